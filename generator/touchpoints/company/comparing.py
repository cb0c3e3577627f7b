"""Compares assessments: of one company over time, or of several companies or units side by side.

All are held against the same catalogue, today's. What changed by work is what changed in the answers to questions
that both sides answered, and what a touchpoint did that was gained or lost; everything else changed because other
questions or touchpoints are counted.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from touchpoints.company import scoring
from touchpoints.company.answers import State
from touchpoints.company.assessment import Assessment, PointResult


class Kind(StrEnum):
    """What happened to a touchpoint between two assessments."""

    LOST = "lost"
    REOPENED = "reopened"
    SLIPPED = "slipped"
    WORSE = "worse"
    GAINED = "gained"
    BETTER = "better"
    CLOSED = "closed"
    ASSESSED = "assessed"
    FORGOTTEN = "forgotten"
    ENTERED = "entered"
    LEFT = "left"


OPPOSITES = {
    Kind.GAINED: Kind.LOST,
    Kind.BETTER: Kind.WORSE,
    Kind.CLOSED: Kind.REOPENED,
    Kind.ASSESSED: Kind.FORGOTTEN,
    Kind.ENTERED: Kind.LEFT,
}
"""What each change is when it is seen from the other side; that a date has passed has no opposite."""

_NOTICEABLE = 0.0005
_EXACT = 9


@dataclass(frozen=True, slots=True)
class Reported:
    """The numbers that were printed at the time, with the catalogue of the time."""

    quality: float | None
    applicable: int
    have: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An assessment at one date, with the catalogue it was made for; the numbers are today's catalogue's."""

    assessment: Assessment
    version: str
    reported: Reported | None = None

    @property
    def day(self) -> date | None:
        """The date of the assessment."""
        return self.assessment.assessed_on

    @property
    def company(self) -> str:
        """The name of the company."""
        return self.assessment.company.company

    @property
    def coverage(self) -> float | None:
        """The share of what applies that the company has."""
        return _share(self.assessment.coverage.have, self.assessment.coverage.applicable)

    @property
    def assessed(self) -> float | None:
        """The share of what applies that was assessed."""
        coverage = self.assessment.coverage
        return _share(coverage.applicable - coverage.not_assessed, coverage.applicable)

    @property
    def quality(self) -> float | None:
        """The quality of what the company has, 0 to 10."""
        return self.assessment.quality


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class Delta:
    """A number on both sides, and its difference in two parts."""

    before: float | None
    after: float | None
    by_work: float | None

    @property
    def total(self) -> float | None:
        """The whole difference; None where one side is not known."""
        return None if self.before is None or self.after is None else round(self.after - self.before, _EXACT)

    @property
    def by_rest(self) -> float | None:
        """What changed because other questions and touchpoints are counted."""
        return None if self.total is None or self.by_work is None else round(self.total - self.by_work, _EXACT)


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one touchpoint."""

    before: PointResult | None
    after: PointResult | None
    kinds: tuple[Kind, ...]
    quality: Delta

    @property
    def point(self) -> PointResult:
        """The point as it is known last."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change is of a point that one side knows")
        return found


@dataclass(frozen=True, slots=True)
class Comparison:
    """One company at two dates or more; the changes are those from the first to the last."""

    snapshots: tuple[Snapshot, ...]
    changes: tuple[Change, ...]
    coverage: Delta
    quality: Delta

    @property
    def before(self) -> Snapshot:
        """The first assessment."""
        return self.snapshots[0]

    @property
    def after(self) -> Snapshot:
        """The last assessment."""
        return self.snapshots[-1]

    @property
    def of_one_catalogue(self) -> bool:
        """Whether both were made for the same catalogue; a version that nobody noted is taken for the same."""
        return len({one.version for one in (self.before, self.after) if one.version}) < 2  # noqa: PLR2004 - both sides

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """Give the changes of one kind."""
        return tuple(change for change in self.changes if kind in change.kinds)


@dataclass(frozen=True, slots=True)
class Board:
    """Several companies or units side by side, in the order in which they were named."""

    snapshots: tuple[Snapshot, ...]

    @property
    def comparable(self) -> bool:
        """Whether as large a share was assessed in each; a place in a ranking would mislead otherwise."""
        shares = {round(one.assessed or 0, 3) for one in self.snapshots}
        return len(shares) == 1 and all(one.quality is not None for one in self.snapshots)

    def place(self, snapshot: Snapshot) -> int | None:
        """Give the place by quality, where a place means something."""
        if not self.comparable:
            return None
        return 1 + sum((one.quality or 0) > (snapshot.quality or 0) for one in self.snapshots)


def compared(snapshots: Sequence[Snapshot]) -> Comparison:
    """Compare one company over time; in the order of the dates where all have one."""
    in_order = tuple(snapshots)
    days = [one.day for one in in_order if one.day is not None]
    if len(days) == len(in_order):
        in_order = tuple(sorted(in_order, key=lambda one: one.day or date.min))
    return between(in_order)


def between(snapshots: tuple[Snapshot, ...]) -> Comparison:
    """Compare the first with the last, in the order given."""
    before, after = snapshots[0], snapshots[-1]
    pairs = _pairs(before.assessment, after.assessment)
    later = before.day is None or after.day is None or before.day < after.day
    changes = [_change(one, other, after.day if later else None) for one, other in pairs]
    return Comparison(
        snapshots=snapshots,
        changes=tuple(change for change in changes if change.kinds),
        coverage=Delta(before.coverage, after.coverage, _coverage_by_work(pairs)),
        quality=Delta(before.quality, after.quality, _quality_by_work(pairs)),
    )


