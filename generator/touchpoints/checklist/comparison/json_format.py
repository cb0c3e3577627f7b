"""A comparison as JSON: the numbered shape that other programs read."""

import json
from pathlib import Path
from typing import Any

from touchpoints.catalogue.words import Words
from touchpoints.company.assessment import PointResult
from touchpoints.company.comparing import Board, Change, Comparison, Delta, Kind, Snapshot

SUFFIX = ".json"

FORMAT = "touchpoints-comparison/1"

_DIGITS = 6


def encode(compared: Comparison | Board, words: Words, templates: Path) -> bytes:  # noqa: ARG001 - ids need no words
    """Write the comparison as JSON."""
    data = _over_time(compared) if isinstance(compared, Comparison) else _side_by_side(compared)
    return (json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _over_time(compared: Comparison) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "company": compared.after.company,
        "catalogue_version": compared.after.assessment.catalogue.settings.version,
        "coverage": _delta(compared.coverage, compared),
        "quality": _delta(compared.quality, compared),
        "trend": [_snapshot(one) for one in compared.snapshots],
        "counts": {kind.value: len(compared.of(kind)) for kind in Kind},
        "changes": [_change(change, compared) for change in compared.changes],
    }


def _side_by_side(board: Board) -> dict[str, Any]:
    ids = sorted({point.touchpoint.id for one in board.snapshots for point in one.assessment.everything})
    levels = [{point.touchpoint.id: point.level for point in one.assessment.everything} for one in board.snapshots]
    return {
        "format": FORMAT,
        "comparable": board.comparable,
        "companies": [{**_snapshot(one), "place": board.place(one)} for one in board.snapshots],
        "touchpoints": [{"id": id_, "levels": [level.get(id_) for level in levels]} for id_ in ids],
    }


def _snapshot(snapshot: Snapshot) -> dict[str, Any]:
    reported = snapshot.reported
    coverage = snapshot.assessment.coverage
    return {
        "company": snapshot.company,
        "assessed_on": snapshot.day.isoformat() if snapshot.day else None,
        "made_for": snapshot.version or None,
        "applicable": coverage.applicable,
        "have": coverage.have,
        "missing": coverage.missing,
        "weak": coverage.weak,
        "not_assessed": coverage.not_assessed,
        "coverage": _rounded(snapshot.coverage),
        "assessed": _rounded(snapshot.assessed),
        "quality": snapshot.quality,
        "reported": None
        if reported is None
        else {"quality": reported.quality, "applicable": reported.applicable, "have": reported.have},
    }


def _delta(delta: Delta, compared: Comparison) -> dict[str, float | None]:
    return {
        "before": _rounded(delta.before),
        "after": _rounded(delta.after),
        "change": _rounded(delta.total),
        "by_work": _rounded(delta.by_work),
        "by_catalogue": 0.0 if compared.of_one_catalogue else _rounded(delta.by_rest),
        "by_counting": _rounded(delta.by_rest) if compared.of_one_catalogue else 0.0,
    }


def _change(change: Change, compared: Comparison) -> dict[str, Any]:
    return {
        "id": change.point.touchpoint.id,
        "name": change.point.touchpoint.name,
        "changes": [kind.value for kind in change.kinds],
        "before": _side(change.before),
        "after": _side(change.after),
        "quality": _delta(change.quality, compared),
    }


def _side(point: PointResult | None) -> dict[str, Any] | None:
    if point is None:
        return None
    answers = point.answers
    return {
        "state": point.state.value,
        "level": point.level,
        "reaction": answers.reaction.value if answers.reaction else None,
        "status": answers.status,
        "due": answers.due.isoformat() if answers.due else None,
        "owner": answers.owner,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
