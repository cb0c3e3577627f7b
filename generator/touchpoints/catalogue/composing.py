"""Builds plain values from the events of the YAML parser, and notes where each came from.

Anchors, tags, merge keys, second documents and deep nesting are refused while the events pass by, so that no input
can make the reader slow, large or wrong. A whole catalogue goes through here for every check: it is written for speed.
"""

import re
from typing import Any

import yaml

from touchpoints.catalogue.characters import refuse_hidden
from touchpoints.catalogue.spots import Refused, Spot
from touchpoints.problems import Rule

LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

DEPTH = 12

Value = str | None | list["Value"] | dict[str, "Value"]
At = tuple[str | int, ...]

_CURLY = frozenset("\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb")
_NOTHING = frozenset(["", "~", "null", "Null", "NULL"])


class Composer:
    """One document: its value, and the line and column of each value and key by their path."""

    def __init__(self, text: str) -> None:
        self.values: dict[At, Spot] = {}
        self.keys: dict[At, Spot] = {}
        self.repeated: list[tuple[str, Spot]] = []
        self.cut: list[Spot] = []
        self.curly: list[Spot] = []
        self._lines = text.split("\n")
        self._has_comments, self._has_escapes = " #" in text, "\\" in text
        self._parser = LOADER(text)
        self._next = self._parser.get_event

    def document(self) -> Value:
        """Give the value of the only document."""
        try:
            return self._document()
        finally:
            self._parser.dispose()

    def _document(self) -> Value:
        self._next()  # the start of the stream
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            raise Refused((1, 1), "empty-file", "the file is empty", _FIRST_LINES)
        value = self._node(self._next(), (), 0)
        self._next()  # the end of the document
        more = self._next()
        if not isinstance(more, yaml.StreamEndEvent):
            hint = "delete the line '---', or put the rest in a file of its own"
            raise Refused(_spot(more), "second-document", "a second document begins here", hint)
        if value is None:
            raise Refused((1, 1), "empty-file", "the file is empty", _FIRST_LINES)
        return value

    def _node(self, event: Any, at: At, depth: int) -> Value:
        mark = event.start_mark
        self.values[at] = (mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None or event.tag is not None:
            _refuse_machinery(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth > DEPTH:
            raise Refused(_spot(event), "too-deep", f"nested more than {DEPTH} levels deep")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(at, depth + 1)
        return self._mapping(at, depth + 1)

    def _sequence(self, at: At, depth: int) -> Value:
        items: list[Value] = []
        take, node = self._next, self._node
        while not isinstance(event := take(), yaml.SequenceEndEvent):
            items.append(node(event, (*at, len(items)), depth))
        return items

    def _mapping(self, at: At, depth: int) -> Value:
        items: dict[str, Value] = {}
        take, node = self._next, self._node
        while not isinstance(event := take(), yaml.MappingEndEvent):
            _refuse_odd_key(event)
            key, mark = event.value, event.start_mark
            if self._has_escapes:
                refuse_hidden(key, _spot(event))
            here = (*at, key)
            if key in items:
                self.repeated.append((key, _spot(event)))
                here = (*here, "(again)")  # read on, but keep the first
            else:
                self.keys[here] = (mark.line + 1, mark.column + 1)
            value = node(take(), here, depth)
            items.setdefault(key, value)
        return items

    def _scalar(self, event: Any) -> str | None:
        text: str = event.value
        if event.style in {None, ""}:
            if self._has_comments:
                self._note_cut(event)
            if text[:1] in _CURLY and text[-1:] in _CURLY:
                self.curly.append(_spot(event))
            return None if text in _NOTHING else text
        if self._has_escapes:  # one such as "\u202e" brings back what the file may not hold
            refuse_hidden(text, _spot(event))
        return text

    def _note_cut(self, event: Any) -> None:
        """Note a text followed by one blank and '#': YAML drops the rest, which is rarely meant."""
        end = event.end_mark
        rest = self._lines[end.line][end.column :] if end.line < len(self._lines) else ""
        if rest and re.match(r" # ?\d" if " " not in event.value else " #", rest):
            self.cut.append((end.line + 1, end.column + 2))


def _refuse_odd_key(event: Any) -> None:
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None or event.tag is not None:
        _refuse_machinery(event)
    if not isinstance(event, yaml.ScalarEvent):
        hint = "a text with a question mark, a brace or a bracket in it needs quotation marks"
        raise Refused(_spot(event), "yaml-syntax", "a key must be a plain word", hint)
    if event.value == "<<" and event.implicit[0]:  # in quotation marks it is a word like any other
        raise Refused(_spot(event), "yaml-machinery", "merge keys ('<<') are not used here", "write the keys out")
    if event.value.strip() != event.value:
        hint = "indent with ordinary blanks; no-break spaces are often copied from a web page"
        raise Refused(
            _spot(event), "yaml-syntax", "a key begins or ends with a blank that YAML does not take for one", hint
        )


def _refuse_machinery(event: Any) -> None:
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        hint = "write the value out; a text that begins with & or * needs quotation marks"
        raise Refused(_spot(event), "yaml-machinery", "anchors and aliases (&, *) are not used here", hint)
    hint = "a text that begins with ! needs quotation marks"
    raise Refused(_spot(event), "yaml-machinery", "tags (!) are not used here", hint)


def _spot(event: Any) -> Spot:
    return event.start_mark.line + 1, event.start_mark.column + 1


_FIRST_LINES = "copy the shape of an entry that is there, or let `touchpoints new` write it"

RULES = (
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
        "curly-quotes",
        "Curly quotation marks around a whole text",
        "To YAML only straight ones are quotation marks; curly ones, which word processors make, stay in the text.",
        "name: \u201cPrice list\u201d\n",
        "name: Price list\n",
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
)
