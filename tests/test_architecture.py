"""The rooms of the program: imports only go down, pure rooms touch nothing outside, `--help` loads little."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "generator" / "touchpoints"

LEVELS: tuple[tuple[str, ...], ...] = (
    ("__main__", "reference", "release"),
    ("cli",),
    ("handing_out",),
    ("preview", "taking_back", "over_time", "beginning"),
    ("workflow", "checking", "house_order"),
    ("lone_text", "authors"),
    ("checklist", "site"),
    ("search",),
    ("company",),
    ("catalogue",),
    ("files",),
    ("locks",),
    ("problems",),
    ("__init__",),
)
"""From top to bottom; a room imports only from lower levels and from itself."""

USE_FILES = {
    "workflow",
    "house_order",
    "beginning",
    "taking_back",
    "handing_out",
    "over_time",
    "preview",
    "reference",
    "release",
}
"""Files are written at the top alone."""

PURE = (
    "catalogue/model.py",
    "catalogue/entries.py",
    "catalogue/translations.py",
    "company/scoring.py",
    "company/chains.py",
    "company/assessment.py",
    "company/applicability.py",
    "company/selection.py",
    "site/page.py",
    "site/pages.py",
    "site/browsing.py",
    "site/lists.py",
    "site/markdown.py",
    "site/structured.py",
    "site/addresses.py",
)
OUTSIDE = {
    "os",
    "pathlib",
    "click",
    "mkdocs",
    "time",
    "subprocess",
    "shutil",
    "socket",
    "urllib",
    "random",
    "sys",
    "io",
}
CLOCKS = {"today", "now", "utcnow", "time", "monotonic"}
HEAVY = {"yaml", "jinja2", "pydantic", "mkdocs", "xlsxwriter", "babel", "openpyxl"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """Give the name of a module below the package: `catalogue/model.py`."""
    return path.relative_to(PACKAGE).as_posix()


def room_of(path: Path) -> str:
    """Give the room a module lies in, or the module itself at the top."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(source: str) -> Iterator[str]:
    """Give every module that a source imports, inside functions too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_imported(source: str) -> set[str]:
    """Give the rooms of ours that a source imports."""
    ours = (name.split(".") for name in imported(source) if name.split(".")[0] == "touchpoints")
    rooms = {parts[1] if len(parts) > 1 else "__init__" for parts in ours}
    known = {room for level in LEVELS for room in level}
    return {room if room in known else "__init__" for room in rooms}


def level_of(room: str) -> int:
    """Give the level of a room, counted from the top."""
    return next(number for number, level in enumerate(LEVELS) if room in level)


def climbs(room: str, source: str) -> list[str]:
    """Give the imports that do not go down."""
    return sorted(other for other in rooms_imported(source) if other != room and level_of(other) <= level_of(room))


def test_every_room_has_a_level() -> None:
    without = {room_of(path) for path in MODULES} - {room for level in LEVELS for room in level}
    assert without == set(), "give it a level in LEVELS, as low as it can be"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_only_go_down(path: Path) -> None:
    assert climbs(room_of(path), path.read_text(encoding="utf-8")) == []


def test_an_import_that_climbs_is_seen_even_inside_a_function() -> None:
    assert climbs("company", "def f():\n    from touchpoints.site import pages\n") == ["site"]
    assert climbs("catalogue", "from touchpoints import workflow\n") == ["workflow"]
    assert climbs("checklist", "import touchpoints.site.pages\n") == ["site"]
    assert climbs("site", "from touchpoints.company.answers import Company\n") == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_are_written_at_the_top_alone(path: Path) -> None:
    uses = "files" in rooms_imported(path.read_text(encoding="utf-8"))
    assert not uses or room_of(path) in USE_FILES


def test_nobody_else_opens_a_file_to_write() -> None:
    writers = {
        name_of(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in {"write_text", "write_bytes", "rmtree", "mkdir", "rename", "replace_file"}
    }
    assert writers == {"files.py"}


@pytest.mark.parametrize("name", PURE)
def test_a_pure_room_touches_nothing_outside(name: str) -> None:
    found = {module.split(".")[0] for module in imported((PACKAGE / name).read_text(encoding="utf-8"))}
    assert found & OUTSIDE == set()


@pytest.mark.parametrize("name", PURE)
def test_a_pure_room_does_not_look_at_the_clock(name: str) -> None:
    assert clocks((PACKAGE / name).read_text(encoding="utf-8")) == set()


def clocks(source: str) -> set[str]:
    """Give the calls that read a clock."""
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return {call.attr for call in calls if isinstance(call, ast.Attribute)} & CLOCKS


def test_a_look_at_the_clock_is_seen() -> None:
    assert clocks("import datetime\nx = datetime.date.today()\n") == {"today"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_opens_with_one_sentence_that_says_what_it_is_for(path: Path) -> None:
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert text
    first = text.split("\n\n", 1)[0].replace("\n", " ")
    assert first.endswith(".")
    assert len(first) < 200


def test_no_room_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "tools", "shared"}
    assert {path.stem for path in MODULES} & drawers == set()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["checklist", "--help"], ["check", "-h"]])
def test_help_loads_none_of_the_heavy_packages(arguments: list[str]) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "touchpoints", *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in result.stderr.splitlines()}
    assert "click" in loaded
    assert loaded & HEAVY == set()
