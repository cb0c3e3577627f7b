"""The pages of the site: one function a kind of page; each gives a template and what it shows."""

from collections.abc import Iterator, Mapping
from typing import Any

from touchpoints.catalogue.entries import Chain, Route, Symptom, Touchpoint
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.site.addresses import Address
from touchpoints.site.browsing import browse_pages
from touchpoints.site.lists import by_name, plain
from touchpoints.site.page import Page, home_crumb, index_crumb
from touchpoints.site.structured import defined_term

HUNDRED = 100
"""The steps in which the catalogue counts how far it has come."""


def all_pages(catalogue: Catalogue, words: Words) -> list[Page]:
    """Give every page of one language, each with its own address."""
    return [
        *browse_pages(catalogue, words),
        thanks(catalogue, words),
        *(touchpoint(catalogue, words, entry) for entry in catalogue.touchpoints.values()),
        *(chain(catalogue, words, entry) for entry in catalogue.chains.values()),
        *(route(catalogue, words, entry) for entry in catalogue.routes.values()),
        *(symptom(catalogue, words, entry) for entry in catalogue.symptoms.values()),
        *(guides(catalogue, words)),
    ]


def thanks(catalogue: Catalogue, words: Words) -> Page:
    """Make the page that names everybody who wrote something, and how far it is to the next hundred."""
    kinds: dict[str, Mapping[str, Any]] = {
        "touchpoint": catalogue.touchpoints,
        "chain": catalogue.chains,
        "route": catalogue.routes,
        "symptom": catalogue.symptoms,
    }
    people: dict[str, list[tuple[str, Any]]] = {}
    for kind, entries in kinds.items():
        for entry in by_name(entries.values()):
            for person in entry.contributors:
                people.setdefault(person, []).append((kind, entry))
    have = len(catalogue.complete)
    goal = (have // HUNDRED + 1) * HUNDRED
    shows = {
        "contributors": sorted(people.items(), key=lambda one: (-len(one[1]), plain(one[0]))),
        "authors": [name for name in catalogue.authors if name not in people],
        "have": have,
        "missing": goal - have,
        "goal": goal,
    }
    title, summary = words("thanks.title"), words("thanks.summary")
    return Page(Address("page", "thanks"), title, summary, "thanks.html.j2", shows, crumbs=(home_crumb(words),))


_SECTIONS = (
    "why",
    "tips",
    "wow",
    "examples",
    "criteria",
    "standards",
    "mistakes",
    "honest-test",
    "chains",
    "related",
    "sources",
)


def touchpoint(catalogue: Catalogue, words: Words, entry: Touchpoint) -> Page:
    """Make the page of one touchpoint."""
    chains = catalogue.chains_of(entry.id)
    present = {
        "tips": entry.tips, "wow": entry.wow, "examples": entry.examples, "criteria": entry.criteria,
        "standards": entry.standards, "mistakes": entry.mistakes, "honest-test": entry.honest_test, "chains": chains,
        "related": (*entry.parts, *entry.related, *entry.leads_to), "sources": (*entry.sources, *entry.contributors), "why": True,
    }  # fmt: skip
    group = catalogue.vocabularies["categories"][entry.category]
    return Page(
        address=Address("touchpoint", entry.id),
        title=entry.name,
        description=entry.summary,
        template="touchpoint.html.j2",
        shows={"entry": entry, "chains": chains},
        sections=tuple((id_, words(f"site.sections.{id_}")) for id_ in _SECTIONS if present[id_]),
        written_in=catalogue.files[entry.id],
        crumbs=(home_crumb(words), index_crumb("touchpoints", words), (group.name, Address("category", group.id))),
        state=catalogue.states[entry.id],
        data=defined_term(entry, catalogue),
    )


def chain(catalogue: Catalogue, words: Words, entry: Chain) -> Page:
    """Make the page of one chain."""
    return _listing("chain", "chains", catalogue, words, entry)


def route(catalogue: Catalogue, words: Words, entry: Route) -> Page:
    """Make the page of one route."""
    return _listing("route", "routes", catalogue, words, entry)


def symptom(catalogue: Catalogue, words: Words, entry: Symptom) -> Page:
    """Make the page of one symptom."""
    return _listing("symptom", "symptoms", catalogue, words, entry)


def _listing(kind: str, index: str, catalogue: Catalogue, words: Words, entry: Chain | Route | Symptom) -> Page:
    """Make the page of an entry that is a list of touchpoints with a few words on each."""
    return Page(
        address=Address(kind, entry.id),
        title=entry.name,
        description=entry.summary,
        template=f"{kind}.html.j2",
        shows={"entry": entry},
        written_in=catalogue.files[entry.id],
        crumbs=(home_crumb(words), index_crumb(index, words)),
        state=catalogue.states[entry.id],
    )


def guides(catalogue: Catalogue, words: Words) -> Iterator[Page]:
    """Make the pages of the guides, each with the way to its neighbours."""
    for number, guide in enumerate(catalogue.guides):
        address = Address("guide", guide.head.id)
        yield Page(
            address=address,
            title=guide.head.title,
            description=guide.head.summary,
            template="guide.html.j2",
            shows={
                "guide": guide,
                "previous": catalogue.guides[number - 1] if number else None,
                "following": catalogue.guides[number + 1] if number + 1 < len(catalogue.guides) else None,
            },
            written_in=catalogue.files[guide.head.id],
            crumbs=(home_crumb(words), index_crumb("guides", words)),
            state=catalogue.states[guide.head.id],
            body=guide.linked(address.to_source),
        )
