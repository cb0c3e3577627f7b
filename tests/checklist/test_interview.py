"""Interview sheets: who is asked about what, on paper that leads nobody."""

from pathlib import Path

import pytest

from checklists import ENGLISH, TEMPLATES, Assess, Page
from touchpoints.checklist.interview import SUFFIXES, encode, sheets
from touchpoints.company.assessment import Assessment
from touchpoints.company.interviewing import asked_about, interviewees
from touchpoints_command import Command

GOLDEN = Path(__file__).resolve().parent / "golden"


def written(name: str, assessment: Assessment, *whom: str) -> str:
    """Write the sheets for some people."""
    return encode(name, sheets(assessment, ENGLISH, whom), ENGLISH, TEMPLATES).decode()


def test_a_role_is_asked_about_what_it_should_look_after_and_an_owner_about_what_is_theirs(
    assessment: Assessment,
) -> None:
    names = {point.touchpoint.id for point in asked_about(assessment, "office manager")}
    assert names == {"company-website"}
    by_role = {point.touchpoint.id for point in asked_about(assessment, "marketing-manager")}
    assert by_role >= {"promotional-sms", "banner-ad"}


def test_everybody_there_is_to_ask_has_something_to_be_asked(assessment: Assessment) -> None:
    assert all(asked_about(assessment, who) for who in interviewees(assessment))
    asked = {point.touchpoint.id for who in interviewees(assessment) for point in asked_about(assessment, who)}
    assert asked == {point.touchpoint.id for point in assessment.points}


@pytest.mark.parametrize("name", SUFFIXES)
def test_the_clinics_sheet(name: str, assessment: Assessment, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"interview{SUFFIXES[name]}"
    text = written(name, assessment, "marketing-manager", "office manager")
    if request.config.getoption("--update-golden"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", SUFFIXES)
def test_no_answer_that_was_given_before_is_shown(name: str, assessed: Assess) -> None:
    said = {"answers": {"price-list": {"criteria": {"dated": "no"}, "note": "SECRET", "my_ideas": "SECRET"}}}
    known, blank = assessed(said), assessed({})
    assert written(name, known, *interviewees(known)) == written(name, blank, *interviewees(blank))


def test_what_an_owner_is_called_cannot_become_markup(assessed: Assess) -> None:
    hostile = "<script>alert(1)</script> [x](http://evil)"
    assessment = assessed({"answers": {"price-list": {"state": "have", "owner": hostile}}})
    page = Page(written("html", assessment, hostile).encode())
    assert "script" not in [tag for tag, _ in page.elements]
    assert "[x](" not in written("markdown", assessment, hostile)


def test_the_command_writes_a_sheet_for_each_role_and_names_who_can_be_asked(touchpoints: Command) -> None:
    (touchpoints.folder / "clinic.yml").write_text("company: Clinic\nprofile: {traits: [phone]}\n", encoding="utf-8")
    assert touchpoints("interview", "clinic.yml").stdout.count("# Interview: ") >= 1
    said = touchpoints("interview", "clinic.yml", "nobody", exit_code=2).stderr
    assert "nobody" in said
    touchpoints("interview", "clinic.yml", "--format", "html", "--output", "sheets/")
    assert (touchpoints.folder / "sheets" / "clinic-interviews.html").is_file()
