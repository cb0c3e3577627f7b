"""The `touchpoints` command as tests run it: what it said, and how it ended."""

from pathlib import Path

from click.testing import CliRunner, Result

from touchpoints.cli.main import cli


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

    def said(self, *arguments: str | Path) -> str:
        """Give what the command said, however it ended."""
        return CliRunner().invoke(cli, [str(argument) for argument in arguments]).stdout
