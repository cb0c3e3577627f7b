"""Whoever points at a neighbour is pointed at in return."""

from collections.abc import Iterator

from touchpoints.catalogue.loading import Loaded
from touchpoints.catalogue.prose import finished
from touchpoints.problems import Problem, Rule, Severity

RULES = (
    Rule(
        "related-not-returned",
        "A related touchpoint that does not name this one",
        "Readers come from both sides. If A is worth a look from B, then B is from A; a link that only one "
        "of them thinks of is usually `leads_to` or `parts`.",
        "id: price-list\nrelated: [price-tag]\n(price-tag does not name price-list)\n",
        "id: price-tag\nrelated: [price-list]\n",
    ),
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give the related links that lead one way only."""
    related = {written.entry.id: written.entry.related for written in loaded.touchpoints}
    for written in finished(loaded):
        for index, other in enumerate(written.entry.related):
            if other in related and written.entry.id not in related[other] and other != written.entry.id:
                place = written.document.place(("related", index))
                hint = f"add {written.entry.id} to related: there, or take {other} out here"
                yield Problem(
                    place,
                    "related-not-returned",
                    f"'{other}' does not name '{written.entry.id}'",
                    hint,
                    Severity.WARNING,
                )
