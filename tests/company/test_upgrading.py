"""An upgrade carries every answer to where it belongs today, and a second one has nothing left to do."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.reading import parse_document
from touchpoints.company.following import Moves
from touchpoints.company.upgrading import is_newer, upgraded

OLD, NEW = "2026.11", "2027.02"


def data_of(text: str) -> Any:
    """Read the text of a company file."""
    document, problems = parse_document(text.encode(), "")
    assert document is not None
    assert not problems
    return document.value


def with_touchpoints(catalogue: Catalogue, entries: dict[str, dict[str, tuple[str, int]]]) -> Catalogue:
    """Give a catalogue of these touchpoints: by id their questions, with wording and revision."""
    pattern = catalogue.touchpoints["price-list"]
    question = pattern.criteria[0]
    touchpoints = {
        id_: pattern.model_copy(
            update={
                "id": id_,
                "criteria": tuple(
                    question.model_copy(update={"id": name, "ask": ask, "revision": revision})
                    for name, (ask, revision) in questions.items()
                ),
            }
        )
        for id_, questions in entries.items()
    }
    newer = catalogue.settings.model_copy(update={"version": NEW})
    return replace(catalogue, touchpoints=touchpoints, universal=(), settings=newer)


def move(gone: str, *to: str) -> Moves:
    """Note what became of an id."""
    return {gone: to}


FILE = """\
company: Clinic
catalogue_version: "2026.11"
answers:
  # the list on the counter
  list:
    state: have      # since spring
    criteria: {dated: yes, one-page: no}
  sign:
    # seen from the tram
    criteria:
      large: partly
    note: >
      A long text
      over two lines.

  wifi: {state: missing}   # never asked for
chains:
  - {id: visit, links: [{touchpoint: list}, {touchpoint: sign}]}
answered_for:
  list: [1, dated.1.0000, one-page.1.0000]
