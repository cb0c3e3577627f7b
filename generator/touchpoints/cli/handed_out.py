"""Where a command's result goes: the form that the name of a file asks for, and what a terminal can show."""

import sys
from pathlib import Path

import click

STANDARD_OUTPUT = (None, "-")
"""What `--output` is where the result goes to standard output."""

_ENDINGS = {".md": "markdown", ".html": "html", ".json": "json", ".csv": "csv", ".xlsx": "xlsx"}


def form_by_ending(output: str | None, default: str) -> str:
    """Give the form that the ending of a file's name asks for."""
    return _ENDINGS.get(Path(output or "").suffix.lower(), default)


def print_result(made: bytes, form: str) -> None:
    """Print a result, unless it is a workbook and would spoil a terminal."""
    if form == "xlsx" and sys.stdout.isatty():
        raise click.UsageError("a workbook cannot be shown at a terminal; name a file with --output")
    click.echo(made, nl=False)
