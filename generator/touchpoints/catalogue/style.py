"""What an author's style is held against: lists of the house, which are data files."""

import re
from typing import Annotated

from pydantic import Field

from touchpoints.catalogue.entries import Entry
from touchpoints.catalogue.texts import Id, Line


class EmptyPhrase(Entry):
    """Words that say nothing, and what to write instead."""

    phrase: Annotated[Line, Field(description="The words, in small letters. A star stands for any letters.")]
    instead: Annotated[Line, Field(description="What an author may write instead, in a few words.")]

    @property
    def sign(self) -> str:
        """The longest part without a star, which every text with the phrase has."""
        return max(self.phrase.casefold().split("*"), key=len).strip()

    def found_in(self, text: str) -> str:
        """Give the words of a text that are this phrase, or nothing."""
        pattern = r"\w*".join(re.escape(part) for part in self.phrase.split("*"))
        found = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
        return found.group() if found else ""


class EmptyPhrases(Entry):
    """The empty phrases of one language."""

    id: Annotated[Id, Field(description="The name of the file, without its ending.")]
    phrases: Annotated[tuple[EmptyPhrase, ...], Field(min_length=1, description="The phrases, in any order.")]
