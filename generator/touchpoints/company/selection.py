"""Narrows an assessment to the points somebody wants to see, in the order of a strategy."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from touchpoints.company.answers import Reaction
from touchpoints.company.assessment import Assessment, PointResult, UnitResult
from touchpoints.company.chains import ChainResult, chain_to_walk


class Only(StrEnum):
    """Which points to show."""

    ALL = "all"
    GAPS = "gaps"
    MISSING = "missing"
    WEAK = "weak"
    OPEN = "open"
    QUICK_WINS = "quick-wins"


class Strategy(StrEnum):
    """In which order to work.

    The weakest link first (theory of constraints), or one percent everywhere: many small jobs across all
    points (Carlzon, R51).
    """

    WEAKEST_LINK = "weakest-link"
    ONE_PERCENT = "one-percent"


QUICK_DAYS = 1
"""A quick win takes no longer than this."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What to show of an assessment; the empty selection shows all of it."""

    only: Only = Only.ALL
    strategy: Strategy = Strategy.WEAKEST_LINK
    stage: str | None = None
    category: str | None = None
    owner: str | None = None
    chain: str | None = None
    limit: int | None = None
    depth: int | None = None


def narrowed(assessment: Assessment, selection: Selection) -> Assessment:
    """Give the assessment with the selected points; its numbers stay those of the whole."""
    deep = _too_deep(assessment, selection.depth)
    points = [one for one in assessment.points if _is_selected(one, selection) and one.touchpoint.id not in deep]
    if selection.strategy is Strategy.ONE_PERCENT:
        points.sort(key=lambda point: (point.gap is None, not point.gap, point.effort, point.rank))
    chains, walk = assessment.chains, None
    if selection.chain is not None:
        chains = _walked(assessment, selection.chain)
        walk = chains[0].id if chains else None
        steps = [link.touchpoint for chain in chains for link in chain.links]
        walked = (point for point in points if point.touchpoint.id in steps)
        points = sorted(walked, key=lambda point: steps.index(point.touchpoint.id))
    units = tuple(_narrowed_unit(unit, selection, chains) for unit in assessment.units)
    shown = tuple(points[: selection.limit])
    return replace(assessment, points=shown, chains=chains, walk=walk, units=units, strategy=selection.strategy.value)


def _walked(assessment: Assessment, id_: str) -> tuple[ChainResult, ...]:
    points = {point.touchpoint.id: point for point in assessment.everything}
    left_out = {touchpoint.id for touchpoint, _ in assessment.left_out}
    found = chain_to_walk(assessment.chains, id_, assessment.company, assessment.catalogue, points, left_out)
    return () if found is None else (found,)


def _narrowed_unit(unit: UnitResult, selection: Selection, chains: Iterable[ChainResult]) -> UnitResult:
    """Give a unit with those of its points that are selected."""
    steps = {link.touchpoint for chain in chains for link in chain.links} if selection.chain is not None else None
    points = (point for point in unit.points if steps is None or point.touchpoint.id in steps)
    return replace(unit, points=tuple(point for point in points if _is_selected(point, selection)))


def _too_deep(assessment: Assessment, depth: int | None) -> set[str]:
    """Give the points that lie deeper than asked for: parts of others that apply, parts of parts (law 2)."""
    if depth is None:
        return set()
    parts = {point.touchpoint.id: point.touchpoint.parts for point in assessment.everything}
    inside = {part for of in parts.values() for part in of}
    shown = {id_ for id_ in parts if id_ not in inside}
    for _ in range(depth - 1):
        shown |= {part for id_ in shown for part in parts.get(id_, ())}
    return set(parts) - shown


def _is_open(point: PointResult) -> bool:
    """Say whether a point has to be looked at again: it has a fault, or had one that somebody took up."""
    answers = point.answers
    faulty = point.is_missing or point.level == "weak" or answers.reaction is Reaction.NEGATIVE
    return faulty or answers.status is not None or bool(answers.re_check)


_ONLY: dict[Only, Callable[[PointResult], bool]] = {
    Only.ALL: lambda _: True,
    Only.GAPS: lambda point: bool(point.gap),
    Only.MISSING: lambda point: point.is_missing,
    Only.WEAK: lambda point: point.level == "weak",
    Only.OPEN: _is_open,
    Only.QUICK_WINS: lambda point: bool(point.gap) and point.effort <= QUICK_DAYS,
}


def _is_selected(point: PointResult, selection: Selection) -> bool:
    touchpoint = point.touchpoint
    return (
        _ONLY[selection.only](point)
        and selection.stage in {None, *touchpoint.stages}
        and selection.category in {None, touchpoint.category}
        and selection.owner in {None, point.answers.owner or touchpoint.owner_role}
    )
