"""The Slovak sample: three entries of the real catalogue, whole, with everything around them."""

import string
from pathlib import Path

import pytest
from workbench import Workbench

from touchpoints.catalogue.loading import Loaded
from touchpoints.catalogue.model import Catalogue, in_language
from touchpoints.catalogue.translations import TranslationState
from touchpoints.catalogue.words import Words, read_words

SAMPLE = ("business-card", "price-list", "receptionist")
VOCABULARIES = ("categories", "channels", "classes", "dimensions", "journey", "levers", "stages")
FORMS = {"one", "few", "many", "other"}


@pytest.fixture(scope="module")
def loaded(slovak_project: Path) -> Loaded:
    return Workbench(slovak_project / "catalogue").load()


@pytest.fixture(scope="module")
def slovak(loaded: Loaded) -> Catalogue:
    return in_language(loaded, "sk")


def test_the_sample_fits_the_real_catalogue(slovak_project: Path) -> None:
    problems = Workbench(slovak_project / "catalogue").problems()
    assert [f"{one.place}: {one.message}" for one in problems if "/translations/" in one.place.path] == []


@pytest.mark.parametrize("id_", SAMPLE)
def test_an_entry_of_the_sample_is_translated_whole(slovak: Catalogue, id_: str) -> None:
    assert slovak.states[id_] is TranslationState.COMPLETE


@pytest.mark.parametrize("id_", SAMPLE)
def test_no_english_text_is_left_in_an_entry_of_the_sample(slovak: Catalogue, loaded: Loaded, id_: str) -> None:
    spoken, written = slovak.touchpoints[id_], in_language(loaded, "en").touchpoints[id_]
    for key in (
        "name",
        "summary",
        "why",
        "helps_customer_to",
        "sells",
        "next_step",
        "client_gives",
        "client_gets",
        "honest_test",
    ):
        assert getattr(spoken, key) != getattr(written, key), key
    for key in ("tips", "wow", "examples", "criteria", "standards", "mistakes"):
        pairs = list(zip(getattr(spoken, key), getattr(written, key), strict=True))
        assert pairs
        assert all(one != other for one, other in pairs), key


def test_everything_else_is_there_in_english_and_marked(slovak: Catalogue) -> None:
    others = set(slovak.touchpoints) - set(SAMPLE)
    assert len(others) > 100
    assert {slovak.states[id_] for id_ in others} == {TranslationState.MISSING}


def test_the_vocabularies_that_readers_see_are_translated(slovak: Catalogue, loaded: Loaded) -> None:
    for name in VOCABULARIES:
        own = loaded.translations["sk"].vocabularies[name].entry
        assert set(own.terms) == set(slovak.vocabularies[name].ids), name
    assert slovak.name("stages", "purchase") == "Nákup"
    assert all(
        criterion.ask.endswith("?")
        and not criterion.ask.startswith(("Is ", "Do ", "Does ", "Can ", "Has ", "Would ", "Could "))
        for criterion in slovak.universal
    )


@pytest.fixture(scope="module")
def tables(slovak_project: Path) -> tuple[Words, Words]:
    folder = slovak_project / "site_templates" / "words"
    return read_words(folder, "en", "words"), read_words(folder, "sk", "words")


def bare(key: str) -> str:
    """Give a key without the ending of its plural form."""
    start, _, form = key.rpartition(".")
    return start if form in FORMS else key


def test_every_word_of_the_interface_is_there_in_slovak_and_no_other(
    tables: tuple[Words, Words], slovak_project: Path
) -> None:
    english, _ = tables
    own = read_words(_alone(slovak_project), "en", "words")  # read alone, so that nothing falls back on English
    wanted, given = {bare(key) for key in english.table}, {bare(key) for key in own.table}
    assert (sorted(wanted - given), sorted(given - wanted)) == ([], []), "mend tests/fixtures/slovak/words/sk.yml"


def _alone(project: Path) -> Path:
    folder = project / "words-alone"
    folder.mkdir(exist_ok=True)
    (folder / "en.yml").write_bytes((project / "site_templates/words/sk.yml").read_bytes())
    return folder


def test_every_counted_word_has_the_four_slovak_forms(tables: tuple[Words, Words]) -> None:
    english, slovak = tables
    counted = {bare(key) for key in english.table if key.endswith(".one")}
    assert counted
    assert all({f"{key}.{form}" for form in FORMS} <= set(slovak.table) for key in counted)
    assert slovak.count("site.counts.touchpoints", 3) == "3 kontaktné body"


def places(text: str) -> set[str]:
    """Give the names in braces of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_slovak_text_takes_the_same_values_as_the_english_one(tables: tuple[Words, Words]) -> None:
    english, slovak = tables
    wrong = {
        key for key, text in english.table.items() if key in slovak.table and places(text) != places(slovak.table[key])
    }
    assert wrong == set()
