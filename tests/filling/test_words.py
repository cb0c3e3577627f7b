"""The words by which answers are understood: no word means two things, whatever the language."""

import pytest

from touchpoints.catalogue.location import shipped
from touchpoints.catalogue.reading import read_document
from touchpoints.company.reading_answers import AnswerReader, NotUnderstood
from touchpoints.company.synonyms import LISTS, SAID_INSTEAD, Synonyms, bare, folded, read_synonyms

TEMPLATES = shipped("site_templates")
FILES = sorted((TEMPLATES / "synonyms").glob("*.yml"))


def test_there_are_words_for_three_languages() -> None:
    assert {path.stem for path in FILES} >= {"en", "sk", "ru", "signs"}


@pytest.mark.parametrize("list_", [*LISTS, *SAID_INSTEAD])
def test_no_word_of_a_list_means_two_things(list_: str) -> None:
    meanings: dict[str, set[str]] = {}
    for path in (*FILES, *sorted((TEMPLATES / "words").glob("*.yml"))):
        document, problems = read_document(path, path.name)
        assert document is not None, problems
        table = document.value.get(list_) if isinstance(document.value, dict) else None
        for id_, words in table.items() if isinstance(table, dict) else ():
            for word in words if isinstance(words, list) else [words]:
                for form in {folded(str(word)), bare(str(word))}:
                    meanings.setdefault(form, set()).add(id_)
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_word_stands_under_something_that_exists(path: object) -> None:
    document, problems = read_document(path, "")  # type: ignore[arg-type]
    assert problems == []
    assert document is not None
    for list_, table in document.value.items():  # type: ignore[union-attr]
        known = SAID_INSTEAD.get(list_) or LISTS[list_]
        assert set(table) <= set(known), list_  # type: ignore[arg-type]


@pytest.mark.parametrize("path", [p for p in FILES if p.stem != "signs"], ids=lambda path: path.stem)
def test_every_word_is_understood(path: object) -> None:
    synonyms = read_synonyms(TEMPLATES)
    document, _ = read_document(path, "")  # type: ignore[arg-type]
    assert document is not None
    for list_, table in document.value.items():  # type: ignore[union-attr]
        for id_, words in table.items():  # type: ignore[union-attr]
            for word in words:
                for typed in (word, word.upper(), f" {word.capitalize()}. "):
                    assert understood(synonyms, list_, typed) == id_


def understood(synonyms: Synonyms, list_: str, typed: str) -> str | None:
    if list_ == "heads":  # goes on with a name
        return (synonyms.column(f"{typed.rstrip(' .')}: Eva") or "").removesuffix(":Eva")
    return synonyms.column(typed) if list_ == "headers" else synonyms.meaning(list_, typed)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("View: client", "view:client"),
        ("Pohľad: zákazník", "view:client"),
        ("взгляд:  мы сами ", "view:own"),
        ("View note: Eva: the new one", "view-note:Eva: the new one"),
        ("Time: first-visit", "walk-time:first-visit"),
    ],
)
def test_a_heading_that_goes_on_names_whose_column_it_is(heading: str, column: str) -> None:
    assert read_synonyms(TEMPLATES).column(heading) == column


@pytest.mark.parametrize(
    ("typed", "decimal_comma", "number"),
    [
        ("1,5", False, "1.5"),
        ("1.5", True, "1.5"),
        ("1,500", True, "1.5"),
        ("1.234,5", False, "1234.5"),
        ("1,234.5", True, "1234.5"),
        ("12 345", False, "12345"),
        ("12\u00a0345,5", True, "12345.5"),
        ("\u22125", False, "-5"),
        ("+5", False, "5"),
        (",5", True, "0.5"),
        ("0,125", False, "0.125"),
    ],
)
def test_a_number_is_read_as_its_writer_meant_it(typed: str, decimal_comma: bool, number: str) -> None:
    reader = AnswerReader(read_synonyms(TEMPLATES), {}, decimal_comma)
    assert reader.read(("criteria", "x-own"), typed) == number


@pytest.mark.parametrize("typed", ["1,500", "1.2.3", "1e5", "NaN", "12,34,56", "1 23", "٣", "0x10", "9" * 20])
def test_a_number_that_could_be_two_or_none_is_not_read(typed: str) -> None:
    reader = AnswerReader(read_synonyms(TEMPLATES), {})
    with pytest.raises(NotUnderstood):
        reader.read(("criteria", "x-own"), typed)
