"""What a company says of its branches, of itself and through several mouths ends in one assessment."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from touchpoints.catalogue.model import Catalogue
from touchpoints.company.analysis import analyse
from touchpoints.company.answers import Company
from touchpoints.company.assessment import Assessment, PointResult
from touchpoints.company.company_file import read_company
from touchpoints.company.concerns import Concern
from touchpoints.company.units import assess_company
from touchpoints.company.views import disagreements

TRAITS = ["premises", "waiting", "phone", "website", "appointments", "advertises", "b2c"]


def assessed(catalogue: Catalogue, said: Mapping[str, Any], unit: str | None = None) -> Assessment:
    """Assess a company that says this."""
    profile = {"sector": "health", "traits": TRAITS} | dict(said.get("profile", {}))
    return assess_company(Company.model_validate({"company": "Clinic", **said, "profile": profile}), catalogue, unit)


def point(assessment: Assessment, id_: str) -> PointResult:
    """Give one point."""
    return next(one for one in assessment.everything if one.touchpoint.id == id_)


UNITS = {
    "answers": {"company-website": {"state": "have"}},
    "units": {
        "north": {"name": "North", "answers": {"enquiry-form": {"criteria": {"consent": "yes"}}}},
        "south": {
            "name": "South",
            "answers": {"enquiry-form": {"state": "missing"}, "company-website": {"state": "missing"}},
        },
    },
}


def test_a_unit_answers_for_itself_and_takes_the_rest_from_the_company(clinic_catalogue: Catalogue) -> None:
    north, south = (assessed(clinic_catalogue, UNITS, unit) for unit in ("north", "south"))
    assert (point(north, "enquiry-form").q, point(north, "company-website").state) == (1.0, "have")
    assert (point(south, "enquiry-form").level, point(south, "company-website").state) == ("missing", "missing")


def test_the_whole_takes_the_weakest_unit_where_the_company_is_silent(clinic_catalogue: Catalogue) -> None:
    whole = assessed(clinic_catalogue, UNITS)
    assert point(whole, "enquiry-form").level == "missing"
    assert whole.speakers == {"enquiry-form": "south"}
    assert point(whole, "company-website").state == "have"
    assert [unit.id for unit in whole.units] == ["north", "south"]


def test_a_unit_with_fewer_than_two_touchpoints_is_a_concern(clinic_catalogue: Catalogue) -> None:
    findings = {one.concern: one.about for one in analyse(assessed(clinic_catalogue, UNITS)).findings}
    assert findings[Concern.FEW_TOUCHPOINTS] == ("north", "south")


def test_without_units_and_views_nothing_is_different(clinic: Company, clinic_catalogue: Catalogue) -> None:
    whole = assess_company(clinic, clinic_catalogue)
    assert (whole.company, whole.catalogue, whole.units) == (clinic, clinic_catalogue, ())


VIEWS = {
    "own": {"criteria": {"consent": "yes", "confirmation": "yes", "fields": 4}},
    "client": {"criteria": {"consent": "no"}},
    "Eva": {"criteria": {"confirmation": "partly", "fields": 30}},
}


def test_the_clients_view_counts_and_else_the_most_critical(clinic_catalogue: Catalogue) -> None:
    form = point(assessed(clinic_catalogue, {"answers": {"enquiry-form": {"views": VIEWS}}}), "enquiry-form")
    assert form.state == "have"
    assert form.answers.criteria == {"consent": "no", "confirmation": "partly", "fields": 30.0}


def test_what_was_agreed_on_counts_more_than_any_view(clinic_catalogue: Catalogue) -> None:
    said = {"views": VIEWS, "criteria": {"consent": "partly"}}
    form = point(assessed(clinic_catalogue, {"answers": {"enquiry-form": said}}), "enquiry-form")
    assert form.answers.criteria["consent"] == "partly"


def test_different_answers_of_the_same_worth_are_no_disagreement(clinic_catalogue: Catalogue) -> None:
    views = {
        "own": {"criteria": {"fields": 3, "consent": "yes"}},
        "client": {"criteria": {"fields": 4, "consent": "no"}},
    }
    form = point(assessed(clinic_catalogue, {"answers": {"enquiry-form": {"views": views}}}), "enquiry-form")
    found = disagreements(form.answers, [one.criterion for one in form.criteria])
    assert [one.criterion.id for one in found] == ["consent"]


def test_first_impressions_weigh_more_for_a_newcomer_unless_the_company_says_otherwise(
    clinic_catalogue: Catalogue,
) -> None:
    shown = {**clinic_catalogue.touchpoints}
    shown["banner-ad"] = shown["banner-ad"].model_copy(update={"flags": ("first-impression",), "importance": 3})
    catalogue = Catalogue(
        **{name: getattr(clinic_catalogue, name) for name in Catalogue.__slots__} | {"touchpoints": shown}
    )
    newcomer = {"profile": {"maturity": "newcomer"}}
    assert point(assessed(catalogue, newcomer), "banner-ad").importance == 4
    assert point(assessed(catalogue, {}), "banner-ad").importance == 3
    overridden = newcomer | {"answers": {"banner-ad": {"importance": 2}}}
    assert point(assessed(catalogue, overridden), "banner-ad").importance == 2
    website = point(assessed(catalogue, newcomer), "company-website")
    assert website.importance == 5


@pytest.mark.parametrize(("regions", "asked"), [([], True), (["EU"], True), (["SK"], True), (["UK"], False)])
def test_questions_of_other_laws_are_not_asked(regions: list[str], asked: bool, clinic_catalogue: Catalogue) -> None:
    found = assessed(clinic_catalogue, {"profile": {"regions": regions}})
    legal = [one for it in found.everything for one in it.criteria if one.criterion.legal == ("EU",)]
    assert bool(legal) is asked


OWN = """\
company: Clinic
profile: {sector: health, traits: [premises]}
answers:
  x-aquarium: {criteria: {x-clean: no}}
  price-list: {criteria: {x-gold: yes}}
