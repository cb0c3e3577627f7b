"""Comparisons in every format: one file a format, and the registry of them."""

from pathlib import Path
from typing import Protocol

from touchpoints.catalogue.words import Words
from touchpoints.checklist.comparison import (
    csv_format,
    html_format,
    json_format,
    markdown,
    text,
    xlsx,
)
from touchpoints.company.comparing import Board, Comparison


class Format(Protocol):
    """What a module offers that can write a comparison."""

    SUFFIX: str

    def encode(self, compared: Comparison | Board, words: Words, templates: Path) -> bytes:
        """Write the comparison; `templates` is the folder with `checklists/`."""


FORMATS: dict[str, Format] = {
    "text": text,
    "markdown": markdown,
    "html": html_format,
    "json": json_format,
    "csv": csv_format,
    "xlsx": xlsx,
}
