"""Units, views and walk-throughs are filled in as everything else is: by rows and columns, with nothing lost."""

from datetime import time

import openpyxl
import pytest

from filling_desk import ENDINGS, Desk, Pen, Sheet, csv_table, put_csv, write_csv
from touchpoints.catalogue.reading import parse_document

MORE = """
units:
  north:
    name: North
    answers:
      price-list: {criteria: {dated: no}}     # an old one lies there
  south: {name: South, answers: {}}
"""


@pytest.fixture
def firm(desk: Desk) -> Desk:
    """The clinic with two branches, and a client who was asked about its website."""
    seen = "    views: {client: {criteria: {own-photos: no}}}   # asked on Monday\n    owner: office manager\n"
    text = desk.text.replace("    owner: office manager\n", seen, 1)
    desk.company.write_text(text + MORE, encoding="utf-8")
    return desk


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("unit", [None, "north"])
def test_an_untouched_checklist_of_a_firm_with_units_changes_nothing(firm: Desk, ending: str, unit: str | None) -> None:
    before, path = firm.text, firm.company.parent / f"out.{ending}"
    only = ("--unit", unit) if unit else ()
    firm.command("checklist", firm.company, *only, "--format", ending, "--output", path)
    assert firm.fill(path).says_nothing_new
    assert firm.text == before


def sheet_of(pen: Pen, title: str) -> Sheet:
    return Sheet(pen.book, pen.book.sheetnames.index(title))


def test_a_row_of_a_unit_goes_into_the_unit_and_comments_stay(firm: Desk) -> None:
    pen = Pen(firm.export("xlsx"))
    sheet_of(pen, "Units").put("price-list@north", "owner", "Nora")
    sheet_of(pen, "Questions by unit").put("price-list/dated@south", "answer", "áno")
    filling = firm.fill(pen.save())
    assert {(str(change.key), change.new) for change in filling.changes} == {
        ("price-list@north: owner", "Nora"),
        ("price-list@south: dated", "yes"),
    }
    units = units_of(firm)
    assert units["north"]["answers"]["price-list"]["owner"] == "Nora"
    assert units["south"]["answers"]["price-list"]["criteria"] == {"dated": "yes"}
    assert "# an old one lies there" in firm.text


def units_of(firm: Desk) -> dict:  # type: ignore[type-arg]
    document, problems = parse_document(firm.company.read_bytes(), "")
    assert document is not None, problems
    return document.value["units"]  # type: ignore[index,call-overload,return-value]


def test_every_row_of_units_has_its_drop_downs(firm: Desk) -> None:
    book = openpyxl.load_workbook(firm.export("xlsx"))
    for title, key in (("Units", "state"), ("Questions by unit", "answer"), ("Questions", "view:client")):
        sheet = book[title]
        column = next(cell.column for cell in sheet[1] if cell.value == key)
        chosen = {
            row
            for rule in sheet.data_validations.dataValidation
            for area in rule.sqref.ranges
            if area.min_col <= column <= area.max_col
            for row in range(area.min_row, area.max_row + 1)
        }
        assert chosen == set(range(3, sheet.max_row + 1)), title


def test_what_a_unit_had_from_its_company_comes_with_its_first_own_answer(firm: Desk) -> None:
    table = csv_table(firm.export("csv"))
    row = [*next(line for line in table if line[0] == "enquiry-form")]
    row[0], row[table[0].index("Owner")], row[-1] = "enquiry-form@south", "Sofia", ""
    firm.fill(write_csv(firm.company.parent / "back.csv", [*table, row]))
    form = units_of(firm)["south"]["answers"]["enquiry-form"]
    assert form["owner"] == "Sofia"
    assert form["criteria"]["reply-time"] == "300"


def test_the_companys_row_of_a_point_that_only_units_speak_of_is_not_taken_for_one_of_them(firm: Desk) -> None:
    before, pen = firm.text, Pen(firm.export("xlsx"))
    where = pen.put("price-list/dated", "answer", "yes")
    (unclear,) = firm.fill(pen.save()).unclear
    assert unclear.where == f"Questions!{where}"
    assert "only the units of the company speak" in unclear.why
    assert firm.text == before


def test_a_unit_that_does_not_exist_is_named(firm: Desk) -> None:
    table = csv_table(firm.export("csv"))
    put_csv(table, "price-list@south", "Owner", "Sofia")
    next(line for line in table if line[0] == "price-list@south")[0] = "price-list@sout"
    filling = firm.fill(write_csv(firm.company.parent / "back.csv", table))
    assert filling.changes == ()
    assert any("did you mean 'south'?" in one.why and "'Sofia'" in one.why for one in filling.unclear)


def test_a_view_is_written_beside_the_others_and_conflicts_are_listed(firm: Desk) -> None:
    first, second = Pen(firm.export("xlsx", "eva")), Pen(firm.export("xlsx", "jan"))
    first.put("company-website/own-photos", "view:client", "yes")
    first.put("company-website", "view-note:own", "we like it")
    second.put("company-website/own-photos", "view:client", "partly")
    second.put("company-website", "view:own", "pozitívna")
    assert firm.fill(first.save()).is_whole
    (conflict,) = firm.fill(second.save()).conflicts
    assert "'partly' here, 'yes' in the company file, which keeps it; it was 'no'" in conflict.why
    views = firm.answers()["company-website"]["views"]
    assert views["client"]["criteria"]["own-photos"] == "yes"
    assert views["own"] == {"note": "we like it", "reaction": "positive"}
    assert "# asked on Monday" in firm.text


def test_a_column_that_somebody_added_is_kept_in_the_unit_it_is_about(firm: Desk) -> None:
    pen = Pen(firm.export("xlsx"))
    units = sheet_of(pen, "Units")
    units.sheet.cell(2, units.sheet.max_column + 1).value = "Photo"
    units.sheet.cell(units.row("price-list@north"), units.sheet.max_column).value = "IMG_7.jpg"
    filling = firm.fill(pen.save())
    assert [str(kept.key) for kept in filling.kept] == ["price-list@north: Photo"]
    assert units_of(firm)["north"]["answers"]["price-list"]["x-extra"] == {"Photo": "IMG_7.jpg"}


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_was_noted_on_a_walk_comes_back_and_stands_in_the_next_sheet(firm: Desk, ending: str) -> None:
    path = firm.company.parent / f"walk.{ending}"
    firm.command("checklist", firm.company, "--chain", "first-visit", "--format", ending, "--output", path)
    if ending == "xlsx":
        pen = Pen(path)
        sheet_of(pen, "Walk-through").put("company-website", "walk-time:first-visit", time(10, 5))
        sheet_of(pen, "Walk-through").put("company-website", "walk-impression:first-visit", "Where is the phone?")
        pen.save()
    else:
        table = csv_table(path)
        put_csv(table, "company-website", "Time: first-visit", "10:05")
        put_csv(table, "company-website", "Impression: first-visit", "Where is the phone?")
        write_csv(path, table)
    filling = firm.fill(path)
    assert (filling.is_whole, filling.kept, filling.lost) == (True, (), ())
    noted = {"time": "10:05", "impression": "Where is the phone?"}
    assert firm.answers()["company-website"]["x-walk"] == {"first-visit": noted}
    assert firm.fill(path).says_nothing_new
    again = firm.company.parent / f"again.{ending}"
    firm.command("checklist", firm.company, "--chain", "first-visit", "--format", ending, "--output", again)
    assert firm.fill(again).says_nothing_new
    firm.command("check", firm.company)
