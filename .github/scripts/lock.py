#!/usr/bin/env python3
"""Pins everything that the workflows install, with the hash of every file that may be used: .github/requirements/.

    pip install pip-tools
    python .github/scripts/lock.py

Versions are those of constraints.txt; raise one there first. Nothing of where packages come from is written down.
"""

import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github" / "requirements"
BUILDING = ("build", "editables", "hatchling")
"""What makes a wheel of this project, and puts it into an environment without asking for more."""
LISTING = ("cyclonedx-bom>=7.5",)
"""What writes down, at a release, all that the tool consists of."""
OPTIONS = (
    "--quiet", "--generate-hashes", "--allow-unsafe", "--strip-extras", "--no-header", "--no-annotate",
    "--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host",
)  # fmt: skip
NOTE = "# Everything pinned with its hashes, for the workflows. Written by .github/scripts/lock.py; do not edit.\n"


def lock(name: str, more: Iterable[str] = (), *, zensical: bool = True) -> None:
    """Pin the tool, and what a workflow needs besides."""
    target = FOLDER / f"{name}.txt"
    with tempfile.TemporaryDirectory() as folder:
        wanted, pinned = Path(folder) / "wanted.in", Path(folder) / "pinned.txt"
        wanted.write_text("\n".join([*more, ""]), encoding="utf-8")
        command = [sys.executable, "-m", "piptools", "compile", *OPTIONS, "--constraint", "constraints.txt"]
        command += ["--extra", "zensical"] if zensical else []
        command += ["--output-file", str(pinned), "pyproject.toml", str(wanted)]
        subprocess.run(command, check=True, cwd=ROOT)
        target.write_text(NOTE + pinned.read_text(encoding="utf-8"), encoding="utf-8")


def main() -> int:
    """Write every list: what users install, what builds, what releases, what tests."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock("users", zensical=False)
    lock("tool", BUILDING)
    lock("release", (*BUILDING, *LISTING), zensical=False)
    lock("development", (*BUILDING, *project["dependency-groups"]["dev"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
