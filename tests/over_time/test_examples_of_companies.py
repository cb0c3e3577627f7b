"""Every command works on every example company, and says what it said when somebody read it."""

from functools import cache
from pathlib import Path

import pytest

from touchpoints import workflow
from touchpoints_command import Command

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDER = REPOSITORY / "examples" / "companies"
EXAMPLES = sorted(FOLDER.glob("*.yml"))
FIRST = [path for path in EXAMPLES if not path.stem[-1].isdigit()]
GOLDEN = Path(__file__).resolve().parent / "golden"
WIDTH = 80

checked_once = cache(workflow._checked)  # what every command begins with, and takes longest


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command among the examples; the catalogue, which no test changes here, is read and checked once."""
    monkeypatch.chdir(FOLDER)
    monkeypatch.setattr(workflow, "_checked", checked_once)
    return Command(tmp_path)


def name_of(path: Path) -> str:
    return path.stem


def second(path: Path) -> Path:
    """Give the later assessment of the same company."""
    return next(other for other in EXAMPLES if other != path and other.stem.startswith(path.stem))


def golden(name: str, text: str, request: pytest.FixtureRequest) -> None:
    """Compare an output with the one that was read and found good, or write that anew."""
    path = GOLDEN / name
    if request.config.getoption("--update-golden"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_there_are_four_companies_at_two_dates() -> None:
    assert len(FIRST) == 4
    assert len({second(path) for path in FIRST}) == 4


@pytest.mark.parametrize("path", EXAMPLES, ids=name_of)
def test_an_example_is_free_of_problems_and_warnings(path: Path, command: Command) -> None:
    command("check", "--strict", path.name)


@pytest.mark.parametrize("path", EXAMPLES, ids=name_of)
def test_an_example_has_a_checklist_in_every_format(path: Path, command: Command) -> None:
    formats = [part for name in ("markdown", "html", "xlsx", "csv", "json") for part in ("--format", name)]
    command("checklist", path.name, *formats, "--output", command.folder)
    assert len(list(command.folder.iterdir())) == 5


@pytest.mark.parametrize("path", EXAMPLES, ids=name_of)
def test_the_summary_fits_the_terminal_and_ends_with_what_to_type(path: Path, command: Command) -> None:
    said = command("checklist", path.name).stdout
    commands = [line for line in said.splitlines() if line.startswith("  touchpoints ")]
    assert len(commands) == 2
    assert all(len(line) <= WIDTH for line in said.splitlines() if line not in commands)
    assert "\x1b" not in said


@pytest.mark.parametrize("path", EXAMPLES, ids=name_of)
def test_what_the_summary_says_to_type_works(path: Path, command: Command) -> None:
    said = command("checklist", path.name).stdout
    explain = next(line.split()[1:] for line in said.splitlines() if line.startswith("  touchpoints explain"))
    command(*explain)


@pytest.mark.parametrize("path", EXAMPLES, ids=name_of)
def test_an_example_is_upgraded_once_and_then_has_nothing_left_to_do(path: Path, command: Command) -> None:
    copy = command.folder / path.name
    copy.write_bytes(path.read_bytes())
    command("upgrade", copy, "--check", exit_code=1)
    assert copy.read_bytes() == path.read_bytes()
    command("upgrade", copy)
    command("upgrade", copy, "--check")
    assert path.read_text(encoding="utf-8").rstrip() in copy.read_text(encoding="utf-8").replace(
        '\ncatalogue_version: "2026.11"', ""
    )
    command("check", "--strict", copy)


@pytest.mark.parametrize("path", FIRST, ids=name_of)
def test_what_comes_back_from_json_changes_nothing(path: Path, command: Command) -> None:
    copy, returned = command.folder / path.name, command.folder / "back.json"
    copy.write_bytes(path.read_bytes())
    command("checklist", copy, "--format", "json", "--output", returned)
    command("fill", copy, returned)
    assert copy.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("path", FIRST, ids=name_of)
@pytest.mark.parametrize("format_", ["text", "markdown", "html", "json", "csv", "xlsx"])
def test_two_dates_are_compared_in_every_format(format_: str, path: Path, command: Command) -> None:
    made = [command.folder / f"{number}.out" for number in (1, 2)]
    for output in made:
        command("compare", path.name, second(path).name, "--format", format_, "--output", output)
    assert made[0].read_bytes() == made[1].read_bytes()


def test_different_companies_stand_side_by_side(command: Command) -> None:
    said = command("compare", *(path.name for path in FIRST)).stdout
    assert "Not ranked" in said


def test_the_units_of_one_company_stand_side_by_side(command: Command) -> None:
    assert "Two Anchors: Harbour" in " ".join(command("compare", "restaurant.yml").stdout.split())
    command("compare", "smile-dental.yml", exit_code=1)


def test_an_assessment_as_json_is_compared_like_its_company_file(command: Command) -> None:
    exported = command.folder / "export.json"
    command("checklist", "smile-dental.yml", "--format", "json", "--output", exported)
    assert "Nothing has changed." in command("compare", exported, "smile-dental.yml").stdout


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("summary", ["checklist", "smile-dental.yml"]),
        ("explain-negative", ["explain", "smile-dental.yml", "review-reply"]),
        ("explain-chain", ["explain", "smile-dental.yml", "first-visit"]),
        ("explain-left-out", ["explain", "smile-dental.yml", "guest-wifi"]),
        ("explain-unit", ["explain", "restaurant.yml", "map-profile"]),
        ("explain-views", ["explain", "b2b-consultancy.yml", "about-us-page"]),
        ("compare", ["compare", "smile-dental.yml", "smile-dental-2027-02.yml"]),
        ("compare-markdown", ["compare", "restaurant.yml", "restaurant-2026-11.yml", "--format", "markdown"]),
        ("compare-units", ["compare", "restaurant.yml"]),
    ],
)
def test_the_words_are_those_that_were_read_and_found_good(
    name: str, arguments: list[str], command: Command, request: pytest.FixtureRequest
) -> None:
    golden(f"{name}.txt", command(*arguments).stdout, request)
