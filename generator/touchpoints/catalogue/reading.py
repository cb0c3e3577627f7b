"""Reads a YAML file into plain values that remember their line and column.

Values stay text (`no`, `1.10` and `2026-01-01` are what the author typed); the entry models give them types.
Anchors, tags, merge keys, second documents and deep nesting are refused while the parser's events pass by,
so that no input can make the reader slow, large or wrong.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from touchpoints.problems import Place, Problem, Rule, Severity, capped, unreadable

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

ENTRY_BYTES = 64 * 1024
COMPANY_BYTES = 4 * 1024 * 1024
DEPTH = 12

Value = str | None | list["Value"] | dict[str, "Value"]
At = tuple[str | int, ...]
Spot = tuple[int, int]


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


class _Refused(Exception):
    """Ends the reading of one file with one problem."""

    def __init__(self, spot: Spot, code: str, message: str, hint: str = "") -> None:
        self.spot, self.code, self.message, self.hint = spot, code, message, hint
        super().__init__(message)


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
    except _Refused as refused:
        return None, [_problem(shown, refused)]


def read_text(data: bytes, shown: str) -> tuple[str | None, list[Problem]]:
    """Give the text of a file, with line breaks as LF; refuse other encodings and invisible characters."""
    try:
        return _text(data), []
    except _Refused as refused:
        return None, [_problem(shown, refused)]


def parse_document(data: bytes, shown: str) -> tuple[Document | None, list[Problem]]:
    """Read the bytes of one file."""
    try:
        text = _text(data)
        composer = _Composer(text)
        value = composer.document()
    except _Refused as refused:
        return None, [_problem(shown, refused)]
    except yaml.MarkedYAMLError as error:
        return None, [_problem(shown, _syntax(error, text))]
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the parser without libyaml stumbles over escapes
        return None, [Problem(Place(shown), "yaml-syntax", f"this is not YAML: {_one_line(str(error))}")]
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
    return Document(shown, value, composer.values, composer.keys), capped(repeated + cut)


def _problem(shown: str, refused: _Refused) -> Problem:
    return Problem(Place(shown, *refused.spot), refused.code, refused.message, refused.hint)


def _bytes(path: Path, limit: int) -> bytes:
    if not stat.S_ISREG(os.lstat(path).st_mode):
        raise OSError(0, "not a regular file (links, pipes and devices are not followed)")
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        message = f"the file is larger than {limit // 1024} kB"
        raise _Refused((1, 1), "too-large", message, "split it, or shorten its texts")
    return data


_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but TAB and LF
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # they turn the direction of writing
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e007f"  # no width, or tags
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # no characters at all
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]|(?<=[\u0000-\u052f])[\u200c\u200d]"  # joiners belong between emoji and in scripts that join, not here
)
"""What hides, or hides what is written; reviewers must see all that a file says."""


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        message = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        raise _Refused(_spot_after(before), "encoding", message, "save the file as UTF-8") from error
    hidden = None if _is_plain(text) else _HIDDEN.search(text)
    if hidden:
        _refuse_hidden(text, _spot_after(text[: hidden.start()]))
    return text


def _is_plain(text: str) -> bool:
    """Say of most texts, and fast, that nothing can be hidden in them."""
    return text.isascii() and text.replace("\n", "").replace("\t", "").isprintable()


def _refuse_hidden(text: str, spot: Spot) -> None:
    hidden = None if _is_plain(text) else _HIDDEN.search(text)
    if hidden:
        name = unicodedata.name(hidden.group(), "a control character").lower()
        message = f"the invisible character U+{ord(hidden.group()):04X} ({name}) is not allowed"
        hint = (
            "line breaks are LF or CR LF" if hidden.group() in "\r\x85\u2028\u2029" else "delete it, or retype the line"
        )
        raise _Refused(spot, "hidden-character", message, hint)


def _spot_after(before: str) -> Spot:
    return before.count("\n") + 1, len(before) - before.rfind("\n")


class _Composer:
    """Builds plain values from the parser's events, and notes where each came from."""

    def __init__(self, text: str) -> None:
        self.values: dict[At, Spot] = {}
        self.keys: dict[At, Spot] = {}
        self.repeated: list[tuple[str, Spot]] = []
        self.cut: list[Spot] = []
        self._lines = text.split("\n")
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=_LOADER))

    def document(self) -> Value:
        next(self._events)  # the start of the stream
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            raise _Refused((1, 1), "empty-file", "the file is empty")
        value = self._node(next(self._events), (), 0)
        next(self._events)  # the end of the document
        more = next(self._events)
        if not isinstance(more, yaml.StreamEndEvent):
            hint = "delete the line '---', or put the rest in a file of its own"
            raise _Refused(_spot(more), "second-document", "a second document begins here", hint)
        if value is None:
            raise _Refused((1, 1), "empty-file", "the file is empty")
        return value

    def _node(self, event: Any, at: At, depth: int) -> Value:
        self.values[at] = _spot(event)
        _refuse_machinery(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(at, depth)
        return self._mapping(at, depth)

    def _sequence(self, at: At, depth: int) -> Value:
        items: list[Value] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*at, len(items)), depth + 1))
        return items

    def _mapping(self, at: At, depth: int) -> Value:
        items: dict[str, Value] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            _refuse_machinery(event, depth)
            _refuse_odd_key(event)
            key, here = event.value, (*at, event.value)
            if key in items:
                self.repeated.append((key, _spot(event)))
                here = (*at, key, "(again)")  # read on, but keep the first
            else:
                self.keys[here] = _spot(event)
            value = self._node(next(self._events), here, depth + 1)
            items.setdefault(key, value)
        return items

    def _scalar(self, event: Any) -> str | None:
        text: str = event.value
        if event.style in {None, ""}:
            self._note_cut(event)
            return None if text in {"", "~", "null", "Null", "NULL"} else text
        _refuse_hidden(text, _spot(event))  # an escape such as "\u202e" brings back what the file may not hold
        return text

    def _note_cut(self, event: Any) -> None:
        """Note a text followed by one blank and '#': YAML drops the rest, which is rarely meant."""
        end = event.end_mark
        rest = self._lines[end.line][end.column :] if end.line < len(self._lines) else ""
        if re.match(r" # ?\d" if " " not in event.value else " #", rest):
            self.cut.append((end.line + 1, end.column + 2))


