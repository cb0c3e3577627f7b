"""The ranking of what a search finds.

A document belongs to the first of these ranks that it reaches; within a rank, more points stand first, then the order
of kinds, then the name.

1. What was typed is its name.
2. What was typed is one of its aliases.
3. What was typed is its name or an alias, but for the endings.
4. All words stand in its name, or in one and the same alias.
5. The same, with words that only begin like those typed.
6. The same, with words that only share the stem: another ending.
7. All words stand somewhere in its name, aliases and texts: as they are, begun, or with another ending.
8. All words stand in its name or in one alias, if typing mistakes are forgiven.
9. Some of the words are missing, or stand in the texts only if typing mistakes are forgiven.

Points: in ranks 3 to 6 and 8 names come before aliases, and then those of which a larger share was typed. Elsewhere
they are the sum, over the words, of how rare the word is, times where it stands (name, alias, or what the index counted
in the texts), times how well it fits. In rank 9 what is missing takes its share away, and half of it what is mistaken;
a document with less than a quarter of what was typed, counted by rarity, is not found.

Small words ("the", "how") are left out where others are left. Two words typed apart also stand for one (`web site`),
and two neighbours in a name are found when they are typed as one (`pricelist`). Ranks 8 and 9 are for searches that
find nothing in rank 6 or better, and hardly anything in rank 7. Only then are mistakes forgiven, in words that stand
nowhere: one from four letters on and two from eight. All numbers are whole, so that the same ranking for the browser,
`site_templates/assets/search/ranking.js`, gives the same order; `tests/search/vectors.json` runs in both.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from touchpoints.search.documents import KINDS, SearchDocument
from touchpoints.search.index import Index
from touchpoints.search.language import fold
from touchpoints.search.query import BEGUN, SAME, SLIP, STEM, Asked, Query, are_related, fitting, read_query

EXACT_NAME, EXACT_ALIAS, INFLECTED, IN_LABEL, LABEL_BEGUN, LABEL_STEM, IN_TEXT, LABEL_SLIP, SOME = range(1, 10)
"""The ranks, as in the list above."""

IN_NAME, IN_ALIAS = 20, 16
"""How much a word counts in a name and in an alias; in the texts it counts up to `index.MOST`."""

NAME_FIRST = 1000
"""More than any share of a label, in hundredths."""

ENOUGH = 3
"""So many documents with every word are enough to take what was typed as meant."""

MOST_INCOMPLETE = 20
"""So many documents of the last rank are listed."""

LEAST_SHARE = 4
"""One part in so many of what was typed must be there."""

LEAST_BEGUN = 3
"""So many letters must be typed before the beginnings of words in texts are looked for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found, how good it is, the alias that led to it, and the words of it that matched."""

    document: SearchDocument
    rank: int
    points: int
    alias: str
    words: tuple[str, ...]


@dataclass(frozen=True, order=True, slots=True)
class _Fit:
    """How one typed word fits in one place; the better fit is the larger."""

    points: int
    how: int
    word: str


@dataclass(frozen=True, slots=True)
class _Found:
    """Where one typed word was found: in labels and in the texts of documents, by their numbers."""

    labels: Mapping[int, _Fit]
    texts: Mapping[int, _Fit]
    rarity: int


def search(index: Index, text: str) -> list[Hit]:
    """Give the documents that a text finds, the best first."""
    query = read_query(text, index.language)
    hits = _hits(index, query, forgiving=False)
    complete = sorted((hit for hit in hits if hit.rank <= IN_TEXT), key=_order)
    if len(complete) >= ENOUGH or (complete and complete[0].rank <= LABEL_STEM):
        return complete
    ordered = sorted(_hits(index, query, forgiving=True), key=_order)
    return ordered[: sum(hit.rank < SOME for hit in ordered) + MOST_INCOMPLETE]


def _order(hit: Hit) -> tuple[int, int, int, str, str]:
    return hit.rank, -hit.points, KINDS.index(hit.document.kind), fold(hit.document.name), hit.document.id


def _hits(index: Index, query: Query, *, forgiving: bool) -> list[Hit]:
    found = [_found(index, asked, forgiving=forgiving) for asked in query.asked]
    labels: dict[int, set[int]] = {document: set() for one in found for document in one.texts}
    whole = (number for number, label in enumerate(index.labels) if query.whole and label.joined == query.whole)
    for number in (*whole, *(number for one in found for number in one.labels)):
        labels.setdefault(index.labels[number].document, set()).add(number)
    hits = (_hit(index, document, sorted(labels[document]), query, found) for document in labels)
    return [hit for hit in hits if hit.rank < SOME or hit.points]


def _found(index: Index, asked: Asked, *, forgiving: bool) -> _Found:
    """Find one typed word in labels and texts, and say how rare it is."""
    labels: dict[int, _Fit] = {}
    texts: dict[int, _Fit] = {}

    def note(numbers: Iterable[int], word: str, how: int) -> None:
        for number in numbers:
            fit = _Fit((IN_NAME if index.labels[number].is_name else IN_ALIAS) * how, how, word)
            labels[number] = max(fit, labels.get(number, fit))

    note(index.joined.get(asked.word, ()), asked.word, SAME)
    for word, how in fitting(index, asked, forgiving=forgiving).items():
        note(index.in_labels.get(word, ()), word, how)
        if how == BEGUN and not (asked.last and len(asked.word) >= LEAST_BEGUN):
            continue
        for document, points in index.in_texts.get(word, {}).items():
            fit = _Fit(points * how, how, word)
            texts[document] = max(fit, texts.get(document, fit))
    documents = {index.labels[number].document for number in labels} | texts.keys()
    rarity = _whole(8 * math.log2(1 + len(index.documents) / len(documents))) if documents else 0
    return _Found(labels, texts, rarity)


def _hit(index: Index, document: int, labels: list[int], query: Query, found: list[_Found]) -> Hit:
    """Give a document its rank: by its best label, else by all that stands in it."""
    fits = [_best_fit(one, document, labels) for one in found]
    rank, points = _by_text(fits, found)
    leading = max(labels, key=lambda number: _typed(index, number, found), default=None)
    for number in labels:
        label_rank, label_points = _by_label(index, number, query, found)
        if (label_rank, -label_points) < (rank, -points):
            rank, points, leading = label_rank, label_points, number
    alias = "" if leading is None or index.labels[leading].is_name else index.labels[leading].text
    return Hit(index.documents[document], rank, points, alias, tuple(dict.fromkeys(fit.word for fit in fits if fit)))


def _by_label(index: Index, number: int, query: Query, found: list[_Found]) -> tuple[int, int]:
    """Give the rank and the points of a document by one of its labels; none if a word is not in it."""
    label = index.labels[number]
    if label.joined == query.whole:
        return (EXACT_NAME if label.is_name else EXACT_ALIAS), 0
    fits = [one.labels.get(number) for one in found]
    if not all(fits):
        return SOME, 0
    telling = [word for word in label.words if word not in index.language.stop_words] or label.words
    points = min(100, _whole(100 * len(fits) / len(telling))) + (NAME_FIRST if label.is_name else 0)
    stem = index.language.stem
    pairs = [(asked.word, fit.word) for asked, fit in zip(query.asked, fits, strict=True) if fit]
    if len(telling) == len(fits) and all(
        are_related((typed, stem(typed)), (word, stem(word))) for typed, word in pairs
    ):
        return INFLECTED, points
    worst = min(fit.how for fit in fits if fit)
    return {SAME: IN_LABEL, BEGUN: LABEL_BEGUN, STEM: LABEL_STEM}.get(worst, LABEL_SLIP), points


def _by_text(fits: list[_Fit | None], found: list[_Found]) -> tuple[int, int]:
    """Give the rank and the points of a document by all that stands in it."""
    points = sum(one.rarity * fit.points for one, fit in zip(found, fits, strict=True) if fit)
    if all(fit and fit.how > SLIP for fit in fits):
        return IN_TEXT, points
    there = sum(one.rarity * (2 if fit.how > SLIP else 1) for one, fit in zip(found, fits, strict=True) if fit)
    typed = 2 * sum(one.rarity for one in found)
    return SOME, (points * there // typed if there * LEAST_SHARE >= typed else 0)


def _best_fit(found: _Found, document: int, labels: list[int]) -> _Fit | None:
    fits = [fit for number in labels if (fit := found.labels.get(number))]
    if document in found.texts:
        fits.append(found.texts[document])
    return max(fits, default=None)


def _typed(index: Index, number: int, found: list[_Found]) -> tuple[int, bool, int]:
    """Order labels by how much of what was typed stands in them, the name before the aliases."""
    points = sum(one.labels[number].points for one in found if number in one.labels)
    return points, index.labels[number].is_name, -number


def _whole(number: float) -> int:
    """Round as the browser does."""
    return math.floor(number + 0.5)
