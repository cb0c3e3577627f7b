"""Finds the comments of a YAML text, and the key or item that each of them stands at.

PyYAML drops comments, and a writer that keeps them (ruamel.yaml) hangs them on what stood before them, so that a key
which moves leaves its comment behind. Here a comment belongs to what it is written above or beside.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from touchpoints.catalogue.reading import At

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*$")
_NO_CONTENT = {"", "-", "---"}


@dataclass(slots=True)
class Comments:
    """The comments of a text: above, beside and below its keys and items, and those of the file as a whole."""

    head: list[str] = field(default_factory=list)
    above: dict[At, list[str]] = field(default_factory=dict)
    beside: dict[At, list[str]] = field(default_factory=dict)
    below: dict[At, list[str]] = field(default_factory=dict)
    tail: list[str] = field(default_factory=list)

    def within(self, at: At) -> bool:
        """Say whether anything inside the value at a path has a comment."""
        return any(
            len(place) > len(at) and place[: len(at)] == at
            for held in (self.above, self.beside, self.below)
            for place in held
        )


@dataclass(frozen=True, slots=True)
class _Comment:
    line: int
    column: int
    text: str
    own_line: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A key with its value, or an item: where it begins, and where its value does."""

    at: At
    line: int
    column: int
    value_line: int
    is_scalar: bool


def comments_of(text: str, root: yaml.Node) -> Comments:
    """Give the comments of a text whose nodes are known."""
    found = Comments()
    parts = list(_parts(root, (), root.start_mark.column))
    for comment in _comments(text, root):
        if comment.own_line:
            _place_own_line(comment, parts, text, found)
        else:
            at = [part for part in parts if part.line <= comment.line][-1].at
            found.beside.setdefault(at, []).append(comment.text)
    return found


def comment_texts(text: str, root: yaml.Node) -> list[str]:
    """Give the words of every comment, in no order that means anything."""
    return sorted(comment.text for comment in _comments(text, root))


def _comments(text: str, root: yaml.Node) -> Iterator[_Comment]:
    for number, line in enumerate(_without_scalars(text, root).split("\n")):
        match = _COMMENT.search(line)
        if match:
            before = line[: match.start()]
            own_line = before.strip() in _NO_CONTENT
            column = before.index("-") if own_line and "-" in before else match.start()
            yield _Comment(number, column, text.split("\n")[number][match.start() :].rstrip(), own_line)


def _without_scalars(text: str, root: yaml.Node) -> str:
    """Cover every scalar, so that a '#' that is left begins a comment."""
    letters = list(text)
    for node in _scalars(root):
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in {"|", ">"}:  # a comment may stand behind the sign that opens a block
            start = text.index("\n", start) + 1 if "\n" in text[start:end] else end
        for index in range(start, end):
            if letters[index] != "\n":
                letters[index] = "x"
    return "".join(letters)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)


def _parts(node: yaml.Node, at: At, column: int) -> Iterator[_Part]:
    """Give the keys and items in the order of the text; those of a list in brackets count too."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield _part((*at, key.value), key, value, key.start_mark.column)
            yield from _parts(value, (*at, key.value), value.start_mark.column)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield _part((*at, index), item, item, column if not node.flow_style else item.start_mark.column)
            yield from _parts(item, (*at, index), item.start_mark.column)


def _part(at: At, begins: yaml.Node, value: yaml.Node, column: int) -> _Part:
    return _Part(at, begins.start_mark.line, column, value.start_mark.line, isinstance(value, yaml.ScalarNode))


def _place_own_line(comment: _Comment, parts: list[_Part], text: str, found: Comments) -> None:
    """Put a comment above what follows it, or below what it is still indented with."""
    before = [part for part in parts if part.line < comment.line]
    after = next((part for part in parts if part.line > comment.line), None)
    if before and before[-1].is_scalar and before[-1].value_line > comment.line:
        found.above.setdefault(before[-1].at, []).append(comment.text)  # between a key and its text
        return
    if not before and after is not None:
        is_of_file = "" in [line.strip() for line in text.split("\n")[comment.line : after.line]]
        (found.head if is_of_file or _is_schema(comment.text) else found.above.setdefault(after.at, [])).append(
            comment.text
        )
        return
    outside = after.column if after else -1
    enclosing = [
        part for part in before if before[-1].at[: len(part.at)] == part.at and outside < part.column <= comment.column
    ]
    if after is None and comment.column == 0:
        found.tail.append(comment.text)
    elif comment.column > outside and enclosing:
        found.below.setdefault(enclosing[-1].at, []).append(comment.text)
    elif after is not None:
        found.above.setdefault(after.at, []).append(comment.text)
    else:
        found.tail.append(comment.text)


def _is_schema(comment: str) -> bool:
    return comment.removeprefix("#").strip().startswith(("yaml-language-server:", "$schema:"))