"""


@pytest.fixture(scope="session")
def upgrade(clinic_catalogue: Catalogue) -> Any:
    """A function that upgrades a text to a catalogue of these questions."""

    def run(text: str, entries: dict[str, dict[str, tuple[str, int]]], *moves: Moves) -> Any:
        went = {gone: to for one in moves for gone, to in one.items()}
        return upgraded(text, with_touchpoints(clinic_catalogue, entries), went)

    return run


STAYS = {
    "list": {"dated": ("Dated?", 1), "one-page": ("One page?", 1)},
    "sign": {"large": ("Large?", 1)},
    "wifi": {"fast": ("Fast?", 1)},
}


def test_a_question_worded_anew_keeps_its_answer_and_is_named(upgrade: Any) -> None:
    result = upgrade(FILE, STAYS)
    assert result.reworded == ["list/dated", "list/one-page"]
    assert data_of(result.text)["answers"] == data_of(FILE)["answers"]


def test_an_answer_whose_question_means_something_else_is_kept_and_marked(upgrade: Any) -> None:
    result = upgrade(FILE, STAYS | {"list": {"dated": ("Dated on each page?", 2), "one-page": ("One page?", 1)}})
    assert result.re_check == ["list/dated"]
    answer = data_of(result.text)["answers"]["list"]
    assert (answer["criteria"]["dated"], answer["re_check"]) == ("yes", ["dated"])


def test_a_mark_that_was_taken_away_does_not_come_back(upgrade: Any) -> None:
    entries = STAYS | {"list": {"dated": ("Dated on each page?", 2), "one-page": ("One page?", 1)}}
    looked_again = upgrade(FILE, entries).text.replace("    re_check: [dated]\n", "")
    assert "re_check" not in looked_again
    assert upgrade(looked_again, entries).text == looked_again


def test_a_moved_touchpoint_takes_its_answers_and_comments_with_it(upgrade: Any) -> None:
    entries = {("price-list" if id_ == "list" else id_): asked for id_, asked in STAYS.items()}
    result = upgrade(FILE, entries, move("list", "price-list"))
    assert "  # the list on the counter\n  price-list:\n    state: have      # since spring\n" in result.text
    assert result.followed[0] == ("list", "price-list")
    assert data_of(result.text)["chains"][0]["links"][0] == {"touchpoint": "price-list"}
    assert "price-list" in data_of(result.text)["answered_for"]


def test_a_retired_touchpoint_goes_to_the_archive_with_its_comments(upgrade: Any) -> None:
    entries = {id_: asked for id_, asked in STAYS.items() if id_ != "sign"}
    result = upgrade(FILE, entries, move("sign"))
    assert result.archived == ["sign", "chains/visit/sign"]
    assert "archive:\n  sign:\n    # seen from the tram\n    criteria:\n      large: partly\n" in result.text
    assert data_of(result.text)["archive"]["sign"] == data_of(FILE)["answers"]["sign"]
    assert "sign" not in data_of(result.text)["answers"]


def test_a_retired_question_goes_to_the_archive(upgrade: Any) -> None:
    result = upgrade(FILE, STAYS | {"list": {"dated": ("Dated?", 1)}})
    assert data_of(result.text)["archive"] == {"list": {"criteria": {"one-page": "no"}}}
    assert data_of(result.text)["answers"]["list"]["criteria"] == {"dated": "yes"}


def test_a_question_that_moved_to_another_touchpoint_is_followed(upgrade: Any) -> None:
    entries = STAYS | {"list": {"dated": ("Dated?", 1)}, "sign": {"large": ("Large?", 1), "short": ("One page?", 1)}}
    result = upgrade(FILE, entries, move("list/one-page", "sign/short"))
    assert data_of(result.text)["answers"]["sign"]["criteria"] == {"large": "partly", "short": "no"}


def test_a_question_that_was_split_is_copied_to_be_looked_at_again(upgrade: Any) -> None:
    entries = STAYS | {"list": {"printed": ("Printed?", 1), "day": ("The day?", 1), "one-page": ("One page?", 1)}}
    result = upgrade(FILE, entries, move("list/dated", "list/printed", "list/day"))
    answer = data_of(result.text)["answers"]["list"]
    assert answer["criteria"] == {"one-page": "no", "printed": "yes", "day": "yes"}
    assert answer["re_check"] == ["printed", "day"]
    assert data_of(result.text)["archive"] == {"list": {"criteria": {"dated": "yes"}}}
    assert upgrade(result.text, entries, move("list/dated", "list/printed", "list/day")).text == result.text


def test_of_questions_that_were_merged_the_one_that_is_answered_counts_and_the_other_is_kept(upgrade: Any) -> None:
    moves = (move("list/dated", "list/short"), move("list/one-page", "list/short"))
    result = upgrade(FILE, STAYS | {"list": {"short": ("Short and dated?", 1)}}, *moves)
    assert data_of(result.text)["answers"]["list"]["criteria"] == {"short": "yes"}
    assert data_of(result.text)["archive"] == {"list": {"criteria": {"one-page": "no"}}}
    assert result.followed == [("list/dated", "list/short")]


def test_a_retired_question_is_archived_even_where_its_touchpoint_moved(upgrade: Any) -> None:
    entries = STAYS | {"prices": {"one-page": ("One page?", 1)}}
    del entries["list"]
    result = upgrade(FILE, entries, move("list", "prices"), move("list/dated"))
    assert data_of(result.text)["answers"]["prices"]["criteria"] == {"one-page": "no"}
    assert data_of(result.text)["archive"] == {"list": {"criteria": {"dated": "yes"}}}


def test_several_releases_are_followed_at_once(upgrade: Any) -> None:
    """The question was renamed, its touchpoint moved, and the question renamed again there."""
    entries = STAYS | {"prices": {"day": ("The day?", 1), "one-page": ("One page?", 1)}}
    del entries["list"]
    moves = (
        move("list/dated", "list/printed"),
        move("list", "menu"),
        move("menu/printed", "menu/day"),
        move("menu", "prices"),
    )
    result = upgrade(FILE, entries, *moves)
    assert data_of(result.text)["answers"]["prices"]["criteria"] == {"day": "yes", "one-page": "no"}
    assert "archive" not in data_of(result.text)
    assert data_of(result.text)["chains"][0]["links"][0] == {"touchpoint": "prices"}


def test_a_question_that_went_elsewhere_is_followed_even_where_its_touchpoint_is_retired(upgrade: Any) -> None:
    entries = STAYS | {"sign": {"large": ("Large?", 1), "short": ("One page?", 1)}}
    del entries["list"]
    result = upgrade(FILE, entries, move("list"), move("list/one-page", "sign/short"))
    assert data_of(result.text)["answers"]["sign"]["criteria"] == {"large": "partly", "short": "no"}
    assert data_of(result.text)["archive"]["list"]["criteria"] == {"dated": "yes"}


CHAINS = """\
company: Clinic
chains:
  - id: visit
    links:
      # who hands it out?
      - touchpoint: fax     # in the office
        passed: 30
      - {touchpoint: list, passed: 20}
  - {id: short, links: [{touchpoint: fax}]}
