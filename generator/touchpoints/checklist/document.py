"""The shape of an assessment as JSON: frozen, numbered, and what the JSON Schema of an assessment comes from.

The keys and their order are those of the interface page. Added, because a checklist shows it: at the top
`profile`, `competitors`, `rated` (points behind `quality`), `left_out`, `analysis` and `made_from`; in a touchpoint
`gap_to_target`, `channel`, `pressing`, `zone`, `because`, `reason`, `owner_role`, `honest_test` and, where given,
`views`, `walk`, `disputed` and `re_check`; in a criterion `unit`, `universal`, `class`, `dimension`, `weight` and
`legal`; in a chain `name`, `based_on`, `not_assessed` and `leads_to`; in `units` the touchpoints they speak of.
"""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

FORMAT: Literal["touchpoints-assessment/1"] = "touchpoints-assessment/1"


class Part(BaseModel):
    """What all parts of the document share; keys that only some companies need are there only for these."""

    model_config = ConfigDict(frozen=True, validate_by_name=True, serialize_by_alias=True)
    only_where_given: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap")
    def _without_what_was_not_given(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        made: dict[str, Any] = handler(self)
        return {key: value for key, value in made.items() if value or key not in self.only_where_given}


class CoverageCounts(Part):
    """How many points apply; have, missing and not assessed make up the whole."""

    applicable: int
    have: int
    missing: int
    weak: Annotated[int, Field(description="Of those it has: quality below 5.")]
    not_assessed: int


class CoveragePart(CoverageCounts):
    """The coverage of the whole, with its parts."""

    by_stage: dict[str, CoverageCounts]
    by_category: dict[str, CoverageCounts]


class CriterionPart(Part):
    """One question of a touchpoint, with its answer."""

    id: str
    text: str
    answer: Annotated[str | None, Field(description="yes, partly, no, n/a or unknown; null: no statement.")]
    target: Annotated[str | None, Field(description="For a measured criterion: what must hold.")]
    measured: float | None
    met: Annotated[bool | None, Field(description="null while nobody knows.")]
    unit: str | None
    universal: Annotated[bool, Field(description="Whether it is asked of every touchpoint.")]
    kano: Annotated[str, Field(alias="class")]
    dimension: str
    weight: int
    legal: tuple[str, ...]


class FixPart(Part):
    """A piece of advice of the catalogue."""

    text: str
    lever: str
    effort: Annotated[int, Field(description="Working days.")]


class ViewPart(Part):
    """What one person, or one side, says of a touchpoint."""

    quality: Annotated[float | None, Field(description="0 to 10, over the questions this side answered.")]
    reaction: str | None
    note: str | None = None
    criteria: dict[str, str | float]

    only_where_given: ClassVar = frozenset({"note"})


class TouchpointPart(Part):
    """One touchpoint of the company."""

    id: str
    name: str
    category: str
    stages: tuple[str, ...]
    state: str
    level: str
    reaction: str | None
    importance: int
    quality: Annotated[float | None, Field(description="0 to 10.")]
    gap: float | None
    reach: float
    confidence: str
    effort: int
    priority: float | None
    abc: Annotated[str | None, Field(alias="class")]
    rank: int
    criteria: tuple[CriterionPart, ...]
    fixes: tuple[FixPart, ...]
    competitors: dict[str, str]
    owner: str | None
    due: date | None
    status: str | None
    note: str | None
    evidence: str | None
    my_ideas: str | None
    channel: str
    pressing: Annotated[bool, Field(description="A must-be or legal point that is missing, or a negative reaction.")]
    zone: Annotated[str | None, Field(description="Importance against performance.")]
    because: Annotated[tuple[str, ...], Field(description="The traits by which it applies.")]
    reason: Annotated[str | None, Field(description="To be filled in with the state not-applicable.")]
    owner_role: str
    honest_test: str | None
    views: Annotated[dict[str, ViewPart], Field(description="Who says what.")] = {}
    walk: Annotated[
        dict[str, dict[str, str]], Field(description="Time and impression noted while walking along a chain.")
    ] = {}
    disputed: Annotated[tuple[str, ...], Field(description="Questions on which the views differ.")] = ()
    re_check: Annotated[
        bool | tuple[str, ...], Field(description="Questions whose meaning has changed since they were answered.")
    ] = False
    check_on: Annotated[date | None, Field(description="When the fix should be looked at again.")] = None
    gap_to_target: Annotated[float | None, Field(description="Importance × what is missing to the target level.")]

    only_where_given: ClassVar = frozenset({"views", "walk", "disputed", "re_check"})


class LinkPart(Part):
    """One link of a chain."""

    touchpoint: str
    name: str
    position: str
    applies: bool
    state: str
    level: str
    quality: float | None
    reaction: str | None
    passed: int | None
    people: int
    automated: bool


class ChainPart(Part):
    """One chain of the company."""

    id: str
    links: tuple[LinkPart, ...]
    score: Annotated[float | None, Field(description="The lowest q of its links, 0 to 1.")]
    broken_at: Annotated[int | None, Field(description="Number of the first link that breaks, from 1.")]
    touches: int
    people: int
    automated_share: float
    lost_most_at: Annotated[int | None, Field(description="Number of the link before which most are lost.")]
    name: str
    based_on: str | None
    not_assessed: int
    leads_to: tuple[str, ...]


class LeftOutPart(Part):
    """A touchpoint that does not apply, and why."""

    id: str
    name: str
    reason: Annotated[str | None, Field(description="The company's own reason.")]
    because: Annotated[tuple[str, ...], Field(description="The traits the company lacks.")]


class UnitPart(Part):
    """A unit of the company, assessed apart."""

    id: str
    name: str
    kind: str
    coverage: CoverageCounts
    quality: float | None
    levels: Annotated[dict[str, str], Field(description="The level of each touchpoint that applies to it.")]
    touchpoints: Annotated[
        tuple[TouchpointPart, ...],
        Field(description="Those of which some unit speaks; all while none does. For others the company speaks."),
    ] = ()
    left_out: Annotated[tuple[LeftOutPart, ...], Field(description="What the unit says does not apply to it.")] = ()
    traits: Annotated[tuple[str, ...], Field(description="What it has and does.")] = ()
    answered: Annotated[tuple[str, ...], Field(description="The touchpoints it answers for itself.")] = ()
    speaks_for: Annotated[
        tuple[str, ...], Field(description="The touchpoints for which its answers stand for the whole company.")
    ] = ()


class ProfilePart(Part):
    """What kind of company it is."""

    sector: str
    maturity: str
    traits: tuple[str, ...]
    target: str
    regions: Annotated[tuple[str, ...], Field(description="Whose law holds.")] = ()
    complexity: str | None = None

    only_where_given: ClassVar = frozenset({"regions", "complexity"})


class TallyPart(Part):
    """The quality of one dimension of service."""

    quality: float | None
    answered: int
    of: int


class CellPart(Part):
    """The points of a stage in a channel."""

    applicable: int
    have: int
    missing: int
    rated: int
    quality: float | None


class LoadPart(Part):
    """Points with a gap, and the days they take."""

    touchpoints: tuple[str, ...]
    days: int


class AimPart(Part):
    """How far it is to the target level of the profile."""

    quality: Annotated[float, Field(description="What the target level asks of a point: 0 to 10.")]
    reaching: Annotated[int, Field(description="Points it has that reach it.")]
    below: Annotated[tuple[str, ...], Field(description="Points that do not, missing ones among them.")]
    gap: Annotated[float, Field(description="Sum of their `gap_to_target`.")]
    days: Annotated[int, Field(description="Sum of their effort.")]


class ClosingPart(Part):
    """One of the three steps that close every purchase: the touchpoints that take it, and those left out."""

    touchpoints: tuple[str, ...]
    left_out: tuple[str, ...]


class FindingPart(Part):
    """A concern, with the words it is about."""

    concern: str
    about: tuple[str, ...]


class AnalysisPart(Part):
    """The whole company, seen from several sides."""

    reaching_target: int
    target: AimPart
    ways_in: Annotated[tuple[str, ...], Field(description="Traits by which a new customer reaches the firm.")]
    closing: Annotated[dict[str, ClosingPart], Field(description="satisfaction, review and recommendation.")]
    by_decision: Annotated[dict[str, CoverageCounts], Field(description="Winning customers, and keeping them.")]
    concerns: tuple[FindingPart, ...]
    dimensions: dict[str, TallyPart]
    stages_by_channel: dict[str, dict[str, CellPart]]
    zones: dict[str, tuple[str, ...]]
    contests: dict[str, tuple[str, ...]]
    levers: dict[str, LoadPart]
    owners: dict[str, LoadPart]
    owner_roles: dict[str, LoadPart]


Shown = Annotated[
    dict[str, str | list[str]],
    Field(description="By the way to an answer: what was shown, or a list of that and of what was said."),
]


class MadeFromPart(Part):
    """What the company file said when this was made: by it `fill` knows a changed answer from an old one."""

    format: Literal["touchpoints-made-from/1"]
    company: str
    answers: dict[str, Shown]
    units: Annotated[dict[str, dict[str, Shown]], Field(description="The same for each unit.")] = {}

    only_where_given: ClassVar = frozenset({"units"})


class AssessmentDocument(Part):
    """A company's assessment. The touchpoints stand in the order of work."""

    format: Literal["touchpoints-assessment/1"]
    company: str
    language: str
    assessed_on: date | None
    catalogue_version: str
    coverage: CoveragePart
    quality: Annotated[float | None, Field(description="Of the points it has, weighted by importance: 0 to 10.")]
    touchpoints: tuple[TouchpointPart, ...]
    chains: tuple[ChainPart, ...]
    profile: ProfilePart
    competitors: tuple[str, ...]
    rated: int
    left_out: tuple[LeftOutPart, ...]
    analysis: AnalysisPart
    made_from: MadeFromPart
    units: tuple[UnitPart, ...] = ()

    only_where_given: ClassVar = frozenset({"units"})
