"""Reads a checklist that came back as JSON: an assessment, from the web page too, or answers of a company file."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from touchpoints.checklist.document import TouchpointPart
from touchpoints.checklist.tables import Known
from touchpoints.company.answers import TouchpointAnswers
from touchpoints.company.statements import (
    EXTRA,
    FIELDS,
    MADE_FROM,
    Base,
    Extra,
    Key,
    Raw,
    Returned,
    Shown,
    Statement,
    unpacked,
)
from touchpoints.problems import DataError, Place, Problem

OURS = frozenset(
    [*(field.alias or name for name, field in TouchpointPart.model_fields.items()), *TouchpointAnswers.model_fields]
)
"""The keys of a touchpoint that an assessment has; others were added by somebody."""

DEPTH = 40


def decode(data: bytes, known: Known, shown: str) -> Returned:  # noqa: ARG001 - ids need no words
    """Read the answers in a JSON file."""
    document = _document(data, shown)
    company = document.get("company")
    if isinstance(document.get("touchpoints"), list):
        found = list(_assessment(document))
    elif isinstance(document.get("answers"), dict):
        found = list(_company_file(document["answers"]))
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
    for list_ in ("touchpoints", "left_out"):
        given = document.get(list_)
        for index, point in enumerate(given if isinstance(given, list) else ()):
            at = f"{list_}[{index}]"
            if not isinstance(point, dict) or not isinstance(point.get("id"), str):
                yield at, "an item without an id"
                continue
            yield from _point(point["id"], point, at)
            yield from _asked(point["id"], point.get("criteria"), f"{at}.criteria")


def _company_file(answers: Mapping[str, Any]) -> Iterator[Found]:
    for id_, given in answers.items():
        at = f"answers.{id_}"
        if not isinstance(given, dict):
            yield at, "no answers, but something else"
            continue
        yield from _point(id_, given, at)
        if given.get("views"):
            yield f"{at}.views", "views are written into the company file by hand"
        criteria = given.get("criteria")
        for criterion, raw in criteria.items() if isinstance(criteria, dict) else ():
            yield from _said(Key(id_, ("criteria", str(criterion))), raw, f"{at}.criteria.{criterion}")


def _point(id_: str, point: Mapping[str, Any], at: str) -> Iterator[Found]:
    for name in FIELDS:
        yield from _said(Key(id_, (name,)), point.get(name), f"{at}.{name}")
    competitors = point.get("competitors")
    for name, how in competitors.items() if isinstance(competitors, dict) else ():
        yield from _said(Key(id_, ("competitors", name)), how, f"{at}.competitors.{name}")
    added = {name: value for name, value in point.items() if name not in OURS}
    before = added.pop(EXTRA, None)
    for name, value in {**(before if isinstance(before, dict) else {}), **added}.items():
        if value is not None:
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            yield Extra(id_, " ".join(name.split()) or "?", text, f"{at}.{name}")


def _asked(id_: str, criteria: object, at: str) -> Iterator[Found]:
    for index, criterion in enumerate(criteria if isinstance(criteria, list) else ()):
        here = f"{at}[{index}]"
        if not isinstance(criterion, dict) or not isinstance(criterion.get("id"), str):
            yield here, "a question without an id"
            continue
        key = Key(id_, ("criteria", criterion["id"]))
        named = "answer" if criterion.get("measured") is None else "measured"
        yield from _said(key, criterion.get(named), f"{here}.{named}")


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
    for id_, values in made_from["answers"].items():
        for path, value in values.items() if isinstance(values, dict) else ():
            was = unpacked(value)
            if was is not None:
                cells[Key(id_, tuple(path.split("/", 1)))] = was
    company = made_from.get("company")
    return Base(company if isinstance(company, str) else None, cells, frozenset(made_from["answers"]))
