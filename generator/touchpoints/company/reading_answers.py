"""Understands what people write into a checklist: words in any language, numbers and dates in the usual forms."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from touchpoints.catalogue.entries import Criterion
from touchpoints.catalogue.reading import read_text
from touchpoints.catalogue.texts import LINE_LENGTH
from touchpoints.company.answers import Answer
from touchpoints.company.statements import LINES, TEXTS, VIEWS, WALK, Broken, Raw, number_text, plain_text
from touchpoints.company.synonyms import Synonyms

LISTS = {"state": "states", "reaction": "reactions", "confidence": "confidence", "status": "work"}

LONGEST = 32_000
"""A text longer than a cell of a spreadsheet can hold was cut somewhere, or is none."""

SHARES = {"1": Answer.YES.value, "0.5": Answer.PARTLY.value, "0": Answer.NO.value}
FEW = {"importance": (1, 2, 3, 4, 5), "effort": (1, 2, 3, 5, 8, 13)}
TOO_MUCH = 1e12


class NotUnderstood(Exception):
    """A cell says something, and it is not clear what."""


@dataclass(frozen=True, slots=True)
class AnswerReader:
    """Reads cells: with the words of all languages, the names of units, and what a comma means in a number."""

    synonyms: Synonyms
    units: Mapping[str, str]
    decimal_comma: bool = False

    def read(self, path: tuple[str, ...], raw: Raw, criterion: Criterion | None = None) -> str:
        """Give what a cell says in the form of the company file, or raise NotUnderstood."""
        if isinstance(raw, Broken):
            raise NotUnderstood(f"'{cut(raw.shown)}' {raw.why}")
        field = path[2] if path[0] == VIEWS else path[0]
        if field in LISTS:
            return self._word(LISTS[field], raw)
        if field == "competitors":
            return self._word("comparisons", raw)
        if field == "criteria":
            return (
                self._asked(raw, criterion)
                if criterion is None or criterion.measure is None
                else self._measured(raw, criterion)
            )
        if field == "due":
            return _day(raw)
        if path[-1] == "time":
            return re.sub(r"\A([0-9]{1,2}:[0-9]{2}):00\Z", r"\1", _text("time", raw))  # spreadsheets add seconds
        if field == "reach":
            return self._share(raw)
        return self._one_of_few(field, raw) if field in FEW else _text(path[-1], raw)

    def is_alike(self, field: str, before: str, now: str) -> bool:
        """Say whether a text is the same number written otherwise: spreadsheets make 50% of '50 %', and 7 of '007'."""
        was, is_ = (self._number_or_percent(text) for text in (before, now))
        return field in {*LINES, *TEXTS, WALK} and was is not None and was == is_

    def _word(self, list_: str, raw: Raw) -> str:
        text = ("yes" if raw else "no") if isinstance(raw, bool) else shown(raw)
        meaning = self.synonyms.meaning(list_, text)
        if meaning is None:
            allowed = ", ".join(dict.fromkeys(self.synonyms.lists[list_].values()))
            raise NotUnderstood(f"'{cut(text)}' is none of: {allowed}")
        return meaning

    def _asked(self, raw: Raw, criterion: Criterion | None) -> str:
        if isinstance(raw, bool):
            return "yes" if raw else "no"
        meaning = self.synonyms.meaning("answers", shown(raw))
        if meaning is not None:
            return meaning
        number = self._number_or_percent(raw)
        if criterion is None and number is not None:
            return number_text(number)  # a question of the company's own may be measured
        if number is not None and number_text(number) in SHARES:
            return SHARES[number_text(number)]
        raise NotUnderstood(f"'{cut(shown(raw))}' is none of: {', '.join(Answer)}")

    def _measured(self, raw: Raw, criterion: Criterion) -> str:
        unit = criterion.measure.unit if criterion.measure else ""
        number = self._number(self._without_unit(raw, unit))
        if number is not None:
            return number_text(number)
        meaning = self.synonyms.meaning("answers", shown(raw)) if isinstance(raw, str) else None
        if meaning in {Answer.NOT_APPLICABLE, Answer.UNKNOWN}:
            return str(meaning)
        target = f"{criterion.measure.target} {unit}" if criterion.measure else ""
        raise NotUnderstood(f"'{cut(shown(raw))}' is not a number (the target is {target})")

    def _without_unit(self, raw: Raw, unit: str) -> Raw:
        """Take the unit off behind a number, where it is written as the catalogue writes it."""
        if not isinstance(raw, str):
            return raw
        text = plain_text(raw)
        for ending in (unit, unit.removesuffix("s"), self.units.get(unit, unit)):
            if ending and text.casefold().endswith(ending.casefold()):
                return text[: -len(ending)].rstrip(BLANKS)
        return raw

    def _share(self, raw: Raw) -> str:
        number = self._number_or_percent(raw)
        if number is None or not 0 <= number <= 1:
            raise NotUnderstood(f"'{cut(shown(raw))}' is not a share: 0 to 1, or 0 % to 100 %")
        return number_text(number)

    def _one_of_few(self, field: str, raw: Raw) -> str:
        number = self._number_or_percent(raw)
        if number is None or number not in FEW[field]:
            raise NotUnderstood(f"'{cut(shown(raw))}' is none of: {', '.join(map(str, FEW[field]))}")
        return number_text(number)

    def _number_or_percent(self, raw: Raw) -> float | None:
        text = plain_text(raw) if isinstance(raw, str) else ""
        if not text.endswith("%"):
            return self._number(raw)
        number = self._number(text[:-1].rstrip(BLANKS))
        return None if number is None else round(number / 100, 10)

    def _number(self, raw: Raw) -> float | None:
        """Read a number, also one written as text; None where it is none, or could be two."""
        if isinstance(raw, bool) or not isinstance(raw, int | float | str):
            return None
        if not isinstance(raw, str):
            return float(raw) if abs(raw) < TOO_MUCH else None
        text = plain_text(raw).replace("\u2212", "-").removeprefix("+")
        if re.fullmatch(rf"-?[0-9]{{1,3}}(?:[{BLANKS}][0-9]{{3}})+(?:[.,][0-9]+)?", text):
            text = "".join(sign for sign in text if sign not in BLANKS)
        return _with_point(text, decimal_comma=self.decimal_comma)


BLANKS = " \u00a0\u202f\u2009'"
"""What stands between thousands, or before a unit."""


def shown(raw: Raw) -> str:
    """Write a cell as its reader saw it."""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, Broken):
        return raw.shown
    if isinstance(raw, date):
        return raw.isoformat()
    return number_text(raw) if isinstance(raw, int | float) else plain_text(raw)


def _with_point(text: str, *, decimal_comma: bool) -> float | None:
    """Read digits with points and commas, which mean thousands in one country and decimals in another."""
    if re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+", text):
        return float(text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"-?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+", text):
        return float(text.replace(",", ""))
    if re.fullmatch(r"-?[1-9][0-9]{0,2},[0-9]{3}", text) and not decimal_comma:
        return None  # 1,500 is a thousand and a half here, and one and a half there
    if re.fullmatch(r"-?[0-9]{1,12}([.,][0-9]{1,15})?|-?[.,][0-9]{1,15}", text):
        return float(text.replace(",", "."))
    return None


_SPLIT = re.compile(r"([0-9]{1,2})\s*([./-])\s*([0-9]{1,2})\s*\2\s*([0-9]{4})\.?(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?)?")
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?Z?)?")


def _day(raw: Raw) -> str:
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    text = shown(raw)
    try:
        return _written_day(text).isoformat()
    except ValueError:
        raise NotUnderstood(f"'{cut(text)}' is not a date, or could be two; write it as 2026-11-21") from None


def _written_day(text: str) -> date:
    """Read a date; with slashes only where the day cannot be the month."""
    iso = _ISO.fullmatch(text)
    if iso:
        return date(*(int(part) for part in iso.groups()))
    split = _SPLIT.fullmatch(text)
    if split is None:
        raise ValueError(text)
    first, sign, second, year = int(split[1]), split[2], int(split[3]), int(split[4])
    months = 12
    if sign == "." or first == second or first > months >= second:
        return date(year, second, first)
    if second > months >= first and sign == "/":
        return date(year, first, second)
    raise ValueError(text)


def _text(field: str, raw: Raw) -> str:
    text = shown(raw)
    if field in LINES:
        text = " ".join(text.split())
    longest = LINE_LENGTH if field in LINES else LONGEST
    if len(text) > longest:
        raise NotUnderstood(f"the text has {len(text)} characters; up to {longest} are possible")
    hidden = hidden_in(text)
    if hidden:
        raise NotUnderstood(f"'{cut(text)}': {hidden}")
    return text


def hidden_in(text: str) -> str:
    """Say which character a company file would refuse; nothing where there is none."""
    try:
        _, problems = read_text(f"x{text}".encode(), "")
    except UnicodeEncodeError:
        return "half a character is not allowed"
    return problems[0].message if problems else ""


def cut(text: str) -> str:
    """Shorten a text for a message."""
    longest = 60
    return text if len(text) <= longest else text[: longest - 1] + "…"
