"""Whoever points at a neighbour is pointed at in return."""

from finished_catalogue import MENU_CARD, Finished


def test_a_link_that_leads_one_way_is_a_warning_where_it_is_given(finished: Finished) -> None:
    finished.change("related: [price-list]\n", "", MENU_CARD)
    assert finished.said() == [
        "price-list.yml:52:11 warning related-not-returned: 'menu-card' does not name 'price-list'"
    ]


def test_a_link_to_nothing_is_the_matter_of_another_rule(finished: Finished) -> None:
    finished.change("related: [price-list]\n", "related: [price-lst]\n", MENU_CARD)
    assert [line.split(" ")[2] for line in finished.said()] == ["unknown-reference:", "related-not-returned:"]


def test_a_draft_may_be_named_without_naming_anybody(finished: Finished) -> None:
    finished.change("related: [price-list]\n", "related: [price-list]\nstatus: draft\n", MENU_CARD)
    assert finished.said() == []
