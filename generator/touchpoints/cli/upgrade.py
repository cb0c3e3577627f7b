"""`upgrade` carries the answers of a company file over to the installed catalogue."""

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from touchpoints.cli.context import say, workplace

if TYPE_CHECKING:
    from touchpoints.catalogue.words import Words
    from touchpoints.checklist.blocks import Block
    from touchpoints.company.carrying import Upgraded


@click.command()
@click.argument("company", type=click.Path(path_type=Path, readable=False))
@click.option("--check", is_flag=True, help="Change nothing; end with 1 if there is something to do.")
@click.option(
    "--dry-run", is_flag=True, help="Say what would change, show the difference line by line, and change nothing."
)
@click.pass_context
def upgrade(ctx: click.Context, company: Path, check: bool, dry_run: bool) -> None:
    """Carry the answers of COMPANY over to the installed catalogue.

    What was worded anew is named. What means something else now is kept and marked re_check. What was moved, split or
    merged is followed. What is no longer asked is kept below archive, and not counted. The version before stays beside
    the file, as NAME.bak.
    """
    from touchpoints import over_time, workflow
    from touchpoints.cli.terminal import show_blocks

    place = workplace()
    result = over_time.upgrade(place, company, write=not (check or dry_run))
    words = workflow.open_words(place, "en")
    show_blocks(tuple(_blocks(result, words, company)))
    if dry_run:
        _show_difference(result, company.name)
    if not result.changed:
        say(f"{company}: nothing to do")
    elif check or dry_run:
        say(f"{company}: would change")
    else:
        say(f"{company}: upgraded; the version before is in {company.name}.bak")
    if check and result.changed:
        ctx.exit(1)


def _show_difference(result: "Upgraded", name: str) -> None:
    """Show the lines that would go and come, as `diff -u` does."""
    from difflib import unified_diff

    from touchpoints.cli.output import clean

    before, after = result.before.splitlines(), result.text.splitlines()
    for line in unified_diff(before, after, name, f"{name} (upgraded)", lineterm=""):
        click.echo(clean(line, sys.maxsize))


def _blocks(result: "Upgraded", words: "Words", company: Path) -> Iterator["Block"]:
    from touchpoints.checklist.blocks import Command, Heading, Items, Paragraph

    yield Paragraph(words.count("upgrade.unchanged", result.unchanged))
    groups = (
        ("reworded", result.reworded),
        ("re_check", result.re_check),
        ("followed", [f"{old} → {new}" for old, new in result.followed]),
        ("archived", result.archived),
        ("unclear", result.unclear),
    )
    for name, listed in groups:
        if listed:
            yield Heading(f"{words(f'upgrade.{name}.title')} ({len(listed)})")
            yield Paragraph(words(f"upgrade.{name}.note"))
            yield Items(tuple(listed))
    if result.unanswered:
        yield Paragraph(words.count("upgrade.unanswered", result.unanswered))
    if result.re_check:
        line = f"touchpoints checklist {shlex.quote(str(company))} --only open --format html --output again.html"
        yield Command(words("upgrade.next"), line)
