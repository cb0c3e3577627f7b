"""How pages find each other."""

import pytest

from touchpoints.site.addresses import Address


@pytest.mark.parametrize(
    ("kind", "id_", "file"),
    [
        ("page", "home", "index.md"),
        ("page", "touchpoints", "touchpoints/index.md"),
        ("page", "a-z", "a-z/index.md"),
        ("touchpoint", "price-list", "touchpoints/price-list/index.md"),
        ("stage", "need", "stages/need/index.md"),
    ],
)
def test_the_source_of_a_page_lies_in_the_folder_of_its_address(kind: str, id_: str, file: str) -> None:
    assert Address(kind, id_).file == file


@pytest.mark.parametrize(
    ("start", "to", "way"),
    [
        (("page", "home"), ("touchpoint", "price-list"), "touchpoints/price-list/"),
        (("touchpoint", "price-list"), ("page", "home"), "../../"),
        (("touchpoint", "price-list"), ("touchpoint", "brochure"), "../brochure/"),
        (("touchpoint", "price-list"), ("touchpoint", "price-list"), "./"),
        (("page", "a-z"), ("touchpoint", "price-list"), "../touchpoints/price-list/"),
    ],
)
def test_a_link_is_relative_so_that_the_site_works_below_any_path(
    start: tuple[str, str], to: tuple[str, str], way: str
) -> None:
    assert Address(*start).to(*to) == way


def test_a_link_in_a_guide_names_the_source_file_of_the_other_page() -> None:
    assert (
        Address("guide", "three-laws").to_source("touchpoint", "price-list") == "../../touchpoints/price-list/index.md"
    )
    assert Address("guide", "three-laws").to_source("page", "touchpoints") == "../../touchpoints/index.md"
