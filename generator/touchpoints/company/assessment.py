"""The assessment: a company's answers held against the catalogue, point by point, chain by chain."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from touchpoints.catalogue.entries import Criterion, Tip, Touchpoint
from touchpoints.catalogue.model import Catalogue
from touchpoints.company import scoring
from touchpoints.company.answers import Answer, Company, Reaction, State, TouchpointAnswers
from touchpoints.company.applicability import Applies, criterion_applies, touchpoint_applies
from touchpoints.company.chains import ChainResult, assess_chains
from touchpoints.company.defaults import default_importance


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion of one point, with the company's answer."""

    criterion: Criterion
    universal: bool
    answer: Answer | None
    measured: float | None

    @property
    def met(self) -> bool | None:
        """Whether it is fulfilled; None while nobody knows."""
        value = self.value
        return None if value is None else value == 1.0

    @property
    def value(self) -> float | None:
        """The answer as a share of 1; None where it does not count."""
        if self.measured is not None and self.criterion.measure is not None:
            return 1.0 if scoring.meets(self.criterion.measure, self.measured) else 0.0
        return scoring.ANSWER_VALUES.get(self.answer) if self.answer is not None else None


@dataclass(frozen=True, slots=True)
class PointResult:
    """One touchpoint of a company, with every number of the calculation."""

    touchpoint: Touchpoint
    applies: Applies
    answers: TouchpointAnswers
    criteria: tuple[CriterionResult, ...]
    state: State
    q: float | None
    importance: int
    effort: int
    confidence: float
    level: str
    pressing: bool
    gap: float | None
    gap_to_target: float | None
    priority: float | None
    abc: str | None = None
    rank: int = 0

    @property
    def quality(self) -> float | None:
        """Quality on the scale of 0 to 10."""
        return None if self.q is None else scoring.quality_points(self.q)

    @property
    def is_missing(self) -> bool:
        """Whether the company lacks it, planned or not."""
        return self.answers.is_missing

    @property
    def answered_share(self) -> tuple[int, int]:
        """How many of its own criteria are answered, of how many."""
        own = [result for result in self.criteria if not result.universal]
        return sum(result.value is not None for result in own), len(own)

    @property
    def fixes(self) -> tuple[Tip, ...]:
        """What the catalogue advises, for a point that has a gap."""
        return self.touchpoint.tips if self.gap is None or self.gap > 0 else ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many points apply: those it has, those it lacks and those nobody assessed make up the whole.

    The weak ones are counted among those it has.
    """

    applicable: int
    have: int
    missing: int
    weak: int
    not_assessed: int


@dataclass(frozen=True, slots=True)
class UnitResult:
    """A unit of the company, assessed apart; `few` says that it has too few touchpoints of its own.

    `points` and `left_out` are those of which some unit speaks: for all others, what the company says holds.
    `answered` names those of which it speaks itself.
    """

    id: str
    name: str
    kind: str
    company: Company
    coverage: Coverage
    quality: float | None
    levels: Mapping[str, str]
    few: bool
    points: tuple[PointResult, ...] = ()
    left_out: tuple[tuple[Touchpoint, Applies], ...] = ()
    answered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """A company's gap checklist before it takes a form; the points stand in the order of work.

    `everything` holds all points, also where `points` has been narrowed to some of them; `walk` names the
    chain along which they were put for a walk-through; `speakers` names the unit whose answers stand for the whole.
    """

    company: Company
    catalogue: Catalogue
    assessed_on: date | None
    points: tuple[PointResult, ...]
    everything: tuple[PointResult, ...]
    left_out: tuple[tuple[Touchpoint, Applies], ...]
    chains: tuple[ChainResult, ...]
    coverage: Coverage
    by_stage: Mapping[str, Coverage]
    by_category: Mapping[str, Coverage]
    quality: float | None
    rated: int
    walk: str | None = None
    strategy: str = "weakest-link"
    units: tuple[UnitResult, ...] = ()
    speakers: Mapping[str, str] = field(default_factory=dict)


def assess(company: Company, catalogue: Catalogue) -> Assessment:
    """Hold a company against a catalogue."""
    decided = [(touchpoint, touchpoint_applies(touchpoint, company)) for touchpoint in catalogue.complete]
    points = _ranked(
        _point(touchpoint, applies, company, catalogue) for touchpoint, applies in decided if applies.holds
    )
    left_out = tuple((touchpoint, applies) for touchpoint, applies in decided if not applies.holds)
    have = [point for point in points if point.state is State.HAVE and point.q is not None]
    vocabularies = catalogue.vocabularies
    return Assessment(
        company=company,
        catalogue=catalogue,
        assessed_on=company.assessed_on,
        points=points,
        everything=points,
        left_out=left_out,
        chains=assess_chains(
            company,
            catalogue,
            {point.touchpoint.id: point for point in points},
            {touchpoint.id for touchpoint, _ in left_out},
        ),
        coverage=_coverage(points),
        by_stage=grouped(points, vocabularies["stages"].ids, lambda point: point.touchpoint.stages),
        by_category=grouped(points, vocabularies["categories"].ids, lambda point: (point.touchpoint.category,)),
        quality=_overall_quality(have),
        rated=len(have),
    )


def _point(touchpoint: Touchpoint, applies: Applies, company: Company, catalogue: Catalogue) -> PointResult:
    answers = company.answers.get(touchpoint.id, TouchpointAnswers())
    state = answers.existing
    missing = answers.is_missing
    criteria = _criteria(touchpoint, answers, company, catalogue)
    rated = [(result.criterion.weight, result.value) for result in criteria if result.value is not None]
    q = 0.0 if missing else scoring.quality_share(rated) if state is State.HAVE else None
    importance = answers.importance or default_importance(touchpoint, company.profile)
    effort = answers.effort or touchpoint.effort
    confidence = scoring.CONFIDENCE_VALUES[answers.confidence]
    gap = None if q is None else scoring.gap(importance, q)
    aim = scoring.AIMS[company.profile.target]
    return PointResult(
        touchpoint=touchpoint,
        applies=applies,
        answers=answers,
        criteria=criteria,
        state=state,
        q=q,
        importance=importance,
        effort=effort,
        confidence=confidence,
        level=scoring.level(q, missing=missing),
        pressing=(missing and _is_needed(criteria)) or answers.reaction is Reaction.NEGATIVE,
        gap=gap,
        gap_to_target=None if q is None else scoring.gap_to_target(importance, q, aim),
        priority=None if gap is None else scoring.priority(gap, answers.reach, confidence, effort),
    )


def _is_needed(criteria: Iterable[CriterionResult]) -> bool:
    """Say whether a point is a must-be or a legal one: one of its own criteria is."""
    own = (result.criterion for result in criteria if not result.universal)
    return any(criterion.kano == "must-be" or criterion.legal for criterion in own)


def _criteria(
    touchpoint: Touchpoint, answers: TouchpointAnswers, company: Company, catalogue: Catalogue
) -> tuple[CriterionResult, ...]:
    own = ((criterion, False) for criterion in touchpoint.criteria)
    universal = ((criterion, True) for criterion in catalogue.universal)
    return tuple(
        _answered(criterion, universal, answers.criteria.get(criterion.id))
        for criterion, universal in (*own, *universal)
        if criterion_applies(criterion, company.profile, catalogue.vocabularies["regions"]).holds
    )


def _answered(criterion: Criterion, universal: bool, given: Answer | float | None) -> CriterionResult:
    measured = given if isinstance(given, float) else None
    answer = given if isinstance(given, Answer) else None
    return CriterionResult(criterion, universal, answer, measured)


def _ranked(results: Iterable[PointResult]) -> tuple[PointResult, ...]:
    """Give each point its class and its place in the order of work."""
    by_id = {result.touchpoint.id: result for result in results}
    order = scoring.ordered(
        scoring.Standing(id_, one.pressing, one.priority, one.importance, one.effort) for id_, one in by_id.items()
    )
    in_order = [by_id[standing.id] for standing in order]
    scored = [result.touchpoint.id for result in in_order if result.priority is not None]
    letters = scoring.classes([by_id[id_].priority or 0.0 for id_ in scored])
    abc = dict(zip(scored, letters, strict=True))
    return tuple(
        replace(result, abc=abc.get(result.touchpoint.id), rank=rank) for rank, result in enumerate(in_order, 1)
    )


def _coverage(points: Iterable[PointResult]) -> Coverage:
    points = list(points)
    return Coverage(
        applicable=len(points),
        have=sum(point.state is State.HAVE for point in points),
        missing=sum(point.is_missing for point in points),
        weak=sum(point.level == "weak" for point in points),
        not_assessed=sum(point.state is State.UNKNOWN for point in points),
    )


def grouped(
    points: Iterable[PointResult], groups: Iterable[str], of: Callable[[PointResult], tuple[str, ...]]
) -> dict[str, Coverage]:
    """Give the coverage of each group that any point belongs to."""
    points = list(points)
    coverages = {group: _coverage(point for point in points if group in of(point)) for group in groups}
    return {group: coverage for group, coverage in coverages.items() if coverage.applicable}


def _overall_quality(have: Iterable[PointResult]) -> float | None:
    """Average the quality of the points the company has, the important ones counting more."""
    q = scoring.quality_share((point.importance, point.q) for point in have if point.q is not None)
    return None if q is None else scoring.quality_points(q)
