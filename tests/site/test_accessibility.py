"""No page kind has a fault that axe can find: light and dark, on a desk and on a narrow phone, with both builders."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
KINDS = {
    "home": "",
    "touchpoints": "touchpoints/",
    "stages": "stages/",
    "a-z": "a-z/",
    "chains": "chains/",
    "routes": "routes/",
    "symptoms": "symptoms/",
    "guides": "guides/",
    "check": "check/",
    "find": "find/",
    "touchpoint": "touchpoints/price-list/",
    "category": "categories/website/",
    "stage": "stages/need/",
    "chain": "chains/clinic-first-visit/",
    "route": "routes/phone-week/",
    "symptom": "symptoms/bad-reviews/",
    "guide": "guides/three-laws/",
    "guide with tables": "guides/glossary/",
    "lost": "../404.html",
    "root": "../index.html",
}
VIEWS = [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")]
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
ANSWERED = {
    "company": "Smile",
    "profile": {"sector": "health", "traits": ["premises", "phone", "website", "b2c"]},
    "answers": {
        "price-list": {"criteria": {"dated": "yes"}},
        "company-website": {"state": "missing"},
        "gone": {"state": "have"},
    },
}


@pytest.fixture(params=VIEWS, ids=lambda view: f"{view[0]}-{view[1]}")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return f"{serve(site)}en/"


def faults(page: Page) -> list[str]:
    """Let axe look at a page; one line a fault and element."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", RULES)
    return [
        f"{one['id']}: {node['html'][:160]} {node.get('any') and node['any'][0]['message'][:160]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def test_axe_finds_nothing_on_any_kind_of_page(page: Page, address: str) -> None:
    found = {}
    for kind, path in KINDS.items():
        page.goto(f"{address}{path}")
        page.wait_for_load_state("load")
        if kind == "root":
            page.wait_for_url("**/en/")
        found[kind] = faults(page)
    assert {kind: these[:6] for kind, these in found.items() if these} == {}


@pytest.mark.parametrize("typed", ["price list", "allergens", "qwertzbrochure"])
def test_axe_finds_nothing_in_the_open_search(page: Page, address: str, typed: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type(typed)
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert faults(page)[:6] == []


def test_axe_finds_nothing_where_a_company_has_answered(page: Page, address: str) -> None:
    page.goto(f"{address}check/")
    record = {"format": "touchpoints-browser/1", "company": ANSWERED, "changes": 1, "filed": False}
    page.evaluate("text => localStorage.setItem('touchpoints/company', text)", json.dumps(record))
    page.reload()
    page.locator(".tp-group > summary", has_text="Print and documents").first.click()
    page.locator(".tp-row > summary", has_text="Price list").first.click()
    page.get_by_role("button", name="Start anew").click()
    on_check = faults(page)
    page.goto(f"{address}touchpoints/price-list/")
    page.locator(".tp-point__result").wait_for()
    assert on_check + faults(page) == []


def test_axe_would_find_a_fault(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<html lang='en'><title>x</title><main><h1>x</h1><input></main></html>")
    assert any(fault.startswith("label:") for fault in faults(page))
    page.close()
