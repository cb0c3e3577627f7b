"""Asks Git who wrote a folder and each of its files, and when they were last changed; nothing, where there is no history or only its end."""

import datetime
import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

SECONDS = 20


def authors_of(folder: Path) -> tuple[str, ...]:
    """Give the names in a folder's history, whoever wrote most first; a shallow history would name the wrong ones."""
    if not _has_whole_history(folder):
        return ()
    return _busiest_first(_git(folder, "log", "--format=%aN", "--", ".").splitlines())


def writers(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """Give the names in the history of each file below a folder, whoever changed it most often first."""
    if not _has_whole_history(folder):
        return {}
    found: dict[str, list[str]] = {}
    name = ""
    for line in _git(folder, "log", "--format=%x00%aN", "--name-only", "--relative", "--", ".").splitlines():
        if line.startswith("\0"):
            name = line[1:]
        elif line:
            found.setdefault(line, []).append(name)
    return {file: _busiest_first(names) for file, names in found.items()}


def _busiest_first(lines: Iterable[str]) -> tuple[str, ...]:
    """Give each name once, and no machine's."""
    counts = Counter(name.strip() for name in lines if name.strip() and not name.strip().endswith("[bot]"))
    return tuple(sorted(counts, key=lambda name: (-counts[name], name.casefold())))


def last_changes(folder: Path) -> Mapping[str, datetime.date]:
    """Give the day of the last change of each file below a folder; a file that has changed since has none."""
    if not _has_whole_history(folder):
        return {}
    found: dict[str, datetime.date] = {}
    day: datetime.date | None = None
    for line in _git(folder, "log", "--format=%x00%cs", "--name-only", "--relative", "--", ".").splitlines():
        if line.startswith("\0"):
            day = datetime.date.fromisoformat(line[1:])
        elif line and day is not None:
            found.setdefault(line, day)
    for changed_since in _git(folder, "diff", "--name-only", "--relative", "HEAD", "--", ".").splitlines():
        found.pop(changed_since, None)
    return found


def _has_whole_history(folder: Path) -> bool:
    return _git(folder, "rev-parse", "--is-shallow-repository").strip() == "false"


def _git(folder: Path, *words: str) -> str:
    """Run Git, and say nothing where it cannot."""
    command = ["git", "-C", str(folder), *words]
    try:
        result = subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return result.stdout if result.returncode == 0 else ""
