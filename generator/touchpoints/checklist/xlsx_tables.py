"""The sheets of a workbook that are filled in: a row a touchpoint, and a row a question."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from touchpoints.checklist.report import LeftOutRow, Report
from touchpoints.checklist.rows import CriterionRow, PointRow
from touchpoints.checklist.xlsx_book import LEVEL_COLOURS, NUMBERS, Book, Cell

KEYS, HEAD, FIRST = 0, 1, 2
"""The rows of a table: hidden keys, by which a moved or renamed column is known; the heads; the first of the data."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its key, the word above it, its width and style, and how a row fills it."""

    key: str
    title: str
    width: float
    style: str
    cell: Callable[[Row], Cell]
    choices: str = ""
    yours: bool = False
    hidden: bool = False


Question = tuple[PointRow, CriterionRow]


def _point_columns(view: Report) -> list[Column[PointRow]]:
    competitors = [
        Column(
            f"competitor:{name}", name, 11, "text", _compared_with(name), choices="comparisons", yours=True
        )
        for name in view.competitors
    ]
    return [
        Column("id", "checklist.criterion.key", 12, "text", lambda p: p.id, hidden=True),
        Column("rank", "checklist.point.rank", 5, "whole", lambda p: p.rank),
        Column("name", "checklist.point.name", 26, "name", lambda p: p.name),
        Column("state", "checklist.point.state", 12, "text", lambda p: p.state, "states", yours=True),
        Column("level", "checklist.point.level", 12, "text", lambda p: p.level),
        Column("quality", "checklist.point.quality", 8, "tenth", lambda p: p.quality.value),
        Column("gap", "checklist.point.gap", 7, "hundredth", lambda p: p.gap.value),
        Column("priority", "checklist.point.priority", 9, "tenth", lambda p: p.priority.value),
        Column("class", "checklist.point.class", 7, "centre", lambda p: p.abc),
        Column("first_step", "checklist.point.first_step", 60, "text", lambda p: p.first_step),
        Column("reaction", "checklist.point.reaction", 10, "text", lambda p: p.reaction, "reactions", yours=True),
        Column("importance", "checklist.point.importance", 11, "whole", lambda p: p.importance, "importance", yours=True),
        Column("reach", "checklist.point.reach", 8, "share", lambda p: p.reach.value, "share", yours=True),
        Column("confidence", "checklist.point.confidence", 11, "text", lambda p: p.confidence, "confidence", yours=True),
        Column("effort", "checklist.point.effort_days", 8, "whole", lambda p: p.effort, "effort", yours=True),
        Column("owner", "checklist.point.owner", 16, "text", lambda p: p.owner, yours=True),
        Column("due", "checklist.point.due", 11, "day", lambda p: p.due, "day", yours=True),
        Column("status", "checklist.point.status", 9, "text", lambda p: p.status, "work", yours=True),
        Column("note", "checklist.point.note", 28, "text", lambda p: p.note, yours=True),
        Column("evidence", "checklist.point.evidence", 16, "text", lambda p: p.evidence, yours=True),
        Column("my_ideas", "checklist.point.my_ideas", 32, "text", lambda p: p.my_ideas, yours=True),
        *competitors,
        Column("reason", "checklist.left_out.why", 24, "text", lambda _: "", yours=True),
        Column("category", "checklist.point.category", 20, "text", lambda p: p.category),
        Column("stages", "checklist.point.stage", 24, "text", lambda p: p.stages),
        Column("channel", "checklist.point.channel", 12, "text", lambda p: p.channel),
        Column("owner_role", "checklist.parts.suggested", 20, "text", lambda p: p.owner_role),
        Column("honest_test", "checklist.point.test", 48, "text", lambda p: p.honest_test),
    ]  # fmt: skip


def _compared_with(name: str) -> Callable[[PointRow], Cell]:
    return lambda point: point.compared_with(name)


