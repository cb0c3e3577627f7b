"""A checklist knows what it was made from: old copies do no harm, and two people's copies both count."""

import json
from pathlib import Path

import pytest

from filling_desk import ENDINGS, Desk, Pen, csv_table, put_csv, write_csv


def test_two_people_fill_different_cells_of_two_copies_and_both_count(desk: Desk) -> None:
    first, second = Pen(desk.export("xlsx", "eva")), Pen(desk.export("xlsx", "jan"))
    first.put("company-website", "owner", "Eva")
    second.put("company-website", "status", "done")
    second.put("price-list/dated", "answer", "yes")
    desk.fill(first.save())
    filling = desk.fill(second.save())
    assert filling.is_whole
    answers = desk.answers()
    assert answers["company-website"]["owner"] == "Eva"
    assert answers["company-website"]["status"] == "done"
    assert answers["price-list"]["criteria"]["dated"] == "yes"


def test_a_cell_changed_on_both_sides_is_a_conflict_and_the_company_file_keeps_its_value(desk: Desk) -> None:
    first, second = Pen(desk.export("xlsx", "eva")), Pen(desk.export("xlsx", "jan"))
    first.put("company-website", "owner", "Eva")
    where = second.put("company-website", "owner", "Jan")
    second.put("company-website", "effort", 3)
    desk.fill(first.save())
    filling = desk.fill(second.save())
    (conflict,) = filling.conflicts
    assert conflict.where == f"Touchpoints!{where}"
    assert "'Jan' here, 'Eva' in the company file" in conflict.why
    assert "it was 'office manager'" in conflict.why
    assert desk.answers()["company-website"]["owner"] == "Eva"
    assert desk.answers()["company-website"]["effort"] == "3"


def test_both_changing_a_cell_to_the_same_is_no_conflict(desk: Desk) -> None:
    first, second = Pen(desk.export("xlsx", "eva")), Pen(desk.export("xlsx", "jan"))
    for pen in (first, second):
        pen.put("company-website", "owner", "Eva")
    desk.fill(first.save())
    assert desk.fill(second.save()).says_nothing_new


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_old_checklist_does_not_bring_back_old_answers(desk: Desk, ending: str) -> None:
    old = desk.export(ending)
    desk.company.write_text(
        desk.text.replace("owner: office manager", "owner: Eva")
        .replace("one-message: yes", "one-message: no")
        .replace("load-time: 4.1", "load-time: 2"),
        encoding="utf-8",
    )
    now = desk.text
    assert desk.fill(old).says_nothing_new
    assert desk.text == now


def test_a_long_note_changed_on_both_sides_is_a_conflict(desk: Desk) -> None:
    desk.company.write_text(desk.text.replace("evidence: photo 7", f"evidence: {'long ' * 40}"), encoding="utf-8")
    pen = Pen(desk.export("xlsx"))
    desk.company.write_text(desk.text.replace("long long", "very long"), encoding="utf-8")
    pen.put("company-website", "evidence", "photo 8")
    assert len(desk.fill(pen.save()).conflicts) == 1


def test_a_file_without_its_base_says_so_and_is_held_against_the_company_file(desk: Desk) -> None:
    table = [line[:-1] for line in csv_table(desk.export("csv"))]
    put_csv(table, "company-website", "Owner", "Eva")
    filling = desk.fill(write_csv(desk.company.parent / "back.csv", table))
    assert [change.new for change in filling.changes] == ["Eva"]
    assert any("made from" in remark for remark in filling.remarks)


def test_the_checklist_of_another_company_is_refused(desk: Desk) -> None:
    path = desk.export("xlsx")
    desk.company.write_text(desk.text.replace("Small Clinic & Sons", "Other"), encoding="utf-8")
    before = desk.text
    result = desk.command("fill", desk.company, path, exit_code=1)
    assert "is the checklist of 'Small Clinic & Sons', not of 'Other'" in result.output
    assert desk.text == before


