"""Answers follow a newer catalogue in the browser, and what became of them is told until somebody has seen it."""

import json
import re
from typing import Any

from playwright.sync_api import Page, Route, expect

from check_page import STATED, CheckPage

ANSWERED: dict[str, Any] = STATED | {
    "catalogue_version": "2026.11",
    "answers": {
        "old-list": {"criteria": {"dated": "yes"}, "note": "on the counter"},
        "company-website": {"state": "have", "criteria": {"keeper": "yes", "faxed": "no"}},
        "pager": {"state": "missing"},
    },
    "answered_for": {"company-website": ["1", "keeper.1.0000"]},
}
CHANGES = {
    "version": "2027.05",
    "moves": {"old-list": ["price-list"], "pager": [], "fax": []},
    "former": {"pager": "Pager at the counter", "fax": "Fax machine"},
}


def newer(page: Page) -> None:
    """Let the site have a newer catalogue: some ids went elsewhere, and one question was revised."""

    def changed(route: Route) -> None:
        text = route.fetch().text()
        data = json.loads(text.removeprefix("Touchpoints.data = "))
        website = next(one for one in data["touchpoints"] if one["id"] == "company-website")
        next(one for one in website["criteria"] if one["id"] == "keeper")["revision"] = 2
        route.fulfill(body=f"Touchpoints.data = {json.dumps(data | CHANGES)}", content_type="text/javascript")

    page.route(re.compile(r"company/data\.js"), changed)


def test_what_was_kept_follows_a_newer_catalogue_and_what_happened_is_told_until_it_is_seen(check: CheckPage) -> None:
    check.load(ANSWERED)
    newer(check.page)
    check.open()
    news = check.page.locator(".tp-news")
    expect(news).to_contain_text("The catalogue is newer than your answers (2027.05).")
    expect(news).to_contain_text("To look at again (1)")
    expect(news).to_contain_text("old-list → Price list")
    expect(news).to_contain_text("Archived (2)")
    kept = check.kept()
    assert kept["answers"]["price-list"] == ANSWERED["answers"]["old-list"]
    assert kept["answers"]["company-website"]["re_check"] == ["keeper"]
    assert kept["archive"] == {"pager": {"state": "missing"}, "company-website": {"criteria": {"faxed": "no"}}}
    assert kept["catalogue_version"] == "2027.05"
    check.page.reload()
    news.get_by_role("button", name="I have seen it").click()
    expect(news).to_have_count(0)
    check.page.reload()
    expect(check.page.locator(".tp-figures")).to_be_visible()
    expect(news).to_have_count(0)


def test_a_marked_answer_is_found_looked_at_again_and_no_longer_marked(check: CheckPage) -> None:
    newer(check.page)
    check.open()
    check.load(ANSWERED)
    check.page.get_by_label("Show").select_option("again")
    expect(check.page.locator(".tp-row")).to_have_count(1)
    row = check.row("Website", "Company website")
    expect(row.locator(".tp-again")).to_contain_text("look again")
    row.get_by_role("button", name="Still right").click()
    expect(row.locator(".tp-again")).to_have_count(0)
    kept = check.kept()
    assert "re_check" not in kept["answers"]["company-website"]
    assert [one[:9] for one in kept["answered_for"]["company-website"][1:]] == ["keeper.2."]
    check.page.reload()
    expect(check.row("Website", "Company website").locator(".tp-again")).to_have_count(0)


def test_another_answer_takes_the_mark_away_too(check: CheckPage) -> None:
    newer(check.page)
    check.open()
    check.load(ANSWERED)
    row = check.row("Website", "Company website")
    row.locator(".tp-answer", has=check.page.locator(".tp-again")).get_by_label("no", exact=True).check()
    assert "re_check" not in check.kept()["answers"]["company-website"]


def test_answers_of_a_newer_catalogue_than_the_sites_are_kept_as_they_are(check: CheckPage) -> None:
    given = ANSWERED | {"catalogue_version": "2099.01"}
    check.load(given)
    expect(check.page.locator(".tp-news")).to_contain_text("given for the catalogue 2099.01")
    expect(check.page.locator(".tp-apart")).to_contain_text("old-list")
    assert check.kept() == given
    back = check.saved()
    assert back["catalogue_version"] == "2099.01"
    assert back["x-kept-apart"]["old-list"] == given["answers"]["old-list"]
    check.load(back)
    assert check.kept()["answers"] == given["answers"]
    assert "x-kept-apart" not in check.kept()


def test_what_is_kept_apart_is_named_as_people_know_it(check: CheckPage) -> None:
    newer(check.page)
    check.open()
    visit = {"id": "visit", "name": "Our first visit", "links": [{"touchpoint": "fax"}, {"touchpoint": "price-list"}]}
    north = {"name": "The north", "answers": {"pager": {"state": "missing", "reaction": "negative", "owner": "Eva"}}}
    check.load(ANSWERED | {"chains": [visit], "units": {"north": north}})
    apart = check.page.locator(".tp-apart")
    check.section("Kept apart")
    for words in (
        "Our first visit: Fax machine",
        "Pager at the counter: missing",
        "Pager at the counter (The north): missing; negative; Who looks after it: Eva",
        "Company website as a whole: faxed: no",
    ):
        expect(apart).to_contain_text(words)
    expect(apart).not_to_contain_text("chains/")
    news = check.page.locator(".tp-news")
    expect(news).to_contain_text("Pager at the counter (The north)")
    expect(news).to_contain_text("Our first visit: Fax machine")


def test_a_target_without_a_question_is_kept_and_named_as_people_know_it(check: CheckPage) -> None:
    check.load(ANSWERED | {"own_targets": {"pager": {"minutes": "<= 2"}}})
    newer(check.page)
    check.open()
    expect(check.page.locator(".tp-news")).to_contain_text("Pager at the counter: Targets of your own")
    assert check.kept()["archive"]["own_targets/pager"] == {"minutes": "<= 2"}
