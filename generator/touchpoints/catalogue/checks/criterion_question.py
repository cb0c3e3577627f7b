"""A criterion is one question that two strangers answer alike by looking, ringing or counting."""

import re
from collections.abc import Iterator

from touchpoints.catalogue.entries import Criterion
from touchpoints.catalogue.loading import Loaded
from touchpoints.catalogue.prose import finished, in_english, without_quotations, words
from touchpoints.problems import Problem, Rule, Severity

RULES = (
    Rule(
        "criterion-question",
        "A criterion that is not one observable question",
        "Two people who look must come to the same answer. A hidden second question gets half an answer, "
        "and 'good', 'nice' or 'enough' mean something else to everybody, unless a number is measured.",
        "ask: Is the type nice and does the list fit on a page?\n",
        "ask: How large is the smallest type on the list?\n",
    ),
)

FEWEST_WORDS = 4

_SECOND = re.compile(
    r"\band (?:does|do|did|is|are|was|were|can|could|has|have|will|would|should"
    r"|how|what|who|when|where|which|why)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:good|nice|attractive|professional|appropriate|pleasant|beautiful|friendly|adequate|suitable|sufficient"
    r"|polite(?:ly)?|helpful|useful|stylish|modern|proper(?:ly)?|lovely|comfortable|interesting|easy|easily|clearly"
    r"|reasonable|welcoming|well-designed|high-quality|enough(?! (?:of \w+ )?(?:to|for)\b))(?![\w-])",
    re.IGNORECASE,
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give the questions that cannot be answered alike by everybody."""
    for written in finished(loaded):
        for index, criterion in enumerate(written.entry.criteria):
            place = written.document.place(("criteria", index, "ask"))
            for message, hint in _faults(criterion, english=in_english(loaded)):
                yield Problem(place, "criterion-question", message, hint, Severity.WARNING)


def _faults(criterion: Criterion, *, english: bool) -> Iterator[tuple[str, str]]:
    """Give what is wrong with a question, and what may help."""
    asked = without_quotations(criterion.ask)
    if not criterion.ask.endswith("?"):
        yield "this is not a question", "end it with a question mark"
    if asked.count("?") > 1:
        yield "these are two questions", "make two criteria of them, or leave one out"
    if len(words(criterion.ask)) < FEWEST_WORDS:
        yield f"fewer than {FEWEST_WORDS} words say too little", "say what is looked at, and where"
    if english:
        yield from _faults_in_english(asked, measured=criterion.measure is not None)


def _faults_in_english(asked: str, *, measured: bool) -> Iterator[tuple[str, str]]:
    if second := _SECOND.search(asked):
        yield f"'{second.group()}' begins a second question", "make two criteria of them, or leave one out"
    opinion = _OPINION.search(asked)
    if opinion and not measured:
        yield f"'{opinion.group()}' is a matter of opinion", "ask for what can be seen, counted or timed"
