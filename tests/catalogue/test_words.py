"""The interface's words: plural forms, numbers and dates as each language writes them, and the fallback."""

import datetime
from pathlib import Path

import pytest

from touchpoints.catalogue.words import Words, read_words
from touchpoints.problems import DataError

ROOT = Path(__file__).resolve().parents[2]
TABLES = {
    "en": {"n.one": "{n} touchpoint", "n.other": "{n} touchpoints"},
    "sk": {"n.one": "{n} bod", "n.few": "{n} body", "n.many": "{n} bodu", "n.other": "{n} bodov"},
    "ru": {"n.one": "{n} точка", "n.few": "{n} точки", "n.many": "{n} точек", "n.other": "{n} точки"},
}


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("en", 0, "0 touchpoints"), ("en", 1, "1 touchpoint"), ("en", 2, "2 touchpoints"), ("en", 1234, "1,234 touchpoints"),
        ("sk", 0, "0 bodov"), ("sk", 1, "1 bod"), ("sk", 2, "2 body"), ("sk", 4, "4 body"), ("sk", 5, "5 bodov"),
        ("sk", 21, "21 bodov"), ("sk", 22, "22 bodov"), ("sk", 1234, "1\u00a0234 bodov"),
        ("ru", 0, "0 точек"), ("ru", 1, "1 точка"), ("ru", 3, "3 точки"), ("ru", 5, "5 точек"), ("ru", 11, "11 точек"),
        ("ru", 12, "12 точек"), ("ru", 21, "21 точка"), ("ru", 22, "22 точки"), ("ru", 111, "111 точек"),
    ],
)  # fmt: skip
def test_a_count_takes_the_plural_form_of_its_language(language: str, number: int, text: str) -> None:
    assert Words(language, TABLES[language]).count("n", number) == text


def test_a_form_that_is_not_given_is_the_last_one() -> None:
    assert Words("ru", {"n.other": "{n} шт."}).count("n", 1) == "1 шт."


@pytest.mark.parametrize(("language", "text"), [("en", "1,234.5"), ("sk", "1\u00a0234,5"), ("ru", "1\u00a0234,5")])
def test_numbers_are_written_as_the_language_does(language: str, text: str) -> None:
    assert Words(language, {}).number(1234.5, 1) == text


@pytest.mark.parametrize(("language", "text"), [("en", "67\u00a0%"), ("sk", "67\u00a0%"), ("ru", "67\u00a0%")])
def test_a_share_is_in_whole_percent(language: str, text: str) -> None:
    assert Words(language, {}).percent(2, 3).replace(" ", "\u00a0") == text


def test_a_share_of_nothing_is_a_dash() -> None:
    assert Words("en", {}).percent(0, 0) == "–"


@pytest.mark.parametrize(
    ("language", "text"), [("en", "21 November 2026"), ("sk", "21. novembra 2026"), ("ru", "21 ноября 2026\u202fг.")]
)
def test_dates_are_written_out(language: str, text: str) -> None:
    written = Words(language, {}).date(datetime.date(2026, 11, 21))
    assert written.replace("\u00a0", " ").replace("\u202f", " ") == text.replace("\u202f", " ")


def test_a_text_takes_its_values() -> None:
    assert Words("en", {"a": "{x} of {y}"})("a", x=1, y="two") == "1 of two"


def test_a_text_without_values_may_hold_braces() -> None:
    assert Words("en", {"a": "{x}"})("a") == "{x}"


def test_a_key_that_is_missing_is_a_bug_and_no_silence() -> None:
    with pytest.raises(KeyError):
        Words("en", {})("a")


def tables(folder: Path, **texts: str) -> Path:
    for language, text in texts.items():
        (folder / f"{language}.yml").write_text(text, encoding="utf-8")
    return folder


def test_what_a_language_lacks_is_taken_from_english(tmp_path: Path) -> None:
    words = read_words(tables(tmp_path, en="a: {b: one, c: two}\n", sk="a: {b: jeden}\n"), "sk", "words")
    assert (words("a.b"), words("a.c"), words.language) == ("jeden", "two", "sk")


def test_a_counted_text_never_mixes_forms_of_two_languages(tmp_path: Path) -> None:
    english = "n:\n  one: '{n} point'\n  other: '{n} points'\n"
    words = read_words(tables(tmp_path, en=english, sk="n:\n  other: '{n} bodov'\n"), "sk", "words")
    assert words.count("n", 1) == "1 bodov"


def test_a_language_without_a_table_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read_words(tables(tmp_path, en="a: b\n", sk="a: c\n"), "ru", "words")
    problem = caught.value.problems[0]
    assert (str(problem.place), problem.code, problem.hint) == (
        "words/ru.yml:1:1",
        "unknown-language",
        "allowed: en, sk",
    )


def test_a_broken_table_is_refused_at_its_line(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read_words(tables(tmp_path, en="a: b\nc: d: e\n"), "en", "words")
    assert str(caught.value.problems[0].place) == "words/en.yml:2:5"


def test_every_counted_text_of_the_project_has_the_forms_of_english() -> None:
    table = read_words(ROOT / "site_templates/words", "en", "words").table
    counted = {key.removesuffix(".one") for key in table if key.endswith(".one")}
    assert counted
    assert all(f"{key}.other" in table for key in counted)
    assert all("{n}" in table[f"{key}.other"] for key in counted)
