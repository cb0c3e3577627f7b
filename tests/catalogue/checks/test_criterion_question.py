"""A criterion is one question that can be answered by looking, ringing or counting."""

import pytest
from finished_catalogue import Finished

BAD = {
    "Print the date on every page": ["this is not a question"],
    "Is there a date? Is it new?": ["these are two questions"],
    "Is it dated?": ["fewer than 4 words say too little"],
    "Is there a date and is it the right one?": ["'and is' begins a second question"],
    "Does it say what is offered and where?": ["'and where' begins a second question"],
    "Is there a nice date on it?": ["'nice' is a matter of opinion"],
    "Is the type easy to read?": ["'easy' is a matter of opinion"],
    "Are there enough dates on it?": ["'enough' is a matter of opinion"],
    "Nice type": [
        "'Nice' is a matter of opinion", "fewer than 4 words say too little", "this is not a question",
    ],
}  # fmt: skip

GOOD = [
    "Is the date printed on the front and on the back?",
    "Do the prices and the dates agree?",
    "Has a customer called it 'nice' this year?",
    "Is there enough of it to try twice?",
    'Does the button "Any questions?" lead to a person?',
    "Is the type larger than a goodbye?",
]  # fmt: skip


@pytest.mark.parametrize("ask", BAD)
def test_a_question_is_doubted(ask: str, finished: Finished) -> None:
    finished.change("Is the date printed on every page?", ask)
    assert finished.said() == [f"price-list.yml:27:10 warning criterion-question: {message}" for message in BAD[ask]]


@pytest.mark.parametrize("ask", GOOD)
def test_a_question_passes(ask: str, finished: Finished) -> None:
    finished.change("Is the date printed on every page?", ask)
    assert finished.said() == []


def test_what_is_measured_is_no_opinion(finished: Finished) -> None:
    finished.change("How large is the smallest type?", "How large is the smallest attractive type?")
    assert finished.said() == []


def test_in_another_language_only_the_form_is_looked_at(finished: Finished) -> None:
    finished.change("language: en", "language: sk", "catalogue.yml")
    finished.change("Is the date printed on every page?", "Nice and is dobrý")
    assert [line.split(": ")[1] for line in finished.said()] == ["this is not a question"]
