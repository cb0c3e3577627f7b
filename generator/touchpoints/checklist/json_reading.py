"""Reads a checklist that came back as JSON: an assessment, from the web page too, or answers of a company file."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from touchpoints.checklist.document import AssessmentDocument, CriterionPart, TouchpointPart, UnitPart, ViewPart
from touchpoints.checklist.tables import Known
from touchpoints.company.answers import TouchpointAnswers
from touchpoints.company.reading_answers import cut
from touchpoints.company.statements import (
    CRITERIA,
    EXTRA,
    FIELDS,
    MADE_FROM,
    SEEN,
    VIEWS,
    WALK,
    WALKED,
    Base,
    Extra,
    Key,
    Raw,
    Returned,
    Shown,
    Statement,
    read_path,
    row_key,
    unpacked,
)
from touchpoints.problems import DataError, Place, Problem


def _keys(part: type[BaseModel]) -> frozenset[str]:
    return frozenset(field.alias or name for name, field in part.model_fields.items())


OURS = _keys(TouchpointPart) | frozenset([*TouchpointAnswers.model_fields, WALK])
"""The keys of a touchpoint that an assessment has; others were added by somebody."""

OF_DOCUMENT = _keys(AssessmentDocument) | {"walk"}
"""The keys at the top of an assessment; the browser's page names the chain that is walked, too."""

OF_UNIT, OF_CRITERION, OF_VIEW = _keys(UnitPart), _keys(CriterionPart), _keys(ViewPart)

DEPTH = 40


def decode(data: bytes, known: Known, shown: str) -> Returned:  # noqa: ARG001 - ids need no words
    """Read the answers in a JSON file."""
    document = _document(data, shown)
    company = document.get("company")
    if isinstance(document.get("touchpoints"), list):
        found = list(_assessment(document))
    elif isinstance(document.get("answers"), dict):
        found = list(_company_file(document))
    else:
        hint = "an assessment has 'touchpoints', a company file 'answers'"
        raise DataError([Problem(Place(shown), "not-a-checklist", "no answers are in this file", hint)])
    return Returned(
        statements=tuple(one for one in found if isinstance(one, Statement)),
        extras=tuple(one for one in found if isinstance(one, Extra)),
        lost=tuple(one for one in found if isinstance(one, tuple) and not isinstance(one, Key)),
        base=_base(document.get("made_from")),
        company=company if isinstance(company, str) else None,
    )


Found = Statement | Extra | tuple[str, str]


def _document(data: bytes, shown: str) -> dict[str, Any]:
    try:
        document = json.loads(data.decode("utf-8-sig"), parse_constant=str)
    except (ValueError, RecursionError) as error:
        message = "this is not JSON: " + (str(error) if isinstance(error, ValueError) else "nested too deep")
        raise DataError([Problem(Place(shown), "not-a-checklist", message)]) from error
    if not isinstance(document, dict):
        raise DataError(
            [Problem(Place(shown), "not-a-checklist", "this is no checklist: keys with values are expected")]
        )
    return document


def _assessment(document: Mapping[str, Any]) -> Iterator[Found]:
    yield from _strange(document, OF_DOCUMENT, "")
    yield from _points(document, "", "")
    for index, unit in enumerate(_listed(document.get("units"))):
        at = f"units[{index}]"
        if isinstance(unit, dict) and isinstance(unit.get("id"), str):
            yield from _strange(unit, OF_UNIT, f"{at}.")
            yield from _points(unit, unit["id"], f"{at}.")
        else:
            yield at, "a unit without an id"


