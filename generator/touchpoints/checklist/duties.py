"""Rows of the work: who has what to do, by which lever, by when, and when it is looked at again (law 3)."""

from collections.abc import Iterator
from dataclasses import dataclass

from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.checklist.rows import PointRow
from touchpoints.company.analysis import Analysis, Load
from touchpoints.company.rhythm import check_on


@dataclass(frozen=True, slots=True)
class LoadRow:
    """What one person or lever has to move."""

    name: str
    points: tuple[str, ...]
    days: str
    days_value: int
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of the plan; an empty text is a place to write in."""

    point: PointRow
    check: str


def lever_rows(analysis: Analysis, catalogue: Catalogue, words: Words) -> tuple[LoadRow, ...]:
    """Say what could be reached by each lever."""
    return tuple(
        _load(words, catalogue.name("levers", id_), load, suggested=False) for id_, load in analysis.levers.items()
    )


def owner_rows(analysis: Analysis, catalogue: Catalogue, words: Words) -> tuple[LoadRow, ...]:
    """Say who has what to do; first the people named, then the roles the catalogue suggests."""
    named = (_load(words, name, load, suggested=False) for name, load in analysis.owners.items())
    roles = (_load(words, catalogue.name("roles", id_), load, suggested=True) for id_, load in analysis.roles.items())
    return (*named, *roles)


def _load(words: Words, name: str, load: Load, *, suggested: bool) -> LoadRow:
    names = tuple(point.touchpoint.name for point in load.points)
    return LoadRow(name, names, words.count("checklist.days", load.days), load.days, suggested)


def plan_rows(points: tuple[PointRow, ...], words: Words) -> tuple[PlanRow, ...]:
    """Give what is to be done: class A, what comes first anyway, and everything somebody took up."""
    return tuple(_planned(points, words))


def _planned(points: tuple[PointRow, ...], words: Words) -> Iterator[PlanRow]:
    for point in points:
        taken_up = bool(point.owner or point.due or point.status_id)
        if point.has_gap and point.status_id != "done" and (point.abc == "A" or point.pressing or taken_up):
            day = check_on(point.due)
            yield PlanRow(point, words.date(day) if day else "")
