"""Changes values in the text of a company file, and leaves every other character of it as it was.

Comments, order, quotation marks, blank lines and unknown keys are the author's. So the text is not written anew
from data: only the spans of changed values are replaced, and new keys are put in where their neighbours are.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from touchpoints.catalogue.reading import parse_document
from touchpoints.company.line_ends import keeping_line_ends

Scalar = str | int | float | bool | None
Changes = Mapping[str, "Scalar | list[Scalar] | Changes"]

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_STEP = 2
_DECIMAL = re.compile(r"[-+]?[0-9]*\.[0-9]+")
_COMMENT = re.compile(r"(?:^|\s)(#.*)$")


class CannotEdit(Exception):
    """The text is not one that can be changed in place."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """A replacement of the characters from start to end."""

    start: int
    end: int
    text: str


def edited(text: str, changes: Changes) -> str:
    """Give the text with changed values: nested keys with the values they shall have.

    Raises CannotEdit where the text is not YAML, where a value would have to be put inside something that is no
    mapping, and where the result, read again, would not be what was asked for.
    """
    return keeping_line_ends(text, lambda plain: _edited(plain, changes)) if changes else text


def _edited(text: str, changes: Changes) -> str:
    whole = text if text.endswith("\n") else f"{text}\n"  # what comes behind the last line ends it
    document, problems = parse_document(whole.encode(), "")
    if document is None or problems:
        raise CannotEdit("the file must be free of problems before it can be changed")
    root = yaml.compose(text, Loader=_LOADER)
    if not isinstance(root, yaml.MappingNode):
        raise CannotEdit("the file is not a mapping of keys to values")
    result = text
    style = _json if root.flow_style else _plain_flow
    in_order = sorted(
        enumerate(_Editor(text, style).edits(root, changes)), key=lambda one: (one[1].start, one[1].end, one[0])
    )
    for _, edit in reversed(in_order):  # from the end, so that the places before stay where they are
        result = result[: edit.start] + edit.text + result[edit.end :]
    after, problems = parse_document((result if result.endswith("\n") else f"{result}\n").encode(), "")
    if after is None or problems or after.value != _merged(document.value, changes):
        raise CannotEdit("the changed text would not say what was meant")
    return result


class _Editor:
    """Finds the edits that bring a text to say something else."""

    def __init__(self, text: str, flow: Callable[[Any], str]) -> None:
        self._text = text
        self._flow = flow

    def edits(self, node: yaml.MappingNode, changes: Changes) -> Iterator[_Edit]:
        """Give the edits for the keys of one mapping, in the order of the text they make."""
        present = {key.value: (key, value) for key, value in node.value}
        fresh: dict[str, Any] = {}
        for name, wanted in changes.items():
            if name not in present:
                fresh[name] = wanted
                continue
            key, value = present[name]
            if not isinstance(wanted, Mapping):
                yield self._replaced(key, value, wanted)
            elif isinstance(value, yaml.MappingNode):
                yield from self.edits(value, wanted)
            elif isinstance(value, yaml.ScalarNode) and not value.value:
                yield self._filled(key, value, wanted, node)
            else:
                raise CannotEdit(f"'{name}' holds a value, not keys")
        if fresh:
            yield self._inserted(node, fresh)

    def _replaced(self, key: yaml.Node, value: yaml.Node, wanted: Any) -> _Edit:
        """Replace one value; an empty one is put behind its colon."""
        start, end = value.start_mark.index, value.end_mark.index
        if start == end:
            return _Edit(start, end, f" {self._flow(wanted)}")
        if _is_block(value):
            colon, end = self._text.index(":", key.end_mark.index) + 1, _last_character(value, self._text)
            if isinstance(value, yaml.CollectionNode):
                end = _end_of_content(value, self._text)
            lines = self._text[colon:end].split("\n")
            beside = _COMMENT.search(lines[0])
            kept = [f"  {beside[1]}"] if beside else [""]
            if isinstance(value, yaml.CollectionNode):
                within = filter(None, map(_COMMENT.search, lines[1:]))
                kept += [f"{' ' * key.start_mark.column}{comment[1]}" for comment in within]
            return _Edit(colon, end, f" {self._flow(wanted)}" + "\n".join(kept))
        return _Edit(start, end, self._flow(wanted))

    def _filled(self, key: yaml.Node, value: yaml.Node, wanted: Changes, parent: yaml.MappingNode) -> _Edit:
        """Put keys where there was only an empty value."""
        start, end = value.start_mark.index, value.end_mark.index
        if parent.flow_style:
            return _Edit(start, end, f" {self._flow(wanted)}")
        lines = self._block(wanted, key.start_mark.column + _STEP)
        return _Edit(start, end, "\n" + "\n".join(lines))

    def _inserted(self, node: yaml.MappingNode, fresh: Mapping[str, Any]) -> _Edit:
        """Put new keys behind the last one of a mapping."""
        if node.value and not node.flow_style:
            at = _end_of_content(node, self._text)
            lines = self._block(fresh, node.value[0][0].start_mark.column)
            return _Edit(at, at, "".join(f"\n{line}" for line in lines))
        inner = self._flow(fresh)[1:-1]
        if node.value:
            at = node.value[-1][1].end_mark.index
            return _Edit(at, at, f", {inner}")
        close = self._text.rindex("}", node.start_mark.index, node.end_mark.index)
        return _Edit(close, close, inner)

    def _block(self, values: Mapping[str, Any], column: int) -> list[str]:
        """Write keys with their values, one a line."""
        lines: list[str] = []
        for name, value in values.items():
            head = " " * column + self._flow(name) + ":"
            if isinstance(value, Mapping) and value:
                lines += [head, *self._block(value, column + _STEP)]
            else:
                lines.append(f"{head} {self._flow(value)}")
        return lines


def _is_block(value: yaml.Node) -> bool:
    """Say whether a value begins on the lines below its key."""
    if isinstance(value, yaml.ScalarNode):
        return value.style in {"|", ">"}
    return isinstance(value, yaml.CollectionNode) and not value.flow_style


def _end_of_content(node: yaml.Node, text: str) -> int:
    """Find the end of the last line that belongs to a node, its trailing comment included."""
    end = _last_character(node, text)
    line_end = text.find("\n", end)
    return len(text) if line_end < 0 else line_end


def _last_character(node: yaml.Node, text: str) -> int:
    """Find where a node's own text ends; a block's end mark lies behind the blank lines and comments after it."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _last_character(node.value[-1][1], text)
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _last_character(node.value[-1], text)
    start, end = node.start_mark.index, node.end_mark.index
    return start + len(text[start:end].rstrip())


