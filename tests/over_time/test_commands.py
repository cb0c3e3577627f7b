"""The commands of time: what they refuse, what they leave alone, and how they end."""

import json
from pathlib import Path

import pytest

from touchpoints_command import Command


@pytest.mark.parametrize("line", ['catalogue_version: "2031.01"', "format: touchpoints-company/2"])
def test_a_file_newer_than_the_tool_is_refused_and_stays_as_it_is(line: str, touchpoints: Command) -> None:
    path = touchpoints.folder / "clinic.yml"
    path.write_text(f"company: Clinic\n{line}\nanswers: {{}}\n", encoding="utf-8")
    before = path.read_bytes()
    said = touchpoints("upgrade", path, exit_code=1).stderr
    assert "clinic.yml:2:" in said
    assert "[newer-file]" in said
    assert path.read_bytes() == before
    assert [one.name for one in touchpoints.folder.iterdir() if "clinic" in one.name] == ["clinic.yml"]


OLDER = """\
company: Clinic
catalogue_version: "2020.01"
answers:
  # on the counter
  price-list: {state: have, criteria: {printed: yes}}   # old
  tariff: {state: have}
"""
MOVES = """\
moves:
  - {from: price-list/printed, to: [price-list/dated], kind: moved, since: '2026.11', reason: The same in clearer words.}
  - {from: tariff, to: [], kind: retired, since: '2026.11', reason: Nobody has one any more.}
"""


@pytest.fixture
def older(touchpoints: Command) -> Path:
    """A company file for a catalogue that has changed since."""
    (touchpoints.folder / "catalogue" / "moves.yml").write_text(MOVES, encoding="utf-8")
    path = touchpoints.folder / "clinic.yml"
    path.write_text(OLDER, encoding="utf-8")
    return path


def test_a_dry_run_shows_the_difference_and_writes_nothing(touchpoints: Command, older: Path) -> None:
    before = older.read_bytes()
    said = touchpoints("upgrade", older, "--dry-run").stdout
    assert "\n-  price-list: {state: have, criteria: {printed: yes}}   # old\n" in said
    assert "\n+  price-list: {state: have, criteria: {dated: yes}}   # old\n" in said
    assert "\n   # on the counter\n" in said
    assert "\n+archive:\n" in said
    assert older.read_bytes() == before


def test_check_ends_with_one_until_there_is_nothing_left_to_do(touchpoints: Command, older: Path) -> None:
    before = older.read_bytes()
    touchpoints("upgrade", older, "--check", exit_code=1)
    assert older.read_bytes() == before
    touchpoints("upgrade", older)
    upgraded = older.read_bytes()
    assert b'catalogue_version: "20' in upgraded, "other programs would take it for a number"
    touchpoints("upgrade", older, "--check")
    assert "nothing to do" in touchpoints("upgrade", older).stderr
    assert older.read_bytes() == upgraded
    touchpoints("check", older)


def test_moves_are_read_from_the_catalogue(touchpoints: Command) -> None:
    path = touchpoints.folder / "clinic.yml"
    path.write_text(
        'company: Clinic\ncatalogue_version: "2020.01"\nanswers:\n  tariff: {state: have}   # old\n', encoding="utf-8"
    )
    moves = "moves:\n  - {from: tariff, to: [price-list], kind: moved, since: '2026.11', reason: The same under a clearer name.}\n"
    (touchpoints.folder / "catalogue" / "moves.yml").write_text(moves, encoding="utf-8")
    touchpoints("upgrade", path)
    assert "  price-list: {state: have}   # old\n" in path.read_text(encoding="utf-8")
    assert (touchpoints.folder / "clinic.yml.bak").is_file()


def test_an_older_file_is_compared_as_if_it_had_been_upgraded(touchpoints: Command) -> None:
    old, new = touchpoints.folder / "old.yml", touchpoints.folder / "new.yml"
    old.write_text(
        'company: Clinic\ncatalogue_version: "2020.01"\nassessed_on: 2026-01-01\nanswers:\n  tariff: {state: missing}\n'
    )
    new.write_text("company: Clinic\nassessed_on: 2026-11-21\nanswers:\n  price-list: {state: have}\n")
    moves = "moves:\n  - {from: tariff, to: [price-list], kind: moved, since: '2026.11', reason: The same under a clearer name.}\n"
    (touchpoints.folder / "catalogue" / "moves.yml").write_text(moves)
    assert "Gained (1)" in touchpoints("compare", old, new).stdout


REVIEWED = """\
company: Clinic
profile: {traits: [premises, waiting, phone, website, appointments, advertises, b2c]}
answers:
  price-list: {state: missing}
  company-website: {criteria: {phone-on-every-page: no}}
  enquiry-form: {criteria: {consent: yes}, status: done}
  guest-wifi: {state: have, reaction: negative}
  phone-booking: {state: have, re_check: true}
  banner-ad: {criteria: {one-message: yes}}
"""


