"""Lays a company's own touchpoints, questions and targets over the catalogue, without a fork of it."""

from dataclasses import replace
from typing import Any

from touchpoints.catalogue.entries import Criterion, Touchpoint
from touchpoints.catalogue.model import Catalogue
from touchpoints.company.answers import Company, OwnTouchpoint

_UNSAID = "–"
_SILENT = {"kind": "place", "why": _UNSAID, "helps_customer_to": _UNSAID}
"""What an entry of the catalogue must say, and no checklist shows of a company's own."""


def with_own(catalogue: Catalogue, company: Company) -> Catalogue:
    """Give the catalogue as this company has it; the same one where the company adds nothing."""
    if not company.own_touchpoints and not company.own_criteria and not company.own_targets:
        return catalogue
    journey = catalogue.vocabularies["journey"].ids[:1]
    own = {one.id: _touchpoint(one, journey) for one in company.own_touchpoints}
    touchpoints = {**catalogue.touchpoints, **own}
    for id_, criteria in company.own_criteria.items():
        if id_ in touchpoints:
            asked = touchpoints[id_]
            known = {criterion.id for criterion in asked.criteria}
            more = tuple(criterion for criterion in criteria if criterion.id not in known)
            touchpoints[id_] = asked.model_copy(update={"criteria": (*asked.criteria, *more)})
    for id_, targets in company.own_targets.items():
        if id_ in touchpoints:
            criteria = tuple(_aimed(criterion, targets.get(criterion.id)) for criterion in touchpoints[id_].criteria)
            touchpoints[id_] = touchpoints[id_].model_copy(update={"criteria": criteria})
    return replace(catalogue, touchpoints=dict(sorted(touchpoints.items())))


def _aimed(criterion: Criterion, target: str | None) -> Criterion:
    """Give a measured question with the company's own target (R12)."""
    if target is None or criterion.measure is None:
        return criterion
    return criterion.model_copy(update={"measure": criterion.measure.model_copy(update={"target": target})})


def _touchpoint(own: OwnTouchpoint, journey: tuple[str, ...]) -> Touchpoint:
    given: dict[str, Any] = {
        name: getattr(own, name) for name in OwnTouchpoint.model_fields if name in Touchpoint.model_fields
    }
    given |= {**_SILENT, "journey": journey, "summary": own.summary or own.name}
    return Touchpoint.model_construct(**given)
