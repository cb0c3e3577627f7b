"""Assesses a company that may have units: each apart, all together, and the whole with what they say.

What a unit says of a touchpoint holds for the unit in place of what the company says. The whole takes, of a point
that only units speak of, the weakest of them: a customer meets one branch, not their average.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from touchpoints.catalogue.entries import Criterion
from touchpoints.catalogue.model import Catalogue
from touchpoints.company.answers import Company, State, Unit
from touchpoints.company.assessment import Assessment, PointResult, UnitResult, assess
from touchpoints.company.own import with_own
from touchpoints.company.views import settled

FEWEST = 2
"""Law 1: whatever a firm offers has more than one touchpoint."""


def assess_company(company: Company, catalogue: Catalogue, unit: str | None = None) -> Assessment:
    """Hold a company, or one of its units, against the catalogue and what the company adds to it."""
    extended = with_own(catalogue, company)
    if unit is not None:
        return _assessed(of_unit(company, unit), extended)
    if not company.units:
        return _assessed(company, extended)
    apart = {id_: _assessed(of_unit(company, id_), extended) for id_ in company.units}
    speakers = _speakers(company, apart)
    whole = _assessed(_together(company, speakers), extended)
    spoken = {touchpoint for unit in company.units.values() for touchpoint in unit.answers}
    units = tuple(_result(id_, company.units[id_], one, spoken) for id_, one in apart.items())
    return replace(whole, units=units, speakers=speakers)


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


def few_touchpoints(unit: Unit) -> bool:
    """Say whether a unit has fewer touchpoints of its own than anything should have (R02)."""
    have = sum(answers.existing is State.HAVE for answers in unit.answers.values())
    return have < FEWEST


def _assessed(company: Company, catalogue: Catalogue) -> Assessment:
    questions: dict[str, Iterable[Criterion]] = {
        id_: (*touchpoint.criteria, *catalogue.universal) for id_, touchpoint in catalogue.touchpoints.items()
    }
    return assess(settled(company, questions), catalogue)


def _speakers(company: Company, apart: Mapping[str, Assessment]) -> dict[str, str]:
    """Give the weakest unit for each touchpoint that only units speak of."""
    heard: dict[str, dict[str, tuple[bool, bool, float]]] = {}
    for id_, unit in company.units.items():
        for touchpoint in unit.answers:
            point = _point(apart[id_], touchpoint)
            if point is not None and touchpoint not in company.answers:
                heard.setdefault(touchpoint, {})[id_] = _strength(point)
    return {touchpoint: min(units, key=lambda id_: units[id_]) for touchpoint, units in heard.items()}


def _together(company: Company, speakers: Mapping[str, str]) -> Company:
    """Give the company with the answers of those that speak for it, and everything that some unit has."""
    spoken = {touchpoint: company.units[id_].answers[touchpoint] for touchpoint, id_ in speakers.items()}
    own = (trait for unit in company.units.values() for trait in unit.traits or ())
    traits = tuple(dict.fromkeys((*company.profile.traits, *own)))
    profile = company.profile.model_copy(update={"traits": traits})
    return company.model_copy(update={"answers": {**company.answers, **spoken}, "profile": profile})


def _strength(point: PointResult) -> tuple[bool, bool, float]:
    """Order points by how well a unit does: what is missing first, then what is known, the weakest first."""
    return (not point.is_missing, point.q is None, point.q or 0.0)


def _point(assessment: Assessment, touchpoint: str) -> PointResult | None:
    return next((point for point in assessment.everything if point.touchpoint.id == touchpoint), None)


def _result(id_: str, unit: Unit, assessment: Assessment, spoken: Collection[str]) -> UnitResult:
    """Give a unit with the touchpoints of which some unit speaks, or with all of them while none does."""
    points = (point for point in assessment.points if not spoken or point.touchpoint.id in spoken)
    return UnitResult(
        id=id_,
        name=unit.name,
        kind=unit.kind,
        coverage=assessment.coverage,
        quality=assessment.quality,
        levels={point.touchpoint.id: point.level for point in assessment.everything},
        few=few_touchpoints(unit),
        company=assessment.company,
        points=tuple(points),
        left_out=tuple(one for one in assessment.left_out if one[0].id in unit.answers and one[1].reason is not None),
        answered=tuple(sorted(unit.answers)),
    )
