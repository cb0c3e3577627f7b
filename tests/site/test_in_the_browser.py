"""The built site as a reader meets it, in a real browser, with both builders."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect


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


@pytest.mark.parametrize(
    "path", ["", "touchpoints/price-list/", "touchpoints/", "a-z/", "chains/clinic-first-visit/", "guides/three-laws/"]
)
def test_nothing_is_wider_than_a_narrow_phone(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{address}en/{path}")
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width <= 320


def test_links_work_when_the_site_is_opened_from_its_folder(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.wait_for_url("**/en/index.html")
    page.locator("a.tp-card__name", has_text="Print and documents").click()
    page.locator("a.tp-entries__name", has_text="Price list").click()
    expect(page.locator("h1")).to_have_text("Price list")
    context.close()
