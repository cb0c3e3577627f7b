"""What a catalogue that extends another changes of what it takes over."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from touchpoints.catalogue.entries import Condition, Effort, Entry
from touchpoints.catalogue.texts import Id, Line, Text, whole_number
from touchpoints.catalogue.vocabularies import RoleId


class CriterionOverride(Entry):
    """What an extending catalogue changes of a criterion."""

    ask: Annotated[Line | None, Field(description="The question in your words; it must mean the same.")] = None
    weight: Annotated[
        Literal[1, 2, 3] | None, BeforeValidator(whole_number), Field(description="How much it counts: 1, 2 or 3.")
    ] = None
    hide: Annotated[bool, Field(description="Whether it is left out.")] = False


class Override(Entry):
    """What an extending catalogue changes of a touchpoint or a chain that it takes over."""

    id: Annotated[Id, Field(description="The touchpoint or chain; also the name of the file, without its ending.")]
    reason: Annotated[
        Text | None, Field(description="Why your catalogue differs here; for those who come after you.")
    ] = None
    hide: Annotated[bool, Field(description="Whether it is left out.")] = False
    name: Annotated[Line | None, Field(description="What it is called in your house.")] = None
    aliases: Annotated[
        tuple[Line, ...] | None, Field(description="The other words for it, instead of those it has.")
    ] = None
    summary: Text | None = None
    why: Text | None = None
    helps_customer_to: Text | None = None
    sells: Line | None = None
    next_step: Line | None = None
    honest_test: Text | None = None
    applies_if: Annotated[
        tuple[Condition, ...] | None, Field(description="The traits without which it does not apply.")
    ] = None
    importance: Annotated[
        Literal[1, 2, 3, 4, 5] | None,
        BeforeValidator(whole_number),
        Field(description="1 to 5, in your line of business."),
    ] = None
    effort: Annotated[Effort | None, Field(description="Days to bring an ordinary one to good, in your house.")] = None
    owner_role: Annotated[RoleId | None, Field(description="Who looks after it in your house.")] = None
    criteria: Annotated[
        dict[Id, CriterionOverride], Field(description="What changes, by the id of the criterion.")
    ] = {}
