"""The running texts of an entry with their paths, and how they are cut into sentences and words."""

import re
from collections.abc import Iterator, Mapping

from touchpoints.catalogue.entries import Criterion, Touchpoint
from touchpoints.catalogue.loading import Loaded, Written
from touchpoints.catalogue.reading import At
from touchpoints.catalogue.translations import TouchpointTranslation

_TEXTS = (
    "name", "summary", "why", "helps_customer_to", "sells", "next_step", "client_gives", "client_gets",
    "tips", "wow", "examples", "criteria", "standards", "mistakes", "honest_test",
)  # fmt: skip
_END = re.compile(r"[.!?…][\"”’')]*\s+(?=[\"“‘(]|[^\Wa-z_])")
_SHORTENED = re.compile(r"(?:\b(?:e\.g|i\.e|etc|approx|vs|No|Mr|Mrs|Ms|Dr|St)|\b[A-Z])\.$")
_WORD = re.compile(r"[^\W_]+(?:['’.,:/-][^\W_]+)*")
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|(?<!\w)‘[^’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)")


def finished(loaded: Loaded) -> Iterator[Written[Touchpoint]]:
    """Give the touchpoints that are said to be written in full."""
    return (written for written in loaded.touchpoints if written.entry.status == "complete")


def in_english(loaded: Loaded) -> bool:
    """Say whether the authors write in English, the language some rules know."""
    return loaded.settings is not None and loaded.settings.entry.language == "en"


def running_texts(entry: Touchpoint | TouchpointTranslation) -> Iterator[tuple[At, str]]:
    """Give what a reader reads of an entry, each text with its path."""
    for key in _TEXTS:
        yield from _texts_below((key,), getattr(entry, key))


def _texts_below(at: At, value: object) -> Iterator[tuple[At, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _texts_below((*at, index), part)
    elif isinstance(value, Mapping):
        for id_, part in value.items():
            yield from _texts_below((*at, id_), part)
    elif value is not None:
        key = "ask" if isinstance(value, Criterion) else "text"
        yield (*at, key), getattr(value, key)


def sentences(text: str) -> list[str]:
    """Cut a text into its sentences."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        sentence = text[start : end.end()].rstrip()
        if not _SHORTENED.search(sentence):
            found.append(sentence)
            start = end.end()
    return [*found, text[start:]]


def words(text: str) -> list[str]:
    """Give the words and numbers of a text; what a hyphen or an apostrophe joins is one word."""
    return _WORD.findall(text)


def without_quotations(text: str) -> str:
    """Leave out what stands in quotation marks: it is quoted, and not said."""
    return _QUOTED.sub('""', text)


def beginning(text: str, most: int = 50) -> str:
    """Give the beginning of a text, to name it by."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
