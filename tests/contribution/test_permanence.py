"""Ids and meanings since the last release, and what readers are told of changes."""

import datetime
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from workbench import CHAIN, PRICE_LIST, Workbench

from touchpoints.catalogue.location import Workplace, locate
from touchpoints.catalogue.model import in_language
from touchpoints.catalogue.words import read_words
from touchpoints.problems import DataError
from touchpoints.release import write_release
from touchpoints.site.changes import change_files

WORDS = Path(__file__).resolve().parents[2] / "site_templates" / "words"
DAY = datetime.date(2026, 11, 30)
SITE = "https://example.org/"


@pytest.fixture
def bench(catalogue_folder: Path) -> Workbench:
    return Workbench(catalogue_folder)


@pytest.fixture
def released(bench: Workbench) -> Workbench:
    release(bench)
    return bench


def release(bench: Workbench, version: str = "") -> None:
    if version:
        settings = (bench.folder / "catalogue.yml").read_text(encoding="utf-8").split("\n")
        bench.write(
            "catalogue.yml",
            "\n".join(f'version: "{version}"' if line.startswith("version:") else line for line in settings),
        )
    write_release(Workplace(bench.folder.parent, locate(bench.folder, bench.folder.parent)), DAY)


def codes(bench: Workbench) -> list[str]:
    return [one.code for one in bench.problems()]


def move(bench: Workbench, kind: str = "moved", to: str = "[price-sheet]", old: str = "price-list") -> None:
    bench.write(
        "moves.yml",
        f"moves:\n  - from: {old}\n    to: {to}\n    kind: {kind}\n    since: '2026.12'\n"
        "    reason: The trade says <so>.\n",
    )


def rename(bench: Workbench) -> None:
    text = (bench.folder / PRICE_LIST).read_text(encoding="utf-8").replace("id: price-list", "id: price-sheet", 1)
    bench.write(PRICE_LIST.replace("price-list", "price-sheet"), text)
    (bench.folder / PRICE_LIST).unlink()
    for path in bench.folder.rglob("*.yml"):
        said = path.read_text(encoding="utf-8")
        if "price-list" in said and path.name != "moves.yml":
            path.write_text(said.replace("price-list", "price-sheet"), encoding="utf-8")


def test_without_a_release_there_is_nothing_to_keep(bench: Workbench) -> None:
    (bench.folder / CHAIN).unlink()
    assert "lost-id" not in codes(bench)


def test_what_was_released_and_is_as_it_was_is_in_order(released: Workbench) -> None:
    assert released.found() == []


def test_an_id_that_is_gone_is_lost_until_it_is_said_where_it_went(released: Workbench) -> None:
    rename(released)
    assert "lost-id" in codes(released)
    move(released)
    assert released.found() == []


def test_an_id_that_has_moved_is_never_used_again(released: Workbench) -> None:
    move(released, to="[company-website]")
    assert "reused-id" in codes(released)


def test_a_question_that_is_gone_is_lost_until_it_is_said_where_it_went(released: Workbench) -> None:
    released.change(PRICE_LIST, "id: dated,", "id: printed-on,")
    assert "lost-id" in codes(released)
    move(released, to="[price-list/printed-on]", old="price-list/dated")
    assert released.found() == []
    move(released, "split", "[price-list/printed-on, price-list/type-size]", "price-list/dated")
    assert released.found() == []
    move(released, "retired", "[]", "price-list/dated")
    assert codes(released) == ["sudden-duty"], "then the new question is another one, and nobody could see it coming"


@pytest.mark.parametrize("to", ["[price-list/nothing]", "[nowhere/dated]", "[company-website]"])
def test_a_question_leads_to_a_question(released: Workbench, to: str) -> None:
    released.change(PRICE_LIST, "id: dated,", "id: printed-on,")
    move(released, to=to, old="price-list/dated")
    assert "unknown-reference" in codes(released)


def test_the_id_of_a_question_that_has_moved_is_never_used_again(released: Workbench) -> None:
    move(released, to="[price-list/type-size]", old="price-list/dated")
    assert "reused-id" in codes(released)