def _strange(part: Mapping[str, Any], ours: frozenset[str], above: str) -> Iterator[Found]:
    """Name the keys that belong to no touchpoint and are none of ours."""
    for name, value in part.items():
        if name not in ours and value is not None and value != "":
            yield f"{above}{name}", f"'{cut(_text(value))}' is no part of a checklist"


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _added(key: Key, part: Mapping[str, Any], ours: frozenset[str], of: str, at: str) -> Iterator[Found]:
    """Keep what somebody added to a question or a view, and say of which it is."""
    for name, value in part.items():
        if name not in ours and value is not None and value != "":
            title = " ".join(f"{name} ({of})".split())
            yield Extra(key.touchpoint, title, _text(value), f"{at}.{name}", key.unit)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _named(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _points(document: Mapping[str, Any], unit: str, above: str) -> Iterator[Found]:
    for list_ in ("touchpoints", "left_out"):
        for index, point in enumerate(_listed(document.get(list_))):
            at = f"{above}{list_}[{index}]"
            if not isinstance(point, dict) or not isinstance(point.get("id"), str):
                yield at, "an item without an id"
                continue
            yield from _point(point["id"], point, unit, at)
            yield from _asked(point["id"], point.get("criteria"), unit, f"{at}.criteria")
            for who, view in _named(point.get(VIEWS)).items():
                yield from _added(Key(point["id"], (VIEWS,), unit), _named(view), OF_VIEW, who, f"{at}.{VIEWS}.{who}")


def _company_file(document: Mapping[str, Any]) -> Iterator[Found]:
    yield from _given(document["answers"], "", "answers")
    for unit, said in _named(document.get("units")).items():
        yield from _given(_named(_named(said).get("answers")), unit, f"units.{unit}.answers")


def _given(answers: Mapping[str, Any], unit: str, above: str) -> Iterator[Found]:
    for id_, given in answers.items():
        at = f"{above}.{id_}"
        if not isinstance(given, dict):
            yield at, "no answers, but something else"
            continue
        yield from _point(id_, given, unit, at)
        for criterion, raw in _named(given.get("criteria")).items():
            yield from _said(Key(id_, (CRITERIA, str(criterion)), unit), raw, f"{at}.criteria.{criterion}")


def _point(id_: str, point: Mapping[str, Any], unit: str, at: str) -> Iterator[Found]:
    for name in FIELDS:
        yield from _said(Key(id_, (name,), unit), point.get(name), f"{at}.{name}")
    for name, how in _named(point.get("competitors")).items():
        yield from _said(Key(id_, ("competitors", name), unit), how, f"{at}.competitors.{name}")
    yield from _seen(id_, _named(point.get(VIEWS)), unit, f"{at}.{VIEWS}")
    for chain, noted in (*_named(point.get("walk")).items(), *_named(point.get(WALK)).items()):
        for name in WALKED:
            yield from _said(Key(id_, (WALK, chain, name), unit), _named(noted).get(name), f"{at}.walk.{chain}.{name}")
    added = {name: value for name, value in point.items() if name not in OURS}
    for name, value in {**_named(added.pop(EXTRA, None)), **added}.items():
        if value is not None:
            yield Extra(id_, " ".join(name.split()) or "?", _text(value), f"{at}.{name}", unit)


def _seen(id_: str, views: Mapping[str, Any], unit: str, at: str) -> Iterator[Found]:
    """Read who sees a touchpoint how."""
    for who, view in views.items():
        here = f"{at}.{who}"
        if not isinstance(view, dict):
            yield here, "no view, but something else"
            continue
        for name in SEEN:
            yield from _said(Key(id_, (VIEWS, who, name), unit), view.get(name), f"{here}.{name}")
        for criterion, raw in _named(view.get("criteria")).items():
            key = Key(id_, (VIEWS, who, CRITERIA, str(criterion)), unit)
            yield from _said(key, raw, f"{here}.criteria.{criterion}")


def _asked(id_: str, criteria: object, unit: str, at: str) -> Iterator[Found]:
    for index, criterion in enumerate(_listed(criteria)):
        here = f"{at}[{index}]"
        if not isinstance(criterion, dict) or not isinstance(criterion.get("id"), str):
            yield here, "a question without an id"
            continue
        named = "answer" if criterion.get("measured") is None else "measured"
        key = Key(id_, (CRITERIA, criterion["id"]), unit)
        yield from _said(key, criterion.get(named), f"{here}.{named}")
        yield from _added(key, criterion, OF_CRITERION, criterion["id"], here)


def _said(key: Key, raw: object, at: str) -> Iterator[Found]:
    if raw is None or raw == "":
        return
    if isinstance(raw, str | bool | int | float):
        yield Statement(key, _number(raw), at)
    else:
        yield at, f"'{json.dumps(raw, ensure_ascii=False)[:60]}' is no answer to {key}"


def _number(raw: str | bool | float) -> Raw:
    """Pass a value on; a number that no computer can hold stays the text it is."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return float(raw) if abs(raw) < 10**15 else str(raw)
    return raw


def _base(made_from: object) -> Base | None:
    """Read what the checklist was made from."""
    if (
        not isinstance(made_from, dict)
        or made_from.get("format") != MADE_FROM
        or not isinstance(made_from.get("answers"), dict)
    ):
        return None
    cells: dict[Key, Shown] = {}
    points: set[str] = set()
    for unit, answers in (("", made_from["answers"]), *_named(made_from.get("units")).items()):
        for id_, values in _named(answers).items():
            points.add(row_key(id_, "", unit))
            for path, value in _named(values).items():
                was = unpacked(value)
                if was is not None:
                    cells[Key(id_, read_path(path), unit)] = was
    company = made_from.get("company")
    return Base(company if isinstance(company, str) else None, cells, frozenset(points))
