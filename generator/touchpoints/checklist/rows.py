"""Points and questions as readers see them: texts in their language, numbers rounded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from touchpoints.checklist.figures import Figure, as_typed


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One question of a point."""

    id: str
    key: str
    text: str
    answer_id: str
    answer: str
    measured: Figure
    unit: str
    target: str
    met: bool | None
    met_text: str
    universal: bool
    kano: str
    dimension: str
    weight: int
    legal: str
    seen: Mapping[str, str | float] = field(default_factory=dict)
    """What each side answers to it."""

    @property
    def said(self) -> str:
        """The answer or the measured number, whichever was given."""
        return self.answer if self.measured.value is None else f"{self.measured} {self.unit}".strip()

    @property
    def failed(self) -> bool:
        """Whether it was answered, and something is left to do."""
        return self.met is False


@dataclass(frozen=True, slots=True)
class FixRow:
    """A piece of advice."""

    text: str
    lever: str
    days: str


@dataclass(frozen=True, slots=True)
class SeenRow:
    """How one side sees a touchpoint."""

    quality: Figure
    reaction: str
    note: str


@dataclass(frozen=True, slots=True)
class Compared:
    """How a competitor does it."""

    name: str
    id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class PointNames:
    """What the catalogue says of a touchpoint."""

    id: str
    name: str
    summary: str
    category: str
    stages: str
    met_at: int
    """The earliest buying stage in which a customer meets it, counted from 0."""
    channel: str
    owner_role: str
    because: str
    honest_test: str
    gives: str
    gets: str
    wow: str
    fixes: tuple[FixRow, ...]


@dataclass(frozen=True, kw_only=True)
class PointAnswers:
    """What the company says of it."""

    state_id: str
    state: str
    reaction_id: str
    reaction: str
    importance: int
    reach: Figure
    confidence_id: str
    confidence: str
    effort: int
    days: str
    competitors: tuple[Compared, ...]
    owner: str
    due: date | None
    due_text: str
    status_id: str
    status: str
    note: str
    evidence: str
    my_ideas: str
    criteria: tuple[CriterionRow, ...]
    seen: Mapping[str, SeenRow]
    walked: Mapping[tuple[str, str], str]
    """What was noted along a chain: by the chain, and time or impression."""


@dataclass(frozen=True, kw_only=True)
class PointNumbers:
    """What follows from the answers."""

    rank: int
    level_id: str
    level: str
    quality: Figure
    gap: Figure
    gap_to_target: Figure
    priority: Figure
    abc: str
    pressing: bool
    zone: str
    contest: str
    calculation: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PointRow(PointNames, PointAnswers, PointNumbers):
    """One touchpoint of the company, with everything that some format shows of it."""

    @property
    def own_criteria(self) -> tuple[CriterionRow, ...]:
        """The questions that only this touchpoint is asked."""
        return tuple(row for row in self.criteria if not row.universal)

    @property
    def universal_criteria(self) -> tuple[CriterionRow, ...]:
        """The questions that every touchpoint is asked."""
        return tuple(row for row in self.criteria if row.universal)

    @property
    def failed(self) -> tuple[CriterionRow, ...]:
        """The questions that were answered, and not with a full yes."""
        return tuple(row for row in self.criteria if row.failed)

    @property
    def has_gap(self) -> bool:
        """Whether there is something to do, as far as anybody knows."""
        return bool(self.gap.value)

    @property
    def first_step(self) -> str:
        """What to begin with, as the catalogue advises."""
        return self.fixes[0].text if self.fixes else ""

    @property
    def who(self) -> str:
        """Who looks after it, or who should."""
        return self.owner or self.owner_role

    @property
    def reach_percent(self) -> str:
        """The reach in percent, as somebody would type it."""
        return as_typed(100 * (self.reach.value or 0))

    def compared_with(self, competitor: str) -> str:
        """Say how a competitor does it; nothing where nobody compared."""
        return next((one.text for one in self.competitors if one.name == competitor), "")

    def compared_id(self, competitor: str) -> str:
        """Give the same as the word that is never translated."""
        return next((one.id for one in self.competitors if one.name == competitor), "")