Pair = tuple[PointResult | None, PointResult | None]


def _pairs(before: Assessment, after: Assessment) -> list[Pair]:
    """Put the points of both sides beside each other, in the order of work of the later one."""
    first = {point.touchpoint.id: point for point in before.everything}
    last = {point.touchpoint.id: point for point in after.everything}
    gone = [(point, None) for id_, point in first.items() if id_ not in last]
    return [*((first.get(id_), point) for id_, point in last.items()), *gone]


def _change(before: PointResult | None, after: PointResult | None, day: date | None) -> Change:
    quality = Delta(before.quality if before else None, after.quality if after else None, None)
    if before is None or after is None:
        known = after or before
        told = known is not None and known.state is not State.UNKNOWN
        kinds = () if not told else (Kind.ENTERED,) if after else (Kind.LEFT,)
        return Change(before, after, kinds, quality)
    work = quality_by_work(before, after)
    by_work = None if work is None else round(10 * work, _EXACT)
    return Change(before, after, tuple(_kinds(before, after, work, day)), Delta(quality.before, quality.after, by_work))


def _kinds(before: PointResult, after: PointResult, work: float | None, day: date | None) -> Iterable[Kind]:
    for kind, opposite, holds in _TURNS:
        if holds(before, after):
            yield kind
        elif holds(after, before):
            yield opposite
    if before.state is State.HAVE and after.state is State.HAVE and work is not None:
        if work > _NOTICEABLE:
            yield Kind.BETTER
        elif work < -_NOTICEABLE:
            yield Kind.WORSE
    if _slipped(before, after, day):
        yield Kind.SLIPPED


def _gained(before: PointResult, after: PointResult) -> bool:
    return before.is_missing and after.state is State.HAVE


def _closed(before: PointResult, after: PointResult) -> bool:
    taken_up = before.answers.status in {"open", "doing"}
    return taken_up and after.answers.status == "done"


def _newly_assessed(before: PointResult, after: PointResult) -> bool:
    had = State.HAVE in {before.state, after.state} and (before.is_missing or after.is_missing)
    return before.q is None and after.q is not None and not had


_TURNS: tuple[tuple[Kind, Kind, Callable[[PointResult, PointResult], bool]], ...] = (
    (Kind.GAINED, Kind.LOST, _gained),
    (Kind.CLOSED, Kind.REOPENED, _closed),
    (Kind.ASSESSED, Kind.FORGOTTEN, _newly_assessed),
)
"""Each turn with its opposite, and what has to hold from one side to the other."""


def _slipped(before: PointResult, after: PointResult, day: date | None) -> bool:
    """Say whether the earliest date that was promised has passed, and the work is not done."""
    dues = [due for due in (before.answers.due, after.answers.due) if due is not None]
    well = after.answers.status is None and after.q is not None and after.q >= scoring.FAIR_BELOW
    finished = after.answers.status == "done" or after.gap == 0 or well
    return bool(dues) and day is not None and min(dues) < day and not finished


def quality_by_work(before: PointResult, after: PointResult) -> float | None:
    """Give the difference in q over the questions that both answered; None where one side is not assessed."""
    if before.q is None or after.q is None:
        return None
    if before.is_missing or after.is_missing:
        return after.q - before.q
    old, new = _values(before), _values(after)
    both = [id_ for id_ in new if id_ in old]
    first = scoring.quality_share((new[id_][0], old[id_][1]) for id_ in both)
    last = scoring.quality_share(new[id_] for id_ in both)
    return 0.0 if first is None or last is None else last - first


def _values(point: PointResult) -> dict[str, tuple[int, float]]:
    """Give weight and value of each answer that means today what it meant when it was given."""
    doubtful = point.answers.re_check
    if doubtful is True:
        return {}
    return {
        one.criterion.id: (one.criterion.weight, one.value)
        for one in point.criteria
        if one.value is not None and one.criterion.id not in (doubtful or ())
    }


def _coverage_by_work(pairs: Iterable[Pair]) -> float | None:
    """Give the difference in coverage over the touchpoints that apply to both sides."""
    both = [(before, after) for before, after in pairs if before is not None and after is not None]
    if not both:
        return None
    had = sum(before.state is State.HAVE for before, _ in both)
    have = sum(after.state is State.HAVE for _, after in both)
    return (have - had) / len(both)


def _quality_by_work(pairs: Iterable[Pair]) -> float | None:
    """Give the difference in quality that comes of the answers: what got better or worse, was gained or was lost.

    What is lacking counts nowhere in the quality, so that gaining or losing a touchpoint shifts the average.
    """
    sides = [sides for before, after in pairs if before and after and (sides := _by_answers(before, after))]
    old = scoring.quality_share((weight, first) for weight, first, _ in sides if first is not None)
    new = scoring.quality_share((weight, last) for weight, _, last in sides if last is not None)
    return None if old is None or new is None else round(10 * (new - old), _EXACT)


def _by_answers(before: PointResult, after: PointResult) -> tuple[int, float | None, float | None] | None:
    """Give the weight of a touchpoint and its q on both sides as far as the answers tell them apart.

    A side that lacks it has none; None where nobody assessed one of the sides.
    """
    if before.q is None or after.q is None:
        return None
    weight = before.importance + after.importance
    if before.is_missing or after.is_missing:
        return weight, None if before.is_missing else before.q, None if after.is_missing else after.q
    work, middle = quality_by_work(before, after) or 0.0, (before.q + after.q) / 2
    return weight, middle - work / 2, middle + work / 2
