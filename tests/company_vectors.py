"""Test vectors of the calculation: small catalogues and companies, for the command line and for the browser."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from touchpoints.catalogue.entries import Chain, Criterion, Settings, Touchpoint
from touchpoints.catalogue.loading import load
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.reading import parse_document
from touchpoints.catalogue.releases import History, Moves, Release
from touchpoints.catalogue.vocabularies import Vocabulary
from touchpoints.checklist.json_format import assessment_document
from touchpoints.company.answers import Company
from touchpoints.company.units import assess_company
from touchpoints.company.upgrading import upgraded

HERE = Path(__file__).resolve().parent


def read_vectors(name: str) -> list[dict[str, Any]]:
    """Read a file of vectors."""
    vectors: list[dict[str, Any]] = json.loads((HERE / "company" / name).read_text(encoding="utf-8"))["vectors"]
    return vectors


VECTORS = read_vectors("vectors.json")
UPGRADES = read_vectors("upgrades.json")


@cache
def vocabularies() -> dict[str, Vocabulary]:
    """Give the real vocabularies."""
    loaded = load(HERE.parent / "catalogue", "catalogue")
    return {name: written.entry for name, written in loaded.vocabularies.items()}


def small_catalogue(written: Mapping[str, Any], words: Mapping[str, Vocabulary]) -> Catalogue:
    """Make a whole catalogue of the little a vector says."""
    return Catalogue(
        settings=Settings(id="vectors", name="Vectors", summary="Vectors.", version=written.get("version", "2026.11")),
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
        history=_history(written),
    )


def _history(written: Mapping[str, Any]) -> History:
    """Make the releases and moves of the little a vector says: of a release, which revisions it asked."""
    releases = [
        Release.model_validate(
            {"format": "touchpoints-release/1", "released_on": "2026-11-01", "version": one["version"]}
            | {"touchpoints": {id_: _state(id_, asked) for id_, asked in one["touchpoints"].items()}}
        )
        for one in written.get("releases", [])
    ]
    moves = [{"since": "2026.12", "reason": "So it is."} | one for one in written.get("moves", [])]
    return History(releases=tuple(releases), moves=Moves.model_validate({"moves": moves}).moves)


def _state(name: str, revisions: Mapping[str, int]) -> dict[str, Any]:
    states = {id_: {"revision": revision, "asked": "", "answered": ""} for id_, revision in revisions.items()}
    return {"name": name, "criteria": states}


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


def numbers(company: Mapping[str, Any], catalogue: Catalogue, unit: str | None = None) -> dict[str, Any]:
    """Assess a company, or a unit of it, and give the numbered JSON shape, as `checklist --format json` writes it."""
    assessment = assess_company(Company.model_validate(company), catalogue, unit)
    document = assessment_document(assessment)
    shown: dict[str, Any] = document.model_dump(mode="json", by_alias=True, exclude={"made_from", "analysis"})
    return shown


def upgrade_of(company: Mapping[str, Any], catalogue: Catalogue) -> tuple[Any, dict[str, Any]]:
    """Upgrade a company file in JSON, and give what is in it then, and what became of the answers."""
    result = upgraded(json.dumps(company), catalogue)
    document, problems = parse_document(result.text.encode(), "")
    assert document is not None
    assert not problems
    return document.value, json.loads(json.dumps(asdict(result)))


def as_written(value: Any) -> Any:
    """Give data as the words that stand in a file: there `true` and "true", 2 and "2" are the same."""
    if isinstance(value, Mapping):
        return {key: as_written(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_written(part) for part in value]
    return value if isinstance(value, str) else json.dumps(value)


def upgrade_differences(vector: Mapping[str, Any], record: Any, news: Mapping[str, Any]) -> list[str]:
    """Say where an upgrade is not what a vector expects: of the file nothing may be more or less."""
    expected = vector["expected"]
    kept = {key: part for key, part in record.items() if key != "answered_for" or key in expected}
    wrong = [] if as_written(kept) == as_written(expected) else [f"{kept} instead of {expected}"]
    return wrong + differences(vector["news"], news)


def differences(expected: Any, found: Any, at: str = "") -> list[str]:
    """Say where what was found is not what was expected; what is not expected may be anything."""
    if expected == found:
        return []
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
    return [f"{at}: {found!r} instead of {expected!r}"]