def _refuse_odd_key(event: Any) -> None:
    if not isinstance(event, yaml.ScalarEvent):
        hint = "a text with a question mark, a brace or a bracket in it needs quotation marks"
        raise _Refused(_spot(event), "yaml-syntax", "a key must be a plain word", hint)
    if event.value == "<<":
        raise _Refused(_spot(event), "yaml-machinery", "merge keys ('<<') are not used here", "write the keys out")
    if event.value.strip() != event.value:
        hint = "indent with ordinary blanks; no-break spaces are often copied from a web page"
        raise _Refused(
            _spot(event), "yaml-syntax", "a key begins or ends with a blank that YAML does not take for one", hint
        )
    _refuse_hidden(event.value, _spot(event))


def _refuse_machinery(event: Any, depth: int) -> None:
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        hint = "write the value out; a text that begins with & or * needs quotation marks"
        raise _Refused(_spot(event), "yaml-machinery", "anchors and aliases (&, *) are not used here", hint)
    if event.tag is not None:
        hint = "a text that begins with ! needs quotation marks"
        raise _Refused(_spot(event), "yaml-machinery", "tags (!) are not used here", hint)
    if depth > DEPTH:
        raise _Refused(_spot(event), "too-deep", f"nested more than {DEPTH} levels deep")


def _spot(event: Any) -> Spot:
    return event.start_mark.line + 1, event.start_mark.column + 1


_HINTS = (
    ("cannot start any token", "\t", "indent with blanks, not with a tab"),
    ("tab character", "", "indent with blanks, not with a tab"),
    ("mapping values are not allowed", "", "a text with ': ' in it needs quotation marks"),
    ("cannot start any token", "", "a text that begins with this character needs quotation marks"),
    (
        "did not find expected ',' or '}'",
        "",
        "in {…} a text with a comma or a question mark needs quotation marks; or write one key a line",
    ),
    (
        "did not find expected ',' or ']'",
        "",
        "in […] a text with a comma or a colon needs quotation marks; or write one item a line",
    ),
    ("did not find expected key", "", "look at the indentation, and for a quotation mark inside a quoted text"),
    ("could not find expected ':'", "", "a key is followed by a colon and a blank; look at the indentation too"),
    ("expected alphabetic or numeric character", "", "a text that begins with & or * needs quotation marks"),
    (
        "comment or line break",
        "",
        "after | or > the text begins on the next line; a text with that character in front needs quotation marks",
    ),
    ("expected node content", "", "a bracket or a brace stands here that opens or closes nothing"),
    ("expected <document start>", "", "one file holds one entry; look for a quotation mark inside a quoted text"),
    ("invalid Unicode character escape", "", "write the character itself"),
    ("block sequence entries are not allowed", "", "a list begins on a line of its own, below its key"),
    ("did not find expected '-' indicator", "", "the items of a list stand exactly below one another"),
    ("unexpected end of stream", "", "a quotation mark or a bracket is not closed"),
    ("unknown escape character", "", "in \"…\" a backslash is written twice; or use '…'"),
)


