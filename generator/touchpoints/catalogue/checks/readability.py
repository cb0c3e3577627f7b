"""Sentences that a tired reader takes in at the first reading."""

from collections.abc import Iterator

from touchpoints.catalogue.loading import Loaded
from touchpoints.catalogue.prose import beginning, finished, running_texts, sentences, words
from touchpoints.problems import Problem, Rule, Severity

RULES = (
    Rule(
        "readability",
        "A sentence, or a whole entry, that is hard to read",
        "The reader is a shop owner with one free evening. A sentence has 30 words at most, and those of an "
        "entry 20 at most on average. What a hyphen joins is one word.",
        "why: Whoever … and … because … which … so that … although … until …\n",
        "why: Whoever … and … That is because … It ends when …\n",
    ),
)

MOST_WORDS = 30
MOST_ON_AVERAGE = 20


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give the long sentences, and the entries whose sentences are long on average."""
    for written in finished(loaded):
        lengths: list[int] = []
        for at, text in running_texts(written.entry):
            for sentence in sentences(text):
                lengths.append(len(words(sentence)))
                if lengths[-1] > MOST_WORDS:
                    message = f"{lengths[-1]} words in one sentence, at most {MOST_WORDS}: '{beginning(sentence)}'"
                    yield Problem(
                        written.document.place(at), "readability", message, "make two of it", Severity.WARNING
                    )
        average = sum(lengths) / len(lengths)
        if average > MOST_ON_AVERAGE:
            message = f"{average:.1f} words in a sentence on average, at most {MOST_ON_AVERAGE}"
            yield Problem(
                written.document.place(), "readability", message, "shorten the longest ones", Severity.WARNING
            )
