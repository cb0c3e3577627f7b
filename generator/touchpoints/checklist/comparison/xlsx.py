"""A comparison as a workbook: a sheet with the figures and the trend, and one with the touchpoints."""

import io
from pathlib import Path
from typing import Any

import xlsxwriter

from touchpoints.catalogue.words import Words
from touchpoints.checklist.blocks import Table, Trend
from touchpoints.checklist.comparison.csv_format import rows
from touchpoints.checklist.comparison.view import blocks
from touchpoints.company.comparing import Board, Comparison

SUFFIX = ".xlsx"

_WIDE, _NARROW = 40, 18


def encode(compared: Comparison | Board, words: Words, templates: Path) -> bytes:  # noqa: ARG001 - a workbook needs no template
    """Write the comparison as a workbook."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"created": _epoch(compared)})
        _summary(book, compared, words)
        _touchpoints(book, compared, words)
    return file.getvalue()


def _epoch(compared: Comparison | Board) -> Any:
    """Give a fixed time of creation, so that two runs give the same bytes."""
    import datetime

    days = [one.day for one in compared.snapshots if one.day is not None]
    day = max(days, default=datetime.date(2020, 1, 1))
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC).replace(tzinfo=None)


def _summary(book: Any, compared: Comparison | Board, words: Words) -> None:
    sheet = book.add_worksheet(words("checklist.sheet.summary"))
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 0, _WIDE)
    sheet.set_column(1, 6, _NARROW)
    made = blocks(compared, words)
    at = 0
    for block in made[: _last_of_summary(made)]:
        if isinstance(block, Table):
            for index, row in enumerate((tuple(one.name for one in block.columns), *block.rows)):
                for column, text in enumerate(row):
                    sheet.write_string(at + index, column, str(text), bold if index == 0 else None)
            at += len(block.rows) + 2
        elif isinstance(block, Trend):
            at = _trend(book, sheet, block, at)
        else:
            sheet.write_string(at, 0, str(getattr(block, "text", "")), bold if at == 0 else None)
            at += 1


def _last_of_summary(made: tuple[Any, ...]) -> int:
    """Give the number of blocks before the lists of touchpoints: those up to the second table."""
    tables = [number for number, block in enumerate(made) if isinstance(block, Table)]
    return tables[min(1, len(tables) - 1)] + 1


def _trend(book: Any, sheet: Any, trend: Trend, at: int) -> int:
    """Write the numbers of the trend, and a chart of them."""
    sheet.write_string(at, 0, trend.title)
    for column, series in enumerate(trend.series, 1):
        sheet.write_string(at, column, series.name)
        for row, value in enumerate(series.values, at + 1):
            if value is not None:
                sheet.write_number(row, column, round(value, 1))
    for row, day in enumerate(trend.labels, at + 1):
        sheet.write_string(row, 0, day)
    last = at + len(trend.labels)
    chart = book.add_chart({"type": "line"})
    for column, series in enumerate(trend.series, 1):
        chart.add_series(
            {
                "name": series.name,
                "categories": [sheet.get_name(), at + 1, 0, last, 0],
                "values": [sheet.get_name(), at + 1, column, last, column],
                "marker": {"type": "automatic"},
            }
        )
    chart.set_title({"name": trend.title})
    chart.set_y_axis({"min": 0, "max": trend.top})
    sheet.insert_chart(0, 8, chart, {"description": trend.alternative})
    return last + 2


def _touchpoints(book: Any, compared: Comparison | Board, words: Words) -> None:
    sheet = book.add_worksheet(words("checklist.sheet.touchpoints"))
    bold = book.add_format({"bold": True, "text_wrap": True})
    written = [list(row) for row in rows(compared, words)]
    for at, row in enumerate(written):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(at, column, cell, bold if at == 0 else None)
            elif cell is not None:
                sheet.write_number(at, column, cell)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(len(written) - 1, 1), len(written[0]) - 1)
    sheet.set_column(0, 0, _NARROW, None, {"hidden": True})
    sheet.set_column(1, 1, _WIDE)
    sheet.set_column(2, len(written[0]) - 1, _NARROW)
