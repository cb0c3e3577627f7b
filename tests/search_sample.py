"""A sample catalogue in Slovak with a translation into Russian, laid out from the lists in tests/fixtures/search."""

import shutil
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "tests" / "fixtures" / "search"


def write_sample(project: Path) -> Path:
    """Write the sample's catalogue and templates into a project's folder, and give the folder."""
    catalogue, templates = project / "catalogue", project / "site_templates"
    shutil.copytree(ROOT / "catalogue" / "taxonomy", catalogue / "taxonomy")
    shutil.copytree(ROOT / "site_templates", templates)
    for words in (FIXTURES / "words" / "ru.yml", FIXTURES.parent / "slovak" / "words" / "sk.yml"):
        shutil.copy(words, templates / "words")
    shutil.copy(ROOT / "catalogue" / "universal.yml", catalogue)
    _write(catalogue / "catalogue.yml", _SETTINGS)
    _write(catalogue / "translations/ru/catalogue.yml", {"name": "Точки касания", "summary": "Пробный каталог."})
    russian = {entry["id"]: entry for entry in _listed("ru")}
    for entry in _listed("sk"):
        _write(catalogue / f"touchpoints/{entry['category']}/{entry['id']}.yml", _source(entry))
        _write(catalogue / f"translations/ru/touchpoints/{entry['id']}.yml", _translation(russian[entry["id"]]))
    return project


_SETTINGS = {
    "id": "sample",
    "name": "Body dotyku",
    "summary": "Ukážkový katalóg.",
    "version": "2026.11",
    "language": "sk",
    "languages": ["sk", "ru"],
    "repository": "https://github.com/touchpoint-catalogue/touchpoint-catalogue",
}


def _listed(language: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = yaml.safe_load(
        (FIXTURES / f"touchpoints-{language}.yml").read_text(encoding="utf-8")
    )
    return listed


def _source(entry: dict[str, Any]) -> dict[str, Any]:
    return entry | {
        "kind": "document",
        "why": entry["summary"],
        "helps_customer_to": entry["name"],
        "stages": ["need"],
        "journey": ["awareness"],
        "channel": "both",
        "status": "draft",
        "tips": [{"text": tip, "lever": "staff-skills"} for tip in entry["tips"]],
        "criteria": [
            {"id": f"question-{number}", "ask": ask, "class": "must-be", "dimension": "empathy"}
            for number, ask in enumerate(entry["criteria"], 1)
        ],
    }


def _translation(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": entry["name"],
        "aliases": entry["aliases"],
        "summary": entry["summary"],
        "why": entry["summary"],
        "helps_customer_to": entry["name"],
        "tips": entry["tips"],
        "criteria": {f"question-{number}": ask for number, ask in enumerate(entry["criteria"], 1)},
    }


def _write(path: Path, values: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), encoding="utf-8")
