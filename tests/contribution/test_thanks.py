"""Who wrote something is named."""

import subprocess
from pathlib import Path

import pytest
from workbench import PRICE_LIST, Workbench

from touchpoints.authors import authors_of
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
