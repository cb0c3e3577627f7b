"""Blocks as plain text of a given width, with colours where somebody can paint."""

import textwrap
from collections.abc import Callable, Iterator, Sequence

from touchpoints.checklist.blocks import (
    Block,
    Column,
    Command,
    Heading,
    Items,
    Paragraph,
    Table,
    Tone,
    Trend,
    tone_of,
)

Paint = Callable[[str, Tone], str]

WIDTH = 80
_BETWEEN, _INDENT = "  ", "  "


def unpainted(text: str, tone: Tone) -> str:  # noqa: ARG001 - the tone is for those who have colours
    """Leave a text without colour."""
    return text


def plain_text(blocks: Sequence[Block], paint: Paint = unpainted, width: int = WIDTH) -> str:
    """Write blocks as text; no line is wider than asked for."""
    lines: list[str] = []
    for block in blocks:
        if lines and lines[-1] and not _belongs(block):
            lines.append("")
        lines += _lines(block, paint, width)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _belongs(block: Block) -> bool:
    """Say whether a block stands right under the one before it."""
    return not isinstance(block, Heading | Command | Trend)


def _lines(block: Block, paint: Paint, width: int) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield from (paint(line, "strong") for line in textwrap.wrap(text, width))
            if level == 1:
                yield paint("=" * min(len(text), width), "strong")
        case Paragraph(text, indent):
            margin = _INDENT + " " * indent
            for line in _wrapped(text, width - len(margin)):
                yield margin + paint(line, tone_of(text))
        case Items(texts, numbered):
            yield from _items(texts, numbered, paint, width)
        case Table():
            yield from _table(block, paint, width)
        case Trend():
            yield from _trend(block, paint, width)
        case Command(text, line):
            yield from textwrap.wrap(text, width)
            yield _INDENT + paint(line, "strong")


def _wrapped(text: str, width: int) -> list[str]:
    return [
        line
        for part in text.splitlines() or [""]
        for line in textwrap.wrap(part, width, break_on_hyphens=False) or [""]
    ]


def _items(texts: Sequence[str], numbered: bool, paint: Paint, width: int) -> Iterator[str]:
    for count, text in enumerate(texts, 1):
        sign = f"{count}. " if numbered else "- "
        for index, line in enumerate(_wrapped(text, width - len(_INDENT) - len(sign))):
            yield _INDENT + (sign if index == 0 else " " * len(sign)) + paint(line, tone_of(text))


def _table(block: Table, paint: Paint, width: int) -> Iterator[str]:
    rows = [tuple(column.name for column in block.columns), *block.rows] if block.head else [*block.rows]
    if not rows:
        return
    widths = _widths(rows, block.columns, width - len(_INDENT))
    for index, row in enumerate(rows):
        is_head = block.head and index == 0
        cells = [_wrapped(cell, room) for cell, room in zip(row, widths, strict=True)]
        for number in range(max(map(len, cells))):
            parts = [
                _cell(cell[number] if number < len(cell) else "", room, column, text, is_head, paint)
                for cell, room, column, text in zip(cells, widths, block.columns, row, strict=True)
            ]
            yield _INDENT + _BETWEEN.join(parts)


def _cell(line: str, room: int, column: Column, text: str, is_head: bool, paint: Paint) -> str:
    padding = " " * (room - len(line))
    painted = paint(line, "soft" if is_head else tone_of(text)) if line else line
    return padding + painted if column.right else painted + padding


def _widths(rows: Sequence[Sequence[str]], columns: Sequence[Column], room: int) -> list[int]:
    """Give each column what it needs; the widest give way until all fit."""
    widths = [max(len(line) for row in rows for line in row[at].splitlines() or [""]) for at in range(len(columns))]
    words = [max((len(word) for row in rows for word in row[at].split()), default=0) for at in range(len(columns))]
    room -= len(_BETWEEN) * (len(columns) - 1)
    while sum(widths) > room:
        breakable = [at for at in range(len(columns)) if widths[at] > words[at]] or range(len(columns))
        widest = max(breakable, key=lambda at: widths[at])
        if widths[widest] <= 1:
            break
        widths[widest] -= 1
    return widths


_STEPS = "▁▂▃▄▅▆▇█"


def _trend(block: Trend, paint: Paint, width: int) -> Iterator[str]:
    """Draw each series as a row of small bars; the table beside it has the numbers."""
    yield paint(block.title, "strong")
    longest = max((len(series.name) for series in block.series), default=0)
    for series in block.series:
        bars = "".join(" " if value is None else _bar(value / block.top) for value in series.values)
        yield (f"{_INDENT}{series.name:<{longest}}{_BETWEEN}{bars}")[:width]


def _bar(share: float) -> str:
    return _STEPS[max(0, min(len(_STEPS) - 1, round(share * (len(_STEPS) - 1))))]