def _question_columns() -> list[Column[Question]]:
    return [
        Column("id", "checklist.criterion.key", 12, "text", lambda q: q[1].key, hidden=True),
        Column("rank", "checklist.point.rank", 5, "whole", lambda q: q[0].rank),
        Column("name", "checklist.point.name", 26, "name", lambda q: q[0].name),
        Column("question", "checklist.criterion.question", 58, "text", lambda q: q[1].text),
        Column("answer", "checklist.criterion.answer", 14, "any", lambda q: q[1].answer or q[1].measured.value, yours=True),
        Column("target", "checklist.criterion.target", 15, "text", lambda q: q[1].target),
        Column("result", "checklist.criterion.result", 9, "text", lambda q: q[1].met_text),
        Column("class", "checklist.criterion.class", 12, "text", lambda q: q[1].kano),
        Column("dimension", "checklist.criterion.dimension", 15, "text", lambda q: q[1].dimension),
        Column("weight", "checklist.criterion.weight", 7, "whole", lambda q: q[1].weight),
        Column("legal", "checklist.criterion.legal", 14, "text", lambda q: q[1].legal),
        Column("universal", "checklist.criterion.universal", 12, "centre", lambda q: "✓" if q[1].universal else ""),
    ]  # fmt: skip


def write_points(book: Book, sheet: Any, view: Report) -> None:
    """Write the sheet of touchpoints; those left out stand below the others, with the reason."""
    columns = _point_columns(view)
    _write_heads(book, sheet, columns)
    _write_rows(book, sheet, columns, view.points)
    for row, left_out in enumerate(view.left_out, FIRST + len(view.points)):
        _write_left_out(book, sheet, row, columns, left_out)
    last = FIRST + max(len(view.points) + len(view.left_out), 1) - 1
    for index, column in enumerate(columns):
        rule = _rule(book, column.choices)
        if rule:
            sheet.data_validation(FIRST, index, last, index, rule)
    place = {column.key: index for index, column in enumerate(columns)}
    _colour_levels(book, sheet, last, place["level"])
    _mark_overdue(book, sheet, last, place["due"], place["status"])
    _finish(sheet, columns, last, printed=place["my_ideas"], break_after=place["first_step"])


def write_questions(book: Book, sheet: Any, view: Report) -> None:
    """Write the sheet of questions, each with a drop-down or a place for a number."""
    columns = _question_columns()
    questions = [(point, criterion) for point in view.points for criterion in point.criteria]
    _write_heads(book, sheet, columns)
    _write_rows(book, sheet, columns, questions)
    last = FIRST + max(len(questions), 1) - 1
    place = {column.key: index for index, column in enumerate(columns)}
    measured = [FIRST + index for index, (_, row) in enumerate(questions) if row.target]
    asked = [FIRST + index for index, (_, row) in enumerate(questions) if not row.target]
    _validate_cells(sheet, place["answer"], asked, book.choice("answers"))
    _validate_cells(sheet, place["answer"], measured, _rule(book, "number"))
    _colour_results(book, sheet, last, place["result"])
    _finish(sheet, columns, last, printed=len(columns) - 1)


def _write_heads(book: Book, sheet: Any, columns: Sequence[Column[Any]]) -> None:
    for index, column in enumerate(columns):
        named = not column.key.startswith("competitor:")
        title = book.words(column.title) if named else column.title
        book.write(sheet, KEYS, index, column.key, "plain")
        look = "head-yours" if column.yours else "head-number" if column.style in NUMBERS else "head"
        book.write(sheet, HEAD, index, title, look)
        sheet.set_column(index, index, column.width, None, {"hidden": column.hidden})
    sheet.set_row(KEYS, None, None, {"hidden": True})
    sheet.set_row(HEAD, 30)


def _write_rows(book: Book, sheet: Any, columns: Sequence[Column[Row]], rows: Sequence[Row]) -> None:
    for number, row in enumerate(rows, FIRST):
        for index, column in enumerate(columns):
            book.write(sheet, number, index, column.cell(row), column.style)


