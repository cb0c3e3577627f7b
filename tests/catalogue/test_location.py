"""The catalogue is found as told, around the current folder, or in the package; templates likewise."""

from pathlib import Path

import pytest

from touchpoints.catalogue.location import Workplace, locate, own_catalogue, shipped


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder that holds a catalogue."""
    (tmp_path / "shop/catalogue").mkdir(parents=True)
    (tmp_path / "shop/catalogue/catalogue.yml").touch()
    (tmp_path / "shop/deep/er").mkdir(parents=True)
    return tmp_path / "shop"


def test_a_catalogue_that_is_named_comes_first(shop: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    assert locate(tmp_path / "other", shop).catalogue == tmp_path / "other"


@pytest.mark.parametrize("below", [".", "deep", "deep/er"])
def test_a_catalogue_in_the_folder_or_above_comes_second(shop: Path, below: str) -> None:
    assert locate(None, shop / below).catalogue == shop / "catalogue"
    assert own_catalogue(None, shop / below)


def test_the_catalogue_of_the_package_comes_last(tmp_path: Path) -> None:
    assert locate(None, tmp_path).catalogue == shipped("catalogue")
    assert (shipped("catalogue") / "catalogue.yml").is_file()
    assert not own_catalogue(None, tmp_path)


def test_a_folder_here_that_is_only_called_catalogue_is_one_but_above_it_is_none(tmp_path: Path) -> None:
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "deep").mkdir()
    assert locate(None, tmp_path).catalogue == tmp_path / "catalogue"
    assert locate(None, tmp_path / "deep").catalogue == shipped("catalogue")


def test_templates_and_settings_come_from_the_package_where_the_folder_has_none(shop: Path) -> None:
    found = locate(None, shop)
    assert (found.templates, found.settings, found.project) == (shipped("site_templates"), shipped("mkdocs.yml"), shop)
    (shop / "site_templates").mkdir()
    (shop / "mkdocs.yml").touch()
    found = locate(None, shop)
    assert (found.templates, found.settings) == (shop / "site_templates", shop / "mkdocs.yml")


def test_paths_are_shown_relative_to_the_current_folder_where_they_lie_below_it(shop: Path) -> None:
    workplace = Workplace(shop, locate(None, shop))
    assert workplace.shown(shop / "catalogue/a.yml") == "catalogue/a.yml"
    assert workplace.shown(Path("/elsewhere/a.yml")) == "/elsewhere/a.yml"
