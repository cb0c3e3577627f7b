"""`fill` takes a checklist that came back into the company file."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from touchpoints.cli.context import say, workplace

if TYPE_CHECKING:
    from touchpoints.company.filling import Change, Filling, Unclear


@click.command()
@click.argument("company", type=click.Path(path_type=Path, readable=False))
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.pass_context
def fill(ctx: click.Context, company: Path, file: Path, dry_run: bool) -> None:
    """Take a filled-in checklist (xlsx, csv or json) back into the COMPANY file.

    An empty cell is no statement and deletes nothing. What cannot be understood, and what contradicts the company
    file, is listed by its cell and changes nothing. The version before stays beside the file, as NAME.bak.

    Rows are known by their key, which also names the unit they are about: price-list/dated@old-town. Columns headed
    "View: client" or "View: Eva" hold what somebody sees; adding one adds that person.
    """
    from touchpoints import taking_back

    filling = taking_back.fill(workplace(), company, file, write=not dry_run)
    for line in _lines(filling):
        click.echo(line)
    say(_summary(filling, company, dry_run=dry_run))
    if not filling.is_whole:
        ctx.exit(1)


def _lines(filling: "Filling") -> Iterable[str]:
    yield from _section("Changed", map(_change, filling.changes))
    yield from _section("Kept apart, below x-extra", map(_change, filling.kept))
    yield from _section("Not taken over", (f"{where}: {what}" for where, what in filling.lost))
    yield from _section("Not understood, and nothing changed there", map(_unclear, filling.unclear))
    yield from _section("Conflicts, where the company file keeps its value", map(_unclear, filling.conflicts))
    yield from _section("Mind", filling.remarks)


def _section(title: str, lines: Iterable[str]) -> Iterable[str]:
    from touchpoints.cli.output import clean

    listed = [f"  {clean(line)}" for line in lines]
    if listed:
        yield f"{title}:"
        yield from listed


def _change(change: "Change") -> str:
    from touchpoints.company.reading_answers import cut

    old = cut(change.old) if change.old else "(nothing)"
    return f"{change.key}: {old} → {cut(change.new)}  [{change.where}]"


def _unclear(unclear: "Unclear") -> str:
    return f"{unclear.where}: {unclear.about}: {unclear.why}"


def _summary(filling: "Filling", company: Path, *, dry_run: bool) -> str:
    count = len(filling.changes) + len(filling.kept)
    if not count:
        return f"{company}: nothing to change"
    done = "would change" if dry_run else "changed; the version before is in " + company.name + ".bak"
    return f"{company}: {count} {'answer' if count == 1 else 'answers'} {done}"
