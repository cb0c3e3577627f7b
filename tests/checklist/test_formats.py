"""What holds for every format of a checklist."""

import pytest

from checklists import ENGLISH, Assess, Page, encoded
from touchpoints.catalogue.words import Words
from touchpoints.checklist import FORMATS
from touchpoints.company.assessment import Assessment
from touchpoints.company.selection import Only, Selection, narrowed


def test_the_five_formats_and_the_endings_of_their_files() -> None:
    assert {name: module.SUFFIX for name, module in FORMATS.items()} == {
        "markdown": ".md",
        "html": ".html",
        "xlsx": ".xlsx",
        "csv": ".csv",
        "json": ".json",
    }


@pytest.mark.parametrize("name", FORMATS)
def test_a_company_that_answered_nothing_gets_a_checklist_too(name: str, assessed: Assess) -> None:
    assert encoded(name, assessed({}))


@pytest.mark.parametrize("name", FORMATS)
def test_a_company_to_which_next_to_nothing_applies_gets_a_checklist_too(name: str, assessed: Assess) -> None:
    nothing = {
        id_: {"state": "not-applicable", "reason": "no"}
        for id_ in ("price-list", "promotional-sms", "banner-ad", "company-website", "enquiry-form", "phone-booking")
    }
    assert encoded(name, assessed({"answers": nothing, "profile": {}}))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("only", Only)
def test_every_selection_can_be_written(name: str, only: Only, assessment: Assessment) -> None:
    assert encoded(name, narrowed(assessment, Selection(only=only)))


@pytest.mark.parametrize("name", FORMATS)
def test_other_letters_come_through(name: str, assessed: Assess) -> None:
    said = "Žltý kôň, Съешь ещё этих булок"
    content = encoded(name, assessed({"company": said}))
    if name != "xlsx":
        assert said in content.decode("utf-8-sig")


@pytest.mark.parametrize("name", ["markdown", "html", "csv"])
def test_the_language_of_the_words_is_that_of_the_checklist(name: str, assessment: Assessment) -> None:
    table = dict(ENGLISH.table) | {"checklist.point.priority": "Priorita", "levels.missing": "chýba"}
    said = encoded(name, assessment, Words("sk", table)).decode("utf-8-sig")
    assert ("Priorita" in said, "chýba" in said) == (True, True)
    assert "22,4" in said


def test_a_page_asks_no_other_host_for_anything(assessment: Assessment) -> None:
    page = Page(encoded("html", assessment))
    asking = {"src", "srcset", "action", "data", "poster", "background"}
    assert [(tag, said) for tag, said in page.elements if asking & set(said)] == []
    assert [tag for tag, _ in page.elements if tag in {"link", "iframe", "object", "embed", "base", "img"}] == []
    assert "url(http" not in "".join(page.scripts)


def test_a_pages_policy_lets_run_nothing_but_its_own_script(assessment: Assessment) -> None:
    page = Page(encoded("html", assessment))
    policy = next(said["content"] or "" for tag, said in page.elements if said.get("http-equiv"))
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert [said for _, said in page.elements if any(name.startswith("on") or name == "style" for name in said)] == []


def test_no_id_stands_twice_on_a_page(assessment: Assessment) -> None:
    ids = [said["id"] for _, said in Page(encoded("html", assessment)).elements if "id" in said]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", ["markdown", "html", "csv", "json"])
def test_what_was_noted_on_an_earlier_walk_stands_on_the_sheet_of_the_next_one(name: str, assessed: Assess) -> None:
    noted = {"banner-ad": {"x-walk": {"clinic-first-visit": {"time": "18:05", "impression": "Loud, but clear"}}}}
    walk = narrowed(assessed({"answers": noted}), Selection(chain="clinic-first-visit"))
    shown = encoded(name, walk).decode()
    if name == "html":
        shown = shown[: shown.index('id="assessment"')]
    assert "18:05" in shown
    assert "Loud, but clear" in shown


def test_what_to_fix_first_does_not_change_on_a_walk(assessment: Assessment) -> None:
    whole, walk = (
        encoded("markdown", narrowed(assessment, Selection(chain=chain))).decode() for chain in (None, "first-visit")
    )
    first = [said.split("## Three to fix first")[1].split("\n## ")[0] for said in (whole, walk)]
    assert first[0] == first[1]
