"""Charts of a checklist as shapes with coordinates, which the page draws as inline SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from touchpoints.checklist.analysis_rows import TallyRow
from touchpoints.checklist.coverage_rows import CoverageRow
from touchpoints.checklist.rows import PointRow
from touchpoints.company import scoring
from touchpoints.company.analysis import IMPORTANT_FROM
from touchpoints.company.defaults import MOST_IMPORTANT

WIDTH, LABEL, RIGHT = 640.0, 210.0, 20.0
"""The room of a bar chart: all of it, the part for the labels, and the margin for numbers at the end."""

BAR, STEP = 18.0, 28.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar."""

    kind: str
    x: float
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its label."""

    label: str
    y: float
    middle: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart."""

    height: float
    bars: tuple[Bar, ...]


def coverage_bars(rows: Sequence[CoverageRow]) -> Bars:
    """Draw what the firm has, lacks and has not assessed, a bar a group."""
    most = max((row.applicable for row in rows), default=0) or 1
    scale = (WIDTH - LABEL - RIGHT) / most
    parts = ((row.name, (("have", row.have), ("missing", row.missing), ("open", row.not_assessed))) for row in rows)
    return _bars((name, _stacked(counts, scale)) for name, counts in parts)


def _stacked(counts: Iterable[tuple[str, int]], scale: float) -> tuple[Segment, ...]:
    segments, x = [], LABEL
    for kind, count in counts:
        if count:
            segments.append(Segment(kind, round(x, 2), round(count * scale, 2), str(count)))
        x += count * scale
    return tuple(segments)


def quality_bars(rows: Sequence[TallyRow]) -> Bars:
    """Draw qualities from 0 to 10."""
    scale = (WIDTH - LABEL - 2 * RIGHT) / 10
    return _bars(
        (row.name, (Segment("quality", LABEL, round((row.quality.value or 0) * scale, 2), row.quality.text),))
        for row in rows
    )


def _bars(parts: Iterable[tuple[str, tuple[Segment, ...]]]) -> Bars:
    bars = tuple(
        Bar(label, number * STEP + 4, number * STEP + 4 + BAR / 2, segments)
        for number, (label, segments) in enumerate(parts)
    )
    return Bars(len(bars) * STEP + 4, bars)


LEFT, TOP, COLUMN, FLOOR = 60.0, 56.0, 112.0, 346.0
"""The scatter chart: its left margin, where quality 10 lies, the width of one step of importance, and quality 0."""

ROOM = 40.0
"""The room above quality 10 and below quality 0: there the names of the zones stand, and no dot."""

RADIUS = 11.0


@dataclass(frozen=True, slots=True)
class Plane:
    """The chart of importance and quality without its dots: edges, borders of the zones, and the steps of both scales."""

    left: float
    right: float
    top: float
    bottom: float
    middle: float
    border: float
    columns: tuple[tuple[int, float], ...]
    lines: tuple[tuple[int, float], ...]


def zone_plane() -> Plane:
    """Lay out the chart of importance and quality."""
    return Plane(
        left=LEFT,
        right=LEFT + MOST_IMPORTANT * COLUMN,
        top=TOP - ROOM,
        bottom=FLOOR + ROOM,
        middle=LEFT + (IMPORTANT_FROM - 1) * COLUMN,
        border=_height(10 * scoring.FAIR_BELOW),
        columns=tuple((step, LEFT + (step - 0.5) * COLUMN) for step in range(1, MOST_IMPORTANT + 1)),
        lines=tuple((step, _height(step)) for step in range(0, 11, 2)),
    )


def _height(quality: float) -> float:
    return round(FLOOR - quality * (FLOOR - TOP) / 10, 2)


@dataclass(frozen=True, slots=True)
class Dot:
    """One touchpoint in the chart of importance and quality."""

    x: float
    y: float
    rank: int
    name: str
    level_id: str


def zone_dots(points: Sequence[PointRow]) -> tuple[Dot, ...]:
    """Place each assessed point by importance and quality; equal ones stand beside each other."""
    dots: list[Dot] = []
    for point in sorted(points, key=lambda one: (one.quality.value or 0, one.rank)):
        if point.quality.value is None:
            continue
        middle = LEFT + (point.importance - 0.5) * COLUMN
        y = _height(point.quality.value)
        x = next((x for x in _beside(middle) if _is_free(x, y, dots)), middle)
        dots.append(Dot(x, y, point.rank, point.name, point.level_id))
    return tuple(dots)


def _beside(middle: float) -> Iterable[float]:
    """Give places from the middle outwards."""
    yield middle
    step = 2 * RADIUS + 1
    for count in (1, 2):
        yield middle + count * step
        yield middle - count * step


def _is_free(x: float, y: float, dots: Iterable[Dot]) -> bool:
    return all(abs(x - dot.x) >= 2 * RADIUS or abs(y - dot.y) >= 2 * RADIUS for dot in dots)
