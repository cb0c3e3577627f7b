"""What tests of several rooms share: a small whole catalogue that they may change, and the command to try on it."""

import shutil
from pathlib import Path

import pytest
from touchpoints_command import Command

REPOSITORY = Path(__file__).resolve().parents[1]
FIXTURES = REPOSITORY / "tests" / "fixtures"


@pytest.fixture
def catalogue_folder(tmp_path: Path) -> Path:
    """A small whole catalogue in a folder of its own: seven touchpoints, two chains, the real taxonomy."""
    folder = tmp_path / "catalogue"
    shutil.copytree(FIXTURES / "catalogue", folder)
    shutil.copytree(REPOSITORY / "catalogue" / "taxonomy", folder / "taxonomy")
    return folder


@pytest.fixture
def touchpoints(catalogue_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command, in a folder with the small catalogue."""
    monkeypatch.chdir(catalogue_folder.parent)
    return Command(catalogue_folder.parent)