def test_a_retired_entry_keeps_its_id(released: Workbench) -> None:
    path = released.folder / PRICE_LIST
    path.write_text(path.read_text(encoding="utf-8") + "status: retired\n", encoding="utf-8")
    move(released, kind="retired", to="[]")
    assert {"lost-id", "reused-id"} & set(codes(released)) == set()


@pytest.mark.parametrize(("kind", "to"), [("moved", "[]"), ("split", "[price-sheets]")])
def test_a_move_leads_somewhere(released: Workbench, kind: str, to: str) -> None:
    rename(released)
    move(released, kind, to)
    assert "unknown-reference" in codes(released)


def test_another_target_needs_a_new_revision(released: Workbench) -> None:
    released.change(PRICE_LIST, '">= 12"}', '">= 14"}')
    assert "changed-meaning" in codes(released)
    released.change(PRICE_LIST, '">= 14"}', '">= 14"}\n    revision: 2')
    assert "changed-meaning" not in codes(released)


def test_another_question_is_doubted_and_other_capitals_are_not(released: Workbench) -> None:
    released.change(PRICE_LIST, "Has a customer shown it to somebody?", "Has a CUSTOMER shown it, to somebody?")
    assert "changed-meaning" not in codes(released)
    released.change(PRICE_LIST, "Has a CUSTOMER shown it, to somebody?", "Is it blue?")
    (doubt,) = [one for one in released.problems() if one.code == "changed-meaning"]
    assert doubt.severity == "warning"


def test_a_class_or_a_weight_is_no_meaning(released: Workbench) -> None:
    released.change(PRICE_LIST, "class: attractive", "class: performance, weight: 3")
    assert "changed-meaning" not in codes(released)


def test_a_file_with_mistakes_is_not_taken_for_lost(released: Workbench) -> None:
    released.write(PRICE_LIST, "id: [\n")
    assert "lost-id" not in codes(released)


def test_a_snapshot_is_written_once_and_never_changed(released: Workbench) -> None:
    with pytest.raises(DataError, match="already"):
        release(released)
    with pytest.raises(DataError, match="not after"):
        release(released, "2020.01")
    path = next((released.folder / "releases").iterdir())
    path.write_text("{}", encoding="utf-8")
    assert codes(released) == ["broken-release"]


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 5000, "null", '{"format": "touchpoints-release/2"}'])
def test_a_snapshot_that_is_none_is_named_whatever_it_holds(bench: Workbench, text: str) -> None:
    bench.write("releases/2026.01.json", text)
    assert "broken-release" in codes(bench)


def files(bench: Workbench, site: str = SITE) -> dict[str, bytes]:
    return change_files(in_language(bench.load(), "en"), read_words(WORDS, "en", "words"), site)


def test_the_first_release_changes_nothing_and_is_told_in_a_sentence(released: Workbench) -> None:
    assert json.loads(files(released)["changes.json"])["releases"] == []
    feed = ET.fromstring(files(released)["feed.xml"])
    (entry,) = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert "7 touchpoints" in str(entry.findtext("{http://www.w3.org/2005/Atom}content"))


def test_the_feed_of_a_site_without_an_address_claims_none(released: Workbench) -> None:
    feed = ET.fromstring(files(released, "")["feed.xml"])
    ids = [str(one.text) for one in feed.iter("{http://www.w3.org/2005/Atom}id")]
    assert len(set(ids)) == len(ids) == 2
    assert all(one.startswith("urn:touchpoints:") for one in ids)


def test_a_second_release_says_what_is_new_changed_and_moved(released: Workbench) -> None:
    rename(released)
    move(released)
    release(released, "2026.12")
    (step,) = json.loads(files(released)["changes.json"])["releases"]
    assert step["version"] == "2026.12"
    assert {(one["what"], one["id"], one["url"]) for one in step["changes"]} >= {
        ("new", "price-sheet", "touchpoints/price-sheet/"), ("gone", "price-list", ""),
    }  # fmt: skip
    feed = ET.fromstring(files(released)["feed.xml"])
    entry, _first = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert "https://example.org/en/touchpoints/price-sheet/" in str(
        entry.findtext("{http://www.w3.org/2005/Atom}content")
    )


def test_an_old_address_leads_on_to_the_new_one(released: Workbench) -> None:
    rename(released)
    move(released)
    page = files(released)["touchpoints/price-list/index.html"].decode()
    assert 'content="0; url=../price-sheet/"' in page
    assert "&lt;so&gt;" in page