own_criteria:
  # ours
  list:
    - {id: x-gold-edge, ask: Is the edge gold?, class: attractive, dimension: tangibles}
  fax:
    - {id: x-paper, ask: Is there paper?, class: must-be, dimension: reliability}
"""


def test_a_link_to_what_is_retired_is_archived_with_its_counts_and_comments(upgrade: Any) -> None:
    result = upgrade(CHAINS, STAYS, move("fax"))
    data = data_of(result.text)
    assert data["chains"][0]["links"] == [{"touchpoint": "list", "passed": "20"}]
    assert data["archive"]["chains/visit/fax"] == {"touchpoint": "fax", "passed": "30"}
    assert "# who hands it out?" in result.text
    assert "# in the office" in result.text
    assert "chains/visit/fax" in result.archived


def test_the_only_link_of_a_chain_stays_and_is_named(upgrade: Any) -> None:
    result = upgrade(CHAINS, STAYS, move("fax"))
    assert data_of(result.text)["chains"][1]["links"] == [{"touchpoint": "fax"}]
    assert result.unclear == ["short: fax"]


def test_questions_of_ones_own_follow_the_touchpoint_they_are_asked_of(upgrade: Any) -> None:
    entries = {("prices" if id_ == "list" else id_): asked for id_, asked in STAYS.items()}
    result = upgrade(CHAINS, entries, move("list", "prices"), move("fax"))
    data = data_of(result.text)
    assert list(data["own_criteria"]) == ["prices"]
    assert "  # ours\n  prices:\n" in result.text
    assert data["archive"]["own_criteria/fax"][0]["id"] == "x-paper"
    assert upgrade(result.text, entries, move("list", "prices"), move("fax")).text == result.text


def test_a_split_touchpoint_is_copied_to_be_looked_at_again_and_kept_whole_in_the_archive(upgrade: Any) -> None:
    entries = {"long": {"dated": ("Dated?", 1)}, "short": {"one-page": ("One page?", 1)}, **STAYS}
    del entries["list"]
    result = upgrade(FILE, entries, move("list", "long", "short"))
    answers = data_of(result.text)["answers"]
    assert answers["long"] == {"state": "have", "criteria": {"dated": "yes"}, "re_check": "true"}
    assert answers["short"] == {"state": "have", "criteria": {"one-page": "no"}, "re_check": "true"}
    assert data_of(result.text)["archive"]["list"] == data_of(FILE)["answers"]["list"]


def test_of_merged_touchpoints_what_contradicts_is_kept_in_the_archive(upgrade: Any) -> None:
    entries = {"list": {**STAYS["list"], **STAYS["sign"]}, "wifi": STAYS["wifi"]}
    text = FILE.replace("    # seen from the tram\n", "    state: missing\n    # seen from the tram\n")
    result = upgrade(text, entries, move("sign", "list"))
    answer = data_of(result.text)["answers"]["list"]
    assert answer["state"] == "have"
    assert answer["criteria"]["large"] == "partly"
    assert data_of(result.text)["archive"]["sign"]["state"] == "missing"
    assert "# seen from the tram" in result.text


def test_an_id_that_nobody_knows_is_left_alone_and_named(upgrade: Any) -> None:
    entries = {id_: asked for id_, asked in STAYS.items() if id_ != "wifi"}
    result = upgrade(FILE, entries)
    assert result.unclear == ["wifi"]
    assert "wifi" in data_of(result.text)["answers"]


def test_an_older_file_without_a_record_is_doubted_where_a_question_was_revised(upgrade: Any) -> None:
    text = FILE[: FILE.index("answered_for")]
    result = upgrade(text, STAYS | {"sign": {"large": ("Larger than a hand?", 3)}})
    assert result.re_check == ["sign/large"]


def test_answers_of_units_are_carried_over_too(upgrade: Any) -> None:
    text = "company: Clinic\nunits:\n  harbour:\n    name: Harbour\n    answers:\n      list: {criteria: {dated: no}}\n"
    result = upgrade(text, {"price-list": STAYS["list"]}, move("list", "price-list"))
    assert data_of(result.text)["units"]["harbour"]["answers"] == {"price-list": {"criteria": {"dated": "no"}}}
    assert upgrade(result.text, {"price-list": STAYS["list"]}, move("list", "price-list")).text == result.text


def test_a_file_of_a_newer_catalogue_is_recognised() -> None:
    assert is_newer("2027.02", "2026.11")
    assert is_newer("2026.11.1", "2026.11")
    assert not is_newer("2026.11", "2026.11")
    assert not is_newer(None, "2026.11")


@dataclass(frozen=True)
class History:
    """A random company file, and a random later catalogue with what became of its ids."""

    text: str
    entries: dict[str, dict[str, tuple[str, int]]]
    moves: tuple[Moves, ...]
    marks: tuple[str, ...]


FATES = st.sampled_from(["stays", "moved", "split", "merged", "retired", "removed"])
WORDS = ("alpha", "beta", "gamma", "delta")


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Let each touchpoint and each question stay, move, split, merge, retire or be asked differently."""
    ids = [f"t-{word}" for word in WORDS[: draw(st.integers(1, 4))]]
    entries: dict[str, dict[str, tuple[str, int]]] = {"home": {"c-0": ("Home?", 1)}}
    moves: list[Moves] = []
    lines, marks = ["company: Clinic", f'catalogue_version: "{OLD}"', "answers:"], []
    for number, id_ in enumerate(ids):
        marks += [f"comment-{number}", f"note-{number}"]
        answers = {f"c-{at}": 1000 + 10 * number + at for at in range(draw(st.integers(1, 3)))}
        marks += [str(value) for value in answers.values()]
        lines += draw(written(id_, number, answers))
        homes = draw(home_of(id_, number, moves))
        for home in homes:
            questions = entries.setdefault(home, {})
            for name in answers:
                questions |= draw(asked_today(id_, home, name, moves))
    if draw(st.booleans()):
        marks += ["comment-9", "2000"]
        lines += ["  # comment-9", "  home: {criteria: {c-0: 2000}}"]
    lines += draw(chains_and_own_questions(ids, marks))
    return History("\n".join(lines) + "\n", entries, tuple(moves), tuple(marks))


