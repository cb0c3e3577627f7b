"""Workflows, forms and settings of the project hold what they promise."""

import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
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


def test_every_link_of_the_site_to_a_form_fills_in_questions_that_the_form_has() -> None:
    page = (ROOT / "site_templates/pages/touchpoint.html.j2").read_text(encoding="utf-8")
    (link,) = re.findall(r"/issues/new\?([^\"]+)\"", page)
    keys = [part.partition("=")[0] for part in link.replace("&amp;", "&").split("&")]
    assert keys == ["template", "entry", "language"]
    assert "template=3-outdated.yml&" in link.replace("&amp;", "&")
    header = (ROOT / "site_templates/theme/partials/header.html").read_text(encoding="utf-8")
    script = (ROOT / "site_templates/assets/search.js").read_text(encoding="utf-8")
    (missing,) = re.findall(r'data-missing="([^"]+)"', header)
    offered = script[script.index("issues/new") :].split("return", 1)[0]
    sent = [key for key in re.findall(r'searchParams\.set\("(\w+)"', offered) if key not in {"template", "title"}]
    assert sent == ["name"]
    for form, filled in (("3-outdated.yml", keys[1:]), (missing, sent)):
        ids = {part.get("id") for part in read(ROOT / ".github/ISSUE_TEMPLATE" / form)["body"]}
        assert set(filled) <= ids, form


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


def test_every_entry_names_the_schema_that_editors_read() -> None:
    for path in sorted((ROOT / "catalogue").rglob("*.yml")):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert named, path
        assert (path.parent / named[1]).is_file(), path


def test_the_first_change_is_shown_in_a_small_picture_a_step_that_says_what_it_shows() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    pictures = sorted((ROOT / "docs/first-change").glob("*.svg"))
    assert re.findall(r"!\[Drawing: [^]]{20,}\]\(docs/first-change/(\S+)\)", guide) == [one.name for one in pictures]
    assert len(pictures) == 5
    for path in pictures:
        root = ET.fromstring(path.read_text(encoding="utf-8"))
        words = [root.findtext(f"{{http://www.w3.org/2000/svg}}{name}") or "" for name in ("title", "desc")]
        assert all(len(text) > 15 for text in words), path
        assert path.stat().st_size < 5_000, path
        assert not re.search(r"<script|<image|href|url\(|@import", path.read_text(encoding="utf-8")), path


def test_editors_find_a_schema_for_every_kind_of_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    named = settings["yaml.schemas"]
    assert all((ROOT / schema).is_file() for schema in named), sorted(named)


TOOLS = Path(sys.executable).parent
"""Where the tools of development lie."""


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [ROOT / ".github/ISSUE_TEMPLATE/config.yml"]),
        ("vendor.dependabot", [ROOT / ".github/dependabot.yml"]),
        ("vendor.citation-file-format", [ROOT / "CITATION.cff"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files_of_the_project_have_the_form_that_their_readers_expect(schema: str, files: list[Path]) -> None:
    words = [str(TOOLS / "check-jsonschema"), "--builtin-schema", schema, *map(str, files)]
    result = subprocess.run(words, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def scripts(workflow: Any) -> list[str]:
    return [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_shellcheck_finds_nothing_in_the_scripts_of_a_workflow(path: Path) -> None:
    for script in scripts(read(path)):
        assert "${{" not in script, "values come in through env:, or they could be code"
        words = [str(TOOLS / "shellcheck"), "--shell=bash", "-"]
        result = subprocess.run(words, input=f"set -e\n{script}\n", capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout


def test_a_pull_request_cannot_change_an_earlier_release(tmp_path: Path) -> None:
    steps = read(ROOT / ".github/workflows/check.yml")["jobs"]["catalogue"]["steps"]
    (script,) = [step["run"] for step in steps if step.get("name") == "Refuse a change of an earlier release"]
    for side in ("base", "change"):
        (tmp_path / side / "catalogue/releases").mkdir(parents=True)
        (tmp_path / side / "catalogue/releases/2026.11.json").write_text("{}", encoding="utf-8")
    (tmp_path / "change/catalogue/releases/2026.12.json").write_text("{}", encoding="utf-8")
    words = ["bash", "-e", "-c", script]
    assert subprocess.run(words, cwd=tmp_path, check=False).returncode == 0
    (tmp_path / "change/catalogue/releases/2026.11.json").write_text("{ }", encoding="utf-8")
    result = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "::error file=catalogue/releases/2026.11.json::" in result.stdout


REQUIREMENTS = sorted((ROOT / ".github/requirements").glob("*.txt"))


def test_workflows_install_nothing_whose_sum_is_not_written_down() -> None:
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        for line in "\n".join(scripts(read(path))).split("\n"):
            if "pip install" in line:
                assert "--require-hashes" in line or ("--no-index" in line and "--no-deps" in line), line
                named = re.findall(r"--requirement (?:base/)?(\S+)", line)
                assert all((ROOT / one).is_file() for one in named), line


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_what_is_installed_is_pinned_with_sums_at_the_versions_of_the_project(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "://" not in text
    pinned = dict(re.findall(r"(?m)^([\w.-]+)(?:\[[\w,-]+\])?==(\S+)", text))
    assert len(pinned) > 20
    for part in re.split(r"(?m)^(?=[\w.-]+==)", text)[1:]:
        assert "--hash=sha256:" in part
    constraints = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").split())
    wanted = {normal(name): version for name, version in constraints.items()}
    assert {name: version for name, version in pinned.items() if wanted.get(normal(name), version) != version} == {}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
