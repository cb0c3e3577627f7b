"""The machine-readable side of the site: the catalogue as JSON, in a shape that is numbered and kept."""

import json
from collections.abc import Mapping
from typing import Any

from touchpoints.catalogue.entries import Chain, Route, Symptom, Touchpoint
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.schemas import schemas
from touchpoints.site.addresses import folder_of

FORMAT = "touchpoints-api/1"


def api_files(catalogue: Catalogue) -> dict[str, bytes]:
    """Give the files below `api/v1/`: the lists, and each entry whole."""
    head = {"format": FORMAT, "language": catalogue.language, "catalogue_version": catalogue.settings.version}
    files: dict[str, dict[str, Any]] = {
        "touchpoints.json": head | {"touchpoints": [_short(entry) for entry in catalogue.touchpoints.values()]},
        "chains.json": head | {"chains": [_listed(entry, "chain") for entry in catalogue.chains.values()]},
        "routes.json": head | {"routes": [_listed(entry, "route") for entry in catalogue.routes.values()]},
        "symptoms.json": head | {"symptoms": [_listed(entry, "symptom") for entry in catalogue.symptoms.values()]},
        "taxonomy.json": head | {"vocabularies": [_plain(one) for one in catalogue.vocabularies.values()]},
    }
    entries: tuple[tuple[str, Mapping[str, Touchpoint | Chain | Route | Symptom]], ...] = (
        ("touchpoint", catalogue.touchpoints),
        ("chain", catalogue.chains),
        ("route", catalogue.routes),
        ("symptom", catalogue.symptoms),
    )
    for kind, found in entries:
        files |= {f"{folder_of(kind, id_)}.json": _whole(entry, kind) for id_, entry in found.items()}
    files |= {f"schema/{name}.schema.json": schema for name, schema in schemas(catalogue.vocabularies).items()}
    return {f"api/v1/{name}": _json(content) for name, content in files.items()}


def _short(entry: Touchpoint) -> dict[str, Any]:
    return {
        "id": entry.id,
        "name": entry.name,
        "aliases": list(entry.aliases),
        "category": entry.category,
        "stages": list(entry.stages),
        "channel": entry.channel,
        "status": entry.status,
        "url": f"{folder_of('touchpoint', entry.id)}/",
    }


def _listed(entry: Chain | Route | Symptom, kind: str) -> dict[str, Any]:
    return {"id": entry.id, "name": entry.name, "summary": entry.summary, "url": f"{folder_of(kind, entry.id)}/"}


def _whole(entry: Touchpoint | Chain | Route | Symptom, kind: str) -> dict[str, Any]:
    return {"format": FORMAT, **_plain(entry), "url": f"{folder_of(kind, entry.id)}/"}


def _plain(entry: Any) -> dict[str, Any]:
    plain: dict[str, Any] = entry.model_dump(mode="json", by_alias=True)
    return plain


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
