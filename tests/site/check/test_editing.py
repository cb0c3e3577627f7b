"""Everything that a company file holds can be said in the browser: numbers, work, competitors, units, views, own entries."""

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from built_site import REPOSITORY, workplace_of
from check_page import ANSWERS, STATED, CheckPage
from touchpoints import workflow
from touchpoints.company.company_file import read_company
from touchpoints.company.units import assess_company
from touchpoints.problems import errors

GROUP, POINT = "Print and documents", "Price list"


def holds(saved: Path) -> None:
    """Hold a saved file against the rules for company files."""
    company, problems = read_company(saved, saved.name, workflow.open_catalogue(workplace_of(REPOSITORY)))
    assert errors(problems) == []
    assert company is not None


def test_every_field_of_a_touchpoint_can_be_said_and_taken_back(check: CheckPage) -> None:
    page = check.page
    check.section("Competitors, law and date").get_by_label("Competitor 1").fill("Alfa")
    page.keyboard.press("Tab")
    more = check.details(check.row(GROUP, POINT))
    more.get_by_label("Importance").select_option("2")
    more.get_by_label("Share of customers").fill("62,5")
    more.get_by_label("How do you know?").select_option("guessed")
    more.get_by_label("Days of work").select_option("13")
    more.get_by_label("Who looks after it").fill("Eva")
    more.get_by_label("Done by").fill("2027-01-31")
    more.get_by_label("Work", exact=True).select_option("doing")
    for label in ("Note", "Where it can be seen", "Your ideas"):
        more.get_by_label(label, exact=True).fill(f"{label}\nin two lines")
    more.get_by_role("group", name="Alfa, compared with you").get_by_label("better").check()
    page.reload()
    saved = check.save()
    holds(saved)
    assert check.kept()["answers"]["price-list"] == {
        "importance": 2,
        "reach": 0.625,
        "confidence": "guessed",
        "effort": 13,
        "owner": "Eva",
        "due": "2027-01-31",
        "status": "doing",
        "note": "Note\nin two lines",
        "evidence": "Where it can be seen\nin two lines",
        "my_ideas": "Your ideas\nin two lines",
        "competitors": {"Alfa": "better"},
    }
    more = check.details(check.row(GROUP, POINT))
    expect(more.get_by_label("Share of customers")).to_have_value("62.5")
    for label in ("Importance", "How do you know?", "Days of work"):
        more.get_by_label(label).select_option("")
    more.get_by_label("Work", exact=True).select_option("")
    for label in ("Share of customers", "Who looks after it", "Done by", "Note", "Where it can be seen", "Your ideas"):
        more.get_by_label(label).fill("")
    more.get_by_role("group", name="Alfa, compared with you").get_by_label("not said").check()
    assert "price-list" not in check.kept()["answers"]


def test_a_point_that_does_not_apply_says_why(check: CheckPage) -> None:
    row = check.row(GROUP, POINT)
    row.get_by_label("does not apply").first.check()
    row.get_by_label("Why does it not apply?").fill("everything is quoted")
    expect(check.section("Left out, and why")).to_contain_text("everything is quoted")
    check.page.reload()
    holds(check.save())
    row = check.section("Left out, and why")
    expect(row).to_contain_text("everything is quoted")


def test_a_competitor_that_is_renamed_keeps_what_was_said_and_one_that_goes_can_be_brought_back(
    check: CheckPage,
) -> None:
    rivals = {"competitors": ["Alfa", "Beta"]}
    answers = {"price-list": {"competitors": {"Alfa": "worse", "Beta": "same"}}}
    check.load(STATED | rivals | {"answers": answers})
    more = check.section("Competitors, law and date")
    more.get_by_label("Competitor 1").fill("Gama")
    check.page.keyboard.press("Tab")
    assert check.kept()["answers"]["price-list"]["competitors"] == {"Gama": "worse", "Beta": "same"}
    more.get_by_label("Competitor 2").fill("")
    check.page.keyboard.press("Tab")
    assert check.kept()["answers"]["price-list"]["competitors"] == {"Gama": "worse"}
    check.page.get_by_role("button", name="Undo").click()
    assert check.kept()["answers"]["price-list"]["competitors"] == {"Gama": "worse", "Beta": "same"}


def test_the_profile_says_what_law_holds_how_complex_the_product_is_and_when_it_was_assessed(
    check: CheckPage,
) -> None:
    more = check.section("Competitors, law and date")
    more.get_by_label("Slovakia").check()
    more.get_by_label("How much explaining").select_option("complex")
    more.get_by_label("Assessed on").fill("2026-10-01")
    saved = check.saved()
    assert saved["profile"] == {"regions": ["SK"], "complexity": "complex"}
    assert saved["assessed_on"] == "2026-10-01"


