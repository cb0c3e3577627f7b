"""Looks a workbook over before anything opens it: size, members, and every cell, without building anything.

What a spreadsheet program would write passes. What could make a reader slow, large or wrong is refused.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from touchpoints.problems import DataError, Place, Problem, Rule

MOST_MEMBERS = 300
MOST_UNPACKED = 120 * 1024 * 1024
MOST_RATIO = 400
"""XML shrinks well, but a member that shrinks more than this was made to."""

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 20_000, 300, 600_000
DEPTH = 60

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_PIECE = 1 << 16


@dataclass(slots=True)
class SheetScan:
    """What a sheet holds: how far its values reach, and cells whose formula has no result."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    unsolved: set[tuple[int, int]] = field(default_factory=set)


def scanned(data: bytes, shown: str) -> Mapping[str, SheetScan]:
    """Look a workbook over and give the extent of each sheet, by the name of its member; refuse what is hostile."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        _refuse(shown, "is an old .xls file, or is protected by a password", "save it as .xlsx, without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive, shown)
            return _scan(archive, shown)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        _refuse(shown, f"is not a workbook: {error}")


def _refuse(shown: str, why: str, hint: str = "open it in a spreadsheet program and save it anew as .xlsx") -> NoReturn:
    raise DataError([Problem(Place(shown), "unsafe-workbook", f"the file {why}", hint)])


def _check_members(archive: zipfile.ZipFile, shown: str) -> None:
    members = archive.infolist()
    names = [member.filename for member in members]
    if len(members) > MOST_MEMBERS:
        _refuse(shown, f"has {len(members)} parts; a workbook has up to {MOST_MEMBERS}")
    if len({name.casefold() for name in names}) != len(names):
        _refuse(shown, "has two parts of one name")
    if any(member.flag_bits & 1 for member in members):
        _refuse(shown, "is encrypted", "save it without a password")
    if any(name.startswith("/") or ".." in name.split("/") or "\\" in name for name in names):
        _refuse(shown, "has parts that lie outside of it")
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        _refuse(shown, f"unpacks to more than {MOST_UNPACKED // 1024 // 1024} MB")
    if any(member.file_size > MOST_RATIO * max(member.compress_size, 1) + _PIECE for member in members):
        _refuse(shown, "has a part that unpacks to many times its size")
    if "mimetype" in names and "content.xml" in names:
        _refuse(shown, "is an OpenDocument spreadsheet", "save it as .xlsx or .csv")
    if "xl/workbook.xml" not in names:
        _refuse(shown, "is not a workbook")


def _scan(archive: zipfile.ZipFile, shown: str) -> dict[str, SheetScan]:
    strings, sheets = _Count("si"), _Count("sheet")
    names = archive.namelist()
    _parse(archive, "xl/workbook.xml", shown, sheets.start, _nothing, _nothing)
    if sheets.count > sum(bool(re.fullmatch(r"xl/[a-z]+sheets/[^/]+\.xml", name)) for name in names):
        _refuse(shown, f"names {sheets.count} sheets and does not hold them all")
    if "xl/sharedStrings.xml" in names:
        _parse(archive, "xl/sharedStrings.xml", shown, strings.start, _nothing, _nothing)
    scans: dict[str, SheetScan] = {}
    for name in names:
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
            sheet = _Sheet(strings.count, shown)
            _parse(archive, name, shown, sheet.start, sheet.end, sheet.text)
            scans[name] = sheet.scan
        elif name.endswith((".xml", ".rels", ".vml")) and name != "xl/sharedStrings.xml":
            _parse(archive, name, shown, _nothing, _nothing, _nothing)
    if sum(scan.cells for scan in scans.values()) > MOST_CELLS:
        _refuse(shown, f"has more than {MOST_CELLS} cells")
    return scans


def _nothing(*_: object) -> None:
    """Look at the form of a part alone."""


def _parse(
    archive: zipfile.ZipFile,
    name: str,
    shown: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Read one part piece by piece; a DTD, deep nesting or more bytes than announced end the reading."""
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def opened(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            _refuse(shown, f"is nested too deep in {name}")
        start(tag.rpartition(" ")[2], attributes)

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        end(tag.rpartition(" ")[2])

    def declared(*_: object) -> None:
        _refuse(shown, f"has a document type declaration in {name}")

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = declared
    try:
        for piece in _pieces(archive, name, shown):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        _refuse(shown, f"is damaged: {name}: {error}")


def _pieces(archive: zipfile.ZipFile, name: str, shown: str) -> Iterator[bytes]:
    announced, read = archive.getinfo(name).file_size, 0
    with archive.open(name) as member:
        while piece := member.read(_PIECE):
            read += len(piece)
            if read > announced:
                _refuse(shown, f"holds more than it announces in {name}")
            yield piece


@dataclass(slots=True)
class _Count:
    """Counts one kind of element."""

    tag: str
    count: int = 0

    def start(self, tag: str, _: dict[str, str]) -> None:
        self.count += tag == self.tag


class _Sheet:
    """Follows the cells of one sheet."""

    def __init__(self, strings: int, shown: str) -> None:
        self.scan = SheetScan()
        self._strings, self._shown = strings, shown
        self._at = (0, 0)
        self._kind = ""
        self._parts: set[str] = set()
        self._value: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "row":
            self._row(attributes)
        elif tag == "c":
            self._cell(attributes)
        elif tag in {"v", "f", "is"}:
            self._value = [] if tag == "v" else None
            self._parts |= {tag} - {"v"}  # an empty value is none

    def text(self, text: str) -> None:
        if self._value is not None:
            self._value.append(text)

    def end(self, tag: str) -> None:
        if tag == "v":
            self._close_value("".join(self._value or ()))
        elif tag == "c":
            self._close_cell()

    def _row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        if number is not None and not re.fullmatch(r"[1-9][0-9]{0,6}", number):
            _refuse(self._shown, f"numbers a row '{number[:20]}'")
        self._at = (int(number) if number else self._at[0] + 1, 0)

    def _cell(self, attributes: dict[str, str]) -> None:
        self.scan.cells += 1
        if self.scan.cells > MOST_CELLS:
            _refuse(self._shown, f"has more than {MOST_CELLS} cells")
        self._kind, self._parts = attributes.get("t", "n"), set()
        reference = attributes.get("r")
        if reference is None:
            self._at = (self._at[0], self._at[1] + 1)
            return
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            _refuse(self._shown, f"has a cell called '{reference[:20]}'")
        self._at = (int(found[2]), _column(found[1]))

    def _close_value(self, value: str) -> None:
        self._value = None
        self._parts |= {"v"} if value.strip() or self._kind == "str" else set()
        if self._kind == "s" and not (re.fullmatch(r"\s*[0-9]{1,9}\s*", value) and int(value) < self._strings):
            _refuse(self._shown, f"refers to a text that it does not hold ({value[:20]})")

    def _close_cell(self) -> None:
        row, column = self._at
        if "f" in self._parts and "v" not in self._parts:
            self.scan.unsolved.add((row, column))
        if self._parts:
            self.scan.rows, self.scan.columns = max(self.scan.rows, row), max(self.scan.columns, column)
            if row > MOST_ROWS or column > MOST_COLUMNS:
                hint = f"up to {MOST_ROWS} rows and {MOST_COLUMNS} columns are read; delete what lies beyond"
                _refuse(self._shown, f"has a value in row {row}, column {column}", hint)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


RULES = (
    Rule(
        "unsafe-workbook",
        "A workbook that is not opened",
        "Some files are made, or damaged, so that reading them takes for ever or reads something that nobody wrote. "
        "They are refused before anything opens them, and no company file is touched.",
        "(a workbook with one value in the last of a million rows)",
        "(the same, saved anew without what lies far outside the table)",
    ),
)
