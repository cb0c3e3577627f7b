"""The page in all its states: axe finds nothing, nothing runs out at the side, a tick counts at once, print is whole."""

import json
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect

from check_page import EXAMPLES, KEY, CheckPage, example

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
VIEWS = [(1280, "light"), (320, "dark")]
"""Both widths and both schemes; all four together are looked at where the page is empty."""


def faults(page: Page, *parts: str) -> list[str]:
    """Let axe look at our parts of a page, and see whether anything runs out at the side; all else has its own test."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("([parts, rules]) => axe.run(parts, rules)", [list(parts), RULES])
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]] + (
        ["it is wider than the screen"] if wide else []
    )


def restaurant() -> dict[str, Any]:
    """Give the example that has units, with all that an example can lack."""
    given = example(next(path for path in EXAMPLES if path.stem == "restaurant"))
    shop = example(next(path for path in EXAMPLES if path.stem == "online-shop"))
    given["answers"]["company-website"]["views"] = {
        "own": {"criteria": {"keeper": "no"}},
        "client": {"criteria": {"keeper": "yes"}},
    }
    given["answers"]["gone"] = {"state": "have"}
    return given | {key: shop[key] for key in ("own_touchpoints", "own_criteria")}


def open_everything(check: CheckPage) -> None:
    """Open whatever can be opened, a row among it."""
    for title in (
        "What your company has",
        "Competitors, law",
        "Branches, products",
        "Your own chains",
        "Touchpoints of your own",
        "Left out",
    ):
        check.section(title)
    for chain in check.page.locator(".tp-more", has_text="The first evening").all():
        chain.locator("summary").first.click()
    check.page.get_by_text("As a table").click()
    check.details(check.row("Website", "Company website"))
    check.page.locator(".tp-row[open] summary", has_text="Questions of your own").click()
    check.page.get_by_role("button", name="Start anew").click()


@pytest.mark.parametrize(("width", "scheme"), VIEWS, ids=str)
def test_axe_finds_nothing_in_any_state(
    browser: Browser, address: str, tmp_path: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        reduced_motion="reduce",  # type: ignore[arg-type]
    )
    check = CheckPage(context.new_page(), address, tmp_path)
    check.open()
    check.page.evaluate(f"localStorage.setItem('{KEY}', '{{broken')")
    check.open()
    check.load(restaurant() | {"catalogue_version": "2099.01"})
    check.page.get_by_label("Answers for").select_option("harbour")
    check.page.get_by_label("Category").first.select_option("website")
    open_everything(check)
    found = {"everything open, for a unit": faults(check.page, ".tp-check")}
    check.page.get_by_label("Answers by").select_option("client")
    check.page.get_by_label("Answers by").select_option("+")
    check.give("{")
    expect(check.status).to_contain_text("nothing has changed")
    found["somebody else's view"] = faults(check.page, "#touchpoints ~ *", ".tp-keeping")
    check.page.goto(f"{address}touchpoints/company-website/")
    check.page.locator(".tp-point__result").wait_for()
    check.page.locator(".tp-point .tp-more > summary").first.click()
    found["a touchpoint's own page"] = faults(check.page, ".tp-point", ".tp-criteria")
    context.close()
    assert {state: these[:5] for state, these in found.items() if these} == {}


TICK = """() => {
  const boxes = [...document.querySelectorAll(".tp-row[open] input[value=yes], .tp-row[open] input[value=no]")]
  const took = []
  for (const box of boxes.slice(0, 12)) {
    const begun = performance.now()
    box.click()
    document.body.getBoundingClientRect()
    took.push(performance.now() - begun)
  }
  return took.sort((a, b) => a - b)
}"""
NOTICED = 100
"""Milliseconds from which on a person notices; it takes a fifth of that, but tests share their computer."""


def everything_ticked(check: CheckPage) -> None:
    """Let every touchpoint apply, each with an answer."""
    data = json.loads(check.page.evaluate("JSON.stringify([Touchpoints.data.traits, Touchpoints.data.touchpoints])"))
    traits, touchpoints = data
    answers = {
        one["id"]: {"criteria": {asked["id"]: "partly" for asked in one["criteria"] if asked["target"] is None}}
        for one in touchpoints
    }
    check.load({"company": "All", "profile": {"traits": [one["id"] for one in traits]}, "answers": answers})


def test_an_answer_counts_before_anybody_notices_with_all_touchpoints_answered(check: CheckPage) -> None:
    everything_ticked(check)
    check.row("Website", "Company website")
    took: list[float] = check.page.evaluate(TICK)
    assert took[len(took) // 4] < NOTICED, took


def test_what_is_printed_holds_every_touchpoint_and_no_button(check: CheckPage) -> None:
    check.load(restaurant())
    check.page.emulate_media(media="print")
    check.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    shown = check.page.locator(".tp-rows .tp-row__name").evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).length"
    )
    assert shown == check.page.locator(".tp-row").count()
    assert (
        check.page.locator(".tp-check button").evaluate_all("all => all.filter((one) => one.checkVisibility()).length")
        == 0
    )
    assert check.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_pictures_say_in_words_what_they_show(check: CheckPage) -> None:
    check.load(restaurant())
    picture = check.page.locator("svg.tp-field-map")
    expect(picture).to_have_attribute("role", "img")
    assert "Concentrate here: " in (picture.get_attribute("aria-label") or "")
    check.page.get_by_text("As a table").click()
    rated = sum(one["q"] is not None for one in check.assessed()["touchpoints"])
    expect(check.page.locator(".tp-standing__part table tbody tr")).to_have_count(rated + 2)


def test_the_scripts_weigh_little(site: Path) -> None:
    folder = site / "en" / "assets" / "company"
    assert (folder / "data.js").stat().st_size < 450_000
    assert sum(path.stat().st_size for path in folder.glob("*.js") if path.name != "data.js") < 160_000
