"""Builds sites for the tests, and reads built pages the way a link checker does."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from touchpoints import workflow
from touchpoints.catalogue.location import Workplace, locate

REPOSITORY = Path(__file__).resolve().parents[1]
ENGINES = ("mkdocs", "zensical")


def workplace_of(project: Path) -> Workplace:
    """Give the workplace of a folder that holds a catalogue."""
    return Workplace(project, locate(project / "catalogue", project))


def build(project: Path, engine: str) -> Path:
    """Build the site of a project with one engine, beside the sites of the others."""
    site = project / f"site-{engine}"
    workflow.build_site(workplace_of(project), project / f"build-{engine}", site, engine, strict=True)
    return site


PAGE_KINDS = {
    "home": "",
    "browse": "browse/",
    "touchpoints": "touchpoints/",
    "stages": "stages/",
    "a-z": "a-z/",
    "chains": "chains/",
    "routes": "routes/",
    "symptoms": "symptoms/",
    "guides": "guides/",
    "check": "check/",
    "find": "find/",
    "search": "search/?q=price+list",
    "data": "data/",
    "thanks": "thanks/",
    "touchpoint": "touchpoints/price-list/",
    "category": "categories/website/",
    "stage": "stages/need/",
    "department": "departments/accountant/",
    "flag": "flags/often-forgotten/",
    "chain": "chains/clinic-first-visit/",
    "route": "routes/phone-week/",
    "symptom": "symptoms/bad-reviews/",
    "guide": "guides/three-laws/",
    "guide with tables": "guides/glossary/",
    "lost": "../404.html",
    "root": "../index.html",
}
"""One page of each kind, by its path below the language."""

LOADING = {
    ("script", "src"),
    ("link", "href"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("object", "data"),
    ("use", "href"),
}

BASE_PATH = "/touchpoint-catalogue/"
"""Where the published site lives on its host."""


@dataclass
class BuiltPage:
    """What a page links to, loads and can be jumped to."""

    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    headings: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = BuiltPage()
        self._heading: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.page.ids.add(value)
            elif tag == "a" and name == "href" and value:
                self.page.links.append(value)
            elif (tag, name) in LOADING and value:
                self.page.loads.append(value)
        if tag in {"h1", "h2", "h3"}:
            self._heading = []

    def handle_endtag(self, tag: str) -> None:
        if tag in {"h1", "h2", "h3"} and self._heading is not None:
            self.page.headings.append(" ".join("".join(self._heading).replace("¶", "").split()))
            self._heading = None

    def handle_data(self, data: str) -> None:
        if self._heading is not None:
            self._heading.append(data)


def read_page(path: Path) -> BuiltPage:
    """Read one built page."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.page


def read_site(site: Path) -> dict[str, BuiltPage]:
    """Read every page of a site, by its path."""
    return {path.relative_to(site).as_posix(): read_page(path) for path in sorted(site.rglob("*.html"))}


def target(page: str, link: str) -> tuple[str, str] | None:
    """Give the file and the anchor a link leads to inside the site; None for links that leave it.

    A page for the lost may be shown at any address, so the builders write its links from the root of the host.
    """
    link = link.removeprefix(BASE_PATH.rstrip("/")) if link.startswith(BASE_PATH) else link
    address = urljoin(f"http://site/{page}", link)
    if urlsplit(address).netloc != "site":
        return None
    address, anchor = urldefrag(address)
    path = unquote(urlsplit(address).path).lstrip("/")
    return (f"{path}index.html" if path.endswith("/") or not path else path), unquote(anchor)
