"""The search index: which words stand in which document, and how much each says of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from touchpoints.search.documents import SearchDocument
from touchpoints.search.language import SearchLanguage, fold, joined_words, neighbours_joined, words_of, written_words

DETAIL, SUMMARY, REST = 4, 3, 1
"""How much a word counts in criteria and tips, in the summary, and in all other texts."""

MOST = 9
"""The most that a word can count in the texts of a document, however often it stands there."""

LEAST_LETTERS = 2
"""Shorter words are not looked for in texts; they are in names."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name or an alias: whose it is, its words, and the whole without gaps."""

    document: int
    is_name: bool
    text: str
    words: tuple[str, ...]
    joined: str


@dataclass(frozen=True, slots=True)
class Index:
    """All that a search needs: the labels and texts in which each word stands, and the labels in which two make one.

    The vocabulary has every word once, by its first letter, with its stem; `shown` is how a word of the texts is
    written. The browser gets the same, written down by `script.py`.
    """

    language: SearchLanguage
    documents: tuple[SearchDocument, ...]
    labels: tuple[Label, ...]
    in_labels: Mapping[str, tuple[int, ...]]
    joined: Mapping[str, tuple[int, ...]]
    in_texts: Mapping[str, Mapping[int, int]]
    shown: Mapping[str, str]
    vocabulary: Mapping[str, tuple[tuple[str, str], ...]]

    def knows(self, word: str) -> bool:
        """Say whether a word stands anywhere as it is."""
        return word in self.in_texts or word in self.in_labels or word in self.joined


def build_index(documents: Iterable[SearchDocument], language: SearchLanguage) -> Index:
    """Index documents in the order given."""
    kept = tuple(documents)
    labels = tuple(label for number, document in enumerate(kept) for label in _labels(number, document))
    in_labels = _places((label.words, number) for number, label in enumerate(labels))
    joined = _places((neighbours_joined(label.words), number) for number, label in enumerate(labels))
    in_texts: dict[str, dict[int, int]] = defaultdict(dict)
    for number, document in enumerate(kept):
        for word, points in _weighted(document, language).items():
            in_texts[word][number] = min(points, MOST)
    return Index(
        language=language,
        documents=kept,
        labels=labels,
        in_labels=in_labels,
        joined=joined,
        in_texts=dict(sorted(in_texts.items())),
        shown=_as_written(kept, in_texts),
        vocabulary=_by_first_letter({*in_texts, *in_labels}, language),
    )


def _by_first_letter(words: Iterable[str], language: SearchLanguage) -> dict[str, tuple[tuple[str, str], ...]]:
    groups = groupby(sorted(words), key=lambda word: word[0])
    return {letter: tuple((word, language.stem(word)) for word in group) for letter, group in groups}


def _places(of_words: Iterable[tuple[Iterable[str], int]]) -> dict[str, tuple[int, ...]]:
    places: dict[str, list[int]] = defaultdict(list)
    for words, number in of_words:
        for word in dict.fromkeys(words):
            places[word].append(number)
    return {word: tuple(numbers) for word, numbers in places.items()}


def _labels(number: int, document: SearchDocument) -> Iterator[Label]:
    for place, text in enumerate((document.name, *document.aliases)):
        words = tuple(words_of(text))
        yield Label(number, is_name=place == 0, text=text, words=words, joined="".join(words))


def _weighted(document: SearchDocument, language: SearchLanguage) -> Counter[str]:
    """Count the words of the texts of a document by what they say of it."""
    points: Counter[str] = Counter()
    for weight, texts in ((DETAIL, document.details), (SUMMARY, (document.summary,)), (REST, document.rest)):
        for text in texts:
            for word in {*words_of(text), *joined_words(text)}:
                if len(word) >= LEAST_LETTERS and word not in language.stop_words:
                    points[word] += weight
    return points


def _as_written(documents: Iterable[SearchDocument], wanted: Iterable[str]) -> dict[str, str]:
    """Give the commonest way in which each word of the texts is written, in small letters."""
    texts = (text.lower() for document in documents for text in _texts(document))
    counted = Counter(written for text in texts for written in written_words(text))
    best: dict[str, tuple[int, str]] = {}
    for written, times in counted.items():
        word = fold(written)
        best[word] = max(best.get(word, (0, "")), (times, written))
    return {word: best[word][1] if word in best else word for word in wanted}


def _texts(document: SearchDocument) -> tuple[str, ...]:
    return (document.summary, *document.details, *document.rest)