def test_the_checklist_of_a_unit_goes_into_the_unit(desk: Desk) -> None:
    desk.company.write_text(desk.text + "units:\n  north:\n    name: North\n    answers: {}\n", encoding="utf-8")
    path = desk.company.parent / "north.json"
    desk.command("checklist", desk.company, "--unit", "north", "--format", "json", "--output", path)
    path.write_text(path.read_text().replace('"owner": "office manager"', '"owner": "Nora"', 1))
    desk.command("fill", desk.company, path)
    assert "owner: office manager" in desk.text
    from touchpoints.catalogue.reading import parse_document

    document, _ = parse_document(desk.company.read_bytes(), "")
    assert document is not None
    website = document.value["units"]["north"]["answers"]["company-website"]  # type: ignore[index,call-overload]
    assert website["owner"] == "Nora"
    assert website["criteria"]["load-time"] == "4.1"  # what the unit took from the company goes on holding for it


MOVES = """\
moves:
  - {from: price-list/dated, to: [price-list/printed-on], kind: moved, since: '2026.11', reason: Clearer words.}
  - {from: tariff, to: [price-list], kind: moved, since: '2026.11', reason: The same under a clearer name.}
"""


def answered(path: Path, question: str, answer: str) -> Path:
    """Answer a question in a checklist."""
    if path.suffix == ".xlsx":
        pen = Pen(path)
        pen.put(question, "answer", answer)
        return pen.save()
    if path.suffix == ".csv":
        table = csv_table(path)
        put_csv(table, question, "Answer", answer)
        return write_csv(path, table)
    sheet = json.loads(path.read_text(encoding="utf-8"))
    touchpoint, _, id_ = question.partition("/")
    row = next(one for one in sheet["touchpoints"] if one["id"] == touchpoint)
    next(one for one in row["criteria"] if one["id"] == id_)["answer"] = answer
    path.write_text(json.dumps(sheet), encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_checklist_of_an_earlier_catalogue_finds_where_its_question_went(desk: Desk, ending: str) -> None:
    path = answered(desk.export(ending), "price-list/dated", "partly")
    catalogue = desk.company.parent / "catalogue"
    (catalogue / "moves.yml").write_text(MOVES, encoding="utf-8")
    entry = next((catalogue / "touchpoints").rglob("price-list.yml"))
    entry.write_text(entry.read_text(encoding="utf-8").replace("id: dated,", "id: printed-on,"), encoding="utf-8")
    filling = desk.fill(path)
    assert [(str(change.key), change.new) for change in filling.changes] == [("price-list: printed-on", "partly")]
    assert filling.is_whole


def test_a_checklist_of_an_earlier_catalogue_finds_where_its_touchpoint_went(desk: Desk) -> None:
    path = answered(desk.export("json"), "price-list/dated", "partly")
    path.write_text(path.read_text(encoding="utf-8").replace('"price-list"', '"tariff"'), encoding="utf-8")
    assert desk.fill(path).changes == ()
    moves = MOVES.replace("price-list/dated", "price-list/day").replace("printed-on", "dated")
    (desk.company.parent / "catalogue" / "moves.yml").write_text(moves, encoding="utf-8")
    filling = desk.fill(path)
    assert [(str(change.key), change.new) for change in filling.changes] == [("price-list: dated", "partly")]
    assert filling.is_whole


def test_of_two_rows_that_are_one_today_the_one_that_is_still_called_so_counts(desk: Desk) -> None:
    path = answered(desk.export("json"), "price-list/dated", "partly")
    text = path.read_text(encoding="utf-8").replace('"id": "guest-wifi"', '"id": "tariff"')
    path.write_text(text, encoding="utf-8")
    moves = MOVES.replace("price-list/dated", "price-list/day").replace("printed-on", "dated")
    (desk.company.parent / "catalogue" / "moves.yml").write_text(moves, encoding="utf-8")
    assert [change.new for change in desk.fill(path).changes] == ["partly"]
