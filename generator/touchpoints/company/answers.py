"""The models of a company file: profile, answers and the company's own chains.

Keys that are not known are kept, because people and other tools may add their own.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from touchpoints.catalogue.entries import Condition, Criterion, Effort, TargetText, Tip
from touchpoints.catalogue.texts import Id, Line, Text, whole_number
from touchpoints.catalogue.vocabularies import (
    CategoryId,
    ChannelId,
    FlagId,
    RegionId,
    RoleId,
    SectorId,
    StageId,
    TraitId,
)


class State(StrEnum):
    """Whether the company has a touchpoint."""

    HAVE = "have"
    MISSING = "missing"
    PLANNED = "planned"
    NOT_APPLICABLE = "not-applicable"
    UNKNOWN = "unknown"


class Reaction(StrEnum):
    """How customers react to a touchpoint (seed article, response of customers)."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


class Answer(StrEnum):
    """The answer to a criterion that is asked, not measured."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_APPLICABLE = "n/a"
    UNKNOWN = "unknown"


_OTHER_WORDS = {"true": "yes", "false": "no"}
"""What YAML 1.1 and JSON make of yes and no."""


def _criterion_answer(value: object) -> Answer | float:
    """Read an answer: one of the words, or the number that was measured."""
    word = str(value).strip().lower()
    if re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", word):
        return float(word)
    word = _OTHER_WORDS.get(word, word)
    if word not in set(Answer):
        hint = f"one of {', '.join(Answer)}, or the number that was measured"
        raise PydanticCustomError("unknown_answer", "'{word}' is not an answer", {"word": word[:60], "hint": hint})
    return Answer(word)


CriterionAnswer = Annotated[
    Answer | float,
    PlainValidator(_criterion_answer),
    WithJsonSchema({"anyOf": [{"enum": [*Answer, True, False]}, {"type": "number"}]}),
]


def _day(value: object) -> object:
    """Refuse bare numbers, which pydantic would take for seconds since 1970."""
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value.strip()):
        hint = "year-month-day: 2026-11-21"
        raise PydanticCustomError("malformed_day", "'{word}' is not a date", {"word": value[:60], "hint": hint})
    return value.strip() if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(_day)]
Importance = Annotated[Literal[1, 2, 3, 4, 5], BeforeValidator(whole_number)]


class Part(BaseModel):
    """What all parts of a company file share."""

    model_config = ConfigDict(frozen=True, extra="allow")


class Profile(Part):
    """What kind of company it is; decides what applies."""

    sector: Annotated[SectorId, Field(description="What the firm lives from.")] = "any"
    maturity: Annotated[Literal["newcomer", "established"], Field(description="newcomer or established.")] = (
        "established"
    )
    traits: Annotated[
        tuple[TraitId, ...],
        Field(description="What the firm has and does. A trait not named does not hold."),
    ] = ()
    target: Annotated[Literal["basic", "standard", "exemplary"], Field(description="The level to aim at.")] = "standard"
    regions: Annotated[
        tuple[RegionId, ...],
        Field(description="Whose law holds; questions of other laws are not asked. None: all are asked."),
    ] = ()
    complexity: Annotated[
        Literal["simple", "ordinary", "complex"] | None,
        Field(description="How much explaining the product needs; suggests how long a chain should be."),
    ] = None


class View(Part):
    """What one person, or one side, says of a touchpoint."""

    criteria: Annotated[dict[str, CriterionAnswer], Field(description="Answers by the id of their criterion.")] = {}
    reaction: Annotated[Reaction | None, Field(description="positive, neutral or negative.")] = None
    note: Annotated[str | None, Field(description="Anything worth remembering.")] = None


class TouchpointAnswers(Part):
    """What the company says of one touchpoint."""

    state: Annotated[State | None, Field(description="have, missing, planned, not-applicable or unknown.")] = None
    reason: Annotated[Line | None, Field(description="Why it does not apply; obligatory for not-applicable.")] = None
    reaction: Annotated[Reaction | None, Field(description="positive, neutral or negative.")] = None
    criteria: Annotated[dict[str, CriterionAnswer], Field(description="Answers by the id of their criterion.")] = {}
    importance: Annotated[Importance | None, Field(description="Overrides the catalogue's 1 to 5.")] = None
    reach: Annotated[float, Field(ge=0, le=1, description="Share of customers who pass this point, 0 to 1.")] = 1.0
    confidence: Annotated[
        Literal["measured", "observed", "guessed"], Field(description="How the answers were found.")
    ] = "observed"
    effort: Annotated[Effort | None, Field(description="Days to bring it to good: 1, 2, 3, 5, 8 or 13.")] = None
    competitors: Annotated[
        dict[str, Literal["worse", "same", "better"]],
        Field(description="How competitors do it: worse, same or better than we."),
    ] = {}
    owner: Annotated[Line | None, Field(description="Who looks after it.")] = None
    due: Annotated[Day | None, Field(description="When it shall be done.")] = None
    status: Annotated[Literal["open", "doing", "done"] | None, Field(description="open, doing or done.")] = None
    note: Annotated[str | None, Field(description="Anything worth remembering.")] = None
    evidence: Annotated[str | None, Field(description="Where it can be seen: a photo, a link, a date.")] = None
    my_ideas: Annotated[str | None, Field(description="Your own ideas.")] = None
    views: Annotated[
        dict[Line, View],
        Field(description="Who says what: client, own, or the name or role of an assessor."),
    ] = {}
    re_check: Annotated[
        bool | tuple[Id, ...],
        Field(description="Written by the tool: questions whose meaning has changed; true: all of them."),
    ] = False

    @property
    def existing(self) -> State:
        """The state; a point whose criteria were answered without a state is one the company has."""
        if self.state is not None and self.state is not State.UNKNOWN:
            return self.state
        silent = {Answer.UNKNOWN, Answer.NOT_APPLICABLE}
        given = (self.criteria, *(view.criteria for view in self.views.values()))
        answered = any(answer not in silent for answers in given for answer in answers.values())
        return State.HAVE if answered else State.UNKNOWN

    @property
    def is_missing(self) -> bool:
        """Whether the company lacks it, planned or not."""
        return self.existing in {State.MISSING, State.PLANNED}


class Unit(Part):
    """A branch, product, service, department or employee: it has touchpoints of its own (law 1)."""

    name: Annotated[Line, Field(description="What readers see.")]
    kind: Annotated[
        Literal["branch", "product", "service", "department", "employee"],
        Field(description="branch, product, service, department or employee."),
    ] = "branch"
    traits: Annotated[
        tuple[TraitId, ...] | None,
        Field(description="What the unit has and does; left out: the traits of the profile."),
    ] = None
    answers: Annotated[
        dict[Id, TouchpointAnswers],
        Field(description="Answers that hold for this unit, instead of those of the whole company."),
    ] = {}


class OwnTouchpoint(Part):
    """A touchpoint that only this company has; written like one of the catalogue."""

    id: Annotated[Id, Field(description="Begins with x-, so that no touchpoint of the catalogue gets it.")]
    name: Annotated[Line, Field(description="What it is called.")]
    category: Annotated[CategoryId, Field(description="The category it stands in.")]
    stages: Annotated[tuple[StageId, ...], Field(min_length=1, description="Buying stages in which it is met.")]
    channel: Annotated[ChannelId, Field(description="online, offline or both.")]
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1, description="Observable questions.")]
    summary: Annotated[Text | None, Field(description="What it is, in one or two sentences.")] = None
    applies_if: Annotated[tuple[Condition, ...], Field(description="Traits a unit must have for it.")] = ()
    tips: Annotated[tuple[Tip, ...], Field(description="What to do, the most useful first.")] = ()
    importance: Annotated[Importance, Field(description="1 to 5.")] = 3
    effort: Annotated[Effort, Field(description="Days to bring it to good: 1, 2, 3, 5, 8 or 13.")] = 2
    owner_role: Annotated[RoleId, Field(description="Who should look after it.")] = "owner"
    flags: Annotated[tuple[FlagId, ...], Field(description="first-impression, often-forgotten, …")] = ()
    honest_test: Annotated[Text | None, Field(description="The cheapest honest way to test it.")] = None


class OwnLink(Part):
    """A link of a company's own chain."""

    touchpoint: Annotated[Id, Field(description="The touchpoint the customer meets.")]
    passed: Annotated[int | None, Field(ge=0, description="How many customers got as far as this link.")] = None
    people: Annotated[
        int | None, Field(ge=0, le=20, description="How many of your people the customer meets here.")
    ] = None
    automated: Annotated[bool | None, Field(description="Whether it runs without anybody's hand.")] = None


