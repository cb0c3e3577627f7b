"""Nothing is lost in the browser: not by a closed tab, a second one, a full or blocked store, or what cannot be read."""

import pytest
from playwright.sync_api import BrowserContext, expect

from check_page import ANSWERS, KEY, STATED, CheckPage

WEBSITE, PHONE = "Do you have a website?", "Do customers phone you?"
BLOCKED = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('blocked', 'SecurityError') }})"
)
FULL = """
let full = true
const set = Storage.prototype.setItem
Storage.prototype.setItem = function (key, value) {
  if (full) throw new DOMException('full', 'QuotaExceededError')
  set.call(this, key, value)
}
window.makeRoom = () => { full = false }
window.fillUp = () => { full = true }
"""


def test_it_is_plain_where_the_work_is_kept(check: CheckPage) -> None:
    expect(check.page.locator(".tp-check__kept")).to_contain_text("stay in this browser")
    check.page.get_by_label(WEBSITE).check()
    expect(check.status).to_contain_text("Kept in this browser. Not saved to a file yet.")


def test_a_tab_that_is_closed_right_after_a_tick_loses_nothing(context: BrowserContext, check: CheckPage) -> None:
    check.page.get_by_label(WEBSITE).check()
    check.page.close()
    again = CheckPage(context.new_page(), check.address, check.folder)
    again.open()
    expect(again.page.get_by_label(WEBSITE)).to_be_checked()


def test_two_tabs_see_each_others_answers_and_undo_none(context: BrowserContext, check: CheckPage) -> None:
    page, other = check.page, CheckPage(context.new_page(), check.address, check.folder)
    other.open()
    page.get_by_label(WEBSITE).check()
    expect(other.page.get_by_label(WEBSITE)).to_be_checked()
    expect(other.status).to_contain_text("Another tab")
    other.page.get_by_label(PHONE).check()
    expect(page.get_by_label(PHONE)).to_be_checked()
    expect(page.get_by_label(WEBSITE)).to_be_checked()


def test_a_tab_that_slept_through_the_others_changes_does_not_undo_them(
    context: BrowserContext, check: CheckPage
) -> None:
    sleeping = context.new_page()
    sleeping.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    other = CheckPage(sleeping, check.address, check.folder)
    other.open()
    check.page.get_by_label(WEBSITE).check()
    expect(sleeping.get_by_label(WEBSITE)).not_to_be_checked()
    sleeping.get_by_label(PHONE).check()
    assert check.kept()["profile"]["traits"] == ["website", "phone"]


def test_who_types_while_another_tab_answers_goes_on_typing(context: BrowserContext, check: CheckPage) -> None:
    other = CheckPage(context.new_page(), check.address, check.folder)
    other.open()
    other.page.get_by_label("Name", exact=True).press_sequentially("Smi")
    check.page.get_by_label(WEBSITE).check()
    expect(other.page.get_by_label(WEBSITE)).to_be_checked()
    other.page.keyboard.type("le")
    assert other.kept()["company"] == "Smile"


@pytest.mark.parametrize("obstacle", [BLOCKED, FULL], ids=["blocked", "full"])
def test_a_store_that_refuses_is_said_before_anybody_types_and_nothing_is_lost_in_the_page(
    check: CheckPage, obstacle: str
) -> None:
    page = check.page
    page.add_init_script(obstacle)
    check.open()
    expect(check.status).to_contain_text("Not kept")
    page.get_by_label(WEBSITE).check()
    page.get_by_label(PHONE).check()
    assert check.saved()["profile"]["traits"] == ["website", "phone"]


def test_a_store_that_has_room_again_keeps_everything(check: CheckPage) -> None:
    check.page.add_init_script(FULL)
    check.open()
    check.page.get_by_label(WEBSITE).check()
    expect(check.status).to_contain_text("Not kept")
    check.page.evaluate("makeRoom()")
    check.page.get_by_label(PHONE).check()
    expect(check.status).to_contain_text("Kept in this browser")
    assert check.kept()["profile"]["traits"] == ["website", "phone"]


def test_a_store_that_fills_up_meanwhile_loses_nothing_of_before_and_the_browser_asks_before_it_closes(
    check: CheckPage,
) -> None:
    page = check.page
    page.add_init_script(f"{FULL}; full = false")
    check.open()
    page.get_by_label(WEBSITE).check()
    page.evaluate("fillUp()")
    page.get_by_label(PHONE).check()
    expect(check.status).to_contain_text("Not kept")
    assert check.kept()["profile"]["traits"] == ["website"]
    assert page.evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))") is False


def test_beginning_anew_in_a_full_store_can_be_undone_too(check: CheckPage) -> None:
    check.page.add_init_script(FULL)
    check.open()
    check.page.get_by_label(WEBSITE).check()
    check.page.get_by_role("button", name="Start anew").click()
    check.page.get_by_role("button", name="Yes, delete them").click()
    expect(check.page.get_by_label(WEBSITE)).not_to_be_checked()
    check.page.get_by_role("button", name="Undo").click()
    expect(check.page.get_by_label(WEBSITE)).to_be_checked()


UNREADABLE = {
    "no JSON": "{broken",
    "another format": '{"format": "touchpoints-browser/9", "company": {}}',
    "another shape": '{"format": "touchpoints-browser/1", "company": {"answers": {"price-list": {"state": 5}}}}',
}


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_put_aside_and_can_be_saved(check: CheckPage, text: str) -> None:
    page = check.page
    page.evaluate(f"text => localStorage.setItem('{KEY}', text)", text)
    check.open()
    expect(page.locator(".tp-broken")).to_contain_text("put aside")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save what was put aside").click()
    assert waiting.value.path().read_text(encoding="utf-8") == text
    page.get_by_label(WEBSITE).check()
    page.reload()
    expect(page.locator(".tp-broken")).to_be_visible()
    page.get_by_role("button", name="Delete it").click()
    expect(page.locator(".tp-broken")).to_have_count(0)
    page.reload()
    expect(page.get_by_label(WEBSITE)).to_be_checked()
    expect(page.locator(".tp-broken")).to_have_count(0)


def test_what_was_put_aside_first_is_not_lost_by_a_second_fault(check: CheckPage) -> None:
    for text in ("{one", "{two"):
        check.page.evaluate(f"text => localStorage.setItem('{KEY}', text)", text)
        check.open()
    assert check.page.evaluate("Touchpoints.store.aside()") == ["{one", "{two"]


def test_starting_anew_asks_first_and_can_be_undone(check: CheckPage) -> None:
    page = check.page
    check.load(STATED | {"answers": ANSWERS})
    before = check.figure(0)
    page.get_by_role("button", name="Start anew").click()
    page.get_by_role("button", name="No, keep them").click()
    assert check.figure(0) == before
    page.get_by_role("button", name="Start anew").click()
    page.get_by_role("button", name="Yes, delete them").click()
    assert check.figure(0).startswith("0 of")
    page.reload()
    page.get_by_role("button", name="Undo").click()
    assert check.figure(0) == before


def test_changes_since_the_last_file_are_counted(check: CheckPage) -> None:
    check.page.get_by_label(WEBSITE).check()
    expect(check.status).to_contain_text("Not saved to a file yet")
    check.save()
    expect(check.status).to_contain_text("Everything is in the last file")
    check.page.get_by_label(PHONE).check()
    expect(check.status).to_contain_text("1 change since")
