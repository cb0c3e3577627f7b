"""The JSON Schemas that editors use: made from the entry models, with the words of the vocabularies filled in."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from touchpoints.catalogue.entries import Chain, Link, Route, Settings, Symptom, Touchpoint, Universal
from touchpoints.catalogue.overrides import Override
from touchpoints.catalogue.releases import Moves
from touchpoints.catalogue.style import EmptyPhrases
from touchpoints.catalogue.translations import (
    ChainTranslation,
    RouteTranslation,
    SettingsTranslation,
    SymptomTranslation,
    TouchpointTranslation,
    UniversalTranslation,
    VocabularyTranslation,
)
from touchpoints.catalogue.vocabularies import Term, Vocabulary

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that editors are surest of."""

MODELS: dict[str, type[BaseModel]] = {
    "touchpoint": Touchpoint,
    "chain": Chain,
    "route": Route,
    "symptom": Symptom,
    "override": Override,
    "moves": Moves,
    "vocabulary": Vocabulary,
    "universal": Universal,
    "catalogue": Settings,
    "empty-phrases": EmptyPhrases,
    "touchpoint-translation": TouchpointTranslation,
    "chain-translation": ChainTranslation,
    "route-translation": RouteTranslation,
    "symptom-translation": SymptomTranslation,
    "vocabulary-translation": VocabularyTranslation,
    "universal-translation": UniversalTranslation,
    "catalogue-translation": SettingsTranslation,
}


_TOLD_BY: dict[type[BaseModel], tuple[type[BaseModel], ...]] = {
    Override: (Touchpoint,),
    TouchpointTranslation: (Touchpoint,),
    ChainTranslation: (Chain, Link),
    RouteTranslation: (Route,),
    SymptomTranslation: (Symptom,),
    VocabularyTranslation: (Vocabulary, Term),
    SettingsTranslation: (Settings,),
}
"""The models whose keys say what keys of the same name are in translations and overrides."""


def schemas(
    vocabularies: Mapping[str, Vocabulary], more: Mapping[str, type[BaseModel]] | None = None
) -> dict[str, dict[str, Any]]:
    """Give every schema by its name; `more` adds models of other rooms."""
    models = MODELS | dict(more or {})
    return {name: _schema(model, vocabularies) for name, model in models.items()}


def schema_bytes(schema: Mapping[str, Any]) -> bytes:
    """Give a schema as a file."""
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


def _schema(model: type[BaseModel], vocabularies: Mapping[str, Vocabulary]) -> dict[str, Any]:
    made = model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    made["definitions"] = made.pop("$defs", {})
    for part in (made, *made["definitions"].values()):
        _explain(part, _TOLD_BY.get(model, ()))
    filled = _filled(made, vocabularies)
    return {"$schema": DIALECT} | {key: value for key, value in filled.items() if value != {}}


def _explain(part: dict[str, Any], told_by: Iterable[type[BaseModel]]) -> None:
    """Say what a key is where its own model does not, in the words of the model it goes back to."""
    for key, about in part.get("properties", {}).items():
        sources = (model.model_fields[key].description for model in told_by if key in model.model_fields)
        description = next((text for text in sources if text), None)
        if description and "description" not in about:
            about["description"] = description


def _filled(part: Any, vocabularies: Mapping[str, Vocabulary]) -> Any:
    """Fill in the words, with what each means where editors can show it, and drop what says nothing."""
    if isinstance(part, list):
        return [_filled(one, vocabularies) for one in part]
    if not isinstance(part, dict):
        return part
    made = {
        key: _filled(value, vocabularies)
        for key, value in part.items()
        if key != "x-vocabulary" and not _is_noise(key, value)
    }
    vocabulary = vocabularies.get(part.get("x-vocabulary", ""))
    if vocabulary is not None:
        made["enum"] = list(vocabulary.ids)
        made["enumDescriptions"] = [f"{term.name}. {term.summary}" for term in vocabulary]
    return made


def _is_noise(key: str, value: Any) -> bool:
    """Pydantic's titles only repeat the names of keys; a default of null only says that a key may be left out."""
    return (key == "title" and isinstance(value, str)) or (key == "default" and value is None)
