"""The home page serves what people come with: a question, a symptom, or a task, each from the first screen."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from built_site import workplace_of
from touchpoints import workflow
from touchpoints.catalogue.model import Catalogue


@pytest.fixture(scope="session")
def catalogue(project: Path) -> Catalogue:
    return workflow.open_catalogue(workplace_of(project))


@pytest.fixture(params=[(360, 740), (1280, 800)], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, browser: Browser, site: Path, serve: Callable[[Path], str]) -> Iterator[Page]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(f"{serve(site)}en/")
    yield page
    context.close()


def is_on_first_screen(page: Page, name: str) -> bool:
    """Say whether something can be seen whole without scrolling."""
    box = page.locator(name).first.bounding_box()
    size = page.viewport_size
    return box is not None and size is not None and box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


def test_a_question_a_symptom_and_a_task_are_each_served_on_the_first_screen(page: Page) -> None:
    wanted = [".tp-need__ask input", "#symptom ~ ul", "#task ~ ul", "#task ~ ul a[href='check/']"]
    assert [name for name in wanted if not is_on_first_screen(page, name)] == []


def test_a_question_leads_to_answers(page: Page) -> None:
    page.locator(".tp-need__ask input").fill("price list")
    page.locator(".tp-need__ask input").press("Enter")
    page.wait_for_url("**/search/?q=price+list")
    expect(page.locator(".tp-searchpage__results a").first).to_have_attribute(
        "href", re.compile("touchpoints/price-list/$")
    )


def test_a_symptom_and_a_task_are_one_step_away(page: Page) -> None:
    page.locator("#symptom ~ ul a").first.click()
    expect(page.locator("#check-first")).to_be_visible()
    page.go_back()
    page.locator("#task ~ ul a[href^='routes/']").first.click()
    expect(page.locator(".tp-chain")).to_be_visible()


def test_the_count_stands_beside_the_record_and_what_was_asked_for(site: Path, catalogue: Catalogue) -> None:
    html = (site / "en/index.html").read_text(encoding="utf-8")
    assert f">{len(catalogue.complete)}</span>" in html
    assert " 94" in html
    assert " 104" in html


def test_the_way_to_use_it_has_three_steps(page: Page) -> None:
    assert page.locator(".tp-steps > li").count() == 3
