"""What was typed into the search, word by word, and which words of the index each may mean."""

from collections.abc import Iterator
from dataclasses import dataclass

from touchpoints.search.index import Index
from touchpoints.search.language import SearchLanguage, words_of
from touchpoints.search.mistakes import forgiven, mistakes

MOST_WORDS = 12
"""Nobody types more on purpose; what follows is not looked for."""

SAME, BEGUN, STEM, SLIP, SLIPS = 5, 4, 3, 2, 1
"""How a word fits what was typed: the same, begins with it, same stem, one typing mistake, two."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One word that was typed, what it makes together with its neighbours, and whether it may go on."""

    word: str
    joined: tuple[str, ...]
    last: bool


@dataclass(frozen=True, slots=True)
class Query:
    """All that was typed: the words to look for, and the whole without gaps."""

    whole: str
    asked: tuple[Asked, ...]


def read_query(text: str, language: SearchLanguage) -> Query:
    """Cut what was typed into words; small words are left out, unless there is nothing else."""
    typed = words_of(text)[:MOST_WORDS]
    telling = [number for number, word in enumerate(typed) if word not in language.stop_words] or range(len(typed))
    asked = tuple(
        Asked(
            word=typed[number],
            joined=tuple(typed[at] + typed[at + 1] for at in (number - 1, number) if 0 <= at < len(typed) - 1),
            last=number == len(typed) - 1,
        )
        for number in telling
    )
    return Query("".join(typed), asked)


def fitting(index: Index, asked: Asked, *, forgiving: bool) -> Iterator[tuple[str, int]]:
    """Give the words of the index that a typed word may mean, and how well each fits; a known word is no mistake."""
    most = forgiven(asked.word) if forgiving and not index.knows(asked.word) else 0
    for word in index.vocabulary:
        how = _fit(index.language, asked, word) or (_slip(asked, word, most) if most else 0)
        if how:
            yield word, how


def _fit(language: SearchLanguage, asked: Asked, word: str) -> int:
    if word == asked.word or word in asked.joined:
        return SAME
    if word.startswith(asked.word):
        return BEGUN
    if asked.word[0] != word[0]:
        return 0  # the stem keeps the first letter
    return STEM if language.are_related(asked.word, word) else 0


def _slip(asked: Asked, word: str, most: int) -> int:
    """Forgive mistakes in the word, or in its beginning while it is being typed."""
    made = mistakes(asked.word, word, most)
    if made > most and asked.last and len(word) > len(asked.word):
        made = mistakes(asked.word, word[: len(asked.word)], most)
    return {1: SLIP, 2: SLIPS}.get(made, 0) if made <= most else 0