def test_what_was_split_offers_its_heirs_and_chooses_none(released: Workbench) -> None:
    rename(released)
    move(released, "split", "[price-sheet, company-website]")
    page = files(released)["touchpoints/price-list/index.html"].decode()
    assert "refresh" not in page
    assert page.count("<li>") == 2


def test_a_guide_has_an_address_too(bench: Workbench) -> None:
    bench.write("guides/laws.md", "---\nid: laws\ntitle: Laws\nsummary: Three of them.\norder: 1\n---\n\nOne.\n")
    release(bench)
    (bench.folder / "guides/laws.md").unlink()
    assert "lost-id" in codes(bench)
    bench.write("guides/rules.md", "---\nid: rules\ntitle: Rules\nsummary: Three of them.\norder: 1\n---\n\nOne.\n")
    move(bench, to="[rules]", old="laws")
    assert bench.found() == []
    assert b"Rules" in files(bench)["guides/laws/index.html"]


def test_a_word_that_company_files_are_made_of_stays(released: Workbench) -> None:
    path = "taxonomy/traits.yml"
    released.change(path, "id: car-park,", "id: parking-lot,")
    (lost,) = [one for one in released.problems() if one.code == "lost-id"]
    assert "'car-park' was one of the traits" in lost.message
    assert lost.place.path == f"catalogue/{path}"


def test_a_question_asked_of_every_touchpoint_keeps_its_meaning(released: Workbench) -> None:
    text = (released.folder / "universal.yml").read_text(encoding="utf-8")
    question = next(line for line in text.split("\n") if "ask:" in line)
    released.write("universal.yml", text.replace(question, question[: question.index("ask:")] + "ask: Is it blue?"))
    assert "changed-meaning" in codes(released)


def test_a_touchpoint_that_is_made_of_something_else_is_another(released: Workbench) -> None:
    released.change(PRICE_LIST, "kind: document", "kind: object")
    assert "changed-meaning" in codes(released)
    released.change(PRICE_LIST, "kind: object", "kind: object\nrevision: 2")
    assert "changed-meaning" not in codes(released)


DUTY = (
    "criteria:\n  - id: on-paper\n    ask: Can a customer take it home?\n    class: must-be\n    dimension: tangibles\n"
)


def test_a_new_duty_is_announced_before_it_counts(released: Workbench) -> None:
    released.change(PRICE_LIST, "criteria:\n", DUTY)
    (sudden,) = [one for one in released.problems() if one.code == "sudden-duty"]
    assert "'on-paper' is a new must-be" in sudden.message
    assert 'counts_from: "' in sudden.hint
    released.change(PRICE_LIST, DUTY, DUTY.replace("must-be", "performance"))
    assert released.found() == []
    released.change(PRICE_LIST, DUTY.replace("must-be", "performance"), f'{DUTY}    counts_from: "2099.01"\n')
    assert released.found() == []


def test_a_duty_that_is_announced_is_shown_and_not_counted_until_its_release(released: Workbench) -> None:
    released.change(PRICE_LIST, "criteria:\n", f'{DUTY}    counts_from: "2099.01"\n')
    before = in_language(released.load(), "en")
    assert "on-paper" not in {one.id for one in before.touchpoints["price-list"].criteria}
    assert [one.id for one in before.announced["price-list"]] == ["on-paper"]
    release(released, "2099.01")
    after = in_language(released.load(), "en")
    assert "on-paper" in {one.id for one in after.touchpoints["price-list"].criteria}
    assert after.announced == {}
    assert released.found() == []


def test_an_id_that_went_long_ago_neither_comes_back_nor_is_forgotten(released: Workbench) -> None:
    text = (released.folder / PRICE_LIST).read_text(encoding="utf-8")
    rename(released)
    move(released)
    release(released, "2026.12")
    released.write("moves.yml", "moves: []\n")
    assert "'price-list' was in the release 2026.11 and is gone" in [one.message for one in released.problems()]
    released.write(PRICE_LIST, text)
    (back,) = [one for one in released.problems() if one.code == "reused-id"]
    assert back.place.path == f"catalogue/{PRICE_LIST}"
