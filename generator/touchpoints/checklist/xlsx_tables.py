"""The tables of a workbook: a row a touchpoint, a row a question, for the company and its units; what was left out."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from touchpoints.checklist.report import Report
from touchpoints.checklist.rows import PointRow
from touchpoints.checklist.tables import VIEW
from touchpoints.checklist.unit_rows import UnitPoints
from touchpoints.checklist.xlsx_book import NUMBERS, Book
from touchpoints.checklist.xlsx_columns import Column, Columns, LeftOut, Question, Row
from touchpoints.checklist.xlsx_heights import height
from touchpoints.checklist.xlsx_rules import (
    accepting,
    colour_disputes,
    colour_levels,
    colour_results,
    mark_overdue,
    validate_cells,
)
from touchpoints.company.statements import row_key

KEYS, HEAD, FIRST = 0, 1, 2
"""The rows of a table: hidden keys, by which a moved column is known; heads; the first of the data."""

HEAD_HEIGHT = 30

PRINTED = 12_700
"""A hundred times the width of columns that fits on A4, landscape."""


def write_points(book: Book, sheet: Worksheet, columns: Columns, view: Report) -> None:
    """Write the sheet of touchpoints; those that the firm itself left out stand below, with the reason."""
    own = columns.of_points()
    write_heads(book, sheet, own)
    left_out = [(one.id, one.name, one.why) for one in view.left_out if one.own_word]
    end = _write_points(book, sheet, FIRST, own, view.points, left_out)
    _finish_points(book, sheet, own, end)


def write_units(book: Book, sheet: Worksheet, columns: Columns, units: Sequence[UnitPoints]) -> None:
    """Write the sheet of the units' touchpoints, one unit below the other."""
    every = [(unit, columns.of_points(unit)) for unit in units]
    write_heads(book, sheet, every[0][1])
    end = FIRST
    for unit, own in every:
        left_out = [(row_key(id_, "", unit.id), name, why) for id_, name, why in unit.left_out]
        end = _write_points(book, sheet, end, own, unit.points, left_out, unit.name)
    _finish_points(book, sheet, every[0][1], end)


def _write_points(
    book: Book,
    sheet: Worksheet,
    row: int,
    columns: Sequence[Column[PointRow]],
    points: Sequence[PointRow],
    left_out: Sequence[LeftOut],
    unit: str = "",
) -> int:
    """Write rows of touchpoints and give the row after them."""
    row = write_rows(book, sheet, row, columns, points)
    for key, name, why in left_out:
        state = book.words("states.not-applicable")
        known = {"id": key, "unit": unit, "name": name, "state": state, "reason": why}
        for index, column in enumerate(columns):
            book.write(sheet, row, index, known.get(column.key), column.style)
        sheet.set_row(row, height((known.get(column.key), column.width) for column in columns))
        row += 1
    return row


def _finish_points(book: Book, sheet: Worksheet, columns: Sequence[Column[PointRow]], end: int) -> None:
    last = max(end, FIRST + 1) - 1
    for index, column in enumerate(columns):
        if column.accepts:
            sheet.data_validation(FIRST, index, last, index, accepting(book, column.accepts))
    place = {column.key: index for index, column in enumerate(columns)}
    colour_levels(book, sheet, FIRST, last, place["level"])
    mark_overdue(book, sheet, FIRST, last, place["due"], place["status"])
    finish(sheet, columns, last, printed=place["my_ideas"])
    sheet.repeat_columns(1, place["name"])
    left, right = place["first_step"] + 1, place["my_ideas"] + 1
    repeated = sum(column.width for column in columns[1 : place["name"] + 1])
    halves = (sum(column.width for column in columns[1:left]), repeated + sum(one.width for one in columns[left:right]))
    sheet.set_print_scale(int(PRINTED / max(halves)))
    sheet.set_v_pagebreaks([left])


