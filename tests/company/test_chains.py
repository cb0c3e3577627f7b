"""Chains: where they break, how strong they are, and what is counted."""

from typing import Any

from touchpoints.catalogue.model import Catalogue
from touchpoints.company.answers import Company
from touchpoints.company.assessment import assess
from touchpoints.company.chains import ChainResult

TRAITS = ["phone", "website", "appointments", "advertises", "b2c"]


def chains(catalogue: Catalogue, answers: dict[str, Any], **rest: Any) -> dict[str, ChainResult]:
    """Assess the chains of a clinic."""
    written = {"company": "Clinic", "profile": {"sector": "health", "traits": TRAITS}, "answers": answers} | rest
    return {chain.id: chain for chain in assess(Company.model_validate(written), catalogue).chains}


def test_the_clinics_chain_breaks_at_the_enquiry_form(clinic: Company, clinic_catalogue: Catalogue) -> None:
    chain = assess(clinic, clinic_catalogue).chains[0]
    assert (chain.id, chain.broken_at, chain.score, chain.lost_most_at) == ("first-visit", 3, 0.0, 2)
    assert (chain.touches, chain.people, chain.automated_share, chain.not_assessed) == (5, 1, 0.6, 0)


def test_a_link_that_puts_customers_off_breaks_the_chain_however_good_it_is(clinic_catalogue: Catalogue) -> None:
    answers = {"banner-ad": {"criteria": {"one-message": "yes"}, "reaction": "negative"}}
    assert chains(clinic_catalogue, answers)["clinic-first-visit"].broken_at == 1


def test_half_good_is_good_enough_to_hold(clinic_catalogue: Catalogue) -> None:
    answers = {"banner-ad": {"criteria": {"one-message": "partly"}}}
    chain = chains(clinic_catalogue, answers)["clinic-first-visit"]
    assert (chain.score, chain.broken_at) == (0.5, None)


def test_links_nobody_assessed_are_counted_apart_and_break_nothing(clinic_catalogue: Catalogue) -> None:
    chain = chains(clinic_catalogue, {})["clinic-first-visit"]
    assert (chain.score, chain.broken_at, chain.not_assessed) == (None, None, 5)


def test_a_link_that_does_not_apply_is_no_touch_and_waits_for_no_assessment(clinic_catalogue: Catalogue) -> None:
    answers = {"banner-ad": {"state": "not-applicable", "reason": "no advertising"}}
    chain = chains(clinic_catalogue, answers)["clinic-first-visit"]
    assert (chain.touches, chain.not_assessed, chain.links[0].applies) == (4, 4, False)


def test_a_chain_of_which_most_links_do_not_apply_is_not_the_firms(clinic_catalogue: Catalogue) -> None:
    assert "clinic-first-visit" not in chains(clinic_catalogue, {}, profile={"sector": "health", "traits": []})


def test_a_chain_of_another_sector_is_not_the_firms(clinic_catalogue: Catalogue) -> None:
    found = chains(clinic_catalogue, {}, profile={"sector": "retail", "traits": TRAITS})
    assert list(found) == ["price-enquiry"]


def test_a_chain_that_the_firm_made_its_own_is_not_listed_twice(clinic_catalogue: Catalogue) -> None:
    own = [{"id": "ours", "based_on": "clinic-first-visit"}]
    found = chains(clinic_catalogue, {}, chains=own)
    assert list(found) == ["ours", "price-enquiry"]
    assert [link.touchpoint for link in found["ours"].links][:2] == ["banner-ad", "company-website"]


def test_an_own_chain_keeps_what_the_catalogue_knows_of_its_links(clinic_catalogue: Catalogue) -> None:
    links = [{"touchpoint": "phone-booking"}, {"touchpoint": "banner-ad", "people": "2", "automated": "no"}]
    chain = chains(clinic_catalogue, {}, chains=[{"id": "ours", "based_on": "clinic-first-visit", "links": links}])[
        "ours"
    ]
    assert [(link.people, link.automated, link.position) for link in chain.links] == [
        (1, False, "initial"),
        (2, False, "end"),
    ]


def test_the_largest_loss_is_looked_for_only_where_both_counts_are_given(clinic_catalogue: Catalogue) -> None:
    links = [
        {"touchpoint": "banner-ad", "passed": "1000"},
        {"touchpoint": "company-website"},
        {"touchpoint": "enquiry-form", "passed": "50"},
        {"touchpoint": "phone-booking", "passed": "40"},
    ]
    assert chains(clinic_catalogue, {}, chains=[{"id": "ours", "links": links}])["ours"].lost_most_at == 4


def test_where_nobody_is_lost_no_link_is_named(clinic_catalogue: Catalogue) -> None:
    links = [{"touchpoint": "banner-ad", "passed": "10"}, {"touchpoint": "company-website", "passed": "12"}]
    assert chains(clinic_catalogue, {}, chains=[{"id": "ours", "links": links}])["ours"].lost_most_at is None
