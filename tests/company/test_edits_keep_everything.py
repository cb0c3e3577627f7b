"""However a company file is written, an edit says what was meant and leaves every comment and every other line as it was."""

import json
from dataclasses import dataclass, field
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from touchpoints.catalogue.reading import parse_document
from touchpoints.company.editing import edited

KEYS = st.sampled_from(["note", "owner", "price-list", "guest-wifi", "x-photo", "criteria", "šírka", "ключ"])
WORDS = st.text(st.sampled_from("aázžшя0 7.:#'\"{}[],&*!|>-?%@`\\"), max_size=12)
LONG = st.lists(
    st.sampled_from(["a long text", "žltý kôň", "третья строка", "ends # here", "x: y", ""]), min_size=1, max_size=3
)
LINE_ENDS = st.sampled_from(["\n", "\r\n", "mixed"])


@dataclass
class Written:
    """Lines of a company file as somebody writes one, with a comment wherever one can stand."""

    draw: st.DrawFn
    lines: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def comment(self) -> str:
        if not self.draw(st.booleans()):
            return ""
        self.comments.append(f"# c{len(self.comments)}c")
        return self.comments[-1]

    def block(self, depth: int, margin: int) -> dict[str, Any]:
        """Write a mapping with one key a line, and give what it says."""
        said: dict[str, Any] = {}
        blank = " " * margin
        for key in self.draw(st.lists(KEYS, min_size=1, max_size=4, unique=True)):
            if self.draw(st.integers(0, 4)) == 0:
                self.lines.append("")
            above = self.comment()
            if above:
                self.lines.append(blank + above)
            said[key] = self.entry(
                blank + self.draw(st.sampled_from([key, f"'{key}'", f'"{key}"'])) + ":", depth, margin
            )
        return said

    def entry(self, head: str, depth: int, margin: int) -> Any:
        kind = self.draw(st.sampled_from(["scalar", "scalar", "flow", "long", "list", "empty", "block", "block"]))
        beside = self.comment()
        beside = f"  {beside}" if beside else ""
        if kind == "block" and depth:
            self.lines.append(head + beside)
            return self.block(depth - 1, margin + self.draw(st.integers(1, 4)))
        if kind == "long":
            return self.long(head, beside, margin)
        if kind == "list":
            self.lines.append(head + beside)
            items = self.draw(st.lists(WORDS.map(str.strip), min_size=1, max_size=3))
            for item in items:
                within = self.comment()
                within = f"  {within}" if within else ""
                self.lines.append(f"{' ' * margin}- {json.dumps(item, ensure_ascii=False)}{within}")
            return items
        if kind == "flow":
            return self.flow(head, beside, margin)
        if kind == "empty":
            self.lines.append(head + beside)
            return None
        text = self.draw(WORDS)
        quoted = (
            json.dumps(text, ensure_ascii=False) if self.draw(st.booleans()) else "'" + text.replace("'", "''") + "'"
        )
        self.lines.append(f"{head} {quoted}{beside}")
        return text

    def long(self, head: str, beside: str, margin: int) -> str:
        """Write a text over several lines."""
        sign = self.draw(st.sampled_from(["|", ">", "|-", ">-"]))
        texts = ["first", *self.draw(LONG)]
        self.lines.append(f"{head} {sign}{beside}")
        self.lines += [f"{' ' * (margin + 2)}{text}" if text else "" for text in texts]
        loaded = yaml.safe_load("x: " + sign + "\n" + "".join(f"  {text}\n" if text else "\n" for text in texts))
        return str(loaded["x"])

    def flow(self, head: str, beside: str, margin: int) -> Any:
        """Write a mapping or a list in braces, on one line or on several."""
        said = self.draw(st.dictionaries(KEYS, st.sampled_from(["yes", "no", "12", "a b"]), max_size=3))
        items = [f"{key}: {value}" for key, value in said.items()]
        if self.draw(st.booleans()) or not items:
            self.lines.append(f"{head} {{{', '.join(items)}}}{beside}")
            return said
        self.lines.append(f"{head} {{{beside}")
        for number, item in enumerate(items):
            inside = self.comment()
            end = "," if number < len(items) - 1 or self.draw(st.booleans()) else ""
            self.lines.append(f"{' ' * (margin + 2)}{item}{end}{'  ' + inside if inside else ''}")
        self.lines.append(f"{' ' * (margin + 1)}}}")
        return said


@dataclass(frozen=True)
class File:
    """A company file: its text, what it says, and its comments."""

    text: str
    says: dict[str, Any]
    comments: tuple[str, ...]


