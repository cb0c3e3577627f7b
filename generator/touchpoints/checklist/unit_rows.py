"""The touchpoints of a company's units as readers see them, and whose views there are to show."""

from collections.abc import Iterable
from dataclasses import dataclass

from touchpoints.catalogue.words import Words
from touchpoints.checklist.point_rows import PointRows
from touchpoints.checklist.rows import PointRow
from touchpoints.company.assessment import Assessment
from touchpoints.company.views import CLIENT, OWN


@dataclass(frozen=True, slots=True)
class UnitPoints:
    """The touchpoints of one unit: those of which some unit speaks, and those it says do not apply, with its reason."""

    id: str
    name: str
    points: tuple[PointRow, ...]
    left_out: tuple[tuple[str, str, str], ...]


def unit_points(assessment: Assessment, words: Words) -> tuple[UnitPoints, ...]:
    """Make the rows of all units, in the order of the company file."""
    rows = PointRows(words, assessment.catalogue)
    return tuple(
        UnitPoints(
            id=unit.id,
            name=unit.name,
            points=tuple(rows.point(point) for point in unit.points),
            left_out=tuple((touchpoint.id, touchpoint.name, why.reason or "") for touchpoint, why in unit.left_out),
        )
        for unit in assessment.units
    )


def voices(points: Iterable[PointRow]) -> tuple[str, ...]:
    """Give everybody who says how they see a touchpoint; the client and the firm itself come first."""
    return tuple(dict.fromkeys((CLIENT, OWN, *(who for point in points for who in point.seen))))


def voice_title(words: Words, who: str) -> str:
    """Write whose view it is: an assessor as in the company file."""
    return words(f"voices.{who}") if who in {CLIENT, OWN} else who
