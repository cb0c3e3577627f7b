"""Translations of entries: what a translator writes, and how it is laid over the source.

A translation mirrors its source: single texts by key, tips and the like by position, criteria and standards by id.
What is not translated stays in the language of the source.
"""

import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from touchpoints.catalogue.entries import Chain, Criterion, Entry, Route, Settings, Symptom, Touchpoint, Universal
from touchpoints.catalogue.texts import Line, Text
from touchpoints.catalogue.vocabularies import Term, Vocabulary

Fingerprint = Annotated[
    str | None,
    Field(
        pattern=r"^[0-9a-f]{12}$",
        description="Fingerprint of the source text that was translated; `touchpoints check` says when it is out of date.",
    ),
]


class TranslationState(StrEnum):
    """How far a text has been brought into the reader's language."""

    SOURCE = "source"
    COMPLETE = "complete"
    PARTIAL = "partial"
    STALE = "stale"
    MISSING = "missing"


class ExampleTranslation(Entry):
    """The words of an example."""

    sector: Annotated[Line, Field(description="What kind of firm it is.")]
    text: Annotated[Text, Field(description="What a customer sees there.")]


class TouchpointTranslation(Entry):
    """The words of a touchpoint in another language."""

    source: Fingerprint = None
    name: Annotated[Line, Field(description="What it is called in this language.")]
    aliases: Annotated[tuple[Line, ...], Field(description="Words people search for in this language.")] = ()
    summary: Text | None = None
    why: Text | None = None
    helps_customer_to: Text | None = None
    sells: Line | None = None
    next_step: Line | None = None
    client_gives: Line | None = None
    client_gets: Line | None = None
    tips: Annotated[tuple[Text, ...], Field(description="As many as in the source, in the same order.")] = ()
    wow: Annotated[tuple[Text, ...], Field(description="As many as in the source, in the same order.")] = ()
    examples: Annotated[tuple[ExampleTranslation, ...], Field(description="As many as in the source.")] = ()
    criteria: Annotated[dict[str, Line], Field(description="The questions, by the id of their criterion.")] = {}
    standards: Annotated[dict[str, Text], Field(description="The texts, by the id of their standard.")] = {}
    mistakes: Annotated[tuple[Text, ...], Field(description="As many as in the source, in the same order.")] = ()
    honest_test: Text | None = None


class LinkTranslation(Entry):
    """The words of a link of a chain."""

    sells: Line | None = None
    note: Text | None = None


class ChainTranslation(Entry):
    """The words of a chain in another language."""

    source: Fingerprint = None
    name: Line
    summary: Text | None = None
    links: Annotated[tuple[LinkTranslation, ...], Field(description="As many as in the source, in order.")] = ()


class RouteTranslation(Entry):
    """The words of a route in another language."""

    source: Fingerprint = None
    name: Line
    summary: Text | None = None
    stops: Annotated[tuple[Text, ...], Field(description="What to do at each stop; as many as in the source.")] = ()


class SymptomTranslation(Entry):
    """The words of a symptom in another language."""

    source: Fingerprint = None
    name: Line
    aliases: Annotated[tuple[Line, ...], Field(description="Other words for it in this language.")] = ()
    summary: Text | None = None
    check_first: Annotated[tuple[Text, ...], Field(description="Why each is suspected; as many as in the source.")] = ()


class TermTranslation(Entry):
    """The words of a term."""

    name: Line
    summary: Text | None = None
    task: Text | None = None
    question: Line | None = None


class VocabularyTranslation(Entry):
    """The words of a vocabulary in another language."""

    source: Fingerprint = None
    name: Line
    summary: Text | None = None
    terms: Annotated[dict[str, TermTranslation], Field(description="The words, by the id of their term.")] = {}


class UniversalTranslation(Entry):
    """The universal questions in another language."""

    source: Fingerprint = None
    criteria: Annotated[dict[str, Line], Field(description="The questions, by the id of their criterion.")]


class SettingsTranslation(Entry):
    """What the catalogue says of itself in another language."""

    name: Line
    summary: Text


_BY_POSITION = ("tips", "wow", "examples", "mistakes", "links", "stops", "check_first")
_WORDS = (
    "name",
    "summary",
    "why",
    "helps_customer_to",
    "sells",
    "next_step",
    "client_gives",
    "client_gets",
    "honest_test",
)


Translatable = Touchpoint | Chain | Route | Symptom
Translation = TouchpointTranslation | ChainTranslation | RouteTranslation | SymptomTranslation


