"""A workbook as all its sheets share it: styles, lists to choose from, and the writing of safe cells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from touchpoints.catalogue.words import Words
from touchpoints.checklist.fingerprints import fingerprints
from touchpoints.problems import DataError, Place, Problem, Rule

Cell = str | float | date | None

LONGEST = 32_000
"""A spreadsheet silently cuts a text after 32,767 characters; this leaves room for what it adds."""

FIRST_YEAR = 1901
"""Workbooks count days from 1900, and not even these right; an earlier day stays a text."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n")

DARK, LINE, YOURS, SOFT = "#24445c", "#b8c2c9", "#fff3c4", "#eef2f5"

LEVEL_COLOURS = {
    "missing": ("#f4b6ae", "#5c1208"),
    "weak": ("#fbd3a9", "#5c3208"),
    "fair": ("#fdf0b5", "#4d4206"),
    "good": ("#d3ecc8", "#1d4a10"),
    "excellent": ("#a9dba0", "#123d0a"),
    "not-assessed": ("#e6e6e6", "#444444"),
}
"""Fill and letters of each level; the level is always written out too, for print in black and white."""

_BASE = {"font_name": "Arial", "font_size": 10, "valign": "top"}
_BOX = {**_BASE, "border": 1, "border_color": LINE}
_NUMBER = {**_BOX, "align": "right", "indent": 1}
_WORDS = {**_BOX, "text_wrap": True, "indent": 1, "align": "left"}

STYLES: dict[str, dict[str, Any]] = {
    "plain": _BASE,
    "body": {**_BASE, "text_wrap": True},
    "note": {**_BASE, "font_color": "#555555", "text_wrap": True},
    "beside": {**_BASE, "font_color": "#555555", "text_wrap": True, "valign": "vcenter"},
    "title": {**_BASE, "font_size": 18, "bold": True, "font_color": DARK},
    "section": {
        **_BASE,
        "font_size": 13,
        "bold": True,
        "font_color": DARK,
        "bottom": 2,
        "bottom_color": DARK,
    },
    "strong": {**_BASE, "bold": True, "valign": "vcenter"},
    "big": {**_BASE, "bold": True, "font_size": 14, "align": "left", "valign": "vcenter"},
    "head": {**_WORDS, "bold": True, "bg_color": DARK, "font_color": "#ffffff", "valign": "vcenter"},
    "head-number": {
        **_BOX,
        "text_wrap": True,
        "bold": True,
        "bg_color": DARK,
        "font_color": "#ffffff",
        "valign": "vcenter",
        "align": "right",
    },
    "head-yours": {**_WORDS, "bold": True, "bg_color": YOURS, "valign": "vcenter"},
    "text": _WORDS,
    "name": {**_WORDS, "bold": True},
    "centre": {**_BOX, "align": "center"},
    "whole": {**_NUMBER, "num_format": "0"},
    "tenth": {**_NUMBER, "num_format": "0.0"},
    "hundredth": {**_NUMBER, "num_format": "0.00"},
    "share": {**_NUMBER, "num_format": "0.#%"},
    "percent": {**_NUMBER, "num_format": "0%"},
    "day": {**_WORDS, "num_format": "yyyy-mm-dd"},
    "any": _WORDS,
}


NUMBERS = frozenset(["whole", "tenth", "hundredth", "share", "percent"])
"""The styles of numbers, which stand at the right."""


@dataclass(frozen=True, slots=True)
class Book:
    """The workbook under construction, the language it speaks, and its lists by their name."""

    workbook: Workbook
    words: Words
    styles: Mapping[str, Format]
    lists: Mapping[str, str]
    written: set[str] = field(default_factory=set)
    """Fingerprints of all that was written."""

    def write(self, sheet: Worksheet, row: int, column: int, cell: Cell, style: str = "text") -> None:
        """Write one cell, as a number, a day or a text, and never as a formula or a link."""
        self.written.update(fingerprints(cell))
        if cell is None or cell == "":
            sheet.write_blank(row, column, None, self.styles[style])
        elif isinstance(cell, str):
            quoted = "-quoted" if cell.startswith(_FORMULA_BEGINNINGS) else ""
            sheet.write_string(row, column, checked(cell), self.styles[style + quoted])
        elif isinstance(cell, date) and cell.year < FIRST_YEAR:
            sheet.write_string(row, column, cell.isoformat(), self.styles[style])
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, cell, self.styles[style])
        else:
            sheet.write_number(row, column, cell, self.styles[style])

    def write_row(self, sheet: Worksheet, row: int, column: int, cells: Sequence[Cell], styles: Sequence[str]) -> None:
        """Write cells side by side, each in its style."""
        for offset, (cell, style) in enumerate(zip(cells, styles, strict=True)):
            self.write(sheet, row, column + offset, cell, style)


def start_book(workbook: Workbook, words: Words, lists: Mapping[str, str]) -> Book:
    """Make the styles of a workbook."""
    styles = {}
    for name, properties in STYLES.items():
        styles[name] = workbook.add_format(properties)
        styles[f"{name}-quoted"] = workbook.add_format({**properties, "quote_prefix": True})
    return Book(workbook, words, styles, lists)


def checked(text: str) -> str:
    """Refuse a text that a workbook would cut or break on."""
    wrong = _NOT_IN_XML.search(text)
    if len(text) > LONGEST:
        message = f"a text of {len(text)} characters does not fit into a cell: {text[:40]}…"
        hint = f"shorten it to {LONGEST}, or choose another format"
        raise DataError([Problem(Place("checklist.xlsx"), "cell-text", message, hint)])
    if wrong:
        message = f"a text holds U+{ord(wrong[0]):04X}, which no workbook can hold"
        raise DataError([Problem(Place("checklist.xlsx"), "cell-text", message, "delete it, or retype the line")])
    return text


RULES = (
    Rule(
        "cell-text",
        "A text that no cell can hold",
        "Spreadsheets cut long texts in silence and break on some characters. Refusing is the only honest way.",
        "note: (a text of 40,000 characters)\n",
        "note: (a text of up to 32,000 characters)\n",
    ),
)
