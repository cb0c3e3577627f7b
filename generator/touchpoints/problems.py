"""What can be wrong with the data, as values: a place, a code, a sentence and a hint."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: an error stops a build, a warning only does so in strict mode."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A spot in a file; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that is wrong, where it is wrong, and what may help."""

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Rule:
    """The documentation of one problem code: what it means, with a bad and a good example."""

    code: str
    title: str
    why: str
    bad: str
    good: str


UNREADABLE = "unreadable"

MOST_LISTED = 45
"""A vocabulary of this size still helps as a list; the ids of a whole catalogue do not."""


class DataError(Exception):
    """Problems in files that the user can mend; the only exception that ends a command on purpose."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("; ".join(f"{p.place}: {p.message}" for p in self.problems))

    @property
    def about_files(self) -> bool:
        """Say whether files could not be read or written, as opposed to wrong data in them."""
        return any(problem.code == UNREADABLE for problem in self.problems)


def unreadable(path: str, reason: str) -> Problem:
    """Describe a file or folder that could not be read or written."""
    return Problem(Place(path), UNREADABLE, reason)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Pick the problems that stop a build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


MOST_A_FILE = 20
"""Nobody mends more at a time, and a file full of mistakes must not bury those of the others."""


def capped(problems: Iterable[Problem]) -> list[Problem]:
    """Keep the first problems of each file, and say how many more there are."""
    files: dict[str, list[Problem]] = {}
    for problem in sorted(set(problems)):
        files.setdefault(problem.place.path, []).append(problem)
    kept: list[Problem] = []
    for path, found in files.items():
        rest = found[MOST_A_FILE:]
        kept += found[:MOST_A_FILE]
        if rest:
            worst = next(iter(errors(rest)), rest[0])
            message = f"and {len(rest)} more problems of this kind in this file"
            kept.append(Problem(Place(path), worst.code, message, "", worst.severity))
    return kept


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Suggest the nearest known word; where none is near, name them all if they are few."""
    names = sorted(set(known))
    close = get_close_matches(word.strip().lower(), names, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{close[0]}'?"
    if len(names) <= MOST_LISTED:
        return f"allowed: {', '.join(names)}" if names else ""
    within = next((name for name in names if word.strip().lower() in name.split("-")), None)
    return f"did you mean '{within}'?" if within else ""
