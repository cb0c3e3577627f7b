"""A checklist as CSV for spreadsheets, with the separator and the encoding that these expect."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from touchpoints.catalogue.words import Words
from touchpoints.checklist.csv_rows import KEY, MADE_FROM, UNIT, Cell, CsvRows
from touchpoints.checklist.escaping import csv_text
from touchpoints.checklist.figures import as_typed
from touchpoints.checklist.report import Report, report
from touchpoints.checklist.tables import COMPETITOR, VIEW, VIEW_NOTE, VIEW_QUALITY, WALK_IMPRESSION, WALK_TIME
from touchpoints.checklist.unit_rows import UnitPoints, unit_points, voice_title, voices
from touchpoints.company.assessment import Assessment
from touchpoints.company.made_from import made_from

SUFFIX = ".csv"

COLUMNS = (
    "point.rank", "point.name", "criterion.question", "point.state", "left_out.why", "point.level",
    "point.reaction", "criterion.answer", "criterion.target", "criterion.result", "point.importance",
    "point.quality", "point.gap", "point.gap_to_target", "point.reach", "point.confidence", "point.effort_days",
    "point.priority", "point.class", "point.owner", "parts.suggested", "point.due", "point.status", "point.note",
    "point.evidence", "point.my_ideas", "point.first_step", "point.test", "point.category", "point.stage",
    "point.channel", "criterion.class", "criterion.dimension", "criterion.weight", "criterion.legal",
)  # fmt: skip
"""The columns, by the keys of the words above them, which stand below `checklist:`."""


WALK = ("walk.link", "link.position", "walk.sells", "walk.gives", "walk.gets")
"""The columns that a walk-through has besides."""


def encode(
    assessment: Assessment,
    words: Words,
    templates: Path,  # noqa: ARG001 - rows need no template
    delimiter: str | None = None,
) -> bytes:
    """Write the assessment as CSV, if not told otherwise with the separator that the language's Excel expects."""
    view, units = report(assessment, words), unit_points(assessment, words)
    mark = _decimal_mark(words)
    file = io.StringIO(newline="")
    writer = csv.writer(
        file,
        delimiter=delimiter or (";" if mark == "," else ","),
        quoting=csv.QUOTE_ALL,
        lineterminator="\r\n",
    )
    columns = dict(_columns(view, units, words))
    writer.writerow([KEY, *(csv_text(title) for title in columns.values()), f"{MADE_FROM}: {view.company}"])
    for row in CsvRows(view, units, words, made_from(assessment)).all():
        writer.writerow([_written(row.get(column), mark) for column in (KEY, *columns, MADE_FROM)])
    return file.getvalue().encode("utf-8-sig")


def _decimal_mark(words: Words) -> str:
    """Give the sign between units and tenths: a half is written '0.5' or '0,5'."""
    return words.number(0.5, 1)[1]


def _written(cell: Cell, mark: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return csv_text(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return as_typed(cell).replace(".", mark)


def _columns(view: Report, units: tuple[UnitPoints, ...], words: Words) -> Iterator[tuple[str, str]]:
    """Give the columns with the words above them; some are there only where they are needed."""
    only = (UNIT,) if units else ()
    walk = WALK if view.walk else ()
    yield from ((column, words(f"checklist.{column}")) for column in (*only, *walk, *COLUMNS))
    if view.walk:
        for kind, head in ((WALK_TIME, "time"), (WALK_IMPRESSION, "impression")):
            yield f"{kind}{view.walk.id}", f"{words(f'checklist.walk.{head}')}: {view.walk.id}"
    yield from ((f"{COMPETITOR}{name}", name) for name in view.competitors)
    yield from _voices(view, units, words)


def _voices(view: Report, units: tuple[UnitPoints, ...], words: Words) -> Iterator[tuple[str, str]]:
    """Give the columns of all views; those of the client and of the firm are there to begin with."""
    points = [*view.points, *(point for unit in units for point in unit.points)]
    more = any(point.seen for point in points)
    for who in voices(points):
        for kind, head in ((VIEW, "view"), *(((VIEW_NOTE, "note"), (VIEW_QUALITY, "quality")) if more else ())):
            yield f"{kind}{who}", f"{words(f'checklist.voice.{head}')}: {voice_title(words, who)}"
