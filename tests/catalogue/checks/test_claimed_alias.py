"""A word that people search for leads to one touchpoint."""

import pytest
from finished_catalogue import MENU_CARD, Finished


@pytest.mark.parametrize("alias", ["rate card", "Rate Card", "rate-card", "ratecard", "ráte cärd"])
def test_an_alias_of_another_entry_is_taken(alias: str, finished: Finished) -> None:
    finished.change("dinner menu", alias, MENU_CARD)
    place = "catalogue/touchpoints/print-and-documents/menu-card.yml:3:25"
    assert finished.said() == [f"price-list.yml:3:11 error claimed-alias: 'rate card' is taken by '{alias}' at {place}"]


@pytest.mark.parametrize("alias", ["Menu card", "menucard", "MENU-CARD"])
def test_the_name_of_another_entry_is_taken(alias: str, finished: Finished) -> None:
    finished.change("tariff", alias)
    place = "catalogue/touchpoints/print-and-documents/menu-card.yml:2:7"
    assert finished.said() == [f"price-list.yml:3:22 error claimed-alias: '{alias}' is taken by 'Menu card' at {place}"]


@pytest.mark.parametrize("alias", ["rate card", "Rate card", "price list"])
def test_an_entry_does_not_repeat_itself(alias: str, finished: Finished) -> None:
    finished.change("tariff", alias)
    assert [line.split(": ")[0] for line in finished.said()] == ["price-list.yml:3:22 error claimed-alias"]


@pytest.mark.parametrize("alias", ["price-list", "pricelist", "rate-card"])
def test_an_entry_may_have_the_other_spelling_of_a_word(alias: str, finished: Finished) -> None:
    finished.change("tariff", alias)
    assert finished.said() == []
