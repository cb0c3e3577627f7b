"""Moves entries of a company file to another place in it, with their comments, and leaves all else as it was."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from touchpoints.catalogue.reading import parse_document
from touchpoints.company.editing import CannotEdit, edited
from touchpoints.company.line_ends import keeping_line_ends

Way = tuple[str | int, ...]
"""The keys from the top of the file to an entry."""

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_STEP = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry in the text: the mapping it stands in, and the nodes of its key and value."""

    parent: Any
    key: Any
    value: Any


def value_at(text: str, way: Way) -> Any:
    """Give the data at a place of the text; it is for looking at only."""
    value = _data(text)
    for step in way:
        value = value[step]
    return value


@lru_cache(maxsize=4)  # an upgrade asks for many places of the same text
def _data(text: str) -> Any:
    document, problems = parse_document(text.encode(), "")
    if document is None or problems:
        raise CannotEdit("the file must be free of problems before it can be changed")
    return document.value


def moved(text: str, source: Way, target: Way) -> str:
    """Give the text with an entry at another place, or only under another name."""
    return keeping_line_ends(text, lambda plain: _moved(plain, source, target))


def _moved(text: str, source: Way, target: Way) -> str:
    value = value_at(text, source)
    stays = source[:-1] == target[:-1]
    made = _renamed(text, source, str(target[-1])) if stays else _carried(text, source, target)
    if value_at(made, target) != value:
        raise CannotEdit("the changed text would not say what was meant")
    return made


def cut(text: str, way: Way) -> str:
    """Give the text without an entry."""
    return keeping_line_ends(text, lambda plain: _cut(plain, way))


def _cut(text: str, way: Way) -> str:
    start, end = _span(text, _find(text, way))
    made = text[:start] + text[end:]
    if _statements(value_at(made, ())) != _statements(_without(value_at(text, ()), way)):
        raise CannotEdit("the changed text would not say what was meant")
    return made


def _without(value: Any, way: Way) -> Any:
    """Give data without one of its entries."""
    pairs = list(enumerate(value)) if isinstance(value, list) else list(value.items())
    kept = [(name, part) for name, part in pairs if name != way[0] or way[1:]]
    less = {name: _without(part, way[1:]) if name == way[0] else part for name, part in kept}
    return list(less.values()) if isinstance(value, list) else less


def _statements(value: Any) -> Any:
    """Give data so that what holds nothing is nothing: braces without keys, and a key without a value."""
    if isinstance(value, Mapping):
        return {name: _statements(part) for name, part in value.items()} or None
    if isinstance(value, list):
        return [_statements(part) for part in value] or None
    return value


def span_text(text: str, way: Way) -> str:
    """Give what belongs to an entry, comments included."""
    start, end = _span(text, _find(text, way))
    return text[start:end]


def replaced(text: str, way: Way, value: str) -> str:
    """Give the text with another word at a place, also inside lists."""
    node = _find(text, way).value
    start, end = node.start_mark.index, node.end_mark.index
    return text[:start] + value + text[end:]


def _find(text: str, way: Way) -> _Found:
    node: Any = yaml.compose(text, Loader=_LOADER)
    parent = key = None
    for step in way:
        parent, key = node, None
        if isinstance(step, int):
            key = node = node.value[step]
        else:
            key, node = next(pair for pair in node.value if pair[0].value == step)
    return _Found(parent, key, node)


def _renamed(text: str, way: Way, name: str) -> str:
    key = _find(text, way).key
    start, end = key.start_mark.index, key.end_mark.index
    quote = text[start] if text[start] in "\"'" else ""
    return text[:start] + quote + name + quote + text[end:]


def _carried(text: str, source: Way, target: Way) -> str:
    found = _find(text, source)
    if found.parent.flow_style or not _takes_blocks(text, target):
        names = [str(step) for step in target]
        changes: Any = value_at(text, source)
        for name in reversed(names):
            changes = {name: changes}
        return cut(edited(text, changes), source)
    start, end = _span(text, found)
    block = textwrap.dedent(text[start:end]).rstrip("\n")
    block = _as_entry(block, str(target[-1])) if isinstance(source[-1], int) else _under_name(block, str(target[-1]))
    return _put(text[:start] + text[end:], target, block)


