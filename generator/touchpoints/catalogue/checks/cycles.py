"""A touchpoint is made of smaller ones, never of itself (second law)."""

from collections.abc import Iterator

from touchpoints.catalogue.loading import Loaded
from touchpoints.problems import Problem, Rule

RULES = (
    Rule(
        "part-of-itself",
        "A touchpoint that is part of itself",
        "Parts form a tree. If A is part of B, B cannot be part of A, however many steps lie between.",
        "id: phone-call\nparts: [phone-call]\n",
        "id: phone-call\nparts: [phone-greeting]\n",
    ),
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give the parts that lead back to their whole."""
    parts = {written.entry.id: written.entry.parts for written in loaded.touchpoints}
    for written in loaded.touchpoints:
        for index, part in enumerate(written.entry.parts):
            if written.entry.id in _below(part, parts):
                place = written.document.place(("parts", index))
                yield Problem(place, "part-of-itself", f"'{part}' contains '{written.entry.id}' itself")


def _below(start: str, parts: dict[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += parts.get(one, ())
    return found
