"""Lists of entries as pages show them: by name, by letter, by category, by whatever else can be browsed by."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from touchpoints.catalogue.entries import Chain, Route, Symptom, Touchpoint
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.vocabularies import Term

Named = TypeVar("Named", Touchpoint, Chain, Route, Symptom)


@dataclass(frozen=True, slots=True)
class Letter:
    """The entries under one letter of the alphabet."""

    letter: str
    entries: tuple[Touchpoint, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """One way to sort touchpoints: the kind of its pages, its vocabulary, and the words an entry holds of it."""

    kind: str
    vocabulary: str
    words_of: Callable[[Touchpoint], tuple[str, ...]]


AXES = (
    Axis("category", "categories", lambda entry: (entry.category,)),
    Axis("stage", "stages", lambda entry: entry.stages),
    Axis("journey", "journey", lambda entry: entry.journey),
    Axis("channel", "channels", lambda entry: (entry.channel,)),
    Axis("control", "control", lambda entry: (entry.control,)),
    Axis("owner", "roles", lambda entry: (entry.owner_role,)),
    Axis("flag", "flags", lambda entry: entry.flags),
)
"""By what the site can be browsed, in the order in which it is offered; each word has a page of its own."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One word of an axis with the entries that hold it."""

    term: Term
    entries: tuple[Touchpoint, ...]


def shelves(catalogue: Catalogue, axis: Axis) -> list[Shelf]:
    """Give the words of an axis that any entry holds, each with its entries by name."""
    entries = by_name(catalogue.touchpoints.values())
    found = [
        Shelf(term, tuple(entry for entry in entries if term.id in axis.words_of(entry)))
        for term in catalogue.vocabularies[axis.vocabulary]
    ]
    return [shelf for shelf in found if shelf.entries]


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


def by_letter(entries: Iterable[Touchpoint]) -> list[Letter]:
    """Group entries by the first letter of their names, marks left out."""
    groups: dict[str, list[Touchpoint]] = {}
    for entry in by_name(entries):
        groups.setdefault(plain(entry.name)[:1].upper(), []).append(entry)
    return [Letter(letter, tuple(group)) for letter, group in groups.items()]


def by_name(entries: Iterable[Named]) -> list[Named]:
    """Sort entries by name, letters with marks among those without."""
    return sorted(entries, key=lambda entry: (plain(entry.name), entry.id))


@cache
def plain(text: str) -> str:
    """Give a text in small letters without marks, to sort by."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter)
    )
