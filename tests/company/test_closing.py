"""The three steps that close every purchase are in every checklist, whatever kind of firm it is."""

from pathlib import Path
from typing import Any

import pytest

from touchpoints.catalogue.loading import load
from touchpoints.catalogue.model import Catalogue, in_language
from touchpoints.company.answers import Company
from touchpoints.company.assessment import Assessment, assess
from touchpoints.company.closing import CLOSES, Closing, closing_steps
from touchpoints.company.selection import Only, Selection, narrowed

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def whole_catalogue() -> Catalogue:
    """The catalogue that is shipped."""
    return in_language(load(REPOSITORY / "catalogue", "catalogue"), "en")


def assessed(catalogue: Catalogue, traits: tuple[str, ...], **answers: Any) -> Assessment:
    """Assess a firm with these traits."""
    said = {"company": "Firm", "profile": {"traits": traits}, "answers": answers}
    return assess(Company.model_validate(said), catalogue)


def test_the_catalogue_has_every_touchpoint_that_closes_a_purchase(whole_catalogue: Catalogue) -> None:
    assert {id_ for ids in CLOSES.values() for id_ in ids} <= set(whole_catalogue.touchpoints)


def test_whatever_a_firm_has_each_step_has_a_touchpoint(whole_catalogue: Catalogue) -> None:
    for trait in (None, *whole_catalogue.vocabularies["traits"].ids):
        steps = closing_steps(assessed(whole_catalogue, (trait,) if trait else ()))
        assert [bool(step.points) for step in steps] == [True, True, True], trait


def test_a_firm_without_a_telephone_asks_for_satisfaction_in_another_way(whole_catalogue: Catalogue) -> None:
    step = closing_steps(assessed(whole_catalogue, ("email",)))[0]
    assert step.closing is Closing.SATISFACTION
    assert [point.touchpoint.id for point in step.points] == ["satisfaction-survey"]
    assert [touchpoint.id for touchpoint, _ in step.left_out] == ["satisfaction-call"]


def test_the_steps_stay_in_a_checklist_of_only_some_points(whole_catalogue: Catalogue) -> None:
    few = narrowed(assessed(whole_catalogue, ("phone",)), Selection(only=Only.MISSING))
    assert few.points == ()
    assert all(step.points for step in closing_steps(few))


def test_what_the_firm_itself_left_out_keeps_its_reason(whole_catalogue: Catalogue) -> None:
    own_word = {"state": "not-applicable", "reason": "our buyers are secret"}
    step = closing_steps(assessed(whole_catalogue, (), **{"review-request": own_word}))[1]
    assert [why.reason for _, why in step.left_out] == ["our buyers are secret"]
