"""What is nearest where a search finds nothing: the names that share most pairs of letters with what was typed."""

from itertools import pairwise

from touchpoints.search.documents import SearchDocument
from touchpoints.search.index import Index
from touchpoints.search.language import words_of
from touchpoints.search.query import MOST_WORDS


def nearest(index: Index, text: str, most: int) -> list[SearchDocument]:
    """Give the documents whose name or alias, or a word of one, looks most like a text."""
    typed = _pairs("".join(words_of(text)[:MOST_WORDS]))
    best: dict[int, int] = {}
    for label in index.labels:
        points = max(_likeness(typed, letters) for letters in (label.joined, *label.words))
        if points > best.get(label.document, 0):
            best[label.document] = points
    return [index.documents[document] for document in sorted(best, key=lambda one: (-best[one], one))[:most]]


def _likeness(typed: set[str], letters: str) -> int:
    """Give the share of pairs of letters that two texts have in common, in thousandths."""
    pairs = _pairs(letters)
    shared = len(typed & pairs)
    return int(2000 * shared / (len(typed) + len(pairs)) + 0.5) if shared else 0


def _pairs(letters: str) -> set[str]:
    return {first + second for first, second in pairwise(letters)}
