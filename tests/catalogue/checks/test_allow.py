"""An entry may break a rule of content on purpose, as long as it does."""

from finished_catalogue import Finished

LONG = "Sort it " + "and sort it " * 12 + "again."
ALLOWED = "related: [menu-card]\nallow:\n  - rule: {rule}\n    reason: A test.\n"


def test_a_rule_that_is_allowed_is_not_reported(finished: Finished) -> None:
    finished.change("Sort it by what customers want to do.", LONG)
    assert [line.split(":")[2] for line in finished.said()] == ["12 warning readability"]
    finished.change("related: [menu-card]\n", ALLOWED.format(rule="readability"))
    assert finished.said() == []


def test_it_is_allowed_in_this_entry_alone(finished: Finished) -> None:
    finished.change("Sort it by what customers want to do.", LONG)
    menu_card = "touchpoints/print-and-documents/menu-card.yml"
    finished.change(
        "related: [price-list]\n",
        ALLOWED.format(rule="readability").replace("menu-card", "price-list"),
        menu_card,
    )
    assert [line.split(": ")[0] for line in finished.said()] == [
        "menu-card.yml:36:11 error unneeded-allow",
        "price-list.yml:16:12 warning readability",
    ]


def test_what_nothing_needs_is_refused(finished: Finished) -> None:
    finished.change("related: [menu-card]\n", ALLOWED.format(rule="near-duplicate"))
    assert finished.said() == [
        "price-list.yml:54:11 error unneeded-allow: nothing here breaks the rule 'near-duplicate'"
    ]


def test_rules_of_structure_cannot_be_allowed(finished: Finished) -> None:
    finished.change(
        "related: [menu-card]\n", ALLOWED.format(rule="unknown-reference").replace("menu-card", "menu-crad")
    )
    finished.change("related: [price-list]", "related: []", "touchpoints/print-and-documents/menu-card.yml")
    assert finished.said() == [
        "price-list.yml:52:11 error unknown-reference: there is no touchpoint 'menu-crad'",
        "price-list.yml:54:11 error unneeded-allow: there is no rule of content 'unknown-reference'",
    ]


def test_while_a_file_cannot_be_read_nothing_is_called_unneeded(finished: Finished) -> None:
    finished.change("related: [menu-card]\n", ALLOWED.format(rule="related-not-returned"))
    finished.change("id: menu-card\n", "id: menu-card\nnonsense: 1\n", "touchpoints/print-and-documents/menu-card.yml")
    assert [line.split(": ")[0] for line in finished.said()] == ["menu-card.yml:2:1 error unknown-key"]


def test_a_reason_is_obligatory(finished: Finished) -> None:
    finished.change("related: [menu-card]\n", "related: [menu-card]\nallow: [{rule: readability}]\n")
    assert [line.split(": ")[0] for line in finished.said()] == ["price-list.yml:53:9 error missing-key"]
