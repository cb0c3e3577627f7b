"""What an assessment says beyond its single points: profiles, zones, who has what to do, and warnings.

Everything here is about the whole company, also where a checklist shows only some of its points.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from touchpoints.company import scoring
from touchpoints.company.answers import State
from touchpoints.company.assessment import Assessment, Coverage, PointResult, grouped
from touchpoints.company.closing import ClosingStep, closing_steps
from touchpoints.company.concerns import Finding, findings
from touchpoints.company.defaults import MOST_IMPORTANT


class Zone(StrEnum):
    """The four fields of importance against performance (Martilla and James, 1977)."""

    CONCENTRATE = "concentrate"
    KEEP = "keep"
    LOW = "low"
    OVERKILL = "overkill"


class Contest(StrEnum):
    """The zones of importance against performance compared with competitors (Slack)."""

    URGENT = "urgent"
    IMPROVE = "improve"
    APPROPRIATE = "appropriate"
    EXCESS = "excess"


IMPORTANT_FROM = 3
"""The middle of the scale of importance: the border between the zones."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A share of answered questions, the sum of their weights, and how many were answered."""

    q: float | None
    weight: int
    answered: int
    of: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of the heat map: the points of a stage in a channel; `q` is that of those it has."""

    applicable: int
    have: int
    missing: int
    rated: int
    q: float | None
    weight: int

    @property
    def level(self) -> str:
        """Name the level of the field; it is missing where something is, and nothing is there."""
        return scoring.level(self.q, missing=self.have == 0 and self.missing > 0)


@dataclass(frozen=True, slots=True)
class Load:
    """What somebody, or some lever, has to move: points with a gap, and the days they take."""

    points: tuple[PointResult, ...]
    days: int


@dataclass(frozen=True, slots=True)
class Aim:
    """How far it is to the target level: the points below it, what they lack, and the days that bring them there."""

    q: float
    reaching: int
    below: tuple[PointResult, ...]
    gap: float
    days: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """The assessment of a whole company, seen from several sides."""

    dimensions: Mapping[str, Tally]
    heat: Mapping[str, Mapping[str, Cell]]
    zones: Mapping[Zone, tuple[PointResult, ...]]
    contests: Mapping[Contest, tuple[PointResult, ...]]
    levers: Mapping[str, Load]
    owners: Mapping[str, Load]
    roles: Mapping[str, Load]
    aim: Aim
    decisions: Mapping[str, Coverage]
    closing: tuple[ClosingStep, ...]
    findings: tuple[Finding, ...]


def analyse(assessment: Assessment) -> Analysis:
    """See an assessment from several sides."""
    points = assessment.everything
    return Analysis(
        dimensions=_dimensions(assessment),
        heat=_heat(assessment),
        zones={zone: tuple(point for point in points if zone_of(point) is zone) for zone in Zone},
        contests={one: tuple(point for point in points if contest_of(point) is one) for one in Contest},
        levers=_levers(assessment),
        owners=_loads((point.answers.owner, point) for point in points),
        roles=_loads((None if point.answers.owner else point.touchpoint.owner_role, point) for point in points),
        aim=_aim(assessment),
        decisions=grouped(
            points, assessment.catalogue.vocabularies["decisions"].ids, lambda point: (point.touchpoint.decision,)
        ),
        closing=closing_steps(assessment),
        findings=findings(assessment),
    )


def _aim(assessment: Assessment) -> Aim:
    """Sum up how far it is to the target level; what was not assessed counts nowhere."""
    q = scoring.AIMS[assessment.company.profile.target]
    below = tuple(point for point in assessment.everything if point.gap_to_target)
    return Aim(
        q=q,
        reaching=sum(one.q is not None and one.q >= q for one in assessment.everything if one.state is State.HAVE),
        below=below,
        gap=round(scoring.added(point.gap_to_target or 0.0 for point in below), 6),
        days=sum(point.effort for point in below),
    )


def zone_of(point: PointResult) -> Zone | None:
    """Place a point by its importance and its quality; None while it was not assessed."""
    if point.q is None:
        return None
    if point.importance >= IMPORTANT_FROM:
        return Zone.KEEP if point.q >= scoring.FAIR_BELOW else Zone.CONCENTRATE
    return Zone.OVERKILL if point.q >= scoring.FAIR_BELOW else Zone.LOW


_STANDING = {"worse": 1, "same": 0, "better": -1}
"""A competitor who does it worse than we is a point for us."""


def standing_of(point: PointResult) -> int:
    """Say how the firm stands against all competitors taken together: 1 ahead, 0 level, -1 behind."""
    total = sum(_STANDING[word] for word in point.answers.competitors.values())
    return (total > 0) - (total < 0)


def contest_of(point: PointResult) -> Contest | None:
    """Place a point by its importance and by how competitors do it; None where nobody compared."""
    return contest_zone(point.importance, standing_of(point)) if point.answers.competitors else None


def contest_zone(importance: int, standing: int) -> Contest:
    """Give the zone of a point of this importance.

    What is acceptable rises with importance: to be worse matters little in a small thing, and to be only
    as good as others is not enough in the most important ones.
    """
    if standing < 0:
        urgent, improve = 4, 3
        if importance >= urgent:
            return Contest.URGENT
        return Contest.IMPROVE if importance >= improve else Contest.APPROPRIATE
    if standing == 0:
        return Contest.IMPROVE if importance == MOST_IMPORTANT else Contest.APPROPRIATE
    return Contest.APPROPRIATE if importance >= IMPORTANT_FROM else Contest.EXCESS


def _dimensions(assessment: Assessment) -> dict[str, Tally]:
    """Profile the points the company has over the dimensions of service."""
    have = [point for point in assessment.everything if point.state is State.HAVE]
    asked = [result for point in have for result in point.criteria]
    found = {}
    for dimension in assessment.catalogue.vocabularies["dimensions"].ids:
        these = [result for result in asked if result.criterion.dimension == dimension]
        rated = [(result.criterion.weight, result.value) for result in these if result.value is not None]
        weight = sum(weight for weight, _ in rated)
        found[dimension] = Tally(scoring.quality_share(rated), weight, len(rated), len(these))
    return found


def _heat(assessment: Assessment) -> dict[str, dict[str, Cell]]:
    vocabularies = assessment.catalogue.vocabularies
    return {
        stage: {
            channel: _cell(
                point
                for point in assessment.everything
                if stage in point.touchpoint.stages and point.touchpoint.channel == channel
            )
            for channel in vocabularies["channels"].ids
        }
        for stage in vocabularies["stages"].ids
    }


def _cell(points: Iterable[PointResult]) -> Cell:
    points = list(points)
    have = [point for point in points if point.state is State.HAVE]
    rated = [(point.importance, point.q) for point in have if point.q is not None]
    return Cell(
        applicable=len(points),
        have=len(have),
        missing=sum(point.is_missing for point in points),
        rated=len(rated),
        q=scoring.quality_share(rated),
        weight=sum(weight for weight, _ in rated),
    )


def _levers(assessment: Assessment) -> dict[str, Load]:
    """Group the points with a gap by the lever of their first step, with the days that the step takes."""
    steps = [(point, point.fixes[0]) for point in assessment.everything if point.gap and point.fixes]
    found = {}
    for lever in assessment.catalogue.vocabularies["levers"].ids:
        pulled = [(point, tip.effort) for point, tip in steps if tip.lever == lever]
        if pulled:
            found[lever] = Load(tuple(point for point, _ in pulled), sum(days for _, days in pulled))
    return found


def _loads(pairs: Iterable[tuple[str | None, PointResult]]) -> dict[str, Load]:
    """Group the points with a gap; the group with the most days first."""
    groups: dict[str, list[PointResult]] = {}
    for name, point in pairs:
        if name is not None and point.gap and point.answers.status != "done":
            groups.setdefault(name, []).append(point)
    loads = {name: Load(tuple(points), sum(p.effort for p in points)) for name, points in groups.items()}
    return dict(sorted(loads.items(), key=lambda item: (-item[1].days, item[0])))
