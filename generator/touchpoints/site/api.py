"""The machine-readable side of the site: the catalogue as JSON, in a shape that is numbered and kept."""

import json
from collections.abc import Mapping
from typing import Any

from touchpoints.catalogue.entries import Chain, Touchpoint
from touchpoints.catalogue.model import Catalogue
from touchpoints.site.addresses import folder_of

FORMAT = "touchpoints-api/1"


def api_files(catalogue: Catalogue) -> dict[str, bytes]:
    """Give the files below `api/v1/`: the lists, and each entry whole."""
    head = {"format": FORMAT, "language": catalogue.language, "catalogue_version": catalogue.settings.version}
    files: dict[str, dict[str, Any]] = {
        "touchpoints.json": head | {"touchpoints": [_short(entry) for entry in catalogue.touchpoints.values()]},
        "chains.json": head | {"chains": [_short_chain(entry) for entry in catalogue.chains.values()]},
        "taxonomy.json": head | {"vocabularies": [_plain(one) for one in catalogue.vocabularies.values()]},
    }
    files |= {f"touchpoints/{entry.id}.json": _whole(entry, "touchpoint") for entry in catalogue.touchpoints.values()}
    files |= {f"chains/{entry.id}.json": _whole(entry, "chain") for entry in catalogue.chains.values()}
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


def _short_chain(entry: Chain) -> dict[str, Any]:
    return {"id": entry.id, "name": entry.name, "sector": entry.sector, "url": f"{folder_of('chain', entry.id)}/"}


def _whole(entry: Touchpoint | Chain, kind: str) -> dict[str, Any]:
    return {"format": FORMAT, **_plain(entry), "url": f"{folder_of(kind, entry.id)}/"}


def _plain(entry: Any) -> dict[str, Any]:
    plain: dict[str, Any] = entry.model_dump(mode="json", by_alias=True)
    return plain


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