class OwnChain(Part):
    """A chain as it runs in this company."""

    id: Annotated[Id, Field(description="Its name in this file.")]
    name: Annotated[Line | None, Field(description="What readers see; left out: the name in `based_on`.")] = None
    based_on: Annotated[Id | None, Field(description="The chain of the catalogue it follows.")] = None
    links: Annotated[
        tuple[OwnLink, ...], Field(description="The links, first to last; none: those of `based_on`.")
    ] = ()


def _without_empty(value: object) -> object:
    """Drop keys without a value: in a form that people fill in, empty means no statement."""
    if isinstance(value, Mapping):
        return {key: _without_empty(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return [_without_empty(part) for part in value]
    return value


class Company(Part):
    """A company file."""

    company: Annotated[Line, Field(description="Name of the company.")]
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$", description="Language of its checklists.")] = "en"
    profile: Annotated[Profile, Field(description="What kind of company it is.")] = Profile()
    competitors: Annotated[tuple[Line, ...], Field(max_length=3, description="Up to three competitors.")] = ()
    assessed_on: Annotated[Day | None, Field(description="The day of this assessment.")] = None
    catalogue_version: Annotated[str | None, Field(description="Written by the tool.")] = None
    answers: Annotated[dict[Id, TouchpointAnswers], Field(description="Answers by the id of their touchpoint.")] = {}
    chains: Annotated[tuple[OwnChain, ...], Field(description="The company's own chains.")] = ()
    units: Annotated[
        dict[Id, Unit], Field(description="Branches, products, departments, by their id in this file.")
    ] = {}
    own_touchpoints: Annotated[
        tuple[OwnTouchpoint, ...], Field(description="Touchpoints that only this company has.")
    ] = ()
    own_criteria: Annotated[
        dict[Id, tuple[Criterion, ...]],
        Field(description="Questions of your own, by the touchpoint they are asked of; their ids begin with x-."),
    ] = {}
    own_targets: Annotated[
        dict[Id, dict[Id, TargetText]],
        Field(description="Targets of your own for measured questions of the catalogue, by touchpoint and question."),
    ] = {}
    answered_for: Annotated[
        dict[str, tuple[str, ...]],
        Field(description="Written by the tool: revision and wording of each question when it was answered."),
    ] = {}
    archive: Annotated[
        dict[str, object],
        Field(description="Written by the tool: answers to what the catalogue no longer has; not counted."),
    ] = {}

    @model_validator(mode="before")
    @classmethod
    def _said(cls, value: object) -> object:
        return _without_empty(value)
