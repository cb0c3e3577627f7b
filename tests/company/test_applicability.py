"""What applies to a company, and why."""

from typing import Any

import pytest

from touchpoints.catalogue.model import Catalogue
from touchpoints.company.answers import Company
from touchpoints.company.applicability import Applies, conditions_hold, touchpoint_applies


@pytest.mark.parametrize(
    ("conditions", "traits", "holds"),
    [
        ([], [], True),
        (["phone"], [], False),
        (["phone"], ["phone"], True),
        (["phone", "website"], ["phone"], False),
        (["waiting or walk-ins"], ["walk-ins"], True),
        (["premises", "waiting or walk-ins"], ["premises"], False),
    ],
)
def test_each_condition_must_hold_by_one_of_its_alternatives(
    conditions: list[str], traits: list[str], holds: bool
) -> None:
    assert conditions_hold(conditions, traits).holds is holds


def test_the_reason_names_the_traits_that_decided() -> None:
    assert conditions_hold(["premises", "waiting or walk-ins"], ["premises", "walk-ins"]).because == (
        "premises",
        "walk-ins",
    )
    assert conditions_hold(["premises", "waiting or walk-ins"], ["premises"]).because == ("waiting or walk-ins",)


def applies(catalogue: Catalogue, answers: dict[str, Any], traits: list[str]) -> Applies:
    """Decide about the guest Wi-Fi."""
    written = {"company": "Clinic", "profile": {"traits": traits}, "answers": {"guest-wifi": answers}}
    return touchpoint_applies(catalogue.touchpoints["guest-wifi"], Company.model_validate(written))


def test_a_trait_that_the_profile_does_not_name_does_not_hold(clinic_catalogue: Catalogue) -> None:
    assert not applies(clinic_catalogue, {}, ["premises"]).holds


def test_the_companys_own_word_counts_more_than_its_traits(clinic_catalogue: Catalogue) -> None:
    assert applies(clinic_catalogue, {"state": "missing"}, []).holds
    left_out = applies(clinic_catalogue, {"state": "not-applicable", "reason": "no time"}, ["premises", "waiting"])
    assert (left_out.holds, left_out.reason) == (False, "no time")
