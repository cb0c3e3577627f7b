"""Words that could stand in any brochure are named, with what to write instead."""

from pathlib import Path

import pytest
from finished_catalogue import Finished

from touchpoints.catalogue.checks import empty_phrase
from touchpoints.catalogue.loading import load
from touchpoints.catalogue.style import EmptyPhrase

PHRASES = """\
id: empty-phrases
phrases:
  - {phrase: in today's world, instead: begin with the point itself}
  - {phrase: leverag*, instead: use}
  - {phrase: plays a * role, instead: say what it does}
"""
SLOVAK = """\
name: Cenník
tips: [Triediť podľa záhrady., Cielene využívať synergie., Pomenovať človeka., Odpovedať.]
"""
FILE = "style/empty-phrases.yml"


@pytest.fixture
def styled(finished: Finished) -> Finished:
    finished.write(FILE, PHRASES)
    return finished


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("In today's world a list matters.", "In today's world"),
        ("In today’s world a list matters.", "In today's world"),
        ("Learn to LEVERAGE the list.", "LEVERAGE"),
        ("It is leveraged by few.", "leveraged"),
        ("It plays a vital role here.", "plays a vital role"),
    ],
)
def test_an_empty_phrase_is_a_warning(text: str, phrase: str, styled: Finished) -> None:
    styled.tip(text)
    assert styled.said() == [f"price-list.yml:17:12 warning empty-phrase: '{phrase}' is an empty phrase"]


@pytest.mark.parametrize(
    "text", ["Cleverage is no word.", "It plays a very small role.", "Never write 'leverage' there."]
)
def test_other_words_and_quotations_are_free(text: str, styled: Finished) -> None:
    styled.tip(text)
    assert styled.said() == []


def test_what_to_write_instead_is_the_hint(styled: Finished) -> None:
    styled.tip("Leverage it.")
    (problem,) = empty_phrase.check(load(styled.folder, "catalogue"))
    assert problem.hint == "use"


def test_a_catalogue_may_do_without_the_list(finished: Finished) -> None:
    finished.tip("Leverage it.")
    assert finished.said() == []


def test_a_broken_list_is_refused_at_its_place(finished: Finished) -> None:
    finished.write(FILE, "id: empty-phrases\nphrases:\n  - {phrase: leverage}\n")
    assert finished.said() == ["empty-phrases.yml:3:5 error missing-key: the key 'instead' is missing"]


def test_a_language_has_a_list_of_its_own(styled: Finished) -> None:
    styled.write("translations/sk/touchpoints/price-list.yml", SLOVAK)
    assert styled.said() == []
    styled.write(
        f"translations/sk/{FILE}",
        "id: empty-phrases\nphrases:\n  - {phrase: synergi*, instead: čo robia spolu}\n",
    )
    assert styled.said() == ["price-list.yml:2:32 warning empty-phrase: 'synergie' is an empty phrase"]


def test_the_list_of_the_catalogue_is_in_small_letters_and_has_each_phrase_once() -> None:
    listed = load(Path(__file__).resolve().parents[3] / "catalogue", "catalogue").empty_phrases
    assert listed is not None
    phrases = [one.phrase for one in listed.entry.phrases]
    assert phrases == [phrase.lower() for phrase in phrases]
    assert len(set(phrases)) == len(phrases)
    assert [one.phrase for one in listed.entry.phrases if not one.found_in(one.phrase.replace("*", ""))] == []


def test_the_sign_of_a_phrase_is_its_longest_part_without_a_star() -> None:
    assert EmptyPhrase(phrase="plays a * role", instead="-").sign == "plays a"
