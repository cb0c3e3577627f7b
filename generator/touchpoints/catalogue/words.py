"""The interface's words: one table a language, with the plural forms and number signs of that language."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import babel.dates
import babel.numbers
from babel import Locale
from babel.core import get_global

from touchpoints.catalogue.reading import read_document
from touchpoints.problems import DataError, Place, Problem, Rule, did_you_mean

SOURCE = "en"
"""The language whose table is complete; other tables fall back on it."""

_LOCALES = {"en": "en_GB"}
"""Our English is British: the day stands before the month."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, by dotted keys such as `checklist.title`."""

    language: str
    table: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Give a text, with its `{name}`s filled in; a key that is missing is a bug of ours."""
        return self.table[key].format(**values) if values else self.table[key]

    def count(self, key: str, number: int) -> str:
        """Give a counted text in the right plural form: keys `<key>.one`, `.few`, `.many`, `.other`."""
        form = self._locale.plural_form(number)
        text = self.table.get(f"{key}.{form}") or self.table[f"{key}.other"]
        return text.format(n=self.number(number))

    def number(self, value: float, digits: int = 0) -> str:
        """Write a number the way the language does, with a fixed count of decimals."""
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return babel.numbers.format_decimal(value, format=pattern, locale=self._locale)

    def percent(self, part: float, whole: float) -> str:
        """Write a share in whole percent; a dash where there is no whole."""
        return "–" if not whole else babel.numbers.format_percent(part / whole, format="#,##0 %", locale=self._locale)

    def date(self, day: datetime.date) -> str:
        """Write a date in words."""
        return babel.dates.format_date(day, format="long", locale=self._locale)

    @property
    def _locale(self) -> Locale:
        return _locale(self.language)


def locale_of(language: str) -> str:
    """Give a language with the country where it is at home: `sk_SK`."""
    likely = get_global("likely_subtags").get(language, language)
    return _LOCALES.get(language) or f"{language}_{str(likely).rpartition('_')[2].upper()}"


def _locale(language: str) -> Locale:
    return Locale.parse(_LOCALES.get(language, language))


def read_words(folder: Path, language: str, shown: str) -> Words:
    """Read the table of a language; what it lacks is taken from the source language."""
    table = _table(folder, SOURCE, shown)
    if language != SOURCE:
        if not (folder / f"{language}.yml").is_file():
            available = sorted(path.stem for path in folder.glob("*.yml"))
            message = f"there is no table of words for the language '{language}'"
            raise DataError(
                [
                    Problem(
                        Place(f"{shown}/{language}.yml"), "unknown-language", message, did_you_mean(language, available)
                    )
                ]
            )
        own = _table(folder, language, shown)
        counted = {key.rpartition(".")[0] for key in own if key.endswith(".other")}  # never one form of each language
        table = {key: text for key, text in table.items() if key.rpartition(".")[0] not in counted} | own
    return Words(language, table)


def _table(folder: Path, language: str, shown: str) -> dict[str, str]:
    document, problems = read_document(folder / f"{language}.yml", f"{shown}/{language}.yml")
    if document is None or problems:
        raise DataError(problems)
    flat: dict[str, str] = {}
    _flatten(document.value, "", flat)
    return flat


def _flatten(value: object, prefix: str, into: dict[str, str]) -> None:
    if isinstance(value, Mapping):
        for key, part in value.items():
            _flatten(part, f"{prefix}.{key}" if prefix else str(key), into)
    elif isinstance(value, str):
        into[prefix] = value


RULES = (
    Rule(
        "unknown-language",
        "A language that does not exist",
        "A language has a table of words in `site_templates/words/`, and a site has the languages that `catalogue.yml` names.",
        "touchpoints checklist smile-dental.yml --language xx\n",
        "touchpoints checklist smile-dental.yml --language en\n",
    ),
)
