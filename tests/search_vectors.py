"""The vectors that both rankings must pass, and the small index that they are about."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from touchpoints.search.documents import SearchDocument
from touchpoints.search.index import Index, build_index
from touchpoints.search.language import SearchLanguage
from touchpoints.search.ranking import Hit

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent / "search" / "vectors.json").read_text(encoding="utf-8"))


def vector_index() -> Index:
    """Make the index of the vectors' documents."""
    language = VECTORS["language"]
    spoken = SearchLanguage(
        language["code"], language["shortest_stem"], language["changes"], frozenset(language["stop_words"])
    )
    texts = ("aliases", "details", "rest")
    documents = [
        SearchDocument(**{key: tuple(value) if key in texts else value for key, value in document.items()})
        for document in VECTORS["documents"]
    ]
    return build_index(documents, spoken)


def found(hits: Iterable[Hit]) -> list[str]:
    """Write hits as the vectors do: id, rank, and the alias where there is one."""
    return [f"{hit.document.id} {hit.rank} {hit.alias}".strip() for hit in hits]