def _under_name(block: str, name: str) -> str:
    """Give an entry another key."""
    start, end = _head(block)
    return block[:start] + name + block[end:]


def _as_entry(block: str, name: str) -> str:
    """Make an entry with a key of an item of a list: the comments above it, then what stands behind its dash."""
    lines = block.split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("-"))
    item = lines[at][1:]
    head = [f"{name}:{item}"] if item.lstrip().startswith("{") else [f"{name}:", f" {item}"]
    return "\n".join([*lines[:at], *head, *lines[at + 1 :]])


def _head(block: str) -> tuple[int, int]:
    """Find the key of an entry below the comments above it."""
    node: Any = yaml.compose(block, Loader=_LOADER)
    key = node.value[0][0]
    return key.start_mark.index, key.end_mark.index


def _takes_blocks(text: str, target: Way) -> bool:
    """Say whether the mappings on the way to a target are written in blocks, as far as they are there."""
    node: Any = yaml.compose(text, Loader=_LOADER)
    for step in target[:-1]:
        if not isinstance(node, yaml.MappingNode) or node.flow_style:
            return False
        below = next((value for key, value in node.value if key.value == step), None)
        if below is None:
            return True
        node = below
    return isinstance(node, yaml.MappingNode) and not node.flow_style and bool(node.value)


def _put(text: str, target: Way, block: str) -> str:
    """Put an entry behind the last one of a mapping, and write the mapping where it is not there."""
    node: Any = yaml.compose(text, Loader=_LOADER)
    steps = list(target[:-1])
    while steps:
        below = next((value for key, value in node.value if key.value == steps[0]), None)
        if not isinstance(below, yaml.MappingNode):
            break
        node = below
        steps.pop(0)
    column = node.value[0][0].start_mark.column
    heads = [" " * (column + depth * _STEP) + f"{name}:" for depth, name in enumerate(steps)]
    entry = textwrap.indent(block, " " * (column + len(steps) * _STEP), lambda line: bool(line.strip()))
    at = _line_end(text, _last_character(node, text))
    return text[:at] + "".join(f"\n{line}" for line in (*heads, entry)) + text[at:]


def _span(text: str, found: _Found) -> tuple[int, int]:
    """Find what belongs to an entry: its lines and the comments right above; in braces, its comma too."""
    if found.parent.flow_style:
        return _flow_span(found)
    head = found.key.start_mark.index
    start = text.rfind("\n", 0, head) + 1
    margin = len(text[start:head]) - len(text[start:head].lstrip(" "))
    last = _last_character(found.value, text)
    end = _line_end(text, last if found.key is found.value else max(last, found.key.end_mark.index))
    if text[start:head].strip() and isinstance(found.parent, yaml.MappingNode):
        return head, end  # the first key of an item: its dash stays, for the keys that follow
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above : start - 1]
        if not line.strip().startswith("#") or len(line) - len(line.lstrip()) != margin:
            break
        start = above
    return start, min(end + 1, len(text))


def _flow_span(found: _Found) -> tuple[int, int]:
    """Find an entry of a mapping in braces, or of a list in brackets, with the comma that goes with it."""
    pairs: Sequence[Any] = [pair if isinstance(pair, tuple) else (pair, pair) for pair in found.parent.value]
    at = next(number for number, (key, _) in enumerate(pairs) if key is found.key)
    start, end = found.key.start_mark.index, max(found.value.end_mark.index, found.key.end_mark.index)
    if at + 1 < len(pairs):
        return start, pairs[at + 1][0].start_mark.index
    if at:
        before = pairs[at - 1]
        return max(before[1].end_mark.index, before[0].end_mark.index), end
    return start, end


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def _last_character(node: Any, text: str) -> int:
    """Find where a node's own text ends; a block's end mark lies behind the blank lines and comments after it."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        key, value = node.value[-1]
        return max(int(key.end_mark.index), _last_character(value, text))
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _last_character(node.value[-1], text)
    start, end = node.start_mark.index, node.end_mark.index
    last: int = start + len(text[start:end].rstrip())
    return last


def holds(text: str, way: Way) -> bool:
    """Say whether there is something at a place of the text."""
    value: Any = value_at(text, ())
    for step in way:
        if not isinstance(value, Mapping) or step not in value:
            return False
        value = value[step]
    return True
