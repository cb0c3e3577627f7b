"""`check`: what it prints for people and for programs, and how it ends."""

import json
import os
import sys
from pathlib import Path

import pytest

from touchpoints_command import Command

PRICE_LIST = "catalogue/touchpoints/print-and-documents/price-list.yml"


def change(touchpoints: Command, file: str, old: str, new: str) -> None:
    path = touchpoints.folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def broken(touchpoints: Command) -> Command:
    """The command, in a folder whose price list has a word that does not exist."""
    change(touchpoints, PRICE_LIST, "channel: both", "channel: bot")
    return touchpoints


LINES = f"{PRICE_LIST}:11:10: error: 'bot' is not one of the channels [unknown-term]\n    did you mean 'both'?\n"


def test_a_catalogue_that_is_well_says_so_and_ends_with_0(touchpoints: Command) -> None:
    result = touchpoints("check")
    assert (result.stdout, result.stderr) == ("", "No problems.\n")


def test_a_problem_is_a_line_with_its_place_and_a_hint_and_ends_with_1(broken: Command) -> None:
    result = broken("check", exit_code=1)
    assert (result.stdout, result.stderr) == (LINES, "1 error, 0 warnings\n")


def test_quiet_leaves_only_the_problems(broken: Command) -> None:
    result = broken("--quiet", "check", exit_code=1)
    assert (result.stdout, result.stderr) == (LINES, "")


@pytest.mark.parametrize("path", [PRICE_LIST, "catalogue/touchpoints", "catalogue", "./catalogue/../catalogue"])
def test_a_file_or_folder_of_the_catalogue_is_checked_within_it(broken: Command, path: str) -> None:
    assert broken("check", path, exit_code=1).stdout == LINES


@pytest.mark.parametrize("path", ["catalogue/chains", "catalogue/touchpoints/website", "catalogue/touchpoints/print"])
def test_a_folder_without_the_problem_is_well(broken: Command, path: str) -> None:
    (broken.folder / path).mkdir(exist_ok=True)
    assert broken("check", path).stdout == ""


def test_a_path_that_does_not_exist_ends_with_3(touchpoints: Command) -> None:
    result = touchpoints("check", "catalogue/none.yml", "nowhere.yml", exit_code=3)
    assert result.stderr.splitlines() == [
        "catalogue/none.yml:1:1: error: there is no such file or folder [unreadable]",
        "nowhere.yml:1:1: error: there is no such file or folder [unreadable]",
    ]


def test_a_company_file_is_checked_against_the_catalogue(touchpoints: Command) -> None:
    (touchpoints.folder / "shop.yml").write_text(
        "company: Shop\nanswers:\n  price-lst: {state: have}\n", encoding="utf-8"
    )
    result = touchpoints("check", "shop.yml", exit_code=1)
    assert result.stdout.splitlines() == [
        "shop.yml:3:3: error: the catalogue has no touchpoint 'price-lst' [unknown-reference]",
        "    did you mean 'price-list'?",
    ]


def test_a_company_file_cannot_be_judged_by_a_broken_catalogue(broken: Command) -> None:
    (broken.folder / "shop.yml").write_text("company: Shop\n", encoding="utf-8")
    assert broken("check", "shop.yml", exit_code=1).stdout == LINES


def test_a_catalogue_that_is_not_there_ends_with_3(touchpoints: Command, tmp_path: Path) -> None:
    result = touchpoints("--catalogue", tmp_path / "none", "check", exit_code=3)
    assert "there is no catalogue here [unreadable]" in result.stderr
    assert result.stdout == ""


def test_an_unreadable_entry_ends_with_3(touchpoints: Command) -> None:
    (touchpoints.folder / PRICE_LIST).unlink()
    (touchpoints.folder / PRICE_LIST).symlink_to("/etc/passwd")
    result = touchpoints("check", exit_code=3)
    assert f"{PRICE_LIST}:1:1: error: cannot be read: not a regular file" in result.stdout
    assert "root:" not in result.output


