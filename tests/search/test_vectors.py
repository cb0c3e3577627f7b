"""The ranking, by the vectors that the browser must pass too (tests/site/test_search_vectors.py)."""

import pytest

from search_vectors import VECTORS, found, vector_index
from touchpoints.search.language import fold, words_of
from touchpoints.search.mistakes import mistakes
from touchpoints.search.nearest import nearest
from touchpoints.search.ranking import search

INDEX = vector_index()


@pytest.mark.parametrize("vector", VECTORS["searches"], ids=lambda vector: vector["rule"])
def test_a_search_finds_what_its_vector_says(vector: dict[str, object]) -> None:
    hits = search(INDEX, str(vector["query"]))
    assert found(hits) == vector["found"]


@pytest.mark.parametrize("vector", VECTORS["nearest"], ids=lambda vector: vector["query"])
def test_what_is_nearest_is_what_its_vector_says(vector: dict[str, str]) -> None:
    first = [document.id for document in nearest(INDEX, vector["query"], 1)]
    assert first == ([vector["first"]] if vector["first"] else [])


@pytest.mark.parametrize(("text", "folded"), VECTORS["folded"])
def test_marks_capitals_and_apostrophes_are_left_out(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(("text", "words"), VECTORS["words"])
def test_a_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(("word", "stem"), VECTORS["stems"])
def test_the_longest_ending_is_taken_off(word: str, stem: str) -> None:
    assert INDEX.language.stem(word) == stem


@pytest.mark.parametrize(("typed", "meant", "most", "count"), VECTORS["mistakes"])
def test_mistakes_are_counted_up_to_the_most(typed: str, meant: str, most: int, count: int) -> None:
    assert mistakes(typed, meant, most) == count
