"""Finds the answers in a table that came back, whatever was done to its rows and columns."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from touchpoints.checklist.fingerprints import fingerprint
from touchpoints.company.reading_answers import cut, shown
from touchpoints.company.statements import (
    CRITERIA,
    FIELDS,
    VIEWS,
    WALK,
    Base,
    Broken,
    Extra,
    Key,
    Raw,
    Shown,
    Statement,
    read_path,
    read_row_key,
    row_key,
    unpacked,
)
from touchpoints.company.synonyms import ANY_COLUMN, Synonyms, folded

Cell = Raw | None

COMPETITOR = "competitor:"
VIEW, VIEW_NOTE, VIEW_QUALITY = "view:", "view-note:", "view-quality:"
WALK_TIME, WALK_IMPRESSION = "walk-time:", "walk-impression:"
NAMED = (COMPETITOR, VIEW, VIEW_NOTE, VIEW_QUALITY, WALK_TIME, WALK_IMPRESSION)
"""The beginnings of columns that go on with a name: a competitor, whose view it is, or the chain that was walked."""

BASE = "made_from"
"""The heading of a last column that says what each row was made from; the company's name may follow."""

FILLED_IN = frozenset([*FIELDS, "answer"])
"""The columns that people fill in; all other known ones are ours, and are written anew each time."""

_IN_EVERY_ROW = frozenset(["weight", "why", BASE])
"""Columns of which an export fills one in every row that shows no answer."""

HEAD_WITHIN = 40
"""Somebody may put a title above the table; but not a page of them."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a table is recognised by: headings in all languages, and names of the catalogue and the company."""

    synonyms: Synonyms
    names: Mapping[str, str]
    competitors: Sequence[str] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    chains: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of cells as found in a file; `place` names a cell, counted from nought."""

    name: str
    rows: Sequence[Sequence[Cell]]
    place: Callable[[int, int], str]
    member: str = ""
    """The part of a workbook that holds it."""
    written: frozenset[str] | None = None
    """Fingerprints of all that the export wrote; None where that is not known."""


@dataclass(slots=True)
class TableReading:
    """What was found in one table."""

    statements: list[Statement] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)
    lost: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    cells: dict[Key, Shown] = field(default_factory=dict)
    points: set[str] = field(default_factory=set)
    has_base: bool = False
    company: str | None = None

    @property
    def base(self) -> Base | None:
        """Give what the rows were made from, if they say so."""
        return Base(self.company, self.cells, frozenset(self.points)) if self.has_base else None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the columns of a table stand; `heads` are the rows that hold no data."""

    columns: Mapping[int, str]
    titles: Mapping[int, str]
    heads: frozenset[int]


def layout_of(grid: Grid, known: Known, order: Sequence[str] = ()) -> Layout | None:
    """Find the columns: by a row of hidden keys, else by headings; None where it is no table of ours.

    `order` is how an export puts its columns: one that was renamed is known by its place between its neighbours.
    """
    keys = _key_row(grid)
    titles = _title_row(grid, known)
    if keys is not None:
        columns = {index: _as_key(cell) for index, cell in enumerate(grid.rows[keys]) if _as_key(cell)}
        if titles is None and not _is_data(grid, keys + 1, columns):
            titles = keys + 1
        head = () if titles is None else grid.rows[titles]
        heads = {keys} if titles is None else {keys, titles}
        columns |= _new_views(head, columns, known)
    elif titles is not None:
        head, heads = grid.rows[titles], {titles}
        columns = _by_place(_by_title(head, known), len(head), order)
    else:
        return None
    named = {index: shown(cell).strip() for index, cell in enumerate(head) if cell is not None and shown(cell).strip()}
    return Layout(columns, named, frozenset(heads))


def _new_views(head: Sequence[Cell], columns: Mapping[int, str], known: Known) -> dict[int, str]:
    """Find the columns that somebody added for a person's view."""
    found = {index: known.synonyms.column(cell) or "" for index, cell in enumerate(head) if isinstance(cell, str)}
    return {
        index: name
        for index, name in found.items()
        if index not in columns and name.startswith((VIEW, VIEW_NOTE)) and name not in columns.values()
    }


_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*(/[a-z0-9-]+)?(@[a-z0-9-]+)?")


def _is_data(grid: Grid, number: int, columns: Mapping[int, str]) -> bool:
    """Say whether a row is one of the table's own, and not a row of headings in words we do not know."""
    if number >= len(grid.rows):
        return True
    place = next(index for index, name in columns.items() if name == "id")
    cell = grid.rows[number][place] if place < len(grid.rows[number]) else None
    return isinstance(cell, str) and _KEY.fullmatch(cell) is not None


