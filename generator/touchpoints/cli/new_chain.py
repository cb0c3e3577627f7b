"""`new chain` begins a chain."""

import click

from touchpoints.cli.asking import Needed, agree_to, refuse_unknown
from touchpoints.cli.context import building_place, say


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--name", help="What it is called.")
@click.option("--link", "links", multiple=True, metavar="ID", help="A touchpoint, first to last; at least two.")
@click.option("--sector", help="The sector it is typical of.")
@click.option("--summary", help="Whose path it is, and where it leads.")
@click.option("--force", is_flag=True, help="Go on although something is called nearly so.")
def chain(
    id_: str, name: str | None, links: tuple[str, ...], sector: str | None, summary: str | None, force: bool
) -> None:
    """Begin a chain: touchpoints in the order a customer meets them."""
    from touchpoints import beginning

    place = building_place()
    beginning.refuse_taken_id(place, id_)
    allowed, needed = beginning.words_of(place), Needed()
    if sector:
        refuse_unknown("--sector", sector, allowed["sectors"])
    spoken = needed.text("--name", name, "What is it called?")
    known = sorted(beginning.touchpoint_ids(place))
    if not links and not spoken:
        needed.missing.append("--link (twice or more)")
    elif not links:
        answer = needed.text("--link (twice or more)", None, "Which touchpoints, first to last? Ids, with blanks")
        links = tuple(answer.replace(",", " ").split())
    for link in links:
        refuse_unknown("--link", link, known)
    needed.settle()
    if len(links) == 1:
        raise click.UsageError("a chain has at least two links")
    agree_to(beginning.similar_names(place, [spoken]), force=force)
    values = {"id": id_, "name": spoken, "sector": sector, "summary": summary}
    say(f"Wrote {beginning.begin_chain(place, values, list(links))}. Open it, and follow its comments.")
