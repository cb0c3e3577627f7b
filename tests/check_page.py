"""The page "Check my company" as the tests use it: open it, load and save files, read figures, open rows."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from built_site import REPOSITORY
from touchpoints.catalogue.reading import parse_document

KEY = "touchpoints/company"
"""Where the browser keeps the answers."""

EXAMPLES = sorted((REPOSITORY / "examples" / "companies").glob("*.yml"))

STATED: dict[str, Any] = {
    "company": "Smile & Sons",
    "profile": {"sector": "health", "traits": ["premises", "phone", "website", "b2c"]},
}
ANSWERS: dict[str, Any] = {
    "price-list": {"reaction": "neutral", "criteria": {"dated": "yes", "final-price": "no", "type-size": 9}},
    "company-website": {"state": "missing", "reach": 0.7},
}


class CheckPage:
    """The page in a browser, with a folder for its files."""

    def __init__(self, page: Page, address: str, folder: Path) -> None:
        """Remember where everything is; nothing is opened yet."""
        self.page, self.address, self.folder = page, address, folder

    def open(self) -> None:
        """Go to the page and wait until it has figures."""
        self.page.goto(f"{self.address}check/")
        expect(self.page.locator(".tp-figures")).to_be_visible()

    @property
    def status(self) -> Locator:
        """What the page says of saving."""
        return self.page.locator(".tp-status")

    def figure(self, number: int) -> str:
        """Give a figure: coverage, quality, gaps, not assessed."""
        return self.page.locator(".tp-figure").nth(number).inner_text()

    def give(self, content: Any) -> None:
        """Hand a file to the page, as text or as data."""
        file = self.folder / "company.json"
        file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        self.page.locator("input[type=file]").set_input_files(file)

    def load(self, content: Any) -> None:
        """Hand a file to the page that it takes."""
        self.page.evaluate("document.querySelector('.tp-status').textContent = ''")
        self.give(content)
        expect(self.status).to_contain_text("were taken")

    def save(self) -> Path:
        """Save to a file, and give it."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("button", name="Save to a file").click()
        path = self.folder / "saved" / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def saved(self) -> Any:
        """Save to a file, and give what is in it."""
        return json.loads(self.save().read_text(encoding="utf-8"))

    def row(self, group: str, name: str) -> Locator:
        """Open the row of a touchpoint."""
        inside = self.page.locator(".tp-rows .tp-group", has=self.page.locator("summary", has_text=group)).first
        if not inside.evaluate("one => one.open"):
            inside.locator("summary").first.click()
        row = inside.locator(".tp-row", has=self.page.locator(".tp-row__name", has_text=name)).first
        if not row.evaluate("one => one.open"):
            row.locator("summary").first.click()
        return row

    def section(self, title: str) -> Locator:
        """Open a section by its title."""
        section = self.page.locator("details.tp-group", has=self.page.locator(".tp-group__name", has_text=title)).first
        if not section.evaluate("one => one.open"):
            section.locator("summary").first.click()
        return section

    def details(self, row: Locator) -> Locator:
        """Open everything else that is said of a touchpoint."""
        more = row.locator("details.tp-more", has_text="Numbers, who and when").first
        if not more.evaluate("one => one.open"):
            more.locator("summary").first.click()
        return more

    def kept(self) -> Any:
        """Give what the browser keeps."""
        return json.loads(self.page.evaluate(f"localStorage.getItem('{KEY}')"))["company"]

    def assessed(self) -> Any:
        """Give the numbers of the page, as text: Playwright takes long over large values."""
        return json.loads(self.page.evaluate(ASSESS))


ASSESS = """() => JSON.stringify(Touchpoints.results.assess(),
  (key, value) => (["touchpoint", "criteria", "answers"].includes(key) && typeof value !== "string" ? undefined : value))"""


def example(path: Path) -> dict[str, Any]:
    """Give an example company as the data of a JSON file."""
    document, problems = parse_document(path.read_bytes(), path.name)
    assert document is not None
    assert not problems
    data: dict[str, Any] = json.loads(json.dumps(document.value))
    return data