_OPEN_QUOTE = re.compile(r"""^(?: *- )* *(?:[\w-]+: +|- +)(["'])(?:(?!\1).)*$""")
_NEXT_KEY = re.compile(r"^ *(- )*[\w-]+:( |$)")


def _syntax(error: yaml.MarkedYAMLError, text: str) -> _Refused:
    lines = text.rstrip("\n").split("\n")
    spot = _syntax_spot(error, lines)
    for number, (line, following) in enumerate(pairwise(lines[: spot[0] + 1]), 1):
        # it swallowed the lines below, up to a quotation mark that was meant otherwise
        opened = _OPEN_QUOTE.match(line)
        if opened and _NEXT_KEY.match(following):
            message = "this is not YAML: a quotation mark is not closed"
            return _Refused((number, opened.start(1) + 1), "yaml-syntax", message, "close it at the end of the text")
    said = _one_line(error.problem or error.context or "this is not YAML")
    has_tab = "\t" in lines[spot[0] - 1][: spot[1]]
    for words, needs, hint in _HINTS:
        if words in said and (not needs or has_tab):
            return _Refused(spot, "yaml-syntax", f"this is not YAML: {said}", hint)
    return _Refused(spot, "yaml-syntax", f"this is not YAML: {said}")


def _syntax_spot(error: yaml.MarkedYAMLError, lines: list[str]) -> Spot:
    """Say where to look: what is only noticed at the end of the file began earlier."""
    for mark in (error.problem_mark, error.context_mark):
        if mark is not None and mark.line < len(lines):
            return mark.line + 1, min(mark.column, len(lines[mark.line])) + 1
    return len(lines), len(lines[-1]) + 1


def _one_line(text: str) -> str:
    return " ".join(text.split())[:200]


RULES = (
    Rule(
        "unreadable",
        "A file or folder could not be read or written",
        "Nothing can be said about a file that cannot be opened. Links, pipes and devices are not followed.",
        "(a file without read permission)",
        "(a regular file that you may read)",
    ),
    Rule(
        "yaml-syntax",
        "The file is not YAML",
        "The rest of the file cannot be understood. Most often a text with ': ', '?' or a quotation mark is not quoted, "
        "or a line is not indented like its neighbours.",
        "name: Price list: the long one\n",
        'name: "Price list: the long one"\n',
    ),
    Rule(
        "yaml-machinery",
        "Anchors, aliases, tags or merge keys",
        "They make files hard to read and can make a small file explode. Texts that begin with &, * or ! need quotes.",
        "name: &name Price list\n",
        "name: Price list\n",
    ),
    Rule(
        "duplicate-key",
        "A key is given twice",
        "YAML would silently keep one of the two.",
        "name: A\nname: B\n",
        "name: A\n",
    ),
    Rule(
        "cut-comment",
        "A text is cut off by a comment",
        "A blank and '#' begin a comment in YAML, so 'Order # 5' is read as 'Order'.",
        "name: Order number # 5\n",
        'name: "Order number # 5"\n',
    ),
    Rule(
        "empty-file",
        "The file is empty",
        "An entry needs at least its obligatory keys.",
        "# to be written\n",
        "name: Price list\n",
    ),
    Rule("second-document", "A second document", "One file holds one entry.", "name: A\n---\nname: B\n", "name: A\n"),
    Rule(
        "too-deep",
        "Nested too deep",
        "No entry needs more than a few levels.",
        "a: " + "[" * 14 + "]" * 14 + "\n",
        "a: [[]]\n",
    ),
    Rule(
        "too-large",
        "The file is too large",
        "An entry of more than 64 kB is not one entry.",
        "(an entry of 65 kB)",
        "(an entry of 5 kB)",
    ),
    Rule(
        "encoding",
        "The file is not UTF-8",
        "Other encodings turn letters into others.",
        "(a file saved as Windows-1250)",
        "(UTF-8)",
    ),
    Rule(
        "hidden-character",
        "An invisible character",
        "Control characters and characters that turn the direction of writing can hide what a text says.",
        'name: "Price\\u200blist"   (typed as the character itself)',
        "name: Price list\n",
    ),
)
