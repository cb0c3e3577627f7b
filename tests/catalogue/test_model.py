"""The model: one language, frozen, in a fixed order, with what the rooms downstream ask of it."""

import dataclasses

import pydantic
import pytest
from workbench import PRICE_LIST, Workbench

from touchpoints.catalogue.entries import Chain
from touchpoints.catalogue.model import Catalogue, in_language


@pytest.fixture
def catalogue(bench: Workbench) -> Catalogue:
    return in_language(bench.load(), "en")


def test_entries_are_in_the_order_of_their_ids(catalogue: Catalogue) -> None:
    assert list(catalogue.touchpoints) == sorted(catalogue.touchpoints)
    assert list(catalogue.chains) == ["clinic-first-visit", "price-enquiry"]


def test_nothing_can_be_changed_after_reading(catalogue: Catalogue) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        catalogue.language = "sk"  # type: ignore[misc]
    with pytest.raises(pydantic.ValidationError):
        catalogue.touchpoints["price-list"].name = "Other"  # type: ignore[misc]


def test_only_finished_entries_count(bench: Workbench) -> None:
    before = {entry.id for entry in in_language(bench.load(), "en").complete}
    bench.change(PRICE_LIST, "channel: both\n", "channel: both\nstatus: draft\n")
    assert before - {entry.id for entry in in_language(bench.load(), "en").complete} == {"price-list"}


def test_a_touchpoint_knows_the_chains_it_is_a_link_of(catalogue: Catalogue) -> None:
    assert [chain.id for chain in catalogue.chains_of("phone-booking")] == ["clinic-first-visit", "price-enquiry"]
    assert catalogue.chains_of("guest-wifi") == ()


def test_words_have_names(catalogue: Catalogue) -> None:
    assert catalogue.name("channels", "both") == "Online and offline"
    with pytest.raises(KeyError):
        catalogue.name("channels", "none")


def test_files_are_named_within_the_folder_of_the_catalogue(catalogue: Catalogue) -> None:
    assert catalogue.files["price-list"] == PRICE_LIST


def test_links_are_initial_middle_or_end_by_their_place_unless_the_author_says(catalogue: Catalogue) -> None:
    chain = catalogue.chains["clinic-first-visit"]
    assert [chain.position(index) for index in range(len(chain.links))] == [
        "initial",
        "middle",
        "middle",
        "middle",
        "end",
    ]
    links = [{"touchpoint": "a"}, {"touchpoint": "b", "position": "end"}, {"touchpoint": "c"}]
    own = Chain.model_validate({"id": "x", "name": "X", "summary": "X.", "links": links})
    assert [own.position(index) for index in range(3)] == ["initial", "end", "end"]


def test_a_catalogue_that_is_broken_is_given_no_language(bench: Workbench) -> None:
    (bench.folder / "catalogue.yml").unlink()
    with pytest.raises(ValueError, match="must be checked"):
        in_language(bench.load(), "en")
