"""Workflows, forms and settings of the project hold what they promise."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = [
    *sorted((ROOT / ".github/workflows").glob("*.yml")),
    *(ROOT / "site_templates/new-catalogue").rglob("workflows/*.yml"),
]
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml"))


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def test_zizmor_finds_nothing() -> None:
    command = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    assert command, "zizmor is one of the tools of development"
    words = [
        command,
        "--offline",
        "--persona",
        "auditor",
        "--no-progress",
        "--quiet",
        *map(str, WORKFLOWS),
        str(ROOT / ".github/dependabot.yml"),
    ]
    result = subprocess.run(words, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_starts_without_rights_and_on_nothing_that_lends_them(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(workflow["on"])
    for job in workflow["jobs"].values():
        if "pull_request" in workflow["on"] and "if" not in job:
            assert job["permissions"] == {"contents": "read"}
            assert "secrets." not in json.dumps(job)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_commit_with_its_version_beside_it(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if "uses:" in line:
            assert re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d", line), line


def test_one_action_has_one_pin() -> None:
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for action, commit in re.findall(r"uses: ([\w./-]+)@([0-9a-f]{40})", path.read_text(encoding="utf-8")):
            pins.setdefault(action, set()).add(commit)
    assert {action: commits for action, commits in pins.items() if len(commits) > 1} == {}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_asks_each_thing_once_and_says_what_it_is_for(path: Path) -> None:
    form = read(path)
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids))
    assert form["name"]
    assert form["description"]
    assert all(part["attributes"]["label"] for part in form["body"] if part["type"] != "markdown")


def test_an_entry_and_a_language_can_be_filled_in_from_a_link() -> None:
    ids = {part["id"] for part in read(ROOT / ".github/ISSUE_TEMPLATE/3-outdated.yml")["body"]}
    assert {"entry", "language"} <= ids


def test_the_hooks_are_those_of_the_commands() -> None:
    hooks = {hook["id"]: hook for hook in read(ROOT / ".pre-commit-hooks.yaml")}
    assert set(hooks) == {"touchpoints-check", "touchpoints-fmt"}
    own = {hook["id"] for repository in read(ROOT / ".pre-commit-config.yaml")["repos"] for hook in repository["hooks"]}
    assert set(hooks) <= own
    for hook in hooks.values():
        pattern = re.compile(hook["files"])
        assert pattern.search("catalogue/touchpoints/website/x.yml")
        assert pattern.search("catalogue/translations/sk/chains/x.yml")
        assert not pattern.search("mkdocs.yml")


def test_editors_find_a_schema_for_every_kind_of_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    named = settings["yaml.schemas"]
    assert all((ROOT / schema).is_file() for schema in named), sorted(named)
