"""A catalogue of another organisation: of its own, or laid over ours."""

import datetime
import json
from pathlib import Path

import pytest

from touchpoints.catalogue.location import Workplace, locate
from touchpoints.cli.main import cli
from touchpoints.release import write_release
from touchpoints_command import Command


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command, in the folder of a new catalogue that extends the one of the tool."""
    monkeypatch.chdir(tmp_path)
    Command(tmp_path)("new", "catalogue", "ours", "--extend", "--name", "Ours")
    monkeypatch.chdir(tmp_path / "ours")
    return Command(tmp_path / "ours")


def override(ours: Command, id_: str, text: str) -> None:
    (ours.folder / f"catalogue/overrides/{id_}.yml").write_text(f"id: {id_}\n{text}", encoding="utf-8")


def test_it_checks_cleanly_and_has_everything_and_its_own(ours: Command) -> None:
    ours("check", "--strict")
    listed = ours("list").output
    assert "first-day-handover" in listed
    assert "price-list" in listed


def test_a_hidden_touchpoint_is_gone_from_lists_chains_and_links(ours: Command) -> None:
    override(ours, "company-website", "hide: yes\n")
    ours("check")
    assert "company-website" not in ours("list").output.split()
    assert "company-website" not in ours("show", "clinic-first-visit").output
    ours("compile")
    assert not (ours.folder / "build/en/docs/touchpoints/company-website").exists()


def test_texts_weights_and_criteria_are_overridden(ours: Command) -> None:
    override(
        ours,
        "price-list",
        "name: Tariff sheet\nimportance: 5\ncriteria:\n  dated: {hide: yes}\n  final-price: {weight: 1}\n",
    )
    shown = ours("show", "price-list", "--json").output
    assert '"name": "Tariff sheet"' in shown
    assert '"importance": 5' in shown
    assert '"dated"' not in shown
    assert "check" in cli.commands


def test_an_override_of_nothing_is_met_with_the_nearest_id(ours: Command) -> None:
    override(ours, "price-lst", "importance: 5\n")
    result = ours("check", exit_code=1)
    assert "catalogue/overrides/price-lst.yml:1:5" in result.output
    assert "did you mean 'price-list'?" in result.output


def test_a_criterion_that_is_not_there_and_a_key_a_chain_has_not_are_named(ours: Command) -> None:
    override(ours, "price-list", "criteria:\n  datd: {weight: 1}\n")
    override(ours, "clinic-first-visit", "importance: 5\n")
    output = ours("check", exit_code=1).output
    assert "did you mean 'dated'?" in output
    assert "a chain has no 'importance'" in output


def test_an_id_that_was_taken_over_is_taken(ours: Command) -> None:
    entry = ours.folder / "catalogue/touchpoints/people/first-day-handover.yml"
    entry.rename(entry.with_name("price-list.yml"))
    text = (
        entry.with_name("price-list.yml")
        .read_text(encoding="utf-8")
        .replace("id: first-day-handover", "id: price-list")
    )
    entry.with_name("price-list.yml").write_text(text, encoding="utf-8")
    result = ours("check", exit_code=1)
    assert "catalogue/touchpoints/people/price-list.yml" in result.output
    assert "duplicate-id" in result.output


def test_a_word_of_its_own_is_added_to_ours(ours: Command) -> None:
    taxonomy = ours.folder / "catalogue/taxonomy"
    taxonomy.mkdir()
    terms = "terms:\n  - id: ring-road\n    name: Ring road\n    summary: Along the road.\n"
    (taxonomy / "sectors.yml").write_text(f"id: sectors\nname: Sectors\nsummary: Ours too.\n{terms}", encoding="utf-8")
    ours("check")
    ours(
        "new",
        "chain",
        "by-the-road",
        "--name",
        "By the road",
        "--sector",
        "ring-road",
        "--link",
        "price-list",
        "--link",
        "receipt",
    )
    ours("check")


def test_its_releases_hold_what_is_its_own_and_hiding_what_is_not_loses_nothing(ours: Command) -> None:
    place = Workplace(ours.folder, locate(ours.folder / "catalogue", ours.folder))
    written = json.loads((ours.folder / write_release(place, datetime.date(2026, 11, 30))).read_text(encoding="utf-8"))
    assert list(written["touchpoints"]) == ["first-day-handover"]
    assert not written.keys() & {"chains", "guides", "universal", "words"}
    override(ours, "invoice", "hide: yes\n")
    ours("check")
    (ours.folder / "catalogue/touchpoints/people/first-day-handover.yml").unlink()
    assert "'first-day-handover' was in the release" in ours("check", exit_code=1).output


def test_only_our_catalogue_can_be_extended(ours: Command) -> None:
    settings = ours.folder / "catalogue/catalogue.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("touchpoint-catalogue", "touchpoints-catalogue"), encoding="utf-8"
    )
    result = ours("check", exit_code=1)
    assert "unknown-base" in result.output
    assert "did you mean 'touchpoint-catalogue'?" in result.output


def test_one_of_its_own_alone_checks_cleanly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Command(tmp_path)("new", "catalogue", "alone", "--name", "Ours: alone")
    monkeypatch.chdir(tmp_path / "alone")
    Command(tmp_path / "alone")("check", "--strict")
    Command(tmp_path / "alone")("fmt", "--check")
