"""Reads the notes on cells, old and threaded ones, out of a workbook that has been looked over."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from touchpoints.company.statements import plain_text
from touchpoints.problems import DataError, Place, Problem

MOST_NOTES = 10_000

_MARK = "[Threaded comment]"
"""How Excel begins the old note that it writes beside a thread, for programs that know no threads."""


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote on a cell, which is counted from nought."""

    row: int
    column: int
    text: str


def read_notes(data: bytes, sheet: str, shown: str) -> list[Note]:
    """Give the notes on a sheet, by the name of its member; one text a cell, a thread joined to it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names, found = frozenset(archive.namelist()), dict[tuple[int, int], list[str]]()
        for part in _parts(archive, names, sheet):
            for at, text in _texts(archive, part):
                found.setdefault(at, []).append(text)
                if len(found) > MOST_NOTES:
                    message = f"the file has more than {MOST_NOTES} notes on one sheet"
                    raise DataError([Problem(Place(shown), "unsafe-workbook", message, "delete what nobody needs")])
    return [Note(row, column, "\n".join(dict.fromkeys(texts))) for (row, column), texts in sorted(found.items())]


def _parts(archive: zipfile.ZipFile, names: frozenset[str], sheet: str) -> Iterator[str]:
    folder, name = posixpath.split(sheet)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in names:
        return
    for relation in ElementTree.fromstring(archive.read(relations)):  # noqa: S314 - no DTD gets past the safety check
        kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
        part = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
        if kind in {"comments", "threadedComment"} and part in names and part.endswith(".xml"):
            yield part


def _texts(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[tuple[int, int], str]]:
    with archive.open(part) as member:
        for _, element in ElementTree.iterparse(member):  # noqa: S314 - no DTD gets past the safety check
            tag = element.tag.rpartition("}")[2]
            if tag not in {"comment", "threadedComment"}:
                continue
            at, text = cell_of(element.get("ref", "")), plain_text(_text(element))
            if at is not None and text and not text.startswith(_MARK):
                yield at, text
            element.clear()


def _text(element: ElementTree.Element) -> str:
    """Join the runs of a note, each of which may look different."""
    return "".join(one.text or "" for one in element.iter() if one.tag.rpartition("}")[2] in {"t", "text"})


def cell_of(reference: str) -> tuple[int, int] | None:
    """Give row and column of `C4`, counted from nought; None where it is no cell."""
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isupper() and 1 <= len(digits) <= 7):  # noqa: PLR2004 - as in XFD1048576
        return None
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return (int(digits) - 1, column - 1) if int(digits) else None
