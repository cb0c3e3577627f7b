"""Checks a text that has no file yet, as if it stood in the catalogue: what an editor or a form hands over."""

from dataclasses import replace
from typing import Any

from touchpoints.catalogue.checks import check_catalogue
from touchpoints.catalogue.formatting import kind_of
from touchpoints.catalogue.loading import Loaded, Written
from touchpoints.catalogue.model import in_language
from touchpoints.catalogue.reading import Document, parse_document
from touchpoints.catalogue.schemas import MODELS
from touchpoints.catalogue.validating import validated
from touchpoints.problems import Problem, errors

SHOWN = "<stdin>"
"""How places name standard input."""

_PLACED = {"touchpoint": "touchpoints", "chain": "chains", "route": "routes", "symptom": "symptoms"}


def check_text(data: bytes, loaded: Loaded) -> list[Problem]:
    """Give what is wrong with one entry, or one company file, within a catalogue."""
    document, problems = parse_document(data, SHOWN)
    if document is None:
        return problems
    kind = kind_of(data.decode("utf-8", "replace"), SHOWN, document.value)
    if kind is None:
        return _company(data, loaded)
    entry, more = validated(document, MODELS[kind], {name: one.entry.ids for name, one in loaded.vocabularies.items()})
    if entry is None or kind not in _PLACED:
        return sorted({*problems, *more})
    return sorted({*problems, *_among_others(Written(entry, document), _PLACED[kind], loaded, document)})


def _among_others(written: Written[Any], kind: str, loaded: Loaded, document: Document) -> list[Problem]:
    """Put an entry in the place of the one with its id, and give what is wrong with it, wherever its file may be."""
    others = [one for one in getattr(loaded, kind) if one.entry.id != written.entry.id]
    named = {"touchpoints": "named_touchpoints", "chains": "named_chains"}.get(kind)
    changes: dict[str, Any] = {named: getattr(loaded, named) | {written.entry.id}} if named else {}
    changes |= {kind: (*others, written), "problems": ()}
    with_it = replace(loaded, **changes)
    found = check_catalogue(with_it, lambda path: path == document.path)
    return [one for one in found if one.place.path == document.path and one.code != "misplaced-entry"]


def _company(data: bytes, loaded: Loaded) -> list[Problem]:
    from touchpoints.company.company_file import parse_company  # an entry is checked without it

    wrong = errors(check_catalogue(loaded))
    if wrong or loaded.settings is None:
        return wrong
    return parse_company(data, SHOWN, in_language(loaded, loaded.settings.entry.language))[1]