@st.composite
def files(draw: st.DrawFn) -> File:
    written = Written(draw)
    first = written.comment()
    if first:
        written.lines.append(first)
    if draw(st.integers(0, 5)) == 0:
        written.lines.append("---")
    says = written.block(3, 0)
    last = written.comment()
    if last:
        written.lines.append(last)
    end = draw(LINE_ENDS)
    ends = [draw(st.sampled_from(["\n", "\r\n"])) if end == "mixed" else end for _ in written.lines]
    text = "".join(line + end for line, end in zip(written.lines, ends, strict=True))
    if draw(st.booleans()) and not written.lines[-1].startswith(" "):
        text = text.rstrip("\r\n")
    return File(text, says, tuple(written.comments))


@st.composite
def edits(draw: st.DrawFn, said: dict[str, Any], depth: int = 4) -> dict[str, Any]:
    """Ask for other values, and for new ones, at some places of what a file says."""
    changes: dict[str, Any] = {}
    for key in draw(
        st.lists(st.one_of(KEYS, st.sampled_from(sorted(said) or ["note"])), min_size=1, max_size=3, unique=True)
    ):
        there = said.get(key)
        if isinstance(there, dict) or (depth and there is None and draw(st.booleans())):
            changes[key] = draw(edits(there or {}, depth - 1))
        elif isinstance(there, list):
            changes[key] = draw(st.one_of(st.lists(WORDS, max_size=2), st.booleans()))
        else:
            changes[key] = draw(st.one_of(WORDS, st.integers(-5, 500), st.booleans()))
    return changes


def merged(into: Any, changes: dict[str, Any]) -> dict[str, Any]:
    """Give what a file shall say."""
    result = dict(into or {})
    for name, value in changes.items():
        below = result.get(name)
        result[name] = merged(below, value) if isinstance(value, dict) else value
    return result


def as_read(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: as_read(part) for name, part in value.items()}
    if isinstance(value, list):
        return [as_read(part) for part in value]
    return value if isinstance(value, str) or value is None else json.dumps(value)


def says(text: str) -> Any:
    document, problems = parse_document(f"{text}\n".encode(), "")
    assert document is not None, problems
    return document.value


def touched(text: str, changes: dict[str, Any]) -> set[int]:
    """Give the lines in which a value stands that shall be another, or braces that get more keys."""
    found: set[int] = set()

    def look(node: Any, wanted: dict[str, Any]) -> None:
        present = {key.value: (key, value) for key, value in node.value}
        if node.flow_style and wanted.keys() - present.keys():
            found.update(range(node.start_mark.line, node.end_mark.line + 1))
        for name, value in wanted.items():
            key, below = present.get(name, (None, None))
            if isinstance(below, yaml.MappingNode) and isinstance(value, dict):
                look(below, value)
            elif key is not None and below is not None:
                found.update(range(key.start_mark.line, below.end_mark.line + 1))

    look(yaml.compose(text.replace("\r\n", "\n"), Loader=yaml.SafeLoader), changes)
    return found


def is_in_order(wanted: list[str], text: str) -> bool:
    rest = iter(text.splitlines(keepends=True))
    return all(any(line == other for other in rest) for line in wanted)


@settings(max_examples=120, deadline=None)
@given(data=st.data(), file=files())
def test_an_edit_says_what_was_meant_and_leaves_all_else_as_it_was(data: st.DataObject, file: File) -> None:
    assert says(file.text) == file.says
    changes = data.draw(edits(file.says))
    after = edited(file.text, changes)
    assert says(after) == as_read(merged(file.says, changes))
    for comment in file.comments:
        assert comment in after, after
    lines = file.text.splitlines(keepends=True)
    kept = [line for number, line in enumerate(lines) if number not in touched(file.text, changes)]
    if kept and kept[-1] is lines[-1] and not lines[-1].endswith("\n"):
        kept.pop()  # something may come behind it
    assert is_in_order(kept, after)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), indent=st.sampled_from([None, 2, 4]))
def test_a_file_in_json_stays_json_and_its_other_lines_stay(data: st.DataObject, indent: int | None) -> None:
    tree = st.recursive(WORDS, lambda inner: st.dictionaries(KEYS, inner, max_size=3), max_leaves=8)
    said = data.draw(st.dictionaries(KEYS, tree, min_size=1, max_size=4))
    text = json.dumps(said, ensure_ascii=False, indent=indent) + "\n"
    changes = data.draw(edits(said))
    after = edited(text, changes)
    assert json.loads(after) == merged(said, changes)
    kept = [line for number, line in enumerate(text.splitlines(keepends=True)) if number not in touched(text, changes)]
    assert is_in_order(kept, after)
