"""Reads a YAML file into plain values that remember their line and column.

Values stay text (`no`, `1.10` and `2026-01-01` are what the author typed); the entry models give them types.
"""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from touchpoints.catalogue import characters, composing, syntax
from touchpoints.catalogue.characters import text_of
from touchpoints.catalogue.composing import At, Composer, Value
from touchpoints.catalogue.spots import Refused, Spot
from touchpoints.catalogue.syntax import diagnosed
from touchpoints.problems import Place, Problem, Rule, Severity, capped, unreadable

__all__ = ["At", "Document", "Value", "parse_document", "read_bytes", "read_document", "read_text"]

ENTRY_BYTES = 64 * 1024
COMPANY_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read: its value, and the line and column of each value and key by their path."""

    path: str
    value: Value
    values: Mapping[At, Spot]
    keys: Mapping[At, Spot]

    def place(self, at: At = ()) -> Place:
        """Give the place of the value at a path, or of the nearest value around it."""
        while at and at not in self.values:
            at = at[:-1]
        return Place(self.path, *self.values.get(at, (1, 1)))

    def key_place(self, at: At) -> Place:
        """Give the place of the key at a path, or of the value where there is no key (items of a list)."""
        return Place(self.path, *self.keys[at]) if at in self.keys else self.place(at)


def read_document(path: Path, shown: str, limit: int = ENTRY_BYTES) -> tuple[Document | None, list[Problem]]:
    """Read one file; `shown` is the path that problems name, `limit` the most bytes it may hold."""
    data, problems = read_bytes(path, shown, limit)
    return parse_document(data, shown) if data is not None else (None, problems)


def read_bytes(path: Path, shown: str, limit: int = ENTRY_BYTES) -> tuple[bytes | None, list[Problem]]:
    """Read what a file holds, if it is a regular file of a sensible size."""
    try:
        return _bytes(path, limit), []
    except OSError as error:
        return None, [unreadable(shown, f"cannot be read: {(error.strerror or str(error)).lower()}")]
    except Refused as refused:
        return None, [_problem(shown, refused)]


def read_text(data: bytes, shown: str) -> tuple[str | None, list[Problem]]:
    """Give the text of a file, with line breaks as LF; refuse other encodings and invisible characters."""
    try:
        return text_of(data), []
    except Refused as refused:
        return None, [_problem(shown, refused)]


def parse_document(data: bytes, shown: str) -> tuple[Document | None, list[Problem]]:
    """Read the bytes of one file."""
    try:
        text = text_of(data)
        composer = Composer(text)
        value = composer.document()
    except Refused as refused:
        return None, [_problem(shown, refused)]
    except yaml.MarkedYAMLError as error:
        return None, [_problem(shown, diagnosed(error, text))]
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the parser without libyaml stumbles over escapes
        reason = " ".join(str(error).split())[:200]
        return None, [Problem(Place(shown), "yaml-syntax", f"this is not YAML: {reason}")]
    return Document(shown, value, composer.values, composer.keys), _doubts(composer, shown)


def _doubts(composer: Composer, shown: str) -> list[Problem]:
    """Give what can be read, and was hardly meant so."""
    repeated = [
        Problem(Place(shown, *spot), "duplicate-key", f"the key '{key}' is given twice", "keep one of them")
        for key, spot in composer.repeated
    ]
    cut = [
        Problem(
            Place(shown, *spot),
            "cut-comment",
            "everything from ' #' on is a comment, and lost from this text",
            "put the whole text in quotation marks, or two blanks before a comment that is meant",
            Severity.WARNING,
        )
        for spot in composer.cut
    ]
    curly = [
        Problem(
            Place(shown, *spot),
            "curly-quotes",
            "these quotation marks are part of the text; YAML takes only straight ones for its own",
            "delete them; where they are meant, put straight ones around the whole",
            Severity.WARNING,
        )
        for spot in composer.curly
    ]
    return capped(repeated + cut + curly)


def _problem(shown: str, refused: Refused) -> Problem:
    return Problem(Place(shown, *refused.spot), refused.code, refused.message, refused.hint)


def _bytes(path: Path, limit: int) -> bytes:
    mode = os.lstat(path).st_mode
    if stat.S_ISDIR(mode):
        raise OSError(0, "it is a folder, and a file is needed")
    if not stat.S_ISREG(mode):
        raise OSError(0, "not a regular file (links, pipes and devices are not followed)")
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        message = f"the file is larger than {limit // 1024} kB"
        raise Refused((1, 1), "too-large", message, "split it, or shorten its texts")
    return data


RULES = (
    Rule(
        "unreadable",
        "A file or folder could not be read or written",
        "Nothing can be said about a file that cannot be opened. Links, pipes and devices are not followed.",
        "(a file without read permission)",
        "(a regular file that you may read)",
    ),
    Rule(
        "too-large",
        "The file is too large",
        "An entry of more than 64 kB is not one entry.",
        "(an entry of 65 kB)",
        "(an entry of 5 kB)",
    ),
    *characters.RULES,
    *syntax.RULES,
    *composing.RULES,
)