def _write_left_out(
    book: Book, sheet: Any, row: int, columns: Sequence[Column[Any]], left_out: LeftOutRow
) -> None:
    known = {
        "id": left_out.id,
        "name": left_out.name,
        "state": book.words("states.not-applicable"),
        "reason": left_out.why,
    }
    for index, column in enumerate(columns):
        book.write(sheet, row, index, known.get(column.key), column.style)


def _rule(book: Book, kind: str) -> dict[str, Any]:
    """Describe what a cell accepts; other things are possible, after a question."""
    if kind in book.lists:
        return book.choice(kind)
    asking = {"error_type": "warning"}
    words = book.words
    if kind == "share":
        message = words("checklist.sheet.share_wanted")
        return {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": 1,
            **asking,
            "error_message": message,
        }
    if kind == "day":
        message = words("checklist.sheet.day_wanted")
        return {
            "validate": "date",
            "criteria": ">",
            "value": "=DATE(2000,1,1)",
            **asking,
            "error_message": message,
        }
    if kind == "number":
        message = words("checklist.sheet.number_wanted")
        return {"validate": "decimal", "criteria": ">", "value": -1e12, **asking, "error_message": message}
    return {}


def _validate_cells(sheet: Any, column: int, rows: Sequence[int], rule: dict[str, Any]) -> None:
    runs = list(_runs(rows))
    if runs:
        first, *others = runs
        cells = [[start, column, end, column] for start, end in others]
        sheet.data_validation(first[0], column, first[1], column, {**rule, "other_cells": cells})


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give stretches of rows that follow one another."""
    start = end = None
    for row in rows:
        if start is None or end is None:
            start = end = row
        elif row == end + 1:
            end = row
        else:
            yield start, end
            start = end = row
    if start is not None and end is not None:
        yield start, end


def _colour_levels(book: Book, sheet: Any, last: int, column: int) -> None:
    for level, (fill, letters) in LEVEL_COLOURS.items():
        style = book.workbook.add_format({"bg_color": fill, "font_color": letters})
        _colour_word(sheet, last, column, book.words(f"levels.{level}"), style)


def _colour_results(book: Book, sheet: Any, last: int, column: int) -> None:
    for result, level in (("met", "good"), ("not_met", "missing")):
        fill, letters = LEVEL_COLOURS[level]
        style = book.workbook.add_format({"bg_color": fill, "font_color": letters})
        _colour_word(sheet, last, column, book.words(f"checklist.criterion.{result}"), style)


def _colour_word(sheet: Any, last: int, column: int, word: str, style: Any) -> None:
    quoted = word.replace('"', '""')
    rule = {"type": "cell", "criteria": "==", "value": f'"{quoted}"', "format": style}
    sheet.conditional_format(FIRST, column, last, column, rule)


def _mark_overdue(book: Book, sheet: Any, last: int, due: int, status: int) -> None:
    """Colour a day that has passed while the work is not done."""
    from xlsxwriter.utility import xl_rowcol_to_cell  # noqa: PLC0415

    day, work = (xl_rowcol_to_cell(FIRST, column, col_abs=True) for column in (due, status))
    done = book.words("work.done").replace('"', '""')
    fill, letters = LEVEL_COLOURS["missing"]
    style = book.workbook.add_format({"bg_color": fill, "font_color": letters, "bold": True})
    formula = f'=AND(ISNUMBER({day}),{day}<TODAY(),{work}<>"{done}")'
    sheet.conditional_format(FIRST, due, last, due, {"type": "formula", "criteria": formula, "format": style})


def _finish(
    sheet: Any, columns: Sequence[Column[Any]], last: int, printed: int, break_after: int | None = None
) -> None:
    """Freeze the heads, filter by them, and make the sheet print on A4, landscape."""
    sheet.freeze_panes(FIRST, 3)
    sheet.autofilter(HEAD, 0, last, len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&8&A&R&8&P / &N")
    sheet.repeat_rows(HEAD)
    sheet.print_area(HEAD, 0, last, printed)
    if break_after is None:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.repeat_columns(1, 2)
        sheet.set_print_scale(68)
        sheet.set_v_pagebreaks([break_after + 1])
