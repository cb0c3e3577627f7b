"""Reads a checklist that came back as CSV: in the encoding and with the separator that some program chose."""

import csv
import io
import re
from collections.abc import Sequence

from touchpoints.checklist.csv_format import COLUMNS
from touchpoints.checklist.tables import Cell, Grid, Known, layout_of, read_table
from touchpoints.company.statements import Returned
from touchpoints.company.synonyms import HEADERS
from touchpoints.problems import DataError, Place, Problem

SEPARATORS = ",;\t|"
LONGEST_CELL = 1_000_000
ORDER = ("id", *(HEADERS[column] for column in COLUMNS))

_APOSTROPHE = re.compile(r"\A'(?=[=+\-@\t\r\n'])")
"""What the export put before a text that a spreadsheet would have taken for a formula."""


def decode(data: bytes, known: Known, shown: str) -> Returned:
    """Read the answers in a CSV file."""
    text, encoding = decoded(data, shown)
    rows, separator = _table(text, known, shown)
    grid = Grid("", rows, lambda row, column: f"{row + 1}:{column + 1}")
    layout = layout_of(grid, known, ORDER)
    if layout is None:
        hint = "the first row names the columns; one of them is called 'key'"
        raise DataError([Problem(Place(shown), "not-a-checklist", "no table of a checklist is in this file", hint)])
    reading = read_table(grid, layout, known)
    remarks = [f"read as {encoding}"] if encoding != "UTF-8" else []
    return Returned(
        statements=tuple(reading.statements),
        extras=tuple(reading.extras),
        lost=tuple(reading.lost),
        remarks=(*remarks, *reading.remarks),
        base=reading.base,
        decimal_comma=separator == ";",
        company=reading.company,
    )


def decoded(data: bytes, shown: str) -> tuple[str, str]:
    """Give the text and the name of the encoding it was in."""
    for mark, encoding in ((b"\xef\xbb\xbf", "UTF-8"), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16")):
        if data.startswith(mark):
            return _text(data, encoding, shown).removeprefix("\ufeff"), encoding
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        encoding = "Windows-1251" if _looks_cyrillic(data) else "Windows-1250"
        return _text(data, encoding, shown), encoding


def _text(data: bytes, encoding: str, shown: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        hint = "save it as CSV UTF-8"
        message = f"the byte at {error.start + 1} is not {encoding}"
        raise DataError([Problem(Place(shown), "encoding", message, hint)]) from error


def _looks_cyrillic(data: bytes) -> bool:
    """Tell Russian from Slovak: in Russian, letters above ASCII follow one another; in Slovak they stand alone."""
    letters = rb"[\xa8\xb8\xc0-\xff]"
    together = sum(len(run) for run in re.findall(letters + rb"{3,}", data))
    return together * 2 > len(re.findall(letters, data))


def _table(text: str, known: Known, shown: str) -> tuple[list[list[Cell]], str]:
    """Split the text with the separator by which the most columns are known."""
    told = re.match(r"\ufeff?sep=(.)\r?\n", text)
    if told:
        text = text[told.end() :]
    tried = []
    for separator in told[1] if told else SEPARATORS:
        rows = _rows(text, separator, shown)
        layout = layout_of(Grid("", rows, _nowhere), known, ORDER)
        tried.append((len(layout.columns) if layout else 0, rows, separator))
    _, rows, separator = max(tried, key=lambda one: one[0])
    return rows, separator


def _nowhere(row: int, column: int) -> str:
    return f"{row}:{column}"


def _rows(text: str, separator: str, shown: str) -> list[list[Cell]]:
    csv.field_size_limit(LONGEST_CELL)
    try:
        return [_cells(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
    except csv.Error as error:
        raise DataError([Problem(Place(shown), "not-a-checklist", f"this is not CSV: {error}")]) from error


def _cells(row: Sequence[str]) -> list[Cell]:
    return [_APOSTROPHE.sub("", cell) or None for cell in map(str.strip, row)]
