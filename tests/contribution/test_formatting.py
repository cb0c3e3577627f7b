"""`fmt`: the house order, with everything said and every comment kept."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchpoints.catalogue.entries import Criterion
from touchpoints.catalogue.formatting import formatted, in_order
from touchpoints.catalogue.reading import parse_document
from touchpoints_command import Command

PATH = "catalogue/touchpoints/website/x.yml"
PRICE_LIST = "catalogue/touchpoints/print-and-documents/price-list.yml"
CHAIN = "catalogue/chains/price-enquiry.yml"


def fmt(text: str, path: str = PATH) -> str:
    written, problems = formatted(text.encode(), path)
    assert written is not None, problems
    return written.decode()


def value_of(text: str) -> object:
    document, problems = parse_document(text.encode(), "")
    assert document is not None
    assert not problems
    return document.value


def test_keys_stand_in_the_order_of_the_model() -> None:
    assert (
        fmt("kind: document\nname: Price list\nid: price-list\n")
        == "id: price-list\nname: Price list\nkind: document\n"
    )


def test_the_work_of_a_touchpoint_is_named_before_its_long_lists() -> None:
    assert fmt("tips: []\nimportance: 4\n") == "importance: 4\ntips: []\n"


def test_a_criterion_shows_its_class_under_the_name_authors_write() -> None:
    assert in_order(["class", "ask", "id"], Criterion) == ["id", "ask", "class"]


def test_unknown_keys_stay_and_stand_last() -> None:
    assert fmt("sumary: x\nid: a\n") == "id: a\nsumary: x\n"


def test_a_comment_goes_with_the_key_below_it() -> None:
    written = fmt("kind: document\n# how it is called\nname: Price list\nid: price-list\n")
    assert written == "id: price-list\n# how it is called\nname: Price list\nkind: document\n"


def test_a_comment_beside_a_value_stays_beside_it() -> None:
    assert fmt("name: Tariff # short\nid: a  # for ever\n") == "id: a  # for ever\nname: Tariff  # short\n"


def test_a_comment_at_the_foot_of_a_list_stays_in_it() -> None:
    text = "aliases:\n  - tariff\n  # more are welcome\nid: a\n"
    assert fmt(text) == "id: a\naliases:\n  - tariff\n  # more are welcome\n"


def test_a_comment_between_a_key_and_its_text_stands_above_the_key_afterwards() -> None:
    assert fmt("id: a\nwhy:\n  # in two sentences\n  It sells.\nkind: document\n") == (
        "id: a\nkind: document\n# in two sentences\nwhy: It sells.\n"
    )


def test_a_list_of_ids_with_a_comment_in_it_is_not_put_on_one_line() -> None:
    text = "id: a\nrelated:\n  - b  # its sister\n  - c\n"
    assert fmt(text) == text


def test_the_schema_stands_first_and_a_word_on_the_file_behind_it() -> None:
    text = "# Written by a committee.\n# yaml-language-server: $schema=../touchpoint.schema.json\n\nid: a\n"
    assert (
        fmt(text) == "# yaml-language-server: $schema=../touchpoint.schema.json\n# Written by a committee.\n\nid: a\n"
    )


def test_a_comment_above_the_first_key_of_an_item_is_lifted_above_the_item() -> None:
    text = "criteria:\n  - class: must-be\n    # kept for ever\n    id: a\n"
    assert fmt(text) == "criteria:\n  # kept for ever\n  - id: a\n    class: must-be\n"


def test_ids_stand_on_one_line_and_mappings_in_blocks() -> None:
    text = "id: a\nstages:\n- seeking\n- purchase\nmeasure: {unit: pt, target: '>= 12'}\n"
    assert fmt(text) == 'id: a\nstages: [seeking, purchase]\nmeasure:\n  unit: pt\n  target: ">= 12"\n'


def test_paragraphs_are_folded_and_other_texts_stay_on_their_line() -> None:
    long = "word " * 39 + "word"
    written = fmt(f"why: {long}\nsummary: {long}\n").split("\n")
    assert written[0] == f"summary: {long}"
    assert written[1] == "why: >-"
    assert max(len(line) for line in written[2:]) <= 115


@pytest.mark.parametrize(
    "text", ["'no: yes'", '"a # b"', '"1.10"', '"- x"', '">= 12"', '"no"', "'He said \"yes: no\"'"]
)
def test_quotation_marks_stay_where_they_are_needed(text: str) -> None:
    written = fmt(f"name: {text}\n")
    assert written[len("name: ")] in "'\""
    assert value_of(written) == value_of(f"name: {text}\n")


def test_quotation_marks_go_where_nothing_needs_them() -> None:
    assert fmt('name: "Price list"\n') == "name: Price list\n"


def test_a_text_that_a_comment_cuts_off_is_left_as_it_is() -> None:
    written, problems = formatted(b"name: Order # 5\n", PATH)
    assert written is None
    assert [one.code for one in problems] == ["cut-comment"]


def test_the_kind_of_a_lone_text_is_known_by_its_schema_or_its_keys() -> None:
    assert fmt("do: x\nid: a\nstops: []\n", "<stdin>") == "id: a\nstops: []\ndo: x\n"
    written, problems = formatted(b"colour: red\n", "notes.yml")
    assert written is None
    assert [one.code for one in problems] == ["no-house-order"]


words = st.text(alphabet="ab \t:#-'\"[]{},&*!|>%@`?~=\n\u010d\u00e9", max_size=30)


@st.composite
def entries(draw: st.DrawFn) -> str:
    """A touchpoint as a hasty author writes it: any order, any quotes, comments everywhere."""
    lines: list[str] = []
    for key in draw(st.permutations(["id", "name", "why", "aliases", "stages", "criteria"])):
        if draw(st.booleans()):
            lines += ["", "# " + key] if draw(st.booleans()) else ["# above " + key]
        beside = draw(st.sampled_from(["", "  # beside", " # x"]))
        text = yaml_quoted(draw(words))
        if key == "criteria":
            lines += [
                f"criteria:{beside}",
                f"- class: must-be{beside}",
                "  # inner",
                f"  ask: {text}",
                "  id: one",
                "  # foot",
            ]
        elif key in {"aliases", "stages"} and draw(st.booleans()):
            lines.append(f"{key}: [a, {text}]{beside}")
        elif key in {"aliases", "stages"}:
            lines += [f"{key}:", "    # first", f"    - {text}{beside}", "    - b"]
        else:
            lines.append(f"{key}: {text}{beside}")
    return "\n".join(lines) + "\n" + draw(st.sampled_from(["", "# the end\n"]))


def yaml_quoted(text: str) -> str:
    return "'" + text.replace("'", "''").replace("\n", " ").replace("\t", " ") + "'"


def folded(value: object) -> object:
    if isinstance(value, dict):
        return {key: folded(part) for key, part in value.items()}
    if isinstance(value, list):
        return [folded(part) for part in value]
    return " ".join(value.split(" ")).strip() and " ".join(value.split()) if isinstance(value, str) else value


@given(entries())
def test_what_is_said_stays_the_order_is_final_and_no_comment_is_lost(text: str) -> None:
    written = fmt(text)
    assert fmt(written) == written
    assert folded(value_of(written)) == folded(value_of(text))
    for comment in ("# above", "# beside", "# inner", "# first", "# foot", "# the end"):
        assert written.count(comment) == text.count(comment)


def test_check_names_what_would_change_and_changes_nothing(touchpoints: Command) -> None:
    path = touchpoints.folder / PRICE_LIST
    touchpoints("fmt", PRICE_LIST)
    path.write_text(
        path.read_text(encoding="utf-8").replace("id: price-list\n", 'id: "price-list"\n', 1), encoding="utf-8"
    )
    before = path.read_bytes()
    assert f"would change {PRICE_LIST}" in touchpoints("fmt", "--check", PRICE_LIST, exit_code=1).output
    assert path.read_bytes() == before
    touchpoints("fmt", PRICE_LIST)
    assert path.read_bytes() != before
    touchpoints("fmt", "--check", PRICE_LIST)


def test_a_whole_catalogue_is_formatted_without_naming_it(touchpoints: Command) -> None:
    touchpoints("fmt")
    touchpoints("fmt", "--check")
    touchpoints("check")


def test_entries_elsewhere_are_found_however_deep_the_catalogue_lies(touchpoints: Command, tmp_path: Path) -> None:
    deep, elsewhere = tmp_path / "a/b/c/d/e/f", tmp_path / "touchpoints"
    shutil.copytree(touchpoints.folder / "catalogue", deep / "catalogue")
    elsewhere.mkdir()
    shutil.copy(touchpoints.folder / PRICE_LIST, elsewhere)
    said = touchpoints("--catalogue", deep / "catalogue", "fmt", "--check", elsewhere, exit_code=1)
    assert "price-list.yml" in said.output


def test_a_file_with_mistakes_is_left_alone_and_named(touchpoints: Command) -> None:
    path = touchpoints.folder / CHAIN
    path.write_text("id: [\n", encoding="utf-8")
    result = touchpoints("fmt", exit_code=1)
    assert f"{CHAIN}:" in result.output
    assert path.read_text(encoding="utf-8") == "id: [\n"


def test_every_entry_of_the_catalogue_can_be_formatted_twice_alike() -> None:
    root = Path(__file__).resolve().parents[2]
    for folder in ("chains", "routes", "symptoms", "touchpoints/website"):
        for path in sorted((root / "catalogue" / folder).rglob("*.yml")):
            shown = path.relative_to(root).as_posix()
            once = fmt(path.read_text(encoding="utf-8"), shown)
            assert fmt(once, shown) == once
