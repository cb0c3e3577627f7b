"""A whole checklist as readers see it: the one view from which every format but JSON is made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from touchpoints.catalogue.words import Words
from touchpoints.checklist.chain_rows import ChainRow, ChainRows
from touchpoints.checklist.figures import DASH, QUALITY_DIGITS, Figure, as_given, figure, share
from touchpoints.checklist.point_rows import PointRows
from touchpoints.checklist.rows import PointRow
from touchpoints.company.analysis import Analysis, Cell, Contest, Load, Zone, analyse
from touchpoints.company.answers import Answer
from touchpoints.company.applicability import Applies, conditions_hold
from touchpoints.company.assessment import Assessment, Coverage, PointResult
from touchpoints.company.concerns import Concern, Finding
from touchpoints.company.views import CLIENT, OWN, disagreements, quality_of_view

Zones = Mapping[Zone, tuple[PointResult, ...]] | Mapping[Contest, tuple[PointResult, ...]]

FIRST = 3
"""So many things to fix first: what one can keep in mind."""


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


@dataclass(frozen=True, slots=True)
class TallyRow:
    """The quality of one dimension."""

    name: str
    quality: Figure
    answered: int
    of: int


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One field of the heat map; the level gives the colour."""

    applicable: int
    have: int
    quality: Figure
    level_id: str


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
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoadRow:
    """What one person or lever has to move."""

    name: str
    points: tuple[str, ...]
    days: str
    days_value: int
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A point that does not apply, and why."""

    id: str
    name: str
    why: str
    own_word: bool


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit of the company, assessed apart."""

    id: str
    name: str
    kind: str
    coverage: CoverageRow
    quality: Figure
    few: bool


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """One question on which people disagree."""

    id: str
    point: str
    question: str
    said: tuple[tuple[str, str], ...]
    counted: str


