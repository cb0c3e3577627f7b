"""Writes new entries that are valid and unfinished, with comments that teach what belongs where."""

from collections.abc import Iterator, Mapping
from typing import Any

from touchpoints.catalogue.entries import (
    Chain,
    Criterion,
    Example,
    Link,
    Route,
    Standard,
    Symptom,
    Tip,
    Touchpoint,
    Wow,
)
from touchpoints.catalogue.formatting import scalar_text
from touchpoints.catalogue.translations import fingerprint

TO_BE_WRITTEN = "To be written: "
"""What marks a text that `new` could not know."""

_UNFINISHED = (
    "# This is a draft: it passes every check, has a page, and counts on no checklist yet.",
    "# Write the texts, take the '#' away from the lists below, and set the status to complete.",
    "# `touchpoints check` says what is missing then; `touchpoints fmt` puts everything in order.",
)


def touchpoint_skeleton(values: Mapping[str, Any], schema: str) -> bytes:
    """Give a touchpoint with what is known of it; what must be there and is not is marked."""
    given = {
        "summary": TO_BE_WRITTEN + "what it is, in one or two sentences",
        "why": TO_BE_WRITTEN + "what is won here and what is lost, true of this touchpoint and no other",
        "helps_customer_to": TO_BE_WRITTEN + "completes the sentence 'it helps the customer to …'",
    } | {key: value for key, value in values.items() if value}
    lines: list[str] = [*_head(schema), *_UNFINISHED]
    for name, field in Touchpoint.model_fields.items():
        if name in given:
            lines += [f"# {field.description}", *_pair(name, given[name])]
    lines.append("#")
    for name, example in _LISTS.items():
        lines += [f"# {Touchpoint.model_fields[name].description}", *_commented(_pair(name, example))]
    lines += ["status: draft"]
    return _file(lines)


def _described(model: Any, **values: Any) -> dict[str, Any]:
    """Give the parts of an item; where no value is named, the field's own description stands in."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return {key: value or fields[key].description for key, value in values.items()}


_LISTS: dict[str, Any] = {
    "aliases": ["a word that people would search for"],
    "tips": [_described(Tip, text=None, lever="business-processes", effort=1)],
    "wow": [_described(Wow, text=None, cost="low")],
    "examples": [_described(Example, kind=kind, sector="garden centre", text=None) for kind in ("good", "bad")],
    "criteria": [
        _described(Criterion, id="dated", ask=None, **{"class": "must-be"}, dimension="reliability", weight=3),
        {
            "id": "answered-in",
            "ask": "A number is asked for with a measure: how many minutes until …?",
            "class": "performance",
            "dimension": "responsiveness",
            "measure": {"unit": "minutes", "target": "<= 60"},
        },
    ],
    "standards": [
        _described(Standard, id="short-name", text=None, source={"title": "Author, title, publisher"}, mark="reported")
    ],
    "mistakes": ["A mistake that firms make here."],
    "honest_test": "The cheapest honest way to find out how good it is.",
    "related": ["price-list"],
    "sources": [{"title": "Author, title, publisher", "url": "https://example.org/"}],
    "contributors": ["Your name, if you want it on the page"],
}  # fmt: skip
"""What a finished touchpoint has, as it is written."""


def chain_skeleton(values: Mapping[str, Any], links: list[str], schema: str) -> bytes:
    """Give a chain with its links in their order."""
    given = {"summary": TO_BE_WRITTEN + "whose path it is, and where it leads"} | {
        key: value for key, value in values.items() if value
    }
    lines: list[str] = [*_head(schema), *_UNFINISHED]
    for name in ("id", "name", "summary", "sector"):
        if name in given:
            lines += [f"# {Chain.model_fields[name].description}", *_pair(name, given[name])]
    lines += [f"# {Chain.model_fields['links'].description}", *_pair("links", [{"touchpoint": link} for link in links])]
    lines.append("# Behind each link may stand what is sold there, and how many of your people the customer meets:")
    more = {key: Link.model_fields[key].description for key in ("sells", "note")} | {"people": 1}
    lines += [f"#     {line}" for key, value in more.items() for line in _pair(key, value)]
    return _file([*lines, "status: draft"])


def translation_skeleton(source: Touchpoint | Chain | Route | Symptom, name: str, language: str, schema: str) -> bytes:
    """Give a translation: the name, and every other text of the source as a comment to write over."""
    lines: list[str] = [
        *_head(schema),
        f"# '{source.id}' in the language '{language}'. A comment is still shown in the language of the source.",
        "# Write over a text in your language and take the '#' away. Lists have as many items as the source.",
        "# The next line says which state of the source was translated; leave it as it is.",
        f"source: {fingerprint(source)}",
        *_pair("name", name),
    ]
    for key, value in _source_texts(source):
        lines += _commented(_pair(key, value))
    return _file(lines)


_SINGLE = ("aliases", "summary", "why", "helps_customer_to", "sells", "next_step", "client_gives", "client_gets")
_WITHIN = {"tips": "text", "wow": "text", "stops": "do", "check_first": "because"}


def _source_texts(source: Touchpoint | Chain | Route | Symptom) -> Iterator[tuple[str, Any]]:
    """Give the texts of a source in the shape a translation has them."""
    for key in _SINGLE:
        value = getattr(source, key, None)
        if value:
            yield key, list(value) if isinstance(value, tuple) else value
    for key, inner in _WITHIN.items():
        if getattr(source, key, ()):
            yield key, [getattr(part, inner) for part in getattr(source, key)]
    if isinstance(source, Touchpoint):
        yield "examples", [{"sector": one.sector, "text": one.text} for one in source.examples]
        yield "criteria", {one.id: one.ask for one in source.criteria}
        yield "standards", {one.id: one.text for one in source.standards}
        yield "mistakes", list(source.mistakes)
        yield "honest_test", source.honest_test
    if isinstance(source, Chain):
        yield (
            "links",
            [{key: value for key in ("sells", "note") if (value := getattr(link, key))} for link in source.links],
        )


def _head(schema: str) -> list[str]:
    return [f"# yaml-language-server: $schema={schema}"] if schema else []


def _commented(lines: list[str]) -> list[str]:
    return [f"# {line}" for line in lines]


def _pair(key: str, value: Any) -> list[str]:
    """Write a key with its value, in the house layout."""
    if not value:
        return []
    if isinstance(value, int):
        return [f"{key}: {value}"]
    if isinstance(value, str):
        return [f"{key}: {scalar_text(value)}"]
    if isinstance(value, tuple):
        return [f"{key}: [{', '.join(value)}]"]
    if isinstance(value, Mapping):
        return [f"{key}:", *(f"  {line}" for name, part in value.items() for line in _pair(name, part))]
    return [f"{key}:", *(f"  {line}" for part in value for line in _item(part))]


def _item(part: Any) -> list[str]:
    if not isinstance(part, Mapping):
        return [f"- {scalar_text(part)}"]
    first, *rest = [line for name, value in part.items() for line in _pair(name, value)] or ["{}"]
    return [f"- {first}", *(f"  {line}" for line in rest)]


def _file(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
