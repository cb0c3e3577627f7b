"""What both builders must make of the real catalogue."""

import json
from pathlib import Path

import pytest

from built_site import build, read_site, target, workplace_of
from touchpoints import workflow
from touchpoints.catalogue.model import Catalogue


@pytest.fixture(scope="session")
def catalogue(project: Path) -> Catalogue:
    return workflow.open_catalogue(workplace_of(project))


def test_every_touchpoint_chain_and_guide_has_a_page(site: Path, catalogue: Catalogue) -> None:
    expected = [f"touchpoints/{id_}" for id_ in catalogue.touchpoints]
    expected += [f"chains/{id_}" for id_ in catalogue.chains]
    expected += [f"guides/{guide.head.id}" for guide in catalogue.guides]
    expected += [f"stages/{id_}" for id_ in catalogue.vocabularies["stages"].ids]
    missing = [folder for folder in expected if not (site / "en" / folder / "index.html").is_file()]
    assert missing == []


def test_every_link_inside_the_site_leads_to_a_page_and_an_anchor_that_exist(site: Path) -> None:
    pages = read_site(site)
    broken: list[str] = []
    for name, page in pages.items():
        for link in page.links:
            leads = target(name, link)
            if leads is None or leads[1].startswith("__"):  # the themes' own switches
                continue
            file, anchor = leads
            if not (site / file).is_file() or (anchor and file in pages and anchor not in pages[file].ids):
                broken.append(f"{name}: {link}")
    assert sum(len(page.links) for page in pages.values()) > 1000
    assert broken == []


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    foreign = {
        f"{name}: {address}"
        for name, page in read_site(site).items()
        for address in page.loads
        if address.startswith(("http:", "https:", "//"))
    }
    canonical = {one for one in foreign if "https://touchpoint-catalogue.github.io/" in one}
    assert foreign - canonical == set()


def test_a_page_can_be_edited_in_the_file_it_came_from(site: Path, catalogue: Catalogue) -> None:
    for id_, file in catalogue.files.items():
        (page,) = (site / "en").glob(f"[tcrsg]*/{id_}/index.html")
        html = page.read_text(encoding="utf-8")
        assert f"{catalogue.settings.repository}/edit/main/catalogue/{file}" in html


def test_both_builders_give_the_same_pages_headings_and_links(sites: dict[str, Path]) -> None:
    with_mkdocs, with_zensical = (read_site(sites[engine]) for engine in ("mkdocs", "zensical"))
    assert with_mkdocs.keys() == with_zensical.keys()
    for name, page in with_mkdocs.items():
        other = with_zensical[name]
        assert page.headings == other.headings, name
        different = {target(name, link) for link in page.links} ^ {target(name, link) for link in other.links}
        between_pages = {leads for leads in different if leads is not None and leads[0] != name}
        assert between_pages == set(), name


def test_a_page_does_not_grow_with_the_catalogue(site: Path) -> None:
    largest = max((site / "en" / "touchpoints").glob("*/index.html"), key=lambda path: path.stat().st_size)
    assert largest.stat().st_size < 100_000


def test_the_list_for_machines_names_every_touchpoint_with_its_address(site: Path, catalogue: Catalogue) -> None:
    listed = json.loads((site / "en/api/v1/touchpoints.json").read_text(encoding="utf-8"))["touchpoints"]
    assert [entry["id"] for entry in listed] == list(catalogue.touchpoints)
    for entry in listed:
        assert (site / "en" / entry["url"] / "index.html").is_file()
        whole = json.loads((site / f"en/api/v1/touchpoints/{entry['id']}.json").read_text(encoding="utf-8"))
        assert whole["name"] == entry["name"]


def test_the_root_leads_to_the_languages_and_has_its_own_page_for_the_lost(site: Path) -> None:
    assert "en/index.html" in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "404.html").is_file()
    assert "sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
    assert "/en/touchpoints/price-list/</loc>" in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_building_again_changes_no_file(project: Path, sites: dict[str, Path]) -> None:
    site = sites["mkdocs"]
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in site.rglob("*") if path.is_file()}
    build(project, "mkdocs")
    after = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in site.rglob("*") if path.is_file()}
    changed = [
        str(path.relative_to(site)) for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    ]
    assert changed == []
