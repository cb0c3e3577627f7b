"""Short documents as blocks: what explanations, summaries and comparisons are made of before they take a form."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Tone = Literal["", "good", "fair", "bad", "soft", "strong"]

LEVEL_TONES: dict[str, Tone] = {
    "missing": "bad",
    "weak": "bad",
    "fair": "fair",
    "good": "good",
    "excellent": "good",
    "not-assessed": "soft",
}


class Toned(str):
    """A text that means something good or bad; whoever has colours may show it."""

    __slots__ = ("tone",)
    tone: Tone

    def __new__(cls, text: object, tone: Tone) -> "Toned":
        """Make a text with a tone."""
        made = super().__new__(cls, text)
        made.tone = tone
        return made


def tone_of(text: str) -> Tone:
    """Give the tone of a text; most have none."""
    return text.tone if isinstance(text, Toned) else ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A title; level 1 stands once, at the top."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences, indented by so many more columns."""

    text: str
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered where the order says something."""

    texts: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; numbers stand on the right."""

    name: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; without a head where its first column names what stands beside it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    head: bool = True


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a trend: a number, or none, for each of the labels."""

    name: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """Numbers over many dates, each series on a scale from 0 to its own top.

    `positions` say where each date lies between the first, 0, and the last, 1.
    """

    title: str
    alternative: str
    labels: tuple[str, ...]
    positions: tuple[float, ...]
    series: tuple[Series, ...]
    top: float


@dataclass(frozen=True, slots=True)
class Command:
    """A line to type next, with what it is for."""

    text: str
    line: str


Block = Heading | Paragraph | Items | Table | Trend | Command


def table(columns: Iterable[str | Column], rows: Iterable[Iterable[str]], *, head: bool = True) -> Table:
    """Make a table from names of columns and rows of cells."""
    made = tuple(Column(one) if isinstance(one, str) else one for one in columns)
    return Table(made, tuple(tuple(row) for row in rows), head)


def number(name: str) -> Column:
    """Make the head of a column of numbers."""
    return Column(name, right=True)
