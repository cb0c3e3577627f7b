"""Test vectors of the calculation: small catalogues and companies, for the command line and for the browser."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from touchpoints.catalogue.entries import Chain, Criterion, Settings, Touchpoint
from touchpoints.catalogue.loading import load
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.vocabularies import Vocabulary
from touchpoints.checklist.json_format import assessment_document
from touchpoints.company.answers import Company
from touchpoints.company.assessment import assess

HERE = Path(__file__).resolve().parent
VECTORS: list[dict[str, Any]] = json.loads((HERE / "company" / "vectors.json").read_text(encoding="utf-8"))["vectors"]


def vocabularies() -> dict[str, Vocabulary]:
    """Give the real vocabularies."""
    loaded = load(HERE.parent / "catalogue", "catalogue")
    return {name: written.entry for name, written in loaded.vocabularies.items()}


def small_catalogue(written: Mapping[str, Any], words: Mapping[str, Vocabulary]) -> Catalogue:
    """Make a whole catalogue of the little a vector says."""
    return Catalogue(
        settings=Settings(id="vectors", name="Vectors", summary="Vectors.", version="2026.11"),
        language="en",
        vocabularies=words,
        universal=tuple(_criterion(one) for one in written.get("universal", [])),
        touchpoints={
            one["id"]: _touchpoint(one) for one in sorted(written["touchpoints"], key=lambda one: str(one["id"]))
        },
        chains={
            one["id"]: Chain.model_validate({"name": one["id"], "summary": "A chain."} | one)
            for one in written.get("chains", [])
        },
        routes={},
        symptoms={},
        guides=(),
        states={},
        files={},
    )


def _touchpoint(said: Mapping[str, Any]) -> Touchpoint:
    rest = {
        "name": said["id"],
        "category": "website",
        "kind": "document",
        "summary": "A point.",
        "why": "It matters.",
        "helps_customer_to": "go on.",
        "stages": ["need"],
        "journey": ["purchase"],
        "channel": "both",
        "importance": 3,
        "effort": 1,
        "owner_role": "owner",
    }
    criteria = [_criterion(one) for one in said.get("criteria", [])]
    return Touchpoint.model_validate(rest | dict(said) | {"criteria": criteria})


def _criterion(said: Mapping[str, Any]) -> Criterion:
    rest: dict[str, Any] = {"ask": "Is it so?", "class": "performance", "dimension": "reliability"}
    measure = {"measure": {"unit": "minutes", "target": said["target"]}} if "target" in said else {}
    return Criterion.model_validate(rest | {key: value for key, value in said.items() if key != "target"} | measure)


def numbers(company: Mapping[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    """Assess a company and give the numbered JSON shape, as `checklist --format json` writes it."""
    assessment = assess(Company.model_validate(company), catalogue)
    document: dict[str, Any] = assessment_document(assessment).model_dump(mode="json", by_alias=True)
    return document


def differences(expected: Any, found: Any, at: str = "") -> list[str]:
    """Say where what was found is not what was expected; what is not expected may be anything."""
    if isinstance(expected, Mapping):
        if not isinstance(found, Mapping):
            return [f"{at}: {found!r} has no keys"]
        return [one for key, value in expected.items() for one in differences(value, found.get(key), f"{at}/{key}")]
    if isinstance(expected, Sequence) and not isinstance(expected, str):
        if len(expected) != len(found):
            return [f"{at}: {len(found)} instead of {len(expected)}: {found!r}"[:300]]
        return [
            one for index, value in enumerate(expected) for one in differences(value, found[index], f"{at}/{index}")
        ]
    return [] if expected == found else [f"{at}: {found!r} instead of {expected!r}"]
