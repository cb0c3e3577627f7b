"""What can be found: one document a touchpoint, chain, route, symptom, guide, category and stage."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from touchpoints.catalogue.entries import Chain, Route, Symptom, Touchpoint
from touchpoints.catalogue.guides import Guide
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.vocabularies import Term
from touchpoints.catalogue.words import Words

KINDS = ("touchpoint", "symptom", "chain", "route", "guide", "category", "stage")
"""The kinds of documents; of two that fit alike the earlier kind stands first."""

_LINK_TARGET = re.compile(r"\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One page as the search sees it: `note` is what a result says beside the name, the texts are only searched."""

    kind: str
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    note: str = ""
    summary: str = ""
    details: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


def documents_of(catalogue: Catalogue, words: Words) -> tuple[SearchDocument, ...]:
    """Give every document of a catalogue in its language."""
    return (
        *(_touchpoint(entry, catalogue) for entry in catalogue.touchpoints.values() if entry.status != "retired"),
        *(_symptom(entry, catalogue, words) for entry in catalogue.symptoms.values()),
        *(_chain(entry, catalogue, words) for entry in catalogue.chains.values()),
        *(_route(entry, catalogue, words) for entry in catalogue.routes.values()),
        *(_guide(guide, words) for guide in catalogue.guides),
        *_terms("category", _used_categories(catalogue), words),
        *_terms("stage", catalogue.vocabularies["stages"], words),
    )


def _touchpoint(entry: Touchpoint, catalogue: Catalogue) -> SearchDocument:
    category = catalogue.name("categories", entry.category)
    exchange = (entry.sells, entry.next_step, entry.client_gives, entry.client_gets)
    return SearchDocument(
        kind="touchpoint",
        id=entry.id,
        name=entry.name,
        aliases=entry.aliases,
        note=category,
        summary=entry.summary,
        details=(*(one.ask for one in entry.criteria), *(tip.text for tip in entry.tips)),
        rest=(
            category,
            *(text for text in (entry.why, entry.helps_customer_to, *exchange, entry.honest_test) if text),
            *(idea.text for idea in entry.wow),
            *(example.text for example in entry.examples),
            *(standard.text for standard in entry.standards),
            *entry.mistakes,
        ),
    )


def _symptom(entry: Symptom, catalogue: Catalogue, words: Words) -> SearchDocument:
    suspects = [catalogue.touchpoints[one.touchpoint].name for one in entry.check_first]
    causes = tuple(one.because for one in entry.check_first)
    label = (entry.name, entry.summary)
    return _other("symptom", entry.id, *label, words, aliases=entry.aliases, details=causes, rest=suspects)


def _chain(entry: Chain, catalogue: Catalogue, words: Words) -> SearchDocument:
    notes = tuple(text for link in entry.links for text in (link.sells, link.note) if text)
    links = [catalogue.touchpoints[link.touchpoint].name for link in entry.links]
    return _other("chain", entry.id, entry.name, entry.summary, words, details=notes, rest=links)


def _route(entry: Route, catalogue: Catalogue, words: Words) -> SearchDocument:
    todo = tuple(stop.do for stop in entry.stops)
    stops = [catalogue.touchpoints[stop.touchpoint].name for stop in entry.stops]
    return _other("route", entry.id, entry.name, entry.summary, words, details=todo, rest=stops)


def _guide(guide: Guide, words: Words) -> SearchDocument:
    head = guide.head
    return _other("guide", head.id, head.title, head.summary, words, rest=[_LINK_TARGET.sub("]", guide.body)])


def _terms(kind: str, terms: Iterable[Term], words: Words) -> Iterator[SearchDocument]:
    return (_other(kind, term.id, term.name, term.summary, words, rest=[term.task or ""]) for term in terms)


def _used_categories(catalogue: Catalogue) -> list[Term]:
    used = {entry.category for entry in catalogue.touchpoints.values()}
    return [term for term in catalogue.vocabularies["categories"] if term.id in used]


def _other(
    kind: str,
    id_: str,
    name: str,
    summary: str,
    words: Words,
    *,
    aliases: tuple[str, ...] = (),
    details: tuple[str, ...] = (),
    rest: Iterable[str] = (),
) -> SearchDocument:
    """Make a document of a kind that has no category; its note is the kind itself."""
    return SearchDocument(kind, id_, name, aliases, words(f"search.kinds.{kind}"), summary, details, tuple(rest))
