"""The documentation cannot drift: commands, options, codes and links in it exist, and all of them are in it."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from touchpoints.catalogue import checks
from touchpoints.cli.main import COMMANDS, cli
from touchpoints.company import company_file

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
MADE_LATER = {"docs/site.png"}
"""Files that the project makes of itself."""


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(context: click.Context) -> Iterator[click.Context]:
    """Give every command, those of groups included."""
    if isinstance(context.command, click.Group):
        for name, command in context.command.commands.items():
            own = click.Context(command, info_name=name, parent=context)
            yield own
            yield from commands(own)


ROOT_CONTEXT = click.Context(cli, info_name="touchpoints", **cli.context_settings)
ALL = {own.command_path: own.command for own in commands(ROOT_CONTEXT)}


def section(path: str) -> str:
    """Give the part of the reference page that is about a command."""
    heading = path.removeprefix("touchpoints ")
    found = re.search(
        rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", read("docs/commands.md"), re.MULTILINE | re.DOTALL
    )
    assert found, f"docs/commands.md has no section '{heading}'; run: python3 develop.py update"
    return found[1]


@pytest.mark.parametrize("path", ALL)
def test_every_command_stands_in_the_reference_with_every_option(path: str) -> None:
    text = section(path)
    assert f"```\n{path}" in text
    for param in ALL[path].params:
        if isinstance(param, click.Option):
            assert all(f"`{option}" in text or f", {option}" in text for option in param.opts), param.name


def test_the_reference_has_no_command_that_does_not_exist() -> None:
    headings = re.findall(r"^## (.+)$", read("docs/commands.md"), re.MULTILINE)
    assert {f"touchpoints {heading}" for heading in headings} - set(ALL) == {
        "touchpoints Options before every command",
        "touchpoints Exit codes",
    }


def test_every_exit_code_is_explained() -> None:
    for code in range(4):
        assert f"| {code} | " in read("docs/commands.md")


@pytest.mark.parametrize("code", sorted({rule.code for rule in (*checks.RULES, *company_file.RULES)}))
def test_every_code_of_a_check_is_explained_with_a_bad_and_a_good_example(code: str) -> None:
    found = re.search(rf"^### {code}\n(.*?)(?=^##|\Z)", read("docs/checks.md"), re.MULTILINE | re.DOTALL)
    assert found, f"docs/checks.md does not explain '{code}'; run: python3 develop.py update"
    assert "Bad:" in found[1]
    assert "Good:" in found[1]


CODES = re.compile(r'(?:Problem\([^"]*?|_Refused\([^"]*?)"([a-z]+(?:-[a-z]+)+|encoding|unreadable)"')


def test_every_code_that_the_program_can_give_is_explained() -> None:
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "generator/touchpoints").rglob("*.py"))
    given = {code for source in sources for code in CODES.findall(source)}
    assert len(given) > 20
    explained = set(re.findall(r"^### (.+)$", read("docs/checks.md"), re.MULTILINE))
    assert given - explained == set()


def links(page: Path) -> list[str]:
    """Give the relative addresses that a page links to, without what stands in code."""
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if not re.match(r"[a-z]+:", link)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_to_a_file(page: Path) -> None:
    broken = []
    for link in links(page):
        target = (page.parent / link.partition("#")[0]).resolve()
        if not target.exists() and target.relative_to(ROOT).as_posix() not in MADE_LATER:
            broken.append(link)
    assert broken == []


def test_links_are_found_at_all() -> None:
    assert "CONTRIBUTING.md" in links(ROOT / "README.md")


def written_commands(page: str) -> Iterator[list[str]]:
    """Give the commands that a page shows in blocks of code."""
    for language, block in re.findall(r"^```(\w*)\n(.*?)^```", read(page), re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            if not language:
                yield shlex.split(line, comments=True)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_command_that_is_shown_exists_with_its_options(page: str) -> None:
    shown = [words for words in written_commands(page) if words]
    assert shown
    for words in shown:
        if words[0] == "touchpoints":
            command = ALL[f"touchpoints {words[1]}"]
            command.make_parser(click.Context(command, parent=ROOT_CONTEXT)).parse_args(words[2:])
        elif words[:2] == ["python3", "develop.py"]:
            assert words[2] in {"site", "test", "update"} or f"touchpoints {words[2]}" in ALL
        else:
            assert words[:2] == ["pip", "install"]


def test_develop_py_knows_the_tasks_that_the_readme_names() -> None:
    program = read("develop.py")
    assert all(f'task == "{task}"' in program for task in ("site", "test", "update"))


def test_the_files_that_commands_are_tried_on_exist() -> None:
    for words in written_commands("README.md"):
        for word in words:
            if word.startswith("examples/"):
                assert (ROOT / word).is_file()


def test_every_folder_at_the_top_is_on_the_map() -> None:
    tracked = {"catalogue", "site_templates", "generator", "schemas", "examples", "docs", "tests"}
    assert all(f"| [{folder}/]({folder}/) |" in read("README.md") for folder in tracked)


def test_every_command_has_its_line_in_the_help() -> None:
    assert [command.name for command in COMMANDS] == list(cli.commands)
    assert all(command.get_short_help_str(200).endswith(".") for command in COMMANDS)


def test_the_changelog_keeps_catalogue_and_tool_apart() -> None:
    text = read("CHANGELOG.md")
    first = text.index("## ")
    assert text[first:].startswith("## Unreleased")
    assert text.index("### Catalogue") < text.index("### Tool")
