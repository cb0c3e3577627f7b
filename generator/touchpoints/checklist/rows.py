"""Points, questions and links as readers see them: texts in their language, numbers rounded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from touchpoints.catalogue.entries import Tip
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.checklist.figures import (
    DASH,
    GAP_DIGITS,
    NOTHING,
    PRIORITY_DIGITS,
    QUALITY_DIGITS,
    Figure,
    as_given,
    as_typed,
    figure,
    share,
)
from touchpoints.company import scoring
from touchpoints.company.analysis import contest_of, zone_of
from touchpoints.company.assessment import CriterionResult, PointResult
from touchpoints.company.chains import ChainResult, LinkResult


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
class Compared:
    """How a competitor does it."""

    name: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class PointRow:
    """One touchpoint of the company, with everything that some format shows of it."""

    id: str
    rank: int
    name: str
    summary: str
    category: str
    stages: str
    channel: str
    state_id: str
    state: str
    level_id: str
    level: str
    reaction_id: str
    reaction: str
    importance: int
    quality: Figure
    gap: Figure
    reach: Figure
    confidence_id: str
    confidence: str
    effort: int
    days: str
    priority: Figure
    abc: str
    pressing: bool
    zone: str
    contest: str
    competitors: tuple[Compared, ...]
    owner: str
    owner_role: str
    due: date | None
    due_text: str
    status_id: str
    status: str
    note: str
    evidence: str
    my_ideas: str
    because: str
    honest_test: str
    criteria: tuple[CriterionRow, ...]
    fixes: tuple[FixRow, ...]
    calculation: tuple[str, ...]

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


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link of a chain."""

    number: int
    touchpoint: str
    name: str
    position: str
    applies: bool
    state: str
    level_id: str
    level: str
    quality: Figure
    reaction: str
    passed: Figure
    went_on: Figure
    people: int
    automated: bool
    breaks: bool
    sells: str
    note: str


