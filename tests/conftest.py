"""What tests of several rooms share: a small whole catalogue that they may change, and the command to try on it."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from touchpoints.cli.main import cli

REPOSITORY = Path(__file__).resolve().parents[1]
FIXTURES = REPOSITORY / "tests" / "fixtures"


@pytest.fixture
def catalogue_folder(tmp_path: Path) -> Path:
    """A small whole catalogue in a folder of its own: seven touchpoints, two chains, the real taxonomy."""
    folder = tmp_path / "catalogue"
    shutil.copytree(FIXTURES / "catalogue", folder)
    shutil.copytree(REPOSITORY / "catalogue" / "taxonomy", folder / "taxonomy")
    return folder


class Command:
    """The `touchpoints` command, run in the folder that holds the small catalogue."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *arguments: str | Path, exit_code: int = 0) -> Result:
        """Run the command; show what it said where it did not end as expected."""
        result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
        expected = f"exit code {exit_code} expected of {arguments}, got {result.exit_code}:\n{result.output}"
        assert result.exit_code == exit_code, expected + repr(result.exception)
        return result


@pytest.fixture
def touchpoints(catalogue_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command, in a folder with the small catalogue."""
    monkeypatch.chdir(catalogue_folder.parent)
    return Command(catalogue_folder.parent)
