"""How tests make checklists, and read back what people see in them."""

import csv
import html.parser
import io
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from touchpoints.catalogue.words import Words, read_words
from touchpoints.checklist import FORMATS
from touchpoints.company.assessment import Assessment
from workbooks import opened, rows

TEMPLATES = Path(__file__).resolve().parents[1] / "site_templates"
ENGLISH = read_words(TEMPLATES / "words", "en", "words")

Assess = Callable[[Mapping[str, Any]], Assessment]


def encoded(name: str, assessment: Assessment, words: Words = ENGLISH) -> bytes:
    """Write a checklist in a format."""
    return FORMATS[name].encode(assessment, words, TEMPLATES)


def as_json(assessment: Assessment) -> dict[str, Any]:
    """Give the checklist as other programs read it."""
    read: dict[str, Any] = json.loads(encoded("json", assessment))
    return read


def csv_rows(assessment: Assessment) -> list[dict[str, str]]:
    """Give the rows of the CSV as a spreadsheet reads them."""
    text = encoded("csv", assessment).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sheet_rows(assessment: Assessment, sheet: int) -> list[dict[str, Any]]:
    """Give the rows of a sheet of the workbook."""
    return rows(opened(encoded("xlsx", assessment)).worksheets[sheet])


class Page(html.parser.HTMLParser):
    """The checklist's page as a browser takes it apart: elements, their attributes, and texts."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.scripts: list[str] = []
        self._in_script = False
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in_script = tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        (self.scripts if self._in_script else self.texts).append(data)

    @property
    def text(self) -> str:
        """All that can be read, with blanks folded."""
        return " ".join("".join(self.texts).split())


NUMBERS = re.compile(
    r"Quality:? (?P<quality>[0-9.–]+) .*?Gap:? (?P<gap>[0-9.–]+) .*?Gap to aim:? (?P<to_aim>[0-9.–]+) .*?"
    r"Priority:? (?P<priority>[0-9.–]+) · Class:? (?P<abc>[A-C–])"
)


def numbers_in(text: str) -> tuple[str, str, str, str, str]:
    """Find quality, gap, gap to the aim, priority and class in a line that people read."""
    found = NUMBERS.search(text)
    assert found, f"no numbers in: {text[:400]}"
    return found["quality"], found["gap"], found["to_aim"], found["priority"], found["abc"]
