"""The two site builders, MkDocs and Zensical; nothing else in the project knows them."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

from touchpoints.problems import DataError, Place, Problem, Rule


class Engine(Protocol):
    """What a builder must be able to do."""

    def __call__(self, configuration: Path, strict: bool) -> None:
        """Build the site that a configuration describes."""


def mkdocs(configuration: Path, strict: bool) -> None:
    """Build with MkDocs and Material."""
    options = ["--quiet", "--clean", "--config-file", str(configuration), *(["--strict"] if strict else [])]
    _run("mkdocs", ["build", *options], configuration)


def zensical(configuration: Path, strict: bool) -> None:
    """Build with Zensical."""
    options = ["--clean", "--config-file", str(configuration), *(["--strict"] if strict else [])]
    _run("zensical", ["build", *options], configuration)


ENGINES: dict[str, Engine] = {"mkdocs": mkdocs, "zensical": zensical}


def _run(module: str, arguments: list[str], configuration: Path) -> None:
    """Run a builder in a process of its own, where its logging and its settings cannot meet ours."""
    surroundings = dict(os.environ) | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    result = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        capture_output=True,
        encoding="utf-8",
        errors="backslashreplace",
        env=surroundings,
        cwd=configuration.parent,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if result.returncode:
        said = [line for line in (result.stdout + result.stderr).splitlines() if line.strip()]
        if f"No module named {module}" in result.stderr:
            hint = f"install it: pip install 'touchpoint-catalogue[{module}]'"
            raise DataError([Problem(Place(str(configuration)), "engine-failed", f"{module} is not installed", hint)])
        message = f"{module} could not build the site: {' | '.join(said[-6:])}"
        raise DataError([Problem(Place(str(configuration)), "engine-failed", message)])


RULES = (
    Rule(
        "engine-failed",
        "A site builder is missing or has failed",
        "MkDocs or Zensical could not make pages of the compiled sources. What it said stands in the message.",
        "touchpoints build --engine zensical\n(without Zensical installed)\n",
        "pip install 'touchpoint-catalogue[zensical]'\ntouchpoints build --engine zensical\n",
    ),
)