def fingerprint(source: Translatable | Vocabulary | Universal) -> str:
    """Give 12 hexadecimal digits that change whenever a translatable text of the source changes."""
    text = json.dumps(_texts(source.model_dump(mode="json")), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _texts(value: Any) -> Any:
    if isinstance(value, Mapping):
        keep = (
            *_WORDS,
            *_BY_POSITION,
            "ask",
            "text",
            "sector",
            "note",
            "do",
            "because",
            "task",
            "question",
            "criteria",
            "standards",
            "terms",
        )
        return {key: _texts(part) for key, part in value.items() if key in keep and part}
    return [_texts(part) for part in value] if isinstance(value, list) else value


def misfits(source: Entry | Vocabulary, translation: Entry) -> list[tuple[tuple[str, ...], str]]:
    """Find where a translation does not fit its source: the path of each place, and what is wrong there."""
    found: list[tuple[tuple[str, ...], str]] = []
    for key in _BY_POSITION:
        given, wanted = getattr(translation, key, ()), getattr(source, key, ())
        if given and len(given) != len(wanted):
            found.append(((key,), f"{len(given)} items, but the source has {len(wanted)}"))
    for key in ("criteria", "standards", "terms"):
        given, known = getattr(translation, key, {}), {part.id for part in getattr(source, key, ())}
        found += [((key, name), f"the source has no '{name}' under '{key}'") for name in given if name not in known]
    return found


def translated_touchpoint(source: Touchpoint, words: TouchpointTranslation) -> Touchpoint:
    """Lay a translation over a touchpoint."""
    return source.model_copy(
        update=_single(words)
        | {
            "aliases": words.aliases,
            "tips": tuple(tip.model_copy(update={"text": text}) for tip, text in _pairs(source, words, "tips"))
            or source.tips,
            "wow": tuple(wow.model_copy(update={"text": text}) for wow, text in _pairs(source, words, "wow"))
            or source.wow,
            "examples": tuple(
                example.model_copy(update={"sector": text.sector, "text": text.text})
                for example, text in _pairs(source, words, "examples")
            )
            or source.examples,
            "mistakes": tuple(text for _, text in _pairs(source, words, "mistakes")) or source.mistakes,
            "criteria": _asked(source.criteria, words.criteria),
            "standards": tuple(
                standard.model_copy(update={"text": words.standards.get(standard.id, standard.text)})
                for standard in source.standards
            ),
        }
    )


def translated_chain(source: Chain, words: ChainTranslation) -> Chain:
    """Lay a translation over a chain."""
    links = tuple(
        link.model_copy(update=text.model_dump(exclude_none=True)) for link, text in _pairs(source, words, "links")
    )
    return source.model_copy(update=_single(words) | {"links": links or source.links})


def translated_route(source: Route, words: RouteTranslation) -> Route:
    """Lay a translation over a route."""
    stops = tuple(stop.model_copy(update={"do": text}) for stop, text in _pairs(source, words, "stops"))
    return source.model_copy(update=_single(words) | {"stops": stops or source.stops})


def translated_symptom(source: Symptom, words: SymptomTranslation) -> Symptom:
    """Lay a translation over a symptom."""
    suspects = tuple(one.model_copy(update={"because": text}) for one, text in _pairs(source, words, "check_first"))
    return source.model_copy(
        update=_single(words) | {"aliases": words.aliases, "check_first": suspects or source.check_first}
    )


def translated_vocabulary(source: Vocabulary, words: VocabularyTranslation) -> Vocabulary:
    """Lay a translation over a vocabulary."""
    return source.model_copy(
        update=_single(words)
        | {"terms": tuple(_translated_term(term, words.terms.get(term.id)) for term in source.terms)}
    )


def _translated_term(source: Term, words: TermTranslation | None) -> Term:
    return source.model_copy(update=words.model_dump(exclude_none=True)) if words else source


def translated_universal(source: Universal, words: UniversalTranslation) -> Universal:
    """Lay a translation over the universal questions."""
    return source.model_copy(update={"criteria": _asked(source.criteria, words.criteria)})


def translated_settings(source: Settings, words: SettingsTranslation) -> Settings:
    """Lay a translation over what the catalogue says of itself."""
    return source.model_copy(update=words.model_dump())


def translation_state(source: Translatable, words: Translation | None) -> TranslationState:
    """Say how far a translation has come."""
    if words is None:
        return TranslationState.MISSING
    if words.source is not None and words.source != fingerprint(source):
        return TranslationState.STALE
    return TranslationState.COMPLETE if _is_whole(source, words) else TranslationState.PARTIAL


def _is_whole(source: Translatable, words: Translation) -> bool:
    singles = all(getattr(words, key, None) for key in _WORDS if getattr(source, key, None))
    lists = all(len(getattr(words, key)) == len(getattr(source, key)) for key in _BY_POSITION if hasattr(words, key))
    maps = all(
        {part.id for part in getattr(source, key)} <= set(getattr(words, key))
        for key in ("criteria", "standards")
        if hasattr(words, key)
    )
    return singles and lists and maps


def _single(words: Entry) -> dict[str, Any]:
    return {key: value for key in _WORDS if (value := getattr(words, key, None)) is not None}


def _pairs(source: Entry, words: Entry, key: str) -> list[tuple[Any, Any]]:
    """Pair the items of a list with their translations; none where the lengths differ."""
    given, wanted = getattr(words, key), getattr(source, key)
    return list(zip(wanted, given, strict=True)) if len(given) == len(wanted) else []


def _asked(criteria: tuple[Criterion, ...], asks: Mapping[str, str]) -> tuple[Criterion, ...]:
    return tuple(criterion.model_copy(update={"ask": asks.get(criterion.id, criterion.ask)}) for criterion in criteria)
