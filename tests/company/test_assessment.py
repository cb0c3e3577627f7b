"""The assessment of one company: the interface's test vector, and what counts and what does not."""

from collections.abc import Mapping
from typing import Any

import pytest

from touchpoints.catalogue.model import Catalogue
from touchpoints.company.answers import Company, State
from touchpoints.company.assessment import Assessment, PointResult, assess


def assessed(catalogue: Catalogue, answers: Mapping[str, Any], **rest: Any) -> Assessment:
    """Assess a clinic of which only this is known."""
    profile = {"sector": "health", "traits": ["phone", "website", "appointments", "advertises", "b2c"]}
    return assess(
        Company.model_validate({"company": "Clinic", "profile": profile, "answers": answers} | rest), catalogue
    )


def point(assessment: Assessment, id_: str) -> PointResult:
    """Give one point."""
    return next(one for one in assessment.points if one.touchpoint.id == id_)


def test_the_clinic_gives_the_test_vector_of_the_interface(clinic: Company, clinic_catalogue: Catalogue) -> None:
    points = assess(clinic, clinic_catalogue).points[:5]
    found = [(one.touchpoint.id, one.importance, one.q, one.gap, one.priority, one.abc) for one in points]
    assert found == [
        ("promotional-sms", 3, 0.0, 3.00, 96.0, "A"),
        ("phone-booking", 5, 0.5, 2.50, 75.0, "A"),
        ("enquiry-form", 4, 0.25, 3.00, 48.0, "A"),
        ("banner-ad", 3, 0.8, 0.60, 30.0, "B"),
        ("company-website", 5, 0.6, 2.00, 22.4, "B"),
    ]


def test_coverage_counts_apart_what_nobody_assessed(clinic: Company, clinic_catalogue: Catalogue) -> None:
    coverage = assess(clinic, clinic_catalogue).coverage
    assert (coverage.applicable, coverage.have, coverage.missing, coverage.weak, coverage.not_assessed) == (
        6,
        4,
        1,
        1,
        1,
    )


def test_the_quality_is_that_of_the_points_the_firm_has(clinic: Company, clinic_catalogue: Catalogue) -> None:
    found = assess(clinic, clinic_catalogue)
    q = (3 * 0.8 + 5 * 0.6 + 4 * 0.25 + 5 * 0.5) / (3 + 5 + 4 + 5)
    assert (found.quality, found.rated) == (round(10 * q, 1), 4)


def test_a_point_counts_in_each_of_its_stages(clinic: Company, clinic_catalogue: Catalogue) -> None:
    found = assess(clinic, clinic_catalogue)
    assert {stage: coverage.applicable for stage, coverage in found.by_stage.items()} == {
        "need": 1,
        "information": 2,
        "comparison": 3,
        "purchase": 2,
        "reaction": 1,
    }


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({}, State.UNKNOWN),
        ({"state": "have"}, State.HAVE),
        ({"criteria": {"dated": "no"}}, State.HAVE),
        ({"criteria": {"type-size": "9"}}, State.HAVE),
        ({"criteria": {"dated": "unknown"}}, State.UNKNOWN),
        ({"criteria": {"dated": "n/a"}}, State.UNKNOWN),
        ({"state": "unknown", "criteria": {"dated": "yes"}}, State.HAVE),
        ({"state": "missing", "criteria": {"dated": "yes"}}, State.MISSING),
    ],
)
def test_a_point_with_answers_is_one_the_firm_has_unless_it_says_otherwise(
    clinic_catalogue: Catalogue, answers: dict[str, Any], state: State
) -> None:
    assert point(assessed(clinic_catalogue, {"price-list": answers}), "price-list").state is state


def test_planned_is_missing_until_it_is_there(clinic_catalogue: Catalogue) -> None:
    found = point(assessed(clinic_catalogue, {"price-list": {"state": "planned"}}), "price-list")
    assert (found.level, found.q, found.gap) == ("missing", 0.0, 4.0)


def test_a_firm_that_has_a_point_and_answers_nothing_has_no_quality_and_no_gap(clinic_catalogue: Catalogue) -> None:
    found = point(assessed(clinic_catalogue, {"price-list": {"state": "have"}}), "price-list")
    assert (found.level, found.q, found.gap, found.priority, found.abc) == ("not-assessed", None, None, None, None)


def test_what_does_not_apply_or_is_unknown_is_left_out_of_the_quality(clinic_catalogue: Catalogue) -> None:
    answers = {"dated": "partly", "type-size": "n/a", "shown-around": "unknown"}
    assert point(assessed(clinic_catalogue, {"price-list": {"criteria": answers}}), "price-list").q == 0.5


def test_a_measured_number_is_met_or_not_and_nothing_between(clinic_catalogue: Catalogue) -> None:
    found = point(assessed(clinic_catalogue, {"price-list": {"criteria": {"type-size": "11.9"}}}), "price-list")
    assert (found.q, [one.met for one in found.criteria if one.criterion.id == "type-size"]) == (0.0, [False])


def test_a_question_whose_trait_does_not_hold_is_not_asked(clinic_catalogue: Catalogue) -> None:
    answers = {"enquiry-form": {"criteria": {"confirmation": "yes"}}}
    without = assessed(clinic_catalogue, answers, profile={"traits": ["website"]})
    assert "consent" not in [one.criterion.id for one in point(without, "enquiry-form").criteria]


def test_the_universal_questions_are_asked_of_every_point(clinic_catalogue: Catalogue) -> None:
    for one in assessed(clinic_catalogue, {}).points:
        assert [result.criterion.id for result in one.criteria if result.universal] == ["branded", "clear"]


def test_a_missing_must_be_and_a_negative_reaction_come_first_whatever_their_priority(
    clinic_catalogue: Catalogue,
) -> None:
    answers = {
        "company-website": {"criteria": {"phone-on-every-page": "no"}, "effort": "1"},
        "promotional-sms": {"state": "missing", "reach": "0.01"},
        "banner-ad": {"criteria": {"one-message": "yes"}, "reaction": "negative"},
    }
    assert [one.touchpoint.id for one in assessed(clinic_catalogue, answers).points[:3]] == [
        "promotional-sms",
        "banner-ad",
        "company-website",
    ]


def test_a_missing_point_without_a_must_be_waits_for_its_turn(clinic_catalogue: Catalogue) -> None:
    answers = {
        "banner-ad": {"state": "missing", "reach": "0.01"},
        "company-website": {"criteria": {"phone-on-every-page": "no"}},
    }
    assert assessed(clinic_catalogue, answers).points[0].touchpoint.id == "company-website"


def test_points_not_assessed_come_last_and_the_important_ones_first(clinic_catalogue: Catalogue) -> None:
    points = assessed(clinic_catalogue, {"banner-ad": {"criteria": {"one-message": "yes"}}}).points
    assert [one.importance for one in points[1:]] == sorted((one.importance for one in points[1:]), reverse=True)
    assert [one.rank for one in points] == list(range(1, len(points) + 1))


def test_a_company_overrides_importance_and_effort(clinic_catalogue: Catalogue) -> None:
    answers = {"price-list": {"state": "missing", "importance": "1", "effort": "13"}}
    found = point(assessed(clinic_catalogue, answers), "price-list")
    assert (found.importance, found.effort, found.gap) == (1, 13, 1.0)


def test_a_key_without_a_value_is_no_statement(clinic_catalogue: Catalogue) -> None:
    answers = {"price-list": {"state": None, "criteria": {"dated": None}, "owner": None}, "banner-ad": None}
    assert {one.state for one in assessed(clinic_catalogue, answers).points} == {State.UNKNOWN}
