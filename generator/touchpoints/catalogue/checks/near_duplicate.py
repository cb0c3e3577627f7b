"""No sentence stands in two entries, nor nearly the same one.

Sentences are compared by their shingles (runs of three words). A sentence that shares too few of them with
all others together is like none. The rest are entered in an index under their rarest shingles: as many as it
takes for any two that are alike to share one. So no sentence is compared with every other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import ceil

from touchpoints.catalogue.entries import Touchpoint
from touchpoints.catalogue.loading import Loaded, Written
from touchpoints.catalogue.prose import beginning, finished, running_texts, sentences, words
from touchpoints.catalogue.reading import At
from touchpoints.problems import Place, Problem, Rule, Severity

RULES = (
    Rule(
        "near-duplicate",
        "A sentence that stands in another entry too",
        "What is true of two touchpoints alike says little about either. Say what is true of this one, or "
        "keep the sentence where it belongs and link there. The words of a standard may stand wherever it "
        "applies.",
        "tips:\n  - text: Read the offer aloud before you send it to anybody.\n(in two entries)\n",
        "tips:\n  - text: Read the covering letter aloud; what you stumble over, cut.\n",
    ),
)

SHORTEST = 6
"""Words; shorter sentences are alike by chance."""
ALIKE = 0.5
"""The share of all their shingles that two sentences have in common; for questions, all of them."""

Shingle = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    written: Written[Touchpoint]
    at: At
    text: str
    shingles: frozenset[Shingle]

    @property
    def place(self) -> Place:
        return self.written.document.place(self.at)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give the sentences that are like one of an entry before."""
    hint = "say what is true of this touchpoint alone"
    for second, first in _alike(list(_sentences(loaded))):
        message = f"'{beginning(second.text)}' stands nearly so at {first.place}"
        yield Problem(second.place, "near-duplicate", message, hint, Severity.WARNING)


def _sentences(loaded: Loaded) -> Iterator[_Sentence]:
    for written in finished(loaded):
        for at, text in running_texts(written.entry):
            if at[0] == "standards":
                continue
            for sentence in sentences(text):
                said = words(sentence.casefold())
                if len(said) >= SHORTEST:
                    shingles = frozenset(zip(said, said[1:], said[2:], strict=False))
                    yield _Sentence(written, at, sentence, shingles)


def _alike(given: Sequence[_Sentence]) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Pair each sentence with an earlier one of another entry that it is like."""
    frequency = Counter(chain.from_iterable(sentence.shingles for sentence in given))
    index: defaultdict[Shingle, list[_Sentence]] = defaultdict(list)
    for sentence in given:
        telling = _telling(sentence.shingles, frequency)
        near = (other for shingle in telling for other in index[shingle])
        if first := next((other for other in near if _is_alike(sentence, other)), None):
            yield sentence, first
        for shingle in telling:
            index[shingle].append(sentence)


def _telling(shingles: frozenset[Shingle], frequency: Counter[Shingle]) -> list[Shingle]:
    """Give so many shingles, the rarest, that no sentence without any of them can be alike."""
    needed = ceil(ALIKE * len(shingles))
    shared = [shingle for shingle in shingles if frequency[shingle] > 1]
    rarest_first = sorted(shared, key=lambda shingle: (frequency[shingle], shingle))
    return rarest_first[: len(shared) - needed + 1] if len(shared) >= needed else []


def _is_alike(one: _Sentence, other: _Sentence) -> bool:
    common = len(one.shingles & other.shingles)
    share = common / (len(one.shingles) + len(other.shingles) - common)
    least = 1 if one.text.endswith("?") else ALIKE  # "How old is the newest review?", "… the newest picture?"
    return one.written is not other.written and share >= least
