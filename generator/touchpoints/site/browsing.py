"""The pages one browses by: the ways in, the indexes, and a page for each word that touchpoints are sorted by."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from touchpoints.catalogue.entries import Route, Symptom
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.site.addresses import Address
from touchpoints.site.lists import AXES, Axis, Shelf, by_letter, by_name, grouped_by_category, shelves
from touchpoints.site.page import Page, home_crumb, index_crumb, index_page
from touchpoints.site.structured import term_set

RECORD, ASKED = 94, 104
"""The record of 94 touchpoints, and the 104 that the seed article called for."""

EXAMPLES = 2
"""How many symptoms and routes the home page names; more would not fit the first screen of a phone."""

OWN = 2
"""How many of a department's touchpoints a symptom or a route must name to concern it."""


@dataclass(frozen=True, slots=True)
class Share:
    """A symptom or a route, and how many of its touchpoints a department looks after."""

    entry: Symptom | Route
    own: int
    whole: int


def browse_pages(catalogue: Catalogue, words: Words) -> Iterator[Page]:
    """Make the pages that lead to entries, of one language."""
    yield home(catalogue, words)
    yield _browse(catalogue, words)
    yield _touchpoint_index(catalogue, words)
    yield _stage_index(catalogue, words)
    yield index_page("a-z", words, "a-z.html.j2", {"letters": by_letter(catalogue.touchpoints.values())})
    yield index_page("chains", words, "chains.html.j2", {"chains": by_name(catalogue.chains.values())})
    yield index_page("routes", words, "routes.html.j2", {"routes": _routes(catalogue)})
    yield index_page("symptoms", words, "symptoms.html.j2", {"symptoms": by_name(catalogue.symptoms.values())})
    yield index_page("guides", words, "guides.html.j2", {"guides": catalogue.guides})
    yield index_page("find", words, "find.html.j2", {"entries": by_name(catalogue.complete)})
    yield index_page("check", words, "check.html.j2", {})
    yield _search(words)
    yield index_page("data", words, "data.html.j2", {})
    for axis in AXES:
        for shelf in shelves(catalogue, axis):
            yield _shelf_page(catalogue, words, axis, shelf)


def home(catalogue: Catalogue, words: Words) -> Page:
    """Make the home page: what this is, how large it is, and the ways in."""
    shows = {
        "record": RECORD,
        "asked": ASKED,
        "categories": grouped_by_category(catalogue),
        "symptoms": sorted(catalogue.symptoms.values(), key=lambda one: (len(one.name), one.id))[:EXAMPLES],
        "routes": _routes(catalogue)[:EXAMPLES],
    }
    title, summary = words("site.home"), catalogue.settings.summary
    return Page(Address("page", "home"), title, summary, "home.html.j2", shows, data=term_set(catalogue))


def _browse(catalogue: Catalogue, words: Words) -> Page:
    """Make the page with every way to browse, each with its words and how much they hold."""
    shows = {
        "axes": [(axis, shelves(catalogue, axis)) for axis in AXES],
        "letters": by_letter(catalogue.touchpoints.values()),
        "symptoms": by_name(catalogue.symptoms.values()),
        "routes": _routes(catalogue),
        "chains": by_name(catalogue.chains.values()),
    }
    return index_page("browse", words, "browse.html.j2", shows)


def _touchpoint_index(catalogue: Catalogue, words: Words) -> Page:
    """Make the index by category."""
    return index_page("touchpoints", words, "by-category.html.j2", {"groups": grouped_by_category(catalogue)})


def _stage_index(catalogue: Catalogue, words: Words) -> Page:
    """Make the index by buying stage."""
    (axis,) = (axis for axis in AXES if axis.kind == "stage")
    groups = [(shelf.term, shelf.entries) for shelf in shelves(catalogue, axis)]
    return index_page("stages", words, "by-stage.html.j2", {"groups": groups})


def _routes(catalogue: Catalogue) -> list[Route]:
    """Give the routes, the shortest first."""
    return sorted(by_name(catalogue.routes.values()), key=lambda entry: entry.minutes)


def _search(words: Words) -> Page:
    """Make the page that shows all results of a search, which is an address: `search/?q=price+list`."""
    title, description = words("search.page.title"), words("search.page.summary")
    return Page(Address("page", "search"), title, description, "search.html.j2", {}, crumbs=(home_crumb(words),))


_INDEX_OF = {"category": "touchpoints", "stage": "stages"}
"""The axes that have an index of their own; the others are found from the page of all ways to browse."""

_TEMPLATES = {"category": "category.html.j2", "stage": "stage.html.j2"}


def _shelf_page(catalogue: Catalogue, words: Words, axis: Axis, shelf: Shelf) -> Page:
    """Make the page of one word that touchpoints are sorted by."""
    shows: dict[str, Any] = {
        "axis": axis,
        "term": shelf.term,
        "entries": shelf.entries,
        "groups": grouped_by_category(catalogue, shelf.entries),
        "symptoms": (),
        "routes": (),
    }
    if axis.kind == "owner":
        shows |= _work_of(catalogue, {entry.id for entry in shelf.entries})
    index = index_crumb(_INDEX_OF.get(axis.kind, "browse"), words)
    address = Address(axis.kind, shelf.term.id)
    template = _TEMPLATES.get(axis.kind, "term.html.j2")
    return Page(address, shelf.term.name, shelf.term.summary, template, shows, crumbs=(home_crumb(words), index))


def _work_of(catalogue: Catalogue, own: set[str]) -> Mapping[str, list[Share]]:
    """Give the symptoms and the routes that concern a department, what is most its own first."""
    symptoms = [(one, [suspect.touchpoint for suspect in one.check_first]) for one in catalogue.symptoms.values()]
    routes = [(one, [stop.touchpoint for stop in one.stops]) for one in catalogue.routes.values()]
    return {"symptoms": _shares(symptoms, own), "routes": _shares(routes, own)}


def _shares(named: Iterable[tuple[Symptom | Route, list[str]]], own: set[str]) -> list[Share]:
    shares = [Share(entry, sum(id_ in own for id_ in ids), len(ids)) for entry, ids in named]
    found = [share for share in shares if share.own >= OWN]
    return sorted(found, key=lambda share: (-share.own, share.entry.id))
