"""The calculation: quality, gap, priority, class and order, exactly as documented in the guide on scoring.

All functions are pure and take plain numbers, so that the same test vectors can run anywhere.
"""

import operator
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from touchpoints.catalogue.entries import Target
from touchpoints.company.answers import Answer

ANSWER_VALUES = {Answer.YES: 1.0, Answer.PARTLY: 0.5, Answer.NO: 0.0}
CONFIDENCE_VALUES = {"measured": 1.0, "observed": 0.8, "guessed": 0.5}

WEAK_BELOW, FAIR_BELOW, GOOD_BELOW = 0.5, 0.7, 0.9
AIMS = {"basic": WEAK_BELOW, "standard": FAIR_BELOW, "exemplary": GOOD_BELOW}
"""The quality that each target level asks of a point, as a share of 1."""

CLASS_A_BELOW, CLASS_B_BELOW = 0.80, 0.95

_EXACT, _STEADY = 9, 6
"""Digits kept: enough to be exact, few enough that no noise of floating point decides an order."""

_COMPARISONS = {"<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt, "=": operator.eq}


def split_target(target: str) -> tuple[str, float]:
    """Give the comparison and the number of a target such as '<= 60'."""
    match = re.fullmatch(r"(<=|>=|<|>|=) ?(-?[0-9]+(?:\.[0-9]+)?)", target)
    if match is None:
        raise ValueError(f"not a target: {target}")
    return match[1], float(match[2])


def meets(target: Target, measured: float) -> bool:
    """Hold a measured number against its target."""
    comparison, number = split_target(target.target)
    return bool(_COMPARISONS[comparison](measured, number))


def quality_share(rated: Iterable[tuple[int, float]]) -> float | None:
    """Give q, the weighted mean of (weight, value) pairs in 0..1; None when nothing was answered."""
    pairs = list(rated)
    total = sum(weight for weight, _ in pairs)
    return added(weight * value for weight, value in pairs) / total if total else None


def added(numbers: Iterable[float]) -> float:
    """Sum from left to right: `sum` itself rounds otherwise from Python 3.12 on, and a browser could not follow."""
    total = 0.0
    for number in numbers:
        total += number
    return total


def quality_points(q: float) -> float:
    """Give the quality on the scale of 0 to 10."""
    return round(10 * q, 1)


def gap(importance: int, q: float) -> float:
    """Give what is missing to full quality, weighted by importance: 0..5."""
    return round(importance * (1 - q), _EXACT)


def gap_to_target(importance: int, q: float, aim: float) -> float:
    """Give what is missing to the quality aimed at, weighted by importance; nothing where it is reached."""
    return round(importance * max(aim - q, 0.0), _EXACT)


def priority(gap_size: float, reach: float, confidence: float, effort: int) -> float:
    """Give the gap that can be closed per day of work, for the share of customers who pass."""
    return round(100 * gap_size * reach * confidence / effort, _STEADY)


def level(q: float | None, *, missing: bool) -> str:
    """Name the level of a point; a missing one is not a weak one."""
    if missing:
        return "missing"
    if q is None:
        return "not-assessed"
    bounds = ((WEAK_BELOW, "weak"), (FAIR_BELOW, "fair"), (GOOD_BELOW, "good"))
    return next((name for bound, name in bounds if q < bound), "excellent")


def classes(priorities: Sequence[float]) -> list[str]:
    """Give A, B or C to each priority: A while the share summed up before it is below 80 %, B below 95 %.

    The sum runs from the highest priority down; equal ones are taken in the order in which they are given.
    """
    order = sorted(range(len(priorities)), key=lambda index: -priorities[index])
    total = added(priorities)
    found = ["C"] * len(priorities)
    before = 0.0
    for index in order:
        share = round(before / total, _EXACT) if total else 1.0
        found[index] = "A" if share < CLASS_A_BELOW else "B" if share < CLASS_B_BELOW else "C"
        before += priorities[index]
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides the place of a point in the order of work."""

    id: str
    pressing: bool
    priority: float | None
    importance: int
    effort: int


def ordered(standings: Iterable[Standing]) -> list[Standing]:
    """Put points in the order of work.

    First must-be or legal points that are missing and points with a negative reaction; then by priority,
    highest first; then by effort, lowest first; then by id. Points that were not assessed come last, the
    important first.
    """
    return sorted(
        standings,
        key=lambda one: (
            not one.pressing,
            one.priority is None,
            -(one.priority or 0.0),
            -one.importance if one.priority is None else 0,
            one.effort,
            one.id,
        ),
    )
