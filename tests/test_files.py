"""The only writer: whole files or none, only when changed, and never a file of somebody else."""

import errno
import json
import os
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from faults import FAULTS, Fault, contents, failing, put_back
from touchpoints.files import (
    MANIFEST,
    filled_by_builder,
    foreign_files,
    read_tree,
    replace_with_backup,
    write_file,
    write_tree,
)
from touchpoints.problems import DataError

OLD, NEW = b"old content\n", b"new content, longer than the old one\n"
LONG_AGO = 1_000_000_000


def fail(number: int) -> Callable[..., object]:
    """Make a function that fails as the system does."""

    def failing(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    return failing


def names(folder: Path) -> list[str]:
    """List everything below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    assert write_file(tmp_path / "a/b/c.txt", NEW)
    assert (tmp_path / "a/b/c.txt").read_bytes() == NEW
    assert names(tmp_path) == ["a", "a/b", "a/b/c.txt"]


def test_a_file_that_holds_it_already_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    os.utime(path, (LONG_AGO, LONG_AGO))
    assert not write_file(path, OLD)
    assert path.stat().st_mtime == LONG_AGO
    assert write_file(path, NEW)
    assert path.stat().st_mtime > LONG_AGO


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    path.chmod(0o640)
    write_file(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_rights_that_the_user_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "a.txt", NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640


@pytest.mark.parametrize("call", ["replace", "open", "fdopen", "fsync"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_failure_at_any_step_leaves_the_old_file_and_nothing_else(
    call: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, call, fail(number))
    with pytest.raises(DataError) as caught:
        write_file(path, NEW)
    monkeypatch.undo()
    assert path.read_bytes() in {OLD, NEW}
    assert names(tmp_path) == ["a.txt"]
    assert caught.value.about_files
    assert str(path) in str(caught.value)
    assert os.strerror(number).lower() in str(caught.value)


def test_the_new_content_shows_only_when_it_is_complete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, seen = tmp_path / "a.txt", []
    path.write_bytes(OLD)
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        seen.append((path.read_bytes(), Path(source).read_bytes(), Path(source).parent))
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    write_file(path, NEW)
    assert seen == [(OLD, NEW, tmp_path)]


def test_an_interruption_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_file(path, NEW)
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["a.txt"]


def test_a_file_where_a_folder_is_needed_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(OLD)
    with pytest.raises(DataError) as caught:
        write_file(tmp_path / "a/b.txt", NEW)
    assert caught.value.about_files
    assert (tmp_path / "a").read_bytes() == OLD


def test_a_folder_where_the_file_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    (tmp_path / "a.txt/theirs").write_bytes(OLD)
    with pytest.raises(DataError):
        write_file(tmp_path / "a.txt", NEW)
    assert names(tmp_path) == ["a.txt", "a.txt/theirs"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o500)
    try:
        with pytest.raises(DataError) as caught:
            write_file(folder / "a.txt", NEW)
    finally:
        folder.chmod(0o700)
    assert caught.value.about_files
    assert names(folder) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_is_no_regular_file_is_never_replaced_by_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    with pytest.raises(DataError) as caught:
        write_file(pipe, NEW)
    assert "not a regular file" in caught.value.problems[0].message
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    assert names(tmp_path) == ["pipe.md"]


def test_a_link_gives_way_to_a_file_and_what_it_led_to_is_untouched(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_bytes(OLD)
    (tmp_path / "a.txt").symlink_to(tmp_path / "theirs")
    write_file(tmp_path / "a.txt", NEW)
    assert (tmp_path / "theirs").read_bytes() == OLD
    assert (tmp_path / "a.txt").read_bytes() == NEW
    assert not (tmp_path / "a.txt").is_symlink()


def test_parallel_writers_leave_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    contents = [bytes([letter]) * 50_000 for letter in b"abcdefgh"]

    def write(content: bytes) -> None:
        for _ in range(20):
            write_file(path, content, durable=False)

    threads = [threading.Thread(target=write, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_bytes() in contents
    assert names(tmp_path) == ["a.txt"]


FIRST = {"index.html": b"home", "a/one.html": b"one", "a/b/two.html": b"two"}
SECOND = {"index.html": b"home 2", "c/three.html": b"three"}


def test_a_folder_holds_what_it_should_and_what_is_stale_is_removed(tmp_path: Path) -> None:
    write_tree(tmp_path, FIRST)
    assert read_tree(tmp_path) == FIRST
    write_tree(tmp_path, SECOND)
    assert read_tree(tmp_path) == SECOND
    assert names(tmp_path) == [MANIFEST, "c", "c/three.html", "index.html"]


def test_unchanged_files_keep_their_time(tmp_path: Path) -> None:
    write_tree(tmp_path, FIRST)
    for path in tmp_path.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    write_tree(tmp_path, FIRST | {"index.html": b"changed"})
    touched = [path.name for path in tmp_path.rglob("*.html") if path.stat().st_mtime != LONG_AGO]
    assert touched == ["index.html"]


CANARIES = {
    "notes.txt": b"mine",
    "a/mine.html": b"mine",
    "a/b/two.html.bak": b"mine",
    ".htaccess": b"mine",
    ".git/config": b"mine",
    "CNAME": b"example.org",
    "empty": None,
    "a/empty": None,
}


def plant(folder: Path) -> None:
    """Put somebody's files into a folder."""
    for name, content in CANARIES.items():
        path = folder / name
        if content is None:
            path.mkdir(parents=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def alive(folder: Path) -> bool:
    return all(
        (folder / name).is_dir() if content is None else (folder / name).read_bytes() == content
        for name, content in CANARIES.items()
    )


def test_files_of_others_are_never_touched(tmp_path: Path) -> None:
    plant(tmp_path)
    for tree in (FIRST, SECOND, {}, FIRST):
        write_tree(tmp_path, tree)
        assert alive(tmp_path)
    assert {name for name, content in CANARIES.items() if content is not None} == set(foreign_files(tmp_path))


def test_a_file_of_ours_that_somebody_edited_is_left_alone_and_named(tmp_path: Path) -> None:
    write_tree(tmp_path, FIRST)
    (tmp_path / "a/one.html").write_bytes(b"my own words")
    with pytest.raises(DataError) as caught:
        write_tree(tmp_path, FIRST | {"a/one.html": b"one 2", "index.html": b"home 2"})
    assert [problem.place.path for problem in caught.value.problems] == [str(tmp_path / "a/one.html")]
    assert caught.value.about_files
    assert (tmp_path / "a/one.html").read_bytes() == b"my own words"
    assert (tmp_path / "index.html").read_bytes() == b"home", "nothing is written where something stands in the way"


def test_every_file_in_the_way_is_named_at_once(tmp_path: Path) -> None:
    for name in FIRST:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"theirs")
    with pytest.raises(DataError) as caught:
        write_tree(tmp_path, FIRST)
    assert len(caught.value.problems) == 3
    assert MANIFEST not in names(tmp_path)


def test_a_stale_file_that_somebody_edited_stays(tmp_path: Path) -> None:
    write_tree(tmp_path, FIRST)
    (tmp_path / "a/one.html").write_bytes(b"my own words")
    write_tree(tmp_path, SECOND)
    assert (tmp_path / "a/one.html").read_bytes() == b"my own words"
    assert not (tmp_path / "a/b").exists()


def test_a_file_of_ours_that_somebody_deleted_is_written_again(tmp_path: Path) -> None:
    write_tree(tmp_path, FIRST)
    (tmp_path / "a/one.html").unlink()
    write_tree(tmp_path, FIRST)
    assert read_tree(tmp_path) == FIRST


def test_a_file_that_holds_by_chance_what_we_would_write_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"home")
    write_tree(tmp_path, FIRST)
    assert read_tree(tmp_path) == FIRST


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder of somebody else, beside ours."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "one.html").write_bytes(b"theirs")
    return folder


