"""What the tests of "Check my company" share: a browser of its own for each, and a page that bears no error."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from check_page import CheckPage

THEMES_OWN = "blocked"
"""What the themes' own scripts throw where a browser blocks its store; ours catch it."""


@pytest.fixture
def address(sites: dict[str, Path], serve: Callable[[Path], str]) -> str:
    """The address of the site; its scripts are the same whoever has built the pages."""
    return f"{serve(sites['mkdocs'])}en/"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without a past."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails the test on any error."""
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)) if str(error) != THEMES_OWN else None)
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page
    assert complaints == []


@pytest.fixture
def check(page: Page, address: str, tmp_path: Path) -> CheckPage:
    """The page, open."""
    desk = CheckPage(page, address, tmp_path)
    desk.open()
    return desk
