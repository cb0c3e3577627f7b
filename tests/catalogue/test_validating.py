"""What does not fit the model of an entry is a problem at its place, in plain words, all in one run."""

import copy
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from workbench import PRICE_LIST, Workbench

from touchpoints.catalogue.entries import Touchpoint
from touchpoints.catalogue.reading import parse_document
from touchpoints.catalogue.validating import validated
from touchpoints.problems import Problem

ENTRY = """\
id: price-list
name: Price list
category: print-and-documents
kind: document
summary: What it costs.
why: It goes on selling.
helps_customer_to: choose.
stages: [comparison, purchase]
journey: [purchase]
channel: both
tips:
  - {text: Date it., lever: business-processes, effort: 1}
criteria:
  - id: dated
    ask: Is it dated?
    class: must-be
    dimension: reliability
"""

WORDS = {
    "categories": ("print-and-documents", "people"),
    "kinds": ("document", "person"),
    "stages": ("need", "information", "comparison", "purchase", "reaction"),
    "journey": ("awareness", "purchase", "use"),
    "channels": ("online", "offline", "both"),
    "levers": ("staff-skills", "business-processes"),
    "classes": ("must-be", "performance", "attractive"),
    "dimensions": ("reliability", "empathy"),
    "traits": ("premises", "walk-ins", "appointments"),
    "units": ("minutes", "pt"),
}


def problems_of(text: str) -> list[Problem]:
    """Validate the text of an entry."""
    document, problems = parse_document(text.encode(), "f.yml")
    assert document is not None
    assert problems == []
    return validated(document, Touchpoint, WORDS)[1]


def said(text: str) -> list[tuple[str, int, int]]:
    """Give code and place of every problem of an entry."""
    return [(one.code, one.place.line, one.place.column) for one in problems_of(text)]


def test_the_example_is_well() -> None:
    assert problems_of(ENTRY) == []


