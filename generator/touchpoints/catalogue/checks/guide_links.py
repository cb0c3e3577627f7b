"""A guide links only to what exists."""

from collections.abc import Iterator

from touchpoints.catalogue.guides import LINK_KINDS
from touchpoints.catalogue.loading import Loaded
from touchpoints.problems import Problem, Rule, did_you_mean

RULES = (
    Rule(
        "broken-link",
        "A guide links to something that does not exist",
        "Links are written `[text](touchpoint:price-list)`, with one of the kinds touchpoint, chain, route, symptom, guide, stage, category or page.",
        "[price list](touchpoint:price-lst)\n",
        "[price list](touchpoint:price-list)\n",
    ),
)

PAGES = frozenset({"home", "touchpoints", "stages", "a-z", "chains", "routes", "symptoms", "guides"})
"""Pages of the site that are no entry."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give the links that lead nowhere, in the guides of every language."""
    known = {
        "touchpoint": loaded.named_touchpoints,
        "chain": loaded.named_chains,
        "route": frozenset(route.entry.id for route in loaded.routes),
        "symptom": frozenset(symptom.entry.id for symptom in loaded.symptoms),
        "guide": frozenset(guide.head.id for guide in loaded.guides),
        "stage": _terms(loaded, "stages"),
        "category": _terms(loaded, "categories"),
        "page": PAGES,
    }
    translated = [guide for own in loaded.translations.values() for guide in own.guides.values()]
    for guide in (*loaded.guides, *translated):
        for link in guide.links():
            if link.kind in {"http", "https", "mailto"}:
                continue
            if link.kind not in known:
                yield Problem(
                    link.place, "broken-link", f"'{link.kind}:' is no kind of link", did_you_mean(link.kind, LINK_KINDS)
                )
            elif link.id not in known[link.kind]:
                yield Problem(
                    link.place,
                    "broken-link",
                    f"there is no {link.kind} '{link.id}'",
                    did_you_mean(link.id, known[link.kind]),
                )


def _terms(loaded: Loaded, vocabulary: str) -> frozenset[str]:
    written = loaded.vocabularies.get(vocabulary)
    return frozenset(written.entry.ids if written else ())
