"""The first sheet of a workbook: what an owner should know before anything else, with charts."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from touchpoints.catalogue.words import Words
from touchpoints.checklist.duties import LoadRow
from touchpoints.checklist.report import Report, explanations
from touchpoints.checklist.xlsx_book import Book, Cell
from touchpoints.checklist.xlsx_charts import coverage_table, write_dimensions, write_stages
from touchpoints.checklist.xlsx_opinions import write_opinions, write_units
from touchpoints.checklist.xlsx_pen import LAST, WIDTHS, Pen
from touchpoints.checklist.xlsx_rules import colour_cell

SCALE, PAGE = 76, 970.0
"""The scale at which the columns fit on A4, in percent, and the points that a page is then high."""


def write_summary(book: Book, sheet: Worksheet, view: Report) -> None:
    """Write the summary."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    pen = Pen(book, sheet)
    _head(pen, view)
    _numbers(pen, view)
    _first(pen, view)
    _chains(pen, view)
    write_stages(pen, view)
    write_dimensions(pen, view)
    _groups(pen, view)
    write_units(pen, view)
    write_opinions(pen, view)
    pen.section(book.words("checklist.how.title"))
    for text in explanations(book.words):
        pen.paragraph(text)
    sheet.hide_gridlines(2)
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&L&8&A&R&8&P / &N")
    sheet.print_area(0, 0, pen.row, LAST)
    sheet.set_print_scale(SCALE)
    sheet.set_h_pagebreaks(pen.breaks(PAGE))


def _head(pen: Pen, view: Report) -> None:
    pen.high(26)
    pen.line(view.title, "title")
    for label, value in view.facts:
        pen.paragraph(f"{label}: {value}")
    pen.paragraph(pen.book.words("checklist.sheet.yours"))
    pen.paragraph(pen.book.words("checklist.sheet.voices"))


def _numbers(pen: Pen, view: Report) -> None:
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
        pen.high(26)
        pen.row += 1
    if view.shown < total.applicable:
        pen.paragraph(words("checklist.summary.shown", shown=view.shown, all=total.applicable))
    if view.concerns:
        pen.section(words("checklist.concerns"))
        for concern in view.concerns:
            pen.paragraph(concern, "body")


def _text(words: Words, key: str, **values: object) -> str:
    return words(f"checklist.summary.{key}_text", **values)


def _first(pen: Pen, view: Report) -> None:
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


def _chains(pen: Pen, view: Report) -> None:
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


def _groups(pen: Pen, view: Report) -> None:
    words = pen.book.words
    pen.section(words("checklist.parts.categories"))
    coverage_table(pen, words("checklist.point.category"), view.by_category)
    pen.section(words("checklist.parts.decisions"), words("checklist.parts.decisions_note"))
    coverage_table(pen, words("checklist.parts.decision"), view.by_decision)
    pen.section(words("checklist.parts.closing"), words("checklist.parts.closing_note"))
    _closing(pen, view)
    pen.section(words("checklist.parts.heat"), words("checklist.parts.heat_note"))
    _heat(pen, view)
    pen.section(words("checklist.parts.zones"), words("checklist.parts.zones_note"))
    _zones(pen, view)
    if view.owners:
        pen.section(words("checklist.parts.owners"))
        _loads(pen, words("checklist.group.who"), view.owners)
    if view.levers:
        pen.section(words("checklist.parts.levers"), words("checklist.parts.levers_note"))
        _loads(pen, words("checklist.point.lever"), view.levers)


def _closing(pen: Pen, view: Report) -> None:
    words = pen.book.words
    cells: list[list[Cell]] = [
        [row.name, row.meaning, ", ".join(f"{point.name}: {point.level}" for point in row.points)]
        for row in view.closing
    ]
    heads = [words("checklist.parts.step"), words("checklist.group.meaning"), words("checklist.group.points")]
    pen.table(heads, cells, ["name", "text", "text"], [1, 2, 4])


def _heat(pen: Pen, view: Report) -> None:
    """Write how many points there are of each stage in each channel, coloured by their quality."""
    words = pen.book.words
    rows = [
        [row.name, *(f"{cell.have}/{cell.applicable}: {cell.quality}" if cell.applicable else "" for cell in row.cells)]
        for row in view.heat
    ]
    spans = [1, *[2] * len(view.channels)]
    first = pen.table(
        [words("checklist.point.stage"), *view.channels], rows, ["name", *["centre"] * len(view.channels)], spans
    )
    for row, levels in enumerate(view.heat, first):
        for column, cell in enumerate(levels.cells):
            colour_cell(pen.book, pen.sheet, row, 1 + 2 * column, cell.level_id)


def _zones(pen: Pen, view: Report) -> None:
    words = pen.book.words
    zones = (*view.zones, *(view.contests if view.compared else ()))
    cells: list[list[Cell]] = [[row.name, row.meaning, ", ".join(row.points)] for row in zones]
    heads = [
        words("checklist.point.zone"),
        words("checklist.group.meaning"),
        words("checklist.group.points"),
    ]
    pen.table(heads, cells, ["name", "text", "text"], [1, 2, 4])


def _loads(pen: Pen, title: str, rows: Sequence[LoadRow]) -> None:
    words = pen.book.words
    suggested = f" ({words('checklist.parts.suggested')})"
    cells: list[list[Cell]] = [
        [row.name + (suggested if row.suggested else ""), row.days_value, ", ".join(row.points)] for row in rows
    ]
    heads = [title, words("checklist.group.days"), words("checklist.group.points")]
    pen.table(heads, cells, ["name", "whole", "text"], [1, 1, 5])
