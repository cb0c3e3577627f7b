"""The queries by which the search is judged: what somebody types, the page that is meant, and what makes it hard."""

from dataclasses import dataclass
from pathlib import Path

from touchpoints.search.ranking import Hit

LANGUAGES = ("en", "sk", "ru")
FIRST_AT_ONCE = ("name", "alias")
"""Kinds of which every page must stand first; of the others nearly every one among the first three."""


@dataclass(frozen=True)
class Query:
    """One query, and the document it must find; its kind: name, alias, detail, ending, marks or typo."""

    kind: str
    text: str
    expected: str


def queries(language: str) -> list[Query]:
    """Give the queries of a language."""
    path = Path(__file__).parent / "search" / "queries" / f"{language}.tsv"
    return [Query(*line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()]


def name_of(hit: Hit) -> str:
    """Name what was found as the lists do: only what is no touchpoint by its kind too."""
    document = hit.document
    return document.id if document.kind == "touchpoint" else f"{document.kind}:{document.id}"
