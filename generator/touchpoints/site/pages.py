"""The pages of the site: one function a kind of page; each gives a template and what it shows."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from touchpoints.catalogue.entries import Chain, Route, Symptom, Touchpoint
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.vocabularies import Term
from touchpoints.catalogue.words import Words
from touchpoints.site.addresses import Address
from touchpoints.site.machines import defined_term

Named = TypeVar("Named", Touchpoint, Chain, Route, Symptom)

HUNDRED = 100
"""The steps in which the catalogue counts how far it has come."""

RECORD, ASKED = 94, 104
"""The record of 94 touchpoints, and the 104 that the seed article called for."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it is rendered."""

    address: Address
    title: str
    description: str
    template: str
    shows: Mapping[str, Any]
    sections: tuple[tuple[str, str], ...] = ()
    written_in: str = ""
    crumbs: tuple[tuple[str, Address], ...] = ()
    state: str = "source"
    body: str = field(default="", repr=False)
    term: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """The entries under one letter of the alphabet."""

    letter: str
    entries: tuple[Touchpoint, ...]


def all_pages(catalogue: Catalogue, words: Words) -> list[Page]:
    """Give every page of one language, each with its own address."""
    return [
        home(catalogue, words),
        touchpoint_index(catalogue, words),
        stage_index(catalogue, words),
        letters(catalogue, words),
        chain_index(catalogue, words),
        route_index(catalogue, words),
        symptom_index(catalogue, words),
        guide_index(catalogue, words),
        finder(catalogue, words),
        check(words),
        search(words),
        thanks(catalogue, words),
        *(category(catalogue, words, term) for term in used_categories(catalogue)),
        *(stage(catalogue, words, term) for term in catalogue.vocabularies["stages"]),
        *(touchpoint(catalogue, words, entry) for entry in catalogue.touchpoints.values()),
        *(chain(catalogue, words, entry) for entry in catalogue.chains.values()),
        *(route(catalogue, words, entry) for entry in catalogue.routes.values()),
        *(symptom(catalogue, words, entry) for entry in catalogue.symptoms.values()),
        *(guides(catalogue, words)),
    ]


def home(catalogue: Catalogue, words: Words) -> Page:
    """Make the home page: what this is, how large it is, and the ways in."""
    shows = {"record": RECORD, "asked": ASKED, "categories": grouped_by_category(catalogue)}
    return Page(Address("page", "home"), words("site.home"), catalogue.settings.summary, "home.html.j2", shows)


def touchpoint_index(catalogue: Catalogue, words: Words) -> Page:
    """Make the index by category."""
    shows = {"groups": grouped_by_category(catalogue)}
    return _index("touchpoints", words, "by-category.html.j2", shows)


def stage_index(catalogue: Catalogue, words: Words) -> Page:
    """Make the index by buying stage."""
    groups = [(term, in_stage(catalogue, term.id)) for term in catalogue.vocabularies["stages"]]
    return _index("stages", words, "by-stage.html.j2", {"groups": groups})


def letters(catalogue: Catalogue, words: Words) -> Page:
    """Make the index from A to Z."""
    return _index("a-z", words, "a-z.html.j2", {"letters": by_letter(catalogue.touchpoints.values())})


def chain_index(catalogue: Catalogue, words: Words) -> Page:
    """Make the index of chains."""
    return _index("chains", words, "chains.html.j2", {"chains": by_name(catalogue.chains.values())})


def route_index(catalogue: Catalogue, words: Words) -> Page:
    """Make the index of routes, the shortest first."""
    routes = sorted(by_name(catalogue.routes.values()), key=lambda entry: entry.minutes)
    return _index("routes", words, "routes.html.j2", {"routes": routes})


def symptom_index(catalogue: Catalogue, words: Words) -> Page:
    """Make the index of symptoms, each with what to check first."""
    return _index("symptoms", words, "symptoms.html.j2", {"symptoms": by_name(catalogue.symptoms.values())})


def guide_index(catalogue: Catalogue, words: Words) -> Page:
    """Make the index of guides."""
    return _index("guides", words, "guides.html.j2", {"guides": catalogue.guides})


def finder(catalogue: Catalogue, words: Words) -> Page:
    """Make the finder; without a script it is the plain list of names."""
    return _index("find", words, "find.html.j2", {"entries": by_name(catalogue.complete)})


