"""What the index holds: every page once, each word where it stands, and nothing that helps nobody."""

import json

import pytest

from built_site import REPOSITORY, workplace_of
from touchpoints import workflow
from touchpoints.catalogue.model import Catalogue
from touchpoints.search.documents import KINDS, SearchDocument
from touchpoints.search.index import DETAIL, MOST, REST, SUMMARY, Index, build_index
from touchpoints.search.language import SearchLanguage, fold, plain_language
from touchpoints.search.script import as_script


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return workflow.open_catalogue(workplace_of(REPOSITORY))


@pytest.fixture(scope="module")
def index(catalogue: Catalogue) -> Index:
    return workflow.open_index(workplace_of(REPOSITORY), catalogue)


def test_every_page_that_somebody_may_look_for_is_one_document(catalogue: Catalogue, index: Index) -> None:
    expected = {("touchpoint", id_) for id_ in catalogue.touchpoints} | {("chain", id_) for id_ in catalogue.chains}
    expected |= {("route", id_) for id_ in catalogue.routes} | {("symptom", id_) for id_ in catalogue.symptoms}
    expected |= {("guide", guide.head.id) for guide in catalogue.guides}
    expected |= {("stage", term.id) for term in catalogue.vocabularies["stages"]}
    expected |= {("category", entry.category) for entry in catalogue.touchpoints.values()}
    found = [(document.kind, document.id) for document in index.documents]
    assert sorted(found) == sorted(expected)
    assert {kind for kind, _ in found} == set(KINDS)


def test_a_word_counts_by_where_it_stands_and_no_more_than_the_most() -> None:
    document = SearchDocument(
        kind="touchpoint", id="one", name="Name", summary="Lamp", details=("A stair?",), rest=("Door, wall, wall", "a " + "roof. " * 3)
    )  # fmt: skip
    many = SearchDocument(kind="touchpoint", id="two", name="Two", details=("lamp",) * 50)
    texts = build_index([document, many], plain_language("en")).in_texts
    assert (texts["stair"], texts["lamp"], texts["door"]) == ({0: DETAIL}, {0: SUMMARY, 1: MOST}, {0: REST})
    assert "name" not in texts


def test_small_words_are_kept_in_names_and_left_out_of_texts() -> None:
    document = SearchDocument(kind="guide", id="about", name="About us", summary="About the firm")
    index = build_index([document], SearchLanguage("en", 3, {}, frozenset({"about", "the", "us"})))
    assert set(index.in_labels) == {"about", "us"}
    assert set(index.in_texts) == {"firm"}


def test_what_a_hyphen_joins_is_found_in_parts_and_as_one_word() -> None:
    document = SearchDocument(kind="guide", id="one", name="Guest Wi-Fi", summary="A follow-up call")
    index = build_index([document], plain_language("en"))
    assert {"follow", "up", "followup", "call"} == set(index.in_texts)
    assert index.joined == {"guestwi": (0,), "wifi": (0,)}


def test_a_word_is_shown_as_it_is_written_most_often() -> None:
    documents = [
        SearchDocument(kind="guide", id="one", name="One", summary="Účtovník účtuje. Faktúra, faktúra, faktura.")
    ]
    index = build_index(documents, plain_language("sk"))
    assert (index.shown["uctovnik"], index.shown["faktura"]) == ("účtovník", "faktúra")


def test_every_word_can_be_read_back_from_how_it_is_shown(index: Index) -> None:
    assert {shown for word, shown in index.shown.items() if fold(shown) != word} == set()
    assert {shown for shown in index.shown.values() if " " in shown} == set()


def test_the_script_is_one_value_and_small(index: Index) -> None:
    script = as_script(index, lambda kind: f"{kind}s", {"none": "“</script>\u2028"}).decode()
    name, _, value = script.partition("=")
    data = json.loads(value)
    assert name == "globalThis.touchpointSearchIndex"
    assert len(data["documents"]) == len(index.documents)
    assert len(data["vocabulary"].split()) == len(data["places"].split()) == len(index.in_texts)
    assert len(script.encode()) / len(index.documents) < 1100  # bytes an entry


def test_the_same_documents_give_the_same_index() -> None:
    documents = [SearchDocument(kind="guide", id=f"g{n}", name=f"Guide {n}", summary="b a c d e") for n in range(20)]
    first, second = (as_script(build_index(documents, plain_language("en")), str, {}) for _ in range(2))
    assert first == second
