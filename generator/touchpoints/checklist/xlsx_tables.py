"""The tables of a workbook: a row a touchpoint, a row a question, and what was left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from touchpoints.checklist.report import LeftOutRow, Report
from touchpoints.checklist.rows import CriterionRow, PointRow
from touchpoints.checklist.xlsx_book import LEVEL_COLOURS, NUMBERS, Book, Cell, height

KEYS, HEAD, FIRST = 0, 1, 2
"""The rows of a table: hidden keys, by which a moved column is known; heads; the first of the data."""

COMPETITOR = "competitor:"
"""The key of a competitor's column begins so, and its name follows."""

Row = TypeVar("Row")
Rule = Mapping[str, Any]
Question = tuple[PointRow, CriterionRow]


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its key, the word above it, its width and style, and how a row fills it."""

    key: str
    title: str
    width: float
    style: str
    cell: Callable[[Row], Cell]
    accepts: str = ""
    yours: bool = False
    hidden: bool = False


def _point_columns(view: Report) -> list[Column[PointRow]]:
    return [
        Column("id", "criterion.key", 12, "text", lambda p: p.id, hidden=True),
        Column("rank", "point.rank", 5, "whole", lambda p: p.rank),
        Column("name", "point.name", 28, "name", lambda p: p.name),
        Column("state", "point.state", 14, "text", lambda p: p.state, "states", yours=True),
        Column("level", "point.level", 13, "text", lambda p: p.level),
        Column("quality", "point.quality", 9, "tenth", lambda p: p.quality.value),
        Column("gap", "point.gap", 7, "hundredth", lambda p: p.gap.value),
        Column("gap_to_target", "point.gap_to_target", 8, "hundredth", lambda p: p.gap_to_target.value),
        Column("priority", "point.priority", 9, "tenth", lambda p: p.priority.value),
        Column("class", "point.class", 7, "centre", lambda p: p.abc),
        Column("first_step", "point.first_step", 56, "text", lambda p: p.first_step),
        Column("reaction", "point.reaction", 11, "text", lambda p: p.reaction, "reactions", yours=True),
        Column("importance", "point.importance", 12, "whole", lambda p: p.importance, "importance", True),
        Column("owner", "point.owner", 16, "text", lambda p: p.owner, yours=True),
        Column("due", "point.due", 12, "day", lambda p: p.due, "day", yours=True),
        Column("status", "point.status", 9, "text", lambda p: p.status, "work", yours=True),
        Column("note", "point.note", 28, "text", lambda p: p.note, yours=True),
        Column("my_ideas", "point.my_ideas", 32, "text", lambda p: p.my_ideas, yours=True),
        Column("reach", "point.reach", 8, "share", lambda p: p.reach.value, "share", yours=True),
        Column("confidence", "point.confidence", 12, "text", lambda p: p.confidence, "confidence", True),
        Column("effort", "point.effort_days", 8, "whole", lambda p: p.effort, "effort", yours=True),
        Column("evidence", "point.evidence", 20, "text", lambda p: p.evidence, yours=True),
        *(_competitor_column(name) for name in view.competitors),
        Column("reason", "left_out.why", 24, "text", lambda _: "", yours=True),
        Column("category", "point.category", 20, "text", lambda p: p.category),
        Column("stages", "point.stage", 24, "text", lambda p: p.stages),
        Column("channel", "point.channel", 12, "text", lambda p: p.channel),
        Column("owner_role", "parts.suggested", 20, "text", lambda p: p.owner_role),
        Column("honest_test", "point.test", 56, "text", lambda p: p.honest_test),
    ]


def _competitor_column(name: str) -> Column[PointRow]:
    def compared(point: PointRow) -> Cell:
        return point.compared_with(name)

    return Column(f"{COMPETITOR}{name}", name, 12, "text", compared, "comparisons", yours=True)


_QUESTION_COLUMNS: list[Column[Question]] = [
    Column("id", "criterion.key", 12, "text", lambda q: q[1].key, hidden=True),
    Column("rank", "point.rank", 5, "whole", lambda q: q[0].rank),
    Column("name", "point.name", 34, "name", lambda q: q[0].name),
    Column("question", "criterion.question", 62, "text", lambda q: q[1].text),
    Column("answer", "criterion.answer", 14, "any", lambda q: q[1].answer or q[1].measured.value, yours=True),
    Column("target", "criterion.target", 16, "text", lambda q: q[1].target),
    Column("result", "criterion.result", 9, "text", lambda q: q[1].met_text),
    Column("class", "criterion.class", 13, "text", lambda q: q[1].kano),
    Column("dimension", "criterion.dimension", 16, "text", lambda q: q[1].dimension),
    Column("weight", "criterion.weight", 8, "whole", lambda q: q[1].weight),
    Column("legal", "criterion.legal", 14, "text", lambda q: q[1].legal),
    Column("universal", "criterion.universal", 12, "centre", lambda q: "✓" if q[1].universal else ""),
]

_LEFT_OUT_COLUMNS: list[Column[LeftOutRow]] = [
    Column("id", "criterion.key", 12, "text", lambda left_out: left_out.id, hidden=True),
    Column("name", "point.name", 40, "name", lambda left_out: left_out.name),
    Column("why", "left_out.why", 90, "text", lambda left_out: left_out.why),
]


def write_points(book: Book, sheet: Worksheet, view: Report) -> None:
    """Write the sheet of touchpoints; those that the firm itself left out stand below, with the reason."""
    columns = _point_columns(view)
    _write_heads(book, sheet, columns)
    _write_rows(book, sheet, columns, view.points)
    by_us = [left_out for left_out in view.left_out if left_out.own_word]
    for row, left_out in enumerate(by_us, FIRST + len(view.points)):
        _write_left_out(book, sheet, row, columns, left_out)
    last = FIRST + max(len(view.points) + len(by_us), 1) - 1
    for index, column in enumerate(columns):
        if column.accepts:
            sheet.data_validation(FIRST, index, last, index, _rule(book, column.accepts))
    place = {column.key: index for index, column in enumerate(columns)}
    _colour_levels(book, sheet, last, place["level"])
    _mark_overdue(book, sheet, last, place["due"], place["status"])
    _finish(sheet, columns, last, printed=place["my_ideas"])
    sheet.repeat_columns(1, 2)
    sheet.set_print_scale(66)
    sheet.set_v_pagebreaks([place["first_step"] + 1])


def write_questions(book: Book, sheet: Worksheet, view: Report) -> None:
    """Write the sheet of questions, each with a drop-down or a place for a number."""
    columns = _QUESTION_COLUMNS
    questions = [(point, criterion) for point in view.points for criterion in point.criteria]
    _write_heads(book, sheet, columns)
    _write_rows(book, sheet, columns, questions)
    last = FIRST + max(len(questions), 1) - 1
    place = {column.key: index for index, column in enumerate(columns)}
    measured = [FIRST + index for index, (_, row) in enumerate(questions) if row.target]
    asked = [FIRST + index for index, (_, row) in enumerate(questions) if not row.target]
    _validate_cells(sheet, place["answer"], asked, _rule(book, "answers"))
    _validate_cells(sheet, place["answer"], measured, _rule(book, "number"))
    _colour_results(book, sheet, last, place["result"])
    _finish(sheet, columns, last, printed=len(columns) - 1)
    sheet.fit_to_pages(1, 0)


def write_left_out(book: Book, sheet: Worksheet, view: Report) -> None:
    """Write the sheet of what does not apply, and why."""
    _write_heads(book, sheet, _LEFT_OUT_COLUMNS)
    _write_rows(book, sheet, _LEFT_OUT_COLUMNS, view.left_out)
    last = FIRST + max(len(view.left_out), 1) - 1
    _finish(sheet, _LEFT_OUT_COLUMNS, last, printed=len(_LEFT_OUT_COLUMNS) - 1)
    sheet.fit_to_pages(1, 0)


def _write_heads(book: Book, sheet: Worksheet, columns: Sequence[Column[Any]]) -> None:
    for index, column in enumerate(columns):
        ours = not column.key.startswith(COMPETITOR)
        title = book.words(f"checklist.{column.title}") if ours else column.title
        look = "head-yours" if column.yours else "head-number" if column.style in NUMBERS else "head"
        book.write(sheet, KEYS, index, column.key, "plain")
        book.write(sheet, HEAD, index, title, look)
        sheet.set_column(index, index, column.width, None, {"hidden": column.hidden})
    sheet.set_row(KEYS, None, None, {"hidden": True})
    sheet.set_row(HEAD, 30)


def _write_rows(book: Book, sheet: Worksheet, columns: Sequence[Column[Row]], rows: Sequence[Row]) -> None:
    for number, row in enumerate(rows, FIRST):
        cells = [(column.cell(row), column) for column in columns]
        for index, (cell, column) in enumerate(cells):
            book.write(sheet, number, index, cell, column.style)
        sheet.set_row(number, height((cell, column.width) for cell, column in cells if not column.hidden))


def _write_left_out(
    book: Book, sheet: Worksheet, row: int, columns: Sequence[Column[PointRow]], left_out: LeftOutRow
) -> None:
    known = {
        "id": left_out.id,
        "name": left_out.name,
        "state": book.words("states.not-applicable"),
        "reason": left_out.why,
    }
    for index, column in enumerate(columns):
        book.write(sheet, row, index, known.get(column.key), column.style)
    sheet.set_row(row, height((known.get(column.key), column.width) for column in columns))


def _rule(book: Book, accepts: str) -> Rule:
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


def _validate_cells(sheet: Worksheet, column: int, rows: Sequence[int], rule: Rule) -> None:
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


def _colour_levels(book: Book, sheet: Worksheet, last: int, column: int) -> None:
    for level in LEVEL_COLOURS:
        rule = _if_word(book, book.words(f"levels.{level}"), level)
        sheet.conditional_format(FIRST, column, last, column, rule)


def _colour_results(book: Book, sheet: Worksheet, last: int, column: int) -> None:
    for result, level in (("met", "good"), ("not_met", "missing")):
        rule = _if_word(book, book.words(f"checklist.criterion.{result}"), level)
        sheet.conditional_format(FIRST, column, last, column, rule)


def _if_word(book: Book, word: str, level: str) -> Rule:
    """Describe the colour of a cell that holds a word."""
    return {"type": "cell", "criteria": "==", "value": _quoted(word), "format": _look(book, level)}


def _mark_overdue(book: Book, sheet: Worksheet, last: int, due: int, status: int) -> None:
    """Colour a day that has passed while the work is not done."""
    day, work = (xl_rowcol_to_cell(FIRST, column, col_abs=True) for column in (due, status))
    formula = f"=AND(ISNUMBER({day}),{day}<TODAY(),{work}<>{_quoted(book.words('work.done'))})"
    rule = {"type": "formula", "criteria": formula, "format": _look(book, "missing")}
    sheet.conditional_format(FIRST, due, last, due, rule)


def _look(book: Book, level: str) -> Format:
    fill, letters = LEVEL_COLOURS[level]
    return book.workbook.add_format({"bg_color": fill, "font_color": letters})


def _quoted(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"'


def _finish(sheet: Worksheet, columns: Sequence[Column[Any]], last: int, printed: int) -> None:
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
