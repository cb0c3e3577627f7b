"""A selection shows some of the points, and leaves the numbers of the whole as they are."""

from typing import Any

import pytest

from touchpoints.catalogue.model import Catalogue
from touchpoints.company.answers import Company
from touchpoints.company.assessment import assess
from touchpoints.company.chains import walkable
from touchpoints.company.selection import Only, Selection, Strategy, narrowed


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        ({}, ["promotional-sms", "phone-booking", "enquiry-form", "banner-ad", "company-website", "price-list"]),
        ({"only": Only.GAPS}, ["promotional-sms", "phone-booking", "enquiry-form", "banner-ad", "company-website"]),
        ({"only": Only.MISSING}, ["promotional-sms"]),
        ({"only": Only.WEAK}, ["enquiry-form"]),
        ({"only": Only.QUICK_WINS}, ["enquiry-form"]),
        ({"stage": "purchase"}, ["phone-booking", "price-list"]),
        ({"category": "website"}, ["enquiry-form", "company-website"]),
        ({"owner": "office manager"}, ["company-website"]),
        ({"owner": "marketing-manager"}, ["promotional-sms", "banner-ad"]),
        ({"limit": 2}, ["promotional-sms", "phone-booking"]),
        ({"stage": "need", "only": Only.MISSING}, []),
    ],
)
def test_only_what_was_asked_for_is_shown(
    clinic: Company, clinic_catalogue: Catalogue, selection: dict[str, Any], ids: list[str]
) -> None:
    whole = assess(clinic, clinic_catalogue)
    shown = narrowed(whole, Selection(**selection))
    assert [point.touchpoint.id for point in shown.points] == ids
    assert (shown.coverage, shown.quality, shown.everything) == (whole.coverage, whole.quality, whole.points)


@pytest.mark.parametrize("chain", ["first-visit", "clinic-first-visit"])
def test_a_walk_goes_along_the_links_of_a_chain(clinic: Company, clinic_catalogue: Catalogue, chain: str) -> None:
    shown = narrowed(assess(clinic, clinic_catalogue), Selection(chain=chain))
    assert [point.touchpoint.id for point in shown.points] == [link.touchpoint for link in shown.chains[0].links]
    assert ([one.id for one in shown.chains], shown.walk) == (["first-visit"], "first-visit")


def test_a_chain_of_the_catalogue_can_be_walked_even_where_it_does_not_fit(
    clinic: Company, clinic_catalogue: Catalogue
) -> None:
    stranger = clinic.model_copy(
        update={"chains": (), "profile": clinic.profile.model_copy(update={"sector": "education"})}
    )
    whole = assess(stranger, clinic_catalogue)
    assert "clinic-first-visit" not in [chain.id for chain in whole.chains]
    assert "clinic-first-visit" in walkable(whole.chains, clinic_catalogue)
    shown = narrowed(whole, Selection(chain="clinic-first-visit"))
    assert (shown.walk, [chain.id for chain in shown.chains]) == ("clinic-first-visit", ["clinic-first-visit"])
    assert shown.points


def test_one_percent_everywhere_begins_with_the_smallest_jobs(clinic: Company, clinic_catalogue: Catalogue) -> None:
    shown = narrowed(assess(clinic, clinic_catalogue), Selection(strategy=Strategy.ONE_PERCENT))
    efforts = [point.effort for point in shown.points if point.gap]
    assert efforts == sorted(efforts)
    assert shown.points[0].touchpoint.id == "enquiry-form"