WRONG = {
    "a misspelled key": ("summary:", "sumary:", "unknown-key", 5, 1, "the key 'sumary' is not known here", "did you mean 'summary'?"),
    "a misspelled key in a list": ("lever: b", "levre: b", "unknown-key", 12, 22, "the key 'levre' is not known here", "did you mean 'lever'?"),
    "a key of another part": ("    ask:", "    cost: low\n    ask:", "unknown-key", 15, 5, "the key 'cost' is not known here", ""),
    "a key without a value": ("name: Price list", "name:", "empty-value", 2, 1, "the key 'name' has no value", "write a value, or delete the key"),
    "an empty text": ("name: Price list", "name: ''", "wrong-value", 2, 7, "the text is empty", "write it, or delete the key"),
    "a text of blanks": ("name: Price list", "name: '  '", "wrong-value", 2, 7, "the text is empty", ""),
    "an empty list of stages": ("[comparison, purchase]", "[]", "wrong-value", 8, 9, "the list is too short", "at least 1 expected"),
    "a text where a list belongs": ("[comparison, purchase]", "comparison", "wrong-value", 8, 9, "'comparison': a list is expected here", "one item a line"),
    "a list where a text belongs": ("Price list", "[Price, list]", "wrong-value", 2, 7, "a text is expected here", "on one line"),
    "keys where a text belongs": ("Price list", "{en: Price list}", "wrong-value", 2, 7, "a text is expected here", ""),
    "a text where keys belong": ("- {text: Date it., lever: business-processes, effort: 1}", "- Date it.", "wrong-value", 12, 5, "'Date it.': keys with values are expected here", "key: value"),
    "a word that is near": ("channel: both", "channel: onlin", "unknown-term", 10, 10, "'onlin' is not one of the channels", "did you mean 'online'?"),
    "a word that is far": ("channel: both", "channel: carrier pigeon", "unknown-term", 10, 10, "'carrier pigeon' is not one of the channels", "allowed: both, offline, online"),
    "a word in a list": ("[comparison, purchase]", "[comparison, buying]", "unknown-term", 8, 22, "'buying' is not one of the stages", "allowed: comparison"),
    "a word in a part": ("class: must-be", "class: must", "unknown-term", 16, 12, "'must' is not one of the classes", "did you mean 'must-be'?"),
    "a number out of its band": ("effort: 1}", "effort: 4}", "wrong-value", 12, 57, "'4': one of 1, 2, 3, 5, 8, 13 is expected here", ""),
    "a word where a number belongs": ("effort: 1}", "effort: low}", "wrong-value", 12, 57, "'low': one of 1, 2, 3, 5, 8, 13 is expected here", ""),
    "half a number": ("effort: 1}", "effort: 1.5}", "wrong-value", 12, 57, "one of 1, 2", ""),
    "an id in capitals": ("id: price-list", "id: Price-List", "wrong-value", 1, 5, "'Price-List' is not an id", "small letters"),
    "an id with two hyphens": ("id: dated", "id: da--ted", "wrong-value", 14, 9, "'da--ted' is not an id", "single hyphens"),
    "an id with a digit in front": ("id: dated", "id: 1st", "wrong-value", 14, 9, "'1st' is not an id", "beginning with a letter"),
    "an id that Windows keeps for itself": ("id: dated", "id: con", "wrong-value", 14, 9, "'con' is reserved", ""),
    "an id that leads out of the folder": ("id: price-list", "id: ../../etc/passwd", "wrong-value", 1, 5, "is not an id", ""),
    "a name of 201 letters": ("Price list", "x" * 201, "wrong-value", 2, 7, "the text is longer than 200 characters", "shorten it"),
    "a summary of 1201 letters": ("What it costs.", "x" * 1201, "wrong-value", 5, 10, "the text is longer than 1200 characters", ""),
    "a trait that does not exist": ("tips:", "applies_if: [premisses]\ntips:", "unknown-term", 11, 14, "'premisses' is not one of the traits", "did you mean 'premises'?"),
    "an alternative that does not exist": ("tips:", "applies_if: [premises or walkins]\ntips:", "unknown-term", 11, 14, "'walkins' is not one of the traits", "did you mean 'walk-ins'?"),
    "a condition that is none": ("tips:", "applies_if: ['premises, walk-ins']\ntips:", "wrong-value", 11, 14, "is not a condition", "joined by 'or'"),
    "a target without a comparison": ("    dim", "    measure: {unit: pt, target: 12}\n    dim", "wrong-value", 17, 33, "'12': this does not have the expected form", ""),
    "an address without its beginning": ("tips:", "sources: [{title: T, url: www.example.com}]\ntips:", "wrong-value", 11, 27, "is not a web address", "https://"),
    "an address that runs": ("tips:", "sources: [{title: T, url: 'javascript:alert(1)'}]\ntips:", "wrong-value", 11, 27, "is not a web address", "https://"),
    "a day that does not exist": ("tips:", "reviewed_on: 2026-02-30\ntips:", "wrong-value", 11, 14, "a date is expected here", "2026-11-21"),
    "a number of seconds as a date": ("tips:", "reviewed_on: 86400\ntips:", "wrong-value", 11, 14, "'86400' is not a date", "2026-11-21"),
    "a number that is none": ("tips:", "standards: [{id: a, text: T, mark: rule-of-thumb, value: nan}]\ntips:", "wrong-value", 11, 58, "finite number", ""),
    "a comma in a number": ("tips:", "standards: [{id: a, text: T, mark: rule-of-thumb, value: '1,5'}]\ntips:", "wrong-value", 11, 58, "a number is expected here", "with a point"),
    "a year of another age": ("tips:", "sources: [{title: T, year: 1066}]\ntips:", "wrong-value", 11, 28, "1800", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_is_one_problem_at_its_place_in_plain_words(name: str) -> None:
    old, new, code, line, column, message, hint = WRONG[name]
    assert ENTRY.count(old) == 1, old
    problems = problems_of(ENTRY.replace(old, new))
    more = [one for one in problems if one.code == "missing-key"] if code == "unknown-key" else []
    assert [(one.code, one.place.line, one.place.column) for one in problems if one not in more] == [
        (code, line, column)
    ]
    problem = next(one for one in problems if one not in more)
    assert message in problem.message
    assert hint in problem.hint


OBLIGATORY = ("id", "name", "category", "kind", "summary", "why", "helps_customer_to", "stages", "journey", "channel")


@pytest.mark.parametrize("key", OBLIGATORY)
def test_an_obligatory_key_that_is_missing_is_named_with_what_it_is_for(key: str) -> None:
    without = "\n".join(line for line in ENTRY.splitlines() if not line.startswith(f"{key}:"))
    problems = problems_of(without)
    assert [(one.code, one.message) for one in problems] == [("missing-key", f"the key '{key}' is missing")]
    assert problems[0].hint


def test_a_key_missing_in_an_item_is_a_problem_where_the_item_begins() -> None:
    assert said(ENTRY.replace("    class: must-be\n", "")) == [("missing-key", 14, 5)]


def test_all_problems_of_a_file_are_found_in_one_run() -> None:
    text = (
        ENTRY.replace("summary", "sumary")
        .replace("both", "webb")
        .replace("effort: 1", "effort: 4")
        .replace("id: dated", "id: Dated")
    )
    assert sorted(said(text)) == [
        ("missing-key", 1, 1),
        ("unknown-key", 5, 1),
        ("unknown-term", 10, 10),
        ("wrong-value", 12, 57),
        ("wrong-value", 14, 9),
    ]


def test_a_list_with_a_wrong_item_is_not_called_too_short_as_well() -> None:
    assert said(ENTRY.replace("[comparison, purchase]", "[buying]")) == [("unknown-term", 8, 10)]


def test_after_twenty_problems_the_rest_is_counted() -> None:
    many = ENTRY + "".join(f"key-{number}: x\n" for number in range(50))
    problems = problems_of(many)
    assert len(problems) == 21
    assert problems[-1].message == "and 30 more problems of this kind in this file"


def test_twenty_problems_are_all_shown() -> None:
    problems = problems_of(ENTRY + "".join(f"key-{number}: x\n" for number in range(20)))
    assert len(problems) == 20


def test_a_list_or_a_text_instead_of_an_entry_is_one_problem() -> None:
    assert said("- a\n- b\n") == [("wrong-value", 1, 1)]
    assert said("Price list\n") == [("wrong-value", 1, 1)]


def test_how_a_text_is_wrapped_means_nothing() -> None:
    document, _ = parse_document(
        ENTRY.replace("What it costs.", ">-\n  What\n  it   costs.\n\n  Always.").encode(), "f.yml"
    )
    assert document is not None
    entry, problems = validated(document, Touchpoint, WORDS)
    assert problems == []
    assert entry is not None
    assert entry.summary == "What it costs. Always."


def test_texts_that_look_like_something_else_stay_texts() -> None:
    document, _ = parse_document(ENTRY.replace("Price list", "014").replace("Is it dated?", "no").encode(), "f.yml")
    assert document is not None
    entry, problems = validated(document, Touchpoint, WORDS)
    assert problems == []
    assert entry is not None
    assert (entry.name, entry.criteria[0].ask) == ("014", "no")


def test_what_an_author_leaves_out_has_a_sensible_default() -> None:
    document, _ = parse_document(ENTRY.encode(), "f.yml")
    assert document is not None
    entry, _ = validated(document, Touchpoint, WORDS)
    assert entry is not None
    assert (entry.entity, entry.control, entry.importance, entry.effort, entry.owner_role) == (
        "business",
        "owned",
        3,
        2,
        "owner",
    )
    assert (entry.status, entry.revision, entry.criteria[0].weight) == ("complete", 1, 1)


def paths(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """List the way to every part of a value."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(path for key, part in below for path in paths(part, (*at, key)))]


WHOLE = yaml.safe_load(ENTRY)
NESTED = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "text", "x", "", "ask", "класс"]), inner, max_size=3)
    ),
    max_leaves=8,
)


def mutated(at: tuple[Any, ...], part: Any) -> Any:
    """Put another value into a place of the valid entry."""
    if not at:
        return part
    whole = copy.deepcopy(WHOLE)
    around = whole
    for step in at[:-1]:
        around = around[step]
    around[at[-1]] = part
    return whole


@given(st.sampled_from(paths(WHOLE)), NESTED)
def test_no_value_in_any_place_raises_anything_and_every_place_lies_inside_the_file(
    at: tuple[Any, ...], part: Any
) -> None:
    text = yaml.safe_dump(mutated(at, part), allow_unicode=True, sort_keys=False)
    document, problems = parse_document(text.encode(), "f.yml")
    found = problems if document is None else [*problems, *validated(document, Touchpoint, WORDS)[1]]
    lines = text.split("\n")
    for problem in found:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
        assert problem.message.strip()


@given(
    st.lists(st.sampled_from(["delete", "double", "swap", "insert", "case"]), min_size=1, max_size=4),
    st.randoms(use_true_random=False),
)
def test_no_slip_of_the_finger_raises_anything(slips: list[str], chance: Any) -> None:
    text = ENTRY
    for slip in slips:
        where = chance.randrange(len(text))
        letter = chance.choice(":-#&*!|>'\"[]{},?%@`\n\t ~\u00a0é")
        changed = {
            "delete": "",
            "double": text[where] * 2,
            "swap": letter,
            "insert": text[where] + letter,
            "case": text[where].swapcase(),
        }
        text = text[:where] + changed[slip] + text[where + 1 :]
    document, problems = parse_document(text.encode(), "f.yml")
    if document is not None:
        problems += validated(document, Touchpoint, WORDS)[1]
    for problem in problems:
        assert 1 <= problem.place.line <= text.count("\n") + 1


def test_an_error_in_one_file_hides_none_in_another(bench: Workbench) -> None:
    bench.change(PRICE_LIST, "kind: document", "kind: paper")
    bench.write("touchpoints/website/enquiry-form.yml", "a: [\n")
    bench.change("taxonomy/costs.yml", "id: none", "idd: none")
    bench.change("catalogue.yml", "name: Small catalogue", "nam: Small catalogue")
    codes = {one.split(" ")[1] for one in bench.found()}
    files = {one.split(":")[0] for one in bench.found()}
    assert codes >= {"unknown-term", "yaml-syntax", "unknown-key", "missing-key"}
    assert files >= {PRICE_LIST, "touchpoints/website/enquiry-form.yml", "taxonomy/costs.yml", "catalogue.yml"}


def test_three_hundred_broken_files_are_each_named_once(bench: Workbench) -> None:
    for number in range(300):
        text = ENTRY.replace("id: price-list", f"id: p-{number:03}").replace("channel: both", "channel: neither")
        bench.write(f"touchpoints/print-and-documents/p-{number:03}.yml", text)
    found = [one for one in bench.found() if "/p-" in one]
    assert found == [f"touchpoints/print-and-documents/p-{number:03}.yml:10:10 unknown-term" for number in range(300)]


def test_the_order_of_problems_does_not_depend_on_the_order_of_files(bench: Workbench) -> None:
    bench.change(PRICE_LIST, "kind: document", "kind: paper")
    bench.change("universal.yml", "criteria:", "criterias:")
    bench.write("chains/a.yml", "x: y\n")
    assert bench.problems() == sorted(bench.problems())
    assert len({one.place.path for one in bench.problems()}) == 3
