"""The checks of a whole catalogue, one rule a file.

To add one: write `checks/<rule>.py` with `RULES` and `check`, name it in `CHECKS`, give it a test, and add its
codes to `docs/checks.md` with `python -m touchpoints.reference`.
"""

from collections.abc import Iterator
from typing import Protocol

from touchpoints.catalogue import loading, reading, validating
from touchpoints.catalogue.checks import (
    chain_ends,
    cycles,
    evidence,
    guide_links,
    identity,
    references,
    translation_fit,
)
from touchpoints.catalogue.loading import Loaded
from touchpoints.problems import Problem, Rule, capped


class Check(Protocol):
    """What a module of this folder offers."""

    RULES: tuple[Rule, ...]

    def check(self, loaded: Loaded) -> Iterator[Problem]:
        """Give the problems of a catalogue."""


CHECKS: tuple[Check, ...] = (chain_ends, cycles, evidence, guide_links, identity, references, translation_fit)

RULES: tuple[Rule, ...] = (*reading.RULES, *validating.RULES, *loading.RULES, *(r for check in CHECKS for r in check.RULES))
"""The documentation of every code."""


def check_catalogue(loaded: Loaded) -> list[Problem]:
    """Give all problems of a catalogue, those of reading included, in the order of their places."""
    return sorted({*loaded.problems, *capped(problem for check in CHECKS for problem in check.check(loaded))})
