"""The first sheet of a workbook: what an owner should know before anything else, with charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from touchpoints.catalogue.words import Words
from touchpoints.checklist.coverage_rows import CoverageRow
from touchpoints.checklist.duties import LoadRow
from touchpoints.checklist.report import Report, explanations
from touchpoints.checklist.xlsx_book import NUMBERS, Book, Cell, height

WIDTHS = (33, 15, 12, 12, 12, 13, 13)
"""Columns of the summary; every table of it fits into them."""

LAST = len(WIDTHS) - 1


@dataclass(slots=True)
class _Pen:
    """Writes a sheet from the top down, and knows the row it has come to."""

    book: Book
    sheet: Worksheet
    row: int = 0

    def line(self, text: str, style: str = "plain") -> None:
        """Write one line."""
        self.book.write(self.sheet, self.row, 0, text, style)
        self.row += 1

    def paragraph(self, text: str, style: str = "note") -> None:
        """Write a text across the whole width, as high as it needs."""
        self.sheet.merge_range(self.row, 0, self.row, LAST, "", self.book.styles[style])
        self.book.write(self.sheet, self.row, 0, text, style)
        self.sheet.set_row(self.row, height([(text, sum(WIDTHS))]))
        self.row += 1

    def section(self, title: str, note: str = "") -> None:
        """Begin a part."""
        self.row += 1
        for column in range(LAST + 1):
            self.book.write(self.sheet, self.row, column, title if column == 0 else None, "section")
        self.row += 1
        if note:
            self.paragraph(note)
        else:
            self.sheet.set_row(self.row, 4)
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
        self.sheet.set_row(self.row, height(room))
        self.row += 1


def write_summary(book: Book, sheet: Worksheet, view: Report) -> None:
    """Write the summary."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    pen = _Pen(book, sheet)
    _head(pen, view)
    _numbers(pen, view)
    _first(pen, view)
    _chains(pen, view)
    _stages(pen, view)
    _dimensions(pen, view)
    _groups(pen, view)
    pen.section(book.words("checklist.how.title"))
    for text in explanations(book.words):
        pen.paragraph(text)
    sheet.hide_gridlines(2)
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&L&8&A&R&8&P / &N")
    sheet.print_area(0, 0, pen.row, LAST)
    sheet.fit_to_pages(1, 0)


def _head(pen: _Pen, view: Report) -> None:
    pen.line(view.title, "title")
    pen.sheet.set_row(0, 26)
    for label, value in view.facts:
        pen.paragraph(f"{label}: {value}")
    pen.paragraph(pen.book.words("checklist.sheet.yours"))


def _numbers(pen: _Pen, view: Report) -> None:
    words, total = pen.book.words, view.total
    assessed = total.applicable - total.not_assessed
    pen.section(words("checklist.summary.title"))
    of = {"applicable": total.applicable}
    lines: list[tuple[str, str | int]] = [
        ("coverage", _text(words, "coverage", have=total.have, share=total.covered, **of)),
        ("quality", _text(words, "quality", quality=view.quality)),
        ("assessed", _text(words, "assessed", assessed=assessed, share=total.assessed, **of)),
        ("missing", total.missing),
        ("weak", total.weak),
        ("aim", _text(words, "aim", reaching=view.reaching_aim, rated=view.rated)),
        ("to_aim", view.to_aim.text),
    ]
    for key, value in lines:
        note = words(f"checklist.summary.{key}_note", **view.notes)
        sheet, book = pen.sheet, pen.book
        book.write(sheet, pen.row, 0, words(f"checklist.summary.{key}"), "strong")
        sheet.merge_range(pen.row, 1, pen.row, 2, "", book.styles["big"])
        book.write(sheet, pen.row, 1, value, "big")
        sheet.merge_range(pen.row, 3, pen.row, LAST, "", book.styles["beside"])
        book.write(sheet, pen.row, 3, note, "beside")
        sheet.set_row(pen.row, 26)
        pen.row += 1
    if view.shown < total.applicable:
        pen.paragraph(words("checklist.summary.shown", shown=view.shown, all=total.applicable))
    if view.concerns:
        pen.section(words("checklist.concerns"))
        for concern in view.concerns:
            pen.paragraph(concern, "plain")


def _text(words: Words, key: str, **values: object) -> str:
    return words(f"checklist.summary.{key}_text", **values)


