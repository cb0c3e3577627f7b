"""How high a row of a workbook must be for its texts, since no program fits rows to them when a file is opened."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from touchpoints.checklist.xlsx_book import Cell

LINE_HEIGHT = 12.75
"""Points that a line of ten-point letters is high."""

PIXELS = 10 * 96 / 72
"""What a letter as wide as it is high measures in ten-point letters."""

DIGIT, MARGIN = 7.0, 14.0
"""Columns are measured in digits; indent and edges take a part of each."""

HIGHEST = 400.0

_WIDTHS = {
    "ijl'|": 0.23,
    " !.,:;/\\[]tfI()-r": 0.31,
    '"*{}': 0.36,
    "ckvxyzsJ": 0.5,
    "FTZL": 0.6,
    "ABEKPSVXY&": 0.67,
    "CDHNRUw": 0.72,
    "GOQ": 0.78,
    "mM%": 0.86,
    "W@": 1.0,
}
_LETTERS = {letter: width for letters, width in _WIDTHS.items() for letter in letters}
_OTHER, _CAPITAL, _CYRILLIC, _BROAD, _FULL = 0.556, 0.7, 0.62, 0.82, 1.0


def height(cells: Iterable[tuple[Cell, float]], *, bold: bool = False) -> float:
    """Give the height that a row needs for its texts, each with the width it has."""
    room = 0.93 if bold else 1.0
    lines = max((_lines(cell, width * room) for cell, width in cells if isinstance(cell, str)), default=1)
    return min(3 + LINE_HEIGHT * lines, HIGHEST)


def _lines(text: str, width: float) -> int:
    room = max(DIGIT * width - MARGIN, DIGIT)
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    """Break a line between words, as spreadsheets do, and within those that are too long."""
    lines, used = 1, 0.0
    for word in line.split(" "):
        wide = _width(word)
        if used and used + wide > room:
            lines, used = lines + 1, 0.0
        while wide > room:
            lines, wide = lines + 1, wide - room
        used += wide + _width(" ")
    return lines


@lru_cache(maxsize=1 << 14)
def _width(text: str) -> float:
    return PIXELS * sum(_letter(letter) for letter in text)


def _letter(letter: str) -> float:
    base = unicodedata.normalize("NFD", letter)[0]
    if base in _LETTERS:
        return _LETTERS[base]
    if unicodedata.east_asian_width(base) in {"W", "F"}:
        return _FULL
    if "\u0400" <= base <= "\u04ff":
        return _BROAD if base.isupper() or base in "жмфшщыю" else _CYRILLIC
    return _CAPITAL if base.isupper() else _OTHER
