"""The search as somebody uses it: by keyboard, on a narrow phone, from a folder, without a script, and by its address."""

import statistics
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from built_site import REPOSITORY


@pytest.fixture
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return f"{serve(site)}en/"


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A function that gives a page in a browser of its own kind; complaints of the browser fail the test."""
    complaints: list[str] = []
    contexts = []

    def start(**options: object) -> Page:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda it: complaints.append(it.text) if it.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield start
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(open_page: Callable[..., Page], address: str) -> Page:
    page = open_page()
    page.goto(address)
    return page


def type_into_box(page: Page, text: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(text)
    expect(page.locator(".tp-search__popup")).to_be_visible()


def box(page: Page) -> object:
    return expect(page.get_by_role("combobox"))


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_leads_to_the_search_box(page: Page, key: str) -> None:
    page.keyboard.press(key)
    box(page).to_be_focused()
    page.keyboard.type("a/b")
    box(page).to_have_value("a/b")


def test_the_index_is_loaded_only_when_somebody_searches(open_page: Callable[..., Page], address: str) -> None:
    page = open_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(urlsplit(request.url).path.rsplit("/", 1)[-1]))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert {"ranking.js", "index.js"} & set(loaded) == set()
    type_into_box(page, "price")
    assert {"ranking.js", "index.js"} <= set(loaded)


def test_a_result_shows_the_name_with_the_words_marked_and_its_category(page: Page) -> None:
    type_into_box(page, "price list")
    first = page.get_by_role("option").first
    expect(first.locator(".tp-search__name")).to_have_text("Price list")
    expect(first).to_contain_text("Print and documents")
    assert first.locator("mark").all_inner_texts() == ["Price", "list"]


def test_a_result_found_by_an_alias_shows_the_alias(page: Page) -> None:
    type_into_box(page, "dunning letter")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("also called: dunning letter")
    assert first.locator("mark").all_inner_texts() == ["dunning", "letter"]


def test_a_result_found_in_its_texts_shows_the_words(page: Page) -> None:
    type_into_box(page, "allergens")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("Menu or card of services")
    expect(first).to_contain_text("in the text: allergens")


def test_the_arrows_choose_a_result_and_enter_opens_it(page: Page) -> None:
    type_into_box(page, "price list")
    box(page).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    box(page).to_have_attribute("aria-activedescendant", chosen.get_attribute("id"))
    box(page).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Price list")


def test_the_arrows_go_round_and_back_to_what_was_typed(page: Page) -> None:
    type_into_box(page, "price list")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[role=option][aria-selected=true]")).to_contain_text("Show all")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(0)
    assert page.get_by_role("combobox").get_attribute("aria-activedescendant") is None


def test_escape_closes_the_list_and_then_empties_the_box(page: Page) -> None:
    type_into_box(page, "price")
    page.keyboard.press("Escape")
    expect(page.locator(".tp-search__popup")).to_be_hidden()
    box(page).to_have_attribute("aria-expanded", "false")
    box(page).to_have_value("price")
    page.keyboard.press("Escape")
    box(page).to_have_value("")
    box(page).to_be_focused()


def test_the_list_closes_when_the_reader_turns_elsewhere(page: Page) -> None:
    type_into_box(page, "price")
    page.locator("h1").click()
    expect(page.locator(".tp-search__popup")).to_be_hidden()
    page.get_by_role("combobox").focus()
    expect(page.locator(".tp-search__popup")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".tp-search__popup")).to_be_hidden()


def test_the_number_of_results_is_announced(page: Page) -> None:
    type_into_box(page, "dunning letter")
    expect(page.locator(".tp-search [role=status]")).to_have_text("1 result")


TIMES = """async texts => {
  const input = document.querySelector("[role=combobox]"), times = []
  for (const text of texts) for (let end = 1; end <= text.length; end++) {
    const start = performance.now()
    input.value = text.slice(0, end)
    input.dispatchEvent(new Event("input"))
    await new Promise((resolve) => setTimeout(resolve))
    times.push(performance.now() - start)
  }
  return times
}"""


def test_results_come_at_once_while_somebody_types(page: Page) -> None:
    type_into_box(page, "a")
    times = page.evaluate(TIMES, ["price list", "answering the phone", "recieptionist", "allergens in a dish"])
    assert statistics.median(times) < 100  # milliseconds; benchmarks/search.py measures it well


def test_all_results_stand_on_a_page_with_an_address(page: Page, address: str) -> None:
    type_into_box(page, "price list")
    page.get_by_role("option", name="Show all").click()
    expect(page).to_have_url(f"{address}search/?q=price+list")
    expect(page.get_by_role("textbox", name="Search the catalogue")).to_have_value("price list")
    results = page.locator(".tp-searchpage__results > li")
    expect(results.first).to_contain_text("Price list")
    shown = page.locator(".tp-searchpage__count").inner_text()
    if page.get_by_role("button", name="Show the rest").is_visible():
        page.get_by_role("button", name="Show the rest").click()
    expect(page.get_by_role("button", name="Show the rest")).to_be_hidden()
    assert shown == f"{results.count()} results"


def test_enter_without_a_choice_opens_the_page_with_all_results(page: Page, address: str) -> None:
    type_into_box(page, "  car   park ")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}search/?q=car+park")


def test_a_search_can_be_shared_changed_and_gone_back_to(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=price+list")
    first = page.locator(".tp-searchpage__results > li a").first
    expect(first).to_have_text("Price list")
    page.keyboard.press("/")
    page.keyboard.press("Control+a")
    page.keyboard.type("business card")
    expect(first).to_have_text("Business card")
    expect(page).to_have_url(f"{address}search/?q=business+card")
    first.click()
    expect(page.locator("h1")).to_have_text("Business card")
    page.go_back()
    expect(first).to_have_text("Business card")
    expect(page.get_by_role("textbox", name="Search the catalogue")).to_have_value("business card")


def test_a_search_sent_off_on_the_page_is_a_step_to_go_back_from(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=invoice")
    expect(page.locator(".tp-searchpage__results > li a").first).to_have_text("Invoice")
    page.evaluate("document.querySelector('.tp-searchpage__input').value = 'courier'")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page).to_have_url(f"{address}search/?q=courier")
    page.go_back()
    expect(page.locator(".tp-searchpage__results > li a").first).to_have_text("Invoice")


def test_where_nothing_is_found_the_nearest_and_a_way_to_add_it_are_offered(page: Page, address: str) -> None:
    type_into_box(page, "qwertzbrochure")
    expect(page.locator(".tp-search__note")).to_contain_text("Nothing was found for “qwertzbrochure”")
    expect(page.get_by_role("option").first).to_contain_text("Brochure")
    missing = urlsplit(page.get_by_role("option").last.get_attribute("href") or "")
    asked = parse_qs(missing.query)
    assert missing.path.endswith("/issues/new")
    assert asked["name"] == ["qwertzbrochure"]
    assert (REPOSITORY / ".github" / "ISSUE_TEMPLATE" / asked["template"][0]).is_file()
    page.goto(f"{address}search/?q=qwertzbrochure")
    expect(page.locator(".tp-searchpage__count")).to_contain_text("Nothing was found for “qwertzbrochure”")
    expect(page.locator(".tp-searchpage__results > li a").first).to_have_text("Brochure")
    expect(page.get_by_role("link", name="Suggest a touchpoint")).to_be_visible()


def test_an_index_that_cannot_be_loaded_is_said_and_tried_again(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/search/index.js", lambda route: route.abort())
    page.goto(address)
    type_into_box(page, "price")
    expect(page.locator(".tp-search__note")).to_contain_text("could not be loaded")
    page.unroute("**/search/index.js")
    page.keyboard.type(" list")
    expect(page.get_by_role("option").first).to_contain_text("Price list")
    page.close()


@pytest.fixture
def phone(open_page: Callable[..., Page], address: str) -> Page:
    page = open_page(viewport={"width": 320, "height": 640}, has_touch=True)
    page.goto(address)
    return page


def test_on_a_narrow_phone_the_search_is_a_sheet_over_the_page(phone: Page) -> None:
    opener = phone.get_by_role("link", name="Open the search")
    opener.tap()
    box(phone).to_be_focused()
    phone.keyboard.type("price list")
    expect(phone.get_by_role("option").first).to_be_visible()
    sheet = phone.locator(".tp-search__form").bounding_box()
    assert sheet is not None
    assert (sheet["x"], sheet["y"], sheet["height"]) == (0, 0, 640)
    assert sheet["width"] >= 305  # Zensical keeps a gutter for the bar of a desk
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    phone.get_by_role("button", name="Close the search").click()
    expect(phone.get_by_role("combobox")).to_be_hidden()
    expect(opener).to_be_focused()


def test_escape_closes_the_sheet(phone: Page) -> None:
    phone.keyboard.press("/")
    phone.keyboard.type("price")
    phone.keyboard.press("Escape")
    expect(phone.get_by_role("combobox")).to_be_hidden()


def test_the_search_works_where_the_site_is_opened_from_a_folder(open_page: Callable[..., Page], site: Path) -> None:
    page = open_page()
    page.goto((site / "en" / "touchpoints" / "price-list" / "index.html").as_uri())
    type_into_box(page, "business card")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=business+card")
    page.locator(".tp-searchpage__results > li a").first.click()
    expect(page.locator("h1")).to_have_text("Business card")
    type_into_box(page, "invoice")
    page.get_by_role("option").first.click()
    expect(page.locator("h1")).to_have_text("Invoice")


@pytest.mark.parametrize("width", [1280, 320])
def test_without_a_script_the_box_leads_to_a_page_that_leads_to_the_list(
    open_page: Callable[..., Page], address: str, width: int
) -> None:
    page = open_page(java_script_enabled=False, viewport={"width": width, "height": 800})
    page.goto(address)
    if width == 320:
        page.get_by_role("link", name="Open the search").click()
    else:
        page.get_by_role("combobox").fill("price list")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{address}search/?q=price+list")
    expect(page.get_by_text("The search needs a script")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="All touchpoints from A to Z").first.click()
    expect(page).to_have_url(f"{address}a-z/")


def test_the_page_for_the_lost_offers_a_search_for_what_was_looked_for(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page()
    page.route("**/touchpoints/visiting-card/", lambda route: route.continue_(url=f"{address}../404.html"))
    page.goto(f"{address}touchpoints/visiting-card/")
    expect(page.get_by_role("textbox", name="Search the catalogue")).to_have_value("visiting card")
    assert page.locator("form").get_attribute("action", timeout=1000).endswith("/en/search/")


PAYLOADS = (
    "<img src=x onerror=window.ran=1>",
    "<script>window.ran=2</script>",
    "__proto__",
    "\"'`{}",
    "x" * 3000,
    "😀",
)


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_whatever_is_typed_or_stands_in_the_address_is_only_text(page: Page, address: str, payload: str) -> None:
    type_into_box(page, payload[:100])
    anchor = "" if '"' in payload else quote(payload)  # Zensical's own script complains of quotation marks there
    page.goto(f"{address}search/?q={quote(payload)}#{anchor}")
    expect(page.get_by_role("textbox", name="Search the catalogue")).to_have_value(payload)
    expect(page.locator(".tp-searchpage__count")).not_to_have_text("")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert page.locator("article img, article script, article [onerror]").count() == 0
