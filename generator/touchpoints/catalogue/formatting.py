"""Puts an entry in the house order and layout: what it says stays, comments go with what they are written at."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from pydantic import BaseModel

from touchpoints.catalogue.comments import Comments, comment_texts, comments_of
from touchpoints.catalogue.entries import Touchpoint
from touchpoints.catalogue.reading import At, parse_document, read_text
from touchpoints.catalogue.schemas import MODELS
from touchpoints.catalogue.validating import model_at
from touchpoints.problems import Place, Problem, Rule

WIDTH = 115
"""The longest line of a folded text."""

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_RESOLVER = yaml.resolver.Resolver()

_ONE_LINE = frozenset(
    ["stages", "journey", "applies_if", "flags", "metrics", "related", "parts", "leads_to", "legal", "languages"]
)
"""Lists of ids and words, which stand in brackets on one line."""

_FOLDED = frozenset(["why", "honest_test"])
"""Paragraphs, which are folded; other texts stay on one line unless their author has broken them."""

_WORK = ("importance", "effort", "owner_role", "backstage_owner", "flags", "metrics")
"""Keys that authors write before the long lists, and the model has behind them."""

_KINDS = {
    "touchpoints": "touchpoint",
    "chains": "chain",
    "routes": "route",
    "symptoms": "symptom",
    "overrides": "override",
}
_TELLING = {
    "tips": "touchpoint",
    "helps_customer_to": "touchpoint",
    "links": "chain",
    "stops": "route",
    "check_first": "symptom",
}

RULES = (
    Rule(
        "no-house-order",
        "A file that `fmt` does not know",
        "There is a house order for touchpoints, chains, routes, symptoms and their translations; the first line, "
        "with the schema, or the folder of a file says which it is. A text that would not be read the same afterwards "
        "is left alone.",
        "touchpoints fmt notes.yml\n",
        "touchpoints fmt catalogue/touchpoints/print-and-documents/price-list.yml\n",
    ),
)


def formatted(data: bytes, shown: str) -> tuple[bytes | None, list[Problem]]:
    """Give an entry in the house order and layout, or say why it is left as it is."""
    document, problems = parse_document(data, shown)
    text, _ = read_text(data, shown)
    if document is None or text is None or problems:  # a warning counts: a text cut off by a comment would look meant
        return None, problems
    kind = kind_of(text, shown, document.value)
    root = yaml.compose(text, Loader=_LOADER)
    if kind is None or not isinstance(root, yaml.MappingNode):
        hint = "the first line names the schema: # yaml-language-server: $schema=…/touchpoint.schema.json"
        return None, [Problem(Place(shown), "no-house-order", "there is no house order for this kind of file", hint)]
    written = "\n".join(_Writer(comments_of(text, root), MODELS[kind]).document(root)) + "\n"
    if not _says_the_same(text, written):
        return None, [Problem(Place(shown), "no-house-order", "this file cannot be put in order without changing it")]
    return written.encode(), []


def kind_of(text: str, shown: str, value: Any = None) -> str | None:
    """Say what kind of entry a text is: by the schema it names, by its folder, or by its keys."""
    named = re.match(r"#.*\$schema[=:] ?\S*?([a-z-]+)\.schema\.json", text)
    if named and named[1].removesuffix("-translation") in _KINDS.values():
        return named[1]
    *folders, _ = shown.split("/")
    by_folder = next((_KINDS[folder] for folder in reversed(folders) if folder in _KINDS), None)
    if by_folder:
        return f"{by_folder}-translation" if "translations" in folders else by_folder
    keys = value if isinstance(value, dict) else {}
    return next((kind for key, kind in _TELLING.items() if key in keys), None)


def _says_the_same(before: str, after: str) -> bool:
    old, _ = parse_document(before.encode(), "")
    new, problems = parse_document(after.encode(), "")
    if old is None or new is None or problems or _folded(old.value) != _folded(new.value):
        return False
    return _comments(before) == _comments(after)


def _comments(text: str) -> list[str]:
    root = yaml.compose(text, Loader=_LOADER)
    return comment_texts(text, root) if root is not None else []


def _folded(value: Any) -> Any:
    """Read line breaks as blanks, as the models do."""
    if isinstance(value, dict):
        return {key: _folded(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_folded(part) for part in value]
    return _one_line(value) if isinstance(value, str) else value


def _one_line(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


class _Writer:
    """Writes the nodes of one entry as lines."""

    def __init__(self, comments: Comments, model: type[BaseModel]) -> None:
        self._comments = comments
        self._model = model

    def document(self, root: yaml.MappingNode) -> Iterator[str]:
        """Give the lines of the whole file."""
        schema = [line for line in self._comments.head if "$schema" in line]
        rest = [line for line in self._comments.head if "$schema" not in line]
        yield from schema
        yield from rest
        if rest:
            yield ""
        yield from self._mapping(root, (), 0)
        yield from self._comments.tail

    def _mapping(self, node: yaml.MappingNode, at: At, indent: int) -> Iterator[str]:
        pairs = {key.value: (key, value) for key, value in node.value}
        for name in in_order(list(pairs), self._model, at):
            key, value = pairs[name]
            here = (*at, name)
            yield from self._above(here, indent)
            yield from self._value(_scalar(key, key.value) + ":", value, here, indent, name)
            yield from self._below(here, indent)

    def _sequence(self, node: yaml.SequenceNode, at: At, indent: int) -> Iterator[str]:
        for index, item in enumerate(node.value):
            here = (*at, index)
            if isinstance(item, yaml.MappingNode) and item.value:
                yield from self._item(item, here, indent)
            else:
                yield from self._above(here, indent)
                yield from self._value("-", item, here, indent, "")
            yield from self._below(here, indent)

    def _item(self, item: yaml.MappingNode, here: At, indent: int) -> Iterator[str]:
        """Write a mapping whose first key stands behind the dash; the comments above that key stand above both."""
        lines = list(self._mapping(item, here, indent + 2))
        first = next(index for index, line in enumerate(lines) if not line.lstrip().startswith("#"))
        blanks = " " * indent
        yield from self._above(here, indent)
        yield from (
            blanks + f"# {line.lstrip()[1:].lstrip()}" if line.lstrip()[1:2] == " " else blanks + line.lstrip()
            for line in lines[:first]
        )
        yield f"{blanks}- {lines[first].lstrip()}"
        yield from lines[first + 1 :]

    def _value(self, head: str, value: yaml.Node, at: At, indent: int, name: str) -> Iterator[str]:
        """Write what stands behind a key or a dash."""
        blanks, beside = " " * indent, self._beside(at)
        if isinstance(value, yaml.ScalarNode):
            yield from self._text(blanks + head, value, beside, name, indent)
        elif isinstance(value, yaml.SequenceNode) and self._fits_one_line(value, at, name):
            items = ", ".join(_scalar(item, _one_line(item.value), flow=True) for item in value.value)
            yield f"{blanks}{head} [{items}]{beside}"
        elif isinstance(value, yaml.CollectionNode) and not value.value:
            yield f"{blanks}{head} {'[]' if isinstance(value, yaml.SequenceNode) else '{}'}{beside}"
        else:
            yield f"{blanks}{head}{beside}"
            write: Any = self._sequence if isinstance(value, yaml.SequenceNode) else self._mapping
            yield from write(value, at, indent + 2)

    def _text(self, head: str, value: yaml.ScalarNode, beside: str, name: str, indent: int) -> Iterator[str]:
        text = _one_line(value.value)
        line = f"{head} {_scalar(value, text)}".rstrip()
        is_broken = value.start_mark.line != value.end_mark.line
        if len(line) <= WIDTH or " " not in text or not (is_broken or name in _FOLDED):
            yield line + beside
            return
        yield f"{head} >-{beside}"
        yield from _wrapped(text, indent + 2)

    def _fits_one_line(self, value: yaml.SequenceNode, at: At, name: str) -> bool:
        scalars = all(isinstance(item, yaml.ScalarNode) for item in value.value)
        return bool(value.value) and scalars and name in _ONE_LINE and not self._comments.within(at)

    def _above(self, at: At, indent: int) -> Iterator[str]:
        more = self._comments.beside.get(at, [])[1:]
        return (" " * indent + comment for comment in (*self._comments.above.get(at, []), *more))

    def _below(self, at: At, indent: int) -> Iterator[str]:
        return (" " * indent + comment for comment in self._comments.below.get(at, []))

    def _beside(self, at: At) -> str:
        found = self._comments.beside.get(at, [])
        return f"  {found[0]}" if found else ""


def in_order(keys: list[str], model: type[BaseModel], at: At = ()) -> list[str]:
    """Sort keys as the model has them; those it does not know stay behind, as they were."""
    around = model_at(model, at)
    known = [field.alias or name for name, field in around.model_fields.items()] if around else []
    if around is Touchpoint:
        known = [name for name in known if name not in _WORK]
        place = known.index("tips")
        known[place:place] = _WORK
    return sorted(keys, key=lambda key: known.index(key) if key in known else len(known))


def _wrapped(text: str, indent: int) -> Iterator[str]:
    """Fold a text at its blanks, and only there."""
    line = " " * indent
    for word in text.split(" "):
        if line.strip() and len(line) + 1 + len(word) > WIDTH:
            yield line
            line = " " * indent
        line += f" {word}" if line.strip() else word
    yield line


_NULLS = frozenset(["", "~", "null", "Null", "NULL"])


def _scalar(node: yaml.ScalarNode, text: str, *, flow: bool = False) -> str:
    """Write a text with quotation marks only where it needs them; those that keep a number a text stay."""
    if node.style in {None, ""} and text in _NULLS:
        return ""
    quoted = node.style in {"'", '"', ">", "|"}
    looks_like_more = quoted and _is_more_than_text(text)
    if not looks_like_more and _is_plain(text, flow=flow):
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _is_more_than_text(text: str) -> bool:
    """Say whether other readers of YAML would take a text without quotation marks for a number, a date or the like."""
    tag = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]  # PyYAML's own
    return bool(tag != "tag:yaml.org,2002:str")


def scalar_text(text: str) -> str:
    """Write a text as the value of a key."""
    return _scalar(yaml.ScalarNode("", text, style='"'), text)


def _is_plain(text: str, *, flow: bool) -> bool:
    """Say whether a text can stand without quotation marks."""
    if text in _NULLS or re.match(r"[\[\]{},#&*!|>'\"%@`<=]|[-?:]( |$)|---|\.\.\.", text):
        return False
    return not (re.search(r":( |$)| #", text) or (flow and re.search(r"[,\[\]{}]|:$", text)))
