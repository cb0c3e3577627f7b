"""A number that claims something rests on a standard of the entry, or is called a rule of thumb.

Three kinds of number claim something: a share ("60 per cent", "nine out of ten"), a limit ("within two
hours", "at least a week") and a figure with its unit ("12 pt"). How many things to do ("three photos"), how
long to do them ("listen for five minutes") and what stands in quotation marks claim nothing. Examples are
illustrations, standards say where they come from, questions are the matter of `measured-without-standard`.
"""

import re
from collections.abc import Iterable, Iterator

from touchpoints.catalogue.entries import Standard
from touchpoints.catalogue.loading import Loaded
from touchpoints.catalogue.prose import finished, in_english, running_texts, sentences, without_quotations
from touchpoints.problems import Problem, Rule, Severity

RULES = (
    Rule(
        "unsourced-number",
        "A number that nothing supports",
        "A share, a limit or a measure is a claim. Either a standard of the entry has the same number, with "
        "its source or its mark, or the sentence itself says that it is a rule of thumb. Plain counts of "
        "things to do are free.",
        "tips:\n  - text: Answer every enquiry within two hours.\n",
        "tips:\n  - text: Answer every enquiry within two hours, as a rule of thumb.\n",
    ),
)

_WORDS = {
    "half": 0.5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_DIGITS = r"(?<![\d.])\d+(?:,\d{3})*(?:\.\d+)?(?!\.?\d)"
_NUMBER = rf"(?:{_DIGITS}|\b(?:{'|'.join(_WORDS)})\b)"
_UNIT = (
    r"(?:(?:second|minute|hour|day|week|fortnight|month|year|ring|degree|decibel|euro|(?:milli|centi|kilo)?metre)s?"
    r"|pt|px|mm|cm|m|km|dpi|lux|dB|°C|kB|MB)(?!\w)"
)
_COUNTED = rf"(?:(?P<from>{_NUMBER})(?: (?:to|or) (?P<to>{_NUMBER}))?[ -]?(?:[\w-]+ )?|\ban? (?:working )?)"
_FIGURE = re.compile(rf"{_COUNTED}(?P<unit>{_UNIT}|per ?cent|%)", re.IGNORECASE)
_MEASURE = re.sub(r"\?P<\w+>", "?:", _COUNTED) + _UNIT

_CLAIM = re.compile(
    rf"{_NUMBER} ?(?:per ?cent|%)|{_NUMBER} out of (?:every )?{_NUMBER}|{_NUMBER} times (?:as|more|less)\b"
    r"|\b(?:within|under|below|less than|at (?:most|least)|no (?:more|longer|later) than|up to) "
    rf"(?:[\w-]+ ){{0,2}}?{_MEASURE}"
    rf"|\b(?:more|longer|later) than (?!an? ){_MEASURE}"
    rf"|{_DIGITS} ?{_UNIT}|[€£$] ?{_DIGITS}",
    re.IGNORECASE,
)
"""A share, a limit, a limit of another kind, a figure with its unit or a sum."""
_PERHAPS = re.compile(
    r"\d|cent\b|out of|\btimes\b|\bwithin\b|\bunder\b|\bbelow\b|\bat most|\bat least|\bthan\b|\bup to"
)
"""What every claim has some of; quick to look for."""

_HINT = "add a standard with this number, call it a rule of thumb, or do without it"

Figure = tuple[float, str]
"""A number with its unit: 2 hours."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give the numbers that claim something without support."""
    if not in_english(loaded):
        return
    for written in finished(loaded):
        for at, text in running_texts(written.entry):
            if at[0] in {"name", "examples", "criteria", "standards"} or not _PERHAPS.search(text):
                continue
            for claim in _claims(text):
                if not _is_supported(claim, written.entry.standards):
                    place, message = written.document.place(at), f"nothing supports '{claim}'"
                    yield Problem(place, "unsourced-number", message, _HINT, Severity.WARNING)


def _claims(text: str) -> Iterator[str]:
    """Give the words with which a text claims a number."""
    for sentence in sentences(text):
        if "rule of thumb" not in sentence.casefold():
            yield from dict.fromkeys(claim.group() for claim in _CLAIM.finditer(without_quotations(sentence)))


def _is_supported(claim: str, standards: Iterable[Standard]) -> bool:
    """Say whether a standard has the number of a claim with its unit, or says it in the same words."""
    claimed = figures(claim)
    return any(
        claimed & figures(standard.text)
        or (standard.value, _plain(standard.unit or "")) in claimed
        or claim in standard.text
        for standard in standards
    )


def figures(text: str) -> set[Figure]:
    """Give the numbers in a text with their units, in digits and in words; 'a day' is 1 day."""
    return {
        (_value(number), _plain(figure["unit"]))
        for figure in _FIGURE.finditer(text)
        for number in (figure["from"] or "one", figure["to"])
        if number is not None
    }


def _value(number: str) -> float:
    small = number.casefold()
    return float(_WORDS[small]) if small in _WORDS else float(small.replace(",", ""))


def _plain(unit: str) -> str:
    """Give a unit in one form: 'day' for the vocabulary's 'working-days' and for the text's 'days'."""
    last = unit.casefold().split("-")[-1].removesuffix("s")
    return _SHORT.get(last, last)


_SHORT = {
    "per cent": "percent", "%": "percent", "decibel": "db", "celsiu": "°c",
    "millimetre": "mm", "centimetre": "cm", "metre": "m", "kilometre": "km",
}  # fmt: skip
