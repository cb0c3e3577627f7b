"""What an assessment says beyond its points."""

from typing import Any

import pytest

from touchpoints.catalogue.model import Catalogue
from touchpoints.company.analysis import Contest, Zone, analyse, contest_of, zone_of
from touchpoints.company.answers import Company
from touchpoints.company.assessment import PointResult, assess
from touchpoints.company.concerns import Concern

TRAITS = ["phone", "website", "appointments", "advertises"]


def assessed(catalogue: Catalogue, answers: dict[str, Any], **profile: Any) -> Any:
    """Analyse a clinic of which only this is known."""
    written = {
        "company": "Clinic",
        "competitors": ["A", "B", "C"],
        "profile": {"traits": TRAITS} | profile,
        "answers": answers,
    }
    return analyse(assess(Company.model_validate(written), catalogue))


def price_list(catalogue: Catalogue, **answers: Any) -> PointResult:
    """Assess a price list."""
    company = Company.model_validate({"company": "Clinic", "answers": {"price-list": answers}})
    return next(one for one in assess(company, catalogue).points if one.touchpoint.id == "price-list")


@pytest.mark.parametrize(
    ("importance", "answer", "zone"),
    [("5", "yes", Zone.KEEP), ("5", "no", Zone.CONCENTRATE), ("1", "yes", Zone.OVERKILL), ("1", "no", Zone.LOW)],
)
def test_importance_and_quality_give_the_zone(
    clinic_catalogue: Catalogue, importance: str, answer: str, zone: Zone
) -> None:
    assert zone_of(price_list(clinic_catalogue, importance=importance, criteria={"dated": answer})) is zone


def test_a_point_that_nobody_assessed_is_in_no_zone(clinic_catalogue: Catalogue) -> None:
    assert zone_of(price_list(clinic_catalogue)) is None


@pytest.mark.parametrize(
    ("importance", "competitors", "contest"),
    [
        ("5", {"A": "better"}, Contest.URGENT),
        ("3", {"A": "better"}, Contest.IMPROVE),
        ("1", {"A": "better"}, Contest.APPROPRIATE),
        ("5", {"A": "better", "B": "worse"}, Contest.IMPROVE),
        ("3", {"A": "same"}, Contest.APPROPRIATE),
        ("5", {"A": "worse"}, Contest.APPROPRIATE),
        ("1", {"A": "worse"}, Contest.EXCESS),
        ("5", {}, None),
    ],
)
def test_importance_and_competitors_give_the_contest(
    clinic_catalogue: Catalogue, importance: str, competitors: dict[str, str], contest: Contest | None
) -> None:
    assert contest_of(price_list(clinic_catalogue, importance=importance, competitors=competitors)) is contest


def concerns(*arguments: Any, **profile: Any) -> list[Concern]:
    """Give what an owner should hear."""
    return [finding.concern for finding in assessed(*arguments, **profile).findings]


def test_a_firm_that_looked_only_at_the_sale_is_warned(clinic_catalogue: Catalogue) -> None:
    before = {"banner-ad": {"state": "have"}}
    assert Concern.AFTER_SALE in concerns(clinic_catalogue, before)
    assert Concern.AFTER_SALE not in concerns(clinic_catalogue, before | {"promotional-sms": {"state": "missing"}})


def test_a_firm_with_one_way_in_is_warned(clinic_catalogue: Catalogue) -> None:
    assert Concern.ONE_WAY_IN in concerns(clinic_catalogue, {}, traits=["phone"])
    assert Concern.ONE_WAY_IN not in concerns(clinic_catalogue, {}, traits=["phone", "website"])


def test_a_newcomer_hears_of_stages_without_anything(clinic_catalogue: Catalogue) -> None:
    answers = {"banner-ad": {"state": "have"}}
    assert Concern.EMPTY_STAGE in concerns(clinic_catalogue, answers, maturity="newcomer")
    assert Concern.EMPTY_STAGE not in concerns(clinic_catalogue, answers, maturity="established")


def test_numbers_that_rest_on_few_points_are_called_so(clinic_catalogue: Catalogue) -> None:
    assert Concern.FEW_ASSESSED in concerns(clinic_catalogue, {"banner-ad": {"state": "have"}})


def test_the_dimensions_look_only_at_what_the_firm_has(clinic_catalogue: Catalogue) -> None:
    answers = {
        "price-list": {"criteria": {"dated": "partly"}},
        "banner-ad": {"state": "missing", "criteria": {"same-words": "yes"}},
    }
    reliability = assessed(clinic_catalogue, answers).dimensions["reliability"]
    assert (reliability.q, reliability.answered, reliability.of) == (0.5, 1, 1)


def test_work_is_counted_for_the_person_named_and_else_for_the_role(
    clinic: Company, clinic_catalogue: Catalogue
) -> None:
    analysis = analyse(assess(clinic, clinic_catalogue))
    assert {name: load.days for name, load in analysis.owners.items()} == {"office manager": 5, "practice manager": 2}
    assert {name: load.days for name, load in analysis.roles.items()} == {"marketing-manager": 4, "website-manager": 1}


def test_work_that_is_done_burdens_nobody(clinic_catalogue: Catalogue) -> None:
    answers = {"price-list": {"state": "missing", "status": "done", "owner": "Eva"}}
    assert assessed(clinic_catalogue, answers).owners == {}


@pytest.mark.parametrize(("target", "gap", "below"), [("basic", 3.5, 2), ("standard", 5.9, 3), ("exemplary", 8.3, 3)])
def test_the_gap_to_the_target_level_is_that_of_all_points_below_it(
    clinic_catalogue: Catalogue, target: str, gap: float, below: int
) -> None:
    answers = {
        "price-list": {"importance": 5, "criteria": {"dated": "partly"}},
        "phone-booking": {"importance": 4, "state": "missing"},
        "promotional-sms": {"importance": 3, "state": "missing"},
    }
    aim = assessed(clinic_catalogue, answers, target=target).aim
    assert (aim.gap, len(aim.below)) == (gap, below)
    assert aim.days == sum(point.effort for point in aim.below)


def test_without_any_way_to_reach_the_firm_that_is_said(clinic_catalogue: Catalogue) -> None:
    found = concerns(clinic_catalogue, {}, traits=["appointments"])
    assert Concern.NO_WAY_IN in found
    assert Concern.ONE_WAY_IN not in found
