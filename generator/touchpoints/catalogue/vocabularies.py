"""Vocabularies: the lists of allowed words (stages, categories, traits, …), which are data files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from touchpoints.catalogue.texts import Id, Line, Text
from touchpoints.problems import did_you_mean


class Term(BaseModel):
    """One word of a vocabulary, with what a reader sees of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(description="The word that entries use. Never translated.")]
    name: Annotated[Line, Field(description="What readers see.")]
    summary: Annotated[Text, Field(description="One sentence that explains it.")]
    task: Annotated[Text | None, Field(description="For a stage: what the company has to do in it.")] = None
    question: Annotated[Line | None, Field(description="For a trait: how an owner is asked about it.")] = None
    within: Annotated[str | None, Field(description="The broader word it belongs to.")] = None


class Vocabulary(BaseModel):
    """An ordered list of terms."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[Id, Field(description="The name of the file, without its ending.")]
    name: Annotated[Line, Field(description="What readers see.")]
    summary: Annotated[Text, Field(description="What the list is for.")]
    terms: Annotated[tuple[Term, ...], Field(min_length=1, description="The words, in the order readers see them.")]

    def __iter__(self) -> Iterator[Term]:  # type: ignore[override]  # a vocabulary is its terms, not its fields
        return iter(self.terms)

    def __getitem__(self, term: str) -> Term:
        for candidate in self.terms:
            if candidate.id == term:
                return candidate
        raise KeyError(term)

    @property
    def ids(self) -> tuple[str, ...]:
        """The words in their order."""
        return tuple(term.id for term in self.terms)


Words = Mapping[str, tuple[str, ...]]
"""The allowed words of each vocabulary, as the context of a validation."""


_SEVERAL = {
    "attention": "kinds of attention",
    "control": "kinds of control",
    "journey": "journey stages",
    "recurrence": "kinds of recurrence",
}
"""What several words of a vocabulary are called, where its own name is not a plural."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """Marks a field whose value is a word of a vocabulary; the allowed words come with the validation."""

    vocabulary: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Check the word after pydantic has made it a string."""
        return core_schema.with_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Leave the vocabulary's name in the schema; its words are filled in where the schema is made."""
        return handler(schema) | {"x-vocabulary": self.vocabulary}

    def check(self, word: str, info: ValidationInfo) -> str:
        """Refuse a word that the vocabulary does not have."""
        allowed: tuple[str, ...] | None = (info.context or {}).get(self.vocabulary)
        if allowed is not None and word not in allowed:
            raise PydanticCustomError(
                "unknown_term",
                "'{word}' is not one of the {vocabulary}",
                {
                    "word": word,
                    "vocabulary": _SEVERAL.get(self.vocabulary, self.vocabulary),
                    "hint": did_you_mean(word, allowed),
                },
            )
        return word


StageId = Annotated[str, OneOf("stages")]
JourneyId = Annotated[str, OneOf("journey")]
CategoryId = Annotated[str, OneOf("categories")]
KindId = Annotated[str, OneOf("kinds")]
EntityId = Annotated[str, OneOf("entities")]
ChannelId = Annotated[str, OneOf("channels")]
ControlId = Annotated[str, OneOf("control")]
AttentionId = Annotated[str, OneOf("attention")]
RecurrenceId = Annotated[str, OneOf("recurrence")]
DecisionId = Annotated[str, OneOf("decisions")]
LeverId = Annotated[str, OneOf("levers")]
DimensionId = Annotated[str, OneOf("dimensions")]
ClassId = Annotated[str, OneOf("classes")]
CostId = Annotated[str, OneOf("costs")]
MarkId = Annotated[str, OneOf("marks")]
FlagId = Annotated[str, OneOf("flags")]
MetricId = Annotated[str, OneOf("metrics")]
PositionId = Annotated[str, OneOf("positions")]
StatusId = Annotated[str, OneOf("statuses")]
RegionId = Annotated[str, OneOf("regions")]
SectorId = Annotated[str, OneOf("sectors")]
RoleId = Annotated[str, OneOf("roles")]
TraitId = Annotated[str, OneOf("traits")]
UnitId = Annotated[str, OneOf("units")]

VOCABULARIES = (
    "attention", "categories", "channels", "classes", "control", "costs", "decisions", "dimensions", "entities",
    "flags", "journey", "kinds", "levers", "marks", "metrics", "positions", "recurrence", "regions", "roles",
    "sectors", "stages", "statuses", "traits", "units",
)  # fmt: skip
"""Every vocabulary that a catalogue must have."""
