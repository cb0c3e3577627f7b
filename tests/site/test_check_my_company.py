"""Check my company in the browser: what is answered counts at once, is kept, and goes to a file and back."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from built_site import workplace_of
from touchpoints import workflow
from touchpoints.checklist.json_format import assessment_document

STATED = {"company": "Smile & Sons", "profile": {"sector": "health", "traits": ["premises", "phone", "website", "b2c"]}}
ANSWERS = {
    "price-list": {"reaction": "neutral", "criteria": {"dated": "yes", "final-price": "no", "type-size": 9}},
    "company-website": {"state": "missing", "reach": 0.7},
}
KEY = "touchpoints/company"
THEMES_OWN = "blocked"
"""What the themes' own scripts throw where a browser blocks its store; ours catch it."""


@pytest.fixture
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return f"{serve(site)}en/"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
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


def open_check(page: Page, address: str) -> None:
    page.goto(f"{address}check/")
    expect(page.locator(".tp-figures")).to_be_visible()


def figure(page: Page, number: int) -> str:
    return page.locator(".tp-figure").nth(number).inner_text()


def load(page: Page, tmp_path: Path, content: Any) -> None:
    file = tmp_path / "company.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    page.locator("input[type=file]").set_input_files(file)


def save(page: Page, tmp_path: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save to a file").click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def open_row(page: Page, group: str, name: str) -> None:
    page.locator(".tp-group > summary", has_text=group).first.click()
    page.locator(".tp-row > summary", has_text=name).first.click()


def test_a_ticked_answer_changes_the_numbers_at_once_and_is_there_after_a_reload(page: Page, address: str) -> None:
    open_check(page, address)
    assert figure(page, 0).startswith("0 of")
    open_row(page, "Print and documents", "Price list")
    question = page.get_by_role("group", name="Is the date from which the prices hold printed on every page?")
    question.get_by_label("yes").check()
    assert figure(page, 0).startswith("1 of")
    assert figure(page, 1) == "10.0 of 10"
    page.reload()
    assert figure(page, 1) == "10.0 of 10"


def test_traits_decide_what_applies(page: Page, address: str) -> None:
    open_check(page, address)
    before = int(figure(page, 3))
    page.get_by_label("Do you have a website?").check()
    assert int(figure(page, 3)) > before


def test_answers_given_on_a_touchpoints_page_count_in_the_whole(page: Page, address: str) -> None:
    page.goto(f"{address}touchpoints/price-list/")
    page.get_by_role("button", name="Check it in your company").click()
    page.locator("#criterion-dated").get_by_label("yes").check()
    page.locator("#criterion-type-size input[type=text]").fill("9")
    expect(page.locator(".tp-point__result")).to_contain_text("Quality")
    page.get_by_role("link", name="See all your touchpoints").click()
    assert figure(page, 0).startswith("1 of")


def test_a_saved_file_gives_the_same_numbers_on_the_command_line(
    page: Page, address: str, project: Path, tmp_path: Path
) -> None:
    open_check(page, address)
    load(page, tmp_path, STATED | {"answers": ANSWERS})
    expect(page.locator(".tp-status")).to_contain_text("company.json")
    in_browser = page.evaluate("Touchpoints.results.assess()")
    saved = save(page, tmp_path / "saved")
    assert saved.name == "smile-sons.json"
    assessment, _ = workflow.open_assessment(workplace_of(project), saved)
    document = assessment_document(assessment).model_dump(mode="json", by_alias=True)
    assert in_browser["coverage"] == document["coverage"]
    assert in_browser["quality"] == document["quality"]
    ours = [(one["id"], one["priority"], one["class"], one["rank"]) for one in in_browser["touchpoints"]]
    assert ours == [(one["id"], one["priority"], one["class"], one["rank"]) for one in document["touchpoints"]]


def test_a_checklist_in_json_is_loaded_and_gives_the_same_numbers(
    page: Page, address: str, project: Path, tmp_path: Path
) -> None:
    chains = [
        {
            "id": "ours",
            "based_on": "clinic-first-visit",
            "links": [{"touchpoint": "company-website", "passed": 90}, {"touchpoint": "price-list", "passed": 9}],
        }
    ]
    file = tmp_path / "smile.json"
    file.write_text(json.dumps(STATED | {"answers": ANSWERS, "chains": chains}), encoding="utf-8")
    assessment, words = workflow.open_assessment(workplace_of(project), file)
    made = workflow.make_checklists(assessment, words, workplace_of(project), ["json"], workflow.Selection())
    open_check(page, address)
    load(page, tmp_path, made[".json"].decode())
    expect(page.locator(".tp-status")).to_contain_text("were taken")
    document, found = json.loads(made[".json"]), page.evaluate("Touchpoints.results.assess()")
    assert found["coverage"] == document["coverage"]
    assert [one["priority"] for one in found["touchpoints"]] == [one["priority"] for one in document["touchpoints"]]
    assert [one["lost_most_at"] for one in found["chains"]] == [one["lost_most_at"] for one in document["chains"]]


@pytest.mark.parametrize(
    "content", ["{", "[]", '"text"', '{"format": "something-else/1", "answers": {}}', '{"a": 1}', ""]
)
def test_a_file_that_is_none_of_ours_is_refused_and_changes_nothing(
    page: Page, address: str, tmp_path: Path, content: str
) -> None:
    open_check(page, address)
    load(page, tmp_path, STATED | {"answers": ANSWERS})
    expect(page.locator(".tp-status")).to_contain_text("were taken")
    before = page.evaluate(f"localStorage.getItem('{KEY}')")
    load(page, tmp_path, content)
    expect(page.locator(".tp-status")).to_contain_text("no company file")
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == before


def test_starting_anew_asks_first_and_can_be_undone(page: Page, address: str, tmp_path: Path) -> None:
    open_check(page, address)
    load(page, tmp_path, STATED | {"answers": ANSWERS})
    expect(page.locator(".tp-status")).to_contain_text("were taken")
    before = figure(page, 0)
    page.get_by_role("button", name="Start anew").click()
    page.get_by_role("button", name="No, keep them").click()
    assert figure(page, 0) == before
    page.get_by_role("button", name="Start anew").click()
    page.get_by_role("button", name="Yes, delete them").click()
    assert figure(page, 0).startswith("0 of")
    page.reload()
    page.get_by_role("button", name="Undo").click()
    assert figure(page, 0) == before


def test_two_tabs_see_each_others_answers_and_undo_none(context: BrowserContext, page: Page, address: str) -> None:
    open_check(page, address)
    other = context.new_page()
    open_check(other, address)
    page.get_by_label("Do you have a website?").check()
    expect(other.get_by_label("Do you have a website?")).to_be_checked()
    expect(other.locator(".tp-status")).to_contain_text("Another tab")
    other.get_by_label("Do customers phone you?").check()
    expect(page.get_by_label("Do customers phone you?")).to_be_checked()
    expect(page.get_by_label("Do you have a website?")).to_be_checked()


@pytest.mark.parametrize(
    "obstacle",
    [
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('blocked', 'SecurityError') }})",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    ],
    ids=["blocked", "full"],
)
def test_a_store_that_refuses_is_said_before_anybody_types_and_nothing_is_lost_in_the_page(
    page: Page, address: str, tmp_path: Path, obstacle: str
) -> None:
    page.add_init_script(obstacle)
    open_check(page, address)
    expect(page.locator(".tp-status")).to_contain_text("Not kept")
    page.get_by_label("Do you have a website?").check()
    page.get_by_label("Do customers phone you?").check()
    saved = json.loads(save(page, tmp_path).read_text(encoding="utf-8"))
    assert saved["profile"]["traits"] == ["website", "phone"]


