"""The site for machines: previews of links, structured data, Markdown, the API, feed, change list, sitemap and robots."""

import base64
import json
import re
import struct
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from playwright.sync_api import Browser

from built_site import REPOSITORY, workplace_of
from touchpoints import workflow
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words, locale_of
from touchpoints.site.root import root_files

ROOT = "https://touchpoint-catalogue.github.io/touchpoint-catalogue/"
WITHOUT_MARKDOWN = {"404.html", "find/index.html", "check/index.html", "search/index.html", "data/index.html"}
WITHOUT_MARKDOWN |= {"thanks/index.html"}
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
MOST_PICTURE_BYTES = 30_000


class _Head(HTMLParser):
    """Reads the metadata, links and structured data of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.data: list[str] = []
        self._in_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := values.get("property") or values.get("name")):
            self.meta[name] = values.get("content", "")
        if tag == "link":
            self.links[values.get("type") or values.get("rel", "").strip()] = values.get("href", "")
        self._in_data = tag == "script" and values.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._in_data and data.strip():
            self.data.append(data)


def head(path: Path) -> _Head:
    reader = _Head()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


@pytest.fixture(scope="session")
def catalogue(project: Path) -> Catalogue:
    return workflow.open_catalogue(workplace_of(project))


@pytest.fixture(scope="session")
def heads(sites: dict[str, Path]) -> dict[str, dict[str, _Head]]:
    """The heads of all pages of each builder's site, by their paths below the language."""
    return {
        engine: {path.relative_to(site / "en").as_posix(): head(path) for path in (site / "en").rglob("*.html")}
        for engine, site in sites.items()
    }


def test_every_page_says_how_a_link_to_it_looks_elsewhere(heads: dict[str, dict[str, _Head]]) -> None:
    for pages in heads.values():
        assert len(pages) > 300
        for name, page in pages.items():
            if name == "404.html":
                continue
            folder = name.removesuffix("index.html")
            assert page.meta["og:url"] == page.links["canonical"] == f"{ROOT}en/{folder}", name
            assert page.meta["og:title"], name
            assert page.meta["og:description"] == page.meta["description"], name
            assert page.meta["og:image"] == f"{ROOT}en/assets/preview.png"
            assert (page.meta["og:locale"], page.meta["twitter:card"]) == ("en_GB", "summary_large_image")


def test_an_entry_is_an_article_under_its_own_name(heads: dict[str, dict[str, _Head]], catalogue: Catalogue) -> None:
    for pages in heads.values():
        for id_, entry in catalogue.touchpoints.items():
            meta = pages[f"touchpoints/{id_}/index.html"].meta
            assert (meta["og:type"], meta["og:title"]) == ("article", entry.name)
        assert (pages["index.html"].meta["og:type"], pages["index.html"].meta["og:title"]) == (
            "website", catalogue.settings.name,
        )  # fmt: skip


@pytest.mark.parametrize(("language", "locale"), [("en", "en_GB"), ("sk", "sk_SK"), ("ru", "ru_RU")])
def test_a_language_is_named_with_the_country_where_it_is_at_home(language: str, locale: str) -> None:
    assert locale_of(language) == locale


def test_the_preview_picture_is_small_and_drawn_from_its_source(
    site: Path, browser: Browser, request: pytest.FixtureRequest
) -> None:
    source, picture = REPOSITORY / "docs/preview.svg", REPOSITORY / "site_templates/assets/preview.png"
    page = browser.new_page(viewport={"width": 1200, "height": 630})
    page.goto(source.as_uri())
    drawn = page.screenshot()
    page.goto("about:blank")
    if request.config.getoption("--update-golden"):
        picture.write_bytes(drawn)
    written = (site / "en/assets/preview.png").read_bytes()
    assert struct.unpack(">II", written[16:24]) == (1200, 630)
    assert len(written) < MOST_PICTURE_BYTES
    different = page.evaluate(
        """async (pictures) => {
          const pixels = await Promise.all(pictures.map(async (picture) => {
            const image = new Image()
            image.src = `data:image/png;base64,${picture}`
            await image.decode()
            const canvas = Object.assign(document.createElement("canvas"), { width: 300, height: 157 })
            const context = canvas.getContext("2d")
            context.drawImage(image, 0, 0, 300, 157)
            return context.getImageData(0, 0, 300, 157).data
          }))
          return pixels[0].filter((value, at) => Math.abs(value - pixels[1][at]) > 40).length
        }""",
        [base64.b64encode(one).decode() for one in (drawn, written)],
    )
    page.close()
    assert different < 100


def test_every_page_that_is_read_has_a_markdown_form_whose_links_hold(
    heads: dict[str, dict[str, _Head]], sites: dict[str, Path]
) -> None:
    for engine, pages in heads.items():
        folder = sites[engine] / "en"
        without = {name for name, page in pages.items() if "text/markdown" not in page.links}
        assert without == WITHOUT_MARKDOWN
        broken = []
        for name in pages.keys() - without:
            path = (folder / name).parent / pages[name].links["text/markdown"]
            text = path.read_text(encoding="utf-8")
            assert text.startswith("# ")
            targets = [one for one in re.findall(r"\]\(([^)\s]+)\)", text) if not one.startswith("http")]
            broken += [f"{name}: {one}" for one in targets if not (path.parent / one.split("#")[0]).is_file()]
        assert broken == []


