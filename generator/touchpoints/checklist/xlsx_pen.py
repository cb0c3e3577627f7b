"""Writes a sheet of texts and tables from the top down, and knows the row it has come to."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from xlsxwriter.worksheet import Worksheet

from touchpoints.checklist.xlsx_book import NUMBERS, Book, Cell
from touchpoints.checklist.xlsx_heights import height

WIDTHS = (33, 15, 12, 12, 12, 13, 13)
"""Columns of the summary; every table of it fits into them."""

LAST = len(WIDTHS) - 1

SECTION_HEIGHT = 19.0

DEFAULT_HEIGHT = 12.75
"""Points that a row is high when nobody says."""


@dataclass(slots=True)
class Pen:
    """Writes a sheet from the top down, and knows the row it has come to."""

    book: Book
    sheet: Worksheet
    row: int = 0
    heights: dict[int, float] = field(default_factory=dict)
    parts: list[int] = field(default_factory=list)
    """The rows with which parts begin, none of which should be torn apart between two pages."""

    def high(self, points: float) -> None:
        """Make the row so many points high."""
        self.sheet.set_row(self.row, points)
        self.heights[self.row] = points

    def line(self, text: str, style: str = "plain") -> None:
        """Write one line."""
        self.book.write(self.sheet, self.row, 0, text, style)
        self.row += 1

    def paragraph(self, text: str, style: str = "note") -> None:
        """Write a text across the whole width, as high as it needs."""
        self.sheet.merge_range(self.row, 0, self.row, LAST, "", self.book.styles[style])
        self.book.write(self.sheet, self.row, 0, text, style)
        self.high(height([(text, float(sum(WIDTHS)))]))
        self.row += 1

    def section(self, title: str, note: str = "") -> None:
        """Begin a part."""
        self.row += 1
        self.parts.append(self.row)
        self.high(SECTION_HEIGHT)
        for column in range(LAST + 1):
            self.book.write(self.sheet, self.row, column, title if column == 0 else None, "section")
        self.row += 1
        if note:
            self.paragraph(note)
        else:
            self.high(4)
            self.row += 1

    def table(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        styles: Sequence[str],
        spans: Sequence[int] | None = None,
    ) -> int:
        """Write a table and give the row of its first line; `spans` says how many columns each cell takes."""
        spans = spans or [1] * len(heads)
        looks = ["head-number" if style in NUMBERS else "head" for style in styles]
        self._line_of_table(heads, looks, spans)
        first = self.row
        for cells in rows:
            self._line_of_table(cells, styles, spans)
        return first

    def _line_of_table(self, cells: Sequence[Cell], styles: Sequence[str], spans: Sequence[int]) -> None:
        column, room = 0, []
        for cell, style, span in zip(cells, styles, spans, strict=True):
            if span > 1:
                last = column + span - 1
                self.sheet.merge_range(self.row, column, self.row, last, "", self.book.styles[style])
            self.book.write(self.sheet, self.row, column, cell, style)
            room.append((cell, float(sum(WIDTHS[column : column + span]))))
            column += span
        self.high(height(room, bold="head" in styles[0]))
        self.row += 1

    def breaks(self, page: float) -> list[int]:
        """Give the rows before which a page must end, for parts to stay whole on pages so many points high."""
        found, used = [], 0.0
        for start, end in itertools.pairwise([0, *self.parts, self.row]):
            rows = [self.heights.get(row, DEFAULT_HEIGHT) for row in range(start, end)]
            if used and used + sum(rows) > page >= sum(rows):
                found.append(start)
                used = 0.0
            for high in rows:
                used = high if used + high > page else used + high
        return found
