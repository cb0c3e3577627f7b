"""Turns read values into entry models, and what pydantic finds wrong into problems at their places."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from touchpoints.catalogue.reading import At, Document
from touchpoints.catalogue.vocabularies import Words
from touchpoints.problems import Problem, Rule, capped, did_you_mean

Model = TypeVar("Model", bound=BaseModel)


def validated(document: Document, model: type[Model], words: Words) -> tuple[Model | None, list[Problem]]:
    """Make a model of a document, or say everything that is wrong with it."""
    try:
        return model.model_validate(document.value, context=words), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        found = [_problem(document, model, detail) for detail in details if not _follows(detail, details)]
        return None, capped(found)


def _follows(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Say whether a list is only 'too short' because items in it are wrong themselves."""
    at = detail["loc"]
    return detail["type"] == "too_short" and any(len(d["loc"]) > len(at) and d["loc"][: len(at)] == at for d in details)


def _problem(document: Document, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    at: At = tuple(detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        hint = did_you_mean(str(at[-1]), _keys(model_at(model, at[:-1])))
        return Problem(document.key_place(at), "unknown-key", f"the key '{at[-1]}' is not known here", hint)
    if kind == "missing":
        around = document.key_place(at[:-1])
        return Problem(around, "missing-key", f"the key '{at[-1]}' is missing", _description(model, at))
    if detail["input"] is None:
        hint = "write a value, or delete the key"
        return Problem(document.key_place(at), "empty-value", f"the key '{at[-1] if at else ''}' has no value", hint)
    if kind == "unknown_term":
        return Problem(document.place(at), "unknown-term", detail["msg"], str(context.get("hint", "")))
    message, hint = _sentence(detail)
    if kind in {"string_pattern_mismatch", "model_type", "model_attributes_type"}:
        hint = _form(model, at, kind) or hint
    return Problem(document.place(at), "wrong-value", message, hint)


def _form(model: type[BaseModel], at: At, kind: str) -> str:
    """Say what form a value has to have, from what the model says of it."""
    if kind == "string_pattern_mismatch":
        return _description(model, at)
    around = model_at(model, at)
    needed = (
        [field.alias or name for name, field in around.model_fields.items() if field.is_required()] if around else []
    )
    return f"one 'key: value' a line, with the keys {', '.join(needed)}" if needed else ""


_SHAPES = {
    "tuple_type": ("a list is expected here", "one item a line, each beginning with '- '"),
    "model_type": ("keys with values are expected here", "one 'key: value' a line"),
    "model_attributes_type": ("keys with values are expected here", "one 'key: value' a line"),
    "dict_type": ("keys with values are expected here", "one 'key: value' a line"),
    "string_type": ("a text is expected here", "put the text on one line, or after '>' on the lines below"),
    "int_parsing": ("a whole number is expected here", ""),
    "int_type": ("a whole number is expected here", ""),
    "float_parsing": ("a number is expected here", "with a point, not a comma: 1.5"),
    "float_type": ("a number is expected here", ""),
    "bool_parsing": ("yes or no is expected here", ""),
    "bool_type": ("yes or no is expected here", ""),
}


_SHOWN_LENGTH = 60


def _sentence(detail: ErrorDetails) -> tuple[str, str]:
    """Say in plain words what pydantic says in its own."""
    kind, context = detail["type"], detail.get("ctx", {})
    given = str(detail["input"]) if isinstance(detail["input"], str | int) else ""
    shown = f"'{given}': " if 0 < len(given) <= _SHOWN_LENGTH else ""
    if kind in _SHAPES:
        message, hint = _SHAPES[kind]
        return shown + message, _as_list(given) if kind == "tuple_type" and shown else hint
    if kind in {"literal_error", "enum"}:
        allowed = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
        return f"{shown}one of {', '.join(allowed)} is expected here", _nearest(str(detail["input"]), allowed)
    if kind == "string_too_long":
        message = f"the text is longer than {context['max_length']} characters"
        return message, f"it has {len(given)}: shorten it, or make two of it where the key takes a list"
    if kind == "string_pattern_mismatch":
        return f"{shown}this does not have the expected form", ""
    if kind == "too_long":
        return "the list is too long", f"at most {context.get('max_length')} allowed"
    if kind == "too_short":
        return "the list is too short", f"at least {context.get('min_length')} expected"
    if kind.startswith("date"):
        return f"{shown}a date is expected here", "year-month-day: 2026-11-21"
    message = shown + detail["msg"][:1].lower() + detail["msg"][1:] if "word" not in context else detail["msg"]
    return message, str(context.get("hint", ""))


def _as_list(given: str) -> str:
    """Show a text as the list that it was perhaps meant to be."""
    parts = [part.strip() for part in given.split(",") if part.strip()]
    shown = f": [{', '.join(parts)}]" if all(re.fullmatch(r"[a-z][a-z0-9-]*", part) for part in parts) else ""
    return f"one item a line, each beginning with '- '{f', or in brackets{shown}' if shown else ''}"


def _nearest(given: str, allowed: list[str]) -> str:
    """Suggest the nearest word, or the nearest number."""
    if re.fullmatch(r"-?[0-9]{1,9}([.,][0-9]+)?", given) and all(word.isdigit() for word in allowed):
        number = float(given.replace(",", "."))
        near = sorted(allowed, key=lambda word: (abs(int(word) - number), int(word)))
        return f"the nearest is {near[0]}"
    hint = did_you_mean(given, allowed)
    return "" if hint.startswith("allowed") else hint


def model_at(model: type[BaseModel], at: At) -> type[BaseModel] | None:
    """Find the model that stands at a path inside another."""
    current: type[BaseModel] | None = model
    for step in at:
        if isinstance(step, int) or current is None:
            continue
        field = next((f for name, f in current.model_fields.items() if step in {name, f.alias}), None)
        current = next(_models_in(field.annotation), None) if field else None
    return current


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _keys(model: type[BaseModel] | None) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _description(model: type[BaseModel], at: At) -> str:
    around = model_at(model, at[:-1])
    fields: Mapping[str, Any] = around.model_fields if around else {}
    field = next((f for name, f in fields.items() if at[-1] in {name, f.alias}), None)
    return (field.description or "") if field else ""


RULES = (
    Rule(
        "unknown-key",
        "A key that does not exist",
        "A misspelled key would be ignored in silence.",
        "sumary: A list of prices.\n",
        "summary: A list of prices.\n",
    ),
    Rule(
        "missing-key",
        "An obligatory key is missing",
        "Pages and checklists need it.",
        "id: price-list\n",
        "id: price-list\nname: Price list\n",
    ),
    Rule(
        "empty-value",
        "A key without a value",
        "It is either forgotten or superfluous.",
        "name:\n",
        "name: Price list\n",
    ),
    Rule(
        "unknown-term",
        "A word that the vocabulary does not have",
        "Stages, categories, traits and the like are closed lists, kept in `catalogue/taxonomy/`.",
        "channel: web\n",
        "channel: online\n",
    ),
    Rule(
        "wrong-value",
        "A value of the wrong kind or form",
        "A number where a number is expected, a list where a list is expected, an id in the form of an id.",
        "importance: high\n",
        "importance: 4\n",
    ),
)
