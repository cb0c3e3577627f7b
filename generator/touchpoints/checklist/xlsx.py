"""A checklist as a workbook without macros: a summary with charts, and sheets that can be filled in."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from touchpoints.catalogue.words import Words
from touchpoints.checklist.choices import choices
from touchpoints.checklist.fingerprints import WRITTEN, packed
from touchpoints.checklist.report import Report, report
from touchpoints.checklist.unit_rows import UnitPoints, unit_points, voices
from touchpoints.checklist.xlsx_book import Book, start_book
from touchpoints.checklist.xlsx_columns import columns_of
from touchpoints.checklist.xlsx_summary import write_summary
from touchpoints.checklist.xlsx_tables import write_left_out, write_points, write_questions, write_units
from touchpoints.checklist.xlsx_walk import write_walk
from touchpoints.company.assessment import Assessment
from touchpoints.company.made_from import made_from
from touchpoints.company.statements import MADE_FROM, MadeFrom, kept, path_text

SUFFIX = ".xlsx"

CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""Written into every workbook instead of the clock, so that two runs give the same bytes."""

_OPTIONS = {
    "default_format_properties": {"font_name": "Arial", "font_size": 10},  # columns are measured in its digits
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def encode(assessment: Assessment, words: Words, templates: Path) -> bytes:  # noqa: ARG001 - sheets need no template
    """Write the assessment as a workbook."""
    view, units = report(assessment, words), unit_points(assessment, words)
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, _OPTIONS)
    workbook.set_properties({"title": view.title, "created": CREATED})
    titles = {name: _sheet_name(words(f"checklist.sheet.{name}")) for name in _sheets(view, units)}
    sheets = {name: workbook.add_worksheet(title) for name, title in titles.items()}
    lists = _lists(words)
    book = start_book(workbook, words, _ranges(titles["lists"], lists))
    _fill(book, sheets, view, units)
    for column, listed in enumerate(lists.values()):
        for row, word in enumerate(listed):
            book.write(sheets["lists"], row, column, word, "plain")
    sheets["lists"].hide()
    _write_made_from(book, made_from(assessment), list(titles.values()))
    workbook.close()
    return file.getvalue()


def _sheets(view: Report, units: Sequence[UnitPoints]) -> list[str]:
    """Name the sheets in their order; some are there only where they are needed."""
    walk = ["walk"] if view.walk else []
    apart = ["units", "unit_questions"] if units else []
    return ["summary", *walk, "touchpoints", "criteria", *apart, "left_out", "lists"]


def _fill(book: Book, sheets: Mapping[str, Worksheet], view: Report, units: Sequence[UnitPoints]) -> None:
    points = [*view.points, *(point for unit in units for point in unit.points)]
    columns = columns_of(book.words, view, units, voices(points))
    write_summary(book, sheets["summary"], view)
    write_points(book, sheets["touchpoints"], columns, view)
    write_questions(book, sheets["criteria"], columns, [(None, view.points)])
    if units:
        write_units(book, sheets["units"], columns, units)
        write_questions(book, sheets["unit_questions"], columns, [(unit, unit.points) for unit in units])
    write_left_out(book, sheets["left_out"], columns, view)
    if view.walk:
        write_walk(book, sheets["walk"], view, view.walk)
        sheets["walk"].activate()


def _write_made_from(book: Book, origin: MadeFrom, sheets: Sequence[str]) -> None:
    """Write what the cells show and what the company file said, on a sheet that no menu offers to show.

    The same text is written once, and '=' beside it. Last come the fingerprints of all that the other sheets hold.
    """
    sheet = book.workbook.add_worksheet("made_from")
    rows = [(key.point, path_text(key.path), shown) for key, shown in origin.cells.items()]
    book.write_row(sheet, 0, 0, (MADE_FROM, origin.company), ("plain", "plain"))
    for row, title in enumerate(sheets, 1):
        book.write_row(sheet, row, 0, (title, "sheet"), ("plain", "plain"))
    written = packed(book.written)
    for row, (point, path, shown) in enumerate(rows, 1 + len(sheets)):
        displayed, said = kept(shown)
        cells = (point, path, displayed, "=" if displayed == said else said)
        book.write_row(sheet, row, 0, cells, ("plain",) * len(cells))
    for row, text in enumerate(written, 1 + len(sheets) + len(rows)):
        book.write_row(sheet, row, 0, (None, WRITTEN, text), ("plain",) * 3)
    sheet.very_hidden()


def _sheet_name(title: str) -> str:
    """Cut a title to what a sheet may be called."""
    longest = 31
    return "".join(sign for sign in title if sign not in "[]:*?/\\'")[:longest]


def _lists(words: Words) -> dict[str, Sequence[str | int]]:
    """Give what stands in each drop-down: texts, and numbers as numbers."""
    texts = {name: [text for _, text in listed] for name, listed in asdict(choices(words)).items()}
    numbers = {name: [int(text) for text in texts[name]] for name in ("importance", "effort")}
    return {**texts, **numbers}


def _ranges(sheet: str, lists: Mapping[str, Sequence[str | int]]) -> dict[str, str]:
    """Give the cells in which each list stands."""
    found = {}
    for index, (name, listed) in enumerate(lists.items()):
        column = xl_col_to_name(index, col_abs=True)
        found[name] = f"='{sheet}'!{column}$1:{column}${len(listed)}"
    return found
