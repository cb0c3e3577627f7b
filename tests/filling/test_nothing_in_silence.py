"""What people write beside the answers is kept apart or named, and an untouched checklist names nothing."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment

from filling_desk import ENDINGS, Desk, Pen, csv_table, write_csv
from touchpoints.catalogue.location import Locations, Workplace, shipped

Edit = Callable[[dict[str, Any]], None]


def changed_json(desk: Desk, edit: Edit) -> Path:
    path = desk.export("json")
    document = json.loads(path.read_text(encoding="utf-8"))
    edit(document)
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


def point(document: dict[str, Any], id_: str) -> dict[str, Any]:
    return next(one for one in document["touchpoints"] if one["id"] == id_)


def test_an_unknown_key_at_the_top_of_a_json_checklist_is_named(desk: Desk) -> None:
    filling = desk.fill(changed_json(desk, lambda document: document.update(remark="we moved", empty="")))
    assert filling.lost == (("remark", "'we moved' is no part of a checklist"),)


def test_an_unknown_key_of_a_question_is_kept_apart(desk: Desk) -> None:
    def edit(document: dict[str, Any]) -> None:
        question = next(one for one in point(document, "price-list")["criteria"] if one["id"] == "dated")
        question["who asked"] = "Eva"

    path = changed_json(desk, edit)
    (kept,) = desk.fill(path).kept
    assert kept.where.endswith(".who asked")
    assert desk.answers()["price-list"]["x-extra"] == {"who asked (dated)": "Eva"}
    assert desk.fill(path).says_nothing_new


def test_an_unknown_key_of_a_view_is_kept_apart(desk: Desk) -> None:
    def edit(document: dict[str, Any]) -> None:
        point(document, "price-list")["views"] = {"client": {"reaction": "positive", "mood": "calm"}}

    desk.fill(changed_json(desk, edit))
    assert desk.answers()["price-list"]["x-extra"] == {"mood (client)": "calm"}


@pytest.mark.parametrize("nobody", ["", " "])
def test_a_view_of_nobody_is_named_and_keeps_nothing_else_from_being_taken(desk: Desk, nobody: str) -> None:
    def edit(document: dict[str, Any]) -> None:
        point(document, "price-list")["views"] = {nobody: {"reaction": "positive"}}
        point(document, "price-list")["owner"] = "Eva"

    filling = desk.fill(changed_json(desk, edit))
    assert ["not a name that a view can have" in one.why for one in filling.unclear] == [True]
    assert desk.answers()["price-list"]["owner"] == "Eva"


def test_unknown_keys_of_a_saved_company_file_are_named_where_they_differ(desk: Desk) -> None:
    desk.company.write_text(desk.text + "x-room: blue\n", encoding="utf-8")
    name = json.loads(desk.export("json").read_text(encoding="utf-8"))["company"]
    saved = {"company": name, "answers": {}, "x-room": "blue", "x-floor": "second"}
    path = desk.company.parent / "saved.json"
    path.write_text(json.dumps(saved), encoding="utf-8")
    assert [where for where, _ in desk.fill(path).lost] == ["x-floor"]


def test_a_note_on_a_row_is_kept_apart_with_its_touchpoint(desk: Desk) -> None:
    pen = Pen(desk.export("xlsx"))
    pen.points.sheet.cell(pen.points.row("price-list"), pen.points.column("state")).comment = Comment("torn", "Eva")
    place = pen.questions.row("price-list/dated"), pen.questions.column("answer")
    pen.questions.sheet.cell(*place).comment = Comment("two\nlines", "Eva")
    path = pen.save()
    assert len(desk.fill(path).kept) == 2
    extra = desk.answers()["price-list"]["x-extra"]
    assert {name: text.strip() for name, text in extra.items()} == {
        "note on State": "torn",
        "note on Answer (dated)": "two\nlines",
    }
    assert desk.fill(path).says_nothing_new


def test_notes_on_one_thing_in_two_sheets_are_both_kept(desk: Desk) -> None:
    pen = Pen(desk.export("xlsx"))
    copy = pen.book.copy_worksheet(pen.points.sheet)
    place = pen.points.row("price-list"), pen.points.column("state")
    pen.points.sheet.cell(*place).comment = Comment("first", "Eva")
    copy.cell(*place).comment = Comment("second", "Jan")
    desk.fill(pen.save())
    assert desk.answers()["price-list"]["x-extra"] == {"note on State": "first\nsecond"}


def test_a_note_on_no_row_is_named_by_its_cell(desk: Desk) -> None:
    pen = Pen(desk.export("xlsx"))
    pen.points.sheet["C2"].comment = Comment("which ones?", "Eva")
    pen.book.worksheets[0]["A1"].comment = Comment("x" * 200, "Eva")
    pen.points.sheet["C900"].comment = Comment("far below", "Eva")
    lost = dict(desk.fill(pen.save()).lost)
    assert list(lost) == ["Summary!A1", "Touchpoints!C2", "Touchpoints!C900"]
    assert max(map(len, lost.values())) < 120


TYPED = [
    (0, lambda pen: "F30", "call me", "Summary!F30"),
    (0, lambda pen: "A1", "Our own title", "Summary!A1"),
    (1, lambda pen: pen.points.sheet.cell(pen.points.row("price-list"), pen.points.column("name")), "Menu", ""),
    (1, lambda pen: pen.points.sheet.cell(pen.points.row("price-list"), pen.points.column("priority")), 98765, ""),
    (2, lambda pen: pen.questions.sheet.cell(pen.questions.row("price-list/dated"), 4), "Is it new?", ""),
]


@pytest.mark.parametrize(("sheet", "place", "text", "where"), TYPED)
def test_what_is_typed_over_our_own_texts_is_named(
    desk: Desk, sheet: int, place: Callable[[Pen], Any], text: object, where: str
) -> None:
    before, pen = desk.text, Pen(desk.export("xlsx"))
    at = place(pen)
    cell = pen.book.worksheets[sheet][at] if isinstance(at, str) else at
    cell.value = text
    ((found, why),) = desk.fill(pen.save()).lost
    assert found == (where or f"{cell.parent.title}!{cell.coordinate}")
    assert str(text) in why
    assert desk.text == before


def test_a_summary_that_was_renamed_is_still_ours(desk: Desk) -> None:
    pen = Pen(desk.export("xlsx"))
    pen.book.worksheets[0].title = "Overview"
    pen.book.worksheets[0]["G40"] = "call me"
    assert [where for where, _ in desk.fill(pen.save()).lost] == ["Overview!G40"]


FREE_ROWS = [("", "Balloons at the door"), ("Remember", "balloons " * 20), ("balloons", "at the door")]


@pytest.mark.parametrize(("key", "name"), FREE_ROWS)
@pytest.mark.parametrize("has_base", [True, False])
def test_a_free_row_of_csv_is_named(desk: Desk, key: str, name: str, has_base: bool) -> None:
    before, table = desk.text, csv_table(desk.export("csv"))
    row = [""] * len(table[0])
    row[0], row[table[0].index("Touchpoint")] = key, name
    table = [line if has_base else line[:-1] for line in [*table, row]]
    lost = desk.fill(write_csv(desk.company.parent / "back.csv", table)).lost
    last = len(table)
    assert f"{last}:{table[0].index('Touchpoint') + 1}" in dict(lost)
    assert len(lost) == (2 if key else 1)
    assert all(len(why) < 120 for _, why in lost)
    assert desk.text == before


OWN = """own_touchpoints:
  - id: x-door
    name: Door
    category: place-and-premises
    channel: offline
    stages: [purchase]
    criteria:
      - {id: x-open, ask: Is it open?, class: attractive, dimension: empathy}
