"""What the tests of the rules of content share."""

import shutil
from pathlib import Path

import pytest
from finished_catalogue import Finished

REPOSITORY = Path(__file__).resolve().parents[3]
FIXTURES = REPOSITORY / "tests" / "fixtures"


@pytest.fixture
def finished(tmp_path: Path) -> Finished:
    """A catalogue of two finished entries, with the real taxonomy and without chains."""
    folder = tmp_path / "catalogue"
    shutil.copytree(FIXTURES / "finished", folder)
    shutil.copytree(REPOSITORY / "catalogue" / "taxonomy", folder / "taxonomy")
    for name in ("catalogue.yml", "universal.yml"):
        shutil.copy(FIXTURES / "catalogue" / name, folder)
    return Finished(folder)
