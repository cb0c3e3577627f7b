"""The browser gives the same numbers as the command line: on the shared vectors, and on companies made at random."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from built_site import REPOSITORY, workplace_of
from company_vectors import (
    UPGRADES,
    VECTORS,
    as_written,
    differences,
    numbers,
    small_catalogue,
    upgrade_differences,
    upgrade_of,
    vocabularies,
)
from touchpoints import workflow
from touchpoints.catalogue.entries import Criterion, Touchpoint
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.site.company_data import company_data

SCRIPTS = REPOSITORY / "site_templates" / "assets" / "company"
CALCULATION = (
    "company",
    "places",
    "scoring",
    "catalogue",
    "views",
    "assessing",
    "chains",
    "units",
    "carrying",
    "upgrading",
)
ASSESS = """(text) => {
  const [data, asked] = JSON.parse(text)
  const ours = new Set(["touchpoint", "criterion", "answers", "q", "value", "speakers"])
  const shown = (key, value) => (ours.has(key) && typeof value !== "string" ? undefined : value)
  const catalogue = Touchpoints.catalogue.whole(data)
  const one = ([company, unit]) => Touchpoints.units.assess(Touchpoints.company.read(company), catalogue, unit)
  return JSON.stringify(asked.map(one), shown)
}"""
UPGRADE = """(text) => JSON.stringify(JSON.parse(text).map(
  ([data, company]) => Touchpoints.upgrading.upgraded(company, Touchpoints.catalogue.whole(data))))"""
COMPANIES, SLICES = 200, 12


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    for name in CALCULATION:
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    yield page
    context.close()


@pytest.fixture(scope="module")
def words() -> Words:
    return workflow.open_words(workplace_of(REPOSITORY), "en")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return workflow.open_catalogue(workplace_of(REPOSITORY))


def in_browser(page: Page, data: Any, asked: Any) -> Any:
    """Assess companies in the browser, all in one call, as text: Playwright takes long over large values."""
    return json.loads(page.evaluate(ASSESS, json.dumps([data, asked])))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["rule"])
def test_the_browser_calculates(page: Page, words: Words, vector: dict[str, Any]) -> None:
    data = company_data(small_catalogue(vector["catalogue"], vocabularies()), words)
    (found,) = in_browser(page, data, [[vector["company"], vector.get("unit")]])
    assert differences(vector["expected"], found) == []


def _company(chance: Random, catalogue: Catalogue) -> dict[str, Any]:
    words = {name: catalogue.vocabularies[name].ids for name in ("sectors", "traits", "regions")}
    profile = {
        "sector": chance.choice(words["sectors"]),
        "maturity": chance.choice(["newcomer", "established"]),
        "target": chance.choice(["basic", "standard", "exemplary"]),
        "traits": _some(chance, words["traits"]),
        "regions": _some(chance, words["regions"], 2),
    }
    company: dict[str, Any] = {"company": "Random", "profile": profile, "answers": _answers(chance, catalogue, 20)}
    company["chains"] = [_chain(chance, catalogue, number) for number in range(chance.randrange(3))]
    if chance.random() < 1 / 4:
        company["units"] = {
            f"unit-{number}": _unit(chance, catalogue, number) for number in range(chance.choice([1, 3]))
        }
    return company


def _unit(chance: Random, catalogue: Catalogue, number: int) -> dict[str, Any]:
    traits = {"traits": _some(chance, catalogue.vocabularies["traits"].ids)} if chance.random() < HALF else {}
    return {"name": f"Unit {number}", "answers": _answers(chance, catalogue, 10)} | traits


def _answers(chance: Random, catalogue: Catalogue, most: int) -> dict[str, Any]:
    return {
        id_: _point(chance, catalogue.touchpoints[id_], catalogue) for id_ in _some(chance, catalogue.touchpoints, most)
    }


def _some(chance: Random, these: Iterable[str], most: int | None = None) -> list[str]:
    every = list(these)
    return chance.sample(every, chance.randint(0, min(most or len(every), len(every))))


HALF = 0.5


def _point(chance: Random, touchpoint: Touchpoint, catalogue: Catalogue) -> dict[str, Any]:
    asked = (*touchpoint.criteria, *catalogue.universal)
    said: dict[str, list[Any]] = {
        "state": ["have", "have", "missing", "planned", "unknown", "not-applicable"],
        "reaction": ["positive", "neutral", "negative"],
        "importance": [1, 2, 3, 4, 5],
        "reach": [share / 100 for share in range(101)],
        "confidence": ["measured", "observed", "guessed"],
        "effort": [1, 2, 3, 5, 8, 13],
    }
    point: dict[str, Any] = {name: chance.choice(values) for name, values in said.items() if chance.random() < HALF}
    point |= {"reason": "so", "criteria": _criteria(chance, asked)}
    if chance.random() < 1 / 5:
        point["views"] = {who: _view(chance, asked) for who in _some(chance, ["client", "own", "Ana"])}
    return point


def _view(chance: Random, asked: Iterable[Criterion]) -> dict[str, Any]:
    reaction = {"reaction": chance.choice(["positive", "neutral", "negative"])} if chance.random() < HALF else {}
    return {"criteria": _criteria(chance, asked)} | reaction


def _criteria(chance: Random, asked: Iterable[Criterion]) -> dict[str, Any]:
    return {one.id: _answer(chance, one) for one in asked if chance.random() < HALF}


def _answer(chance: Random, criterion: Criterion) -> Any:
    """Give an answer that fits a question."""
    if chance.random() < 1 / 4:
        return chance.choice(["n/a", "unknown"])
    if criterion.measure is None:
        return chance.choice(["yes", "yes", "partly", "no", True, False])
    return chance.choice([chance.randint(-5, 600), chance.randint(0, 1000) / 10])


def _chain(chance: Random, catalogue: Catalogue, number: int) -> dict[str, Any]:
    base = catalogue.chains[chance.choice(list(catalogue.chains))]
    links = [
        {"touchpoint": link.touchpoint, "passed": chance.choice([None, chance.randint(0, 5000)])} for link in base.links
    ]
    return {"id": f"own-{number}", "based_on": base.id, "links": links if chance.random() < HALF else []}


@pytest.mark.parametrize("vector", UPGRADES, ids=lambda vector: vector["rule"])
def test_the_browser_upgrades(page: Page, words: Words, vector: dict[str, Any]) -> None:
    data = company_data(small_catalogue(vector["catalogue"], vocabularies()), words)
    (found,) = json.loads(page.evaluate(UPGRADE, json.dumps([[data, vector["company"]]])))
    assert upgrade_differences(vector, found["record"], found["news"]) == []


WORDS = ("alpha", "beta", "gamma", "delta")
UPGRADED = 120


def _history(chance: Random) -> tuple[dict[str, Any], dict[str, Any]]:
    """Make a company, and a later catalogue in which each id has stayed, moved, been split, merged, retired or removed."""
    homes = {
        "stays": ["{}"],
        "moved": ["n-{}"],
        "split": ["n-{}", "m-{}"],
        "merged": ["home"],
        "retired": [],
        "removed": None,
    }
    entries: dict[str, list[dict[str, Any]]] = {"home": [{"id": "c-0"}, {"id": "c-1"}]}
    company: dict[str, Any] = {"company": "Random", "answers": {}, "answered_for": {}, "units": {}, "chains": []}
    company |= chance.choice([{}, {"catalogue_version": "2026.11"}, {"catalogue_version": "2027.02"}])
    moves = []
    for word in _some(chance, WORDS):
        fate = chance.choice(list(homes))
        to = [home.format(word) for home in homes[fate] or ()]
        if fate not in {"stays", "removed"}:
            moves.append({"from": word, "to": to, "kind": fate})
        for home in to:
            asked = [
                {"id": f"c-{n}", "revision": chance.choice([1, 1, 2])} for n in range(4) if chance.random() < 2 / 3
            ]
            entries.setdefault(home, []).extend(
                one for one in asked if one["id"] not in {q["id"] for q in entries[home]}
            )
        company["answers"][word] = _said(chance)
        if chance.random() < HALF:
            company["answered_for"][word] = ["1", *(f"c-{n}.1.{chance.choice(['0000', 'd602'])}" for n in range(3))]
        if chance.random() < 1 / 3:
            company["units"]["north"] = {"name": "North", "answers": {word: _said(chance)}}
        if chance.random() < 1 / 4:
            company.setdefault("own_criteria", {})[word] = [{"id": "x-own", "ask": "Own?"}]
        if chance.random() < HALF:
            company.setdefault("own_targets", {})[word] = {f"c-{n}": f"<= {n}" for n in range(chance.randint(1, 4))}
        if chance.random() < 1 / 4:
            heirs = chance.sample(["home/c-1", "home/c-9", f"n-{word}/c-0"], chance.choice([0, 1, 2]))
            moves.append({"from": f"{word}/c-2", "to": heirs, "kind": "moved" if heirs else "retired"})
        company["chains"].append({"id": f"chain-{word}", "links": [{"touchpoint": word}, {"touchpoint": "home"}]})
    if chance.random() < HALF:
        company["answers"]["home"] = _said(chance)
    points = [{"id": id_, "revision": chance.choice([1, 1, 2]), "criteria": asked} for id_, asked in entries.items()]
    return {"version": "2027.02", "touchpoints": points, "moves": moves}, company


def _said(chance: Random) -> dict[str, Any]:
    said = {"state": "have", "owner": "Eva", "note": "n", "competitors": {"Alfa": "worse"}, "re_check": ["c-1"]}
    said |= {"criteria": {f"c-{number}": chance.choice(["yes", "no"]) for number in range(4) if chance.random() < HALF}}
    said |= {"views": {"own": {"criteria": {"c-0": "no", "c-3": "yes"}}}}
    return {key: value for key, value in said.items() if chance.random() < HALF} or {"state": "missing"}


def test_random_answers_are_carried_over_as_the_command_line_does(page: Page, words: Words) -> None:
    chance = Random(20270228)
    made = [_history(chance) for _ in range(UPGRADED)]
    catalogues = [small_catalogue(written, vocabularies()) for written, _ in made]
    asked = [[company_data(one, words), company] for one, (_, company) in zip(catalogues, made, strict=True)]
    found = json.loads(page.evaluate(UPGRADE, json.dumps(asked)))
    for catalogue, (_, company), one in zip(catalogues, made, found, strict=True):
        record, news = upgrade_of(company, catalogue)
        assert in_one_order(said(as_written(one["record"]))) == in_one_order(said(as_written(record)))
        assert in_any_order(one["news"]) == in_any_order({name: news[name] for name in one["news"]})


def in_any_order(news: Mapping[str, Any]) -> dict[str, Any]:
    """Sort what is listed: a file that is edited as text has its keys in another order."""
    return {name: sorted(listed) if isinstance(listed, list) else listed for name, listed in news.items()}


def in_one_order(record: Mapping[str, Any]) -> dict[str, Any]:
    """Sort what each touchpoint was answered for, which goes by the order of its answers in the file."""
    return {**record, "answered_for": in_any_order(record.get("answered_for", {}))}


def said(record: Any) -> Any:
    """Leave out what says nothing: a record that a question has been taken out of is as good as none."""
    if not isinstance(record, Mapping):
        return record
    return {key: part for key, part in ((key, said(part)) for key, part in record.items()) if part not in ({}, "null")}


def slices(catalogue: Catalogue, chance: Random) -> Iterator[Catalogue]:
    """Cut a catalogue into parts, each touchpoint in one of them: many companies see every one, and none takes long."""
    ids = chance.sample(list(catalogue.touchpoints), len(catalogue.touchpoints))
    for start in range(SLICES):
        chosen = set(ids[start::SLICES])
        yield replace(catalogue, touchpoints={i: one for i, one in catalogue.touchpoints.items() if i in chosen})


def test_on_companies_made_at_random_every_number_is_the_same(page: Page, words: Words, catalogue: Catalogue) -> None:
    chance = Random(20261121)
    seen = {"companies": 0, "rated": 0, "units": 0}
    for part in slices(catalogue, chance):
        made = [_company(chance, part) for _ in range(COMPANIES // SLICES)]
        asked = [[company, None] for company in made]
        asked += [[company, unit] for company in made for unit in list(company.get("units", {}))[:1]]
        found = in_browser(page, company_data(part, words), asked)
        for (company, unit), one in zip(asked, found, strict=True):
            assert differences(comparable(one), numbers(company, part, unit)) == []
            seen["companies"] += 1
            seen["rated"] += one["quality"] is not None
            seen["units"] += bool(one["units"])
    assert seen["companies"] > COMPANIES
    assert seen["rated"] > COMPANIES / 2
    assert seen["units"] > COMPANIES / 10


def comparable(found: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is not in the numbered shape, and nothing else: the rest must be equal to the last digit."""
    links = [
        [{key: value for key, value in link.items() if key != "q"} for link in chain["links"]]
        for chain in found["chains"]
    ]
    chains = [chain | {"links": kept} for chain, kept in zip(found["chains"], links, strict=True)]
    units = [{key: value for key, value in unit.items() if key != "few"} for unit in found["units"]]
    points = [given(point, "views", "disputed") for point in found["touchpoints"]]
    return given(dict(found) | {"chains": chains, "units": units, "touchpoints": points}, "units")


def given(part: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Leave out what is in the numbered shape only where there is something."""
    return {key: value for key, value in part.items() if value or key not in names}


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
