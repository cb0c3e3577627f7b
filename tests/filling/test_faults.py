"""Whatever the disk does, and whenever somebody interrupts: each file is wholly old or wholly new, and a repeat succeeds."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from faults import FAULTS, Disk, Fault, contents, failing, put_back
from filling_desk import Desk, csv_table, put_csv, write_csv
from touchpoints import workflow
from touchpoints.cli.main import cli

MOST = 200


@dataclass(frozen=True)
class Job:
    """A command that writes, and how many calls it makes at least: fewer would mean that nothing was tried."""

    prepare: Callable[[Desk], tuple[str, ...]]
    calls: int
    is_repeatable: bool = True
    """What is begun once is there, and is not begun again."""


def filling(desk: Desk) -> tuple[str, ...]:
    table = csv_table(desk.export("csv", "back"))
    put_csv(table, "company-website", "Owner", "Eva")
    write_csv(desk.company.parent / "back.csv", table)
    return "fill", "clinic.yml", "back.csv"


def upgrading(_: Desk) -> tuple[str, ...]:
    return "upgrade", "clinic.yml"


def making_checklists(desk: Desk) -> tuple[str, ...]:
    make = ("checklist", "clinic.yml", "--format", "csv", "--format", "json", "--output", "lists")
    desk.command(*make)
    desk.company.write_text(desk.text.replace("owner: office manager", "owner: Eva"), encoding="utf-8")
    return make


def comparing(desk: Desk) -> tuple[str, ...]:
    desk.company.with_name("later.yml").write_text(desk.text.replace("2026-11-21", "2027-02-21"), encoding="utf-8")
    return "compare", "clinic.yml", "later.yml", "--format", "json", "--output", "new/changes.json"


def beginning(_: Desk) -> tuple[str, ...]:
    return "new", "company", "bistro.yml", "--name", "Bistro", "--sector", "any", "--trait", "phone"


def formatting(desk: Desk) -> tuple[str, ...]:
    entry = next((desk.company.parent / "catalogue" / "touchpoints").rglob("price-list.yml"))
    text = entry.read_text(encoding="utf-8")
    (desk.company.parent / "price-list.yml").write_text(text + "\n\n\n", encoding="utf-8")
    return "fmt", "price-list.yml"


JOBS = {
    "fill": Job(filling, 25),
    "upgrade": Job(upgrading, 20),
    "checklist": Job(making_checklists, 20),
    "compare": Job(comparing, 10),
    "new company": Job(beginning, 8, is_repeatable=False),
    "fmt": Job(formatting, 8),
}


CASES = [
    (name, fault)
    for name in JOBS
    for fault in FAULTS
    if name in {"fill", "fmt", "new company"} or fault.name not in {"disk full", "no permission"}
]
"""Errors are handled alike; the slower commands need not meet each of them."""


@pytest.mark.parametrize(("name", "fault"), CASES, ids=lambda part: getattr(part, "name", part))
def test_wherever_a_call_fails_files_are_whole_and_a_repeat_succeeds(
    name: str, fault: Fault, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("touchpoints.locks.PATIENCE", 0)
    monkeypatch.setattr(workflow, "_checked", cache(workflow._checked))  # the catalogue is read once, to save time
    folder, job = desk.company.parent, JOBS[name]
    arguments = job.prepare(desk)
    old = contents(folder)
    run(arguments)
    new = contents(folder)
    assert new != old
    for turn in range(1, MOST):
        put_back(folder, old)
        with failing(below(folder), fault, turn) as disk:
            result = CliRunner().invoke(cli, arguments)
        if not disk.struck:
            break
        look_at(result, fault, disk)
        look_into(folder, old, new, fault, result)
        if job.is_repeatable or contents(folder) != new:
            run(arguments)
        assert contents(folder) == new, f"after the repeat of call {turn}"
    assert turn > job.calls


@pytest.mark.parametrize("turn", [3, 9, 60, 150])
def test_a_catalogue_that_was_begun_and_interrupted_can_be_begun_again(turn: int, desk: Desk) -> None:
    folder = desk.company.parent
    arguments = ("new", "catalogue", "own", "--name", "Own")
    interrupted = next(fault for fault in FAULTS if fault.is_interruption)
    with failing(lambda path: str(folder / path).startswith(f"{folder}/own"), interrupted, turn) as disk:
        assert CliRunner().invoke(cli, arguments).exit_code == 130
    assert disk.struck
    run(arguments)
    begun = contents(folder / "own")
    assert not [name for name in begun if name.endswith(".tmp")]
    desk.command("--catalogue", "own/catalogue", "check")
    (folder / "own" / "notes.txt").write_text("mine", encoding="utf-8")
    desk.command(*arguments, exit_code=3)


@pytest.mark.skipif(os.name == "nt", reason="Windows limits no files")
@pytest.mark.parametrize("name", ["fill", "upgrade", "checklist"])
def test_where_no_file_may_grow_any_more_files_stay_whole(name: str, desk: Desk) -> None:
    """The system itself ends each write in the middle, as it does when a disk is full."""
    import resource

    folder, job = desk.company.parent, JOBS[name]
    arguments = job.prepare(desk)
    old = contents(folder)
    run(arguments)
    new = contents(folder)
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in (0, 1, 64, 512, 1024, 2048, 4096):
        put_back(folder, old)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, unlimited[1]))
        try:
            result = CliRunner().invoke(cli, arguments)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
        assert result.exit_code in {0, 3}, result.output
        assert result.exit_code == 0 or "file too large" in result.output
        now = contents(folder)
        assert now.keys() <= old.keys() | new.keys()
        assert all(now.get(name) in {old.get(name), new.get(name)} for name in old.keys() | new.keys())
        run(arguments)
        assert contents(folder) == new


def below(folder: Path) -> Callable[[str], bool]:
    """Say which calls count: those below a folder, its catalogue left out."""
    return lambda path: (
        (str(folder / path) + "/").startswith(f"{folder}/") and not str(folder / path).startswith(f"{folder}/catalogue")
    )


def run(arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output


def look_at(result: Result, fault: Fault, disk: Disk) -> None:
    """See that a command ended in order: with a message that says what happened."""
    print(disk.count, result.exit_code, result.output)
    assert isinstance(result.exception, SystemExit | None)
    if fault.is_interruption:
        assert result.exit_code in {0, 130}
    elif result.exit_code:
        assert result.exit_code == 3
        assert fault.words in result.output or "in use" in result.output


def look_into(folder: Path, old: Mapping[str, bytes], new: Mapping[str, bytes], fault: Fault, result: Result) -> None:
    """See that each file is as it was or as it shall be, and that nothing else lies there."""
    now = contents(folder)
    for name in old.keys() | new.keys():
        assert now.get(name) in {old.get(name), new.get(name)}, name
    litter = {name for name in now.keys() - old.keys() - new.keys() if not name.endswith(".lock")}
    assert not litter or fault.is_interruption or fault.lasts, litter