@st.composite
def chains_and_own_questions(draw: st.DrawFn, ids: list[str], marks: list[str]) -> list[str]:
    """Write a chain whose links carry counts and comments, and questions of one's own."""
    lines: list[str] = []
    links = draw(st.lists(st.sampled_from(ids), max_size=3, unique=True))
    if links:
        in_braces = draw(st.booleans())
        lines += ["chains:", "  - id: visit", "    links:"]
        for number, id_ in enumerate(links):
            marks += [f"comment-link-{number}", str(3000 + number)]
            lines.append(f"      # comment-link-{number}")
            one_line = f"      - {{touchpoint: {id_}, passed: {3000 + number}}}"
            lines += [one_line] if in_braces else [f"      - touchpoint: {id_}", f"        passed: {3000 + number}"]
    asked = draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))
    if asked:
        lines.append("own_criteria:")
        for number, id_ in enumerate(asked):
            marks += [f"comment-own-{number}", f"x-own-{number}"]
            lines += [f"  {id_}:", f"    - id: x-own-{number}   # comment-own-{number}", "      ask: Is it so?"]
    return lines + draw(own_targets(ids, marks))


@st.composite
def own_targets(draw: st.DrawFn, ids: list[str], marks: list[str]) -> list[str]:
    """Write targets of one's own, in a block or in braces."""
    lines: list[str] = []
    for number, id_ in enumerate(draw(st.lists(st.sampled_from(ids), max_size=3, unique=True))):
        targets = {f"c-{at}": f"<= {4000 + 10 * number + at}" for at in range(draw(st.integers(1, 3)))}
        marks += [f"comment-target-{number}", *targets.values()]
        written_out = [f'{name}: "{target}"' for name, target in targets.items()]
        lines.append(f"  # comment-target-{number}")
        if draw(st.booleans()):
            lines.append(f"  {id_}: {{{', '.join(written_out)}}}")
        else:
            lines += [f"  {id_}:", *(f"    {one}" for one in written_out)]
    return ["own_targets:", *lines] if lines else []


