"""Where a command's result goes: the form that the name of a file asks for, and what a terminal can show."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from touchpoints.cli.context import say, workplace

STANDARD_OUTPUT = (None, "-")
"""What `--output` is where the result goes to standard output."""

_ENDINGS = {".md": "markdown", ".html": "html", ".json": "json", ".csv": "csv", ".xlsx": "xlsx"}


def forms(asked_for: Sequence[str], output: str | None, offered: Sequence[str]) -> Sequence[str]:
    """Give the forms asked for, else the one that the ending of the output asks for, else the first offered."""
    if asked_for:
        return asked_for
    form = _ENDINGS.get(Path(output or "").suffix.lower(), offered[0])
    if form not in offered:
        raise click.UsageError(f"there is no {form} of this; it is made as {' or '.join(offered)}")
    return (form,)


def hand_out(made: Mapping[str, bytes], company: Path, output: str | None, kind: str = "checklist") -> None:
    """Print what was made, by the ending of its file, or save it and say where."""
    from touchpoints import handing_out

    if output not in STANDARD_OUTPUT:
        for path in handing_out.save_checklists(workplace(), company, made, Path(str(output)), kind):
            say(f"Wrote {path}")
    elif len(made) > 1:
        raise click.UsageError("standard output takes one format; name a folder with --output")
    else:
        [(ending, content)] = made.items()
        print_result(content, _ENDINGS[ending])


def print_result(made: bytes, form: str) -> None:
    """Print a result, unless it is a workbook and would spoil a terminal."""
    if form == "xlsx" and sys.stdout.isatty():
        raise click.UsageError("a workbook cannot be shown at a terminal; name a file with --output")
    click.echo(made, nl=False)
