"""A comparison says the opposite when it is made the other way round, and keeps work and counting apart."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from touchpoints.catalogue.model import Catalogue
from touchpoints.company.answers import Company
from touchpoints.company.comparing import OPPOSITES, Board, Kind, Snapshot, between, compared
from touchpoints.company.units import assess_company

PROFILE = {
    "sector": "health",
    "traits": ["premises", "waiting", "phone", "website", "appointments", "advertises", "b2c"],
}
FIRST, LAST = date(2026, 11, 21), date(2027, 2, 22)


def snapshot(catalogue: Catalogue, answers: Mapping[str, Any], day: date = FIRST, version: str = "2026.11") -> Snapshot:
    """Assess a company that says this."""
    said = {"company": "Clinic", "profile": PROFILE, "assessed_on": day, "answers": answers}
    return Snapshot(assess_company(Company.model_validate(said), catalogue), version)


def kinds(catalogue: Catalogue, before: Mapping[str, Any], after: Mapping[str, Any]) -> set[Kind]:
    """Give what happened to the enquiry form."""
    found = compared(
        [snapshot(catalogue, {"enquiry-form": before}), snapshot(catalogue, {"enquiry-form": after}, LAST)]
    )
    return {kind for change in found.changes for kind in change.kinds}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"state": "missing"}, {"state": "have"}, {Kind.GAINED}),
        ({"state": "planned"}, {"criteria": {"consent": "no"}}, {Kind.GAINED}),
        ({"state": "have"}, {"state": "missing"}, {Kind.LOST}),
        ({"criteria": {"consent": "no"}}, {"criteria": {"consent": "yes"}}, {Kind.BETTER}),
        ({"criteria": {"consent": "yes"}}, {"criteria": {"consent": "partly"}}, {Kind.WORSE}),
        ({}, {"criteria": {"consent": "yes"}}, {Kind.ASSESSED}),
        ({"state": "missing"}, {}, {Kind.FORGOTTEN}),
        ({"state": "have", "status": "done"}, {"state": "have", "status": "open"}, {Kind.REOPENED}),
        ({"state": "have", "status": "doing"}, {"state": "have", "status": "done"}, {Kind.CLOSED}),
        ({"state": "missing", "due": date(2027, 1, 1)}, {"state": "missing", "due": date(2027, 9, 1)}, {Kind.SLIPPED}),
        ({"state": "missing"}, {"state": "missing", "due": date(2027, 9, 1)}, set()),
        ({"criteria": {"consent": "yes"}}, {"criteria": {"consent": "yes", "confirmation": "no"}}, set()),
    ],
)
def test_what_happened_to_a_touchpoint(
    before: Mapping[str, Any], after: Mapping[str, Any], expected: set[Kind], clinic_catalogue: Catalogue
) -> None:
    assert kinds(clinic_catalogue, before, after) == expected


def test_what_another_question_changes_is_not_work(clinic_catalogue: Catalogue) -> None:
    found = between(
        (
            snapshot(clinic_catalogue, {"enquiry-form": {"criteria": {"consent": "yes"}}}),
            snapshot(
                clinic_catalogue,
                {"enquiry-form": {"criteria": {"consent": "yes", "confirmation": "no"}}},
                LAST,
                "2027.02",
            ),
        )
    )
    assert found.quality.by_work == 0
    assert found.quality.by_rest is not None
    assert found.quality.by_rest < 0
    assert not found.of_one_catalogue


GOOD, WEAK = {"criteria": {"consent": "yes"}}, {"criteria": {"dated": "no"}}


@pytest.mark.parametrize(
    ("before", "after", "is_work"),
    [
        ({"price-list": WEAK}, {"price-list": {"state": "missing"}}, True),
        ({"price-list": {"state": "planned"}}, {"price-list": WEAK}, True),
        ({"price-list": {}}, {"price-list": WEAK}, False),
        ({"price-list": WEAK}, {"price-list": {}}, False),
    ],
)
def test_what_a_lost_or_gained_touchpoint_does_to_the_quality_is_work_and_what_nobody_looked_at_is_counting(
    before: Mapping[str, Any], after: Mapping[str, Any], is_work: bool, clinic_catalogue: Catalogue
) -> None:
    sides = (snapshot(clinic_catalogue, {"enquiry-form": GOOD} | dict(said)) for said in (before, after))
    quality = between(tuple(sides)).quality
    assert quality.total
    assert quality.by_work is not None
    expected = quality.total if is_work else 0.0
    assert quality.by_work == pytest.approx(expected, abs=0.06)  # each side is printed with one digit


def test_an_answer_to_be_looked_at_again_is_not_compared(clinic_catalogue: Catalogue) -> None:
    marked = {"criteria": {"consent": "no"}, "re_check": ["consent"]}
    assert kinds(clinic_catalogue, {"criteria": {"consent": "yes"}}, marked) == set()


def test_dates_are_put_in_order_whatever_the_order_of_the_files(clinic_catalogue: Catalogue) -> None:
    old, new = snapshot(clinic_catalogue, {}), snapshot(clinic_catalogue, {}, LAST)
    assert [one.day for one in compared([new, old]).snapshots] == [FIRST, LAST]


def test_companies_are_not_ranked_when_not_the_same_share_was_assessed(clinic_catalogue: Catalogue) -> None:
    one = snapshot(clinic_catalogue, {"enquiry-form": {"criteria": {"consent": "yes"}}})
    two = snapshot(
        clinic_catalogue, {"enquiry-form": {"criteria": {"consent": "no"}}, "guest-wifi": {"state": "missing"}}
    )
    assert Board((one, two)).place(one) is None
    assert Board((one, one)).place(one) == 1


ANSWERS = st.sampled_from(["yes", "partly", "no", "n/a", "unknown"])
POINT = st.fixed_dictionaries(
    {},
    optional={
        "state": st.sampled_from(["have", "missing", "planned", "unknown"]),
        "criteria": st.dictionaries(st.sampled_from(["consent", "confirmation", "branded", "clear"]), ANSWERS),
        "status": st.sampled_from(["open", "doing", "done"]),
        "importance": st.integers(1, 5),
        "reaction": st.sampled_from(["positive", "negative"]),
        "due": st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    },
)
ASSESSMENTS = st.dictionaries(st.sampled_from(["enquiry-form", "price-list", "guest-wifi", "company-website"]), POINT)


@settings(max_examples=150, deadline=None)
@given(first=ASSESSMENTS, last=ASSESSMENTS)
def test_seen_from_the_other_side_each_change_is_its_opposite(
    first: Any, last: Any, clinic_catalogue: Catalogue
) -> None:
    one, two = snapshot(clinic_catalogue, first), snapshot(clinic_catalogue, last)
    there, back = between((one, two)), between((two, one))
    for kind, opposite in OPPOSITES.items():
        assert {c.point.touchpoint.id for c in there.of(kind)} == {c.point.touchpoint.id for c in back.of(opposite)}
    for delta, other in ((there.quality, back.quality), (there.coverage, back.coverage)):
        for part in ("total", "by_work", "by_rest"):
            mine, its = getattr(delta, part), getattr(other, part)
            assert (mine is None) == (its is None)
            assert mine is None or mine == pytest.approx(-its, abs=1e-6)


@settings(max_examples=50, deadline=None)
@given(said=ASSESSMENTS)
def test_nothing_has_changed_between_an_assessment_and_itself(said: Any, clinic_catalogue: Catalogue) -> None:
    one = snapshot(clinic_catalogue, said)
    found = between((one, one))
    assert found.changes == ()
    assert found.quality.by_work in {None, 0}
