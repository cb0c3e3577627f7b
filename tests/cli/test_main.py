"""Every command: help, exit codes, schemas, and what happens where the surroundings are hostile."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from touchpoints import __version__
from touchpoints.cli.main import COMMANDS, cli
from touchpoints_command import Command


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_has_help(command: click.Command, option: str, touchpoints: Command) -> None:
    text = touchpoints(str(command.name), option).stdout
    assert text.startswith(f"Usage: cli {command.name}")
    assert command.help


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_option_says_what_it_is_for(command: click.Command) -> None:
    silent = [param.name for param in command.params if isinstance(param, click.Option) and not param.help]
    assert silent == []


def test_the_commands_are_listed_in_their_own_order() -> None:
    assert list(cli.commands) == [command.name for command in COMMANDS]


def test_the_version_is_that_of_the_package(touchpoints: Command) -> None:
    assert touchpoints("--version").stdout == f"touchpoints, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["list", "--frobnicate"],
        ["show"],
        ["check", "--format", "pdf"],
        ["checklist", "x.yml", "--limit", "0"],
    ],
)
def test_wrong_use_ends_with_2(touchpoints: Command, arguments: list[str]) -> None:
    result = touchpoints(*arguments, exit_code=2)
    assert result.stdout == ""
    assert "Error: " in result.stderr


@pytest.mark.parametrize("command", ["build", "compile", "serve"])
def test_building_needs_a_catalogue_of_ones_own(
    touchpoints: Command, command: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("empty"))
    assert "there is no folder 'catalogue' here or above" in touchpoints(command, exit_code=2).stderr
    assert list(Path.cwd().iterdir()) == []


def test_a_checklist_of_a_file_that_is_not_there_ends_with_3(touchpoints: Command) -> None:
    result = touchpoints("checklist", "nobody.yml", exit_code=3)
    assert result.stderr == "nobody.yml:1:1: error: cannot be read: no such file or directory [unreadable]\n"


@pytest.mark.parametrize(
    "name", ["touchpoint", "chain", "company", "vocabulary", "universal", "catalogue", "touchpoint-translation"]
)
def test_every_schema_is_printed_as_json(touchpoints: Command, name: str) -> None:
    schema = json.loads(touchpoints("schema", name).stdout)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["type"] == "object"


def test_the_schema_holds_the_words_of_the_catalogue_at_hand(touchpoints: Command) -> None:
    path = touchpoints.folder / "catalogue/taxonomy/channels.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: both,", "id: pigeon,"), encoding="utf-8")
    schema = json.loads(touchpoints("schema", "touchpoint").stdout)
    assert schema["properties"]["channel"]["enum"] == ["online", "offline", "pigeon"]


def test_a_schema_that_does_not_exist_is_refused_with_a_hint(touchpoints: Command) -> None:
    assert "there is no schema 'compny'; did you mean 'company'?" in touchpoints("schema", "compny", exit_code=2).stderr


def run(*arguments: str, folder: Path, **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    command = [sys.executable, "-m", "touchpoints", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment | surroundings, capture_output=True, check=False, timeout=60
    )


@pytest.mark.parametrize(
    "surroundings",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"HOME": "/nonexistent", "TMPDIR": "/nonexistent"},
        {"TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "1"},
        {"TERM": "dumb", "COLUMNS": "1"},
    ],
    ids=lambda surroundings: ",".join(f"{key}={value}" for key, value in surroundings.items()),
)
def test_hostile_surroundings_end_no_command_with_a_traceback(
    touchpoints: Command, surroundings: dict[str, str]
) -> None:
    path = touchpoints.folder / "catalogue/touchpoints/print-and-documents/price-list.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("channel: both", "channel: Ценник–č"), encoding="utf-8")
    result = run("check", folder=touchpoints.folder, **surroundings)
    assert result.returncode == 1
    assert b"Traceback" not in result.stderr
    assert b"price-list.yml:11:10: error: '" in result.stdout


def test_json_has_the_same_bytes_in_all_surroundings(touchpoints: Command) -> None:
    plain = run("list", "--json", folder=touchpoints.folder, LC_ALL="C.UTF-8", PYTHONHASHSEED="0")
    other = run("list", "--json", folder=touchpoints.folder, LC_ALL="C", PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert plain.returncode == 0
    assert plain.stdout == other.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_ends_with_3_and_one_line(touchpoints: Command) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "touchpoints", "list"],
            cwd=touchpoints.folder,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert result.returncode == 3
    assert result.stderr == b"touchpoints: no space left on device\n"


@pytest.mark.parametrize("arguments", [["list"], ["list", "--json"], ["show", "price-list"], ["schema", "touchpoint"]])
def test_a_reader_who_has_seen_enough_is_no_fault(touchpoints: Command, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        result = subprocess.run(
            [sys.executable, "-m", "touchpoints", *arguments],
            cwd=touchpoints.folder,
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert (result.returncode, result.stderr) == (0, b"")