def _json(value: Any) -> str:
    """Write a value into a file that is JSON."""
    return json.dumps(value, ensure_ascii=False)


def _plain_flow(value: Any) -> str:
    """Write a value on one line, in quotation marks only where it needs them."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_plain_flow(str(name))}: {_plain_flow(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_plain_flow(part) for part in value) + "]"
    return value if isinstance(value, str) and _is_plain(value) else _json(value)


def _is_plain(text: str) -> bool:
    """Say whether a text can stand without quotation marks and be read back as itself."""
    if (
        not text
        or text == "<<"  # as a key it would pour in another mapping
        or text != text.strip()
        or "\n" in text
        or not text.isprintable()
        or any(sign in text for sign in "{}[],\"'#")
        or _DECIMAL.fullmatch(text)  # other programs would take 2026.10 for a number, and drop its last digit
    ):
        return False
    document, problems = parse_document(f"x: {text}\ny: {{z: {text}}}\n".encode(), "")
    return document is not None and not problems and document.value == {"x": text, "y": {"z": text}}


def _merged(said: Any, wanted: Any) -> Any:
    """Give what a file says with the changes, as it is read: every number and every yes or no as text."""
    if isinstance(wanted, Mapping):
        before = said if isinstance(said, Mapping) else {}
        return {**before, **{name: _merged(before.get(name), part) for name, part in wanted.items()}}
    if isinstance(wanted, list | tuple):
        return [_merged(None, part) for part in wanted]
    return wanted if wanted is None or isinstance(wanted, str) else json.dumps(wanted)
