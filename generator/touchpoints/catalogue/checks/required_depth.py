"""A finished entry has everything that a shop owner needs to begin on Monday."""

from collections import Counter
from collections.abc import Iterator

from touchpoints.catalogue.entries import Touchpoint
from touchpoints.catalogue.loading import Loaded
from touchpoints.catalogue.prose import finished
from touchpoints.problems import Problem, Rule, Severity

RULES = (
    Rule(
        "required-depth",
        "A finished entry that lacks something",
        "A reader of this one page must know what good looks like and what to do on Monday: 4 to 7 tips, 1 "
        "to 3 ideas, 2 to 4 mistakes, a good and a bad example, 5 to 12 criteria (one of them must-be, one "
        "attractive), an honest test, what is sold, the next step, 3 to 8 aliases. An entry that is not "
        "there yet has `status: draft`.",
        "aliases: [rate card]\n",
        "aliases: [rate card, tariff, price sheet]\n",
    ),
)

_COUNTS = {"aliases": (3, 8), "tips": (4, 7), "wow": (1, 3), "mistakes": (2, 4), "criteria": (5, 12)}
_TEXTS = ("sells", "next_step", "honest_test")
_EXAMPLES, _CLASSES = ("good", "bad"), ("must-be", "attractive")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give what each finished entry lacks."""
    for written in finished(loaded):
        for key, message, hint in _lacks(written.entry):
            yield Problem(written.document.key_place((key,)), "required-depth", message, hint, Severity.WARNING)


def _lacks(entry: Touchpoint) -> Iterator[tuple[str, str, str]]:
    """Give the keys that hold too little or too much, with what is wrong and what to do."""
    for key, (least, most) in _COUNTS.items():
        count = len(getattr(entry, key))
        if not least <= count <= most:
            hint = "write more, or set status: draft" if count < least else "keep the most useful ones"
            yield key, f"{count} under '{key}', but a finished entry has {least} to {most}", hint
    for key in _TEXTS:
        if getattr(entry, key) is None:
            yield key, f"a finished entry has the key '{key}'", "write it, or set status: draft"
    kinds: Counter[str] = Counter(example.kind for example in entry.examples)
    for kind in _EXAMPLES:
        if not kinds[kind]:
            yield (
                "examples",
                f"a finished entry has a {kind} example",
                f"add one with kind: {kind}, or set status: draft",
            )
    classes = Counter(criterion.kano for criterion in entry.criteria)
    for class_ in _CLASSES:
        if entry.criteria and not classes[class_]:
            yield (
                "criteria",
                f"no criterion is of the class '{class_}'",
                "add one, or look at the classes again",
            )
