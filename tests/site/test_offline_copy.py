"""The offline copy opens from a folder, without a server and without a network, and everything in it works."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from built_site import BuiltPage, read_site, target
from touchpoints.catalogue.entries import Settings
from touchpoints.site.offline import offline_copy

NAME = "touchpoint-catalogue-en"
SETTINGS = Settings(id="ours", name="Ours", summary="Ours.", version="2026.11")
KINDS = {
    "browse": "nav.md-tabs a[href$='browse/index.html']",
    "departments/accountant": "a[href$='departments/accountant/index.html']",
    "touchpoints/invoice": "a[href$='touchpoints/invoice/index.html']",
    "categories/payment-and-billing": ".tp-crumbs a[href$='categories/payment-and-billing/index.html']",
    "symptoms": "nav.md-tabs a[href$='symptoms/index.html']",
    "symptoms/bad-reviews": ".md-content a[href='bad-reviews/index.html']",
    "routes": "nav.md-tabs a[href$='routes/index.html']",
    "routes/phone-week": ".md-content a[href='phone-week/index.html']",
    "chains": "nav.md-tabs a[href$='chains/index.html']",
    "chains/clinic-first-visit": ".md-content a[href='clinic-first-visit/index.html']",
    "guides": "nav.md-tabs a[href$='guides/index.html']",
    "guides/three-laws": ".md-content a[href='three-laws/index.html']",
    "data": ".tp-footer a[href$='data/index.html']",
    "index": ".md-logo",
}
"""A walk over every kind of page: where each step leads, and the link to follow."""


@pytest.fixture(scope="session")
def copies(sites: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The copies that the two builders' sites offer, unpacked."""
    folders = {}
    for engine, site in sites.items():
        folder = tmp_path_factory.mktemp(f"copy-{engine}")
        with zipfile.ZipFile(site / "en" / f"{NAME}.zip") as archive:
            archive.extractall(folder)
        folders[engine] = folder / NAME
    return folders


@pytest.fixture(scope="session", params=["mkdocs", "zensical"])
def copy(request: pytest.FixtureRequest, copies: dict[str, Path]) -> Path:
    return copies[request.param]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without a network, which fails the test on any request that is not for a file."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            complaints.append(request.url) if not request.url.startswith(("file:", "data:", "blob:")) else None
        ),
    )
    yield page
    context.close()
    assert complaints == []


def lost(pages: dict[str, BuiltPage], folder: Path) -> list[str]:
    """Give the links and files of pages that lead to no file of a folder, or to a folder itself."""
    return [
        f"{name}: {link}"
        for name, page in pages.items()
        for link in (*page.links, *page.loads)
        if (leads := target(name, link)) is not None
        and (link.split("#")[0].split("?")[0].endswith(("/", "..")) or not (folder / leads[0]).is_file())
    ]


def test_every_link_of_the_copy_names_a_file_that_it_holds(copy: Path) -> None:
    pages = read_site(copy)
    assert len(pages) > 300
    assert lost(pages, copy) == []


def test_every_kind_of_page_can_be_reached_from_the_folder_by_links(page: Page, copy: Path) -> None:
    page.goto((copy / "index.html").as_uri())
    for folder, link in KINDS.items():
        page.locator(link).first.click()
        page.wait_for_url(f"**/{folder}/index.html" if folder != "index" else f"**/{NAME}/index.html")
        expect(page.locator("h1")).to_have_count(1)


def test_the_search_answers_and_its_result_opens(page: Page, copy: Path) -> None:
    page.goto((copy / "chains/index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("price list")
    page.locator("[role=option][href*='touchpoints/price-list/']").click()
    expect(page.locator("h1")).to_have_text("Price list")
    page.keyboard.press("/")
    page.keyboard.type("invoice")
    page.keyboard.press("Enter")
    expect(page.locator(".tp-searchpage__results a, h1").first).to_be_visible()


def test_the_finder_and_check_my_company_work_and_answers_stay(page: Page, copy: Path) -> None:
    page.goto((copy / "find/index.html").as_uri() + "?stage=need")
    page.get_by_label("Channel").select_option("online")
    assert page.url.endswith("find/index.html?stage=need&channel=online")
    page.locator(".tp-found > li:visible a").first.click()
    expect(page.locator(".tp-facts")).to_be_visible()
    page.get_by_role("button", name="Check it in your company").click()
    page.locator(".tp-point input[type=radio]").first.check(force=True)
    page.goto((copy / "check/index.html").as_uri())
    expect(page.locator(".tp-check details").first).to_be_visible()
    assert page.evaluate("localStorage.getItem('touchpoints/company')")


def test_the_size_stands_beside_the_link_and_only_where_there_is_a_link(site: Path, copies: dict[str, Path]) -> None:
    size = (site / "en" / f"{NAME}.zip").stat().st_size / 1e6
    assert f"<small>{size:.1f} MB</small>" in (site / "en/data/index.html").read_text(encoding="utf-8")
    assert " MB</small>" not in (copies["mkdocs"] / "data/index.html").read_text(encoding="utf-8")


def test_the_copy_never_holds_itself_and_lies_in_one_folder(site: Path) -> None:
    with zipfile.ZipFile(site / "en" / f"{NAME}.zip") as archive:
        assert not [name for name in archive.namelist() if name.endswith(".zip")]
        assert {name.split("/")[0] for name in archive.namelist()} == {NAME}


def test_the_same_files_give_the_same_bytes_whatever_their_order() -> None:
    files = {"index.html": b"<a href='x'>x</a>", "data/index.html": b"two", "assets/a.css": b"body {}"}
    one = offline_copy(files, SETTINGS, "en", "")
    assert one == offline_copy(dict(reversed(files.items())), SETTINGS, "en", "")
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(2026, 11, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ("../touchpoints/", "../touchpoints/index.html"),
        ("..", "../index.html"),
        ("./", "index.html"),
        ("../find/?stage=need#top", "../find/index.html?stage=need#top"),
        ("../find", "../find/index.html"),
        ("../api/list.json", "../api/list.json"),
        ("#top", "#top"),
        ("https://example.org/x/", "https://example.org/x/"),
        ("../../sk/a-z/", "https://ours.org/sk/a-z/"),
        ("../ours-en.zip", "https://ours.org/en/ours-en.zip"),
    ],
)
def test_links_name_files_and_what_the_copy_lacks_is_on_the_web(link: str, becomes: str) -> None:
    files = {
        "index.html": b"",
        "touchpoints/index.html": b"",
        "find/index.html": b"",
        "api/list.json": b"",
        "a-z/index.html": f'<p class="a"><a class="b" href="{link}">it</a></p>'.encode(),
    }
    with zipfile.ZipFile(io.BytesIO(offline_copy(files, SETTINGS, "en", "https://ours.org/en/"))) as archive:
        (found,) = re.findall(r'href="([^"]*)"', archive.read("ours-en/a-z/index.html").decode())
    assert found == becomes


def test_a_site_without_an_address_makes_no_link_that_leads_nowhere() -> None:
    files = {"index.html": b'<a class="b" href="../sk/">sk</a>'}
    with zipfile.ZipFile(io.BytesIO(offline_copy(files, SETTINGS, "en", ""))) as archive:
        assert archive.read("ours-en/index.html") == b'<a class="b">sk</a>'