def _key_row(grid: Grid) -> int | None:
    """Find the row of hidden keys, which sorting may have moved."""
    few = 3
    for index, row in enumerate(grid.rows):
        words = [cell for cell in row if isinstance(cell, str)]
        if "id" in words and sum(_as_key(word) != "" for word in words) >= min(few, len(words)) and len(words) >= few:
            return index
    return None


def _as_key(cell: Cell) -> str:
    return cell if isinstance(cell, str) and (cell in ANY_COLUMN or cell.startswith(NAMED)) else ""


def _title_row(grid: Grid, known: Known) -> int | None:
    """Find the row with the headings: the one above all with a key column and the most words we know."""
    best, most = None, 1
    for index, row in enumerate(grid.rows[:HEAD_WITHIN]):
        columns = _by_title(row, known)
        if "id" in columns.values() and len(columns) > most and not _is_key_row(row):
            best, most = index, len(columns)
    return best


def _is_key_row(row: Sequence[Cell]) -> bool:
    return "id" in row


def _by_title(row: Sequence[Cell], known: Known) -> dict[int, str]:
    competitors = {folded(name): f"{COMPETITOR}{name}" for name in known.competitors}
    found: dict[int, str] = {}
    for index, cell in enumerate(row):
        if not isinstance(cell, str):
            continue
        column = competitors.get(folded(cell)) or known.synonyms.column(cell)
        column = BASE if cell.startswith(BASE) else column
        if column and column.startswith((WALK_TIME, WALK_IMPRESSION)) and column.partition(":")[2] not in known.chains:
            column = None  # somebody's own column that happens to begin so
        if column and column not in found.values():
            found[index] = column
    return found


def _by_place(found: dict[int, str], width: int, order: Sequence[str]) -> dict[int, str]:
    """Know a renamed column by its neighbours: both are where an export puts them, and it alone is missing."""
    place = {name: index for index, name in enumerate(order)}
    gaps = {}
    for index in range(1, width - 1):
        before, after = place.get(found.get(index - 1, "")), place.get(found.get(index + 1, ""))
        if (
            index not in found
            and before is not None
            and after == before + 2
            and order[before + 1] not in found.values()
        ):
            gaps[index] = order[before + 1]
    return found | gaps


def read_table(grid: Grid, layout: Layout, known: Known) -> TableReading:
    """Read the answers of all rows, what they were made from, and what people added."""
    reading = TableReading()
    _read_heading(layout, reading)
    renamed = [
        (layout.titles[index], name)
        for index, name in layout.columns.items()
        if _is_renamed(layout, index, name, known)
    ]
    reading.remarks += [f"the column '{title}' was taken for '{name}'" for title, name in renamed]
    place = {name: index for index, name in layout.columns.items()}
    for number, row in enumerate(grid.rows):
        if number not in layout.heads and any(cell is not None for cell in row):
            _Row(grid, layout, known, number, row, place, reading).read()
    return reading


def _is_renamed(layout: Layout, index: int, name: str, known: Known) -> bool:
    title = layout.titles.get(index)
    return title is not None and name in FILLED_IN and known.synonyms.column(title) != name


def _read_heading(layout: Layout, reading: TableReading) -> None:
    for index, name in layout.columns.items():
        if name == BASE:
            reading.has_base = True
            reading.company = layout.titles.get(index, "").removeprefix(BASE).removeprefix(":").strip() or None


