"""Words that could stand in any brochure say nothing about this touchpoint."""

from collections.abc import Iterable, Iterator

from touchpoints.catalogue.entries import Touchpoint
from touchpoints.catalogue.loading import Loaded, Written
from touchpoints.catalogue.prose import finished, running_texts, without_quotations
from touchpoints.catalogue.style import EmptyPhrases
from touchpoints.catalogue.translations import TouchpointTranslation
from touchpoints.problems import Problem, Rule, Severity

RULES = (
    Rule(
        "empty-phrase",
        "An empty phrase",
        "The list is `style/empty-phrases.yml`, and every language may have its own. Each phrase comes with "
        "what to write instead. What stands in quotation marks is quoted, and free.",
        "why: In today's world a seamless experience is key.\n",
        "why: A customer who is put through twice rings off.\n",
    ),
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give the empty phrases, in each language that has a list of them."""
    if loaded.empty_phrases:
        yield from _found(finished(loaded), loaded.empty_phrases.entry)
    for own in loaded.translations.values():
        if own.empty_phrases:
            yield from _found(own.touchpoints.values(), own.empty_phrases.entry)


def _found(
    entries: Iterable[Written[Touchpoint]] | Iterable[Written[TouchpointTranslation]], listed: EmptyPhrases
) -> Iterator[Problem]:
    signs = {phrase: phrase.sign for phrase in listed.phrases}
    for written in entries:
        texts = {at: without_quotations(text).replace("’", "'") for at, text in running_texts(written.entry)}
        whole = "\n".join(texts.values()).casefold()
        suspects = [phrase for phrase, sign in signs.items() if sign in whole]
        for at, text in texts.items():
            for phrase in suspects:
                if said := phrase.found_in(text):
                    message = f"'{said}' is an empty phrase"
                    yield Problem(written.document.place(at), "empty-phrase", message, phrase.instead, Severity.WARNING)
