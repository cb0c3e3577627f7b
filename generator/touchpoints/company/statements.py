"""What a filled-in checklist says, cell by cell, before anybody has understood it, and what it was made from."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from touchpoints.company.answers import Company, TouchpointAnswers, View

MADE_FROM: Literal["touchpoints-made-from/1"] = "touchpoints-made-from/1"

LINES = ("reason", "owner")
"""Texts of one line."""

TEXTS = ("note", "evidence", "my_ideas")
"""Texts of as many lines as somebody writes."""

CHOSEN = ("state", "reaction", "confidence", "status")
"""What is chosen from a list of words."""

NUMBERS = ("importance", "reach", "effort")

SEEN = ("reaction", "note")
"""What is said in a view beside the answers to questions."""

WALKED = ("time", "impression")
"""What is noted along a walk."""

FIELDS = (*CHOSEN, *NUMBERS, *LINES, "due", *TEXTS)
"""What is said of a touchpoint as a whole; beside these there are its criteria and its competitors."""

VIEWS, CRITERIA = "views", "criteria"

WALK = "x-walk"
"""The key under which a touchpoint's answers hold what somebody noted while walking along a chain."""

EXTRA = "x-extra"
"""The key under which a touchpoint's answers hold what people added to the checklist."""

DECIMALS = 6
LONGEST_KEPT = 60
"""Longer texts are kept by their digest: to know that a cell was left alone, it need not be read again."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that holds no value, such as an error of the spreadsheet."""

    shown: str
    why: str


Raw = str | float | bool | date | Broken
"""A cell as it was found; an empty one is no statement and never gets this far."""


class Key(NamedTuple):
    """Which answer is meant: a touchpoint, the way to the answer below it, and the unit that speaks, if one does."""

    touchpoint: str
    path: tuple[str, ...]
    unit: str = ""

    @property
    def point(self) -> str:
        """Name the touchpoint as rows do: with its unit."""
        return row_key(self.touchpoint, "", self.unit)

    @property
    def criterion(self) -> str:
        """Name the question, whoever answers it; nothing where it is about the touchpoint as a whole."""
        return self.path[-1] if CRITERIA in self.path[:-1] else ""

    @property
    def view(self) -> str:
        """Name whose view it is; nothing where it is what counts."""
        return self.path[1] if self.path[0] == VIEWS else ""

    def __str__(self) -> str:
        of = f" ({self.view})" if self.view else ""
        return ": ".join((self.point, *self.path[-1:])) + of


_UNIT = "@"


def row_key(touchpoint: str, criterion: str = "", unit: str = "") -> str:
    """Write the key of a row: `price-list`, `price-list/dated`, `price-list/dated@harbour`."""
    asked = f"{touchpoint}/{criterion}" if criterion else touchpoint
    return f"{asked}{_UNIT}{unit}" if unit else asked


def read_row_key(text: str) -> tuple[str, str, str]:
    """Give touchpoint, question and unit of a row's key."""
    asked, _, unit = text.partition(_UNIT)
    touchpoint, _, criterion = asked.partition("/")
    return touchpoint.strip(), criterion.strip(), unit.strip()


def path_text(path: tuple[str, ...]) -> str:
    """Write the way to an answer as one text; whose view it is comes last, for a name may hold anything."""
    return "/".join((path[0], *path[2:], path[1]) if path[0] == VIEWS else path)


def read_path(text: str) -> tuple[str, ...]:
    """Read the way to an answer."""
    first, _, rest = text.partition("/")
    if first == VIEWS:
        field, _, rest = rest.partition("/")
        below, _, who = rest.partition("/") if field == CRITERIA else ("", "", rest)
        return (VIEWS, who, field, *((below,) if below else ()))
    if first == WALK:
        chain, _, field = rest.rpartition("/")
        return (WALK, chain, field)
    return (first, rest) if rest else (first,)


@dataclass(frozen=True, slots=True)
class Statement:
    """One filled cell; `table` tells cells of one table from those of another."""

    key: Key
    raw: Raw
    where: str
    table: str = ""


@dataclass(frozen=True, slots=True)
class Extra:
    """Something that belongs to a touchpoint and is none of its answers: kept, never counted."""

    touchpoint: str
    name: str
    text: str
    where: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What an export showed in a cell, and what the company file said then; mostly they are the same."""

    displayed: str = ""
    stated: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """What a checklist was made from; a cell that is not in it was empty."""

    company: str | None
    cells: Mapping[Key, Shown]
    points: frozenset[str]
    """The touchpoints it shows, each with its unit."""

    def of(self, key: Key) -> Shown | None:
        """Give what a cell showed; None where the export did not have it."""
        if key in self.cells:
            return self.cells[key]
        return Shown() if key.point in self.points else None


@dataclass(frozen=True, slots=True)
class Returned:
    """A checklist that came back."""

    statements: tuple[Statement, ...] = ()
    extras: tuple[Extra, ...] = ()
    lost: tuple[tuple[str, str], ...] = ()
    """What is not taken over: where it stands, and why."""
    remarks: tuple[str, ...] = ()
    base: Base | None = None
    decimal_comma: bool = False
    company: str | None = None


def number_text(value: float) -> str:
    """Write a number as somebody would type it: 25, 0.6, 4.1."""
    text = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def plain_text(text: str) -> str:
    """Bring a text to the form in which two are compared: line breaks as LF, nothing blank around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def digest(text: str) -> str:
    """Stand for a long text."""
    return f"#{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def is_same(kept: str, text: str) -> bool:
    """Say whether a text is the one that was kept, or that a digest was kept of."""
    return text == kept or (len(text) > LONGEST_KEPT and digest(text) == kept)