@dataclass(frozen=True, slots=True)
class ChainRow:
    """One chain of the company."""

    id: str
    name: str
    own: bool
    links: tuple[LinkRow, ...]
    score: Figure
    broken_at: int | None
    verdict: str
    touches: int
    people: int
    automated: Figure
    not_assessed: int
    loss: str
    leads_to: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes rows: results in, texts in one language out."""

    words: Words
    catalogue: Catalogue

    def point(self, point: PointResult) -> PointRow:
        """Make the row of a touchpoint."""
        words, catalogue = self.words, self.catalogue
        touchpoint, answers = point.touchpoint, point.answers
        zone, contest = zone_of(point), contest_of(point)
        return PointRow(
            id=touchpoint.id,
            rank=point.rank,
            name=touchpoint.name,
            summary=touchpoint.summary,
            category=catalogue.name("categories", touchpoint.category),
            stages=self._names("stages", touchpoint.stages),
            channel=catalogue.name("channels", touchpoint.channel),
            state_id=point.state.value,
            state=words(f"states.{point.state.value}"),
            level_id=point.level,
            level=words(f"levels.{point.level}"),
            reaction_id=answers.reaction or "",
            reaction=words(f"reactions.{answers.reaction}") if answers.reaction else "",
            importance=point.importance,
            quality=figure(words, point.quality, QUALITY_DIGITS),
            gap=figure(words, point.gap, GAP_DIGITS),
            reach=share(words, answers.reach),
            confidence_id=answers.confidence,
            confidence=words(f"confidence.{answers.confidence}"),
            effort=point.effort,
            days=words.count("checklist.days", point.effort),
            priority=figure(words, point.priority, PRIORITY_DIGITS),
            abc=point.abc or DASH,
            pressing=point.pressing,
            zone=words(f"zones.{zone}.name") if zone else "",
            contest=words(f"contests.{contest}.name") if contest else "",
            competitors=tuple(
                Compared(name, how, words(f"comparisons.{how}")) for name, how in answers.competitors.items()
            ),
            owner=answers.owner or "",
            owner_role=catalogue.name("roles", touchpoint.owner_role),
            due=answers.due,
            due_text=words.date(answers.due) if answers.due else "",
            status_id=answers.status or "",
            status=words(f"work.{answers.status}") if answers.status else "",
            note=_trimmed(answers.note),
            evidence=_trimmed(answers.evidence),
            my_ideas=_trimmed(answers.my_ideas),
            because=self._names("traits", point.applies.because),
            honest_test=touchpoint.honest_test or "",
            criteria=tuple(self.criterion(result, touchpoint.id) for result in point.criteria),
            fixes=tuple(self._fix(tip) for tip in point.fixes),
            calculation=tuple(self._calculation(point)),
        )

    def _names(self, vocabulary: str, terms: Iterable[str]) -> str:
        return ", ".join(self.catalogue.name(vocabulary, term) for term in terms)

    def _fix(self, tip: Tip) -> FixRow:
        lever = self.catalogue.name("levers", tip.lever)
        return FixRow(tip.text, lever, self.words.count("checklist.days", tip.effort))

    def criterion(self, result: CriterionResult, touchpoint: str) -> CriterionRow:
        """Make the row of a question."""
        words, criterion = self.words, result.criterion
        met = {True: "met", False: "not_met", None: "open"}[result.met]
        return CriterionRow(
            id=criterion.id,
            key=f"{touchpoint}/{criterion.id}",
            text=criterion.ask,
            answer_id=result.answer or "",
            answer=words(f"answers.{result.answer}") if result.answer else "",
            measured=as_given(words, result.measured),
            unit=self._unit(result),
            target=self._target(result),
            met=result.met,
            met_text=words(f"checklist.criterion.{met}"),
            universal=result.universal,
            kano=self.catalogue.name("classes", criterion.kano),
            dimension=self.catalogue.name("dimensions", criterion.dimension),
            weight=criterion.weight,
            legal=self._names("regions", criterion.legal),
        )

    def _unit(self, result: CriterionResult) -> str:
        measure = result.criterion.measure
        return self.catalogue.name("units", measure.unit) if measure else ""

    def _target(self, result: CriterionResult) -> str:
        measure = result.criterion.measure
        if measure is None:
            return ""
        sign, number = scoring.split_target(measure.target)
        shown = {"<=": "≤", ">=": "≥"}.get(sign, sign)
        return f"{shown} {as_given(self.words, number)} {self._unit(result)}"

    def _calculation(self, point: PointResult) -> Iterable[str]:
        """Say how the numbers of a point came about, term by term."""
        words = self.words
        if point.q is None or point.gap is None or point.priority is None:
            yield words("checklist.how.nothing")
            return
        if point.is_missing:
            yield words("checklist.how.missing")
        else:
            yield words("checklist.how.quality", terms=self._terms(point), q=figure(words, point.q, 3))
        yield words(
            "checklist.how.gap",
            importance=point.importance,
            q=figure(words, point.q, 3),
            gap=figure(words, point.gap, GAP_DIGITS),
        )
        yield words(
            "checklist.how.priority",
            gap=figure(words, point.gap, GAP_DIGITS),
            reach=as_given(words, point.answers.reach),
            confidence=as_given(words, point.confidence),
            effort=point.effort,
            priority=figure(words, point.priority, PRIORITY_DIGITS),
        )

    def _terms(self, point: PointResult) -> str:
        rated = [(one.criterion.weight, one.value) for one in point.criteria if one.value is not None]
        above = " + ".join(f"{weight}×{as_given(self.words, value)}" for weight, value in rated)
        return f"({above}) / {sum(weight for weight, _ in rated)}"

    def chain(self, chain: ChainResult) -> ChainRow:
        """Make the row of a chain."""
        words, score = self.words, chain.score
        return ChainRow(
            id=chain.id,
            name=chain.name,
            own=chain.own,
            links=tuple(self._link(chain, index) for index in range(len(chain.links))),
            score=figure(words, None if score is None else scoring.quality_points(score), QUALITY_DIGITS),
            broken_at=chain.broken_at,
            verdict=self._verdict(chain),
            touches=chain.touches,
            people=chain.people,
            automated=share(words, chain.automated_share),
            not_assessed=chain.not_assessed,
            loss=self._loss(chain),
            leads_to=", ".join(self.catalogue.chains[id_].name for id_ in chain.leads_to),
        )

    def _verdict(self, chain: ChainResult) -> str:
        words = self.words
        if chain.broken_at is not None:
            link = chain.links[chain.broken_at - 1]
            why = words(f"checklist.chain.because.{_break(link)}")
            return words("checklist.chain.broken", number=chain.broken_at, link=link.name, why=why)
        if chain.score is None:
            return words("checklist.chain.unknown")
        return words("checklist.chain.holds" if not chain.not_assessed else "checklist.chain.holds_so_far")

    def _loss(self, chain: ChainResult) -> str:
        if chain.lost_most_at is None:
            return ""
        before, after = chain.links[chain.lost_most_at - 2 : chain.lost_most_at]
        lost = (before.passed or 0) - (after.passed or 0)
        return self.words("checklist.chain.loss", number=self.words.number(lost), before=before.name, after=after.name)

    def _link(self, chain: ChainResult, index: int) -> LinkRow:
        words, link = self.words, chain.links[index]
        before = chain.links[index - 1].passed if index else None
        quality = None if link.q is None else scoring.quality_points(link.q)
        level = link.level if link.applies else "not-applicable"
        return LinkRow(
            number=index + 1,
            touchpoint=link.touchpoint,
            name=link.name,
            position=self.catalogue.name("positions", link.position),
            applies=link.applies,
            state=words(f"states.{link.state.value}"),
            level_id=level,
            level=words(f"levels.{link.level}" if link.applies else "states.not-applicable"),
            quality=figure(words, quality, QUALITY_DIGITS),
            reaction=words(f"reactions.{link.reaction}") if link.reaction else "",
            passed=as_given(words, link.passed),
            went_on=NOTHING if link.passed is None or before is None else share(words, link.passed, before),
            people=link.people,
            automated=link.automated,
            breaks=link.breaks,
            sells=link.sells or "",
            note=link.note or "",
        )


def _break(link: LinkResult) -> str:
    """Name what breaks a chain at a link."""
    if link.level == "missing":
        return "missing"
    return "negative" if link.reaction == "negative" else "weak"


def _trimmed(text: str | None) -> str:
    return (text or "").strip()
