"""Text is text: nothing that an author types into an entry may become markup, run, or act on another page."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from built_site import ENGINES, REPOSITORY, build

PAYLOADS = (
    "<script>window.ran=1</script>",
    "<img src=x onerror=window.ran=2>",
    "\"><svg onload=window.ran=3>",
    "' onmouseover='window.ran=4",
    "[click](javascript:window.ran=5)",
    "{: onfocus=window.ran=6 tabindex=0 autofocus}",
    "{{ config }} {% raw %} {# x #}",
    "</div></article><h1>broken out</h1>",
    "<!-- comment",
    "&lt;b&gt; &amp; &quot;",
    "--8<-- \"mkdocs.yml\"",
    "```\ncode\n```",
    "a | b | c",
    "!!! note",
    "</title><script>window.ran=7</script>",
    "<style>*{display:none}</style>",
    "*[HTML]: Hyper",
    "$(window.ran=8) `id`",
)  # fmt: skip


TERM_NAME = "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent).name"


def hostile_entry(number: int, payload: str, neighbour: str) -> dict[str, object]:
    """Make an entry that carries a payload in every field for free text."""
    return {
        "id": f"entry-{number}",
        "name": payload,
        "aliases": [f"{payload} again"],
        "category": "phone",
        "kind": "document",
        "summary": payload,
        "why": payload,
        "helps_customer_to": payload,
        "stages": ["need"],
        "journey": ["awareness"],
        "channel": "both",
        "sells": payload,
        "next_step": payload,
        "client_gives": payload,
        "client_gets": payload,
        "tips": [{"text": payload, "lever": "staff-skills", "effort": 1}],
        "wow": [{"text": payload, "cost": "low"}],
        "examples": [{"kind": "bad", "sector": payload, "text": payload, "country": payload}],
        "criteria": [{"id": "one", "ask": payload, "class": "must-be", "dimension": "empathy"}],
        "standards": [
            {"id": "first", "text": payload, "mark": "rule-of-thumb", "source": {"title": payload, "note": payload}}
        ],
        "mistakes": [payload],
        "honest_test": payload,
        "related": [neighbour],
        "sources": [{"title": payload, "url": "https://example.org/a?b=c&d=(e)"}],
        "contributors": [payload],
    }


@pytest.fixture(scope="session")
def hostile_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    catalogue = folder / "catalogue"
    (catalogue / "touchpoints/phone").mkdir(parents=True)
    (catalogue / "chains").mkdir()
    for name in ("catalogue.yml", "universal.yml"):
        (catalogue / name).write_bytes((REPOSITORY / "catalogue" / name).read_bytes())
    (catalogue / "taxonomy").mkdir()
    for path in (REPOSITORY / "catalogue/taxonomy").iterdir():
        (catalogue / "taxonomy" / path.name).write_bytes(path.read_bytes())
    for number, payload in enumerate(PAYLOADS):
        entry = hostile_entry(number, payload.replace("\n", " "), f"entry-{(number + 1) % len(PAYLOADS)}")
        (catalogue / f"touchpoints/phone/entry-{number}.yml").write_text(
            yaml.safe_dump(entry, allow_unicode=True), encoding="utf-8"
        )
    chain = {
        "id": "path",
        "name": PAYLOADS[0],
        "summary": PAYLOADS[1],
        "links": [
            {"touchpoint": f"entry-{n}", "sells": p.replace("\n", " "), "note": p.replace("\n", " ")}
            for n, p in enumerate(PAYLOADS)
        ],
        "leads_to": ["path"],
    }
    (catalogue / "chains/path.yml").write_text(yaml.safe_dump(chain, allow_unicode=True), encoding="utf-8")
    return folder


@pytest.mark.parametrize("engine", ENGINES)
def test_no_text_of_an_entry_becomes_markup_or_runs(
    hostile_project: Path, engine: str, browser: Browser, serve: Callable[[Path], str]
) -> None:
    site = build(hostile_project, engine)
    address = serve(site)
    context = browser.new_context()
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    for number, payload in enumerate(PAYLOADS):
        page.goto(f"{address}en/touchpoints/entry-{number}/")
        shown = " ".join(payload.split())
        assert page.evaluate("window.ran") is None, payload
        assert page.locator("h1").inner_text().strip() == shown
        assert page.locator("#tips + ol > li").first.inner_text().startswith(shown)
        assert page.title().startswith(shown)
        assert page.locator("meta[property='og:title']").get_attribute("content") == shown
        assert page.locator("meta[property='og:description']").get_attribute("content") == shown
        assert page.evaluate(TERM_NAME) == shown
        assert (
            page.locator(
                "article [onerror], article [onload], article [onmouseover], article [onfocus], article script:not([type='application/ld+json'])"
            ).count()
            == 0
        )
        assert page.locator("article a[href^='javascript']").count() == 0
    for path in (
        "",
        "touchpoints/",
        "a-z/",
        "categories/phone/",
        "stages/need/",
        "chains/",
        "chains/path/",
        "browse/",
        "journey/awareness/",
        "data/",
    ):
        page.goto(f"{address}en/{path}")
        assert page.evaluate("window.ran") is None, path
    page.goto(f"{address}en/")
    page.keyboard.press("/")
    page.keyboard.type("window", delay=5)
    page.locator("[role=option]").first.wait_for()
    assert {name.strip() for name in page.locator(".tp-search__name").all_inner_texts()} <= {
        " ".join(payload.split()) for payload in PAYLOADS
    }
    page.goto(f"{address}en/search/?q=window")
    page.locator(".tp-searchpage__results > li").first.wait_for()
    assert page.evaluate("window.ran") is None
    assert (
        page.locator("[role=option] *, .tp-searchpage__results *").evaluate_all(
            "all => all.filter((it) => !['A', 'SPAN', 'MARK', 'LI'].includes(it.tagName)).length"
        )
        == 0
    )
    context.close()
    assert [url for url in requests if not url.startswith((address, "data:", "blob:"))] == []
