"""The calculation gives the numbers that the interface promises; the same vectors run in a browser."""

from typing import Any

import pytest

from company_vectors import (
    UPGRADES,
    VECTORS,
    differences,
    numbers,
    small_catalogue,
    upgrade_differences,
    upgrade_of,
    vocabularies,
)

WORDS = vocabularies()


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["rule"])
def test_the_command_line_calculates(vector: dict[str, Any]) -> None:
    found = numbers(vector["company"], small_catalogue(vector["catalogue"], WORDS), vector.get("unit"))
    assert differences(vector["expected"], found) == []


@pytest.mark.parametrize("vector", UPGRADES, ids=lambda vector: vector["rule"])
def test_the_command_line_upgrades(vector: dict[str, Any]) -> None:
    record, news = upgrade_of(vector["company"], small_catalogue(vector["catalogue"], WORDS))
    assert upgrade_differences(vector, record, news) == []


def test_a_vector_that_does_not_hold_is_noticed() -> None:
    assert differences({"a": [{"b": 1}]}, {"a": [{"b": 2}]}) == ["/a/0/b: 2 instead of 1"]
    assert differences({"a": [1]}, {"a": []}) != []
