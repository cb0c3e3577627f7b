"""Who wrote something is named."""

import datetime
import subprocess
from pathlib import Path

import pytest
from workbench import PRICE_LIST, Workbench

from touchpoints.authors import authors_of, last_changes, writers
from touchpoints_command import Command


def git(folder: Path, *words: str) -> None:
    settings = ("-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *words], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, name: str, file: str) -> None:
    (folder / file).write_text(name, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "-c", f"user.name={name}", "commit", "-m", "x")


@pytest.fixture
def history(tmp_path: Path) -> Path:
    folder = tmp_path / "history"
    folder.mkdir()
    git(folder, "init")
    for name, file in (("Ada", "a"), ("Béla", "b"), ("Béla", "c"), ("dependabot[bot]", "d")):
        commit(folder, name, file)
    return folder


def test_authors_are_those_of_the_history_the_busiest_first(history: Path) -> None:
    assert authors_of(history) == ("Béla", "Ada")


def test_a_history_that_is_cut_short_names_nobody(history: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--depth", "1", history.as_uri(), "shallow")
    assert authors_of(tmp_path / "shallow") == ()


def test_without_a_history_nobody_is_named(tmp_path: Path) -> None:
    assert authors_of(tmp_path) == ()
    assert authors_of(tmp_path / "nowhere") == ()


def test_each_file_has_its_own_writers(history: Path) -> None:
    commit(history, "Zoë", "b")
    (history / "b").write_text("more", encoding="utf-8")
    git(history, "-c", "user.name=Zoë", "commit", "--all", "-m", "x")
    assert writers(history) == {"a": ("Ada",), "b": ("Zoë", "Béla"), "c": ("Béla",), "d": ()}
    assert writers(history / "nowhere") == {}


def test_who_wrote_an_entry_stands_on_its_page_once_beside_whom_it_names(touchpoints: Command) -> None:
    path = touchpoints.folder / "catalogue" / PRICE_LIST
    path.write_text(path.read_text(encoding="utf-8") + "contributors: [Zoë]\n", encoding="utf-8")
    git(touchpoints.folder, "init")
    git(touchpoints.folder, "add", ".")
    git(touchpoints.folder, "-c", "user.name=zoë", "commit", "-m", "x")
    with path.open("a", encoding="utf-8") as file:
        file.write("# better\n")
    git(touchpoints.folder, "-c", "user.name=Ada & Co", "commit", "--all", "-m", "x")
    touchpoints("compile")
    page = (touchpoints.folder / "build/en/docs/touchpoints/price-list/index.md").read_text(encoding="utf-8")
    assert "Thanks to: Zoë, Ada &amp; Co" in page
    assert "zoë" not in page


def test_the_last_change_of_a_file_is_the_day_of_its_last_commit(history: Path) -> None:
    (history / "below").mkdir()
    commit(history, "Ada", "below/e")
    days = last_changes(history)
    assert sorted(days) == ["a", "b", "below/e", "c", "d"]
    assert datetime.date(2020, 1, 1) < days["a"] <= datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(1)
    assert list(last_changes(history / "below")) == ["e"]


def test_a_file_that_has_changed_since_its_last_commit_has_no_day(history: Path) -> None:
    (history / "a").write_text("otherwise", encoding="utf-8")
    (history / "b").unlink()
    (history / "new").write_text("new", encoding="utf-8")
    assert sorted(last_changes(history)) == ["c", "d"]


def test_where_the_history_is_missing_or_cut_short_no_file_has_a_day(history: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--depth", "1", history.as_uri(), "shallow")
    assert last_changes(tmp_path / "shallow") == {}
    assert last_changes(tmp_path) == {}


def test_contributors_stand_on_a_page_of_thanks_with_what_they_wrote(touchpoints: Command) -> None:
    bench = Workbench(touchpoints.folder / "catalogue")
    path = bench.folder / PRICE_LIST
    bench.write(PRICE_LIST, path.read_text(encoding="utf-8") + "contributors: ['Ada <b>', Zoë]\n")
    touchpoints("compile")
    page = (touchpoints.folder / "build/en/docs/thanks/index.md").read_text(encoding="utf-8")
    assert "Zoë" in page
    assert "<b>" not in page
    assert "Price list" in page
    assert "100" in page


def test_a_page_says_when_its_file_was_last_changed_only_where_the_history_tells(touchpoints: Command) -> None:
    folder = touchpoints.folder
    page = folder / f"build/en/docs/{PRICE_LIST.removesuffix('.yml').replace('print-and-documents/', '')}/index.md"
    touchpoints("compile")
    assert "Last change" not in page.read_text(encoding="utf-8")
    git(folder, "init")
    git(folder, "add", "catalogue")
    git(folder, "-c", "user.name=Ada", "commit", "-m", "x", "--date", "2020-02-03T12:00:00Z")
    touchpoints("compile")
    assert "Last change: " in page.read_text(encoding="utf-8")
