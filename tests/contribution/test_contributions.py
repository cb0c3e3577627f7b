"""Contributions of strangers, of growing badness: each folder below examples/contributions is answered by exactly its expected.txt.

A folder holds the files that a pull request adds or changes, and in gone.txt those it takes away. The catalogue they
meet is examples/good/small, which has had a release.
After a change on purpose: read the difference, then `python3 develop.py test tests/contribution --update-golden`.
"""

import datetime
import shutil
from pathlib import Path

import pytest

from touchpoints.catalogue.location import Workplace, locate
from touchpoints.release import write_release
from touchpoints_command import Command

TESTS = Path(__file__).resolve().parents[1]
EXAMPLES = TESTS / "examples"
CONTRIBUTIONS = sorted(path.name for path in (EXAMPLES / "contributions").iterdir())


def contributed(example: Path, folder: Path) -> Command:
    """Lay a contribution over the good catalogue, as it was released."""
    shutil.copytree(EXAMPLES / "good/small", folder, dirs_exist_ok=True)
    shutil.copytree(TESTS.parent / "catalogue/taxonomy", folder / "catalogue/taxonomy", dirs_exist_ok=True)
    write_release(Workplace(folder, locate(folder / "catalogue", folder)), datetime.date(2026, 11, 1))
    shutil.copytree(example, folder, dirs_exist_ok=True)
    gone = folder / "gone.txt"
    for path in gone.read_text(encoding="utf-8").split() if gone.is_file() else []:
        (folder / path).unlink()
    return Command(folder)


@pytest.mark.parametrize("name", CONTRIBUTIONS)
def test_a_contribution_is_answered_in_exactly_these_words(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    touchpoints = contributed(EXAMPLES / "contributions" / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    golden = EXAMPLES / "contributions" / name / "expected.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(touchpoints.said("check"), encoding="utf-8")
    expected = golden.read_text(encoding="utf-8")
    result = touchpoints("check", exit_code=1 if ": error: " in expected else 0)
    assert result.stdout == expected


def test_there_are_two_dozen() -> None:
    assert len(CONTRIBUTIONS) == 24