@st.composite
def written(draw: st.DrawFn, id_: str, number: int, answers: dict[str, int]) -> list[str]:
    """Write the answers of one touchpoint, in a block or in braces."""
    flow = "{" + ", ".join(f"{name}: {value}" for name, value in answers.items()) + "}"
    head = [f"  # comment-{number}"]
    if draw(st.booleans()):
        return [*head, f"  {id_}: {{note: note-{number}, criteria: {flow}}}"]
    criteria = [f"    criteria: {flow}"]
    if draw(st.booleans()):
        criteria = ["    criteria:", *(f"      {name}: {value}" for name, value in answers.items())]
    return [*head, f"  {id_}:", f"    note: note-{number}", *criteria, ""]


@st.composite
def home_of(draw: st.DrawFn, id_: str, number: int, moves: list[Moves]) -> tuple[str, ...]:
    """Decide where a touchpoint lives today."""
    fate = draw(FATES)
    homes = {
        "stays": (id_,),
        "moved": (f"n-{number}",),
        "split": (f"n-{number}", f"m-{number}"),
        "merged": ("home",),
    }.get(fate, ())
    if fate not in {"stays", "removed"} and draw(st.booleans()):
        moves += [move(id_, f"between-{number}"), move(f"between-{number}", *homes)]  # two releases at once
    elif fate not in {"stays", "removed"}:
        moves.append(move(id_, *homes))
    return homes


@st.composite
def asked_today(draw: st.DrawFn, id_: str, home: str, name: str, moves: list[Moves]) -> dict[str, tuple[str, int]]:
    """Decide what became of a question."""
    fates = ["same", "reworded", "revised", "renamed", "split", "retired", "renamed-before", "gone"]
    fate = draw(st.sampled_from(fates))
    if fate == "gone":
        return {}
    if fate == "retired":
        moves.append(move(f"{draw(st.sampled_from([id_, home]))}/{name}"))
        return {}
    if fate == "split":
        moves.append(move(f"{home}/{name}", f"{home}/{name}-a", f"{home}/{name}-b"))
        return {f"{name}-a": ("Asked?", 1), f"{name}-b": ("Asked?", 1)}
    if fate == "renamed-before" and id_ != home:
        moves.append(move(f"{id_}/{name}", f"{id_}/{name}-new"))
        return {f"{name}-new": ("Asked?", 1)}
    if fate == "renamed":
        moves.append(move(f"{home}/{name}", f"{home}/{name}-new"))
        return {f"{name}-new": ("Asked?", 1)}
    return {name: ("Asked otherwise?" if fate == "reworded" else "Asked?", 2 if fate == "revised" else 1)}


def words_in(value: Any) -> Iterator[str]:
    """Give every key and value of some data."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield str(key)
            yield from words_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from words_in(part)
    else:
        yield str(value)


@settings(max_examples=80, deadline=None)
@given(history=histories())
def test_no_answer_note_or_comment_is_ever_lost(history: History, upgrade: Any) -> None:
    result = upgrade(history.text, history.entries, *history.moves)
    kept = {key: part for key, part in data_of(result.text).items() if key != "answered_for"}
    said = set(words_in(kept))
    for mark in history.marks:
        assert mark in (result.text if mark.startswith("comment") else said), result.text


@settings(max_examples=80, deadline=None)
@given(history=histories())
def test_a_second_upgrade_changes_nothing(history: History, upgrade: Any) -> None:
    once = upgrade(history.text, history.entries, *history.moves).text
    assert upgrade(once, history.entries, *history.moves).text == once


@settings(max_examples=80, deadline=None)
@given(history=histories())
def test_every_answer_and_target_that_counts_is_to_a_question_that_is_asked(history: History, upgrade: Any) -> None:
    result = upgrade(history.text, history.entries, *history.moves)
    for id_, targets in (data_of(result.text).get("own_targets") or {}).items():
        if f"own_targets/{id_}" not in result.unclear:
            assert set(targets or {}) <= set(history.entries[id_])
    for id_, given_ in (data_of(result.text)["answers"] or {}).items():
        if id_ not in result.unclear:
            assert set((given_ or {}).get("criteria") or {}) <= set(history.entries[id_])
