"""Assesses a company that may have units: each apart, all together, and the whole with what they say.

What a unit says of a touchpoint holds for the unit in place of what the company says. The whole takes, of a point
that only units speak of, the weakest of them: a customer meets one branch, not their average.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from touchpoints.catalogue.entries import Criterion
from touchpoints.catalogue.model import Catalogue
from touchpoints.company.answers import Company, State, TouchpointAnswers, Unit
from touchpoints.company.assessment import Assessment, PointResult, UnitResult, assess
from touchpoints.company.own import with_own
from touchpoints.company.views import settled

FEWEST = 2
"""Law 1: whatever a firm offers has more than one touchpoint."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose answers a point of the whole company rests on: the weakest of several units."""

    unit: str
    of: int


def assess_company(company: Company, catalogue: Catalogue, unit: str | None = None) -> Assessment:
    """Hold a company, or one of its units, against the catalogue and what the company adds to it."""
    extended = with_own(catalogue, company)
    if unit is not None:
        return _assessed(of_unit(company, unit), extended)
    if not company.units:
        return _assessed(company, extended)
    apart = {id_: _assessed(of_unit(company, id_), extended) for id_ in company.units}
    whole = _assessed(_together(company, apart), extended)
    return replace(whole, units=tuple(_result(id_, company.units[id_], one) for id_, one in apart.items()))


def of_unit(company: Company, id_: str) -> Company:
    """Give a unit as if it were a company: its own answers, and those of the company it says nothing about."""
    unit = company.units[id_]
    traits = company.profile.traits if unit.traits is None else unit.traits
    return company.model_copy(
        update={
            "company": f"{company.company}: {unit.name}",
            "profile": company.profile.model_copy(update={"traits": traits}),
            "answers": {**company.answers, **unit.answers},
            "units": {},
        }
    )


def speaker(company: Company, catalogue: Catalogue, touchpoint: str) -> Speaker | None:
    """Say which unit speaks for the whole company on a touchpoint; None where the company does itself."""
    if touchpoint in company.answers:
        return None
    extended = with_own(catalogue, company)
    speaking = [id_ for id_, unit in company.units.items() if touchpoint in unit.answers]
    points = {id_: _point(_assessed(of_unit(company, id_), extended), touchpoint) for id_ in speaking}
    known = {id_: point for id_, point in points.items() if point is not None}
    return Speaker(min(known, key=lambda id_: _strength(known[id_])), len(known)) if known else None


def few_touchpoints(unit: Unit) -> bool:
    """Say whether a unit has fewer touchpoints of its own than anything should have (R02)."""
    have = sum(answers.existing is State.HAVE for answers in unit.answers.values())
    return have < FEWEST


def _assessed(company: Company, catalogue: Catalogue) -> Assessment:
    questions: dict[str, Iterable[Criterion]] = {
        id_: (*touchpoint.criteria, *catalogue.universal) for id_, touchpoint in catalogue.touchpoints.items()
    }
    return assess(settled(company, questions), catalogue)


def _together(company: Company, apart: dict[str, Assessment]) -> Company:
    answers = dict(company.answers)
    heard: dict[str, list[tuple[tuple[bool, bool, float], TouchpointAnswers]]] = {}
    for id_, unit in company.units.items():
        for touchpoint, given in unit.answers.items():
            point = _point(apart[id_], touchpoint)
            if point is not None:
                heard.setdefault(touchpoint, []).append((_strength(point), given))
    for touchpoint, speaking in heard.items():
        answers.setdefault(touchpoint, min(speaking, key=lambda one: one[0])[1])
    traits = dict.fromkeys(
        (*company.profile.traits, *(trait for unit in company.units.values() for trait in unit.traits or ()))
    )
    profile = company.profile.model_copy(update={"traits": tuple(traits)})
    return company.model_copy(update={"answers": answers, "profile": profile})


def _strength(point: PointResult) -> tuple[bool, bool, float]:
    """Order points by how well a unit does: what is missing first, then what is known, the weakest first."""
    return (not point.is_missing, point.q is None, point.q or 0.0)


def _point(assessment: Assessment, touchpoint: str) -> PointResult | None:
    return next((point for point in assessment.everything if point.touchpoint.id == touchpoint), None)


def _result(id_: str, unit: Unit, assessment: Assessment) -> UnitResult:
    return UnitResult(
        id=id_,
        name=unit.name,
        kind=unit.kind,
        coverage=assessment.coverage,
        quality=assessment.quality,
        levels={point.touchpoint.id: point.level for point in assessment.everything},
        few=few_touchpoints(unit),
    )
