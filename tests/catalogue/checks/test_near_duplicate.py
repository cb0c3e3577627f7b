"""No sentence stands in two entries, nor nearly the same one."""

import random
import time
from dataclasses import replace

import pytest
from finished_catalogue import MENU_CARD, Finished

from touchpoints.catalogue.checks import near_duplicate
from touchpoints.catalogue.entries import Tip
from touchpoints.catalogue.loading import load

TIP = "Cross out what has run out, before the first guest sits down."


@pytest.mark.parametrize(
    "sentence",
    [
        TIP,
        "Cross out what has run out before the first guest sits down",
        "Every evening cross out what has run out, before the first guest sits down.",
        "Cross out what has run out, before the first customer sits down.",
    ],
)
def test_nearly_the_same_sentence_is_named_with_the_first(sentence: str, finished: Finished) -> None:
    finished.tip(f"This is short. {sentence}")
    (line,) = finished.said()
    place, _, message = line.partition(": ")
    assert place == "price-list.yml:17:12 warning near-duplicate"
    assert message.endswith("stands nearly so at catalogue/touchpoints/print-and-documents/menu-card.yml:16:12")


@pytest.mark.parametrize(
    "sentence",
    [
        "Begin with what matters.",
        "Cross out the old prices, and sign the page before it is copied.",
        "Cross out what has run out.",
    ],
)
def test_other_sentences_are_not(sentence: str, finished: Finished) -> None:
    finished.tip(sentence)
    assert finished.said() == []


def test_the_same_question_about_two_things_is_none(finished: Finished) -> None:
    finished.change("Is the date printed on every page?", "How many months old is the newest card?")
    finished.change("Does every dish have its price?", "How many months old is the newest photo?", MENU_CARD)
    assert finished.said() == []
    finished.change("How many months old is the newest card?", "How many months old is the newest photo?")
    assert [line.split(": ")[0] for line in finished.said()] == ["price-list.yml:27:10 warning near-duplicate"]


def test_an_entry_may_repeat_itself_and_a_standard(finished: Finished) -> None:
    finished.change("Let the waiters taste every dish.", TIP, MENU_CARD)
    standard = f'standards: [{{id: crossed-out, text: "{TIP}", mark: rule-of-thumb}}]\nrelated:'
    finished.change("related:", standard, MENU_CARD)
    finished.change('text: "A question is answered within two hours."', f'text: "Within two hours. {TIP}"')
    assert finished.said() == []


def test_a_thousand_entries_are_compared_in_seconds(finished: Finished) -> None:
    loaded = load(finished.folder, "catalogue")
    chance = random.Random(1)
    written = loaded.touchpoints[0]
    entries = [written.entry.model_copy(update={"tips": some_tips(chance)}) for _ in range(1000)]
    many = replace(loaded, touchpoints=tuple(replace(written, entry=entry) for entry in entries))
    start = time.process_time()
    found = list(near_duplicate.check(many))
    assert time.process_time() - start < 10  # 2 on an ordinary machine
    assert {problem.code for problem in found} == {"near-duplicate"}


def some_tips(chance: random.Random) -> tuple[Tip, ...]:
    """Give forty sentences of words at random."""
    words = [f"word{number}" for number in range(2000)]
    texts = [" ".join(chance.choices(words, k=14)) for _ in range(40)]
    return tuple(Tip(text=text, lever="improve-product") for text in texts)
