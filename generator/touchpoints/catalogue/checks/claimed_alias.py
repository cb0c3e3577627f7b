"""A word that people search for leads to one touchpoint."""

import unicodedata
from collections.abc import Iterator

from touchpoints.catalogue.loading import Loaded
from touchpoints.catalogue.prose import finished
from touchpoints.problems import Place, Problem, Rule

RULES = (
    Rule(
        "claimed-alias",
        "An alias that is taken",
        "Whoever looks a word up wants one answer. An alias is no name and no alias of another entry, where "
        "capitals, accents, hyphens and blanks make no difference. Its own entry may have 'web site' beside "
        "'website'.",
        "name: Price list\naliases: [tariff, Tariff]\n",
        "name: Price list\naliases: [tariff, rate card, price sheet]\n",
    ),
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give the aliases that something else is called by already."""
    taken: dict[str, tuple[str, str, Place]] = {}
    for written in finished(loaded):
        name, place = written.entry.name, written.document.place(("name",))
        taken.setdefault(_folded(name), (written.entry.id, name, place))
    for written in finished(loaded):
        own: set[str] = {written.entry.name.casefold()}
        for index, alias in enumerate(written.entry.aliases):
            place = written.document.place(("aliases", index))
            entry, name, where = taken.setdefault(_folded(alias), (written.entry.id, alias, place))
            if entry != written.entry.id or alias.casefold() in own:
                message = f"'{alias}' is taken by '{name}' at {where}"
                yield Problem(place, "claimed-alias", message, "delete one of them, or choose a narrower word")
            own.add(alias.casefold())


def _folded(name: str) -> str:
    """Give a name as a searcher types it, who minds neither capitals nor accents nor hyphens."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())
