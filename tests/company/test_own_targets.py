"""A company may set targets of its own for measured questions (R12)."""

from typing import Any

import pytest

from touchpoints.catalogue.model import Catalogue
from touchpoints.company.answers import Company
from touchpoints.company.assessment import PointResult
from touchpoints.company.company_file import parse_company
from touchpoints.company.units import assess_company

FILE = """company: Clinic
profile: {{traits: [website]}}
answers:
  enquiry-form: {{criteria: {{reply-time: 90}}}}
own_targets:
  {touchpoint}: {{{criterion}: "{target}"}}
"""


def form(catalogue: Catalogue, **said: Any) -> PointResult:
    """Assess the enquiry form of a clinic whose reply takes 90 minutes."""
    answers = {"enquiry-form": {"criteria": {"reply-time": 90}}}
    company = Company.model_validate(
        {"company": "Clinic", "profile": {"traits": ["website"]}, "answers": answers} | said
    )
    return next(one for one in assess_company(company, catalogue).points if one.touchpoint.id == "enquiry-form")


@pytest.mark.parametrize(("target", "q"), [("<= 120", 1.0), ("<= 89.5", 0.0), (">= 90", 1.0)])
def test_the_firms_own_target_decides(clinic_catalogue: Catalogue, target: str, q: float) -> None:
    assert form(clinic_catalogue).q == 0.0
    point = form(clinic_catalogue, own_targets={"enquiry-form": {"reply-time": target}})
    assert point.q == q
    shown = next(one.criterion.measure for one in point.criteria if one.criterion.id == "reply-time")
    assert shown is not None
    assert shown.target == target


def test_it_holds_for_views_and_units_too(clinic_catalogue: Catalogue) -> None:
    views = {"enquiry-form": {"views": {"client": {"criteria": {"reply-time": 90}}}}}
    own = {"enquiry-form": {"reply-time": "<= 120"}}
    assert form(clinic_catalogue, answers=views, own_targets=own).q == 1.0
    units = {"north": {"name": "North", "answers": {"enquiry-form": {"criteria": {"reply-time": 90}}}}}
    assert form(clinic_catalogue, answers={}, units=units, own_targets=own).q == 1.0


@pytest.mark.parametrize(("touchpoint", "criterion"), [("enquiry-frm", "reply-time"), ("enquiry-form", "confirmation")])
def test_a_target_for_nothing_is_a_warning_at_its_line(
    clinic_catalogue: Catalogue, touchpoint: str, criterion: str
) -> None:
    text = FILE.format(touchpoint=touchpoint, criterion=criterion, target="<= 120")
    company, problems = parse_company(text.encode(), "clinic.yml", clinic_catalogue)
    assert company is not None
    assert [(one.place.line, one.code, str(one.severity)) for one in problems] == [(6, "not-counted", "warning")]


def test_a_target_that_is_no_comparison_is_an_error_at_its_line(clinic_catalogue: Catalogue) -> None:
    text = FILE.format(touchpoint="enquiry-form", criterion="reply-time", target="two hours")
    company, problems = parse_company(text.encode(), "clinic.yml", clinic_catalogue)
    assert company is None
    assert problems[0].place.line == 6
