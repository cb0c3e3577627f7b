"""The built site as a reader meets it, in a real browser, with both builders."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from built_site import PAGE_KINDS


@pytest.fixture
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test on any message in the console and on any request that leaves the machine."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console",
        lambda message: complaints.append(f"{message.type}: {message.text}") if message.type == "error" else None,
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            complaints.append(request.url) if not request.url.startswith((address, "data:", "blob:")) else None
        ),
    )
    yield page
    context.close()
    assert complaints == []


def test_the_root_opens_the_home_page_in_the_readers_language(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_url("**/en/")
    expect(page.locator("h1")).to_contain_text("Where customers meet your company")


def test_a_search_for_price_list_finds_its_page(page: Page, address: str) -> None:
    page.goto(f"{address}en/")
    page.keyboard.press("/")
    page.keyboard.type("price list", delay=20)
    result = page.locator("[role=option][href*='touchpoints/price-list/']")
    expect(result).to_be_visible()
    result.click()
    page.wait_for_url("**/touchpoints/price-list/**")
    expect(page.locator("h1")).to_have_text("Price list")


def test_a_link_to_a_related_touchpoint_can_be_followed(page: Page, address: str) -> None:
    page.goto(f"{address}en/touchpoints/price-list/")
    link = page.locator("#related ~ ul a").first
    name = link.inner_text()
    link.click()
    expect(page.locator("h1")).to_have_text(name)


def test_dark_colours_follow_the_system_and_can_be_switched(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}en/touchpoints/price-list/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("label[title='Light colours']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    context.close()


def test_links_work_when_the_site_is_opened_from_its_folder(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.wait_for_url("**/en/index.html")
    page.locator("a.tp-card__name", has_text="Print and documents").click()
    page.locator("a.tp-entries__name", has_text="Price list").click()
    expect(page.locator("h1")).to_have_text("Price list")
    context.close()


def test_the_site_works_below_any_path(browser: Browser, site: Path, serve: Callable[[Path], str]) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    lost: list[str] = []
    page.on("response", lambda response: lost.append(response.url) if response.status >= 400 else None)
    root = f"{serve(site.parent)}{site.name}/"
    page.goto(root)
    page.wait_for_url(f"{root}en/")
    for path in PAGE_KINDS.values():
        if not path.startswith("../"):
            page.goto(f"{root}en/{path}")
    page.keyboard.press("/")
    page.keyboard.type("price list")
    page.locator("[role=option][href*='touchpoints/price-list/']").click()
    page.wait_for_url(f"{root}en/touchpoints/price-list/**")
    page.goto(f"{root}en/find/?stage=need")
    expect(page.get_by_label("Buying stage")).to_have_value("need")
    context.close()
    assert lost == []


REACHABLE = """() => {
  const fields = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])"
  const isSeen = (it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !it.disabled
  const isStop = (it) => it.type !== "radio" || it.checked || !document.querySelector(`input[name="${CSS.escape(it.name)}"]:checked`)
  const all = [...document.querySelectorAll(fields)].filter((it) => isSeen(it) && isStop(it) && it.tabIndex >= 0)
  all.forEach((it, at) => { it.dataset.at = at })
  return all.map((it) => it.outerHTML.slice(0, 100))
}"""


@pytest.mark.parametrize("kind", ["home", "browse", "touchpoint", "find", "check", "chain", "guide", "data", "search"])
def test_the_keyboard_alone_reaches_everything(page: Page, address: str, kind: str) -> None:
    page.goto(f"{address}en/{PAGE_KINDS[kind]}")
    if kind in {"find", "check", "search"}:
        page.locator(".tp-filters select, .tp-check input, .tp-searchpage__results a").first.wait_for()
    wanted = page.evaluate(REACHABLE)
    reached = set()
    for _ in range(len(wanted) + 5):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement?.dataset.at"))
    assert [name for at, name in enumerate(wanted) if str(at) not in reached] == []
    assert len(wanted) > 10
