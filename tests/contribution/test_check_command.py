"""`check` as editors, hooks and workflows run it."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from touchpoints.cli.main import cli
from touchpoints_command import Command

PRICE_LIST = Path("catalogue/touchpoints/print-and-documents/price-list.yml")


def piped(text: str, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments], input=text)


def spoil(touchpoints: Command) -> None:
    path = touchpoints.folder / PRICE_LIST
    path.write_text(path.read_text(encoding="utf-8").replace("summary:", "sumary:"), encoding="utf-8")


@pytest.fixture
def _in_a_workflow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKFLOW", "Check")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))


@pytest.mark.usefixtures("_in_a_workflow")
def test_in_a_workflow_annotations_are_chosen_and_a_summary_is_written(touchpoints: Command, tmp_path: Path) -> None:
    spoil(touchpoints)
    output = touchpoints("check", exit_code=1).output
    assert f"::error file={PRICE_LIST.as_posix()},line=" in output
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "2 problems were found." in summary
    assert "unknown-key" in summary


@pytest.mark.usefixtures("_in_a_workflow")
def test_a_format_that_is_named_is_kept_in_a_workflow(touchpoints: Command) -> None:
    spoil(touchpoints)
    assert ": error: " in touchpoints("check", "--format", "text", exit_code=1).output


@pytest.mark.usefixtures("_in_a_workflow")
def test_no_text_of_a_file_becomes_markup_in_a_summary(touchpoints: Command, tmp_path: Path) -> None:
    path = touchpoints.folder / PRICE_LIST
    path.write_text(path.read_text(encoding="utf-8") + "'<img src=x> @all': 1\n", encoding="utf-8")
    touchpoints("check", exit_code=1)
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "<img" not in summary
    assert "@all" not in summary


def test_a_text_on_standard_input_is_checked_within_the_catalogue(touchpoints: Command) -> None:
    text = (touchpoints.folder / PRICE_LIST).read_text(encoding="utf-8")
    assert piped(text, "check", "-").exit_code == 0
    result = piped(text + "leads_to: [websit]\n", "check", "-")
    assert result.exit_code == 1
    assert "<stdin>:" in result.output
    assert "unknown-reference" in result.output


def test_a_company_file_comes_through_standard_input_too(touchpoints: Command) -> None:
    result = piped("company: Ours\nlanguage: en\nanswers:\n  price-lst: {state: have}\n", "check", "-")
    assert "<stdin>:4:3" in result.output
    assert touchpoints.folder.is_dir()


@pytest.mark.parametrize("text", ["", "id: [", "- a\n", "\x00", "id: x\ntips: []\n"])
def test_whatever_comes_through_standard_input_is_answered_with_places(touchpoints: Command, text: str) -> None:
    result = piped(text, "check", "-")
    assert result.exit_code == 1
    assert "<stdin>:" in result.output
    assert touchpoints.folder.is_dir()


def test_formatting_works_on_standard_input(touchpoints: Command) -> None:
    result = CliRunner().invoke(cli, ["fmt", "-"], input="tips: []\nid: a\n")
    assert result.stdout == "id: a\ntips: []\n"
    assert piped("tips: []\nid: a\n", "fmt", "--check", "-").exit_code == 1
    assert touchpoints.folder.is_dir()


def test_one_file_is_judged_as_it_is_within_the_whole(touchpoints: Command) -> None:
    path = touchpoints.folder / PRICE_LIST
    long = " ".join(["word"] * 60)
    path.write_text(path.read_text(encoding="utf-8").replace("summary: ", f"summary: {long}. "), encoding="utf-8")
    whole = touchpoints("check").output
    alone = touchpoints("check", PRICE_LIST).output
    assert "readability" in alone
    assert [line for line in whole.split("\n") if line.startswith(PRICE_LIST.as_posix())] == [
        line for line in alone.split("\n") if line.startswith(PRICE_LIST.as_posix())
    ]


def test_a_hook_on_one_entry_loads_neither_the_site_nor_the_checklists(touchpoints: Command) -> None:
    code = (
        "import sys\nfrom touchpoints.cli.main import cli\n"
        f"cli(['check', {PRICE_LIST.as_posix()!r}], standalone_mode=False)\n"
        f"cli(['fmt', '--check', {PRICE_LIST.as_posix()!r}], standalone_mode=False)\n"
        "print(*sorted(name for name in sys.modules))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=touchpoints.folder, capture_output=True, text=True, check=False
    )
    loaded = {".".join(name.split(".")[:2]) for name in result.stdout.split()}
    assert "touchpoints.catalogue" in loaded, result.stderr
    assert loaded & {f"touchpoints.{room}" for room in ("workflow", "site", "checklist", "company")} == set()
    assert {name.split(".")[0] for name in loaded} & {"mkdocs", "openpyxl", "xlsxwriter", "babel"} == set()