def check(words: Words) -> Page:
    """Make the page on which a company answers for itself; what is on it is made in the browser."""
    return _index("check", words, "check.html.j2", {})


def search(words: Words) -> Page:
    """Make the page that shows all results of a search, which is an address: `search/?q=price+list`."""
    title, description = words("search.page.title"), words("search.page.summary")
    return Page(Address("page", "search"), title, description, "search.html.j2", {}, crumbs=(_home_crumb(words),))


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
        "contributors": sorted(people.items(), key=lambda one: (-len(one[1]), _plain(one[0]))),
        "authors": [name for name in catalogue.authors if name not in people],
        "have": have,
        "missing": goal - have,
        "goal": goal,
    }
    title, summary = words("thanks.title"), words("thanks.summary")
    return Page(Address("page", "thanks"), title, summary, "thanks.html.j2", shows, crumbs=(_home_crumb(words),))


def _index(id_: str, words: Words, template: str, shows: Mapping[str, Any]) -> Page:
    title, description = words(f"site.pages.{id_}.title"), words(f"site.pages.{id_}.summary")
    return Page(Address("page", id_), title, description, template, shows, crumbs=(_home_crumb(words),))


def category(catalogue: Catalogue, words: Words, term: Term) -> Page:
    """Make the page of one category."""
    entries = by_name(entry for entry in catalogue.touchpoints.values() if entry.category == term.id)
    crumbs = (_home_crumb(words), _index_crumb("touchpoints", words))
    shows = {"term": term, "entries": entries}
    return Page(Address("category", term.id), term.name, term.summary, "category.html.j2", shows, crumbs=crumbs)


def stage(catalogue: Catalogue, words: Words, term: Term) -> Page:
    """Make the page of one buying stage, with its task."""
    shows = {"term": term, "groups": grouped_by_category(catalogue, in_stage(catalogue, term.id))}
    crumbs = (_home_crumb(words), _index_crumb("stages", words))
    return Page(Address("stage", term.id), term.name, term.summary, "stage.html.j2", shows, crumbs=crumbs)


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
        crumbs=(_home_crumb(words), _index_crumb("touchpoints", words), (group.name, Address("category", group.id))),
        state=catalogue.states[entry.id],
        term=defined_term(entry, catalogue),
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
        crumbs=(_home_crumb(words), _index_crumb(index, words)),
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
            crumbs=(_home_crumb(words), _index_crumb("guides", words)),
            state=catalogue.states[guide.head.id],
            body=guide.linked(address.to_source),
        )


def _home_crumb(words: Words) -> tuple[str, Address]:
    return words("site.home"), Address("page", "home")


def _index_crumb(id_: str, words: Words) -> tuple[str, Address]:
    return words(f"site.pages.{id_}.title"), Address("page", id_)


def used_categories(catalogue: Catalogue) -> list[Term]:
    """Give the categories in which there is anything."""
    used = {entry.category for entry in catalogue.touchpoints.values()}
    return [term for term in catalogue.vocabularies["categories"] if term.id in used]


def grouped_by_category(
    catalogue: Catalogue, entries: Iterable[Touchpoint] | None = None
) -> list[tuple[Term, list[Touchpoint]]]:
    """Group entries, by default all, by category; each group in the order of names."""
    chosen = list(catalogue.touchpoints.values() if entries is None else entries)
    groups = [
        (term, by_name(entry for entry in chosen if entry.category == term.id))
        for term in catalogue.vocabularies["categories"]
    ]
    return [(term, group) for term, group in groups if group]


def in_stage(catalogue: Catalogue, stage_id: str) -> list[Touchpoint]:
    """Give the entries of a buying stage."""
    return by_name(entry for entry in catalogue.touchpoints.values() if stage_id in entry.stages)


def by_letter(entries: Iterable[Touchpoint]) -> list[Letter]:
    """Group entries by the first letter of their names, marks left out."""
    groups: dict[str, list[Touchpoint]] = {}
    for entry in by_name(entries):
        groups.setdefault(_plain(entry.name)[:1].upper(), []).append(entry)
    return [Letter(letter, tuple(group)) for letter, group in groups.items()]


def by_name(entries: Iterable[Named]) -> list[Named]:
    """Sort entries by name, letters with marks among those without."""
    return sorted(entries, key=lambda entry: (_plain(entry.name), entry.id))


def _plain(text: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter)
    )
