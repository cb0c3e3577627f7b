"""Whenever a run is killed, and whoever runs at the same time, no answer is lost."""

import importlib
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import crowding
import dying
from filling_desk import Desk, Pen, csv_table, put_csv, write_csv
from touchpoints.locks import locked
from touchpoints.problems import DataError

MOMENTS = 15
"""A run that writes a company file and its backup touches the folder more often than that."""


def returned(desk: Desk, name: str, row: str, column: str, value: str) -> Path:
    table = csv_table(desk.export("csv", name))
    put_csv(table, row, column, value)
    return write_csv(desk.company.parent / f"{name}.csv", table)


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGKILL")
@pytest.mark.parametrize("command", ["fill", "upgrade"])
def test_a_run_killed_at_any_moment_leaves_whole_files_and_a_repeat_succeeds(command: str, desk: Desk) -> None:
    path = returned(desk, "back", "company-website", "Owner", "Eva")
    arguments = {"fill": ["fill", "clinic.yml", path.name], "upgrade": ["upgrade", "clinic.yml"]}[command]
    program = [sys.executable, dying.__file__, str(desk.company.parent), *arguments]
    result = subprocess.run(program, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert int(result.stdout) >= MOMENTS  # else nothing was tried


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot fork")
def test_four_runs_at_once_lose_no_update(desk: Desk) -> None:
    rows, columns = ("company-website", "price-list", "enquiry-form", "phone-booking"), ("Note", "Evidence", "My ideas")
    desk.company.write_text(desk.text.partition("answers:")[0] + "answers:\n", encoding="utf-8")
    paths = []
    for row in rows:
        table = csv_table(desk.export("csv", row))
        for number, column in enumerate(columns, 1):
            put_csv(table, row, column, crowding.mark(number))
        paths.append(write_csv(desk.company.parent / f"{row}.csv", table))
    program = [sys.executable, crowding.__file__, str(desk.company), str(len(columns)), *map(str, paths)]
    result = subprocess.run(program, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    for row in rows:
        said = [desk.answers()[row].get(name) for name in ("note", "evidence", "my_ideas")]
        assert said == [crowding.mark(number) for number in range(1, 4)]
    assert not list(desk.company.parent.glob(".*"))


def test_a_file_that_another_run_holds_is_in_use(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("touchpoints.locks.PATIENCE", 0.1)
    path, before = desk.export("csv"), desk.text
    with locked(desk.company):
        result = desk.command("fill", desk.company, path, exit_code=3)
    assert "is in use by another run" in result.output
    assert desk.text == before


@pytest.mark.parametrize("command", ["fill", "upgrade"])
def test_what_an_editor_saves_while_a_run_is_at_work_is_not_overwritten(
    command: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = returned(desk, "back", "company-website", "Owner", "Eva")
    module = {"fill": "touchpoints.taking_back.edited", "upgrade": "touchpoints.over_time.upgraded"}[command]
    room, _, name = module.rpartition(".")
    work = getattr(importlib.import_module(room), name)
    saved = desk.text + "# typed just now\n"

    def slow(*given: Any) -> Any:
        desk.company.write_text(saved, encoding="utf-8")
        return work(*given)

    monkeypatch.setattr(module, slow)
    arguments = [path] if command == "fill" else []
    if command == "upgrade":  # which looks once before it takes the lock
        monkeypatch.setattr(
            module, lambda *given: slow(*given) if list(desk.company.parent.glob(".*.lock")) else work(*given)
        )
    assert "was changed by another program" in desk.command(command, desk.company, *arguments, exit_code=3).output
    assert desk.text == saved
    desk.command(command, desk.company, *arguments)
    assert "# typed just now" in desk.text


def test_the_lock_of_a_killed_run_holds_nobody_up(desk: Desk) -> None:
    code = """
import sys, time, pathlib
from touchpoints.locks import locked
with locked(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", code, str(desk.company)], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.kill()
    begun = time.monotonic()
    with locked(desk.company):
        assert time.monotonic() - begun < 1


def test_the_version_before_is_kept_beside_the_file(desk: Desk) -> None:
    before, pen = desk.text, Pen(desk.export("xlsx"))
    pen.put("company-website", "owner", "Eva")
    desk.fill(pen.save())
    assert desk.company.with_name("clinic.yml.bak").read_text(encoding="utf-8") == before


def test_a_dry_run_changes_nothing_and_says_what_would(desk: Desk) -> None:
    before, pen = desk.text, Pen(desk.export("xlsx"))
    where = pen.put("company-website", "owner", "Eva")
    result = desk.command("fill", desk.company, pen.save(), "--dry-run")
    assert f"company-website: owner: office manager → Eva  [Touchpoints!{where}]" in result.stdout
    assert desk.text == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_ends_with_three(desk: Desk) -> None:
    path = returned(desk, "back", "company-website", "Owner", "Eva")
    desk.company.parent.chmod(0o500)
    try:
        desk.command("fill", desk.company, path, exit_code=3)
    finally:
        desk.company.parent.chmod(0o700)


def test_a_failing_lock_is_reported_by_its_file(tmp_path: Path) -> None:
    with pytest.raises(DataError), locked(tmp_path / "nowhere" / "a.yml"):
        pass
