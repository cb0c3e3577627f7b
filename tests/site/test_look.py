"""The look: no rule without an element, letters of the site's own, and pictures that say what the catalogue says."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from built_site import REPOSITORY, workplace_of
from touchpoints import workflow
from touchpoints.catalogue.model import Catalogue

TEMPLATES = REPOSITORY / "site_templates"
STYLES = sorted((TEMPLATES / "assets").glob("*.css"))
MADE_FROM_A_VALUE = ("{{", "${", '" +', '" ~', "' ~")


@pytest.fixture(scope="session")
def catalogue(project: Path) -> Catalogue:
    return workflow.open_catalogue(workplace_of(project))


@pytest.fixture(scope="session")
def elements() -> str:
    """Everything that can write a class into a page."""
    folders = ("pages", "theme", "root", "assets")
    files = (path for folder in folders for path in sorted((TEMPLATES / folder).rglob("*")))
    return "\n".join(path.read_text(encoding="utf-8") for path in files if path.suffix in {".j2", ".html", ".js"})


def is_written(name: str, elements: str) -> bool:
    """Say whether a class stands somewhere as it is, or is put together from its beginning and a value."""
    beginnings = [name[: match.end()] for match in re.finditer("[-_]+", name)]
    return name in elements or any(start + value in elements for start in beginnings for value in MADE_FROM_A_VALUE)


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.stem)
def test_every_class_of_a_style_sheet_is_written_by_a_page(style: Path, elements: str) -> None:
    rules = re.sub(r"/\*.*?\*/", "", style.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [name for name in sorted(set(re.findall(r"\.(tp-[\w-]+)", rules))) if not is_written(name, elements)] == []


def test_a_colour_scheme_gives_every_colour_that_the_other_gives() -> None:
    tokens = (TEMPLATES / "assets/tokens.css").read_text(encoding="utf-8")
    light, dark = (
        set(re.findall(r"(--tp-[\w-]+):", block))
        for block in re.findall(r'\[data-md-color-scheme="(?:default|slate)"\] \{(.*?)\}', tokens, flags=re.DOTALL)
    )
    assert light == dark


def test_the_map_of_stages_has_a_point_for_every_touchpoint(site: Path, catalogue: Catalogue) -> None:
    drawn = re.findall(
        r'<svg class="tp-dots".*?</svg>', (site / "en/index.html").read_text(encoding="utf-8"), re.DOTALL
    )
    at_stage = Counter(stage for entry in catalogue.touchpoints.values() for stage in entry.stages)
    assert [points.count("h0") for points in drawn] == [at_stage[term.id] for term in catalogue.vocabularies["stages"]]


def test_the_table_of_categories_and_stages_counts_what_the_finder_finds(site: Path, catalogue: Catalogue) -> None:
    html = (site / "en/stages/index.html").read_text(encoding="utf-8")
    cells = re.findall(r'find/\?category=([\w-]+)&amp;stage=([\w-]+)"[^>]*>(\d+)<', html)
    pairs = Counter((entry.category, stage) for entry in catalogue.touchpoints.values() for stage in entry.stages)
    assert {(category, stage): int(number) for category, stage, number in cells} == pairs


def test_the_line_of_stages_marks_where_a_touchpoint_belongs(site: Path, catalogue: Catalogue) -> None:
    html = (site / "en/touchpoints/price-list/index.html").read_text(encoding="utf-8")
    line = html.split('<nav class="tp-line"')[1].split("</nav>")[0]
    marked = re.findall(r'href="[^"]*stages/([\w-]+)/" aria-current', line)
    assert marked == [
        term.id for term in catalogue.vocabularies["stages"] if term.id in catalogue.touchpoints["price-list"].stages
    ]


def test_headings_have_the_sites_own_letters_from_a_server_and_from_a_folder(
    browser: Browser, site: Path, serve: Callable[[Path], str]
) -> None:
    context = browser.new_context()
    page = context.new_page()
    for address in (f"{serve(site)}en/", (site / "en/index.html").as_uri()):
        page.goto(address)
        loaded = page.evaluate(
            "document.fonts.ready.then(all => [...all].filter(one => one.status === 'loaded').length)"
        )
        assert loaded >= 2
    context.close()


def test_paper_shows_the_page_without_its_bars(browser: Browser, site: Path, serve: Callable[[Path], str]) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto(f"{serve(site)}en/touchpoints/price-list/")
    assert [name for name in (".md-header", ".tp-crumbs", ".tp-search") if page.locator(name).first.is_visible()] == []
    assert page.locator("h1").evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"
    context.close()