def test_questions_of_the_companys_own_are_asked_counted_and_taken_away(check: CheckPage) -> None:
    row = check.row(GROUP, POINT)
    own = check.details(row).locator("details", has_text="Questions of your own")
    own.locator("summary").click()
    own.get_by_role("button", name="Add this question").click()
    expect(own.get_by_role("alert").last).to_contain_text("It needs a question.")
    own.get_by_label("Question", exact=True).fill("How many days old is it?")
    own.get_by_label("Answered by").select_option("days")
    own.get_by_label("Number").fill("30")
    own.get_by_role("button", name="Add this question").click()
    row.get_by_label("How many days old is it?").fill("12")
    assert check.figure(1) == "10.0 of 10"
    kept = check.kept()
    (question,) = kept["own_criteria"]["price-list"]
    assert question["measure"] == {"unit": "days", "target": "<= 30"}
    assert kept["answers"]["price-list"]["criteria"] == {question["id"]: 12}
    assert question["id"].startswith("x-")
    holds(check.save())
    own = check.details(row).locator("details", has_text="Questions of your own")
    own.locator("summary").click()
    own.get_by_role("button", name="Take away").click()
    assert "own_criteria" not in check.kept()
    check.page.get_by_role("button", name="Undo").click()
    assert check.kept()["own_criteria"] == kept["own_criteria"]


def test_touchpoints_of_the_companys_own_count_like_the_others(check: CheckPage) -> None:
    before = int(check.figure(3))
    own = check.section("Touchpoints of your own")
    own.get_by_label("Name", exact=True).fill("Vzorkovník")
    own.get_by_label("Category").select_option("print-and-documents")
    own.get_by_label("A question that two").fill("Is it this year's?")
    own.get_by_role("button", name="Add this touchpoint").click()
    expect(own.get_by_role("alert")).to_contain_text("at least one stage")
    own.get_by_label("Buying", exact=True).check()
    own.get_by_role("button", name="Add this touchpoint").click()
    assert int(check.figure(3)) == before + 1
    row = check.row(GROUP, "Vzorkovník")
    row.get_by_role("group", name="Is it this year's?").get_by_label("partly").check()
    assert check.figure(1) == "5.0 of 10"
    kept = check.kept()
    assert kept["own_touchpoints"][0]["id"] == "x-vzorkovnik"
    assert kept["answers"] == {"x-vzorkovnik": {"criteria": {"x-is-it-this-year-s": "partly"}}}
    holds(check.save())


UNITED: dict[str, Any] = STATED | {
    "answers": ANSWERS,
    "units": {
        "north": {"name": "North", "answers": {}},
        "south": {"name": "South", "answers": {"price-list": {"state": "missing"}}},
    },
}


def test_a_unit_is_added_answers_for_itself_and_is_taken_away_only_when_asked(check: CheckPage) -> None:
    page = check.page
    units = check.section("Branches, products, people")
    units.get_by_label("Name", exact=True).last.fill("Harbour")
    units.get_by_label("Kind").last.select_option("department")
    units.get_by_role("button", name="Add", exact=True).click()
    page.get_by_label("Answers for").select_option("harbour")
    expect(page.get_by_text("You are answering for Harbour.").first).to_be_visible()
    check.row(GROUP, POINT).get_by_label("missing", exact=True).check()
    kept = check.kept()
    assert kept["units"] == {
        "harbour": {"name": "Harbour", "kind": "department", "answers": {"price-list": {"state": "missing"}}}
    }
    assert "answers" not in kept
    page.get_by_role("button", name="Back to the whole company").first.click()
    expect(page.locator(".tp-row", has_text=POINT).first).to_contain_text("the weakest is Harbour")
    holds(check.save())
    units.get_by_role("button", name="Take away").click()
    units.get_by_role("button", name="No, keep it").click()
    units.get_by_role("button", name="Take away").click()
    units.get_by_role("button", name="Yes, take it away").click()
    assert "units" not in check.kept()
    page.get_by_role("button", name="Undo").click()
    assert check.kept()["units"].keys() == {"harbour"}


def test_questions_of_a_law_that_does_not_hold_are_not_asked(check: CheckPage) -> None:
    check.load(STATED | {"profile": STATED["profile"] | {"regions": ["US"], "traits": ["website", "cookies", "b2c"]}})
    asked = check.row("Website", "Contact page").locator(".tp-answer").count()
    check.section("Competitors, law and date").get_by_label("United States").uncheck()
    check.page.wait_for_timeout(0)
    assert check.row("Website", "Contact page").locator(".tp-answer").count() > asked


