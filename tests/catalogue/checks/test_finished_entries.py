"""Entries that are finished break no rule of content, here and in the real catalogue."""

from pathlib import Path

from finished_catalogue import MENU_CARD, PRICE_LIST, Finished

from touchpoints.catalogue.checks import CONTENT, check_catalogue
from touchpoints.catalogue.loading import load

CATALOGUE = Path(__file__).resolve().parents[3] / "catalogue"
OF_CONTENT = {"unneeded-allow", *(rule.code for check in CONTENT for rule in check.RULES)}


def test_the_small_finished_catalogue_breaks_no_rule(finished: Finished) -> None:
    assert finished.said() == []


def test_the_real_catalogue_breaks_no_rule_of_content() -> None:
    problems = check_catalogue(load(CATALOGUE, "catalogue"))
    assert [f"{one.place} {one.message}" for one in problems if one.code in OF_CONTENT] == []


def test_a_draft_may_break_them_all(finished: Finished) -> None:
    for file in (PRICE_LIST, MENU_CARD):
        finished.change("related:", "status: draft\nrelated:", file)
    finished.tip("Leverage within two hours.")
    finished.change(
        "name: Menu card\naliases: [bill of fare, dinner menu, carte]",
        "name: Menu card\naliases: [tariff]",
        MENU_CARD,
    )
    assert finished.said() == []
