"""Every page that is handed out can be read and used by everybody: axe finds nothing, at any width, light or dark."""

from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from checklists import ENGLISH, TEMPLATES, encoded
from touchpoints.catalogue.model import Catalogue
from touchpoints.checklist.comparison import html_format
from touchpoints.checklist.interview import encode, sheets
from touchpoints.company.answers import Company
from touchpoints.company.assessment import Assessment, assess
from touchpoints.company.comparing import Snapshot, compared
from touchpoints.company.interviewing import interviewees
from touchpoints.company.selection import Selection, narrowed

EVERYTHING, COLOURS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"], ["color-contrast"]
LOOKS = ((360, "light", EVERYTHING), (1100, "dark", COLOURS))
"""Only the colours differ in the dark."""


@pytest.fixture(scope="module")
def pages(clinic: Company, clinic_catalogue: Catalogue) -> dict[str, bytes]:
    """Every kind of page there is."""
    assessment: Assessment = assess(clinic, clinic_catalogue)
    later = assess(clinic.model_copy(update={"assessed_on": date(2027, 2, 1)}), clinic_catalogue)
    change = compared([Snapshot(one, "2026.11") for one in (assessment, later)])
    whom = interviewees(assessment)
    return {
        "checklist": encoded("html", narrowed(assessment, Selection(limit=2))),
        "walk": encoded("html", narrowed(assessment, Selection(chain="first-visit", limit=1))),
        "comparison": html_format.encode(change, ENGLISH, TEMPLATES),
        "interview": encode("html", sheets(assessment, ENGLISH, whom), ENGLISH, TEMPLATES),
    }


@pytest.mark.parametrize("kind", ["checklist", "walk", "comparison", "interview"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    kind: str, pages: dict[str, bytes], browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(pages[kind])
    for width, scheme, rules in LOOKS:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
        )
        page = context.new_page()
        page.goto(path.as_uri())
        found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], (width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()
