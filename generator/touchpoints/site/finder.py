"""What the finder filters by: the filters with their words, and the words that hold for each touchpoint."""

from typing import Any

from touchpoints.catalogue.entries import Touchpoint
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.site.machines import script_json

FILE = "assets/finder/data.js"
"""Where the script lies below a language."""

_FILTERS = (
    ("category", "categories"),
    ("stage", "stages"),
    ("journey", "journey"),
    ("channel", "channels"),
    ("control", "control"),
    ("owner", "roles"),
    ("kind", "kinds"),
    ("flag", "flags"),
    ("trait", "traits"),
)
"""The filters in their order: their name in an address, and the vocabulary of their words."""


def finder_script(catalogue: Catalogue, words: Words) -> bytes:
    """Give the script that hands the data over."""
    return f"Touchpoints.finderData = {script_json(finder_data(catalogue, words))}\n".encode()


def finder_data(catalogue: Catalogue, words: Words) -> dict[str, Any]:
    """Give the filters, only with words that some touchpoint has, and the entries."""
    entries = {entry.id: _holds(entry) for entry in catalogue.complete}
    used = {name: {word for holds in entries.values() for word in holds[name]} for name, _ in _FILTERS}
    return {
        "language": catalogue.language,
        "filters": [
            {
                "id": name,
                "name": words(f"site.find.filters.{name}"),
                "values": [
                    [term.id, term.name] for term in catalogue.vocabularies[vocabulary] if term.id in used[name]
                ],
            }
            for name, vocabulary in _FILTERS
        ],
        "entries": [[id_, [list(holds[name]) for name, _ in _FILTERS]] for id_, holds in entries.items()],
        "words": {
            key.removeprefix("site.find."): text for key, text in words.table.items() if key.startswith("site.find.")
        },
    }


def _holds(entry: Touchpoint) -> dict[str, tuple[str, ...]]:
    traits = dict.fromkeys(trait for condition in entry.applies_if for trait in condition.split(" or "))
    return {
        "category": (entry.category,),
        "stage": entry.stages,
        "journey": entry.journey,
        "channel": (entry.channel,),
        "control": (entry.control,),
        "owner": (entry.owner_role,),
        "kind": (entry.kind,),
        "flag": entry.flags,
        "trait": tuple(traits),
    }
