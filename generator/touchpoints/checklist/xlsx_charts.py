"""The charts of a workbook, each below the table with its numbers."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.chart import Chart

from touchpoints.checklist.coverage_rows import CoverageRow
from touchpoints.checklist.report import Report
from touchpoints.checklist.xlsx_book import Cell
from touchpoints.checklist.xlsx_pen import DEFAULT_HEIGHT, Pen


def _coverage_cells(rows: Sequence[CoverageRow]) -> list[list[Cell]]:
    return [
        [row.name, row.covered.value, row.applicable, row.have, row.missing, row.not_assessed, row.weak] for row in rows
    ]


def coverage_table(pen: Pen, title: str, rows: Sequence[CoverageRow]) -> int:
    """Write a table of coverages and give the row of its first line."""
    words = pen.book.words
    groups = ("covered", "applicable", "have", "missing", "not_assessed", "weak")
    heads = [title, *(words(f"checklist.group.{group}") for group in groups)]
    return pen.table(heads, _coverage_cells(rows), ["name", "percent", *["whole"] * 5])


_BARS: tuple[dict[str, Any], ...] = (
    {"fill": {"color": "#2f6d4f"}, "border": {"color": "#2f6d4f"}},
    {
        "pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#c0392b", "bg_color": "#ffffff"},
        "border": {"color": "#c0392b"},
    },
    {"fill": {"color": "#ffffff"}, "border": {"color": "#7a8288"}},
)
"""Have, missing, not assessed: they differ by more than their colour, for print in black and white."""

_SMALL = {"name": "Arial", "size": 9}

_AXIS = {
    "label_position": "high",  # the categories run downwards, so that 'high' is below
    "major_gridlines": {"visible": True, "line": {"color": "#dddddd"}},
    "num_font": _SMALL,
}


def write_stages(pen: Pen, view: Report) -> None:
    """Write what the firm has by buying stage, with its chart."""
    words, sheet = pen.book.words, pen.sheet
    pen.section(words("checklist.parts.stages"))
    first = coverage_table(pen, words("checklist.point.stage"), view.by_stage)
    last = pen.row - 1
    if last < first:
        return
    chart = pen.book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for column, look in zip((3, 4, 5), _BARS, strict=True):
        chart.add_series(
            {
                "name": [sheet.get_name(), first - 1, column],
                "categories": [sheet.get_name(), first, 0, last, 0],
                "values": [sheet.get_name(), first, column, last, column],
                "gap": 60,
                **look,
            }
        )
    most = max(row.applicable for row in view.by_stage)
    steps = 10
    chart.set_x_axis({**_AXIS, "min": 0, "major_unit": -(-most // steps), "num_format": "0"})
    _place(pen, chart, words("checklist.sheet.coverage_chart"), len(view.by_stage))


def write_dimensions(pen: Pen, view: Report) -> None:
    """Write the quality by dimension of service, with its chart."""
    words, sheet = pen.book.words, pen.sheet
    pen.section(words("checklist.parts.dimensions"), words("checklist.parts.dimensions_note"))
    heads = [
        words("checklist.criterion.dimension"),
        words("checklist.point.quality"),
        words("checklist.group.answered"),
    ]
    rows: list[list[Cell]] = [
        [
            row.name,
            row.quality.value,
            words("checklist.group.answered_text", answered=row.answered, of=row.of),
        ]
        for row in view.dimensions
    ]
    first = pen.table(heads, rows, ["name", "tenth", "text"])
    chart = pen.book.workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "categories": [sheet.get_name(), first, 0, pen.row - 1, 0],
            "values": [sheet.get_name(), first, 1, pen.row - 1, 1],
            "fill": {"color": "#2c5f82"},
            "data_labels": {"value": True, "num_format": "0.0", "font": _SMALL},
            "gap": 60,
        }
    )
    chart.set_x_axis({**_AXIS, "min": 0, "max": 10})
    chart.set_legend({"none": True})
    _place(pen, chart, words("checklist.sheet.dimensions_chart"), len(view.dimensions), legend=False)


def _place(pen: Pen, chart: Chart, title: str, bars: int, *, legend: bool = True) -> None:
    """Put a chart below its table, and leave room for it."""
    rows, pixels = 6 + 2 * bars, DEFAULT_HEIGHT * 96 / 72
    chart.set_title({"name": title, "name_font": {"name": "Arial", "size": 11, "bold": True}, "overlay": False})
    chart.set_y_axis({"reverse": True, "num_font": _SMALL})
    if legend:
        chart.set_legend({"position": "bottom", "font": _SMALL})
    chart.set_size({"width": 780, "height": pixels * (rows - 1)})
    pen.row += 1
    options = {"x_offset": 2, "y_offset": 2, "object_position": 1, "description": title}
    pen.sheet.insert_chart(pen.row, 0, chart, options)
    pen.row += rows
