"""The page in a real browser: it can be filled in and saved, asks nobody for anything, and runs nothing foreign."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from checklists import Assess, as_json, encoded
from touchpoints.company.assessment import Assessment
from touchpoints.company.selection import Selection, narrowed

Open = Callable[[Assessment], Page]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """A function that opens a checklist, and a check that it asked for nothing and complained of nothing."""
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    complaints: list[str] = []

    def opened(assessment: Assessment) -> Page:
        path = tmp_path / "checklist.html"
        path.write_bytes(encoded("html", assessment))
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: complaints.append(request.url) if request.url.startswith("http") else None)
        page.goto(path.as_uri())
        return page

    yield opened
    context.close()
    assert complaints == []


def saved(page: Page) -> dict[str, Any]:
    """Save the page and read the file."""
    with page.expect_download() as download:
        page.click("#save")
    read: dict[str, Any] = json.loads(download.value.path().read_text(encoding="utf-8"))
    return read


def different(before: Any, after: Any, at: str = "") -> list[str]:
    """Name the places in which two documents differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        keys = [*before, *(key for key in after if key not in before)]
        return [one for key in keys for one in different(before.get(key), after.get(key), f"{at}/{key}")]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return [
            one
            for index, value in enumerate(before)
            for one in different(
                value, after[index], f"{at}/{value.get('id', index) if isinstance(value, dict) else index}"
            )
        ]
    return [] if before == after else [f"{at}: {before!r} -> {after!r}"]


def test_a_page_that_nobody_changed_is_saved_as_the_same_document(open_page: Open, assessment: Assessment) -> None:
    assert different(as_json(assessment), saved(open_page(assessment))) == []


def test_what_is_noted_on_a_walk_is_in_the_saved_file(open_page: Open, assessment: Assessment) -> None:
    walk = narrowed(assessment, Selection(chain="first-visit"))
    page = open_page(walk)
    page.fill("textarea[name='banner-ad:walk:time']", "18:05")
    page.fill("textarea[name='banner-ad:walk:impression']", "Loud, but clear")
    assert different(as_json(walk), saved(page)) == [
        "/touchpoints/banner-ad/walk: None -> {'first-visit': {'time': '18:05', 'impression': 'Loud, but clear'}}"
    ]


def test_what_is_filled_in_is_in_the_saved_file_and_nothing_else_changes(
    open_page: Open, assessment: Assessment
) -> None:
    page = open_page(assessment)
    page.check("input[name='price-list:state'][value='have']")
    page.check("input[name='price-list/dated'][value='partly']")
    page.fill("input[name='price-list/type-size']", "11,5")
    page.select_option("select[name='price-list/branded']", "yes")
    page.fill("textarea[name='price-list:my_ideas']", "A plan of the mouth\nwith prices")
    page.fill("input[name='price-list:reach']", "62.5")
    page.select_option("select[name='price-list:competitor:1']", "better")
    page.fill("input[name='price-list:due']", "2027-01-31")
    assert different(as_json(assessment), saved(page)) == [
        "/touchpoints/price-list/state: 'unknown' -> 'have'",
        "/touchpoints/price-list/reach: 1.0 -> 0.625",
        "/touchpoints/price-list/criteria/dated/answer: None -> 'partly'",
        "/touchpoints/price-list/criteria/type-size/measured: None -> 11.5",
        "/touchpoints/price-list/criteria/branded/answer: None -> 'yes'",
        "/touchpoints/price-list/competitors/Beta Dent: None -> 'better'",
        "/touchpoints/price-list/due: None -> '2027-01-31'",
        "/touchpoints/price-list/my_ideas: None -> 'A plan of the mouth\\nwith prices'",
    ]


def test_a_second_click_takes_a_tick_away(open_page: Open, assessment: Assessment) -> None:
    page = open_page(assessment)
    page.click("input[name='phone-booking/two-times'][value='no']")
    assert different(as_json(assessment), saved(page)) == [
        "/touchpoints/phone-booking/criteria/two-times/answer: 'no' -> None"
    ]


