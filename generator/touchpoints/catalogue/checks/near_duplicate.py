"""No sentence stands in two entries, nor nearly the same one.

Sentences are compared by their shingles (runs of three words). Each sentence is entered in an index under its rarest
shingles only: as many as it takes for any sentence that is alike to share one of them. Pairs that can be alike at all
are so found without comparing every sentence with every other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from touchpoints.catalogue.loading import Loaded
from touchpoints.catalogue.prose import beginning, finished, running_texts, sentences, words
from touchpoints.problems import Place, Problem, Rule, Severity

RULES = (
    Rule(
        "near-duplicate",
        "A sentence that stands in another entry too",
        "What is true of two touchpoints alike says little about either. Say what is true of this one, or keep the "
        "sentence where it belongs and link there. The words of a standard may stand wherever it applies.",
        "tips:\n  - text: Read the offer aloud before you send it to anybody.\n(in two entries)\n",
        "tips:\n  - text: Read the covering letter aloud; what you stumble over, cut.\n",
    ),
)

SHORTEST = 6
"""Words; shorter sentences are alike by chance."""
SHINGLE = 3
ALIKE = 0.5
"""The share of all their shingles that two sentences have in common; questions are the same or they are not."""

Shingle = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    entry: str
    place: Place
    text: str
    shingles: frozenset[Shingle]


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give the sentences that are like one of an entry before."""
    for second, first in _alike(list(_sentences(loaded))):
        message = f"'{beginning(second.text)}' stands nearly so at {first.place}"
        yield Problem(second.place, "near-duplicate", message, "say what is true of this touchpoint alone", Severity.WARNING)


def _sentences(loaded: Loaded) -> Iterator[_Sentence]:
    for written in finished(loaded):
        for at, text in running_texts(written.entry):
            if at[0] == "standards":
                continue
            for sentence in sentences(text):
                said = [word.casefold() for word in words(sentence)]
                if len(said) >= SHORTEST:
                    shingles = frozenset(zip(*(said[start:] for start in range(SHINGLE)), strict=False))
                    yield _Sentence(written.entry.id, written.document.place(at), sentence, shingles)


def _alike(given: Sequence[_Sentence]) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Pair each sentence with the first one of another entry that it is like."""
    frequency = Counter(shingle for sentence in given for shingle in sentence.shingles)
    index: defaultdict[Shingle, list[int]] = defaultdict(list)
    for number, sentence in enumerate(given):
        telling = _rarest(sentence.shingles, frequency)
        near = sorted({other for shingle in telling for other in index.get(shingle, ())})
        alike = (given[other] for other in near if _is_alike(sentence, given[other]))
        if first := next(alike, None):
            yield sentence, first
        for shingle in telling:
            index[shingle].append(number)


def _rarest(shingles: frozenset[Shingle], frequency: Counter[Shingle]) -> list[Shingle]:
    """Give so many shingles that a sentence without any of them cannot be alike."""
    needed = len(shingles) - ceil(ALIKE * len(shingles)) + 1
    shared = sorted(shingles, key=lambda shingle: (frequency[shingle], shingle))[:needed]
    return [shingle for shingle in shared if frequency[shingle] > 1]


def _is_alike(one: _Sentence, other: _Sentence) -> bool:
    common = len(one.shingles & other.shingles)
    needed = 1.0 if one.text.endswith("?") else ALIKE  # "How old is the newest review?", "… the newest picture?"
    return one.entry != other.entry and common >= needed * (len(one.shingles) + len(other.shingles) - common)