"""


def test_an_own_point_without_answers_is_no_free_row(desk: Desk) -> None:
    desk.company.write_text(desk.text + OWN, encoding="utf-8")
    for ending in ENDINGS:
        path = desk.export(ending)
        assert desk.fill(path).says_nothing_new
    table = [line[:-1] for line in csv_table(desk.export("csv"))]
    assert desk.fill(write_csv(desk.company.parent / "bare.csv", table)).lost == ()


@dataclass(frozen=True)
class SlovakDesk(Desk):
    """A desk whose templates have Slovak words, and whose company speaks Slovak."""

    @property
    def workplace(self) -> Workplace:
        folder = self.company.parent
        locations = Locations(folder / "catalogue", folder / "site_templates", shipped("mkdocs.yml"), folder)
        return Workplace(folder, locations)


@pytest.fixture
def slovak_desk(desk: Desk) -> SlovakDesk:
    """The clinic, as a Slovak firm would keep it."""
    folder = desk.company.parent
    shutil.copytree(shipped("site_templates"), folder / "site_templates")
    words = Path(__file__).resolve().parents[1] / "fixtures" / "slovak" / "words"
    shutil.copytree(words, folder / "site_templates" / "words", dirs_exist_ok=True)
    settings = folder / "catalogue" / "catalogue.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("languages: [en]", "languages: [en, sk]"), encoding="utf-8"
    )
    desk.company.write_text(desk.text.replace("language: en", "language: sk", 1), encoding="utf-8")
    return SlovakDesk(desk.command, desk.company)


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_untouched_slovak_checklist_names_nothing(slovak_desk: SlovakDesk, ending: str) -> None:
    path = slovak_desk.export(ending)
    filling = slovak_desk.fill(path)
    assert filling.says_nothing_new, filling


def test_a_note_in_a_slovak_workbook_is_kept_under_its_slovak_heading(slovak_desk: SlovakDesk) -> None:
    pen = Pen(slovak_desk.export("xlsx"))
    pen.points.sheet.cell(pen.points.row("price-list"), pen.points.column("state")).comment = Comment("stará", "Eva")
    assert [change.key.path[-1] for change in slovak_desk.fill(pen.save()).kept] == ["note on Stav"]


def test_an_untouched_walk_sheet_names_nothing(desk: Desk) -> None:
    for ending in ENDINGS:
        path = desk.company.parent / f"walk.{ending}"
        desk.command("checklist", desk.company, "--chain", "first-visit", "--format", ending, "--output", path)
        assert desk.fill(path).says_nothing_new


def test_two_different_texts_in_a_column_of_somebodys_own_contradict(desk: Desk) -> None:
    pen = Pen(desk.export("xlsx"))
    last, row = pen.points.sheet.max_column + 1, pen.points.row("price-list")
    pen.points.sheet.cell(2, last).value = "Photo"
    pen.points.sheet.cell(row, last).value = "1.jpg"
    copy = pen.book.copy_worksheet(pen.points.sheet)
    copy.cell(row, last).value = "2.jpg"
    filling = desk.fill(pen.save())
    assert "'2.jpg' here, '1.jpg' elsewhere" in filling.conflicts[0].why
    assert desk.answers()["price-list"]["x-extra"] == {"Photo": "1.jpg"}
