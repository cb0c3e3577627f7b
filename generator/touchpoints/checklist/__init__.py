"""Checklists in every format: one file a format, and the registry of them.

To add one: write `checklist/<name>.py` with `SUFFIX` and `encode`, name it in `FORMATS`, and add its golden
file. Make it from the rows of a `Report`, so that its numbers are those of all the others.
"""

from pathlib import Path
from typing import Protocol

from touchpoints.catalogue.words import Words
from touchpoints.checklist import (
    csv_format,
    csv_reading,
    html_format,
    json_format,
    json_reading,
    markdown,
    xlsx,
    xlsx_reading,
)
from touchpoints.checklist.tables import Known
from touchpoints.company.assessment import Assessment
from touchpoints.company.statements import Returned


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


class Reader(Protocol):
    """What a module offers that can read a checklist that came back."""

    def decode(self, data: bytes, known: Known, shown: str) -> Returned:
        """Read the answers in a file; raises DataError where it is no checklist."""


READERS: dict[str, Reader] = {"xlsx": xlsx_reading, "csv": csv_reading, "json": json_reading}
"""The formats that can be filled in and taken back. Answers on paper, in Markdown or PDF are for people to copy."""


def reader_of(data: bytes) -> Reader:
    """Choose by what a file holds; what it is called is often wrong."""
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return READERS["xlsx"]
    return READERS["json" if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")) else "csv"]
