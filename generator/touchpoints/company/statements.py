"""What a filled-in checklist says, cell by cell, before anybody has understood it, and what it was made from."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from touchpoints.company.answers import Company, TouchpointAnswers

MADE_FROM: Literal["touchpoints-made-from/1"] = "touchpoints-made-from/1"

LINES = ("reason", "owner")
"""Texts of one line."""

TEXTS = ("note", "evidence", "my_ideas")
"""Texts of as many lines as somebody writes."""

CHOSEN = ("state", "reaction", "confidence", "status")
"""What is chosen from a list of words."""

NUMBERS = ("importance", "reach", "effort")

FIELDS = (*CHOSEN, *NUMBERS, *LINES, "due", *TEXTS)
"""What is said of a touchpoint as a whole; beside these there are its criteria and its competitors."""

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
    """Which answer is meant: a touchpoint, and the way to the answer below it."""

    touchpoint: str
    path: tuple[str, ...]

    def __str__(self) -> str:
        return ": ".join((self.touchpoint, *self.path[-1:]))


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
    touchpoints: frozenset[str]

    def of(self, key: Key) -> Shown | None:
        """Give what a cell showed; None where the export did not have it."""
        if key in self.cells:
            return self.cells[key]
        return Shown() if key.touchpoint in self.touchpoints else None


@dataclass(frozen=True, slots=True)
class Returned:
    """A checklist that came back."""

    statements: tuple[Statement, ...] = ()
    extras: tuple[Extra, ...] = ()
    lost: tuple[tuple[str, str], ...] = ()
    """What has no place in a company file: where it stands, and what it is."""
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


def stated(company: Company) -> dict[Key, str]:
    """Give everything that a company file says of touchpoints, as comparable texts."""
    return {Key(id_, path): text for id_, answers in company.answers.items() for path, text in said(answers)}


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


def as_text(value: object) -> str:
    """Write a value of the company file as the text it is compared by."""
    if isinstance(value, int | float):
        return number_text(value)
    return value.isoformat() if isinstance(value, date) else plain_text(str(value))


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """What an export carries, so that an untouched cell is known when it comes back."""

    company: str
    cells: Mapping[Key, Shown] = field(default_factory=dict)

    def compact(self, touchpoint: str) -> dict[str, str | list[str]]:
        """Give the cells of one touchpoint as plain values, by paths such as `criteria/dated`."""
        return {"/".join(key.path): packed(shown) for key, shown in self.cells.items() if key.touchpoint == touchpoint}

    def of(self, key: Key) -> str | list[str]:
        """Give one cell as a plain value."""
        return packed(self.cells.get(key, Shown()))

    @property
    def touchpoints(self) -> tuple[str, ...]:
        """Give the touchpoints that the export shows."""
        return tuple(dict.fromkeys(key.touchpoint for key in self.cells))


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
