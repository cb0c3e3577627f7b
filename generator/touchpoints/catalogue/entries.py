"""The models of what authors write: touchpoints, chains and the parts they are made of.

The JSON Schemas for editors come from these classes, so a field's description is written for an author.
What must be written is small; everything else has a default.
"""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from touchpoints.catalogue.texts import Address, Day, Id, Line, Text, whole_number
from touchpoints.catalogue.vocabularies import (
    AttentionId,
    CategoryId,
    ChannelId,
    ClassId,
    ControlId,
    CostId,
    DecisionId,
    DimensionId,
    EntityId,
    FlagId,
    JourneyId,
    KindId,
    LeverId,
    MarkId,
    MetricId,
    OneOf,
    PositionId,
    RecurrenceId,
    RegionId,
    RoleId,
    SectorId,
    StageId,
    StatusId,
    UnitId,
)  # fmt: skip

Effort = Annotated[Literal[1, 2, 3, 5, 8, 13], BeforeValidator(whole_number)]
"""Working days, in the bands of the calculation."""


VERSION = r"^[0-9]{4}\.[0-9]{2}(\.[0-9]+)?$"
"""A release of a catalogue: year and month, and a number where there were several."""


class Entry(BaseModel):
    """What all models share: nothing unknown passes, nothing changes after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)


def _condition(text: str, info: ValidationInfo) -> str:
    if not re.fullmatch(_CONDITION, text):
        hint = "a trait, or traits joined by 'or': 'walk-ins or appointments'"
        raise PydanticCustomError("malformed_condition", "'{word}' is not a condition", {"word": text, "hint": hint})
    for trait in text.split(" or "):
        OneOf("traits").check(trait, info)
    return text


_CONDITION = r"^[a-z0-9-]+( or [a-z0-9-]+)*$"

Condition = Annotated[str, AfterValidator(_condition), WithJsonSchema({"type": "string", "pattern": _CONDITION})]
"""A trait, or alternatives: `premises`, `walk-ins or appointments`. All conditions of a list must hold."""


TargetText = Annotated[
    str,
    Field(
        pattern=r"^(<=|>=|<|>|=) ?-?[0-9]+(\.[0-9]+)?$",
        description="The comparison that must hold, such as '>= 12' or '<= 60'.",
        examples=[">= 12", "<= 60"],
    ),
]


class Target(Entry):
    """A number to reach, with its unit."""

    unit: Annotated[UnitId, Field(description="Unit of the number: minutes, pt, percent, days.")]
    target: TargetText


class Source(Entry):
    """Where a fact comes from."""

    title: Annotated[Line, Field(description="Author, title, publisher: enough to find it without the address.")]
    url: Annotated[Address | None, Field(description="Web address, if there is one.")] = None
    note: Annotated[Text | None, Field(description="What was taken from it.")] = None
    year: Annotated[int | None, Field(ge=1800, le=2100, description="Year of publication.")] = None


class Tip(Entry):
    """Advice that a small firm can carry out."""

    text: Annotated[Text, Field(description="What to do, concretely enough to begin on Monday.")]
    lever: Annotated[LeverId, Field(description="Which of the six levers it pulls.")]
    effort: Annotated[Effort, Field(description="Working days it takes: 1, 2, 3, 5, 8 or 13.")] = 1


class Wow(Entry):
    """An idea beyond what is expected."""

    text: Annotated[Text, Field(description="Something customers would tell others about.")]
    cost: Annotated[CostId, Field(description="What it costs in money: none, low, medium or high.")]


class Example(Entry):
    """How somebody does it, well or badly."""

    kind: Annotated[Literal["good", "bad"], Field(description="Whether to copy it or to avoid it.")]
    sector: Annotated[Line, Field(description="What kind of firm it is: garden centre, dental clinic.")]
    text: Annotated[Text, Field(description="What a customer sees there.")]
    country: Annotated[Line | None, Field(description="Where, if it matters.")] = None
    company: Annotated[Line | None, Field(description="A real firm's name; only together with a public source.")] = None
    source: Annotated[Source | None, Field(description="The public source for a real firm.")] = None
    status: Annotated[
        Literal["illustration", "sourced"], Field(description="An invented illustration, or a case with a source.")
    ] = "illustration"


class Criterion(Entry):
    """One observable question, or a number to measure; two strangers would answer it alike."""

    id: Annotated[Id, Field(description="Unique in its entry, and kept for ever: answers hang on it.")]
    ask: Annotated[Line, Field(description="One question that is answered by looking, ringing or counting.")]
    kano: Annotated[ClassId, Field(alias="class", description="must-be, performance or attractive.")]
    dimension: Annotated[DimensionId, Field(description="Which side of service it belongs to.")]
    weight: Annotated[
        Literal[1, 2, 3],
        BeforeValidator(whole_number),
        Field(description="How much it counts in the quality: 1, 2 or 3."),
    ] = 1
    measure: Annotated[Target | None, Field(description="For a measured criterion: the unit and the target.")] = None
    legal: Annotated[tuple[RegionId, ...], Field(description="Regions where the law demands it.")] = ()
    standard: Annotated[Id | None, Field(description="The standard of this entry on which it rests.")] = None
    applies_if: Annotated[tuple[Condition, ...], Field(description="Traits without which it is not asked.")] = ()
    revision: Annotated[int, Field(ge=1, description="Raised by one when the meaning changes.")] = 1
    counts_from: Annotated[
        str | None,
        Field(
            pattern=VERSION,
            description="The release of the catalogue from which on it counts; before, it is only announced.",
        ),
    ] = None


class Standard(Entry):
    """A published or customary level of service."""

    id: Annotated[Id, Field(description="Unique in its entry.")]
    text: Annotated[Text, Field(description="The rule in one or two sentences.")]
    metric: Annotated[Line | None, Field(description="What is measured: time to answer, contrast, type size.")] = None
    operator: Annotated[Literal["<=", ">=", "<", ">", "="] | None, Field(description="How the value compares.")] = None
    value: Annotated[float | None, Field(allow_inf_nan=False, description="The number.")] = None
    unit: Annotated[UnitId | None, Field(description="Its unit.")] = None
    source: Annotated[Source | None, Field(description="Where it is published.")] = None
    mark: Annotated[MarkId, Field(description="verified, reported, or rule-of-thumb where there is no source.")]
    legal: Annotated[bool, Field(description="Whether it is law.")] = False
    region: Annotated[RegionId, Field(description="Where it holds.")] = "world"


class Allowance(Entry):
    """A content rule that an entry breaks on purpose."""

    rule: Annotated[Id, Field(description="The code of the content rule, as `touchpoints check` names it.")]
    reason: Annotated[Text, Field(description="Why this entry may break it.")]


class Touchpoint(Entry):
    """A place, situation or interface where a customer meets the company."""

    id: Annotated[Id, Field(description="The name of the file, without its ending. Kept for ever.")]
    name: Annotated[Line, Field(description="What it is called, as on a sign.")]
    aliases: Annotated[tuple[Line, ...], Field(description="Other words people would search for.")] = ()
    category: Annotated[CategoryId, Field(description="The category it stands in; also the name of its folder.")]
    kind: Annotated[KindId, Field(description="What it is made of.")]
    entity: Annotated[EntityId, Field(description="Whose touchpoint it is.")] = "business"
    summary: Annotated[Text, Field(description="What it is, in one or two sentences.")]
    why: Annotated[Text, Field(description="Why it matters: what is won here, and what is lost.")]
    helps_customer_to: Annotated[Text, Field(description="Completes 'It helps the customer to …'.")]
    stages: Annotated[tuple[StageId, ...], Field(min_length=1, description="Buying stages in which it is met.")]
    journey: Annotated[tuple[JourneyId, ...], Field(min_length=1, description="Journey stages in which it is met.")]
    channel: Annotated[ChannelId, Field(description="online, offline or both.")]
    control: Annotated[ControlId, Field(description="Who decides what the customer meets here.")] = "owned"
    attention: Annotated[AttentionId, Field(description="How long a customer stays with it.")] = "short"
    recurrence: Annotated[RecurrenceId, Field(description="Whether the same customer meets it again.")] = "repeating"
    decision: Annotated[DecisionId, Field(description="What the customer decides here.")] = "start"
    sells: Annotated[Line | None, Field(description="What is sold at this point: an idea, trust, a value.")] = None
    next_step: Annotated[Line | None, Field(description="What the customer should do next.")] = None
    client_gives: Annotated[Line | None, Field(description="What the customer gives here: time, data, money.")] = None
    client_gets: Annotated[Line | None, Field(description="What the customer gets in exchange.")] = None
    applies_if: Annotated[
        tuple[Condition, ...], Field(description="Traits a company must have for this to apply; none: every company.")
    ] = ()
    tips: Annotated[tuple[Tip, ...], Field(description="4 to 7 pieces of advice, the most useful first.")] = ()
    wow: Annotated[tuple[Wow, ...], Field(description="1 to 3 ideas beyond what is expected.")] = ()
    examples: Annotated[tuple[Example, ...], Field(description="At least one good and one bad.")] = ()
    criteria: Annotated[tuple[Criterion, ...], Field(description="5 to 12 observable questions.")] = ()
    standards: Annotated[tuple[Standard, ...], Field(description="Published levels of service, with sources.")] = ()
    mistakes: Annotated[tuple[Text, ...], Field(description="2 to 4 mistakes firms make here.")] = ()
    honest_test: Annotated[Text | None, Field(description="The cheapest honest way to find out how good it is.")] = None
    importance: Annotated[
        Literal[1, 2, 3, 4, 5],
        BeforeValidator(whole_number),
        Field(description="1 to 5, before a company overrides it."),
    ] = 3
    effort: Annotated[Effort, Field(description="Days to bring an ordinary one to good.")] = 2
    owner_role: Annotated[RoleId, Field(description="Who should look after it.")] = "owner"
    backstage_owner: Annotated[
        RoleId | None, Field(description="Whose work out of sight decides how it turns out.")
    ] = None
    flags: Annotated[tuple[FlagId, ...], Field(description="first-impression, often-forgotten, …")] = ()
    metrics: Annotated[tuple[MetricId, ...], Field(description="Measures to watch it by.")] = ()
    related: Annotated[tuple[Id, ...], Field(description="Touchpoints a reader should look at next.")] = ()
    parts: Annotated[tuple[Id, ...], Field(description="Touchpoints it is composed of.")] = ()
    leads_to: Annotated[tuple[Id, ...], Field(description="Touchpoints customers usually come to from here.")] = ()
    sources: Annotated[tuple[Source, ...], Field(description="Where ideas and facts come from.")] = ()
    contributors: Annotated[tuple[Line, ...], Field(description="People named on the page.")] = ()
    status: Annotated[StatusId, Field(description="complete, draft or retired.")] = "complete"
    revision: Annotated[int, Field(ge=1, description="Raised by one when the meaning changes.")] = 1
    reviewed_on: Annotated[Day | None, Field(description="When somebody last read it through.")] = None
    allow: Annotated[
        tuple[Allowance, ...],
        Field(
            exclude=True, description="Content rules that this entry breaks on purpose; between authors, not published."
        ),
    ] = ()


class Link(Entry):
    """One link of a chain."""

    touchpoint: Annotated[Id, Field(description="The touchpoint the customer meets.")]
    position: Annotated[
        PositionId | None, Field(description="initial, middle or end; left out: by its place in the list.")
    ] = None
    sells: Annotated[Line | None, Field(description="What is sold at this link.")] = None
    note: Annotated[Text | None, Field(description="What happens here in this chain.")] = None
    people: Annotated[int, Field(ge=0, le=20, description="How many of your people the customer meets here.")] = 0
    automated: Annotated[bool, Field(description="Whether it runs without anybody's hand.")] = False


class Chain(Entry):
    """Touchpoints in the order a customer meets them."""

    id: Annotated[Id, Field(description="The name of the file, without its ending. Kept for ever.")]
    name: Annotated[Line, Field(description="What it is called.")]
    summary: Annotated[Text, Field(description="Whose path it is, and where it leads.")]
    sector: Annotated[SectorId, Field(description="The sector it is typical of.")] = "any"
    links: Annotated[tuple[Link, ...], Field(min_length=2, description="The links, first to last.")]
    leads_to: Annotated[tuple[Id, ...], Field(description="Chains that start from the end link.")] = ()
    sources: Annotated[tuple[Source, ...], Field(description="Where it comes from.")] = ()
    contributors: Annotated[tuple[Line, ...], Field(description="People named on the page.")] = ()
    status: Annotated[StatusId, Field(description="complete, draft or retired.")] = "complete"
    revision: Annotated[int, Field(ge=1, description="Raised by one when the meaning changes.")] = 1

    def position(self, index: int) -> str:
        """Give the position of a link: as written, or by its place in the list."""
        written = self.links[index].position
        if written is not None:
            return written
        return "initial" if index == 0 else "end" if index == len(self.links) - 1 else "middle"


class Stop(Entry):
    """One stop of a route."""

    touchpoint: Annotated[Id, Field(description="The touchpoint to look at.")]
    minutes: Annotated[int, Field(ge=1, le=480, description="How long it takes.")]
    do: Annotated[Text, Field(description="What to do there in that time.")]


class Route(Entry):
    """A selection of touchpoints for one occasion, in the order to work through them."""

    id: Annotated[Id, Field(description="The name of the file, without its ending. Kept for ever.")]
    name: Annotated[Line, Field(description="What it is called.")]
    summary: Annotated[Text, Field(description="For whom, when, and what is better afterwards.")]
    stops: Annotated[tuple[Stop, ...], Field(min_length=2, description="The stops, first to last.")]
    sources: Annotated[tuple[Source, ...], Field(description="Where it comes from.")] = ()
    contributors: Annotated[tuple[Line, ...], Field(description="People named on the page.")] = ()
    status: Annotated[StatusId, Field(description="complete, draft or retired.")] = "complete"

    @property
    def minutes(self) -> int:
        """The time the whole route takes."""
        return sum(stop.minutes for stop in self.stops)


class Suspect(Entry):
    """A touchpoint that may be the cause of a symptom."""

    touchpoint: Annotated[Id, Field(description="The touchpoint to check.")]
    because: Annotated[Text, Field(description="Why it is suspected, and what to look for.")]


class Symptom(Entry):
    """Something an owner notices, and the touchpoints to check first (R18)."""

    id: Annotated[Id, Field(description="The name of the file, without its ending. Kept for ever.")]
    name: Annotated[Line, Field(description="What the owner says: 'Many visitors, no orders'.")]
    summary: Annotated[Text, Field(description="What it looks like, and what it usually means.")]
    aliases: Annotated[tuple[Line, ...], Field(description="Other words for it.")] = ()
    check_first: Annotated[tuple[Suspect, ...], Field(min_length=2, description="The likeliest first.")]
    sources: Annotated[tuple[Source, ...], Field(description="Where it comes from.")] = ()
    contributors: Annotated[tuple[Line, ...], Field(description="People named on the page.")] = ()
    status: Annotated[StatusId, Field(description="complete, draft or retired.")] = "complete"


class Universal(Entry):
    """What is asked of every touchpoint a company has."""

    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1, description="The universal questions.")]


class Settings(Entry):
    """What the catalogue says of itself."""

    id: Annotated[Id, Field(description="Short name of the catalogue.")]
    name: Annotated[Line, Field(description="Name of the catalogue, and title of its site.")]
    summary: Annotated[Text, Field(description="One sentence on what it holds.")]
    version: Annotated[str, Field(pattern=VERSION, description="Year and month of the release.")]
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$", description="The language authors write in.")] = "en"
    languages: Annotated[
        tuple[Annotated[str, Field(pattern=r"^[a-z]{2}$")], ...], Field(description="Languages the site is built in.")
    ] = ("en",)
    licence: Annotated[Line, Field(description="Licence of the texts.")] = "CC-BY-4.0"
    repository: Annotated[Address | None, Field(description="Where the files can be edited.")] = None
    extends: Annotated[
        Id | None, Field(description="The catalogue this one builds on: touchpoint-catalogue, or none.")
    ] = None