def write_questions(
    book: Book, sheet: Worksheet, columns: Columns, asked: Sequence[tuple[UnitPoints | None, Sequence[PointRow]]]
) -> None:
    """Write a sheet of questions, of the company or of its units, each with a drop-down or a place for a number."""
    head = columns.of_questions(asked[0][0])
    write_heads(book, sheet, head)
    end, every = FIRST, list[Question]()
    for unit, points in asked:
        questions = [(point, criterion) for point in points for criterion in point.criteria]
        end = write_rows(book, sheet, end, columns.of_questions(unit), questions)
        every += questions
    last = max(end, FIRST + 1) - 1
    place = {column.key: index for index, column in enumerate(head)}
    seen = [index for key, index in place.items() if key.startswith(VIEW)]
    measured = [FIRST + index for index, (_, row) in enumerate(every) if row.target]
    chosen = [FIRST + index for index, (_, row) in enumerate(every) if not row.target]
    for index in (place["answer"], *seen):
        validate_cells(sheet, index, chosen, accepting(book, "answers"))
        validate_cells(sheet, index, measured, accepting(book, "number"))
    colour_results(book, sheet, FIRST, last, place["result"])
    if columns.has_views:
        colour_disputes(book, sheet, (FIRST, seen[0], last, seen[-1]))
    finish(sheet, head, last, printed=max(place["result"], *seen) if columns.has_views else place["result"])
    sheet.fit_to_pages(1, 0)


def write_left_out(book: Book, sheet: Worksheet, columns: Columns, view: Report) -> None:
    """Write the sheet of what does not apply, and why."""
    own = columns.of_left_out()
    write_heads(book, sheet, own)
    end = write_rows(book, sheet, FIRST, own, [(one.id, one.name, one.why) for one in view.left_out])
    finish(sheet, own, max(end, FIRST + 1) - 1, printed=len(own) - 1)
    sheet.fit_to_pages(1, 0)


def write_heads(book: Book, sheet: Worksheet, columns: Sequence[Column[Any]]) -> None:
    """Write the row of hidden keys and the row of heads."""
    folded_before = False
    for index, column in enumerate(columns):
        look = "head-yours" if column.yours else "head-number" if column.style in NUMBERS else "head"
        book.write(sheet, KEYS, index, column.key, "plain")
        book.write(sheet, HEAD, index, column.title, look)
        group = {"level": 1} if column.folded else {}
        shown = {"hidden": column.hidden or column.folded, "collapsed": folded_before and not column.folded}
        sheet.set_column(index, index, column.width, None, {**shown, **group})
        folded_before = column.folded
    sheet.set_row(KEYS, None, None, {"hidden": True})
    seen = ((column.title, column.width) for column in columns if not column.hidden and not column.folded)
    sheet.set_row(HEAD, max(height(seen, bold=True), HEAD_HEIGHT))


def write_rows(
    book: Book, sheet: Worksheet, first: int, columns: Sequence[Column[Row]], rows: Sequence[Row], least: float = 0
) -> int:
    """Write rows, each at least so high, and give the number of the row after them."""
    for number, row in enumerate(rows, first):
        cells = [(column.cell(row), column) for column in columns]
        for index, (cell, column) in enumerate(cells):
            book.write(sheet, number, index, cell, column.style)
        needed = height((cell, column.width) for cell, column in cells if not column.hidden)
        sheet.set_row(number, max(needed, least))
    return first + len(rows)


def finish(sheet: Worksheet, columns: Sequence[Column[Any]], last: int, printed: int) -> None:
    """Freeze the heads, filter by them, and make the sheet print on A4, landscape."""
    frozen = next((index + 1 for index, column in enumerate(columns) if column.key == "name"), 0)
    sheet.freeze_panes(FIRST, frozen)
    sheet.autofilter(HEAD, 0, last, len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&8&A&R&8&P / &N")
    sheet.repeat_rows(HEAD)
    sheet.print_area(HEAD, 0, last, printed)
