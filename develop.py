#!/usr/bin/env python3
"""Sets up a development environment in .venv and runs one task in it; needs nothing but Python 3.11 and Git.

    python3 develop.py site     build the reference site into site/
    python3 develop.py test     run every check and every test
    python3 develop.py update   write again what is generated and committed (schemas, reference pages)

Any other words are handed to the `touchpoints` command: `python3 develop.py serve`.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)


def run(*command: object) -> None:
    """Run a command in the project's folder, and end with its exit code if it fails."""
    print("$", *command, flush=True)
    result = subprocess.run([str(part) for part in command], cwd=ROOT, check=False)
    if result.returncode:
        sys.exit(result.returncode)


def set_up() -> None:
    """Make the environment, unless it is there and was made from the same requirements."""
    wanted = hashlib.sha256(
        (ROOT / "pyproject.toml").read_bytes() + (ROOT / "constraints.txt").read_bytes()
    ).hexdigest()
    stamp = ENVIRONMENT / "made-from"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    venv.create(ENVIRONMENT, with_pip=True, clear=True)
    install = (
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--constraint",
        "constraints.txt",
    )
    run(*install, "--upgrade", "pip")
    run(*install, "--group", "dev", "--editable", ".[zensical]")
    stamp.write_text(wanted)


def is_offered(package: str) -> bool:
    """Whether the system's package lists hold this package."""
    command = shutil.which("apt-cache")
    asked = command and subprocess.run([command, "show", package], capture_output=True, check=False)
    return bool(asked) and asked.returncode == 0


def ensure_browser() -> None:
    """Make sure that the tests find a browser: the machine's own, a package of the system, or Playwright's."""
    if any(shutil.which(name) for name in BROWSERS):
        return
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        run("apt-get", "update", "--quiet")
        # Debian's engine without windows needs a quarter of the processor time; other systems have the whole browser.
        package = "chromium-headless-shell" if is_offered("chromium-headless-shell") else "chromium"
        run("apt-get", "install", "--quiet", "--yes", "--no-install-recommends", package, "fonts-dejavu")
    else:
        run(PYTHON, "-m", "playwright", "install", "chromium")


def ensure_office() -> None:
    """Make sure that the tests find LibreOffice, where the system's packages can bring it; else they skip its part."""
    if shutil.which("soffice") is None and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        run("apt-get", "update", "--quiet")
        run("apt-get", "install", "--quiet", "--yes", "--no-install-recommends", "libreoffice-calc")


def test(arguments: list[str]) -> None:
    """Run the linter, the type checker and every test."""
    ensure_browser()
    ensure_office()
    run(PYTHON, "-m", "ruff", "check", ".")
    run(PYTHON, "-m", "ruff", "format", "--check", ".")
    run(PYTHON, "-m", "mypy")
    run(PYTHON, "-m", "pytest", *(arguments or ["--numprocesses", "2"]))


def main(arguments: list[str]) -> None:
    """Run the task that was named."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this script is what an older Python meets first
        sys.exit("Python 3.11 or later is needed.")
    if not arguments or arguments[0] in {"-h", "--help"}:
        sys.exit(__doc__)
    set_up()
    task, *rest = arguments
    if task == "test":
        test(rest)
    elif task == "site":
        run(PYTHON, "-m", "touchpoints", "build", "--strict", *rest)
    elif task == "update":
        run(PYTHON, "-m", "touchpoints.reference", *rest)
    else:
        run(PYTHON, "-m", "touchpoints", *arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
