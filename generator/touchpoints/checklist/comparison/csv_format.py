"""A comparison as CSV for spreadsheets: a row a touchpoint that changed, or that the companies have differently."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from touchpoints.catalogue.words import Words
from touchpoints.checklist.comparison.view import changed, level_rows, rest_name
from touchpoints.checklist.escaping import csv_text
from touchpoints.checklist.figures import as_typed
from touchpoints.company.comparing import Board, Change, Comparison

SUFFIX = ".csv"

KEY = "key"
"""The first column, called so in every language."""

Cell = str | float | None


def encode(compared: Comparison | Board, words: Words, templates: Path) -> bytes:  # noqa: ARG001 - rows need no template
    """Write the comparison with the separator that the language's spreadsheets expect."""
    mark = words.number(0.5, 1)[1]
    file = io.StringIO(newline="")
    delimiter = ";" if mark == "," else ","
    writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows(compared, words):
        writer.writerow([_written(cell, mark) for cell in row])
    return file.getvalue().encode("utf-8-sig")


def rows(compared: Comparison | Board, words: Words) -> Iterator[Iterable[Cell]]:
    """Give the head and the rows."""
    if isinstance(compared, Board):
        yield (KEY, words("checklist.point.name"), *(one.company for one in compared.snapshots))
        yield from level_rows(compared, words)
        return
    names = ("compare.change", "compare.level_before", "compare.level_after", "compare.before", "compare.after")
    more = (words("compare.by_work"), rest_name(words, compared))
    promised = (words("checklist.point.owner"), words("checklist.point.due"))
    yield (KEY, words("checklist.point.name"), *(words(name) for name in names), *more, *promised)
    yield from (_row(change, words) for change in compared.changes)


def _row(change: Change, words: Words) -> tuple[Cell, ...]:
    point, quality = change.point, change.quality
    levels = (words(f"levels.{side.level}") if side else "" for side in (change.before, change.after))
    due = point.answers.due
    return (
        point.touchpoint.id,
        point.touchpoint.name,
        changed(words, change),
        *levels,
        quality.before,
        quality.after,
        _rounded(quality.by_work),
        _rounded(quality.by_rest),
        point.answers.owner or "",
        due.isoformat() if due else "",
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _written(cell: Cell, mark: str) -> str:
    if cell is None:
        return ""
    return csv_text(cell) if isinstance(cell, str) else as_typed(cell).replace(".", mark)
