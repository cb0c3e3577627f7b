"""Checklists as JSON are compared as the company files that they were made of."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from checklists import ENGLISH, as_json
from touchpoints.catalogue.model import Catalogue
from touchpoints.checklist.comparison.view import blocks
from touchpoints.company.answers import Company
from touchpoints.company.assessment_file import company_of
from touchpoints.company.comparing import Board, Snapshot, compared
from touchpoints.company.units import assess_company

PROFILE = {"sector": "health", "traits": ["premises", "phone", "website", "b2c"]}
BEFORE = {
    "answers": {
        "company-website": {"views": {"client": {"criteria": {"branded": "no"}, "reaction": "negative"}}},
        "enquiry-form": {"criteria": {"consent": "yes"}},
    },
    "units": {
        "north": {"name": "North", "answers": {"price-list": {"criteria": {"dated": "yes"}}}},
        "south": {
            "name": "South",
            "kind": "department",
            "traits": ["premises", "waiting", "website"],
            "answers": {
                "price-list": {"state": "missing"},
                "guest-wifi": {"state": "not-applicable", "reason": "Nobody stays"},
                "company-website": {"views": {"own": {"criteria": {"branded": "yes"}}}},
            },
        },
        "west": {"name": "West"},
    },
}
AFTER = {
    "answers": {"company-website": {"views": {"client": {"criteria": {"branded": "yes"}}, "own": {"note": "Done"}}}},
    "units": {
        **BEFORE["units"],
        "west": {"name": "West", "answers": {"price-list": {"criteria": {"dated": "partly"}}}},
    },
}


def company(said: Mapping[str, Any], day: date) -> Company:
    """Give a company that says this."""
    return Company.model_validate({"company": "Clinic", "profile": PROFILE, "assessed_on": day, **said})


def test_two_checklists_as_json_of_a_firm_with_units_and_views_are_compared_as_its_two_files(
    clinic_catalogue: Catalogue,
) -> None:
    files = [company(BEFORE, date(2026, 11, 21)), company(AFTER, date(2027, 2, 22))]
    taken_back = [company_of(as_json(assess_company(one, clinic_catalogue)), clinic_catalogue) for one in files]
    shown = [
        blocks(compared([Snapshot(assess_company(one, clinic_catalogue), "2026.11") for one in sides]), ENGLISH)
        for sides in (files, taken_back)
    ]
    assert shown[0] == shown[1]


def test_the_units_of_a_checklist_as_json_stand_side_by_side_as_those_of_its_file(clinic_catalogue: Catalogue) -> None:
    file = company(BEFORE, date(2026, 11, 21))
    taken_back = company_of(as_json(assess_company(file, clinic_catalogue)), clinic_catalogue)
    shown = []
    for one in (file, taken_back):
        apart = (assess_company(one, clinic_catalogue, unit) for unit in one.units)
        shown.append(blocks(Board(tuple(Snapshot(unit, "2026.11") for unit in apart)), ENGLISH))
    assert shown[0] == shown[1]


def test_what_each_side_said_and_nothing_that_was_counted_comes_back(clinic_catalogue: Catalogue) -> None:
    taken_back = company_of(
        as_json(assess_company(company(BEFORE, date(2026, 11, 21)), clinic_catalogue)), clinic_catalogue
    )
    client = taken_back.answers["company-website"].views["client"]
    assert (client.criteria, client.reaction, client.note) == ({"branded": "no"}, "negative", None)
    assert not client.model_extra
    assert taken_back.units["south"].answers["guest-wifi"].reason == "Nobody stays"
