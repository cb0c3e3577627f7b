"""The catalogue's own language is British English, spelt as the dictionary and `own-words.txt` have it.

A word that the dictionary lacks and that is right goes to `own-words.txt`, in its place in the alphabet.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from spellchecker import SpellChecker

from touchpoints.catalogue.loading import Loaded, Written, load

REPOSITORY = Path(__file__).resolve().parents[2]
OWN_WORDS = Path(__file__).with_name("own-words.txt")

TEXTS = {
    "name", "aliases", "summary", "why", "helps_customer_to", "sells", "next_step", "client_gives",
    "client_gets", "text", "ask", "sector", "metric", "note", "mistakes", "honest_test", "do", "because",
    "task", "question", "title", "instead", "reason",
}  # fmt: skip
NOT_CHECKED = frozenset(("sources", "source", "contributors"))
"""Titles of publications and names of people are spelt as they are."""

NEITHER = {
    "bias", "biased", "dialog", "focused", "focuses", "focusing", "license", "licensed", "licenses", "meter",
    "licensing", "meters", "practice", "practices", "program", "programs", "routing", "stories", "story",
    "writable",
}  # fmt: skip
"""Spellings that are American in one sense and British in another."""

AMERICAN_TOO = {
    "airplane": "aeroplane", "fiber": "fibre", "jewelry": "jewellery", "mom": "mum", "pajamas": "pyjamas",
    "theater": "theatre", "traveler": "traveller", "travelers": "travellers", "traveling": "travelling",
}  # fmt: skip
"""American spellings that the list of pairs lacks."""

CAPITAL = "[A-ZÀ-ÖØ-ÞČĎŇŘŠŤŽ]"
NOT_WORDS = re.compile(
    r"\S+@\S+|\bhttps?:\S*|\]\([^)]*\)|`[^`]*`"  # addresses and code
    rf"|\b\w*\d\w*\b|\b{CAPITAL}{{2,}}s?\b|\b\w+[a-z]{CAPITAL}\w*\b"  # 3D, FAQs, TikTok
    rf"|(?<=[\w,;:)'] ){CAPITAL}[^\W\d_]*(?:'s)?|(?<=-){CAPITAL}[^\W\d_]*"  # names in mid-sentence
)
LETTER = "[A-Za-zÀ-ÖØ-öø-ž]"
WORD = re.compile(rf"(?<![\w']){LETTER}{{2,}}(?:'{LETTER}+)*")
PUBLICATION = "](http"
"""A line with a link out of the site cites a publication, which is spelt as it is."""


def texts_of(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Give the texts of an entry, each with the key it stands under."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in NOT_CHECKED:
                yield from texts_of(getattr(value, name), name)
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part, key)
    elif isinstance(value, str) and key in TEXTS:
        yield key, value


@cache
def catalogue() -> Loaded:
    """The real catalogue."""
    return load(REPOSITORY / "catalogue", "catalogue")


def all_texts() -> Iterator[tuple[str, str, str]]:
    """Give every English text of the catalogue, with its file and key."""
    loaded = catalogue()
    written: list[Written[Any] | None] = [
        *loaded.touchpoints, *loaded.chains, *loaded.routes, *loaded.symptoms, *loaded.vocabularies.values(),
        loaded.settings, loaded.universal, loaded.empty_phrases,
    ]  # fmt: skip
    for one in written:
        if one is not None:
            yield from ((one.document.path, key, text) for key, text in texts_of(one.entry))
    for guide in loaded.guides:
        yield from ((guide.path, key, text) for key, text in texts_of(guide.head))
        lines = enumerate(guide.body.split("\n"), guide.body_line)
        own = ((number, line) for number, line in lines if PUBLICATION not in line)
        yield from ((f"{guide.path}:{number}", "body", line) for number, line in own)


@cache
def listed(name: str) -> dict[str, str]:
    """Give one of codespell's lists: what stands on the left of each arrow, with what stands on the right."""
    lines = (files("codespell_lib") / "data" / name).read_text(encoding="utf-8").splitlines()
    return dict(line.split("->", 1) for line in lines if "->" in line)


def british() -> dict[str, str]:
    """Give British spellings with their American ones."""
    return listed("dictionary_en-GB_to_en-US.txt")


@cache
def american() -> dict[str, str]:
    """Give American spellings with their British ones."""
    pairs = ((spelt, word) for word, others in british().items() for spelt in others.split(", "))
    return {spelt: word for spelt, word in pairs if spelt not in NEITHER} | AMERICAN_TOO


@cache
def own_words() -> frozenset[str]:
    return frozenset(OWN_WORDS.read_text(encoding="utf-8").split())


@cache
def dictionary() -> SpellChecker:
    return SpellChecker(language="en")


def words_of(text: str) -> list[str]:
    """Give the words of a text in small letters, without names and without the endings of possession."""
    plain = NOT_WORDS.sub(" ", text.replace("’", "'"))
    return [word.casefold().removesuffix("'s") for word in WORD.findall(plain)]


def is_spelt(word: str) -> bool:
    """Say whether a word is right."""
    ours = word in own_words() or word in british()
    misspelt = word in listed("dictionary.txt") or word in american()
    return ours or (not misspelt and bool(dictionary().known([word])))


def wrong_words(texts: Iterator[tuple[str, str, str]]) -> list[str]:
    """Give the words that are spelt wrongly, each with its file and with what may be meant."""
    found = []
    for file, key, text in texts:
        for word in words_of(text):
            is_alias_of_american = key == "aliases" and word in american()
            if not is_spelt(word) and not is_alias_of_american:
                meant = american().get(word) or listed("dictionary.txt").get(word, "?")
                found.append(f"{file} ({key}): {word} -> {meant}")
    return found


def test_every_word_is_in_the_dictionary_or_among_our_own() -> None:
    assert sorted(set(wrong_words(all_texts()))) == []


def test_our_own_words_are_sorted_and_needed() -> None:
    words = OWN_WORDS.read_text(encoding="utf-8").split()
    used = {word for _, _, text in all_texts() for word in words_of(text)}
    assert words == sorted(set(words))
    assert [word for word in words if word not in used] == []
    assert [word for word in words if word in british()] == []


def test_no_word_stands_twice_in_a_row() -> None:
    twice = re.compile(r"\b(?!that\b|had\b)(\w+) (?-i:(?=[a-z]))\1\b", re.IGNORECASE)
    assert [(file, found.group()) for file, _, text in all_texts() if (found := twice.search(text))] == []


@pytest.mark.parametrize("word", ["recieve", "colour's", "color", "organize", "catalog", "qwzx"])
def test_a_wrong_word_is_found(word: str) -> None:
    wrong = wrong_words(iter([("f.yml", "why", f"The {word}.")]))
    assert bool(wrong) is (word != "colour's")


def test_an_american_spelling_may_be_an_alias() -> None:
    assert wrong_words(iter([("f.yml", "aliases", "product catalog")])) == []
