"""`check` says everything that is wrong with a catalogue or a company file."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from touchpoints.cli.context import counted, say, workplace
from touchpoints.problems import Problem

STANDARD_INPUT = Path("-")


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github", "sarif"]),
    help="How problems are written.  [default: text; in a workflow of GitHub: github]",
)
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...], format_: str | None, strict: bool) -> None:
    """Check the catalogue, or the files and folders named, and report every problem at its place.

    The path - is standard input.
    """
    from touchpoints.cli.output import REPORTS, print_problems, write_step_summary
    from touchpoints.problems import DataError, errors, unreadable

    if STANDARD_INPUT in paths and len(paths) > 1:
        raise click.UsageError("standard input goes alone, without other paths")
    missing = [path for path in paths if path != STANDARD_INPUT and not os.path.lexists(path)]
    if missing:
        raise DataError(unreadable(str(path), "there is no such file or folder") for path in missing)
    with without_tidying():
        problems = _problems(paths)
    format_ = format_ or ("github" if {"GITHUB_ACTIONS", "GITHUB_WORKFLOW"} <= set(os.environ) else "text")
    write_step_summary(problems)
    if format_ == "text":
        print_problems(problems, err=False)
    else:
        click.echo(REPORTS[format_](problems), nl=bool(problems) or format_ != "github")
    failing = problems if strict else errors(problems)
    wrong, doubtful = len(errors(problems)), len(problems) - len(errors(problems))
    say(f"{counted(wrong, 'error')}, {counted(doubtful, 'warning')}" if problems else "No problems.")
    if failing:
        ctx.exit(3 if DataError(failing).about_files else 1)


def _problems(paths: tuple[Path, ...]) -> list[Problem]:
    from touchpoints import checking

    if paths == (STANDARD_INPUT,):
        return checking.check_standard_input(workplace(), sys.stdin.buffer.read())
    return checking.check(workplace(), paths)


@contextmanager
def without_tidying() -> Iterator[None]:
    """Let Python's search for dead cycles rest: a catalogue makes a hundred thousand objects and no cycle."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
