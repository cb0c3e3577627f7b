"""Files go to the command line and back with the same numbers and nothing lost; what is no file of ours changes nothing."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from built_site import REPOSITORY, workplace_of
from check_page import ANSWERS, EXAMPLES, KEY, STATED, CheckPage, example
from company_vectors import as_written, differences
from touchpoints import taking_back, workflow
from touchpoints.catalogue.model import Catalogue
from touchpoints.checklist.json_format import assessment_document, encode
from touchpoints.company.assessment import Assessment
from touchpoints.company.company_file import read_company
from touchpoints.company.units import assess_company

WRITTEN_BY_THE_TOOL = {"catalogue_version", "answered_for"}


Numbers = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return workflow.open_catalogue(workplace_of(REPOSITORY))


@pytest.fixture(scope="session")
def assessed(catalogue: Catalogue) -> Callable[..., Assessment]:
    """A function that assesses a company file as the command line does, with a catalogue that is read once."""

    def assess(path: Path, unit: str | None = None) -> Assessment:
        company, problems = read_company(path, path.name, catalogue)
        assert company is not None, problems
        return assess_company(company, catalogue, unit)

    return assess


@pytest.fixture(scope="session")
def numbers(assessed: Callable[..., Assessment]) -> Numbers:
    """A function that gives the numbers of the command line."""

    def shown(path: Path, unit: str | None = None) -> dict[str, Any]:
        document: dict[str, Any] = assessment_document(assessed(path, unit)).model_dump(mode="json", by_alias=True)
        return document

    return shown


@pytest.fixture(scope="session")
def checklist(assessed: Callable[..., Assessment]) -> Callable[[Path], str]:
    """A function that gives the checklist of a company file in JSON, as the command line writes it."""
    words = workflow.open_words(workplace_of(REPOSITORY), "en")
    return lambda path: encode(assessed(path), words, path).decode()


def compared(document: dict[str, Any]) -> dict[str, Any]:
    """Give the numbers that are compared; random companies are held to every single one elsewhere."""
    keys = ("id", "state", "level", "quality", "gap", "gap_to_target", "reach", "priority", "class", "rank")
    points = [{key: point[key] for key in keys} for point in document["touchpoints"]]
    chains = [{key: chain[key] for key in ("id", "score", "broken_at", "lost_most_at")} for chain in document["chains"]]
    units = [{key: unit[key] for key in ("id", "coverage", "quality")} for unit in document.get("units", [])]
    return {key: document[key] for key in ("coverage", "quality", "rated")} | {
        "touchpoints": points,
        "chains": chains,
        "units": units,
    }


def test_every_example_comes_back_whole_and_has_the_same_numbers_everywhere(check: CheckPage, numbers: Numbers) -> None:
    for path in EXAMPLES:
        given = example(path)
        check.load(given)
        saved = check.save()
        back = json.loads(saved.read_text(encoding="utf-8"))
        assert {key: part for key, part in back.items() if key not in WRITTEN_BY_THE_TOOL} == given, path.stem
        expected = compared(numbers(path))
        assert differences(compared(check.assessed()), expected) == [], path.stem
        assert differences(compared(numbers(saved)), expected) == [], path.stem


def test_every_unit_of_an_example_has_the_same_numbers(check: CheckPage, numbers: Numbers) -> None:
    path = next(path for path in EXAMPLES if path.stem == "restaurant")
    given = example(path)
    check.load(given)
    for unit in given["units"]:
        check.page.get_by_label("Answers for").select_option(unit)
        assert differences(compared(check.assessed()), compared(numbers(path, unit))) == []


def test_every_checklist_in_json_is_loaded_and_has_the_same_numbers(
    check: CheckPage, numbers: Numbers, checklist: Callable[[Path], str]
) -> None:
    for path in EXAMPLES[::2]:
        check.load(checklist(path))
        expected = compared(numbers(path))
        assert differences(compared(check.assessed()), expected) == [], path.stem
        assert differences(compared(numbers(check.save())), expected) == [], path.stem


def test_a_checklist_of_a_firm_with_units_gives_back_whose_answers_are_whose(
    check: CheckPage, numbers: Numbers, checklist: Callable[[Path], str]
) -> None:
    path = next(path for path in EXAMPLES if path.stem == "restaurant")
    check.load(checklist(path))
    expect(check.status).not_to_contain_text("Not taken")
    assert differences(compared(check.assessed()), compared(numbers(path))) == []
    saved = check.save()
    back, given = as_written(json.loads(saved.read_text(encoding="utf-8"))), as_written(example(path))
    assert back["answers"] == given["answers"]
    for unit in given["units"]:
        assert back["units"][unit]["answers"] == given["units"][unit]["answers"]
        check.page.get_by_label("Answers for").select_option(unit)
        assert differences(compared(check.assessed()), compared(numbers(path, unit))) == []
    assert differences(compared(numbers(saved)), compared(numbers(path))) == []


VIEWED: dict[str, Any] = {
    "company": "Two Desks",
    "profile": {"sector": "any", "traits": ["premises", "phone", "website", "b2c"]},
    "answers": {
        "price-list": {
            "state": "have",
            "views": {"client": {"reaction": "negative", "criteria": {"dated": "no"}, "note": "cannot be read"}},
        },
        "phone-greeting": {"criteria": {"firm-named": "yes"}, "x-walk": {"first-visit": {"impression": "friendly"}}},
    },
    "own_targets": {"phone-greeting": {"length": "<= 3"}},
    "units": {
        "north": {
            "name": "North",
            "answers": {"phone-greeting": {"views": {"Eva": {"criteria": {"firm-named": "no"}}}, "owner": "Eva"}},
        },
        "south": {
            "name": "South",
            "traits": ["phone", "b2c"],
            "answers": {"price-list": {"state": "not-applicable", "reason": "sold in the north only"}},
        },
    },
}


def test_views_notes_walks_and_targets_come_back_from_a_checklist_too(
    check: CheckPage, numbers: Numbers, checklist: Callable[[Path], str]
) -> None:
    company = check.folder / "desks.json"
    company.write_text(json.dumps(VIEWED), encoding="utf-8")
    check.load(checklist(company))
    assert differences(compared(check.assessed()), compared(numbers(company))) == []
    back = check.saved()
    assert back["answers"]["price-list"]["views"] == VIEWED["answers"]["price-list"]["views"]
    assert back["answers"]["phone-greeting"] == VIEWED["answers"]["phone-greeting"]
    assert back["own_targets"] == VIEWED["own_targets"]
    assert back["units"]["south"]["traits"] == ["phone", "b2c"]
    assert back["units"]["south"]["answers"] == VIEWED["units"]["south"]["answers"]
    north = back["units"]["north"]["answers"]["phone-greeting"]
    assert (north["owner"], north["views"]) == ("Eva", {"Eva": {"criteria": {"firm-named": "no"}}})


def test_what_was_written_into_a_checklist_is_taken_and_what_is_about_nothing_is_named(
    check: CheckPage, checklist: Callable[[Path], str]
) -> None:
    path = next(path for path in EXAMPLES if path.stem == "restaurant")
    filled = json.loads(checklist(path))
    harbour = next(unit for unit in filled["units"] if unit["id"] == "harbour")
    silent = next(point for point in filled["units"][0]["touchpoints"] if point["id"] == "queue")
    silent["owner"] = "Ana"
    next(point for point in harbour["touchpoints"] if point["id"] == "queue")["Seen on"] = "a Sunday"
    asked = filled["touchpoints"][0]["criteria"]
    asked.append(None)
    filled["touchpoints"].append({"state": "have"})
    filled["units"].append({"touchpoints": []})
    check.load(json.dumps(filled))
    nothing = f"touchpoints › {len(filled['touchpoints'])}, touchpoints › 1 › criteria › {len(asked)}, units › 3"
    expect(check.status).to_contain_text(nothing)
    units = check.saved()["units"]
    assert units["old-town"]["answers"]["queue"] == {"owner": "Ana"}
    assert units["harbour"]["answers"]["queue"]["x-extra"] == {"Seen on": "a Sunday"}


def test_a_checklist_gives_back_what_the_company_said_and_not_what_the_catalogue_did(
    check: CheckPage, checklist: Callable[[Path], str]
) -> None:
    path = next(path for path in EXAMPLES if path.stem == "smile-dental")
    given = example(path)
    check.load(checklist(path))
    back = as_written(check.saved()["answers"])
    said = {id_: {key: part for key, part in one.items() if part} for id_, one in as_written(given["answers"]).items()}
    assert {id_: one for id_, one in back.items() if id_ in said} == said


def test_what_is_answered_here_is_taken_into_the_company_file(
    check: CheckPage, numbers: Numbers, checklist: Callable[[Path], str]
) -> None:
    company = check.folder / "smile.yml"
    company.write_text(
        "company: Smile  # ours\nprofile: {sector: health, traits: [premises, phone, website, b2c]}\n"
        "answers:\n  price-list:  # on the counter\n    criteria: {dated: yes}\n",
        encoding="utf-8",
    )
    check.load(checklist(company))
    row = check.row("Print and documents", "Price list")
    row.get_by_label("negative").check()
    row.locator(".tp-field--number input[type=text]").first.fill("9")
    check.details(row).get_by_label("Who looks after it").fill("Eva")
    saved = check.save()
    filling = taking_back.fill(workplace_of(REPOSITORY), company, saved)
    assert filling.is_whole
    text = company.read_text(encoding="utf-8")
    assert "company: Smile  # ours" in text
    assert "price-list:  # on the counter" in text
    expected = compared(check.assessed())
    assert differences(expected, compared(numbers(company))) == []
    check.load(saved.read_text(encoding="utf-8"))
    assert differences(expected, compared(check.assessed())) == []


def test_what_a_unit_and_a_client_say_here_is_taken_into_the_company_file(check: CheckPage, numbers: Numbers) -> None:
    path = next(path for path in EXAMPLES if path.stem == "restaurant")
    company = check.folder / "restaurant.yml"
    company.write_bytes(path.read_bytes())
    check.load(example(path))
    check.page.get_by_label("Answers for").select_option("harbour")
    check.row("Place and premises", "Car park").get_by_label("positive").check()
    check.page.get_by_label("Answers by").select_option("client")
    check.row("Place and premises", "Car park").get_by_label("partly").first.check()
    expected = compared(check.assessed())
    filling = taking_back.fill(workplace_of(REPOSITORY), company, check.save())
    assert filling.is_whole
    assert differences(expected, compared(numbers(company, "harbour"))) == []


REFUSED = {
    "half a file": ("{", "no company file"),
    "a list": ("[]", "no company file"),
    "nothing": ("", "no company file"),
    "another format": ('{"format": "something-else/1", "answers": {}}', "no company file"),
    "anything": ('{"a": 1}', "no company file"),
    "YAML": ("company: Smile\nanswers:\n  price-list: {state: have}\n", "written in YAML"),
    "an unknown word": ('{"answers": {"price-list": {"state": "maybe"}}}', "At answers › price-list › state stands"),
    "a number out of range": ('{"answers": {"price-list": {"reach": 7}}}', "answers › price-list › reach"),
    "a list for answers": ('{"company": "A", "answers": [1]}', "At answers stands [1]"),
    "an answer that is none": ('{"answers": {"price-list": {"criteria": {"dated": {"a": 1}}}}}', "criteria › dated"),
    "a stranger competitor": ('{"answers": {"price-list": {"competitors": {"Alfa": "worse"}}}}', "competitors › Alfa"),
    "a unit without a name": ('{"company": "A", "units": {"north": {}}}', "At units › north"),
    "a chain of nothing": ('{"company": "A", "chains": [{"id": "a", "links": [{}]}]}', "chains › 1 › links › 1"),
    "a target that is none": (
        '{"company": "A", "own_criteria": {"price-list": [{"id": "x-a", "ask": "A?", "measure": {"unit": "days", "target": "soon"}}]}}',
        "own_criteria › price-list › 1 › measure",
    ),
    "too large": ('{"company": "' + "A" * 4_200_000 + '"}', "larger than any company file"),
}


def test_a_file_with_a_fault_is_refused_with_its_place_and_changes_nothing(check: CheckPage) -> None:
    check.load(STATED | {"answers": ANSWERS})
    before = check.page.evaluate(f"localStorage.getItem('{KEY}')")
    for content, message in REFUSED.values():
        check.give(content)
        expect(check.status).to_contain_text(message)
        expect(check.status).to_contain_text("nothing has changed")
        assert check.page.evaluate(f"localStorage.getItem('{KEY}')") == before


def test_names_of_the_language_and_markup_in_a_file_are_texts_like_any_other(check: CheckPage) -> None:
    hostile = '<img src=x onerror="document.title=1">'
    content = (
        f'{{"company": {json.dumps(hostile)}, "competitors": ["__proto__"], "answers": {{"__proto__": {{"state": "have"}},'
        '"constructor": {"state": "missing"}, "price-list": {"state": "have", "competitors": {"__proto__": "worse"},'
        f'"views": {{"__proto__": {{"criteria": {{"dated": "no"}}}}}}, "note": {json.dumps(hostile)}}}}},'
        f'"units": {{"north": {{"name": {json.dumps(hostile)}}}}},'
        f'"own_touchpoints": [{{"id": "x-a", "name": {json.dumps(hostile)}, "category": "website", "stages": ["need"],'
        f'"channel": "online", "criteria": [{{"id": "x-b", "ask": {json.dumps(hostile)}, "class": "must-be",'
        '"dimension": "reliability"}]}]}'
    )
    check.load(content)
    check.section("Branches, products, people")
    check.section("Touchpoints of your own")
    check.details(check.row("Print and documents", "Price list"))
    assert check.page.evaluate("({}).state === undefined && document.title !== '1'")
    assert check.page.locator("img[src=x]").count() == 0
    back = check.saved()
    assert back["answers"]["price-list"] == json.loads(content)["answers"]["price-list"]
    assert back["company"] == hostile


STRANGE = {
    "gone-for-good": {"state": "have", "note": "keep me"},
    "price-list": {"criteria": {"dated": "yes", "no-such-question": "no", "type-size": "yes"}},
    "__proto__": {"state": "have"},
    "constructor": {"state": "missing"},
}


def test_answers_this_catalogue_does_not_know_are_shown_kept_and_saved_apart(
    check: CheckPage, assessed: Callable[..., Assessment]
) -> None:
    check.load(json.dumps(STATED | {"answers": STRANGE}))
    apart = check.page.locator(".tp-apart")
    asked = "How large is the smallest type on the printed list? yes"
    for words in ("gone-for-good", "no-such-question: no", asked):
        expect(apart).to_contain_text(words)
    assert check.figure(0).startswith("1 of")
    check.page.reload()
    saved = check.save()
    kept = json.loads(saved.read_text(encoding="utf-8"))
    assert kept["x-kept-apart"]["gone-for-good"]["note"] == "keep me"
    assert kept["x-kept-apart"]["price-list"]["criteria"] == {"type-size": "yes"}
    assert kept["x-kept-apart"].keys() == {"gone-for-good", "price-list", "__proto__", "constructor"}
    assert kept["archive"]["price-list"]["criteria"] == {"no-such-question": "no"}
    assert assessed(saved).coverage.have == 1
    check.load(saved.read_text(encoding="utf-8"))
    expect(apart).to_contain_text(asked)
    assert check.saved()["x-kept-apart"] == kept["x-kept-apart"]


def test_what_nobody_here_knows_survives(check: CheckPage) -> None:
    whole = STATED | {
        "x-own": {"a": 1, "b": [None, {"c": ""}]},
        "language": "sk",
        "assessed_on": "2026-01-31",
        "competitors": ["Alfa"],
        "profile": STATED["profile"] | {"x-size": 4, "regions": ["SK"]},
        "answers": {
            "price-list": {
                "owner": "Eva",
                "competitors": {"Alfa": "worse"},
                "x-mine": [1],
                "criteria": {"dated": False},
            },
            "company-website": None,
        },
    }
    check.load(whole)
    check.row("Print and documents", "Price list").get_by_label("positive").check()
    back = check.saved()
    assert back["answers"]["price-list"].pop("reaction") == "positive"
    assert {key: back[key] for key in whole} == whole


def test_letters_with_marks_stay_whole_in_the_name_of_the_file(check: CheckPage) -> None:
    check.page.get_by_label("Name", exact=True).first.fill("Чайная Ďuriš & syn")
    with check.page.expect_download() as waiting:
        check.page.get_by_role("button", name="Save to a file").first.click()
    assert waiting.value.suggested_filename == "чайная-ďuriš-syn.json"
