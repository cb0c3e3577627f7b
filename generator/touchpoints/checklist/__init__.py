"""Checklists in every format: one file a format, and the registry of them.

To add one: write `checklist/<name>.py` with `SUFFIX` and `encode`, name it in `FORMATS`, and add its golden file.
Make it from the rows of a `Report`, so that its numbers are those of all the others.
"""

from pathlib import Path
from typing import Protocol

from touchpoints.catalogue.words import Words
from touchpoints.checklist import csv_format, html_format, json_format, markdown, xlsx
from touchpoints.company.assessment import Assessment


class Format(Protocol):
    """What a module offers that can write a checklist."""

    SUFFIX: str

    def encode(self, assessment: Assessment, words: Words, templates: Path) -> bytes:
        """Write the checklist; `templates` is the folder with `checklists/`."""


FORMATS: dict[str, Format] = {
    "markdown": markdown,
    "html": html_format,
    "xlsx": xlsx,
    "csv": csv_format,
    "json": json_format,
}
