"""What an author's style is held against: lists of the house, which are data files."""

import re
from typing import Annotated

from pydantic import Field

from touchpoints.catalogue.entries import Entry
from touchpoints.catalogue.texts import Id, Line


class EmptyPhrase(Entry):
    """Words that say nothing, and what to write instead."""

    phrase: Annotated[Line, Field(description="The words, in small letters. A star at the end stands for any ending.")]
    instead: Annotated[Line, Field(description="What an author may write instead, in a few words.")]


class EmptyPhrases(Entry):
    """The empty phrases of one language."""

    id: Annotated[Id, Field(description="The name of the file, without its ending.")]
    phrases: Annotated[tuple[EmptyPhrase, ...], Field(min_length=1, description="The phrases, in any order.")]

    def pattern(self) -> re.Pattern[str]:
        """Give a pattern that finds any of the phrases; the name of its group is `p` and the number of the phrase."""
        parts = (f"(?P<p{number}>{_any_ending(one.phrase)})" for number, one in enumerate(self.phrases))
        return re.compile(rf"\b(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _any_ending(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\*", r"\w*").replace("'", "['’]")
