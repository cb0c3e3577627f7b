"""A selection shows some of the points, and leaves the numbers of the whole as they are."""

from dataclasses import replace
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


@pytest.mark.parametrize(
    ("depth", "ids"),
    [
        (1, ["company-website"]),
        (2, ["company-website", "enquiry-form"]),
        (3, ["company-website", "enquiry-form", "price-list"]),
    ],
)
def test_parts_are_shown_down_to_the_depth_that_was_asked_for(
    clinic: Company, clinic_catalogue: Catalogue, depth: int, ids: list[str]
) -> None:
    inside = {"company-website": ("enquiry-form",), "enquiry-form": ("price-list",)}
    nested = {
        id_: one.model_copy(update={"parts": inside.get(id_, ())}) for id_, one in clinic_catalogue.touchpoints.items()
    }
    whole = assess(clinic, replace(clinic_catalogue, touchpoints=nested))
    shown = {point.touchpoint.id for point in narrowed(whole, Selection(depth=depth)).points}
    assert [id_ for id_ in ("company-website", "enquiry-form", "price-list") if id_ in shown] == ids
    assert "banner-ad" in shown


def test_one_percent_everywhere_begins_with_the_smallest_jobs(clinic: Company, clinic_catalogue: Catalogue) -> None:
    shown = narrowed(assess(clinic, clinic_catalogue), Selection(strategy=Strategy.ONE_PERCENT))
    efforts = [point.effort for point in shown.points if point.gap]
    assert efforts == sorted(efforts)
    assert shown.points[0].touchpoint.id == "enquiry-form"
