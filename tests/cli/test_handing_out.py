"""Where the result of a command goes, and what is said about words and places that cannot be meant."""

import sys
from pathlib import Path
from typing import Any

import click
import pytest

from touchpoints.cli.handed_out import print_result
from touchpoints_command import Command


@pytest.fixture
def company(touchpoints: Command) -> Path:
    """A company that names one owner."""
    path = touchpoints.folder / "Môj čaj.yml"
    answers = "answers:\n  price-list: {state: missing, owner: Ľubica}\n"
    path.write_text(f"company: Čaj\nprofile: {{traits: [phone]}}\n{answers}", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("a.html", b"<!doctype html>"), ("a.XLSX", b"PK"), ("a.json", b"{"), ("a.md", b"# "), ("folder/", b"# ")],
)
def test_the_ending_of_the_output_chooses_the_form(
    name: str, beginning: bytes, company: Path, touchpoints: Command, tmp_path: Path
) -> None:
    said = touchpoints("checklist", company, "--output", f"{tmp_path}/{name}").stderr
    written = Path(said.removeprefix("Wrote ").strip())
    assert written.read_bytes().lower().startswith(beginning.lower())


def test_the_form_that_is_asked_for_comes_before_the_ending(
    company: Path, touchpoints: Command, tmp_path: Path
) -> None:
    touchpoints("checklist", company, "--format", "markdown", "--output", tmp_path / "a.html")
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("# ")


def test_interview_sheets_go_by_the_ending_too(company: Path, touchpoints: Command, tmp_path: Path) -> None:
    touchpoints("interview", company, "--output", tmp_path / "a.html")
    assert (tmp_path / "a.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_a_workbook_is_not_poured_over_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    with pytest.raises(click.UsageError, match="name a file with --output"):
        print_result(b"PK", "xlsx")


def test_an_owner_who_looks_after_nothing_is_refused_with_a_hint(company: Path, touchpoints: Command) -> None:
    said = touchpoints("checklist", company, "--owner", "Lubica", exit_code=2).stderr
    assert "'Lubica' is not known; did you mean 'Ľubica'?" in said
    assert "Price list" in touchpoints("checklist", company, "--owner", "Ľubica").stdout


@pytest.mark.parametrize("command", [("list",), ("new", "company")])
def test_an_option_of_every_command_is_told_its_place(command: tuple[str, ...], touchpoints: Command) -> None:
    said = touchpoints(*command, "--quiet", exit_code=2).stderr
    assert "--quiet stands before the command: touchpoints --quiet …" in said
    assert "Did you mean" not in said


def test_a_folder_is_no_company_file(touchpoints: Command) -> None:
    said = touchpoints("checklist", touchpoints.folder, exit_code=3).stderr
    assert "it is a folder, and a file is needed" in said


def test_who_stops_a_question_is_not_told_of_problems_in_the_data(
    touchpoints: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> str:
        raise click.Abort

    monkeypatch.setattr("touchpoints.cli.new_company.at_a_terminal", lambda: True)
    monkeypatch.setattr("click.prompt", stop)
    assert touchpoints("new", "company", "x.yml", exit_code=130).stderr == "Stopped.\n"
    assert not (touchpoints.folder / "x.yml").exists()


def test_a_file_that_may_not_be_read_ends_with_3(
    company: Path, touchpoints: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def locked(path: Path, *arguments: Any, **named: Any) -> Any:
        if path.name == company.name:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **named)

    monkeypatch.setattr("os.access", lambda *_: False)  # what an owner sees; an administrator may read everything
    monkeypatch.setattr(Path, "open", locked)
    assert "cannot be read: permission denied" in touchpoints("checklist", company, exit_code=3).stderr


def test_a_form_that_interview_sheets_do_not_have_is_refused(
    company: Path, touchpoints: Command, tmp_path: Path
) -> None:
    said = touchpoints("interview", company, "--output", tmp_path / "a.xlsx", exit_code=2).stderr
    assert "there is no xlsx of this; it is made as markdown or html" in said
    assert not (tmp_path / "a.xlsx").exists()
