"""A finished entry has everything that a shop owner needs to begin on Monday."""

import pytest
from finished_catalogue import Finished

LACKS = {
    "two aliases": (
        "[rate card, tariff, price sheet]", "[rate card, tariff]",
        ["price-list.yml:3:1 warning required-depth: 2 under 'aliases', but a finished entry has 3 to 8"],
    ),
    "nine aliases": (
        "[rate card, tariff, price sheet]", "[a1, a2, a3, a4, a5, a6, a7, a8, a9]",
        ["price-list.yml:3:1 warning required-depth: 9 under 'aliases', but a finished entry has 3 to 8"],
    ),
    "three tips": (
        '  - {text: "Name somebody who can explain it.", lever: business-processes}\n', "",
        ["price-list.yml:15:1 warning required-depth: 3 under 'tips', but a finished entry has 4 to 7"],
    ),
    "no idea": (
        'wow:\n  - {text: "Draw it as a plan of the garden.", cost: medium}\n', "",
        ["price-list.yml:1:1 warning required-depth: 0 under 'wow', but a finished entry has 1 to 3"],
    ),
    "one mistake": (
        "  - Sending out the internal list.\n", "",
        ["price-list.yml:48:1 warning required-depth: 1 under 'mistakes', but a finished entry has 2 to 4"],
    ),
    "no bad example": (
        "kind: bad", "kind: good",
        ["price-list.yml:22:1 warning required-depth: a finished entry has a bad example"],
    ),
    "nothing sold": (
        "sells: the value behind the price\n", "",
        ["price-list.yml:1:1 warning required-depth: a finished entry has the key 'sells'"],
    ),
    "no next step": (
        "next_step: choose a variant\n", "",
        ["price-list.yml:1:1 warning required-depth: a finished entry has the key 'next_step'"],
    ),
    "no test": (
        "honest_test: Give a copy to a stranger, and ask what they would order.\n", "",
        ["price-list.yml:1:1 warning required-depth: a finished entry has the key 'honest_test'"],
    ),
    "nothing attractive": (
        "class: attractive", "class: performance",
        ["price-list.yml:25:1 warning required-depth: no criterion is of the class 'attractive'"],
    ),
    "nothing that must be": (
        "class: must-be", "class: performance",
        ["price-list.yml:25:1 warning required-depth: no criterion is of the class 'must-be'"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LACKS)
def test_a_finished_entry_is_refused_with(name: str, finished: Finished) -> None:
    old, new, expected = LACKS[name]
    finished.change(old, new)
    assert finished.said() == expected


def test_each_lack_is_named_once_in_one_run(finished: Finished) -> None:
    finished.change("sells: the value behind the price\n", "")
    finished.change("class: must-be", "class: performance")
    finished.change("kind: good", "kind: bad")
    assert [line.split(": ", 1)[1] for line in finished.said()] == [
        "a finished entry has the key 'sells'",
        "a finished entry has a good example",
        "no criterion is of the class 'must-be'",
    ]