def _first(pen: _Pen, view: Report) -> None:
    words = pen.book.words
    pen.section(words("checklist.first.title"))
    if not view.first:
        pen.paragraph(words("checklist.first.none"))
        return
    heads = ["name", "level", "gap", "priority", "effort", "first_step"]
    rows = [
        [point.name, point.level, point.gap.value, point.priority.value, point.days, point.first_step]
        for point in view.first
    ]
    pen.table(
        [words(f"checklist.point.{head}") for head in heads],
        rows,
        ["name", "text", "hundredth", "tenth", "text", "text"],
        [1, 1, 1, 1, 1, 2],
    )


def _chains(pen: _Pen, view: Report) -> None:
    words = pen.book.words
    if not view.looked_at:
        return
    pen.section(words("checklist.chains.title"), words("checklist.chains.note"))
    heads = ["score", "touches", "people", "automated"]
    rows: list[list[Cell]] = [
        [
            chain.name,
            chain.score.value,
            chain.touches,
            chain.people,
            chain.automated.value,
            f"{chain.verdict} {chain.loss}".strip(),
        ]
        for chain in view.looked_at
    ]
    titles = [words(f"checklist.chain.{head}") for head in heads]
    pen.table(
        [words("checklist.link.name"), *titles, words("checklist.link.state")],
        rows,
        ["name", "tenth", "whole", "whole", "percent", "text"],
        [1, 1, 1, 1, 1, 2],
    )


def _coverage_cells(rows: Sequence[CoverageRow]) -> list[list[Cell]]:
    return [
        [row.name, row.covered.value, row.applicable, row.have, row.missing, row.not_assessed, row.weak] for row in rows
    ]


def _coverage_table(pen: _Pen, title: str, rows: Sequence[CoverageRow]) -> int:
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

_AXIS = {
    "label_position": "high",  # the categories run downwards, so that 'high' is below
    "major_gridlines": {"visible": True, "line": {"color": "#dddddd"}},
    "num_font": {"size": 9},
}


def _stages(pen: _Pen, view: Report) -> None:
    words, sheet = pen.book.words, pen.sheet
    pen.section(words("checklist.parts.stages"))
    first = _coverage_table(pen, words("checklist.point.stage"), view.by_stage)
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


def _dimensions(pen: _Pen, view: Report) -> None:
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
            "data_labels": {"value": True, "num_format": "0.0"},
            "gap": 60,
        }
    )
    chart.set_x_axis({"min": 0, "max": 10, "major_gridlines": {"visible": True, "line": {"color": "#dddddd"}}})
    chart.set_legend({"none": True})
    _place(pen, chart, words("checklist.sheet.dimensions_chart"), len(view.dimensions), legend=False)


def _place(pen: _Pen, chart: Chart, title: str, bars: int, *, legend: bool = True) -> None:
    """Put a chart below its table, and leave room for it."""
    rows = 5 + 2 * bars
    chart.set_title({"name": title, "name_font": {"size": 11, "bold": True}, "overlay": False})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    if legend:
        chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 780, "height": 20 * rows - 20})
    pen.row += 1
    options = {"x_offset": 2, "y_offset": 2, "object_position": 1, "description": title}
    pen.sheet.insert_chart(pen.row, 0, chart, options)
    pen.row += rows


def _groups(pen: _Pen, view: Report) -> None:
    words = pen.book.words
    pen.section(words("checklist.parts.categories"))
    _coverage_table(pen, words("checklist.point.category"), view.by_category)
    pen.section(words("checklist.parts.zones"), words("checklist.parts.zones_note"))
    _zones(pen, view)
    if view.owners:
        pen.section(words("checklist.parts.owners"))
        _loads(pen, words("checklist.group.who"), view.owners)
    if view.levers:
        pen.section(words("checklist.parts.levers"), words("checklist.parts.levers_note"))
        _loads(pen, words("checklist.point.lever"), view.levers)


def _zones(pen: _Pen, view: Report) -> None:
    words = pen.book.words
    zones = (*view.zones, *(view.contests if view.compared else ()))
    cells: list[list[Cell]] = [[row.name, row.meaning, ", ".join(row.points)] for row in zones]
    heads = [
        words("checklist.point.zone"),
        words("checklist.group.meaning"),
        words("checklist.group.points"),
    ]
    pen.table(heads, cells, ["name", "text", "text"], [1, 2, 4])


def _loads(pen: _Pen, title: str, rows: Sequence[LoadRow]) -> None:
    words = pen.book.words
    suggested = f" ({words('checklist.parts.suggested')})"
    cells: list[list[Cell]] = [
        [row.name + (suggested if row.suggested else ""), row.days_value, ", ".join(row.points)] for row in rows
    ]
    heads = [title, words("checklist.group.days"), words("checklist.group.points")]
    pen.table(heads, cells, ["name", "whole", "text"], [1, 1, 5])
