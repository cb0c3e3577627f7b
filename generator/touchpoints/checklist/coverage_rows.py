"""Rows that say how much of something a firm has: of the whole, of a stage or category, of a unit."""

from collections.abc import Mapping
from dataclasses import dataclass

from touchpoints.catalogue.words import Words
from touchpoints.checklist.figures import QUALITY_DIGITS, Figure, figure, share
from touchpoints.company.assessment import Assessment, Coverage


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How many points of a group the company has."""

    id: str
    name: str
    applicable: int
    have: int
    missing: int
    weak: int
    not_assessed: int
    covered: Figure
    assessed: Figure

    @property
    def looked_at(self) -> int:
        """How many points somebody has looked at."""
        return self.applicable - self.not_assessed


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit of the company, assessed apart."""

    id: str
    name: str
    kind: str
    coverage: CoverageRow
    quality: Figure
    few: bool


def coverage_row(words: Words, id_: str, name: str, coverage: Coverage) -> CoverageRow:
    """Make the row of one group."""
    assessed = coverage.applicable - coverage.not_assessed
    return CoverageRow(
        id=id_,
        name=name,
        applicable=coverage.applicable,
        have=coverage.have,
        missing=coverage.missing,
        weak=coverage.weak,
        not_assessed=coverage.not_assessed,
        covered=share(words, coverage.have, coverage.applicable),
        assessed=share(words, assessed, coverage.applicable),
    )


def coverage_rows(
    assessment: Assessment, words: Words, vocabulary: str, groups: Mapping[str, Coverage]
) -> tuple[CoverageRow, ...]:
    """Make the rows of all groups, which are terms of a vocabulary."""
    name = assessment.catalogue.name
    return tuple(coverage_row(words, id_, name(vocabulary, id_), coverage) for id_, coverage in groups.items())


def unit_rows(assessment: Assessment, words: Words) -> tuple[UnitRow, ...]:
    """Say how each unit stands by itself."""
    return tuple(
        UnitRow(
            id=unit.id,
            name=unit.name,
            kind=words(f"unit_kinds.{unit.kind}"),
            coverage=coverage_row(words, unit.id, unit.name, unit.coverage),
            quality=figure(words, unit.quality, QUALITY_DIGITS),
            few=unit.few,
        )
        for unit in assessment.units
    )
