"""Finds out why a point stands where it stands: its share of all priority, and what decided its place."""

from dataclasses import dataclass

from touchpoints.company.answers import Reaction
from touchpoints.company.assessment import Assessment, PointResult


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a point in the order of work, and in the sum of all priority."""

    rank: int
    of: int
    total: float
    before: float
    reasons: tuple[str, ...]
    ahead: PointResult | None
    behind: PointResult | None

    @property
    def share_before(self) -> float:
        """The share of all priority that lies before this point."""
        return self.before / self.total if self.total else 1.0


def place_of(assessment: Assessment, point: PointResult) -> Place:
    """Say what decided the place of a point."""
    everything = assessment.everything
    scored = [one for one in everything if one.priority is not None]
    by_priority = sorted(scored, key=lambda one: -(one.priority or 0.0))
    before = 0.0
    for one in by_priority:
        if one is point:
            break
        before += one.priority or 0.0
    return Place(
        rank=point.rank,
        of=len(everything),
        total=sum(one.priority or 0.0 for one in scored),
        before=before if point.priority is not None else 0.0,
        reasons=_reasons(point),
        ahead=everything[point.rank - 2] if point.rank > 1 else None,
        behind=everything[point.rank] if point.rank < len(everything) else None,
    )


def _reasons(point: PointResult) -> tuple[str, ...]:
    """Name the rule of the order that put a point where it is."""
    reasons = []
    if point.answers.reaction is Reaction.NEGATIVE:
        reasons.append("negative")
    if point.pressing and point.is_missing:
        reasons.append("needed")
    if not reasons:
        reasons.append("unknown" if point.priority is None else "priority")
    return tuple(reasons)
