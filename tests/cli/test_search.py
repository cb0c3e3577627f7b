"""The `search` command: what it prints, for people and for programs."""

import json
from pathlib import Path

import pytest

from touchpoints_command import Command

CATALOGUE = Path(__file__).resolve().parents[2] / "catalogue"


def test_the_best_result_stands_first_with_its_category(touchpoints: Command) -> None:
    lines = touchpoints("search", "price", "list").stdout.splitlines()
    assert lines[0].split(maxsplit=1) == ["price-list", "Price list (Print and documents)"]


def test_the_alias_that_was_found_is_named(touchpoints: Command) -> None:
    result = touchpoints("--catalogue", CATALOGUE, "search", "dunning letter")
    assert result.stdout == "payment-reminder  Payment reminder (Payment and billing), also called: dunning letter\n"


def test_what_is_no_touchpoint_is_named_with_its_kind(touchpoints: Command) -> None:
    result = touchpoints("search", "first visit to a clinic")
    assert result.stdout.startswith("chain:clinic-first-visit ")


def test_programs_get_json_in_a_numbered_shape(touchpoints: Command) -> None:
    found = json.loads(touchpoints("search", "prise list", "--json", "--limit", "1").stdout)
    assert found["format"] == "touchpoints-search/1"
    assert (found["query"], found["language"], found["nearest"]) == ("prise list", "en", [])
    assert [result["id"] for result in found["results"]] == ["price-list"]
    assert found["results"][0].keys() == {"kind", "id", "name", "note", "alias", "words"}


def test_the_limit_cuts_the_list_and_the_number_of_all_is_said(touchpoints: Command) -> None:
    whole = [line.split()[0] for line in touchpoints("search", "customer", "--limit", "100").stdout.splitlines()]
    cut = touchpoints("search", "customer", "--limit", "2")
    assert [line.split()[0] for line in cut.stdout.splitlines()] == whole[:2]
    assert cut.stderr == f"{len(whole)} results\n"


def test_where_nothing_is_found_the_nearest_are_offered(touchpoints: Command) -> None:
    result = touchpoints("search", "qqpriceliszz")
    assert "Nothing was found for “qqpriceliszz”" in result.stderr
    assert result.stdout.startswith("price-list ")
    assert json.loads(touchpoints("search", "qqpriceliszz", "--json").stdout)["results"] == []


def test_filters_leave_only_touchpoints_that_match(touchpoints: Command) -> None:
    result = touchpoints("--catalogue", CATALOGUE, "search", "customer", "--category", "website", "--json")
    found = json.loads(result.stdout)["results"]
    assert len(found) > 1
    assert {(result["kind"], result["note"]) for result in found} == {("touchpoint", "Website")}


@pytest.mark.parametrize("words", [["--", "--price"], ["<script>"], ["\x00"], ["x" * 5000]])
def test_whatever_is_typed_the_command_ends_well(touchpoints: Command, words: list[str]) -> None:
    touchpoints("search", *words)


def test_wrong_use_is_said(touchpoints: Command) -> None:
    assert "WORDS" in touchpoints("search", exit_code=2).stderr
    assert "--category" in touchpoints("search", "x", "--category", "nowhere", exit_code=2).stderr
    assert "no table of words" in touchpoints("search", "x", "--language", "xx", exit_code=1).stderr
