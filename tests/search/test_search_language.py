"""Endings and small words: data alone, for each language that has a file, and no harm where there is none."""

from pathlib import Path

import pytest

from built_site import REPOSITORY
from touchpoints.problems import DataError
from touchpoints.search.language import read_search_language
from touchpoints.search.query import are_related

FOLDER = REPOSITORY / "site_templates" / "search"

RELATED = {
    "en": [("invoice", "invoices"), ("company", "companies"), ("apology", "apologising"), ("install", "installation"), ("shop", "shopping")],
    "sk": [
        ("cennik", "cennikov"), ("vizitka", "vizitiek"), ("faktura", "fakturami"), ("poukazka", "poukazok"), ("reklamacia", "reklamacii"),
        ("odstupenie", "odstupit"), ("program", "programy"), ("zakaznicky", "zakaznickeho"), ("parkovisko", "parkoviskach"), ("skrinka", "skriniek"),
    ],
    "ru": [
        ("визитка", "визиток"), ("вывеска", "вывесками"), ("звонок", "звонка"), ("клиент", "клиентов"), ("инструкция", "инструкциеи"),
        ("договор", "договора"), ("ответить", "ответ"), ("рекламныи", "рекламного"), ("смета", "сметы"), ("доставка", "доставке"),
    ],
}  # fmt: skip
UNRELATED = {
    "en": [("card", "care"), ("sign", "signature")],
    "sk": [("cena", "cesta"), ("leto", "letak")],
    "ru": [("счет", "счастье")],
}


@pytest.mark.parametrize("code", RELATED)
def test_words_with_other_endings_are_the_same_word(code: str) -> None:
    stem = read_search_language(FOLDER, code, "search").stem
    apart = [pair for pair in RELATED[code] if not are_related(*((word, stem(word)) for word in pair))]
    joined = [pair for pair in UNRELATED[code] if are_related(*((word, stem(word)) for word in pair))]
    assert (apart, joined) == ([], [])


def test_a_new_language_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "eo.yml").write_text(
        "shortest_stem: 2\nendings: [ojn, oj, on, o]\nchanges: {aĵo: aj}\nstop_words: [la, ĉu]\n", encoding="utf-8"
    )
    language = read_search_language(tmp_path, "eo", "search")
    assert [language.stem(word) for word in ("kartojn", "karto", "manĝajo", "ho")] == ["kart", "kart", "manĝaj", "ho"]
    assert language.stop_words == {"la", "cu"}


def test_a_language_without_a_file_is_searched_as_it_stands(tmp_path: Path) -> None:
    language = read_search_language(tmp_path, "xx", "search")
    assert (language.stem("words"), language.stop_words) == ("words", frozenset())


def test_a_broken_file_is_refused_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "en.yml").write_text("endings: [s\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_search_language(tmp_path, "en", "search")
    assert caught.value.problems[0].place.path == "search/en.yml"
