"""Long sentences are named with the number of their words, and entries with a long average."""

from finished_catalogue import Finished


def words(count: int) -> str:
    """Give a sentence of so many words."""
    return "Sort " + " ".join("it" for _ in range(count - 1)) + "."


def test_thirty_words_pass_and_thirty_one_do_not(finished: Finished) -> None:
    finished.tip(words(30))
    assert finished.said() == []
    finished.change(words(30), words(31))
    (line,) = finished.said()
    assert line.startswith(
        "price-list.yml:17:12 warning readability: 31 words in one sentence, at most 30: 'Sort it it"
    )


def test_each_sentence_of_a_text_counts_alone(finished: Finished) -> None:
    finished.tip(f"{words(20)} {words(20)}")
    assert finished.said() == []


def test_what_a_hyphen_joins_is_one_word(finished: Finished) -> None:
    finished.tip(words(30).replace("Sort it", "Sort-it-out it-too"))
    assert finished.said() == []


def test_an_entry_of_long_sentences_is_named_with_its_average(finished: Finished) -> None:
    long = " ".join([words(29)] * 13)
    for short in (
        "Draw it as a plan of the garden.",
        "Name somebody who can explain it.",
        "Sort it by what customers want to do.",
    ):
        finished.change(short, long)
    finished.tip(long)
    finished.change("Sending out the internal list.", long)
    (line,) = finished.said()
    assert line == "price-list.yml:1:1 warning readability: 23.8 words in a sentence on average, at most 20"