def test_warnings_end_with_0_and_in_strict_mode_with_1(touchpoints: Command) -> None:
    change(touchpoints, "catalogue/chains/price-enquiry.yml", "leads_to: [clinic-first-visit]\n", "")
    assert "[open-chain]" in touchpoints("check").stdout
    assert "[open-chain]" in touchpoints("check", "--strict", exit_code=1).stdout


def test_json_is_the_numbered_shape_and_nothing_else(broken: Command) -> None:
    assert json.loads(broken("check", "--format", "json", exit_code=1).stdout) == {
        "format": "touchpoints-problems/1",
        "problems": [
            {
                "path": PRICE_LIST,
                "line": 11,
                "column": 10,
                "severity": "error",
                "code": "unknown-term",
                "message": "'bot' is not one of the channels",
                "hint": "did you mean 'both'?",
            }
        ],
    }


def test_json_without_problems_is_an_empty_list(touchpoints: Command) -> None:
    shown = json.loads(touchpoints("check", "--format", "json").stdout)
    assert shown == {"format": "touchpoints-problems/1", "problems": []}


@pytest.mark.skipif(sys.platform != "linux", reason="only there names are bytes")
@pytest.mark.parametrize("name", ["json", "github", "sarif"])
def test_a_file_whose_name_is_no_text_is_reported_too(name: str, touchpoints: Command) -> None:
    path = touchpoints.folder / os.fsdecode(b"clinic\xff.yml")
    path.write_text("company: [", encoding="utf-8")
    assert "yaml-syntax" in touchpoints("check", "--format", name, path, exit_code=1).stdout


def test_github_gets_one_workflow_command_a_problem(broken: Command) -> None:
    change(broken, PRICE_LIST, "channel: bot", 'channel: "50 %,\\n::error::forged"')
    result = broken("check", "--format", "github", exit_code=1)
    assert result.stdout == (
        f"::error file={PRICE_LIST},line=11,col=10,title=unknown-term::"
        "'50 %25,\\u{a}::error::forged' is not one of the channels (allowed: both, offline, online)\n"
    )


def test_github_gets_nothing_where_all_is_well(touchpoints: Command) -> None:
    assert touchpoints("check", "--format", "github").stdout == ""


def test_sarif_names_the_rule_the_place_and_the_title(broken: Command) -> None:
    log = json.loads(broken("check", "--format", "sarif", exit_code=1).stdout)
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert run["tool"]["driver"]["rules"] == [
        {
            "id": "unknown-term",
            "shortDescription": {"text": "A word that the vocabulary does not have"},
            "helpUri": "https://github.com/touchpoint-catalogue/touchpoint-catalogue/blob/main/docs/checks.md#unknown-term",
        }
    ]
    assert run["results"][0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": PRICE_LIST},
        "region": {"startLine": 11, "startColumn": 10},
    }


def test_a_text_cannot_speak_to_the_terminal(broken: Command) -> None:
    change(broken, PRICE_LIST, "channel: bot", 'channel: "a\\tb\\u00a0c"')
    assert "'a\\u{9}b\\u{a0}c' is not one of the channels" in broken("check", exit_code=1).stdout


def test_an_endless_text_is_cut(broken: Command) -> None:
    change(broken, PRICE_LIST, "channel: bot", f"channel: {'x' * 5000}")
    lines = broken("check", exit_code=1).stdout.splitlines()
    assert all(len(line) < 400 for line in lines)
    assert "…" in lines[0]


def test_colours_are_for_terminals_alone(broken: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in broken("check", exit_code=1).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in broken("check", exit_code=1).stdout


def test_a_folder_of_company_files_is_checked_file_by_file(touchpoints: Command) -> None:
    folder = touchpoints.folder / "companies"
    folder.mkdir()
    (folder / "a.yml").write_text("company: A\nanswers: {price-lst: {state: have}}\n", encoding="utf-8")
    (folder / "b.yml").write_text("company: B\n", encoding="utf-8")
    said = touchpoints("check", "companies", exit_code=1).stdout
    assert "companies/a.yml:2:11: error: the catalogue has no touchpoint 'price-lst'" in said
    assert "b.yml" not in said