def test_a_change_that_is_taken_back_after_saving_is_taken_back_in_the_next_file(
    open_page: Open, assessment: Assessment
) -> None:
    page = open_page(assessment)
    page.fill("textarea[name='price-list:note']", "a thought")
    assert len(different(as_json(assessment), saved(page))) == 1
    page.fill("textarea[name='price-list:note']", "")
    assert different(as_json(assessment), saved(page)) == []


def test_a_word_in_the_place_of_a_number_is_kept_as_it_was_typed(open_page: Open, assessment: Assessment) -> None:
    page = open_page(assessment)
    page.fill("input[name='enquiry-form/reply-time']", "half a day")
    assert different(as_json(assessment), saved(page)) == [
        "/touchpoints/enquiry-form/criteria/reply-time/answer: None -> 'half a day'",
        "/touchpoints/enquiry-form/criteria/reply-time/measured: 300.0 -> None",
    ]


def test_a_saved_file_can_be_opened_again(open_page: Open, assessment: Assessment, tmp_path: Path) -> None:
    page = open_page(assessment)
    page.fill("textarea[name='price-list:note']", "from the first evening")
    file = tmp_path / "saved.json"
    file.write_text(json.dumps(saved(page)), encoding="utf-8")
    again = open_page(assessment)
    again.set_input_files("#file", file)
    expect(again.locator("#said")).to_contain_text("saved.json")
    expect(again.locator("textarea[name='price-list:note']")).to_have_value("from the first evening")


def test_a_file_of_somebody_else_is_refused_and_changes_nothing(
    open_page: Open, assessment: Assessment, tmp_path: Path
) -> None:
    page = open_page(assessment)
    for content in ("[]", "{}", "no json", json.dumps(as_json(assessment) | {"company": "Other"})):
        file = tmp_path / "other.json"
        file.write_text(content, encoding="utf-8")
        page.set_input_files("#file", file)
        expect(page.locator("#said")).to_have_text("This is not a saved checklist of this firm.")
    assert different(as_json(assessment), saved(page)) == []


def test_answers_that_were_never_saved_are_offered_again(open_page: Open, assessment: Assessment) -> None:
    page = open_page(assessment)
    page.fill("textarea[name='price-list:note']", "typed, not saved")
    expect(page.locator("#said")).to_have_text("Changes not saved yet")
    page.wait_for_timeout(800)
    again = open_page(assessment)
    expect(again.locator("#draft")).to_be_visible()
    again.click("#take-draft")
    expect(again.locator("textarea[name='price-list:note']")).to_have_value("typed, not saved")


HOSTILE = [
    "</script><script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    '" autofocus onfocus="alert(1)',
    "__proto__",
    "constructor",
    "a\u2028b\u2029c",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_was_typed_is_ever_run(open_page: Open, assessed: Assess, text: str) -> None:
    answers = {
        "price-list": {"state": "have", "note": text, "owner": text, "my_ideas": text, "competitors": {text: "same"}}
    }
    assessment = assessed({"company": text, "competitors": [text], "answers": answers})
    page = open_page(assessment)
    page.wait_for_timeout(100)
    expect(page.locator("#tools")).to_be_visible()
    assert different(as_json(assessment), saved(page)) == []


def test_nothing_is_wider_than_a_narrow_phone(open_page: Open, assessment: Assessment) -> None:
    page = open_page(assessment)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_a_script_it_can_still_be_read_and_printed(
    browser: Browser, assessment: Assessment, tmp_path: Path
) -> None:
    path = tmp_path / "checklist.html"
    path.write_bytes(encoded("html", assessment))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    expect(page.locator("#tools")).to_be_hidden()
    expect(page.locator("article.point")).to_have_count(6)
    context.close()
