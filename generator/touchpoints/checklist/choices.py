"""What can be chosen where a checklist is filled in: words that never change, and their texts."""

from collections.abc import Iterable
from dataclasses import dataclass

from touchpoints.catalogue.words import Words
from touchpoints.company.answers import Answer, Reaction, State

Choice = tuple[str, str]
"""The word that is never translated, and its text."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Every list of choices, in one language."""

    states: tuple[Choice, ...]
    reactions: tuple[Choice, ...]
    answers: tuple[Choice, ...]
    confidence: tuple[Choice, ...]
    comparisons: tuple[Choice, ...]
    work: tuple[Choice, ...]
    importance: tuple[Choice, ...]
    effort: tuple[Choice, ...]


def choices(words: Words) -> Choices:
    """Give the choices in a language."""

    def named(table: str, ids: Iterable[str]) -> tuple[Choice, ...]:
        return tuple((id_, words(f"{table}.{id_}")) for id_ in ids)

    def numbers(*values: int) -> tuple[Choice, ...]:
        return tuple((str(value), str(value)) for value in values)

    return Choices(
        states=named("states", (state.value for state in State)),
        reactions=named("reactions", (reaction.value for reaction in Reaction)),
        answers=named("answers", (answer.value for answer in Answer)),
        confidence=named("confidence", ("measured", "observed", "guessed")),
        comparisons=named("comparisons", ("worse", "same", "better")),
        work=named("work", ("open", "doing", "done")),
        importance=numbers(1, 2, 3, 4, 5),
        effort=numbers(1, 2, 3, 5, 8, 13),
    )
