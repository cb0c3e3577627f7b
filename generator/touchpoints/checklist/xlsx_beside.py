"""Finds what people wrote into a workbook beside its answers: notes on cells, and texts between ours."""

from collections.abc import Iterator, Sequence

from touchpoints.checklist.fingerprints import fingerprint
from touchpoints.checklist.tables import Grid, Known, Layout, annotated
from touchpoints.checklist.xlsx_notes import Note
from touchpoints.company.reading_answers import cut, shown
from touchpoints.company.statements import Extra, Key


def noted(grid: Grid, layout: Layout | None, known: Known, notes: Sequence[Note]) -> Iterator[Extra | tuple[str, str]]:
    """Give the notes on a sheet: those on a row of a touchpoint to be kept with it, the others to be named."""
    for note in notes:
        at = grid.place(note.row, note.column)
        column, key = annotated(grid, layout, known, note.row, note.column) if layout else ("", None)
        if key is None:
            yield at, f"a note that is on no row of a touchpoint: '{cut(note.text)}'"
        else:
            of = f" ({key.path[0]})" if key.path[0] else ""
            yield Extra(key.touchpoint, " ".join(f"note on {column}{of}".split()), note.text, at, key.unit)


def joined(extras: Sequence[Extra]) -> Iterator[Extra]:
    """Join notes that would have one name, as on two sheets that show the same touchpoint."""
    found: dict[tuple[Key, str], list[Extra]] = {}
    for extra in extras:
        found.setdefault((Key(extra.touchpoint, (), extra.unit), extra.name), []).append(extra)
    for same in found.values():
        texts = dict.fromkeys(extra.text for extra in same)
        yield Extra(same[0].touchpoint, same[0].name, "\n".join(texts), same[0].where, same[0].unit)


def of_others(grid: Grid, ours: bool) -> Iterator[tuple[str, str]]:
    """Name what somebody typed into a sheet without answers: cell by cell into ours, or the whole sheet."""
    cells = [
        (row, column, cell)
        for row, line in enumerate(grid.rows)
        for column, cell in enumerate(line)
        if cell is not None
    ]
    if grid.written is None:
        foreign = [] if ours else cells
    else:
        foreign = [one for one in cells if fingerprint(one[2]) not in grid.written]
    if foreign and not ours and 2 * len(foreign) >= len(cells):
        yield f"{grid.name}!", f"a sheet of its own with {len(cells)} filled cells"
        return
    for row, column, cell in foreign:
        yield grid.place(row, column), f"'{cut(shown(cell))}' was typed where the checklist has its own text"