def test_what_cannot_be_read_is_put_aside_and_can_be_saved(page: Page, address: str) -> None:
    page.goto(f"{address}a-z/")
    page.evaluate(f"localStorage.setItem('{KEY}', '{{broken')")
    open_check(page, address)
    expect(page.locator(".tp-notice")).to_contain_text("put aside")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save what was put aside").click()
    assert waiting.value.path().read_text(encoding="utf-8") == "{broken"


STRANGE = {
    "gone-for-good": {"state": "have", "note": "keep me"},
    "price-list": {"criteria": {"dated": "yes", "no-such-question": "no", "type-size": "yes"}},
    "__proto__": {"state": "have"},
    "constructor": {"state": "missing"},
}


def test_answers_this_catalogue_does_not_know_are_shown_kept_and_saved_apart(
    page: Page, address: str, project: Path, tmp_path: Path
) -> None:
    open_check(page, address)
    load(page, tmp_path, json.dumps(STATED | {"answers": STRANGE}))
    expect(page.locator(".tp-apart")).to_contain_text("gone-for-good")
    expect(page.locator(".tp-apart")).to_contain_text("no-such-question: no")
    assert figure(page, 0).startswith("1 of")
    assert page.evaluate("({}).state === undefined")
    page.reload()
    saved = save(page, tmp_path / "saved")
    kept = json.loads(saved.read_text(encoding="utf-8"))
    assert kept["x-kept-apart"]["gone-for-good"]["note"] == "keep me"
    assert kept["x-kept-apart"]["price-list"]["criteria"] == {"no-such-question": "no", "type-size": "yes"}
    assert kept["x-kept-apart"].keys() == {"gone-for-good", "price-list", "__proto__", "constructor"}
    assessment, _ = workflow.open_assessment(workplace_of(project), saved)
    assert assessment.coverage.have == 1
    load(page, tmp_path, saved.read_text(encoding="utf-8"))
    expect(page.locator(".tp-apart")).to_contain_text("no-such-question: no")


