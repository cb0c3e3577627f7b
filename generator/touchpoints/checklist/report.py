"""A whole checklist as readers see it: the one view from which every format but JSON is made."""

from functools import cached_property

from touchpoints.catalogue.words import Words
from touchpoints.checklist import analysis_rows, coverage_rows, duties, opinions, terms
from touchpoints.checklist.analysis_rows import ContestRow, HeatRow, RivalRow, TallyRow, ZoneRow
from touchpoints.checklist.chain_rows import ChainRow, ChainRows
from touchpoints.checklist.coverage_rows import CoverageRow, UnitRow
from touchpoints.checklist.duties import LoadRow, PlanRow
from touchpoints.checklist.figures import GAP_DIGITS, QUALITY_DIGITS, Figure, figure
from touchpoints.checklist.opinions import DisputeRow, ViewRow
from touchpoints.checklist.particulars import ClosingRow, LeftOutRow, Particulars
from touchpoints.checklist.point_rows import PointRows
from touchpoints.checklist.rows import PointRow
from touchpoints.company.analysis import analyse
from touchpoints.company.applicability import conditions_hold
from touchpoints.company.assessment import Assessment
from touchpoints.company.rhythm import whole_again

FIRST = 3
"""So many things to fix first: what one can keep in mind."""


def report(assessment: Assessment, words: Words) -> "Report":
    """Make the view of an assessment."""
    return Report(assessment, words)


def explanations(words: Words) -> tuple[str, ...]:
    """Say in plain words how the numbers come about."""
    texts = ("quality", "gap", "to_aim", "priority", "class", "order", "coverage", "chain")
    return tuple(words(f"checklist.how.texts.{text}") for text in texts)


