"""The settings of a site, which the keeper of a catalogue may have of his own."""

import pytest

from touchpoints.problems import DataError
from touchpoints.site.configuration import read_settings


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("theme:\n  name: [material\nx: 1\n", "mkdocs.yml:3:2"),
        ("theme: {name: material}\nsite_url: a: b\n", "mkdocs.yml:2:12"),
        ("- theme\n", "mkdocs.yml:1:1"),
        ("site_url: https://example.org/\n", "mkdocs.yml:1:1"),
        ("", "mkdocs.yml:1:1"),
    ],
)
def test_settings_that_are_none_are_refused_with_their_place(text: str, place: str) -> None:
    with pytest.raises(DataError) as caught:
        read_settings(text)
    assert [str(problem.place) for problem in caught.value.problems] == [place]


def test_settings_are_read_as_they_are_written() -> None:
    assert read_settings("theme: {name: material}\nsite_url: https://example.org/\n") == {
        "theme": {"name": "material"},
        "site_url": "https://example.org/",
    }