def test_the_catalogue_is_described_as_a_set_of_terms_and_each_term_belongs_to_it(
    heads: dict[str, dict[str, _Head]], catalogue: Catalogue
) -> None:
    for pages in heads.values():
        (written,) = pages["index.html"].data
        whole = json.loads(written)
        assert (whole["@type"], whole["name"], whole["url"]) == (
            "DefinedTermSet", catalogue.settings.name, f"{ROOT}en/",
        )  # fmt: skip
        assert whole["license"].startswith("https://creativecommons.org/")
        for id_ in catalogue.touchpoints:
            (written,) = pages[f"touchpoints/{id_}/index.html"].data
            term = json.loads(written)
            assert (term["termCode"], term["url"]) == (id_, f"{ROOT}en/touchpoints/{id_}/")
            assert term["inDefinedTermSet"]["url"] == whole["url"]


def test_the_sitemap_names_every_page_and_nothing_else(site: Path) -> None:
    places = [str(one.text) for one in ET.parse(site / "sitemap.xml").iter(f"{SITEMAP}loc")]
    files = {path.relative_to(site).as_posix() for path in (site / "en").rglob("index.html")}
    assert {place.removeprefix(ROOT) + "index.html" for place in places} == files
    assert len(places) == len(set(places))
    assert f"Sitemap: {ROOT}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")


def test_a_site_without_an_address_has_no_sitemap_and_names_none(words: Words) -> None:
    files = root_files(REPOSITORY / "site_templates", {"en": words}, "", {"en": ["", "a-z"]}, "Ours")
    assert "sitemap.xml" not in files
    assert b"Sitemap" not in files["robots.txt"]


def test_the_feed_is_a_whole_atom_feed_with_an_entry_for_each_release(site: Path, catalogue: Catalogue) -> None:
    feed = ET.parse(site / "en/feed.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(catalogue.history.releases) >= 1
    for element in (feed, *entries):
        assert {"id", "title", "updated"} <= {child.tag.removeprefix(ATOM) for child in element}
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", str(element.findtext(f"{ATOM}updated")))


def test_the_lists_for_machines_are_whole_and_every_address_in_them_is_a_page(site: Path, catalogue: Catalogue) -> None:
    api = site / "en/api/v1"
    for kind in ("touchpoints", "chains", "routes", "symptoms"):
        listed = json.loads((api / f"{kind}.json").read_text(encoding="utf-8"))
        assert (listed["format"], listed["language"]) == ("touchpoints-api/1", "en")
        assert [one["id"] for one in listed[kind]] == list(getattr(catalogue, kind))
        for one in listed[kind]:
            assert (site / "en" / one["url"] / "index.html").is_file()
            whole = json.loads((api / kind / f"{one['id']}.json").read_text(encoding="utf-8"))
            assert whole["id"] == one["id"]
    vocabularies = json.loads((api / "taxonomy.json").read_text(encoding="utf-8"))["vocabularies"]
    assert [one["id"] for one in vocabularies] == list(catalogue.vocabularies)


def test_the_schemas_are_schemas_and_every_touchpoint_of_the_api_holds_to_its_own(site: Path) -> None:
    api = site / "en/api/v1"
    for path in (api / "schema").glob("*.json"):
        Draft7Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))
    schema = Draft7Validator(json.loads((api / "schema/touchpoint.schema.json").read_text(encoding="utf-8")))
    for path in sorted((api / "touchpoints").glob("*.json"))[::20]:
        entry = json.loads(path.read_text(encoding="utf-8"))
        written = without_nothing({key: value for key, value in entry.items() if key not in {"format", "url"}})
        assert [error.message for error in schema.iter_errors(written)] == []


def without_nothing(value: Any) -> Any:
    """Leave out what an entry does not say; the schema is one of files, which never say nothing."""
    if isinstance(value, dict):
        return {key: without_nothing(one) for key, one in value.items() if one is not None}
    return [without_nothing(one) for one in value] if isinstance(value, list) else value


def test_the_change_list_names_its_format_and_the_catalogue_it_belongs_to(site: Path, catalogue: Catalogue) -> None:
    changes = json.loads((site / "en/changes.json").read_text(encoding="utf-8"))
    assert changes["format"] == "touchpoints-changes/1"
    assert changes["catalogue_version"] == catalogue.settings.version
    assert len(changes["releases"]) == len(catalogue.history.releases) - 1


def test_the_index_for_language_models_names_every_entry_and_its_links_hold(site: Path, catalogue: Catalogue) -> None:
    text = (site / "en/llms.txt").read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)\s]+)\)", text)
    assert [one for one in targets if not (site / "en" / one).is_file()] == []
    for kind in ("touchpoints", "chains", "routes", "symptoms"):
        assert {f"{kind}/{id_}/index.md" for id_ in getattr(catalogue, kind)} <= set(targets)
    assert {f"guides/{guide.head.id}/index.md" for guide in catalogue.guides} <= set(targets)


def test_the_page_for_programs_leads_to_all_of_it(site: Path) -> None:
    html = (site / "en/data/index.html").read_text(encoding="utf-8")
    for name in ("api/v1/touchpoints.json", "api/v1/taxonomy.json", "changes.json", "feed.xml", "llms.txt"):
        assert re.search(rf'href="\.\./{re.escape(name)}"', html), name
    assert 'href="../data/"' in (site / "en/find/index.html").read_text(encoding="utf-8")