def test_a_link_to_a_folder_outside_is_not_followed_when_writing(tmp_path: Path, outside: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "a").symlink_to(outside)
    with pytest.raises(DataError):
        write_tree(site, FIRST)
    assert names(outside) == ["one.html"]
    assert (outside / "one.html").read_bytes() == b"theirs"


def test_a_link_to_a_folder_outside_is_not_followed_when_removing(tmp_path: Path, outside: Path) -> None:
    site = tmp_path / "site"
    (outside / "one.html").write_bytes(FIRST["a/one.html"])
    write_tree(site, {"a/one.html": FIRST["a/one.html"]})
    (site / "a/one.html").unlink()
    (site / "a").rmdir()
    (site / "a").symlink_to(outside)
    write_tree(site, {})
    assert (outside / "one.html").read_bytes() == FIRST["a/one.html"]


def test_a_link_to_a_file_outside_is_left_alone(tmp_path: Path, outside: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").symlink_to(outside / "one.html")
    with pytest.raises(DataError):
        write_tree(site, FIRST)
    assert (outside / "one.html").read_bytes() == b"theirs"


def test_a_folder_whose_name_begins_like_ours_is_another(tmp_path: Path) -> None:
    other = tmp_path / "site-internal"
    other.mkdir()
    site = tmp_path / "site"
    site.mkdir()
    (site / "a").symlink_to(other)
    with pytest.raises(DataError):
        write_tree(site, {"a/one.html": b"one"})
    assert names(other) == []


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "", "a\\..\\..\\x"])
def test_a_path_that_leads_out_of_the_folder_is_a_bug_of_ours_and_writes_nothing(tmp_path: Path, name: str) -> None:
    site = tmp_path / "site"
    with pytest.raises(ValueError, match="inside the folder"):
        write_tree(site, {"good.html": b"x", name: b"x"})
    assert not site.exists()


