"""What was typed into the search, word by word, and which words of the index each may mean."""

from dataclasses import dataclass
from itertools import chain

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


def fitting(index: Index, asked: Asked, *, forgiving: bool) -> dict[str, int]:
    """Give the words of the index that a typed word may mean, and how well each fits; a known word is no mistake."""
    found = dict.fromkeys(asked.joined, SAME)
    typed = asked.word, index.language.stem(asked.word)
    for candidate in index.vocabulary.get(asked.word[0], ()):  # endings leave the first letter as it is
        how = _fit(typed, candidate, goes_on=asked.last)
        if how:
            found[candidate[0]] = max(how, found.get(candidate[0], 0))
    most = forgiven(asked.word) if forgiving and not index.knows(asked.word) else 0
    if most:
        for word, _ in chain.from_iterable(index.vocabulary.values()):
            how = 0 if word in found else _slip(asked, word, most)
            if how:
                found[word] = how
    return found


def _fit(typed: tuple[str, str], word: tuple[str, str], *, goes_on: bool) -> int:
    """Compare two words with their stems; a word that does not go on rather has another ending than a long one."""
    if word[0] == typed[0]:
        return SAME
    begun = word[0].startswith(typed[0])
    if begun and goes_on:
        return BEGUN
    return STEM if are_related(typed, word) else BEGUN if begun else 0


def are_related(first: tuple[str, str], second: tuple[str, str]) -> bool:
    """Say of two words with their stems whether they differ by an ending only.

    A base form may look as if it had an ending itself, so a stem may also be the other word.
    """
    return first[1] in second or second[1] == first[0]


def _slip(asked: Asked, word: str, most: int) -> int:
    """Forgive mistakes in the word, or in its beginning while it is being typed."""
    made = mistakes(asked.word, word, most)
    if made > most and asked.last and len(word) > len(asked.word):
        made = mistakes(asked.word, word[: len(asked.word)], most)
    return {1: SLIP, 2: SLIPS}.get(made, 0) if made <= most else 0
