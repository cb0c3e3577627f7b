"""What is answered counts at once: on the page of all touchpoints, on a touchpoint's own, by mouse and by keyboard."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from check_page import ANSWERS, STATED, CheckPage


def test_a_ticked_answer_changes_the_numbers_at_once_and_is_there_after_a_reload(
    site: Path, serve: Callable[[Path], str], page: Page, tmp_path: Path
) -> None:
    check = CheckPage(page, f"{serve(site)}en/", tmp_path)
    check.open()
    assert check.figure(0).startswith("0 of")
    check.row("Print and documents", "Price list")
    question = page.get_by_role("group", name="Is the date from which the prices hold printed on every page?")
    question.get_by_label("yes").check()
    assert check.figure(0).startswith("1 of")
    assert check.figure(1) == "10.0 of 10"
    page.reload()
    assert check.figure(1) == "10.0 of 10"


def test_traits_decide_what_applies(check: CheckPage) -> None:
    before = int(check.figure(3))
    check.page.get_by_label("Do you have a website?").check()
    assert int(check.figure(3)) > before


def test_answers_given_on_a_touchpoints_page_count_in_the_whole(
    site: Path, serve: Callable[[Path], str], page: Page, tmp_path: Path
) -> None:
    address = f"{serve(site)}en/"
    page.goto(f"{address}touchpoints/price-list/")
    page.get_by_role("button", name="Check it in your company").click()
    page.locator("#criterion-dated").get_by_label("yes").check()
    page.locator("#criterion-type-size input[type=text]").fill("9")
    expect(page.locator(".tp-point__result")).to_contain_text("Quality")
    page.get_by_text("Numbers, who and when, notes").click()
    page.get_by_label("Who looks after it").fill("Eva")
    page.get_by_text("Questions of your own").click()
    page.get_by_label("Question", exact=True).fill("Is it on the counter?")
    page.get_by_role("button", name="Add this question").click()
    page.get_by_role("group", name="Is it on the counter?").get_by_label("no", exact=True).check()
    page.get_by_role("link", name="See all your touchpoints").click()
    check = CheckPage(page, address, tmp_path)
    assert check.figure(0).startswith("1 of")
    criteria = {"dated": "yes", "type-size": 9, "x-is-it-on-the-counter": "no"}
    assert check.kept()["answers"]["price-list"] == {"criteria": criteria, "owner": "Eva"}


def test_a_number_that_is_none_is_said_and_does_not_count(check: CheckPage) -> None:
    row = check.row("Print and documents", "Price list")
    field = row.locator(".tp-field--number input[type=text]").first
    field.fill("nine")
    expect(row.get_by_text("A number is expected here.")).to_be_visible()
    assert check.figure(0).startswith("0 of")
    field.fill("9,5")
    assert check.figure(0).startswith("1 of")
    field.fill("")
    assert check.figure(0).startswith("0 of")


def test_chains_show_where_they_break(check: CheckPage) -> None:
    check.load(STATED | {"answers": ANSWERS})
    expect(check.page.locator(".tp-chain-row", has_text="First visit to a clinic")).to_contain_text("Breaks at link 2")


def test_the_list_can_be_filtered_by_gaps(check: CheckPage) -> None:
    check.load(STATED | {"answers": ANSWERS})
    check.page.get_by_label("Show").select_option("gaps")
    expect(check.page.locator(".tp-row")).to_have_count(2)


def press(page: Page, keys: str, times: int = 1) -> None:
    for _ in range(times):
        page.keyboard.press(keys)


def tab_to(page: Page, name: str) -> None:
    """Go on with the tabulator until something of this name has the focus."""
    named = "() => { const one = document.activeElement; return one.labels?.[0]?.textContent ?? one.textContent }"
    for _ in range(200):
        press(page, "Tab")
        if name in (page.evaluate(named) or ""):
            return
    raise AssertionError(f"the tabulator never comes to {name}")


def test_the_keyboard_alone_does_the_whole_job(check: CheckPage) -> None:
    page = check.page
    tab_to(page, "Name")
    page.keyboard.type("Smile")
    tab_to(page, "Do you have a website?")
    press(page, "Space")
    tab_to(page, "Print and documents")
    press(page, "Enter")
    tab_to(page, "Price list")
    press(page, "Enter")
    expect(page.get_by_label("have", exact=True)).to_be_visible()
    tab_to(page, "not known")
    press(page, "ArrowLeft", 4)
    expect(page.get_by_label("have", exact=True)).to_be_checked()
    tab_to(page, "Numbers, who and when, notes")
    press(page, "Enter")
    expect(page.get_by_label("Who looks after it")).to_be_visible()
    tab_to(page, "Who looks after it")
    page.keyboard.type("Eva")
    page.evaluate("document.body.tabIndex = -1; document.body.focus()")
    tab_to(page, "Save to a file")
    with page.expect_download() as waiting:
        press(page, "Enter")
    assert waiting.value.suggested_filename == "smile.json"
    kept = check.kept()
    assert kept["profile"]["traits"] == ["website"]
    assert kept["answers"]["price-list"] == {"state": "have", "owner": "Eva"}


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
