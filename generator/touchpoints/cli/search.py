"""`search` finds touchpoints by the words people have for them, ranked as on the site."""

import json
from typing import TYPE_CHECKING, Any

import click

from touchpoints.cli.context import say, workplace

if TYPE_CHECKING:  # `--help` must not wait for the models
    from touchpoints.catalogue.words import Words
    from touchpoints.search.documents import SearchDocument
    from touchpoints.search.ranking import Hit

FORMAT = "touchpoints-search/1"

NEAREST = 5
"""So many entries are offered where nothing is found."""


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--category", help="Only touchpoints of this category.")
@click.option("--stage", help="Only touchpoints of this buying stage.")
@click.option("--channel", help="Only touchpoints of this channel: online, offline or both.")
@click.option("--control", help="Only touchpoints that are owned, paid, shared, earned or a partner's.")
@click.option("--language", help="Language to search in.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="How many results to give.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def search(
    words: tuple[str, ...],
    category: str | None,
    stage: str | None,
    channel: str | None,
    control: str | None,
    language: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Search the catalogue, the best result first; other endings, missing marks and typing mistakes are forgiven."""
    from touchpoints import workflow
    from touchpoints.cli.catalogue_view import selected
    from touchpoints.search import ranking
    from touchpoints.search.nearest import nearest

    place = workplace()
    catalogue = workflow.open_catalogue(place, language)
    says = workflow.open_words(place, catalogue.language)
    allowed = {entry.id for entry in selected(catalogue, category, stage, channel, control)}
    query = " ".join(words)
    index = workflow.open_index(place, catalogue)
    hits = ranking.search(index, query)
    near = [] if hits else nearest(index, query, NEAREST)
    if any((category, stage, channel, control)):
        hits = [hit for hit in hits if hit.document.kind == "touchpoint" and hit.document.id in allowed]
    if as_json:
        click.echo(json.dumps(_plain(query, catalogue.language, hits[:limit], near), ensure_ascii=False, indent=1))
    elif hits:
        _print([(hit.document, _reason(hit, says)) for hit in hits[:limit]])
        say(says.count("search.results", len(hits)))
    else:
        say(says("search.none", query=query) + (f" {says('search.nearest')}" if near else ""))
        _print([(document, "") for document in near])


def _print(found: "list[tuple[SearchDocument, str]]") -> None:
    width = max((len(_id(document)) for document, _ in found), default=0)
    for document, reason in found:
        click.echo(f"{_id(document):<{width}}  {document.name} ({document.note}){reason}")


def _id(document: "SearchDocument") -> str:
    """Name the kind of what is no touchpoint: ids are unique within a kind."""
    return document.id if document.kind == "touchpoint" else f"{document.kind}:{document.id}"


def _reason(hit: "Hit", says: "Words") -> str:
    return f", {says('search.also_called')} {hit.alias}" if hit.alias else ""


def _plain(query: str, language: str, hits: "list[Hit]", nearest: "list[SearchDocument]") -> dict[str, Any]:
    results = [_document(hit.document) | {"alias": hit.alias, "words": list(hit.words)} for hit in hits]
    head = {"format": FORMAT, "query": query, "language": language}
    return head | {"results": results, "nearest": [_document(one) for one in nearest]}


def _document(document: "SearchDocument") -> dict[str, Any]:
    return {"kind": document.kind, "id": document.id, "name": document.name, "note": document.note}
