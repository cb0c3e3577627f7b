"""Reads a checklist that came back as a workbook, after it has been looked over.

openpyxl is what reads the cells: it has been kept for fifteen years, and knows formulas, dates of both calendars and
number formats apart, which a reader of bare values does not; and we need to tell 50 % from 0.5.
"""

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from touchpoints.checklist.fingerprints import unpacked
from touchpoints.checklist.tables import Cell, Grid, Known, TableReading, layout_of, read_table
from touchpoints.checklist.xlsx_beside import joined, noted, of_others
from touchpoints.checklist.xlsx_notes import read_notes
from touchpoints.checklist.xlsx_safety import SheetScan, scanned
from touchpoints.company.statements import (
    MADE_FROM,
    Base,
    Broken,
    Extra,
    Key,
    Returned,
    Shown,
    number_text,
    read_path,
    read_row_key,
)
from touchpoints.problems import DataError, Place, Problem

OURS = frozenset(["Summary", "Lists"])


def decode(data: bytes, known: Known, shown: str) -> Returned:
    """Read the answers in a workbook."""
    scans = scanned(data, shown)
    grids = _grids(data, scans, shown)
    base = next((found for grid in grids if (found := _base(grid)) is not None), None)
    if base is not None:
        written = unpacked(row for grid in grids if _is_hidden(grid) for row in grid.rows)
        grids = [replace(grid, written=written) for grid in grids]
    readings, others = [], []
    beside: list[Extra | tuple[str, str]] = []
    for grid in grids:
        layout = layout_of(grid, known)
        if layout is not None:
            readings.append(read_table(grid, layout, known))
        elif _base(grid) is None:
            others.append(grid)
        beside += noted(grid, layout, known, read_notes(data, grid.member, shown))
    if not readings:
        hint = "a sheet of touchpoints or of questions is expected, with its hidden first row or its headings"
        raise DataError([Problem(Place(shown), "not-a-checklist", "no table of a checklist is in this workbook", hint)])
    notes = joined([one for one in beside if isinstance(one, Extra)])
    orphans = (one for one in beside if not isinstance(one, Extra))
    return Returned(
        statements=tuple(one for reading in readings for one in reading.statements),
        extras=(*(one for reading in readings for one in reading.extras), *notes),
        lost=(*(one for reading in readings for one in reading.lost), *_others(others, base), *orphans),
        remarks=tuple(one for reading in readings for one in reading.remarks),
        base=base or _base_of_rows(readings),
    )


def _base_of_rows(readings: Sequence[TableReading]) -> Base | None:
    """Take what a CSV carried in its last column, where somebody saved it as a workbook."""
    return next((reading.base for reading in readings if reading.base is not None), None)


def _others(grids: Sequence[Grid], base: Base | None) -> Iterator[tuple[str, str]]:
    """Name what somebody added in sheets without answers; those that we wrote are named in the hidden one."""
    ours = {key.touchpoint for key in base.cells if key.path == ("sheet",)} if base else OURS
    for grid in grids:
        yield from of_others(grid, grid.name in ours)


def _grids(data: bytes, scans: Mapping[str, SheetScan], shown: str) -> list[Grid]:
    """Read the values of all sheets, as far as values reach."""
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves aside (drop-downs, charts), nobody wants back
            workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                return [_grid(sheet, scans) for sheet in workbook.worksheets]
            finally:
                workbook.close()
    except Exception as error:
        message = f"the file is damaged: {type(error).__name__}: {error}"
        raise DataError(
            [Problem(Place(shown), "unsafe-workbook", message, "open it and save it anew as .xlsx")]
        ) from error


def _grid(sheet: Any, scans: Mapping[str, SheetScan]) -> Grid:
    member = sheet._worksheet_path.lstrip("/")
    scan = scans[member]
    rows = []
    if scan.rows and scan.columns:
        for number, row in enumerate(sheet.iter_rows(1, scan.rows, 1, scan.columns), 1):
            unsolved = {column for at, column in scan.unsolved if at == number} if scan.unsolved else frozenset[int]()
            rows.append([_cell(cell, index in unsolved) for index, cell in enumerate(row, 1)])
    title = str(sheet.title)
    return Grid(title, rows, lambda row, column: f"{title}!{_letters(column)}{row + 1}", member)


def _cell(cell: Any, unsolved: bool) -> Cell:
    if unsolved:
        return Broken("a formula", "has no stored result; open the file in a spreadsheet program and save it")
    value = cell.value
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if getattr(cell, "data_type", "") == "e":
        return Broken(str(value), "is an error of the spreadsheet")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(float(value), str(getattr(cell, "number_format", "") or ""))
    return _day(value) if isinstance(value, date) else value if isinstance(value, str | bool) else str(value)


def _day(value: date) -> Cell:
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value.isoformat(sep=" ")
    return value


def _number(value: float, form: str) -> Cell:
    """Give a number as it was seen: 50 % is not the same as 0.5 where a question asks for a percentage."""
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 - the way to ask for NaN
        return Broken(str(value), "is no number")
    return f"{number_text(round(value * 100, 8))} %" if "%" in form else value


def _letters(column: int) -> str:
    number, letters = column + 1, ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _is_hidden(grid: Grid) -> bool:
    return bool(grid.rows and grid.rows[0]) and grid.rows[0][0] == MADE_FROM


def _base(grid: Grid) -> Base | None:
    """Read the hidden sheet that says what the others were made from."""
    if not _is_hidden(grid):
        return None
    cells: dict[Key, Shown] = {}
    for row in grid.rows[1:]:
        id_, path, displayed, said = ("" if cell is None else str(cell) for cell in [*row, None, None, None, None][:4])
        if id_ and path:
            touchpoint, _, unit = read_row_key(id_)
            cells[Key(touchpoint, read_path(path), unit)] = Shown(displayed, displayed if said == "=" else said)
    company = grid.rows[0][1] if len(grid.rows[0]) > 1 else None
    return Base(company if isinstance(company, str) else None, cells, frozenset(key.point for key in cells))
