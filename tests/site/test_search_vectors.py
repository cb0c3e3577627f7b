"""The browser ranks as the terminal does: the same vectors, and the same order for every query of the quality lists."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from built_site import ENGINES, REPOSITORY, build, workplace_of
from search_queries import LANGUAGES, queries
from search_sample import write_sample
from search_vectors import VECTORS, vector_index
from touchpoints import workflow
from touchpoints.search.ranking import search
from touchpoints.search.script import as_script

RANKING = REPOSITORY / "site_templates" / "assets" / "search" / "ranking.js"
OPEN = "globalThis.index = touchpointSearch.open(touchpointSearchIndex)"
FOUND = """query => touchpointSearch.search(index, query)
    .map((hit) => `${hit.document.id} ${hit.rank} ${hit.alias}`.trim())"""
HITS = """queries => queries.map((query) => touchpointSearch.search(index, query).slice(0, 20)
    .map((hit) => [hit.document.kind, hit.document.id, hit.rank, hit.points, hit.alias, hit.words]))"""
NEAREST = "query => touchpointSearch.nearest(index, query, 1).map((document) => document.id)"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with the ranking and the index of the vectors."""
    context = browser.new_context()
    page = context.new_page()
    page.add_script_tag(path=RANKING)
    page.add_script_tag(content=as_script(vector_index(), lambda kind: f"{kind}s", {}).decode())
    page.evaluate(OPEN)
    yield page
    context.close()


def test_the_browser_passes_the_vectors_of_the_ranking(page: Page) -> None:
    wrong = {
        vector["rule"]: found
        for vector in VECTORS["searches"]
        if (found := page.evaluate(FOUND, vector["query"])) != vector["found"]
    }
    assert wrong == {}
    assert len(VECTORS["searches"]) >= 35


def test_the_browser_passes_the_vectors_of_what_is_nearest(page: Page) -> None:
    first = {vector["query"]: (page.evaluate(NEAREST, vector["query"]) or [""])[0] for vector in VECTORS["nearest"]}
    assert first == {vector["query"]: vector["first"] for vector in VECTORS["nearest"]}


def test_the_browser_passes_the_vectors_of_words(page: Page) -> None:
    for name, call in (
        ("folded", "([text]) => touchpointSearch.fold(text)"),
        ("words", "([text]) => touchpointSearch.wordsOf(text)"),
        ("stems", "([word]) => touchpointSearch.stem(index, word)"),
        ("mistakes", "([typed, meant, most]) => touchpointSearch.mistakes(typed, meant, most)"),
    ):
        for vector in VECTORS[name]:
            assert page.evaluate(call, vector[:-1]) == vector[-1], (name, vector)


def test_every_place_of_every_word_arrives_in_the_browser(page: Page) -> None:
    places: dict[str, list[list[int]]] = page.evaluate(
        "() => Object.fromEntries([...index.places.keys()].map((it) => [it, touchpointSearch.placesOf(index, it)]))"
    )
    assert places == {
        word: [[*place] for place in sorted(where.items())] for word, where in vector_index().in_texts.items()
    }


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def sample_sites(sample_project: Path) -> dict[str, Path]:
    """The sample in Slovak and Russian, as each engine builds it."""
    return {engine: build(sample_project, engine) for engine in ENGINES}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_built_site_gives_the_results_of_the_terminal(
    language: str,
    engine: str,
    request: pytest.FixtureRequest,
    browser: Browser,
    serve: Callable[[Path], str],
) -> None:
    names = ("project", "sites") if language == "en" else ("sample_project", "sample_sites")
    project, sites = (request.getfixturevalue(name) for name in names)
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{serve(sites[engine])}{language}/search/?q=x")
    page.wait_for_function("globalThis.touchpointSearchIndex")
    page.evaluate(OPEN)
    asked = [text for query in queries(language) for text in with_mistakes(query.text)]
    in_browser = page.evaluate(HITS, asked)
    context.close()
    assert in_browser == in_terminal(project, language, asked)


def with_mistakes(text: str) -> tuple[str, ...]:
    """Give a text as it is, not typed to its end, with a letter doubled, and with two letters swapped."""
    return text, text[:-2], text[:2] + text[1:], text[:-2] + text[-1] + text[-2]


def in_terminal(project: Path, language: str, asked: list[str]) -> list[list[list[Any]]]:
    """Search as the command does, all points included."""
    workplace = workplace_of(project)
    index = workflow.open_index(workplace, workflow.open_catalogue(workplace, language))
    return [
        [
            [hit.document.kind, hit.document.id, hit.rank, hit.points, hit.alias, list(hit.words)]
            for hit in search(index, text)[:20]
        ]
        for text in asked
    ]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("language", "typed", "name", "marks", "said"),
    [
        ("sk", "vyvesne stity", "Vývesný štít pri vchode", ["Vývesný", "štít"], "1 výsledok"),
        ("sk", "kosik", "Nákupný košík", ["košík"], "1 výsledok"),
        ("ru", "счета на оплату", "Счёт на оплату", ["Счёт", "оплату"], "1 результат"),
    ],
)
def test_the_box_speaks_and_marks_in_the_language_of_the_site(
    language: str, typed: str, name: str, marks: list[str], said: str,
    engine: str, sample_sites: dict[str, Path], browser: Browser, serve: Callable[[Path], str],
) -> None:  # fmt: skip
    page = browser.new_page()
    page.goto(f"{serve(sample_sites[engine])}{language}/")
    page.keyboard.press("/")
    page.keyboard.type(typed)
    first = page.get_by_role("option").first
    expect(first.locator(".tp-search__name")).to_have_text(name)
    assert first.locator(".tp-search__name mark").all_inner_texts() == marks
    expect(page.locator(".tp-search [role=status]")).to_contain_text(said.split()[1][:7])
    page.close()
