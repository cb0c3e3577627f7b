"""No page kind has a fault that axe can find, shifts while it loads, or is wider than a narrow phone.

Each kind of page is visited once for each view and builder, and everything is looked at in that one visit.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from built_site import ENGINES, PAGE_KINDS, build
from search_sample import write_sample

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
DESK, NARROW = 1280, 320
VIEWS = [(DESK, "light"), (DESK, "dark"), (NARROW, "light"), (NARROW, "dark")]
VISITS = [("mkdocs", *view) for view in VIEWS] + [("zensical", DESK, "dark"), ("zensical", NARROW, "light")]
"""The builders' pages differ only around ours, so the second is looked at in each width and each scheme once."""

LEAST_SHIFT = 0.001
"""What does not count: a busy browser may paint the bar before its last button has come."""

SAMPLE_KINDS = {kind: path for kind, path in PAGE_KINDS.items() if "/" not in path.rstrip("/")} | {
    "touchpoint": "touchpoints/waiting-room/",
    "category": "categories/place-and-premises/",
    "stage": "stages/need/",
}
"""The kinds that the sample has: it holds touchpoints, and no chains, routes, symptoms or guides."""

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
WATCH_SHIFTS = """
window.shifts = []
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    window.shifts.push([entry.value, ...entry.sources.map((one) => String(one.node?.outerHTML ?? one.node?.nodeName).slice(0, 120))])
  }
}).observe({ type: "layout-shift", buffered: true })
"""
SETTLE = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))))"


@dataclass(frozen=True)
class Visit:
    """What was seen of one page in one view."""

    faults: list[str]
    shifts: list[Any]
    width: int


def faults(page: Page) -> list[str]:
    """Let axe look at a page; one line a fault and element."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", RULES)
    return [
        f"{one['id']}: {node['html'][:160]} {node.get('any') and node['any'][0]['message'][:160]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def visits(browser: Browser, address: str, kinds: Mapping[str, str], view: tuple[int, str]) -> dict[str, Visit]:
    """Look at one page of each kind."""
    width, scheme = view
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    context.add_init_script(WATCH_SHIFTS)
    page = context.new_page()
    seen = {}
    for kind, path in kinds.items():
        answer = page.goto(f"{address}{path}")
        assert answer is not None
        assert answer.ok, path
        page.wait_for_load_state("load")
        if kind == "root":
            page.wait_for_url("**/en/")
        page.evaluate(SETTLE)
        shifts, wide = page.evaluate("[window.shifts, document.documentElement.scrollWidth]")
        seen[kind] = Visit(faults(page), shifts, wide)
    context.close()
    return seen


@pytest.fixture(scope="session", params=VISITS, ids=lambda visit: "-".join(map(str, visit)))
def visit(request: pytest.FixtureRequest) -> tuple[str, int, str]:
    return request.param


@pytest.fixture(scope="session")
def seen(
    browser: Browser, sites: dict[str, Path], serve: Callable[[Path], str], visit: tuple[str, int, str]
) -> dict[str, Visit]:
    engine, *view = visit
    return visits(browser, f"{serve(sites[engine])}en/", PAGE_KINDS, (view[0], view[1]))


@pytest.fixture(scope="session", params=ENGINES)
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample catalogue in Slovak and Russian, as each engine builds it."""
    return build(write_sample(tmp_path_factory.mktemp(f"sample-{request.param}")), request.param)


@pytest.fixture(scope="session", params=[("sk", "light"), ("ru", "dark")])
def seen_in_language(
    request: pytest.FixtureRequest, browser: Browser, sample: Path, serve: Callable[[Path], str]
) -> dict[str, Visit]:
    language, scheme = request.param
    return visits(browser, f"{serve(sample)}{language}/", SAMPLE_KINDS, (NARROW, scheme))


def test_axe_finds_nothing_on_any_kind_of_page(seen: dict[str, Visit]) -> None:
    assert {kind: one.faults[:6] for kind, one in seen.items() if one.faults} == {}


def moved(seen: dict[str, Visit]) -> dict[str, list[Any]]:
    """Give the shifts of the pages that moved so much that it counts."""
    return {kind: one.shifts for kind, one in seen.items() if sum(shift[0] for shift in one.shifts) >= LEAST_SHIFT}


def test_nothing_shifts_while_a_page_loads(seen: dict[str, Visit]) -> None:
    assert moved(seen) == {}


def test_no_page_is_wider_than_its_window(seen: dict[str, Visit], visit: tuple[str, int, str]) -> None:
    assert {kind: one.width for kind, one in seen.items() if one.width > visit[1]} == {}


def test_all_of_this_holds_in_slovak_and_russian_on_a_narrow_phone(seen_in_language: dict[str, Visit]) -> None:
    assert {kind: one.faults[:6] for kind, one in seen_in_language.items() if one.faults} == {}
    assert moved(seen_in_language) == {}
    assert {kind: one.width for kind, one in seen_in_language.items() if one.width > NARROW} == {}


@pytest.fixture(params=VIEWS, ids=lambda view: f"{view[0]}-{view[1]}")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def address(sites: dict[str, Path], serve: Callable[[Path], str]) -> str:
    return f"{serve(sites['mkdocs'])}en/"


def test_axe_finds_nothing_in_the_open_search(page: Page, address: str) -> None:
    for typed in ("price list", "allergens", "qwertzbrochure"):
        page.goto(address)
        page.keyboard.press("/")
        page.keyboard.type(typed)
        page.locator("[role=option]").first.wait_for()
        page.keyboard.press("ArrowDown")
        assert faults(page)[:6] == [], typed


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


def test_a_shift_would_be_seen(browser: Browser) -> None:
    page = browser.new_page()
    page.add_init_script(WATCH_SHIFTS)
    page.goto("data:text/html,<body><p style='height:300px' hidden>x</p><p>y</p>")
    page.evaluate(SETTLE)
    page.evaluate("document.querySelector('p').hidden = false")
    page.evaluate(SETTLE)
    assert page.evaluate("window.shifts.length") > 0
    page.close()
