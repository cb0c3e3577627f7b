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
        "The list is `style/empty-phrases.yml`, and every language may have its own. Each phrase comes with what to "
        "write instead. What stands in quotation marks is quoted, and free.",
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
    pattern = listed.pattern()
    for written in entries:
        for at, text in running_texts(written.entry):
            for match in pattern.finditer(without_quotations(text)):
                instead = listed.phrases[int((match.lastgroup or "p0")[1:])].instead
                message = f"'{match.group()}' is an empty phrase"
                yield Problem(written.document.place(at), "empty-phrase", message, instead, Severity.WARNING)