def test_the_sheet_for_a_review_holds_what_is_open_or_was_and_takes_it_back(touchpoints: Command) -> None:
    path, sheet = touchpoints.folder / "clinic.yml", touchpoints.folder / "review.json"
    path.write_text(REVIEWED, encoding="utf-8")
    touchpoints("checklist", path, "--only", "open", "--format", "json", "--output", sheet)
    said = json.loads(sheet.read_text(encoding="utf-8"))
    asked = {one["id"] for one in said["touchpoints"]}
    assert asked == {"price-list", "company-website", "enquiry-form", "guest-wifi", "phone-booking"}
    next(one for one in said["touchpoints"] if one["id"] == "price-list")["state"] = "have"
    sheet.write_text(json.dumps(said), encoding="utf-8")
    touchpoints("fill", path, sheet)
    assert path.read_text(encoding="utf-8") == REVIEWED.replace(
        "price-list: {state: missing}", "price-list: {state: have}"
    )


@pytest.mark.parametrize(
    "damage", [{"profile": "health"}, {"profile": [1]}, {"chains": [None]}, {"touchpoints": [1]}, {"coverage": None}]
)
def test_an_assessment_that_is_not_whole_is_refused(damage: dict[str, object], touchpoints: Command) -> None:
    path, sheet = touchpoints.folder / "clinic.yml", touchpoints.folder / "clinic.json"
    path.write_text(REVIEWED, encoding="utf-8")
    touchpoints("checklist", path, "--format", "json", "--output", sheet)
    sheet.write_text(json.dumps(json.loads(sheet.read_text(encoding="utf-8")) | damage), encoding="utf-8")
    assert "not a whole assessment" in touchpoints("compare", path, sheet, exit_code=1).stderr


def test_a_file_that_is_not_there_is_named(touchpoints: Command) -> None:
    for command in (("compare", "no.yml", "none.yml"), ("upgrade", "no.yml"), ("explain", "no.yml", "price-list")):
        assert "no.yml" in touchpoints(*command, exit_code=3).stderr


def test_an_id_that_nobody_knows_gets_a_suggestion(touchpoints: Command) -> None:
    (touchpoints.folder / "clinic.yml").write_text("company: Clinic\n")
    assert "did you mean 'price-list'" in touchpoints("explain", "clinic.yml", "price-lst", exit_code=2).stderr


NEW = (
    "new",
    "company",
    "bistro.yml",
    "--name",
    "Bistro: Zlatý # & Co",
    "--sector",
    "restaurant",
    "--trait",
    "premises",
)


def test_a_new_company_file_is_valid_and_says_what_to_type_next(touchpoints: Command) -> None:
    assert touchpoints(*NEW).stdout == "  touchpoints checklist bistro.yml\n"
    touchpoints("check", "--strict", "bistro.yml")
    assert "Bistro: Zlatý # & Co" in touchpoints("checklist", "bistro.yml").stdout


def test_a_new_company_file_never_overwrites(touchpoints: Command) -> None:
    path = touchpoints.folder / "bistro.yml"
    path.write_text("mine")
    touchpoints(*NEW, exit_code=3)
    assert path.read_text() == "mine"


def test_without_a_terminal_what_is_missing_is_named_at_once(touchpoints: Command) -> None:
    said = touchpoints("new", "company", "bistro.yml", exit_code=2).stderr
    assert "--name, --sector, --trait" in said
    assert not (touchpoints.folder / "bistro.yml").exists()


@pytest.mark.parametrize(
    ("wrong", "hint"), [(("--sector", "restaurants"), "restaurant"), (("--trait", "premise"), "premises")]
)
def test_a_misspelled_word_gets_a_suggestion(wrong: tuple[str, str], hint: str, touchpoints: Command) -> None:
    assert f"did you mean '{hint}'" in touchpoints(*NEW, *wrong, exit_code=2).stderr


def test_a_name_that_is_none_is_refused(touchpoints: Command) -> None:
    touchpoints("new", "company", "x.yml", "--name", "x" * 300, "--sector", "any", "--trait", "phone", exit_code=1)
    assert not Path("x.yml").exists()


def test_what_a_checklist_in_json_has_of_the_companys_own_is_named_when_it_is_left_out(touchpoints: Command) -> None:
    own = (
        "own_touchpoints:\n  - id: x-kiosk\n    name: Kiosk\n    category: people\n    stages: [need]\n"
        "    channel: offline\n    criteria:\n"
        "      - {id: x-works, ask: Does it work?, class: must-be, dimension: reliability}\n"
    )
    answers = "answers:\n  price-list: {state: have}\n  x-kiosk: {state: have}\n"
    company = touchpoints.folder / "kiosk.yml"
    company.write_text(f"company: Kiosk\nassessed_on: 2026-11-21\nprofile: {{traits: [phone]}}\n{own}{answers}")
    touchpoints("checklist", company, "--format", "json", "--output", touchpoints.folder / "kiosk.json")
    told = touchpoints("compare", touchpoints.folder / "kiosk.json", company).stderr
    assert "kiosk.json: not compared" in told
    assert "x-kiosk" in told
    assert "kiosk.yml: not compared" not in told
