"""`new chain` begins a chain."""

from collections.abc import Sequence

import click

from touchpoints.cli.asking import Needed, agree_to, at_a_terminal, refuse_unknown
from touchpoints.cli.context import building_place, say
from touchpoints.problems import did_you_mean


@click.command()
@click.argument("id_", metavar="ID", required=False)
@click.option("--name", help="What it is called.")
@click.option("--link", "links", multiple=True, metavar="ID", help="A touchpoint, first to last; at least two.")
@click.option("--sector", help="The sector it is typical of.")
@click.option("--summary", help="Whose path it is, and where it leads.")
@click.option("--force", is_flag=True, help="Go on although something is called nearly so.")
def chain(
    id_: str | None, name: str | None, links: tuple[str, ...], sector: str | None, summary: str | None, force: bool
) -> None:
    """Begin a chain: touchpoints in the order a customer meets them."""
    from touchpoints import beginning

    place = building_place()
    allowed, needed = beginning.words_of(place), Needed()
    known = sorted(beginning.touchpoint_ids(place))
    if id_:
        beginning.refuse_taken_id(place, id_)
    if sector:
        refuse_unknown("--sector", sector, allowed["sectors"])
    for link in links:
        refuse_unknown("--link", link, known)
    spoken = needed.text("--name", name, "What is it called?")
    id_ = needed.id(id_, spoken, lambda word: beginning.refuse_taken_id(place, word))
    if not links and at_a_terminal():
        links = _asked_links(known)
    elif not links:
        needed.missing.append("--link (twice or more)")
    needed.settle()
    if len(links) == 1:
        raise click.UsageError("a chain has at least two links")
    agree_to(beginning.similar_names(place, [spoken]), force=force)
    values = {"id": id_, "name": spoken, "sector": sector, "summary": summary}
    written = beginning.begin_chain(place, values, list(links))
    say(f"Wrote {written}. Open it, and follow its comments. Then:\n  touchpoints check {written}")


def _asked_links(known: Sequence[str]) -> tuple[str, ...]:
    """Ask for the touchpoints, until all of them exist."""
    click.echo("Which touchpoints, first to last? Their ids; 'touchpoints list' has them all.", err=True)
    while True:
        links = tuple(str(click.prompt("   ids, with blanks", err=True)).replace(",", " ").split())
        unknown = [link for link in links if link not in known]
        if len(links) > 1 and not unknown:
            return links
        for link in unknown:
            click.echo(f"  there is no '{link}'; {did_you_mean(link, known) or 'search for it'}", err=True)
        if len(links) == 1 and not unknown:
            click.echo("  a chain has at least two links", err=True)
