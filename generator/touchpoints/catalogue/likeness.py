"""Finds entries that may be what a new one is to be: names of every language, compared as people say them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

from touchpoints.catalogue.loading import Loaded, Written
from touchpoints.problems import Place, Problem, Rule, Severity

RULES = (
    Rule(
        "similar-name",
        "Something is called nearly so already",
        "A second entry for one touchpoint splits its answers. Capitals, accents, hyphens and endings make no "
        "difference, and the names of every language count. Say `--force` where it really is another one.",
        "touchpoints new touchpoint price-lists --name 'Price lists' …\n",
        "(an edit of price-list.yml)\n",
    ),
)

_SAME_BEGINNING = 3
_ENDING = 3
_ALIKE = 0.86


def similar(names: Iterable[str], loaded: Loaded) -> list[Problem]:
    """Give the entries that are called nearly like one of these names."""
    wanted, found = list(names), []
    for known, place in _known(loaded):
        asked = next((name for name in wanted if sound_alike(name, known)), None)
        if asked is not None:
            message = f"'{asked}' is nearly '{known}'"
            found.append(
                Problem(place, "similar-name", message, "look there first; it may only lack a word", Severity.WARNING)
            )
    return sorted(set(found))


def sound_alike(one: str, other: str) -> bool:
    """Say whether two names differ in no more than capitals, accents, hyphens and endings, or in a slip."""
    first, second = _plain(one), _plain(other)
    if "".join(first) == "".join(second):
        return bool(first)
    if len(first) == len(second) and all(map(_same_stem, first, second)):
        return True
    return SequenceMatcher(None, "".join(first), "".join(second), autojunk=False).ratio() >= _ALIKE


def _plain(name: str) -> list[str]:
    """Give the words of a name without capitals and marks."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return re.findall(r"\w+", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def _same_stem(one: str, other: str) -> bool:
    """Say whether two words may be forms of one: short ones are the same or they are not."""
    shared = max(_SAME_BEGINNING, min(len(one), len(other)) - _ENDING + 1)
    near = abs(len(one) - len(other)) < _ENDING and one[:shared] == other[:shared]
    return one == other or (near and min(len(one), len(other)) > _SAME_BEGINNING)


def _known(loaded: Loaded) -> Iterator[tuple[str, Place]]:
    """Give everything an entry is called, with its place."""
    own: list[Written[Any]] = [*loaded.touchpoints, *loaded.chains]
    others: list[Written[Any]] = []
    for language in loaded.translations.values():
        others += [*language.touchpoints.values(), *language.chains.values()]
    for written in (*own, *others):
        yield written.entry.name, written.document.place(("name",))
        for index, alias in enumerate(getattr(written.entry, "aliases", ())):
            yield alias, written.document.place(("aliases", index))
