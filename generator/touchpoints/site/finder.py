"""What the finder filters by: the filters with their words, and the words that hold for each touchpoint."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from touchpoints.catalogue.entries import Touchpoint
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.site.lists import AXES, by_name
from touchpoints.site.structured import script_json

FILE = "assets/finder/data.js"
"""Where the script lies below a language."""


@dataclass(frozen=True, slots=True)
class _Filter:
    """One filter: its name in an address, its words with their names, and those that hold for a touchpoint."""

    id: str
    values: list[tuple[str, str]]
    words_of: Callable[[Touchpoint], Iterable[str]]


def finder_script(catalogue: Catalogue, words: Words) -> bytes:
    """Give the script that hands the data over."""
    return f"Touchpoints.finderData = {script_json(finder_data(catalogue, words))}\n".encode()


def finder_data(catalogue: Catalogue, words: Words) -> dict[str, Any]:
    """Give the filters, only with words that some touchpoint has, and the entries."""
    filters = _filters(catalogue)
    entries = {entry.id: [list(one.words_of(entry)) for one in filters] for entry in catalogue.complete}
    used = [{word for holds in entries.values() for word in holds[index]} for index in range(len(filters))]
    return {
        "language": catalogue.language,
        "filters": [
            {
                "id": one.id,
                "name": words(f"site.find.filters.{one.id}"),
                "values": [[id_, name] for id_, name in one.values if id_ in held],
            }
            for one, held in zip(filters, used, strict=True)
        ],
        "entries": [[id_, holds] for id_, holds in entries.items()],
        "words": {
            key.removeprefix("site.find."): text for key, text in words.table.items() if key.startswith("site.find.")
        },
    }


def _filters(catalogue: Catalogue) -> list[_Filter]:
    """Give the filters in their order."""

    def terms(vocabulary: str) -> list[tuple[str, str]]:
        return [(term.id, term.name) for term in catalogue.vocabularies[vocabulary]]

    symptoms = {one.id: {suspect.touchpoint for suspect in one.check_first} for one in catalogue.symptoms.values()}
    routes = {one.id: {stop.touchpoint for stop in one.stops} for one in catalogue.routes.values()}
    chains = {one.id: {link.touchpoint for link in one.links} for one in catalogue.chains.values()}
    return [
        *(_Filter(axis.kind, terms(axis.vocabulary), axis.words_of) for axis in AXES),
        _Filter("kind", terms("kinds"), lambda entry: (entry.kind,)),
        _Filter("trait", terms("traits"), _traits),
        _Filter("symptom", _names(by_name(catalogue.symptoms.values())), _naming(symptoms)),
        _Filter("route", _names(by_name(catalogue.routes.values())), _naming(routes)),
        _Filter("chain", _names(by_name(catalogue.chains.values())), _naming(chains)),
    ]


def _traits(entry: Touchpoint) -> Iterable[str]:
    return dict.fromkeys(trait for condition in entry.applies_if for trait in condition.split(" or "))


def _names(entries: Iterable[Any]) -> list[tuple[str, str]]:
    return [(entry.id, entry.name) for entry in entries]


def _naming(named: dict[str, set[str]]) -> Callable[[Touchpoint], Iterable[str]]:
    """Give a function that says which lists name a touchpoint."""
    return lambda entry: [id_ for id_, ids in named.items() if entry.id in ids]
