"""A share, a limit or a figure needs a standard or the words 'rule of thumb'; other numbers are free."""

import pytest
from finished_catalogue import MENU_CARD, Finished

from touchpoints.catalogue.checks.unsourced_number import figures

CLAIMS = {
    "Most of them, 60 per cent, look at the sum.": "60 per cent",
    "More than 60% look at the sum.": "60%",
    "Nine out of ten look at the sum.": "Nine out of ten",
    "They buy three times as often.": "three times as",
    "Answer within a day.": "within a day",
    "Answer within one working day.": "within one working day",
    "Answer in less than half an hour.": "less than half an hour",
    "Keep it for at least three weeks.": "at least three weeks",
    "Let nobody wait longer than ten minutes.": "longer than ten minutes",
    "Answer within the first two days.": "within the first two days",
    "Set it in 14 pt.": "14 pt",
    "Leave 10 cm free.": "10 cm",
    "It saves € 40 every time.": "€ 40",
}

FREE = [
    "Answer within two hours.",  # the standard two-hours
    "Set it in 12 pt.",  # the standard clear-print
    "Answer within a day, as a rule of thumb.",
    "Take three photos and five prices.",
    "Listen for five minutes, every two weeks.",
    "Ring at five past six, two days later.",
    "Never write 'within 3 to 7 working days'.",
    'The sign "60 % off" tells nothing.',
    "Try version 1.4.3 of it.",
    "Six calls tell more than a year of opinions.",
    "Sit down with the two of them.",
]


@pytest.mark.parametrize("text", CLAIMS)
def test_a_number_that_nothing_supports_is_refused(text: str, finished: Finished) -> None:
    finished.tip(text)
    (line,) = finished.said()
    assert line == f"price-list.yml:17:12 warning unsourced-number: nothing supports '{CLAIMS[text]}'"


@pytest.mark.parametrize("text", FREE)
def test_other_numbers_are_free(text: str, finished: Finished) -> None:
    finished.tip(text)
    assert finished.said() == []


def test_the_unit_counts_too(finished: Finished) -> None:
    finished.tip("Answer within two days.")
    assert [line.split(": ")[1] for line in finished.said()] == ["nothing supports 'within two days'"]


def test_a_standard_of_another_entry_supports_nothing(finished: Finished) -> None:
    finished.change("Let the waiters taste every dish.", "Take the order within two hours.", MENU_CARD)
    assert [line.split(" ")[0] for line in finished.said()] == ["menu-card.yml:17:12"]


def test_examples_questions_and_names_are_not_looked_at(finished: Finished) -> None:
    finished.change("Twelve pages of codes, valid for 90 days.", "The answer comes within 90 days.")
    finished.change("Is the date printed on every page?", "Is a new list printed within 90 days?")
    finished.change("Body type of 12 points or more.", "Body type of 12 points, changed within 90 days.")
    assert finished.said() == []


def test_every_other_text_is(finished: Finished) -> None:
    finished.change("next_step: choose a variant", "next_step: order within 90 days")
    finished.change("Sending out the internal list.", "Sending it within 90 days.")
    finished.change("Draw it as a plan of the garden.", "Draw it within 90 days.")
    assert len(finished.said()) == 3


def test_a_catalogue_in_another_language_is_left_alone(finished: Finished) -> None:
    finished.change("language: en", "language: sk", "catalogue.yml")
    finished.tip("Answer within 90 days.")
    assert finished.said() == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half an hour", {(0.5, "hour")}),
        ("two to three working days", {(2, "day"), (3, "day")}),
        ("1,200 euros", {(1200, "euro")}),
        ("0.3 per cent", {(0.3, "percent")}),
        ("10 centimetres or 2.5 cm", {(10, "cm"), (2.5, "cm")}),
        ("WCAG 1.4.3", set()),
    ],
)
def test_numbers_are_read_with_their_units(text: str, expected: set[tuple[float, str]]) -> None:
    assert figures(text) == expected
