"""The catalogue of this repository is held to its own last release."""

import shutil
from pathlib import Path

import pytest

from touchpoints.catalogue.checks import permanence
from touchpoints.catalogue.loading import Loaded, load
from touchpoints.catalogue.releases import order
from touchpoints.problems import Problem, errors

CATALOGUE = Path(__file__).resolve().parents[2] / "catalogue"
PRICE_LIST = "touchpoints/print-and-documents/price-list.yml"


@pytest.fixture(scope="module")
def catalogue() -> Loaded:
    return load(CATALOGUE, "catalogue")


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CATALOGUE, tmp_path / "catalogue"))


def broken_promises(folder: Path) -> list[tuple[str, str]]:
    return [(one.code, one.place.path) for one in permanence.check(load(folder, "catalogue"))]


def test_nothing_of_the_last_release_is_lost_or_means_something_else(catalogue: Loaded) -> None:
    found: list[Problem] = list(permanence.check(catalogue))
    assert [f"{one.place}: {one.message}" for one in errors(found)] == []


def test_the_version_is_that_of_the_last_release_or_the_next(catalogue: Loaded) -> None:
    assert catalogue.settings
    last = catalogue.history.last
    assert last
    assert order(catalogue.settings.entry.version) >= order(last.version)
    assert len(last.touchpoints) <= len(catalogue.touchpoints)


def test_an_edited_target_and_a_deleted_entry_are_caught_against_it(edited: Path) -> None:
    path = edited / PRICE_LIST
    text = path.read_text(encoding="utf-8")
    target = next(line for line in text.split("\n") if line.strip().startswith("target:"))
    path.write_text(text.replace(target, target[: target.index(":")] + ': ">= 99"', 1), encoding="utf-8")
    next((edited / "touchpoints").rglob("business-card.yml")).unlink()
    found = broken_promises(edited)
    assert ("changed-meaning", f"catalogue/{PRICE_LIST}") in found
    assert ("lost-id", "catalogue/touchpoints") in found