class Report:
    """A whole checklist; each part is made when it is first asked for."""

    def __init__(self, assessment: Assessment, words: Words) -> None:
        self._assessment, self._words = assessment, words
        self._company, self._catalogue = assessment.company, assessment.catalogue
        self._analysis, self._texts = analyse(assessment), Particulars(assessment, words)
        self.language = words.language
        self.title = words("checklist.title", company=self._company.company)
        self.company = self._company.company
        self.competitors = self._company.competitors
        self.rated = assessment.rated
        self.reaching_aim = self._analysis.aim.reaching
        self.below_aim = len(self._analysis.aim.below)
        self.shown = len(assessment.points)

    # --- What it is of, and what matters most -----------------------------------------------------------------

    @cached_property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What the checklist is of, and what it was made with."""
        return tuple(self._texts.facts())

    @cached_property
    def concerns(self) -> tuple[str, ...]:
        """What an owner should hear even if no number shows it."""
        return self._texts.concerns(self._analysis)

    @cached_property
    def strategy(self) -> str:
        """In which order to work, and why."""
        return self._words(f"checklist.strategies.{self._assessment.strategy}")

    @cached_property
    def total(self) -> CoverageRow:
        """The coverage of the whole."""
        return coverage_rows.coverage_row(
            self._words, "", self._words("checklist.summary.all"), self._assessment.coverage
        )

    @cached_property
    def quality(self) -> Figure:
        """The quality of the points the firm has."""
        return figure(self._words, self._assessment.quality, QUALITY_DIGITS)

    @cached_property
    def aim(self) -> str:
        """The target level, in words."""
        return self._words(f"targets.{self._company.profile.target}")

    @cached_property
    def aim_quality(self) -> Figure:
        """The quality that the target level asks of a point."""
        return figure(self._words, 10 * self._analysis.aim.q, 0)

    @cached_property
    def to_aim(self) -> Figure:
        """The gap to the target level, over all points below it."""
        return figure(self._words, self._analysis.aim.gap if self.below_aim or self.rated else None, GAP_DIGITS)

    @cached_property
    def days_to_aim(self) -> str:
        """The work that brings every point to the target level."""
        return self._words.count("checklist.days", self._analysis.aim.days)

    @cached_property
    def quality_terms(self) -> str:
        """How the quality of the whole came about."""
        return terms.of_quality(self._assessment, self._words)

    @cached_property
    def notes(self) -> dict[str, object]:
        """What the notes beside the numbers of the summary speak of."""
        return {
            "rated": self.rated,
            "have": self.total.have,
            "aim": self.aim,
            "quality": self.aim_quality,
            "below": self.below_aim,
            "days": self.days_to_aim,
        }

    # --- Points -----------------------------------------------------------------------------------------------

    @cached_property
    def points(self) -> tuple[PointRow, ...]:
        """The points that this checklist shows."""
        rows = PointRows(self._words, self._catalogue)
        return tuple(rows.point(point) for point in self._assessment.points)

    @cached_property
    def calculations(self) -> dict[str, tuple[str, ...]]:
        """How the numbers of each point came about, by its id."""
        aims, classes = terms.of_aim(self._assessment, self._words), terms.of_class(self._assessment, self._words)
        return {
            point.id: (*point.calculation, aims[point.id], classes[point.id]) if point.id in aims else point.calculation
            for point in self.points
        }

    @cached_property
    def first(self) -> tuple[PointRow, ...]:
        """What to fix first; a walk-through shows its points in another order than that of work."""
        to_do = [point for point in self.points if point.has_gap and point.status_id != "done"]
        by_rank = self._assessment.walk is not None
        return tuple(sorted(to_do, key=lambda point: point.rank) if by_rank else to_do)[:FIRST]

    def _of_level(self, *levels: str) -> tuple[PointRow, ...]:
        return tuple(point for point in self.points if point.level_id in levels)

    @property
    def missing(self) -> tuple[PointRow, ...]:
        """The points the company lacks."""
        return self._of_level("missing")

    @property
    def weak(self) -> tuple[PointRow, ...]:
        """The points it has that are weak."""
        return self._of_level("weak")

    @property
    def fair(self) -> tuple[PointRow, ...]:
        """The points between weak and good."""
        return self._of_level("fair")

    @property
    def strong(self) -> tuple[PointRow, ...]:
        """The points that are good enough to be shown to customers, the best first."""
        strong = self._of_level("good", "excellent")
        return tuple(sorted(strong, key=lambda point: (-(point.quality.value or 0), point.rank)))

    @property
    def not_assessed(self) -> tuple[PointRow, ...]:
        """The points of which nobody knows how good they are."""
        return self._of_level("not-assessed")

    @property
    def ideas(self) -> tuple[PointRow, ...]:
        """The points for which somebody wrote down ideas."""
        return tuple(point for point in self.points if point.my_ideas)

    @property
    def re_check(self) -> tuple[str, ...]:
        """The points with a question whose meaning has changed."""
        return tuple(point.touchpoint.name for point in self._assessment.everything if point.answers.re_check)

    @cached_property
    def left_out(self) -> tuple[LeftOutRow, ...]:
        """What does not apply, and why."""
        return self._texts.left_out()

    @cached_property
    def universal(self) -> tuple[str, ...]:
        """The questions that every touchpoint is asked."""
        traits = self._company.profile.traits
        asked = (one for one in self._catalogue.universal if conditions_hold(one.applies_if, traits).holds)
        return tuple(criterion.ask for criterion in asked)

    # --- Chains -----------------------------------------------------------------------------------------------

    @cached_property
    def chains(self) -> tuple[ChainRow, ...]:
        """The chains of the firm, its own first."""
        rows = ChainRows(self._words, self._catalogue)
        return tuple(rows.chain(chain) for chain in self._assessment.chains)

    @property
    def walk(self) -> ChainRow | None:
        """The chain along which somebody shall walk."""
        return self.chains[0] if self._assessment.walk and self.chains else None

    @property
    def looked_at(self) -> tuple[ChainRow, ...]:
        """The chains of which something is known, and all those of the company itself."""
        return tuple(chain for chain in self.chains if chain.own or chain.score.value is not None)

    @property
    def chains_not_assessed(self) -> tuple[ChainRow, ...]:
        """The chains of the catalogue of which nothing is known."""
        return tuple(chain for chain in self.chains if chain not in self.looked_at)

    @cached_property
    def closing(self) -> tuple[ClosingRow, ...]:
        """The three steps that close every purchase."""
        return self._texts.closing(self._analysis)

    # --- The whole, seen from several sides -------------------------------------------------------------------

    @cached_property
    def by_stage(self) -> tuple[CoverageRow, ...]:
        """The coverage of each buying stage."""
        return coverage_rows.coverage_rows(self._assessment, self._words, "stages", self._assessment.by_stage)

    @cached_property
    def by_category(self) -> tuple[CoverageRow, ...]:
        """The coverage of each category."""
        return coverage_rows.coverage_rows(self._assessment, self._words, "categories", self._assessment.by_category)

    @cached_property
    def by_decision(self) -> tuple[CoverageRow, ...]:
        """The coverage of winning customers, and of keeping them."""
        return coverage_rows.coverage_rows(self._assessment, self._words, "decisions", self._analysis.decisions)

    @cached_property
    def channels(self) -> tuple[str, ...]:
        """The names of the channels, across the heat map."""
        return tuple(term.name for term in self._catalogue.vocabularies["channels"])

    @cached_property
    def heat(self) -> tuple[HeatRow, ...]:
        """The map of stages by channels."""
        return analysis_rows.heat_rows(self._analysis, self._catalogue, self._words)

    @cached_property
    def dimensions(self) -> tuple[TallyRow, ...]:
        """The profile over the dimensions of service."""
        return analysis_rows.dimension_rows(self._analysis, self._catalogue, self._words)

    @cached_property
    def zones(self) -> tuple[ZoneRow, ...]:
        """The four zones of importance against performance."""
        return analysis_rows.zone_rows(self._analysis.zones, "zones", self._words)

    @cached_property
    def contests(self) -> tuple[ZoneRow, ...]:
        """The zones of importance against competitors."""
        return analysis_rows.zone_rows(self._analysis.contests, "contests", self._words)

    @cached_property
    def contest_rows(self) -> tuple[ContestRow, ...]:
        """The map of importance against competitors."""
        return analysis_rows.contest_rows(self._assessment.everything, self._words)

    @property
    def compared(self) -> tuple[PointRow, ...]:
        """The points that were compared with competitors."""
        return tuple(point for point in self.points if point.competitors)

    @cached_property
    def rivals(self) -> tuple[RivalRow, ...]:
        """How each competitor stands against the firm."""
        return analysis_rows.rival_rows(self._assessment.everything, self.competitors)

    # --- Who does what, and who says what ---------------------------------------------------------------------

    @cached_property
    def plan(self) -> tuple[PlanRow, ...]:
        """What is to be done, by whom, by when, and when it is looked at again."""
        return duties.plan_rows(self.points, self._words)

    @cached_property
    def whole_again(self) -> str:
        """The day on which the whole list should be looked at again; nothing without a first day."""
        day = whole_again(self._assessment.assessed_on)
        return self._words.date(day) if day else ""

    @cached_property
    def levers(self) -> tuple[LoadRow, ...]:
        """What could be reached by each lever."""
        return duties.lever_rows(self._analysis, self._catalogue, self._words)

    @cached_property
    def owners(self) -> tuple[LoadRow, ...]:
        """Who has what to do."""
        return duties.owner_rows(self._analysis, self._catalogue, self._words)

    @cached_property
    def units(self) -> tuple[UnitRow, ...]:
        """The units, each assessed apart."""
        return coverage_rows.unit_rows(self._assessment, self._words)

    @cached_property
    def views(self) -> tuple[ViewRow, ...]:
        """How good each point is in several people's eyes."""
        return opinions.view_rows(self._assessment, self._words)

    @cached_property
    def disputes(self) -> tuple[DisputeRow, ...]:
        """The questions on which people disagree."""
        return opinions.dispute_rows(self._assessment, self._words)
