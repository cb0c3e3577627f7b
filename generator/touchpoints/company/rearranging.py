"""Moves entries of a company file to another place in it, with their comments, and leaves all else as it was."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
    """Give the data at a place of the text."""
    document, problems = parse_document(text.encode(), "")
    if document is None or problems:
        raise CannotEdit("the file must be free of problems before it can be changed")
    value: Any = document.value
    for step in way:
        value = value[step]
    return value


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
    return text[:start] + text[end:]


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
            node = node.value[step]
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
    own = _head(block)
    block = block[: own[0]] + str(target[-1]) + block[own[1] :]
    return _put(text[:start] + text[end:], target, block)


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
    start = text.rfind("\n", 0, found.key.start_mark.index) + 1
    margin = found.key.start_mark.column
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above : start - 1]
        if not line.strip().startswith("#") or len(line) - len(line.lstrip()) != margin:
            break
        start = above
    end = _line_end(text, max(_last_character(found.value, text), found.key.end_mark.index))
    return start, min(end + 1, len(text))


def _flow_span(found: _Found) -> tuple[int, int]:
    pairs: Sequence[Any] = found.parent.value
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