@dataclass(slots=True)
class _Row:
    """One row, and where what it says goes."""

    grid: Grid
    layout: Layout
    known: Known
    number: int
    row: Sequence[Cell]
    place: Mapping[str, int]
    reading: TableReading

    def read(self) -> None:
        touchpoint, criterion, unit = self.whose()
        if not touchpoint:
            self._lose()
            return
        if self._is_free(touchpoint):
            self._lose("in a row whose key is none of the checklist's")
            return
        if BASE in self.place:
            self._take_base(touchpoint, criterion, unit)
        for index, cell in enumerate(self.row):
            name = self.layout.columns.get(index, "")
            if cell is None or name == BASE:
                continue
            path = _path(name, criterion)
            if path:
                self._state(Key(touchpoint, path, unit), cell, index)
            elif not name or name in FILLED_IN or (name.startswith(NAMED) and not name.startswith(VIEW_QUALITY)):
                self._add(Key(touchpoint, (criterion,), unit), cell, index)
            elif self.grid.written is not None and fingerprint(cell) not in self.grid.written:
                why = f"'{cut(shown(cell))}' in a column of the catalogue, which is written anew each time"
                self.reading.lost.append((self.grid.place(self.number, index), why))

    def whose(self) -> tuple[str, str, str]:
        """Say which touchpoint, question and unit the row is about; by their names where it has no key."""
        named = self._text("unit")
        unit = self.known.units.get(folded(named), "")
        key = self._text("id")
        if key:
            touchpoint, criterion, of = read_row_key(key)
            return touchpoint, criterion, of or unit
        if self._text("question") or bool(named) != bool(unit):
            return "", "", ""
        return self.known.names.get(folded(self._text("name")), ""), "", unit

    def _text(self, column: str) -> str:
        index = self.place.get(column)
        cell = self.row[index] if index is not None and index < len(self.row) else None
        return cell if isinstance(cell, str) else ""

    def _take_base(self, touchpoint: str, criterion: str, unit: str) -> None:
        try:
            kept = json.loads(self._text(BASE) or "null")
        except (ValueError, RecursionError):
            return
        if isinstance(kept, str | list):
            kept = {f"{CRITERIA}/{criterion}": kept}
        if not isinstance(kept, dict):
            return
        self.reading.points.add(row_key(touchpoint, "", unit))
        for path, value in kept.items():
            was = unpacked(value)
            if was is not None:
                self.reading.cells[Key(touchpoint, read_path(path), unit)] = was

    def _state(self, key: Key, cell: Raw, index: int) -> None:
        self.reading.statements.append(Statement(key, cell, self.grid.place(self.number, index), self.grid.name))

    def _add(self, key: Key, cell: Raw, index: int) -> None:
        """Keep what stands in a column that is none of ours, or in one that is not asked of this row."""
        title = self.layout.titles.get(index) or self.layout.columns.get(index) or f"column {index + 1}"
        name = " ".join((f"{title} ({key.path[0]})" if key.path[0] else title).split())
        text = f"{cell.shown} {cell.why}" if isinstance(cell, Broken) else shown(cell)
        self.reading.extras.append(Extra(key.touchpoint, name, text, self.grid.place(self.number, index), key.unit))

    def _is_free(self, touchpoint: str) -> bool:
        """Say whether somebody wrote a row of his own, a note maybe, that answers nothing and that no export made."""
        filled = {name for index, name in self.layout.columns.items() if index < len(self.row) and self.row[index]}
        ours = {name for name in filled if name in _IN_EVERY_ROW or name in FILLED_IN or name.startswith(NAMED)}
        return not ours and self.grid.written is None and touchpoint not in self.known.names.values()

    def _lose(self, why: str = "in a row without a key") -> None:
        """Name what stands in a row that belongs to nothing."""
        for index, cell in enumerate(self.row):
            name = self.layout.columns.get(index, "")
            if cell is not None and name != BASE:
                self.reading.lost.append((self.grid.place(self.number, index), f"'{cut(shown(cell))}' {why}"))


def _path(column: str, criterion: str) -> tuple[str, ...]:
    """Give the way to the answer that a column holds in a row; nothing where it holds none."""
    kind, colon, name = column.partition(":")
    if criterion:
        asked = {"answer": (CRITERIA, criterion), VIEW: (VIEWS, name, CRITERIA, criterion)}
        return asked.get(kind + colon, ())
    named = {
        COMPETITOR: ("competitors", name),
        VIEW: (VIEWS, name, "reaction"),
        VIEW_NOTE: (VIEWS, name, "note"),
        WALK_TIME: (WALK, name, "time"),
        WALK_IMPRESSION: (WALK, name, "impression"),
    }
    return (column,) if column in FIELDS else named.get(kind + colon, ())


def annotated(grid: Grid, layout: Layout, known: Known, row: int, column: int) -> tuple[str, Key | None]:
    """Say on which column a note stands, and on whose row: touchpoint and question; None where on nobody's."""
    title = layout.titles.get(column) or layout.columns.get(column) or f"column {column + 1}"
    if row in layout.heads or row >= len(grid.rows):
        return title, None
    place = {name: index for index, name in layout.columns.items()}
    touchpoint, criterion, unit = _Row(grid, layout, known, row, grid.rows[row], place, TableReading()).whose()
    return title, Key(touchpoint, (criterion,), unit) if touchpoint else None