def test_a_forged_manifest_removes_nothing_outside(tmp_path: Path, outside: Path) -> None:
    site = tmp_path / "site"
    write_tree(site, {"index.html": b"home"})
    digest = json.loads((site / MANIFEST).read_text())["index.html"]
    (outside / "one.html").write_bytes(b"home")
    names_outside = ["../outside/one.html", str(outside / "one.html"), "..\\outside\\one.html", ""]
    (site / MANIFEST).write_text(json.dumps(dict.fromkeys(names_outside, digest)))
    write_tree(site, {})
    assert (outside / "one.html").read_bytes() == b"home"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"index.html": 5}', "\x00", '{"index.html": null}'])
def test_a_broken_manifest_makes_every_file_somebody_elses(tmp_path: Path, text: str) -> None:
    write_tree(tmp_path, FIRST)
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(DataError):
        write_tree(tmp_path, FIRST | {"index.html": b"home 2"})
    assert read_tree(tmp_path) == FIRST


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_publishing_that_fails_at_any_call_leaves_whole_files_and_can_be_repeated(fault: Fault, tmp_path: Path) -> None:
    write_tree(tmp_path, FIRST)
    plant(tmp_path)
    old = contents(tmp_path)
    write_tree(tmp_path, SECOND)
    new = contents(tmp_path)
    for turn in range(1, 200):
        put_back(tmp_path, old)
        broken = failing(lambda path: path.startswith(str(tmp_path)), fault, turn)
        with broken as disk, suppress(DataError, OSError, KeyboardInterrupt):
            write_tree(tmp_path, SECOND)
        if not disk.struck:
            break
        now = contents(tmp_path)
        files = (old.keys() | new.keys()) - {MANIFEST}
        assert all(now.get(name) in {old.get(name), new.get(name)} for name in files)
        write_tree(tmp_path, SECOND)
        assert contents(tmp_path) == new
        assert alive(tmp_path)
    assert turn > 40


def test_after_a_run_that_was_cut_off_another_state_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path, FIRST)
    real, left = os.replace, [2]

    def replace(source: Path, target: Path) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_tree(tmp_path, SECOND)
    monkeypatch.setattr(os, "replace", real)
    third = {"index.html": b"home 3"}
    write_tree(tmp_path, third)
    assert read_tree(tmp_path) == third


def test_what_a_builder_wrote_counts_as_ours(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_file(site / "page.html", b"theirs")
    assert foreign_files(site) == ["page.html"]
    with filled_by_builder(site):
        (site / "page.html").write_bytes(b"built")
    assert foreign_files(site) == []
    (site / "page.html").write_bytes(b"edited")
    assert foreign_files(site) == ["page.html"]
    assert names(tmp_path) == ["site", f"site/{MANIFEST}", "site/page.html"]


def test_what_a_builder_left_that_was_cut_off_stands_in_nobodys_way(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with suppress(KeyboardInterrupt), filled_by_builder(site):
        write_file(site / "half.html", b"<html")
        raise KeyboardInterrupt
    assert foreign_files(site) == []
    with filled_by_builder(site):
        (site / "half.html").write_bytes(b"<html></html>")
    (site / "notes.txt").write_bytes(b"mine")
    assert foreign_files(site) == ["notes.txt"]


def test_a_folder_that_is_not_there_holds_no_files_of_others(tmp_path: Path) -> None:
    assert foreign_files(tmp_path / "none") == []


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    write_tree(tmp_path / "a", FIRST)
    write_tree(tmp_path / "b", dict(reversed(FIRST.items())))
    assert (tmp_path / "a" / MANIFEST).read_bytes() == (tmp_path / "b" / MANIFEST).read_bytes()


def test_parallel_runs_of_the_same_state_leave_it_whole(tmp_path: Path) -> None:
    tree = {f"{number // 10}/{number}.html": bytes([65 + number % 26]) * 500 for number in range(60)}
    failures: list[BaseException] = []

    def run() -> None:
        try:
            write_tree(tmp_path / "site", tree)
        except BaseException as error:  # noqa: BLE001 - a thread's failure is looked at below
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert read_tree(tmp_path / "site") == tree
    assert foreign_files(tmp_path / "site") == []


def test_the_folder_is_synced_so_that_the_new_name_survives_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bool] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(descriptor).st_mode))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    write_file(tmp_path / "a.txt", NEW)
    assert synced == ([False, True] if hasattr(os, "O_DIRECTORY") else [False])


def test_a_file_that_its_owner_marked_as_read_only_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "firm.yml"
    path.write_bytes(b"before")
    path.chmod(0o444)
    with pytest.raises(DataError, match="marked as read-only"):
        replace_with_backup(path, b"after")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]  # no backup of what did not change
