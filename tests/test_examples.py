"""Each folder below examples/bad is a test by lying there: `check` says exactly what its expected.txt holds.

A folder holds the files that differ from the good catalogue in examples/good/small, or a company.yml.
After a change on purpose: read the difference, then `python3 develop.py test tests/test_examples.py --update-golden`.
"""

import shutil
from pathlib import Path

import pytest

from touchpoints.catalogue import loading, reading, validating
from touchpoints.catalogue.checks import STRUCTURE
from touchpoints_command import Command

TESTS = Path(__file__).resolve().parent
EXAMPLES = TESTS / "examples"
SMALL = EXAMPLES / "good" / "small"
TAXONOMY = TESTS.parent / "catalogue" / "taxonomy"

BAD = sorted(path.name for path in (EXAMPLES / "bad").iterdir())
GOOD = sorted(path.name for path in (EXAMPLES / "good").iterdir())


def laid_out(example: Path, folder: Path) -> Command:
    """Lay an example over the good catalogue in a folder."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    shutil.copytree(TAXONOMY, folder / "catalogue/taxonomy", dirs_exist_ok=True)
    shutil.copytree(example, folder, dirs_exist_ok=True)
    return Command(folder)


def expected_exit(output: str) -> int:
    """Give the exit code that belongs to an output."""
    return 3 if "[unreadable]" in output else 1 if ": error: " in output else 0


@pytest.mark.parametrize("name", BAD)
def test_a_bad_example_is_refused_with_exactly_these_words(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    example = EXAMPLES / "bad" / name
    touchpoints = laid_out(example, tmp_path)
    monkeypatch.chdir(tmp_path)
    golden = example / "expected.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(touchpoints.said("check", *company(tmp_path)), encoding="utf-8")
    expected = golden.read_text(encoding="utf-8")
    assert expected, "a bad example has at least one problem"
    result = touchpoints("check", *company(tmp_path), exit_code=expected_exit(expected))
    assert result.stdout == expected


@pytest.mark.parametrize("name", GOOD)
def test_a_good_example_is_well(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touchpoints = laid_out(EXAMPLES / "good" / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert touchpoints("check", *company(tmp_path)).stdout == ""


def company(folder: Path) -> list[str]:
    """Name the company file of an example, if it has one."""
    return ["company.yml"] if (folder / "company.yml").exists() else []


def test_every_code_has_an_example_or_another_test_that_names_it() -> None:
    shown = "\n".join(path.read_text(encoding="utf-8") for path in EXAMPLES.glob("bad/*/expected.txt"))
    tests = "\n".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))
    rules = (*reading.RULES, *validating.RULES, *loading.RULES, *(rule for check in STRUCTURE for rule in check.RULES))
    codes = {rule.code for rule in rules}
    assert {code for code in codes if f" [{code}]\n" not in shown and code not in tests} == set()


def test_no_output_can_be_taken_for_a_command_of_a_build_service() -> None:
    for path in EXAMPLES.glob("bad/*/expected.txt"):
        text = path.read_text(encoding="utf-8")
        assert all(line.startswith(("catalogue/", "company.yml:", "    ")) for line in text.splitlines()), path
        assert all(letter.isprintable() or letter == "\n" for letter in text), path


def test_three_hundred_problems_are_all_reported_in_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touchpoints = laid_out(EXAMPLES / "good" / "small", tmp_path)
    monkeypatch.chdir(tmp_path)
    good = (tmp_path / "catalogue/touchpoints/website/company-website.yml").read_text(encoding="utf-8")
    for number in range(300):
        bad = good.replace("id: company-website", f"id: page-{number:03}").replace(
            "channel: online", f"channel: web-{number}"
        )
        (tmp_path / f"catalogue/touchpoints/website/page-{number:03}.yml").write_text(bad, encoding="utf-8")
    lines = touchpoints("check", exit_code=1).stdout.splitlines()
    named = [line for line in lines if "[unknown-term]" in line]
    assert [line.split(":")[0] for line in named] == [
        f"catalogue/touchpoints/website/page-{number:03}.yml" for number in range(300)
    ]
    assert named == sorted(named)
    assert sum(len(line) for line in lines) < 200_000