def test_fields_the_browser_does_not_show_survive_it(page: Page, address: str, tmp_path: Path) -> None:
    whole = STATED | {
        "x-own": {"a": 1},
        "competitors": ["Alfa"],
        "answers": {
            "price-list": {"owner": "Eva", "competitors": {"Alfa": "worse"}, "x-mine": [1], "criteria": {"dated": "no"}}
        },
    }
    open_check(page, address)
    load(page, tmp_path, whole)
    expect(page.locator(".tp-status")).to_contain_text("were taken")
    kept = json.loads(save(page, tmp_path / "saved").read_text(encoding="utf-8"))
    assert kept["x-own"] == {"a": 1}
    assert kept["answers"] == whole["answers"]
    assert kept["competitors"] == ["Alfa"]


def test_a_question_that_has_changed_is_marked_until_it_is_looked_at_again(
    page: Page, address: str, tmp_path: Path
) -> None:
    open_check(page, address)
    load(page, tmp_path, STATED | {"answers": ANSWERS, "x-revisions": {"price-list/dated": 0}})
    open_row(page, "Print and documents", "Price list")
    expect(page.locator(".tp-again")).to_contain_text("look again")
    page.get_by_role("button", name="Still right").click()
    expect(page.locator(".tp-again")).to_have_count(0)
    page.reload()
    open_row(page, "Print and documents", "Price list")
    expect(page.locator(".tp-again")).to_have_count(0)


def test_changes_since_the_last_file_are_counted(page: Page, address: str, tmp_path: Path) -> None:
    open_check(page, address)
    page.get_by_label("Do you have a website?").check()
    expect(page.locator(".tp-status")).to_contain_text("Not saved to a file yet")
    save(page, tmp_path)
    expect(page.locator(".tp-status")).to_contain_text("Everything is in the last file")
    page.get_by_label("Do customers phone you?").check()
    expect(page.locator(".tp-status")).to_contain_text("1 change since")


def test_chains_show_where_they_break(page: Page, address: str, tmp_path: Path) -> None:
    open_check(page, address)
    load(page, tmp_path, STATED | {"answers": ANSWERS})
    expect(page.locator(".tp-chain-row", has_text="First visit to a clinic")).to_contain_text("Breaks at link 2")


def test_the_list_can_be_filtered_by_gaps(page: Page, address: str, tmp_path: Path) -> None:
    open_check(page, address)
    load(page, tmp_path, STATED | {"answers": ANSWERS})
    page.get_by_label("Show").select_option("gaps")
    expect(page.locator(".tp-row")).to_have_count(2)


def test_everything_works_without_a_mouse(page: Page, address: str) -> None:
    open_check(page, address)
    page.locator(".tp-group > summary", has_text="Print and documents").focus()
    page.keyboard.press("Enter")
    page.locator(".tp-row > summary", has_text="Price list").focus()
    page.keyboard.press("Enter")
    page.locator(".tp-row[open] input[value=unknown]").first.focus()
    page.keyboard.press("ArrowRight")
    assert figure(page, 0).startswith("1 of")


def test_it_works_from_a_folder(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "en" / "check" / "index.html").as_uri())
    expect(page.locator(".tp-figures")).to_be_visible()
    page.get_by_label("Do you have a website?").check()
    expect(page.locator(".tp-status")).to_contain_text("Kept in this browser")
    context.close()


def test_without_a_script_the_page_says_what_to_do_instead(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}check/")
    expect(page.locator("noscript p")).to_contain_text("touchpoints checklist")
    context.close()