@dataclass(frozen=True, slots=True)
class ViewRow:
    """How good a touchpoint is in several people's eyes."""

    point: str
    qualities: tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole checklist."""

    language: str
    title: str
    company: str
    facts: tuple[tuple[str, str], ...]
    competitors: tuple[str, ...]
    total: CoverageRow
    quality: Figure
    rated: int
    aim: str
    reaching_aim: int
    shown: int
    concerns: tuple[str, ...]
    points: tuple[PointRow, ...]
    first: tuple[PointRow, ...]
    chains: tuple[ChainRow, ...]
    walk: ChainRow | None
    by_stage: tuple[CoverageRow, ...]
    by_category: tuple[CoverageRow, ...]
    channels: tuple[str, ...]
    heat: tuple[HeatRow, ...]
    dimensions: tuple[TallyRow, ...]
    zones: tuple[ZoneRow, ...]
    contests: tuple[ZoneRow, ...]
    levers: tuple[LoadRow, ...]
    owners: tuple[LoadRow, ...]
    left_out: tuple[LeftOutRow, ...]
    universal: tuple[str, ...]
    units: tuple[UnitRow, ...] = ()
    views: tuple[ViewRow, ...] = ()
    disputes: tuple[DisputeRow, ...] = ()
    re_check: tuple[str, ...] = ()

    @property
    def looked_at(self) -> tuple[ChainRow, ...]:
        """The chains of which something is known, and all those of the company itself."""
        return tuple(chain for chain in self.chains if chain.own or chain.score.value is not None)

    @property
    def chains_not_assessed(self) -> tuple[ChainRow, ...]:
        """The chains of the catalogue of which nothing is known."""
        return tuple(chain for chain in self.chains if chain not in self.looked_at)

    @property
    def missing(self) -> tuple[PointRow, ...]:
        """The points the company lacks."""
        return tuple(point for point in self.points if point.level_id == "missing")

    @property
    def weak(self) -> tuple[PointRow, ...]:
        """The points it has that are weak."""
        return tuple(point for point in self.points if point.level_id == "weak")

    @property
    def fair(self) -> tuple[PointRow, ...]:
        """The points between weak and good."""
        return tuple(point for point in self.points if point.level_id == "fair")

    @property
    def strong(self) -> tuple[PointRow, ...]:
        """The points that are good enough to be shown to customers, the best first."""
        strong = (point for point in self.points if point.level_id in {"good", "excellent"})
        return tuple(sorted(strong, key=lambda point: (-(point.quality.value or 0), point.rank)))

    @property
    def not_assessed(self) -> tuple[PointRow, ...]:
        """The points of which nobody knows how good they are."""
        return tuple(point for point in self.points if point.level_id == "not-assessed")

    @property
    def ideas(self) -> tuple[PointRow, ...]:
        """The points for which somebody wrote down ideas."""
        return tuple(point for point in self.points if point.my_ideas)

    @property
    def compared(self) -> tuple[PointRow, ...]:
        """The points that were compared with competitors."""
        return tuple(point for point in self.points if point.competitors)


def report(assessment: Assessment, words: Words) -> Report:
    """Make the view of an assessment."""
    catalogue, company = assessment.catalogue, assessment.company
    analysis, rows = analyse(assessment), PointRows(words, assessment.catalogue)
    points = tuple(rows.point(point) for point in assessment.points)
    chains = tuple(ChainRows(words, catalogue).chain(chain) for chain in assessment.chains)
    sections = _Sections(assessment, analysis, words)
    return Report(
        language=words.language,
        title=words("checklist.title", company=company.company),
        company=company.company,
        facts=tuple(sections.facts()),
        competitors=company.competitors,
        total=sections.coverage_row("", words("checklist.summary.all"), assessment.coverage),
        quality=figure(words, assessment.quality, QUALITY_DIGITS),
        rated=assessment.rated,
        aim=words(f"targets.{company.profile.target}"),
        reaching_aim=analysis.aim.reaching,
        shown=len(points),
        concerns=tuple(sections.concern(finding) for finding in analysis.findings),
        points=points,
        first=_first(points, by_rank=assessment.walk is not None),
        chains=chains,
        walk=chains[0] if assessment.walk and chains else None,
        by_stage=sections.coverage("stages", assessment.by_stage),
        by_category=sections.coverage("categories", assessment.by_category),
        channels=tuple(term.name for term in catalogue.vocabularies["channels"]),
        heat=sections.heat(),
        dimensions=sections.dimensions(),
        zones=sections.zones("zones", analysis.zones),
        contests=sections.zones("contests", analysis.contests),
        levers=sections.levers(),
        owners=sections.owners(),
        units=sections.units(),
        views=sections.views(),
        disputes=sections.disputes(),
        re_check=tuple(point.touchpoint.name for point in assessment.everything if point.answers.re_check),
        left_out=tuple(
            sections.left_out(touchpoint.id, touchpoint.name, why) for touchpoint, why in assessment.left_out
        ),
        universal=tuple(
            criterion.ask
            for criterion in catalogue.universal
            if conditions_hold(criterion.applies_if, company.profile.traits).holds
        ),
    )


def _first(points: Iterable[PointRow], *, by_rank: bool) -> tuple[PointRow, ...]:
    """Pick what to fix first; a walk-through shows its points in another order than that of work."""
    to_do = [point for point in points if point.has_gap and point.status_id != "done"]
    return tuple(sorted(to_do, key=lambda point: point.rank) if by_rank else to_do)[:FIRST]


def explanations(words: Words) -> tuple[str, ...]:
    """Say in plain words how the numbers come about."""
    texts = ("quality", "gap", "priority", "class", "order", "coverage", "chain")
    return tuple(words(f"checklist.how.texts.{text}") for text in texts)


@dataclass(frozen=True, slots=True)
class _Sections:
    """Makes the tables of a report."""

    assessment: Assessment
    analysis: Analysis
    words: Words

    def _name(self, vocabulary: str, term: str) -> str:
        return self.assessment.catalogue.name(vocabulary, term)

    def facts(self) -> Iterable[tuple[str, str]]:
        """Say what the checklist is of, and what it was made with."""
        words, assessment = self.words, self.assessment
        profile = assessment.company.profile
        day = words.date(assessment.assessed_on) if assessment.assessed_on else DASH
        traits = ", ".join(self._name("traits", trait) for trait in profile.traits)
        yield words("checklist.facts.assessed_on"), day
        yield words("checklist.facts.catalogue"), assessment.catalogue.settings.version
        yield words("checklist.facts.sector"), self._name("sectors", profile.sector)
        yield words("checklist.facts.maturity"), words(f"maturity.{profile.maturity}")
        yield words("checklist.facts.traits"), traits or DASH

    def coverage_row(self, id_: str, name: str, coverage: Coverage) -> CoverageRow:
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
            covered=share(self.words, coverage.have, coverage.applicable),
            assessed=share(self.words, assessed, coverage.applicable),
        )

    def coverage(self, vocabulary: str, groups: Mapping[str, Coverage]) -> tuple[CoverageRow, ...]:
        """Make the rows of all groups."""
        return tuple(self.coverage_row(id_, self._name(vocabulary, id_), coverage) for id_, coverage in groups.items())

    def concern(self, finding: Finding) -> str:
        """Say what an owner should hear."""
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

    def heat(self) -> tuple[HeatRow, ...]:
        """Make the map of stages by channels."""
        return tuple(
            HeatRow(self._name("stages", stage), tuple(self._cell(cell) for cell in row.values()))
            for stage, row in self.analysis.heat.items()
        )

    def _cell(self, cell: Cell) -> HeatCell:
        quality = figure(self.words, None if cell.q is None else 10 * cell.q, QUALITY_DIGITS)
        return HeatCell(cell.applicable, cell.have, quality, cell.level)

    def dimensions(self) -> tuple[TallyRow, ...]:
        """Make the profile over the dimensions of service."""
        return tuple(
            TallyRow(
                self._name("dimensions", id_),
                figure(self.words, None if tally.q is None else 10 * tally.q, QUALITY_DIGITS),
                tally.answered,
                tally.of,
            )
            for id_, tally in self.analysis.dimensions.items()
        )

    def zones(self, key: str, zones: Zones) -> tuple[ZoneRow, ...]:
        """Make the rows of the zones."""
        return tuple(
            ZoneRow(id_, self.words(f"{key}.{id_}.name"), self.words(f"{key}.{id_}.meaning"), _point_names(points))
            for id_, points in zones.items()
        )

    def levers(self) -> tuple[LoadRow, ...]:
        """Say what could be reached by each lever."""
        loads = self.analysis.levers.items()
        return tuple(self._load(self._name("levers", id_), load, suggested=False) for id_, load in loads)

    def owners(self) -> tuple[LoadRow, ...]:
        """Say who has what to do; first the people named, then the roles the catalogue suggests."""
        named = [self._load(name, load, suggested=False) for name, load in self.analysis.owners.items()]
        roles = self.analysis.roles.items()
        return (*named, *(self._load(self._name("roles", id_), load, suggested=True) for id_, load in roles))

    def _load(self, name: str, load: Load, *, suggested: bool) -> LoadRow:
        days = self.words.count("checklist.days", load.days)
        return LoadRow(name, _point_names(load.points), days, load.days, suggested)

    def units(self) -> tuple[UnitRow, ...]:
        """Set the units of the company side by side, in the order of its file."""
        return tuple(
            UnitRow(
                id=unit.id,
                name=unit.name,
                kind=self.words(f"unit_kinds.{unit.kind}"),
                coverage=self.coverage_row(unit.id, unit.name, unit.coverage),
                quality=figure(self.words, unit.quality, QUALITY_DIGITS),
                few=unit.few,
            )
            for unit in self.assessment.units
        )

    def views(self) -> tuple[ViewRow, ...]:
        """Say how good each point is in the eyes of those who were asked."""
        return tuple(
            ViewRow(
                point.touchpoint.name,
                tuple(
                    (self.who(who), self._seen(quality_of_view(view, (one.criterion for one in point.criteria))))
                    for who, view in point.answers.views.items()
                ),
            )
            for point in self.assessment.points
            if point.answers.views
        )

    def _seen(self, quality: float | None) -> Figure:
        return figure(self.words, quality, QUALITY_DIGITS)

    def disputes(self) -> tuple[DisputeRow, ...]:
        """Name the questions on which people disagree."""
        return tuple(
            DisputeRow(
                id=f"{point.touchpoint.id}/{one.criterion.id}",
                point=point.touchpoint.name,
                question=one.criterion.ask,
                said=tuple((self.who(who), self.given(given)) for who, given in one.said.items()),
                counted=self.given(one.counted),
            )
            for point in self.assessment.points
            for one in disagreements(point.answers, (result.criterion for result in point.criteria))
        )

    def who(self, who: str) -> str:
        """Name a view: the client's and the firm's own in words, an assessor as written."""
        return self.words(f"views.{who}") if who in {CLIENT, OWN} else who

    def given(self, given: Answer | float | None) -> str:
        """Write an answer."""
        if given is None:
            return DASH
        if isinstance(given, Answer):
            return self.words(f"answers.{given}")
        return str(as_given(self.words, given))

    def left_out(self, id_: str, name: str, why: Applies) -> LeftOutRow:
        """Say why a point does not apply."""
        if why.reason is not None:
            return LeftOutRow(id_, name, why.reason, own_word=True)
        either = self.words("checklist.left_out.or")
        needs = (
            f" {either} ".join(self._name("traits", trait) for trait in choice.split(" or ")) for choice in why.because
        )
        return LeftOutRow(id_, name, self.words("checklist.left_out.needs", traits=", ".join(needs)), own_word=False)


def _point_names(points: Iterable[PointResult]) -> tuple[str, ...]:
    return tuple(point.touchpoint.name for point in points)
