"""The tables of a workbook's summary that set units, and what several people say, side by side."""

from touchpoints.checklist.report import Report
from touchpoints.checklist.xlsx_book import Cell
from touchpoints.checklist.xlsx_pen import Pen


def write_units(pen: Pen, view: Report) -> None:
    """Write how the units stand, where the company has some."""
    words = pen.book.words
    if not view.units:
        return
    pen.section(words("checklist.units.title"), words("checklist.units.note"))
    heads = ["group.name", "units.kind", "group.covered", "point.quality", "group.missing", "group.weak"]
    rows: list[list[Cell]] = [
        [
            unit.name,
            unit.kind,
            unit.coverage.covered.value,
            unit.quality.value,
            unit.coverage.missing,
            unit.coverage.weak,
            unit.coverage.not_assessed,
        ]
        for unit in view.units
    ]
    titles = [words(f"checklist.{head}") for head in (*heads, "group.not_assessed")]
    pen.table(titles, rows, ["name", "text", "percent", "tenth", "whole", "whole", "whole"])


def write_opinions(pen: Pen, view: Report) -> None:
    """Write how good each point is in whose eyes, and on which questions they disagree."""
    words = pen.book.words
    if not view.views:
        return
    pen.section(words("checklist.views.title"), words("checklist.views.note"))
    seen: list[list[Cell]] = [
        [view_.point, ", ".join(f"{who} {quality}" for who, quality in view_.qualities)] for view_ in view.views
    ]
    quality = words("checklist.point.quality")
    pen.table([words("checklist.point.name"), quality], seen, ["name", "text"], [1, 6])
    if view.disputes:
        pen.section(words("checklist.views.disputes"))
        heads = ["point.name", "criterion.question", "views.said", "views.counted"]
        rows: list[list[Cell]] = [
            [one.point, one.question, ", ".join(f"{who}: {given}" for who, given in one.said), one.counted]
            for one in view.disputes
        ]
        pen.table([words(f"checklist.{head}") for head in heads], rows, ["name", "text", "text", "text"], [1, 3, 2, 1])
