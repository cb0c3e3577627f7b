"""The web page, filled in by a real browser and saved, comes back into the company file."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from filling_desk import Desk

pytestmark = pytest.mark.xdist_group("site")


def saved(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.click("#save")
    path = folder / "back.json"
    download.value.save_as(path)
    return path


def opened(desk: Desk, browser: Browser) -> Page:
    page = browser.new_page()
    page.goto(desk.export("html").as_uri())
    return page


def test_what_is_filled_in_on_the_page_arrives(desk: Desk, browser: Browser) -> None:
    page = opened(desk, browser)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.check("input[name='price-list/dated'][value='partly']")
    page.fill("[name='price-list/type-size']", "10.5")
    page.check("input[name='company-website:state'][value='planned']")
    page.fill("[name='company-website:owner']", "Eva Žltá")
    page.fill("[name='company-website:due']", "2027-03-01")
    page.fill("[name='company-website:my_ideas']", "one\ntwo")
    page.fill("[name='company-website:reach']", "55")
    path = saved(page, desk.company.parent)
    page.close()
    filling = desk.fill(path)
    assert filling.is_whole, filling
    assert {(str(change.key), change.new) for change in filling.changes} == {
        ("price-list: dated", "partly"),
        ("price-list: type-size", "10.5"),
        ("company-website: state", "planned"),
        ("company-website: owner", "Eva Žltá"),
        ("company-website: due", "2027-03-01"),
        ("company-website: my_ideas", "one\ntwo"),
        ("company-website: reach", "0.55"),
    }


def test_a_page_saved_untouched_changes_nothing(desk: Desk, browser: Browser) -> None:
    page, before = opened(desk, browser), desk.text
    path = saved(page, desk.company.parent)
    page.close()
    assert desk.fill(path).says_nothing_new
    assert desk.text == before
