"""Browsing: the finder, the walk along a chain, the report of an outdated entry, and the site for machines."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from built_site import read_page, workplace_of
from touchpoints import workflow
from touchpoints.catalogue.model import Catalogue
from touchpoints.site.addresses import folder_of
from touchpoints.site.finder import finder_data
from touchpoints.site.lists import AXES, Axis, shelves

MOST_BYTES = 100_000


@pytest.fixture(scope="session")
def catalogue(project: Path) -> Catalogue:
    return workflow.open_catalogue(workplace_of(project))


@pytest.fixture
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return f"{serve(site)}en/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def found(page: Page) -> set[str]:
    return {str(item.get_attribute("data-id")) for item in page.locator(".tp-found > li:visible").all()}


def test_filters_combine_and_the_address_keeps_them(page: Page, address: str, catalogue: Catalogue) -> None:
    page.goto(f"{address}find/")
    page.get_by_label("Buying stage").select_option("need")
    page.get_by_label("Channel").select_option("online")
    assert page.url.endswith("find/?stage=need&channel=online")
    expected = {entry.id for entry in catalogue.complete if "need" in entry.stages and entry.channel == "online"}
    assert found(page) == expected
    assert expected
    page.reload()
    assert found(page) == expected
    page.go_back()
    assert found(page) == {entry.id for entry in catalogue.complete if "need" in entry.stages}


def test_each_choice_says_how_many_it_would_leave(page: Page, address: str, catalogue: Catalogue) -> None:
    page.goto(f"{address}find/?stage=need")
    number = sum("need" in entry.stages and entry.channel == "online" for entry in catalogue.complete)
    option = page.get_by_label("Channel").locator("option[value=online]")
    expect(option).to_have_text(f"Online ({number})")
    page.get_by_label("Channel").select_option("online")
    assert len(found(page)) == number


def test_the_finder_ignores_an_address_that_makes_no_sense(page: Page, address: str, catalogue: Catalogue) -> None:
    page.goto(f"{address}find/?stage=<img src=x onerror=alert(1)>&__proto__=x&channel=none")
    assert len(found(page)) == len(catalogue.complete)


def test_without_a_script_the_finder_is_the_plain_list(browser: Browser, address: str, catalogue: Catalogue) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}find/")
    assert len(found(page)) == len(catalogue.complete)
    context.close()


def test_the_finder_works_from_a_folder(page: Page, site: Path) -> None:
    page.goto((site / "en/find/index.html").as_uri())
    page.get_by_label("Kind").select_option(index=1)
    assert "kind=" in page.url


def test_every_filter_has_words_and_every_word_has_touchpoints(project: Path, catalogue: Catalogue) -> None:
    data = finder_data(catalogue, workflow.open_words(workplace_of(project), "en"))
    for index, one in enumerate(data["filters"]):
        held = {word for _, holds in data["entries"] for word in holds[index]}
        assert one["values"]
        assert {id_ for id_, _ in one["values"]} == held


@pytest.mark.parametrize("axis", AXES, ids=lambda axis: axis.kind)
def test_every_word_that_sorts_touchpoints_has_a_page_with_all_of_them(
    site: Path, catalogue: Catalogue, axis: Axis
) -> None:
    browse = (site / "en/browse/index.html").read_text(encoding="utf-8")
    for shelf in shelves(catalogue, axis):
        folder = folder_of(axis.kind, shelf.term.id)
        page = read_page(site / "en" / folder / "index.html")
        listed = {link.split("/")[-2] for link in page.links if link.startswith("../../touchpoints/")}
        expected = {id_ for id_, entry in catalogue.touchpoints.items() if shelf.term.id in axis.words_of(entry)}
        assert listed - {"touchpoints"} == expected, folder
        counted = rf'href="\.\./{folder}/"[^>]*>[^<]*</a>\s*(<[^/][^>]*>\s*)*{len(expected)}\b'
        assert re.search(counted, browse), folder
        assert f"../../find/?{axis.kind}={shelf.term.id}" in page.links


def test_all_ways_to_browse_start_from_one_page_that_the_menu_names(site: Path, catalogue: Catalogue) -> None:
    links = set(read_page(site / "en/browse/index.html").links)
    for kind, entries in (("symptoms", catalogue.symptoms), ("routes", catalogue.routes), ("chains", catalogue.chains)):
        assert {f"../{kind}/{id_}/" for id_ in entries} <= links
    assert "../a-z/#letter-1" in links
    assert "../flags/often-forgotten/" in links
    assert "../../browse/" in read_page(site / "en/touchpoints/price-list/index.html").links


def test_a_department_sees_the_symptoms_and_routes_that_concern_it(site: Path, catalogue: Catalogue) -> None:
    own = {id_ for id_, entry in catalogue.touchpoints.items() if entry.owner_role == "accountant"}
    links = set(read_page(site / "en/departments/accountant/index.html").links)
    symptoms = {one.id for one in catalogue.symptoms.values() if sum(s.touchpoint in own for s in one.check_first) > 1}
    routes = {one.id for one in catalogue.routes.values() if sum(stop.touchpoint in own for stop in one.stops) > 1}
    assert symptoms
    assert routes
    assert {f"../../symptoms/{id_}/" for id_ in symptoms} | {f"../../routes/{id_}/" for id_ in routes} <= links


def test_the_finder_knows_what_symptoms_routes_and_chains_name(page: Page, address: str, catalogue: Catalogue) -> None:
    page.goto(f"{address}find/?symptom=bad-reviews&channel=online")
    named = {suspect.touchpoint for suspect in catalogue.symptoms["bad-reviews"].check_first}
    expected = {entry.id for entry in catalogue.complete if entry.id in named and entry.channel == "online"}
    assert found(page) == expected
    assert expected


def test_a_chain_can_be_walked_link_by_link_both_ways(page: Page, address: str, catalogue: Catalogue) -> None:
    links = [link.touchpoint for link in catalogue.chains["clinic-first-visit"].links]
    page.goto(f"{address}touchpoints/{links[0]}/")
    walk = "h3:has(a[href$='chains/clinic-first-visit/']) + ol + .tp-walk"
    for step in links[1:]:
        page.locator(f"{walk} a[rel=next]").click()
        page.wait_for_url(f"**/touchpoints/{step}/")
    assert page.locator(f"{walk} a[rel=next]").count() == 0
    page.locator(f"{walk} a[rel=prev]").click()
    page.wait_for_url(f"**/touchpoints/{links[-2]}/")


def test_an_outdated_entry_can_be_reported_with_its_id_and_language(site: Path, catalogue: Catalogue) -> None:
    for id_ in catalogue.touchpoints:
        links = read_page(site / "en/touchpoints" / id_ / "index.html").links
        assert f"{catalogue.settings.repository}/issues/new?template=3-outdated.yml&entry={id_}&language=en" in links


def test_every_touchpoint_is_described_in_the_words_of_schema_org(site: Path, catalogue: Catalogue) -> None:
    for id_, entry in catalogue.touchpoints.items():
        html = (site / "en/touchpoints" / id_ / "index.html").read_text(encoding="utf-8")
        (written,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        term = json.loads(written)
        assert (term["@type"], term["name"], term["description"]) == ("DefinedTerm", entry.name, entry.summary)


def test_every_touchpoint_has_a_markdown_form_beside_its_page(site: Path, catalogue: Catalogue) -> None:
    listed = (site / "en/llms.txt").read_text(encoding="utf-8")
    for id_, entry in catalogue.touchpoints.items():
        text = (site / "en/touchpoints" / id_ / "index.md").read_text(encoding="utf-8")
        assert text.startswith(f"# {entry.name}\n")
        assert f"(touchpoints/{id_}/index.md)" in listed
        assert all(
            (site / "en/touchpoints" / id_ / target).resolve().is_file()
            for target in re.findall(r"\]\((\.\./[^)]+)\)", text)
        )
    assert "en/llms.txt" in (site / "llms.txt").read_text(encoding="utf-8")


def test_no_page_weighs_as_much_as_a_hundred_kilobytes(site: Path) -> None:
    heavy = {
        path.relative_to(site).as_posix(): path.stat().st_size
        for path in site.rglob("*.html")
        if path.stat().st_size >= MOST_BYTES
    }
    assert heavy == {}
