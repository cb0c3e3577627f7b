"""What the cells of a workbook accept, and how they are coloured by what stands in them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from touchpoints.checklist.xlsx_book import LEVEL_COLOURS, Book

Rule = Mapping[str, Any]


def accepting(book: Book, accepts: str) -> Rule:
    """Describe what a cell accepts; other things are possible, after a question."""
    words = book.words
    if accepts in book.lists:
        wanted: Rule = {"validate": "list", "source": book.lists[accepts]}
        return _asking(wanted, words("checklist.sheet.word_wanted"))
    if accepts == "share":
        wanted = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}
        return _asking(wanted, words("checklist.sheet.share_wanted"))
    if accepts == "day":
        wanted = {"validate": "date", "criteria": ">", "value": "=DATE(2000,1,1)"}
        return _asking(wanted, words("checklist.sheet.day_wanted"))
    wanted = {"validate": "decimal", "criteria": ">", "value": -1_000_000_000}
    return _asking(wanted, words("checklist.sheet.number_wanted"))


def _asking(wanted: Rule, message: str) -> Rule:
    return {**wanted, "error_type": "warning", "error_message": message}


def validate_cells(sheet: Worksheet, column: int, rows: Sequence[int], rule: Rule) -> None:
    """Let the cells of some rows accept what a rule says."""
    runs = list(_runs(rows))
    if runs:
        (first, last), *others = runs
        cells = [[start, column, end, column] for start, end in others]
        sheet.data_validation(first, column, last, column, {**rule, "other_cells": cells})


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give stretches of rows that follow one another."""
    known = frozenset(rows)
    starts = (row for row in rows if row - 1 not in known)
    ends = (row for row in rows if row + 1 not in known)
    yield from zip(starts, ends, strict=True)


def colour_levels(book: Book, sheet: Worksheet, first: int, last: int, column: int) -> None:
    """Colour the names of levels."""
    for level in LEVEL_COLOURS:
        rule = _if_word(book, book.words(f"levels.{level}"), level)
        sheet.conditional_format(first, column, last, column, rule)


def colour_results(book: Book, sheet: Worksheet, first: int, last: int, column: int) -> None:
    """Colour what is met and what is not."""
    for result, level in (("met", "good"), ("not_met", "missing")):
        rule = _if_word(book, book.words(f"checklist.criterion.{result}"), level)
        sheet.conditional_format(first, column, last, column, rule)


def colour_cell(book: Book, sheet: Worksheet, row: int, column: int, level: str) -> None:
    """Colour a cell as its level, in spite of what it says."""
    if level in LEVEL_COLOURS:
        rule = {"type": "formula", "criteria": "=TRUE", "format": _look(book, level)}
        sheet.conditional_format(row, column, row, column, rule)


def colour_disputes(book: Book, sheet: Worksheet, area: tuple[int, int, int, int]) -> None:
    """Colour the answers of a row of which one is not like another."""
    top, left, _, right = area
    here = xl_rowcol_to_cell(top, left)
    row = f"{xl_rowcol_to_cell(top, left, col_abs=True)}:{xl_rowcol_to_cell(top, right, col_abs=True)}"
    formula = f'=AND({here}<>"",SUMPRODUCT(({row}<>"")*({row}<>{here}))>0)'
    sheet.conditional_format(*area, {"type": "formula", "criteria": formula, "format": _look(book, "weak")})


def _if_word(book: Book, word: str, level: str) -> Rule:
    """Describe the colour of a cell that holds a word."""
    return {"type": "cell", "criteria": "==", "value": _quoted(word), "format": _look(book, level)}


def mark_overdue(book: Book, sheet: Worksheet, first: int, last: int, due: int, status: int) -> None:
    """Colour a day that has passed while the work is not done."""
    day, work = (xl_rowcol_to_cell(first, column, col_abs=True) for column in (due, status))
    formula = f"=AND(ISNUMBER({day}),{day}<TODAY(),{work}<>{_quoted(book.words('work.done'))})"
    rule = {"type": "formula", "criteria": formula, "format": _look(book, "missing")}
    sheet.conditional_format(first, due, last, due, rule)


def _look(book: Book, level: str) -> Format:
    fill, letters = LEVEL_COLOURS[level]
    return book.workbook.add_format({"bg_color": fill, "font_color": letters})


def _quoted(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"'