def test_a_unit_takes_from_the_company_what_it_says_nothing_about(check: CheckPage) -> None:
    check.load(UNITED)
    check.page.get_by_label("Answers for").select_option("north")
    row = check.row(GROUP, POINT)
    expect(row.get_by_role("group", name="Is the date from which").get_by_label("yes")).to_be_checked()
    row.get_by_label("negative").check()
    expected = ANSWERS["price-list"] | {"reaction": "negative"}
    assert check.kept()["units"]["north"]["answers"] == {"price-list": expected}
    assert check.kept()["answers"] == ANSWERS


def test_several_people_say_what_they_see_and_where_they_differ_is_shown(check: CheckPage) -> None:
    page, question = check.page, "Is the date from which the prices hold printed on every page?"
    check.load(STATED)
    page.get_by_label("Answers by").select_option("client")
    check.row(GROUP, POINT).get_by_role("group", name=question).get_by_label("no", exact=True).check()
    page.get_by_label("Answers by").select_option("+")
    page.get_by_label("Name or role").fill("Jonas")
    page.get_by_role("button", name="Answer in this name").click()
    expect(page.get_by_text("as seen by: Jonas").first).to_be_visible()
    row = check.row(GROUP, POINT)
    row.get_by_role("group", name=question).get_by_label("yes").check()
    row.get_by_label("Note").fill("on the new print")
    views = {
        "client": {"criteria": {"dated": "no"}},
        "Jonas": {"criteria": {"dated": "yes"}, "note": "on the new print"},
    }
    assert check.kept()["answers"]["price-list"]["views"] == views
    assert check.figure(1) == "0.0 of 10"
    page.get_by_role("button", name="Back to the whole company").first.click()
    row = check.row(GROUP, POINT)
    expect(row.locator(".tp-seen")).to_contain_text("the client's view: 0.0 of 10")
    expect(row.locator(".tp-seen")).to_contain_text(f"They differ on: {question}")
    row.get_by_role("group", name=question).get_by_label("partly").check()
    assert check.figure(1) == "5.0 of 10"
    holds(check.save())


def test_a_chain_is_made_the_companys_own_link_by_link(check: CheckPage) -> None:
    page = check.page
    check.load(STATED | {"answers": ANSWERS})
    own = check.section("Your own chains")
    own.get_by_label("Begin with").select_option("clinic-first-visit")
    own.get_by_role("button", name="Make it your own").click()
    chain = own.locator("details.tp-more").first
    chain.locator("summary").first.click()
    chain.get_by_label("Customers who got this far").nth(0).fill("400")
    chain.get_by_label("Customers who got this far").nth(1).fill("90")
    chain.get_by_label("Your people met here").nth(1).fill("2")
    chain.get_by_label("runs by itself").nth(2).uncheck()
    links = [link["touchpoint"] for link in check.kept()["chains"][0]["links"]]
    chain.get_by_role("button", name="later").first.click()
    chain.get_by_label("One more link").select_option("price-list")
    chain.get_by_role("button", name="Add it").click()
    chain.get_by_role("button", name="take away").nth(2).click()
    kept = check.kept()["chains"][0]
    assert kept["based_on"] == "clinic-first-visit"
    assert [link["touchpoint"] for link in kept["links"]] == [links[1], links[0], *links[3:], "price-list"]
    assert kept["links"][0] == {"touchpoint": links[1], "passed": 90, "people": 2}
    found = check.assessed()["chains"][0]
    assert (found["id"], found["lost_most_at"]) == (kept["id"], None)
    holds(check.save())
    chain.get_by_role("button", name="Take this chain away").click()
    assert "chains" not in check.kept()
    page.get_by_role("button", name="Undo").click()
    assert check.kept()["chains"] == [kept]


def test_numbers_of_a_saved_unit_are_those_of_the_command_line(check: CheckPage) -> None:
    check.load(UNITED)
    saved = check.save()
    catalogue = workflow.open_catalogue(workplace_of(REPOSITORY))
    company, _ = read_company(saved, saved.name, catalogue)
    assert company is not None
    for unit in (None, "north", "south"):
        check.page.get_by_label("Answers for").select_option(unit or "")
        ours = [(one["id"], one["rank"], one["priority"]) for one in check.assessed()["touchpoints"]]
        theirs = assess_company(company, catalogue, unit).points
        assert ours == [(one.touchpoint.id, one.rank, one.priority) for one in theirs]
