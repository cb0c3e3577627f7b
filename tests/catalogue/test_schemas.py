"""The committed JSON Schemas are current, accept what the tool accepts, and refuse what they can know to be wrong."""

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from touchpoints import reference

ROOT = Path(__file__).resolve().parents[2]


class PlainYaml(yaml.SafeLoader):
    """Reads as editors do (YAML 1.2): dates and words such as yes are texts."""


PlainYaml.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in {"null", "int", "float"}]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
PlainYaml.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))


def plain(path: Path) -> Any:
    """Read a file as an editor does."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=PlainYaml)


def validator(name: str) -> jsonschema.Draft7Validator:
    """Give the validator of a committed schema."""
    schema = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)


def test_generated_files_are_current() -> None:
    old = reference.stale(ROOT, reference.generated(ROOT))
    assert old == [], f"out of date; run: {reference.UPDATE}"


def test_a_generated_file_that_is_missing_changed_or_left_over_is_stale(tmp_path: Path) -> None:
    files = {"schemas/a.schema.json": b"{}", "schemas/b.schema.json": b"{}", "docs/c.md": b"c"}
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/a.schema.json").write_bytes(b"{}")
    (tmp_path / "schemas/b.schema.json").write_bytes(b"{ }")
    (tmp_path / "schemas/gone.schema.json").write_bytes(b"{}")
    assert reference.stale(tmp_path, files) == ["docs/c.md", "schemas/b.schema.json", "schemas/gone.schema.json"]


KINDS = {
    "touchpoint": "touchpoints/*/*.yml",
    "chain": "chains/*.yml",
    "route": "routes/*.yml",
    "symptom": "symptoms/*.yml",
    "vocabulary": "taxonomy/*.yml",
    "universal": "universal.yml",
    "catalogue": "catalogue.yml",
}


def wrong() -> Iterator[str]:
    for kind, pattern in KINDS.items():
        checker = validator(kind)
        for path in sorted((ROOT / "catalogue").glob(pattern)):
            for error in checker.iter_errors(plain(path)):
                yield f"{path.name}: {error.message}"


def test_every_file_of_the_catalogue_fits_its_schema() -> None:
    assert list(wrong()) == []


def test_every_kind_of_file_that_the_schemas_describe_is_in_the_catalogue() -> None:
    for kind in ("touchpoint", "chain", "vocabulary", "universal", "catalogue"):
        assert list((ROOT / "catalogue").glob(KINDS[kind])), kind


def test_the_first_line_of_every_entry_leads_the_editor_to_its_schema() -> None:
    for kind, pattern in KINDS.items():
        for path in (ROOT / "catalogue").glob(pattern):
            named = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# yaml-language-server: $schema=")
            assert (path.parent / named).resolve() == ROOT / "schemas" / f"{kind}.schema.json", path


ENTRY: dict[str, Any] = {
    "id": "price-list",
    "name": "Price list",
    "category": "print-and-documents",
    "kind": "document",
    "summary": "What it costs.",
    "why": "It goes on selling.",
    "helps_customer_to": "choose.",
    "stages": ["comparison"],
    "journey": ["purchase"],
    "channel": "both",
    "applies_if": ["premises", "walk-ins or appointments"],
    "tips": [{"text": "Date it.", "lever": "business-processes", "effort": 1}],
    "criteria": [{"id": "dated", "ask": "Is it dated?", "class": "must-be", "dimension": "reliability"}],
    "sources": [{"title": "A page", "url": "https://example.org/"}],
}

MUTATIONS: dict[str, tuple[tuple[Any, ...], Any]] = {
    "a misspelled key": (("sumary",), "What it costs."),
    "a misspelled key below": (("tips", 0, "levre"), "staff-skills"),
    "a word of no vocabulary": (("channel",), "web"),
    "a word of no vocabulary in a list": (("stages",), ["comparison", "buying"]),
    "a word of no vocabulary below": (("criteria", 0, "class"), "must"),
    "a number out of its band": (("tips", 0, "effort"), 4),
    "a word where a number belongs": (("importance",), "high"),
    "a text where a list belongs": (("stages",), "comparison"),
    "a list where a text belongs": (("name",), ["Price list"]),
    "an empty list of stages": (("stages",), []),
    "an empty name": (("name",), ""),
    "a name of blanks": (("name",), "  "),
    "a name without end": (("name",), "x" * 201),
    "an id in capitals": (("id",), "Price-List"),
    "a condition that is none": (("applies_if",), ["premises, phone"]),
    "an address that runs": (("sources", 0, "url"), "javascript:alert(1)"),
    "a year of another age": (("sources", 0, "year"), 1066),
    "a day that does not exist": (("reviewed_on",), "2026-02-30"),
}


def test_the_schema_accepts_the_example() -> None:
    assert list(validator("touchpoint").iter_errors(ENTRY)) == []


@pytest.mark.parametrize("name", MUTATIONS)
def test_the_schema_refuses_what_the_check_refuses(name: str) -> None:
    at, value = MUTATIONS[name]
    entry = copy.deepcopy(ENTRY)
    around: Any = entry
    for step in at[:-1]:
        around = around[step]
    around[at[-1]] = value
    assert list(validator("touchpoint").iter_errors(entry))


@pytest.mark.parametrize(
    "key", ["id", "name", "category", "kind", "summary", "why", "helps_customer_to", "stages", "journey", "channel"]
)
def test_the_schema_misses_an_obligatory_key(key: str) -> None:
    entry = {name: value for name, value in ENTRY.items() if name != key}
    assert [error.validator for error in validator("touchpoint").iter_errors(entry)] == ["required"]


def test_editors_can_show_what_each_word_means() -> None:
    schema = json.loads((ROOT / "schemas/touchpoint.schema.json").read_text(encoding="utf-8"))
    channel = schema["properties"]["channel"]
    assert channel["enum"] == ["online", "offline", "both"]
    assert len(channel["enumDescriptions"]) == 3
    assert all(part.get("description") for part in schema["properties"].values())


COMPANY: dict[str, Any] = {
    "company": "Smile",
    "profile": {"sector": "health", "traits": ["premises"], "target": "standard"},
    "answers": {
        "price-list": {
            "state": "have",
            "criteria": {"dated": "yes", "reply-time": 25, "one-page": True},
            "x-colour": "red",
        }
    },
    "chains": [{"id": "visit", "links": [{"touchpoint": "price-list", "passed": 9}]}],
    "x-notes": "kept",
}


def test_the_schema_of_a_company_file_keeps_keys_that_it_does_not_know() -> None:
    assert list(validator("company").iter_errors(COMPANY)) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("state", "has"),
        ("importance", 6),
        ("reach", 1.5),
        ("effort", 4),
        ("criteria", {"dated": "maybe"}),
        ("due", "soon"),
    ],
)
def test_the_schema_of_a_company_file_refuses_what_no_answer_can_be(key: str, value: object) -> None:
    company = copy.deepcopy(COMPANY)
    company["answers"]["price-list"][key] = value
    assert list(validator("company").iter_errors(company))


def unexplained(part: Any, where: str) -> Iterator[str]:
    """Give the keys that an editor could say nothing about."""
    if isinstance(part, list):
        for one in part:
            yield from unexplained(one, where)
    elif isinstance(part, dict):
        for key, about in part.get("properties", {}).items():
            if not about.get("description"):
                yield f"{where}.{key}"
        for key, value in part.items():
            yield from unexplained(value, where if key in {"properties", "definitions"} else f"{where}.{key}")


def test_editors_can_explain_every_key_of_the_files_that_people_write() -> None:
    written = [path for path in sorted((ROOT / "schemas").glob("*.json")) if "assessment" not in path.name]
    assert len(written) > 15
    found = [key for path in written for key in unexplained(json.loads(path.read_text(encoding="utf-8")), path.stem)]
    assert found == []
