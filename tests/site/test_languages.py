"""A second language is data: with translated files and a table of words the whole chain speaks it."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect

from built_site import ENGINES, build, read_site, target
from touchpoints.cli.main import cli

SLOVAK_NAMES = {"price-list": "Cenník", "receptionist": "Recepčná", "business-card": "Vizitka"}


@pytest.fixture(scope="session", params=ENGINES)
def bilingual(request: pytest.FixtureRequest, slovak_project: Path) -> Path:
    """The real catalogue with three entries in Slovak, built in both languages."""
    return build(slovak_project, request.param)


def test_translated_entries_read_in_their_language_and_the_rest_says_that_it_does_not(
    bilingual: Path, browser: Browser, serve: Callable[[Path], str]
) -> None:
    context = browser.new_context(locale="sk-SK")
    page = context.new_page()
    page.goto(serve(bilingual))
    page.wait_for_url("**/sk/")
    for id_, name in SLOVAK_NAMES.items():
        page.goto(f"{serve(bilingual)}sk/touchpoints/{id_}/")
        expect(page.locator("html")).to_have_attribute("lang", "sk")
        expect(page.locator("h1")).to_contain_text(name)
        expect(page.locator(".tp-notice")).to_have_count(0)
    page.goto(f"{serve(bilingual)}sk/touchpoints/brochure/")
    expect(page.locator(".tp-notice")).to_be_visible()
    context.close()


def test_the_language_can_be_changed_without_leaving_the_page(
    bilingual: Path, browser: Browser, serve: Callable[[Path], str]
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{serve(bilingual)}en/touchpoints/price-list/")
    page.locator("a[hreflang='sk']").first.click()
    page.wait_for_url("**/sk/touchpoints/price-list/")
    expect(page.locator("h1")).to_have_text(SLOVAK_NAMES["price-list"])
    context.close()


def test_both_languages_have_the_same_pages_and_no_link_is_broken(bilingual: Path) -> None:
    pages = read_site(bilingual)
    english, slovak = ({name[3:] for name in pages if name.startswith(f"{code}/")} for code in ("en", "sk"))
    assert english == slovak
    broken = [
        f"{name}: {link}"
        for name, page in pages.items()
        for link in page.links
        if (leads := target(name, link)) is not None and not (bilingual / leads[0]).is_file()
    ]
    assert broken == []


def test_each_language_has_an_offline_copy_of_its_own_that_leads_to_the_others_on_the_web(bilingual: Path) -> None:
    for code, other in (("en", "sk"), ("sk", "en")):
        with zipfile.ZipFile(bilingual / code / f"touchpoint-catalogue-{code}.zip") as archive:
            page = archive.read(f"touchpoint-catalogue-{code}/touchpoints/price-list/index.html").decode()
        assert f'<html lang="{code}"' in page
        assert re.search(rf'href="https://[^"]+/{other}/touchpoints/price-list/"', page)


def test_a_page_names_its_language_and_the_others_for_previews(bilingual: Path) -> None:
    page = (bilingual / "sk/touchpoints/price-list/index.html").read_text(encoding="utf-8")
    assert '<meta property="og:locale" content="sk_SK">' in page
    assert '<meta property="og:locale:alternate" content="en_GB">' in page
    assert '<meta property="og:title" content="Cenník">' in page


def test_a_checklist_speaks_the_language_of_its_company(
    slovak_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    company = "company: Úsmev\nlanguage: sk\nanswers: {price-list: {state: have, criteria: {dated: yes}}}\n"
    (tmp_path / "usmev.yml").write_text(company, encoding="utf-8")
    monkeypatch.chdir(slovak_project)
    made = CliRunner().invoke(cli, ["checklist", str(tmp_path / "usmev.yml"), "--format", "markdown"])
    assert made.exit_code == 0, made.output
    assert SLOVAK_NAMES["price-list"] in made.output
    assert "dátum" in made.output
