#!/usr/bin/env python3
"""Labels open pull requests by the files they touch. It runs on a timer, with the code of the main branch.

A pull request from a fork has no right to label itself, and a job that has the right must not run its code. So nothing
of the pull request is read but the names of its files.

    GH_TOKEN=… GITHUB_REPOSITORY=owner/name python .github/scripts/labels.py
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from fnmatch import fnmatch
from typing import Any

LABELS = {
    "translation": ("catalogue/translations/*",),
    "entries": ("catalogue/touchpoints/*", "catalogue/chains/*", "catalogue/routes/*", "catalogue/symptoms/*"),
    "guides": ("catalogue/guides/*", "catalogue/translations/*/guides/*"),
    "taxonomy": ("catalogue/taxonomy/*", "catalogue/universal.yml"),
    "site": ("site_templates/*", "generator/touchpoints/site/*", "mkdocs.yml"),
    "tool": ("generator/*", "pyproject.toml"),
    "documentation": ("docs/*", "*.md"),
    "automation": (".github/*", ".pre-commit*"),
}
"""Each label with the paths that earn it."""


def labels_for(paths: Iterable[str]) -> list[str]:
    """Give the labels that a set of files earns; a Markdown file of the catalogue is no documentation."""
    listed = list(paths)
    outside = [path for path in listed if not path.startswith("catalogue/")]
    return [
        label
        for label, patterns in LABELS.items()
        if any(
            fnmatch(path, pattern) for path in (outside if label == "documentation" else listed) for pattern in patterns
        )
    ]


def _gh(*words: str) -> Any:
    result = subprocess.run(["gh", "api", *words], capture_output=True, text=True, check=True)  # noqa: S607 - the runner's own
    return json.loads(result.stdout)


def main() -> int:
    """Label every open pull request that lacks a label it has earned."""
    repository = os.environ["GITHUB_REPOSITORY"]
    for request in _gh(f"repos/{repository}/pulls?state=open&per_page=100"):
        number = int(request["number"])
        paths = [file["filename"] for file in _gh(f"repos/{repository}/pulls/{number}/files?per_page=100")]
        missing = [label for label in labels_for(paths) if label not in {one["name"] for one in request["labels"]}]
        if missing:
            fields = [word for label in missing for word in ("-f", f"labels[]={label}")]
            _gh("--method", "POST", f"repos/{repository}/issues/{number}/labels", *fields)
    return 0


if __name__ == "__main__":
    sys.exit(main())
