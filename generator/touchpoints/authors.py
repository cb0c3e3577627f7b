"""Asks Git who wrote a folder; nobody, where there is no history or only the end of one."""

import subprocess
from pathlib import Path

SECONDS = 20


def authors_of(folder: Path) -> tuple[str, ...]:
    """Give the names in a folder's history, whoever wrote most first; a shallow history would name the wrong ones."""
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return ()
    names = [name.strip() for name in _git(folder, "log", "--format=%aN", "--", ".").splitlines()]
    counts = {name: names.count(name) for name in dict.fromkeys(names) if name and not name.endswith("[bot]")}
    return tuple(sorted(counts, key=lambda name: (-counts[name], name.casefold())))


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