own_touchpoints:
  - id: x-aquarium
    name: Aquarium
    category: place-and-premises
    stages: [comparison]
    channel: offline
    criteria: [{id: x-clean, ask: Is the glass free of algae?, class: must-be, dimension: tangibles}]
own_criteria:
  price-list: [{id: x-gold, ask: Is the edge still gold?, class: attractive, dimension: tangibles}]
"""


def read(text: str, folder: Path, catalogue: Catalogue) -> tuple[Company | None, list[str]]:
    """Read a company file, and name its problems."""
    path = folder / "clinic.yml"
    path.write_text(text, encoding="utf-8")
    company, problems = read_company(path, "clinic.yml", catalogue)
    return company, [f"{one.place} {one.code}" for one in problems]


def test_own_touchpoints_and_questions_count_like_those_of_the_catalogue(
    tmp_path: Path, clinic_catalogue: Catalogue
) -> None:
    company, problems = read(OWN, tmp_path, clinic_catalogue)
    assert problems == []
    assert company is not None
    found = assess_company(company, clinic_catalogue)
    assert point(found, "x-aquarium").q == 0.0
    assert point(found, "price-list").q == 1.0


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: x-aquarium", "id: aquarium", ["clinic.yml:7:9 own-id"]),
        ("id: x-gold", "id: gold", ["clinic.yml:14:21 own-id"]),
        ("x-clean: no", "x-clean: 3", ["clinic.yml:4:36 wrong-value"]),
        ("  price-list: [{id", "  prise-list: [{id", ["clinic.yml:14:3 unknown-reference"]),
        ("stages: [comparison]", "stages: [dreaming]", ["clinic.yml:10:14 unknown-term"]),
    ],
)
def test_own_entries_are_checked_at_their_place(
    old: str, new: str, expected: list[str], tmp_path: Path, clinic_catalogue: Catalogue
) -> None:
    assert OWN.count(old) == 1
    found = read(OWN.replace(old, new), tmp_path, clinic_catalogue)[1]
    assert set(expected) <= set(found), found
