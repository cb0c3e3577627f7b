"""Makes the rows of points and questions: results in, texts in one language out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from touchpoints.catalogue.entries import Tip
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.checklist.figures import (
    DASH,
    GAP_DIGITS,
    PRIORITY_DIGITS,
    QUALITY_DIGITS,
    as_given,
    figure,
    share,
)
from touchpoints.checklist.rows import (
    Compared,
    CriterionRow,
    FixRow,
    PointAnswers,
    PointNames,
    PointNumbers,
    PointRow,
    SeenRow,
)
from touchpoints.company import scoring
from touchpoints.company.analysis import contest_of, zone_of
from touchpoints.company.answers import Answer, View
from touchpoints.company.assessment import CriterionResult, PointResult
from touchpoints.company.statements import walked
from touchpoints.company.views import quality_of_view


@dataclass(frozen=True, slots=True)
class PointRows:
    """Makes rows of points."""

    words: Words
    catalogue: Catalogue

    def point(self, point: PointResult) -> PointRow:
        """Make the row of a touchpoint."""
        parts = (self._names_of(point), self._answers(point), self._numbers(point))
        return PointRow(**{name: value for part in parts for name, value in vars(part).items()})

    def _names_of(self, point: PointResult) -> PointNames:
        touchpoint, catalogue = point.touchpoint, self.catalogue
        return PointNames(
            id=touchpoint.id,
            name=touchpoint.name,
            summary=touchpoint.summary,
            category=catalogue.name("categories", touchpoint.category),
            stages=self._names("stages", touchpoint.stages),
            met_at=min(map(catalogue.vocabularies["stages"].ids.index, touchpoint.stages)),
            channel=catalogue.name("channels", touchpoint.channel),
            owner_role=catalogue.name("roles", touchpoint.owner_role),
            because=self._names("traits", point.applies.because),
            honest_test=touchpoint.honest_test or "",
            gives=touchpoint.client_gives or "",
            gets=touchpoint.client_gets or "",
            wow=self._wow(point),
            fixes=tuple(self._fix(tip) for tip in point.fixes),
        )

    def _answers(self, point: PointResult) -> PointAnswers:
        words, answers = self.words, point.answers
        competitors = answers.competitors.items()
        return PointAnswers(
            state_id=point.state.value,
            state=words(f"states.{point.state.value}"),
            reaction_id=answers.reaction or "",
            reaction=words(f"reactions.{answers.reaction}") if answers.reaction else "",
            importance=point.importance,
            reach=share(words, answers.reach),
            confidence_id=answers.confidence,
            confidence=words(f"confidence.{answers.confidence}"),
            effort=point.effort,
            days=words.count("checklist.days", point.effort),
            competitors=tuple(Compared(name, how, words(f"comparisons.{how}")) for name, how in competitors),
            owner=answers.owner or "",
            due=answers.due,
            due_text=words.date(answers.due) if answers.due else "",
            status_id=answers.status or "",
            status=words(f"work.{answers.status}") if answers.status else "",
            note=_trimmed(answers.note),
            evidence=_trimmed(answers.evidence),
            my_ideas=_trimmed(answers.my_ideas),
            criteria=tuple(self.criterion(one, point.touchpoint.id, answers.views) for one in point.criteria),
            seen={who: self._seen(view, point) for who, view in answers.views.items()},
            walked={(chain, what): text for chain, what, text in walked(answers)},
        )

    def _numbers(self, point: PointResult) -> PointNumbers:
        words, zone, contest = self.words, zone_of(point), contest_of(point)
        return PointNumbers(
            rank=point.rank,
            level_id=point.level,
            level=words(f"levels.{point.level}"),
            quality=figure(words, point.quality, QUALITY_DIGITS),
            gap=figure(words, point.gap, GAP_DIGITS),
            gap_to_target=figure(words, point.gap_to_target, GAP_DIGITS),
            priority=figure(words, point.priority, PRIORITY_DIGITS),
            abc=point.abc or DASH,
            pressing=point.pressing,
            zone=words(f"zones.{zone}.name") if zone else "",
            contest=words(f"contests.{contest}.name") if contest else "",
            calculation=tuple(self._calculation(point)),
        )

    def _names(self, vocabulary: str, terms: Iterable[str]) -> str:
        return ", ".join(self.catalogue.name(vocabulary, term) for term in terms)

    def _wow(self, point: PointResult) -> str:
        """Give an idea beyond what is expected, but none while something that must be there is lacking."""
        asked = (one for one in point.criteria if one.criterion.kano == "must-be" or one.criterion.legal)
        if point.level not in {"good", "excellent"} or any(one.met is False for one in asked):
            return ""
        first = next(iter(point.touchpoint.wow), None)
        if first is None:
            return ""
        cost = self.words("checklist.strong.cost", cost=self.catalogue.name("costs", first.cost).lower())
        return f"{first.text} ({cost})"

    def _fix(self, tip: Tip) -> FixRow:
        lever = self.catalogue.name("levers", tip.lever)
        return FixRow(tip.text, lever, self.words.count("checklist.days", tip.effort))

    def _seen(self, view: View, point: PointResult) -> SeenRow:
        quality = quality_of_view(view, (result.criterion for result in point.criteria))
        reaction = self.words(f"reactions.{view.reaction}") if view.reaction else ""
        return SeenRow(figure(self.words, quality, QUALITY_DIGITS), reaction, _trimmed(view.note))

    def criterion(
        self, result: CriterionResult, touchpoint: str, views: Mapping[str, View] | None = None
    ) -> CriterionRow:
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
            seen={
                who: self._given(view.criteria[criterion.id])
                for who, view in (views or {}).items()
                if criterion.id in view.criteria
            },
        )

    def _given(self, given: Answer | float) -> str | float:
        return self.words(f"answers.{given}") if isinstance(given, Answer) else given

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


def _trimmed(text: str | None) -> str:
    return (text or "").strip()
