"""Rows of what an assessment says beyond its points: the heat map, the profile of dimensions, and the zones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.checklist.figures import QUALITY_DIGITS, Figure, figure
from touchpoints.checklist.terms import mean
from touchpoints.company.analysis import Analysis, Cell, Contest, Zone, contest_zone, standing_of
from touchpoints.company.assessment import PointResult
from touchpoints.company.defaults import MOST_IMPORTANT

Zones = Mapping[Zone, tuple[PointResult, ...]] | Mapping[Contest, tuple[PointResult, ...]]


@dataclass(frozen=True, slots=True)
class TallyRow:
    """The quality of one dimension; `terms` say how it came about."""

    name: str
    quality: Figure
    answered: int
    of: int
    terms: str


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One field of the heat map; the level gives the colour."""

    channel: str
    applicable: int
    have: int
    quality: Figure
    level_id: str
    level: str
    terms: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One stage of the heat map, a cell a channel."""

    name: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """One zone, with the names of the points in it."""

    id: str
    name: str
    meaning: str
    ranked: tuple[tuple[int, str], ...]

    @property
    def points(self) -> tuple[str, ...]:
        """The names alone."""
        return tuple(name for _, name in self.ranked)


@dataclass(frozen=True, slots=True)
class ContestCell:
    """One field of the map of importance against competitors: its zone, and the numbers of the points in it."""

    zone_id: str
    zone: str
    ranks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ContestRow:
    """One line of that map: ahead of competitors, level with them, or behind."""

    name: str
    cells: tuple[ContestCell, ...]


@dataclass(frozen=True, slots=True)
class RivalRow:
    """How a competitor stands against the firm, over all points that were compared."""

    name: str
    better: int
    same: int
    worse: int


def heat_rows(analysis: Analysis, catalogue: Catalogue, words: Words) -> tuple[HeatRow, ...]:
    """Make the map of stages by channels."""
    return tuple(
        HeatRow(
            catalogue.name("stages", stage),
            tuple(_cell(cell, catalogue.name("channels", channel), words) for channel, cell in row.items()),
        )
        for stage, row in analysis.heat.items()
    )


def _cell(cell: Cell, channel: str, words: Words) -> HeatCell:
    return HeatCell(
        channel=channel,
        applicable=cell.applicable,
        have=cell.have,
        quality=_quality(cell.q, words),
        level_id=cell.level,
        level=words(f"levels.{cell.level}"),
        terms=mean(words, cell.q, cell.weight),
    )


def dimension_rows(analysis: Analysis, catalogue: Catalogue, words: Words) -> tuple[TallyRow, ...]:
    """Make the profile over the dimensions of service."""
    return tuple(
        TallyRow(
            catalogue.name("dimensions", id_),
            _quality(tally.q, words),
            tally.answered,
            tally.of,
            mean(words, tally.q, tally.weight),
        )
        for id_, tally in analysis.dimensions.items()
    )


def _quality(q: float | None, words: Words) -> Figure:
    return figure(words, None if q is None else 10 * q, QUALITY_DIGITS)


def zone_rows(zones: Zones, key: str, words: Words) -> tuple[ZoneRow, ...]:
    """Make the rows of the zones."""
    return tuple(
        ZoneRow(
            id_,
            words(f"{key}.{id_}.name"),
            words(f"{key}.{id_}.meaning"),
            tuple((point.rank, point.touchpoint.name) for point in points),
        )
        for id_, points in zones.items()
    )


def contest_rows(points: Iterable[PointResult], words: Words) -> tuple[ContestRow, ...]:
    """Map the points that were compared by importance, and by how the firm stands against competitors."""
    compared = [point for point in points if point.answers.competitors]
    return tuple(
        ContestRow(
            words(f"checklist.parts.standings.{name}"),
            tuple(
                _contest_cell(contest_zone(importance, sign), _ranks(compared, importance, sign), words)
                for importance in range(1, MOST_IMPORTANT + 1)
            ),
        )
        for name, sign in (("ahead", 1), ("level", 0), ("behind", -1))
    )


def _contest_cell(zone: Contest, ranks: tuple[int, ...], words: Words) -> ContestCell:
    return ContestCell(zone.value, words(f"contests.{zone}.name"), ranks)


def _ranks(points: Iterable[PointResult], importance: int, sign: int) -> tuple[int, ...]:
    fitting = (one for one in points if one.importance == importance and standing_of(one) == sign)
    return tuple(point.rank for point in fitting)


def rival_rows(points: tuple[PointResult, ...], competitors: tuple[str, ...]) -> tuple[RivalRow, ...]:
    """Count for each competitor how often it does better, the same or worse than the firm."""
    rows = []
    for name in competitors:
        said = [point.answers.competitors.get(name) for point in points]
        rows.append(RivalRow(name, said.count("better"), said.count("same"), said.count("worse")))
    return tuple(rows)
