"""Texts about the firm as a whole: what the checklist is of, what it warns of, what it closes with, what it leaves out."""

from collections.abc import Iterator
from dataclasses import dataclass

from touchpoints.catalogue.entries import Touchpoint
from touchpoints.catalogue.words import Words
from touchpoints.checklist.figures import DASH
from touchpoints.company.analysis import Analysis
from touchpoints.company.applicability import Applies
from touchpoints.company.assessment import Assessment
from touchpoints.company.closing import ClosingStep
from touchpoints.company.concerns import Concern, Finding, ways_in


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A point that does not apply, and why."""

    id: str
    name: str
    why: str
    own_word: bool


@dataclass(frozen=True, slots=True)
class ClosingPoint:
    """A touchpoint that takes a closing step, and how good it is; its id where the checklist has it."""

    id: str
    name: str
    level_id: str
    level: str


@dataclass(frozen=True, slots=True)
class ClosingRow:
    """One of the three steps that close every purchase."""

    name: str
    meaning: str
    points: tuple[ClosingPoint, ...]


@dataclass(frozen=True, slots=True)
class Particulars:
    """Writes these texts for one assessment."""

    assessment: Assessment
    words: Words

    def _name(self, vocabulary: str, term: str) -> str:
        return self.assessment.catalogue.name(vocabulary, term)

    def facts(self) -> Iterator[tuple[str, str]]:
        """Say what the checklist is of, and what it was made with."""
        words, assessment = self.words, self.assessment
        profile = assessment.company.profile
        ways = ", ".join(self._name("traits", way) for way in ways_in(profile))
        traits = ", ".join(self._name("traits", trait) for trait in profile.traits)
        yield (
            words("checklist.facts.assessed_on"),
            words.date(assessment.assessed_on) if assessment.assessed_on else DASH,
        )
        yield words("checklist.facts.catalogue"), assessment.catalogue.settings.version
        yield words("checklist.facts.sector"), self._name("sectors", profile.sector)
        yield words("checklist.facts.maturity"), words(f"maturity.{profile.maturity}")
        yield words("checklist.facts.aim"), words(f"targets.{profile.target}")
        yield words("checklist.facts.ways_in"), f"{len(ways_in(profile))}: {ways}" if ways else "0"
        yield words("checklist.facts.traits"), traits or DASH

    def concerns(self, analysis: Analysis) -> tuple[str, ...]:
        """Say what an owner should hear."""
        return tuple(self._concern(finding) for finding in analysis.findings)

    def _concern(self, finding: Finding) -> str:
        names = {
            Concern.ONE_WAY_IN: lambda id_: self._name("traits", id_),
            Concern.EMPTY_STAGE: lambda id_: self._name("stages", id_),
            Concern.NO_NEW_CHAIN: self._chain_name,
            Concern.SHORT_CHAIN: self._chain_name,
            Concern.FEW_TOUCHPOINTS: self._unit_name,
        }.get(finding.concern, str)
        about = ", ".join(names(one) for one in finding.about)
        return self.words(f"concerns.{finding.concern}", about=about)

    def _unit_name(self, id_: str) -> str:
        return next(unit.name for unit in self.assessment.units if unit.id == id_)

    def _chain_name(self, id_: str) -> str:
        return next(chain.name for chain in self.assessment.chains if chain.id == id_)

    def left_out(self) -> tuple[LeftOutRow, ...]:
        """Say what does not apply, and why."""
        return tuple(self._left_out(touchpoint, why) for touchpoint, why in self.assessment.left_out)

    def _left_out(self, touchpoint: Touchpoint, why: Applies) -> LeftOutRow:
        if why.reason is not None:
            return LeftOutRow(touchpoint.id, touchpoint.name, why.reason, own_word=True)
        either = f" {self.words('checklist.left_out.or')} "
        needs = (either.join(self._name("traits", trait) for trait in choice.split(" or ")) for choice in why.because)
        text = self.words("checklist.left_out.needs", traits=", ".join(needs))
        return LeftOutRow(touchpoint.id, touchpoint.name, text, own_word=False)

    def closing(self, analysis: Analysis) -> tuple[ClosingRow, ...]:
        """Say how each purchase is closed."""
        return tuple(
            ClosingRow(
                self.words(f"closing.{step.closing}.name"),
                self.words(f"closing.{step.closing}.meaning"),
                tuple(self._closing_points(step)),
            )
            for step in analysis.closing
        )

    def _closing_points(self, step: ClosingStep) -> Iterator[ClosingPoint]:
        for point in step.points:
            level = self.words(f"levels.{point.level}")
            yield ClosingPoint(point.touchpoint.id, point.touchpoint.name, point.level, level)
        for touchpoint, why in step.left_out:
            row = self._left_out(touchpoint, why)
            level = f"{self.words('states.not-applicable')}: {row.why}"
            yield ClosingPoint("", row.name, "not-applicable", level)