def stated(company: Company, unit: str = "") -> dict[Key, str]:
    """Give everything that a company file says of touchpoints, as comparable texts."""
    return {Key(id_, path, unit): text for id_, answers in company.answers.items() for path, text in said(answers)}


def said(answers: TouchpointAnswers) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give what was really said of a touchpoint: no defaults."""
    for name in FIELDS:
        value = getattr(answers, name)
        if name in answers.model_fields_set and value is not None:
            text = as_text(value)
            if text:
                yield (name,), text
    for criterion, answer in answers.criteria.items():
        yield ("criteria", criterion), as_text(answer)
    for competitor, how in answers.competitors.items():
        yield ("competitors", competitor), how
    for who, view in answers.views.items():
        yield from (((VIEWS, who, *path), text) for path, text in _seen(view))
    for chain, name, text in walked(answers):
        yield (WALK, chain, name), text


def _seen(view: View) -> Iterator[tuple[tuple[str, ...], str]]:
    for name in SEEN:
        value = getattr(view, name)
        if value is not None and (text := as_text(value)):
            yield (name,), text
    for criterion, answer in view.criteria.items():
        yield (CRITERIA, criterion), as_text(answer)


def walked(answers: TouchpointAnswers) -> Iterator[tuple[str, str, str]]:
    """Give what somebody noted at a touchpoint while walking along chains: the chain, what, and the text."""
    noted = (answers.model_extra or {}).get(WALK)
    for chain, fields in noted.items() if isinstance(noted, Mapping) else ():
        for field_, text in fields.items() if isinstance(fields, Mapping) else ():
            if field_ in WALKED and (plain := plain_text(str(text))):
                yield str(chain), field_, plain


def as_text(value: object) -> str:
    """Write a value of the company file as the text it is compared by."""
    if isinstance(value, int | float):
        return number_text(value)
    return value.isoformat() if isinstance(value, date) else plain_text(str(value))


@dataclass(frozen=True)
class MadeFrom:
    """What an export carries, so that an untouched cell is known when it comes back."""

    company: str
    cells: Mapping[Key, Shown] = field(default_factory=dict)

    def compact(self, touchpoint: str, unit: str = "") -> dict[str, str | list[str]]:
        """Give the cells of one touchpoint as plain values, by paths such as `criteria/dated`."""
        return {path_text(key.path): value for key, value in self.of_point(touchpoint, unit)}

    def of_point(self, touchpoint: str, unit: str = "") -> Iterator[tuple[Key, str | list[str]]]:
        """Give the cells of one touchpoint with their keys."""
        yield from ((key, packed(shown)) for key, shown in self._by_point.get((touchpoint, unit), ()))

    @property
    def points(self) -> tuple[tuple[str, str], ...]:
        """Give the touchpoints that the export shows, each with its unit."""
        return tuple(self._by_point)

    @cached_property
    def _by_point(self) -> Mapping[tuple[str, str], Sequence[tuple[Key, Shown]]]:
        found: dict[tuple[str, str], list[tuple[Key, Shown]]] = {}
        for key, shown in self.cells.items():
            found.setdefault((key.touchpoint, key.unit), []).append((key, shown))
        return found


def kept(shown: Shown) -> tuple[str, str]:
    """Give what was shown and what was said, long texts as their digests."""
    displayed, said_then = (
        digest(text) if len(text) > LONGEST_KEPT else text for text in (shown.displayed, shown.stated)
    )
    return displayed, said_then


def packed(shown: Shown) -> str | list[str]:
    """Write down what a cell showed: one text, or a list where the company file said something else."""
    displayed, said_then = kept(shown)
    return displayed if displayed == said_then else [displayed, said_then] if said_then else [displayed]


def unpacked(value: object) -> Shown | None:
    """Read what was written down; None where it is something else."""
    if isinstance(value, str):
        return Shown(value, value)
    if isinstance(value, list) and 1 <= len(value) <= 2 and all(isinstance(one, str) for one in value):  # noqa: PLR2004 - shown, and said
        return Shown(value[0], value[1] if len(value) > 1 else "")
    return None
