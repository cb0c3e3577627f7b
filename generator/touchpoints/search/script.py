"""Writes the index down as a script for the browser, which also works where a page is opened from a folder.

The script is data alone. Names and aliases stand in it whole, and the browser reads their words itself; of the texts
it has the words in `vocabulary` and, in the same order, the documents in which each stands in `places`: gaps between
the numbers of documents in base 36, each closed by a letter for the points (A is one).
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from touchpoints.search.documents import KINDS, SearchDocument
from touchpoints.search.index import Index

FORMAT = "touchpoints-search-index/1"

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def as_script(index: Index, folder: Callable[[str], str], words: Mapping[str, str]) -> bytes:
    """Give the script; `folder` says where the pages of a kind lie, `words` is what the search box says."""
    data = {
        "format": FORMAT,
        "language": index.language.code,
        "words": dict(words),
        "shortest_stem": index.language.shortest_stem,
        "changes": list(index.language.changes.items()),
        "stop_words": " ".join(sorted(index.language.stop_words)),
        "kinds": [[kind, folder(kind)] for kind in KINDS],
        "documents": [_document(document) for document in index.documents],
        "vocabulary": " ".join(index.shown[word] for word in index.in_texts),
        "places": " ".join(_places(places) for places in index.in_texts.values()),
    }
    return f"globalThis.touchpointSearchIndex={json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _document(document: SearchDocument) -> list[Any]:
    aliases = "\n".join(document.aliases)
    return [KINDS.index(document.kind), document.id, document.name, aliases, document.note, document.summary]


def _places(places: Mapping[int, int]) -> str:
    before = 0
    written: list[str] = []
    for document, points in sorted(places.items()):
        written.append(_base36(document - before) + chr(ord("A") + points - 1))
        before = document
    return "".join(written)


def _base36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits
