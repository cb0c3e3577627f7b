"""Runs a command in a folder again and again, and kills it each time at another moment; run as a program of its own.

    python dying.py FOLDER ARGUMENTS…

First at each call that touches the folder, just before and just after it; then at random moments. After each death
every file has to be as it was or as it shall be, and a repeat has to succeed. Prints how often it killed.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from faults import contents, put_back
from touchpoints import workflow
from touchpoints.cli.main import cli

RANDOM_MOMENTS = 20
EVENTS = {"open", "os.rename", "os.remove", "os.mkdir"}


def main(folder: Path, arguments: list[str]) -> None:
    os.chdir(folder)
    workflow._checked = cache(workflow._checked)  # the catalogue is read once, to save time
    old = contents(folder)
    begun = time.monotonic()
    run(arguments)
    lasts = time.monotonic() - begun
    new = contents(folder)
    assert new != old
    moment = 1
    while _died(folder, old, new, arguments, lambda: _kill_at(folder, moment)):  # noqa: B023 - called at once
        moment += 1
    chance = random.Random(1)
    for _ in range(RANDOM_MOMENTS):
        _died(folder, old, new, arguments, lambda: _kill_after(chance.uniform(0, lasts)))
    print(moment - 1)


def run(arguments: list[str]) -> None:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output


def _died(
    folder: Path, old: Mapping[str, bytes], new: Mapping[str, bytes], arguments: list[str], arm: Callable[[], None]
) -> bool:
    """Run the command in a child that is going to die; look at what it left, and repeat the command."""
    put_back(folder, old)
    child = os.fork()
    if not child:
        arm()
        result = CliRunner().invoke(cli, arguments)
        os._exit(result.exit_code)
    _, status = os.waitpid(child, 0)
    died = os.WIFSIGNALED(status)
    assert died or os.WEXITSTATUS(status) == 0
    now = contents(folder)
    for name in old.keys() | new.keys():
        assert now.get(name) in {old.get(name), new.get(name)}, name
    run(arguments)
    assert contents(folder) == new
    return died


def _kill_at(folder: Path, moment: int) -> None:
    left = moment

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        path = os.path.abspath(str(arguments[0])) if arguments else ""  # noqa: PTH100 - fast, and no call of its own
        ours = path.startswith(f"{folder}/") and not path.startswith(f"{folder}/catalogue/")
        if event == "fsync" or (event in EVENTS and ours):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    def counted(name: str) -> None:
        real = getattr(os, name)

        def call(*given: Any, **named: Any) -> Any:
            result = real(*given, **named)
            watch("fsync", ())
            return result

        setattr(os, name, call)

    sys.addaudithook(watch)
    for name in ("fsync", "replace", "unlink"):
        counted(name)


def _kill_after(seconds: float) -> None:
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.001))  # whose signal ends the process
    signal.signal(signal.SIGALRM, signal.SIG_DFL)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
