"""The browser gives the same numbers as the command line: on the shared vectors, and on companies made at random."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from built_site import REPOSITORY, workplace_of
from company_vectors import VECTORS, differences, numbers, small_catalogue, vocabularies
from touchpoints import workflow
from touchpoints.catalogue.entries import Criterion, Touchpoint
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.site.company_data import company_data

SCRIPTS = REPOSITORY / "site_templates" / "assets" / "company"
ASSESS = """([data, companies]) => {
  const ours = new Set(["touchpoint", "criterion", "answers", "q", "value"])
  const shown = (key, value) => (ours.has(key) && typeof value !== "string" ? undefined : value)
  const one = (company) => Touchpoints.scoring.assess(Touchpoints.answers.fromCompany(company), data)
  return companies.map((company) => JSON.parse(JSON.stringify(one(company), shown)))
}"""
COMPANIES = 200


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    for name in ("scoring.js", "answers.js"):
        page.add_script_tag(path=SCRIPTS / name)
    yield page
    context.close()


@pytest.fixture(scope="module")
def words() -> Words:
    return workflow.open_words(workplace_of(REPOSITORY), "en")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return workflow.open_catalogue(workplace_of(REPOSITORY))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["rule"])
def test_the_browser_calculates(page: Page, words: Words, vector: dict[str, Any]) -> None:
    data = company_data(small_catalogue(vector["catalogue"], vocabularies()), words)
    (found,) = page.evaluate(ASSESS, [data, [vector["company"]]])
    assert differences(vector["expected"], found) == []


def answers_to(criterion: Criterion) -> st.SearchStrategy[Any]:
    """Answers that fit a question."""
    silent = st.sampled_from(["n/a", "unknown"])
    if criterion.measure is None:
        return st.sampled_from(["yes", "yes", "partly", "no", True, False]) | silent
    return st.integers(-5, 600) | st.decimals(0, 100, places=1).map(float) | silent


@st.composite
def companies(draw: st.DrawFn, catalogue: Catalogue) -> dict[str, Any]:
    """A company that answers some questions about some touchpoints of a catalogue."""
    chosen = draw(st.lists(st.sampled_from(list(catalogue.touchpoints)), unique=True, max_size=40))
    sector = draw(st.sampled_from(catalogue.vocabularies["sectors"].ids))
    traits = draw(st.lists(st.sampled_from(catalogue.vocabularies["traits"].ids), unique=True))
    own = [_chain(draw, catalogue, number) for number in range(draw(st.integers(0, 2)))]
    said = {id_: draw(_point(catalogue.touchpoints[id_], catalogue)) for id_ in chosen}
    maturity = draw(st.sampled_from(["newcomer", "established"]))
    regions = draw(st.lists(st.sampled_from(catalogue.vocabularies["regions"].ids), unique=True, max_size=2))
    profile = {"sector": sector, "maturity": maturity, "traits": traits, "regions": regions}
    return {"company": "Random", "profile": profile, "answers": said, "chains": own}


def _point(touchpoint: Touchpoint, catalogue: Catalogue) -> st.SearchStrategy[dict[str, Any]]:
    asked = {one.id: answers_to(one) for one in (*touchpoint.criteria, *catalogue.universal)}
    said = {
        "state": st.sampled_from(["have", "have", "missing", "planned", "unknown", "not-applicable"]),
        "reason": st.just("so"),
        "reaction": st.sampled_from(["positive", "neutral", "negative"]),
        "importance": st.integers(1, 5),
        "reach": st.integers(0, 100).map(lambda share: share / 100),
        "confidence": st.sampled_from(["measured", "observed", "guessed"]),
        "effort": st.sampled_from([1, 2, 3, 5, 8, 13]),
    }
    return st.fixed_dictionaries({"criteria": st.fixed_dictionaries({}, optional=asked)}, optional=said)


def _chain(draw: st.DrawFn, catalogue: Catalogue, number: int) -> dict[str, Any]:
    base = catalogue.chains[draw(st.sampled_from(list(catalogue.chains)))]
    counts = draw(st.lists(st.integers(0, 5000) | st.none(), min_size=len(base.links), max_size=len(base.links)))
    links = [{"touchpoint": link.touchpoint, "passed": passed} for link, passed in zip(base.links, counts, strict=True)]
    return {"id": f"own-{number}", "based_on": base.id, "links": links if draw(st.booleans()) else []}


def test_on_companies_made_at_random_every_number_is_the_same(page: Page, words: Words, catalogue: Catalogue) -> None:
    made: list[dict[str, Any]] = []

    @settings(
        max_examples=COMPANIES,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(companies(catalogue))
    def collect(company: dict[str, Any]) -> None:
        made.append(company)

    collect()
    found = page.evaluate(ASSESS, [company_data(catalogue, words), made])
    assert len(found) >= COMPANIES
    assert sum(len(one["touchpoints"]) for one in found) > COMPANIES
    assert sum(one["quality"] is not None for one in found) > COMPANIES / 2
    for company, in_browser in zip(made, found, strict=True):
        assert differences(comparable(in_browser), numbers(company, catalogue)) == []


def comparable(found: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is not in the numbered shape, and nothing else: the rest must be equal to the last digit."""
    links = [
        [{key: value for key, value in link.items() if key != "q"} for link in chain["links"]]
        for chain in found["chains"]
    ]
    chains = [chain | {"links": kept} for chain, kept in zip(found["chains"], links, strict=True)]
    return dict(found) | {"chains": chains}


def test_rounding_is_pythons_own(page: Page) -> None:
    values = (
        [number / 8 for number in range(400)]
        + [number / 3 for number in range(200)]
        + [0.05 * n for n in range(300)]
        + [1e-9, 2.5e-10, 1e6 / 7]
    )
    for digits in (0, 1, 2, 6, 9):
        found = page.evaluate(
            "([values, digits]) => values.map((one) => Touchpoints.scoring.round(one, digits))", [values, digits]
        )
        assert found == [round(value, digits) for value in values]
