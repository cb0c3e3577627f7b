"""How the search reads words: without marks and capitals, and with the endings of the language taken off.

`site_templates/assets/search/ranking.js` does the same in the browser.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from touchpoints.catalogue.reading import read_document
from touchpoints.problems import DataError

_APOSTROPHES = re.compile(r"['\u2019\u02bc`\u00b4]")
_WORD = re.compile(r"[^\W_]+")
_WRITTEN = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_JOINED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")


@dataclass(frozen=True, slots=True)
class SearchLanguage:
    """The endings and the small words of one language; all of it data."""

    code: str
    shortest_stem: int
    changes: Mapping[str, str]
    stop_words: frozenset[str]

    def stem(self, word: str) -> str:
        """Take the longest ending off a folded word, or put in its place what the language puts there."""
        for length in range(len(word) - self.shortest_stem, 0, -1):
            instead = self.changes.get(word[-length:])
            if instead is not None:
                return word[:-length] + instead
        return word


def plain_language(code: str) -> SearchLanguage:
    """Give a language of which nothing is known; words are then found as they are, and by how they begin."""
    return SearchLanguage(code, 3, {}, frozenset())


def fold(text: str) -> str:
    """Leave out marks, capitals and apostrophes."""
    text = _APOSTROPHES.sub("", text)
    if text.isascii():
        return text.lower()
    lower = unicodedata.normalize("NFKD", text).lower()
    return "".join(letter for letter in lower if letter < _FIRST_MARK or unicodedata.category(letter)[0] != "M")


_FIRST_MARK = "\u0300"


def words_of(text: str) -> list[str]:
    """Give the folded words of a text."""
    return _WORD.findall(fold(text))


def written_words(text: str) -> list[str]:
    """Give the words of a text as they are written."""
    return _WRITTEN.findall(unicodedata.normalize("NFC", text))


def joined_words(text: str) -> list[str]:
    """Give what hyphens join as one word: `wifi` for `Wi-Fi`."""
    return ["".join(_WORD.findall(found)) for found in _JOINED.findall(fold(text))] if "-" in text else []


def neighbours_joined(words: Sequence[str]) -> list[str]:
    """Give each word together with the next: people write `price list`, `price-list` and `pricelist`."""
    return [first + second for first, second in pairwise(words)]


def read_search_language(folder: Path, code: str, shown: str) -> SearchLanguage:
    """Read the endings and small words of a language; one without a file has none."""
    path = folder / f"{code}.yml"
    if not path.is_file():
        return plain_language(code)
    document, problems = read_document(path, f"{shown}/{code}.yml")
    if document is None or problems:
        raise DataError(problems)
    data = document.value
    if not isinstance(data, dict):
        return plain_language(code)
    endings, changes, small = data.get("endings"), data.get("changes"), data.get("stop_words")
    taken_off = {fold(str(ending)): "" for ending in endings} if isinstance(endings, list) else {}
    changed = {fold(str(ending)): fold(str(to)) for ending, to in changes.items()} if isinstance(changes, dict) else {}
    return SearchLanguage(
        code=code,
        shortest_stem=int(str(data.get("shortest_stem") or 3)),
        changes=taken_off | changed,
        stop_words=frozenset(fold(str(word)) for word in small) if isinstance(small, list) else frozenset(),
    )
