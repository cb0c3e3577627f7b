"""`fmt` puts entries in the house order and layout, comments kept."""

import sys
from pathlib import Path

import click

from touchpoints.cli.context import counted, say, workplace

STANDARD_INPUT = Path("-")


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Change nothing; say which files would change, and end with 1 if there are any.",
)
@click.pass_context
def fmt(ctx: click.Context, paths: tuple[Path, ...], only_check: bool) -> None:
    """Put entries in the house order and layout: all, or the files and folders named; - is standard input.

    Comments stay with the key they are written at, and what an entry says does not change.
    """
    from touchpoints import house_order

    if paths == (STANDARD_INPUT,):
        data = sys.stdin.buffer.read()
        written = house_order.format_text(data)
        if not only_check:
            click.echo(written, nl=False)
        ctx.exit(1 if only_check and written != data else 0)
    if STANDARD_INPUT in paths:
        raise click.UsageError("standard input goes alone, without other paths")
    changed, refused = house_order.format_files(workplace(), paths, write=not only_check)
    for shown in changed:
        click.echo(f"{'would change' if only_check else 'changed'} {shown}")
    if refused:
        from touchpoints.problems import DataError

        raise DataError(refused)
    say(
        f"{counted(len(changed), 'file')} {'would change' if only_check else 'changed'}."
        if changed
        else "All files are in order."
    )
    ctx.exit(1 if only_check and changed else 0)
