"""A catalogue is read whole: every file in its place, and what is missing or out of place is said."""

import os
from pathlib import Path

import pytest
from workbench import PRICE_LIST, Workbench

from touchpoints.problems import DataError, errors

ROOT = Path(__file__).resolve().parents[2]


def test_the_small_catalogue_is_well(bench: Workbench) -> None:
    assert bench.found() == []


def test_the_catalogue_of_this_project_has_no_errors() -> None:
    assert errors(Workbench(ROOT / "catalogue").problems()) == []


def test_files_are_read_in_the_order_of_their_names(bench: Workbench) -> None:
    paths = [written.document.path for written in bench.load().touchpoints]
    assert len(paths) == 7
    assert paths == sorted(paths)


@pytest.mark.parametrize("file", ["catalogue.yml", "universal.yml", "taxonomy/stages.yml", "taxonomy/units.yml"])
def test_a_file_that_every_catalogue_needs_is_missed(bench: Workbench, file: str) -> None:
    (bench.folder / file).unlink()
    assert f"{file}:1:1 unreadable" in bench.found()


def test_a_missing_vocabulary_raises_no_problems_in_the_entries(bench: Workbench) -> None:
    (bench.folder / "taxonomy/stages.yml").unlink()
    assert bench.found() == ["taxonomy/stages.yml:1:1 unreadable"]


def test_a_catalogue_without_touchpoints_is_an_error(bench: Workbench) -> None:
    for path in [*bench.folder.glob("touchpoints/*/*.yml"), *bench.folder.glob("chains/*.yml")]:
        path.unlink()
    assert bench.found() == ["touchpoints:1:1 empty-catalogue"]


@pytest.mark.parametrize(
    "file",
    [
        "touchpoints/website/about-us.yaml",
        "touchpoints/website/notes.md",
        "chain/first-visit.yml",
        "price-list.yml",
        "guides/law.yml",
        "taxonomy/colours.yml",
        "translations/sk.yml",
        "touchpoints/website/photo.jpg",
        "touchpoints/website/about-us.yml.txt",
        "touchpoints/website/about-us.YML",
    ],
)
def test_a_file_that_nothing_reads_is_a_warning(bench: Workbench, file: str) -> None:
    bench.write(file, "a: b\n")
    assert bench.found() == [f"{file}:1:1 stray-file"]
    assert bench.problems()[0].severity == "warning"


@pytest.mark.parametrize(
    "file",
    [".DS_Store", "touchpoints/.price-list.yml.swp", ".git/config.yml", "LICENSE", "touchpoints/website/about.yml~"],
)
def test_files_of_other_programs_are_no_problem(bench: Workbench, file: str) -> None:
    bench.write(file, b"\x00\x01")
    assert bench.found() == []


def test_an_entry_beside_the_catalogue_is_a_warning_too(bench: Workbench) -> None:
    (bench.folder.parent / "touchpoints/website").mkdir(parents=True)
    (bench.folder.parent / "touchpoints/website/about.yml").write_text("id: about\n", encoding="utf-8")
    (stray,) = bench.problems()
    assert (stray.code, stray.place.path) == ("stray-file", "touchpoints/website/about.yml")
    assert "move it to catalogue/touchpoints/website/about.yml" in stray.hint


def test_an_entry_that_is_a_link_is_refused_and_its_content_not_shown(bench: Workbench, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("password: 12345\n")
    (bench.folder / "touchpoints/website/about.yml").symlink_to(secret)
    problems = bench.problems()
    assert bench.found() == ["touchpoints/website/about.yml:1:1 unreadable"]
    assert "password" not in repr(problems)


def test_a_linked_folder_is_refused_instead_of_left_out_in_silence(bench: Workbench, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (bench.folder / "touchpoints/people").symlink_to(tmp_path / "elsewhere")
    assert bench.found() == ["touchpoints/people:1:1 unreadable"]


def test_a_folder_named_like_an_entry_is_a_warning(bench: Workbench) -> None:
    (bench.folder / "touchpoints/website/about.yml").mkdir()
    assert bench.found() == ["touchpoints/website/about.yml:1:1 stray-file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
@pytest.mark.parametrize(
    "file", ["touchpoints/website/about.yml", "guides/law.md", "translations/sk/touchpoints/price-list.yml"]
)
def test_a_pipe_in_the_catalogue_is_refused_and_not_waited_for(bench: Workbench, file: str) -> None:
    (bench.folder / file).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(bench.folder / file)
    assert bench.found() == [f"{file}:1:1 unreadable"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="to the superuser every folder is readable")
def test_a_folder_that_cannot_be_read_is_named(bench: Workbench) -> None:
    folder = bench.folder / "touchpoints/website"
    folder.chmod(0)
    try:
        assert "touchpoints/website:1:1 unreadable" in bench.found()
    finally:
        folder.chmod(0o755)


def test_a_folder_that_fails_to_be_listed_is_named(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("website"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = bench.found()
    assert "touchpoints/website:1:1 unreadable" in found
    assert DataError(bench.problems()).about_files


def test_two_entries_with_one_id_are_a_problem_at_the_second(bench: Workbench) -> None:
    text = (bench.folder / PRICE_LIST).read_text(encoding="utf-8")
    bench.write("touchpoints/website/price-list.yml", text)
    assert bench.found() == [
        "touchpoints/website/price-list.yml:1:5 duplicate-id",
        "touchpoints/website/price-list.yml:3:11 misplaced-entry",
    ]


def test_references_to_an_entry_that_is_broken_are_no_further_problem(bench: Workbench) -> None:
    bench.change(PRICE_LIST, "channel: both", "channel: neither")
    assert bench.found() == [f"{PRICE_LIST}:11:10 unknown-term"]
