"""A checklist that somebody filled in is never written over."""

import json
from pathlib import Path

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from filling_desk import ENDINGS, Desk, Pen, csv_table, put_csv, write_csv

FORMATS = {**{ending: ending for ending in ENDINGS}, "md": "markdown", "html": "html"}


def make(desk: Desk, ending: str, name: str = "") -> tuple[str | Path, ...]:
    """Give the command that writes a checklist."""
    return "checklist", desk.company, "--format", FORMATS[ending], "--output", name or f"list.{ending}"


def fill_in(path: Path) -> None:
    """Fill in one answer, as people do in this format."""
    if path.suffix == ".xlsx":
        pen = Pen(path)
        pen.put("company-website", "owner", "Eva")
        pen.save()
    elif path.suffix == ".csv":
        table = csv_table(path)
        put_csv(table, "company-website", "Owner", "Eva")
        write_csv(path, table)
    elif path.suffix == ".json":
        said = json.loads(path.read_text(encoding="utf-8"))
        next(one for one in said["touchpoints"] if one["id"] == "company-website")["owner"] = "Eva"
        path.write_text(json.dumps(said), encoding="utf-8")
    elif path.suffix == ".md":
        path.write_text(path.read_text(encoding="utf-8").replace("[ ]", "[x]", 1), encoding="utf-8")
    else:  # "save page as" writes what the browser shows
        page = path.read_text(encoding="utf-8")
        path.write_text(page.replace("<input", '<input checked=""', 1), encoding="utf-8")


@pytest.mark.parametrize("ending", FORMATS)
def test_an_untouched_checklist_is_replaced(desk: Desk, ending: str) -> None:
    desk.command(*make(desk, ending))
    old = (desk.company.parent / f"list.{ending}").read_bytes()
    desk.company.write_text(desk.text.replace("owner: office manager", "owner: Eva"), encoding="utf-8")
    desk.command(*make(desk, ending))
    assert (desk.company.parent / f"list.{ending}").read_bytes() != old
    desk.command(*make(desk, ending))


@pytest.mark.parametrize("ending", FORMATS)
def test_a_filled_in_checklist_is_left_alone(desk: Desk, ending: str) -> None:
    desk.command(*make(desk, ending))
    path = desk.company.parent / f"list.{ending}"
    fill_in(path)
    filled_in = path.read_bytes()
    said = desk.command(*make(desk, ending), exit_code=1).output
    assert f"list.{ending}:1:1" in said
    assert "left alone" in said
    assert path.read_bytes() == filled_in


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_was_filled_in_is_taken_in_by_the_command_that_is_named_and_then_replaced(desk: Desk, ending: str) -> None:
    desk.command(*make(desk, ending))
    path = desk.company.parent / f"list.{ending}"
    fill_in(path)
    said = desk.command(*make(desk, ending), exit_code=1).output
    assert f"touchpoints fill {desk.company} list.{ending}" in said
    filled_in = path.read_bytes()
    desk.fill(path)
    desk.command(*make(desk, ending))
    assert path.read_bytes() != filled_in
    assert desk.answers()["company-website"]["owner"] == "Eva"


@pytest.mark.parametrize("name", ["list.txt", "LIST.MD", "list"])
def test_a_checklist_under_any_name_is_known_again(desk: Desk, name: str) -> None:
    path = desk.company.parent / (name if "." in name else f"{name}/clinic-checklist.md")
    desk.command(*make(desk, "md", name))
    desk.company.write_text(desk.text.replace("owner: office manager", "owner: Eva"), encoding="utf-8")
    desk.command(*make(desk, "md", name))
    path.write_text(path.read_text(encoding="utf-8") + "my own thought\n", encoding="utf-8")
    desk.command(*make(desk, "md", name), exit_code=1)


def test_an_answer_that_is_not_understood_keeps_its_file(desk: Desk) -> None:
    pen = Pen(desk.export("xlsx", "list"))
    pen.put("company-website", "due", "soon")
    desk.command(*make(desk, "xlsx", str(pen.save())), exit_code=1)


def test_a_sheet_of_notes_keeps_its_file(desk: Desk) -> None:
    pen = Pen(desk.export("xlsx", "list"))
    pen.book.create_sheet("Ideas")["A1"] = "balloons"
    desk.command(*make(desk, "xlsx", str(pen.save())), exit_code=1)


def test_what_is_no_answer_stays_beside_the_checklist_that_is_made_anew(desk: Desk) -> None:
    desk.command(*make(desk, "xlsx"))
    pen = Pen(desk.company.parent / "list.xlsx")
    pen.points.sheet.cell(4, 3).fill = PatternFill("solid", fgColor="FFFF00")
    coloured = pen.save().read_bytes()
    desk.command(*make(desk, "xlsx"))
    assert (desk.company.parent / "list.xlsx").read_bytes() != coloured
    assert (desk.company.parent / "list.xlsx.bak").read_bytes() == coloured


def test_a_checklist_with_a_note_is_left_alone_until_it_is_filled_in(desk: Desk) -> None:
    desk.command(*make(desk, "xlsx"))
    pen = Pen(desk.company.parent / "list.xlsx")
    pen.points.sheet.cell(4, 3).comment = Comment("the one by the door", "Eva")
    path = pen.save()
    annotated = path.read_bytes()
    assert "left alone" in desk.command(*make(desk, "xlsx"), exit_code=1).output
    assert path.read_bytes() == annotated
    desk.fill(path)
    desk.command(*make(desk, "xlsx"))


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_that_is_no_checklist_is_left_alone(desk: Desk, ending: str) -> None:
    path = desk.company.parent / f"list.{ending}"
    path.write_text("my own work", encoding="utf-8")
    assert "left alone" in desk.command(*make(desk, ending), exit_code=1).output
    assert path.read_text(encoding="utf-8") == "my own work"


def test_the_checklist_of_another_company_is_left_alone(desk: Desk) -> None:
    path = desk.export("csv", "list")
    before = path.read_bytes()
    desk.company.write_text(desk.text.replace("Small Clinic & Sons", "Other"), encoding="utf-8")
    assert "of 'Small Clinic & Sons'" in desk.command(*make(desk, "csv"), exit_code=1).output
    assert path.read_bytes() == before


@pytest.mark.parametrize("ending", FORMATS)
def test_the_company_file_itself_is_never_replaced_by_its_checklist(desk: Desk, ending: str) -> None:
    company = desk.company.with_name("clinic.json")
    company.write_text('{"company": "Clinic", "answers": {"price-list": {"state": "have"}}}', encoding="utf-8")
    before = company.read_bytes()
    command = ("checklist", company, "--format", FORMATS[ending], "--output", company)
    assert "is the company file itself" in desk.command(*command, exit_code=1).output
    assert company.read_bytes() == before


def test_a_comparison_never_replaces_what_it_was_made_from(desk: Desk) -> None:
    later = desk.company.with_name("later.yml")
    later.write_text(desk.text, encoding="utf-8")
    before = later.read_bytes()
    command = ("compare", desk.company, later, "--format", "json", "--output")
    assert "is one of the files that are compared" in desk.command(*command, later, exit_code=1).output
    assert later.read_bytes() == before
    notes = desk.company.with_name("notes.json")
    notes.write_text("my own", encoding="utf-8")
    desk.command(*command, notes)
    assert notes.with_name("notes.json.bak").read_text(encoding="utf-8") == "my own"


@pytest.mark.parametrize("touched", ["csv", "md"])
def test_in_a_folder_nothing_is_written_when_one_file_must_stay(desk: Desk, touched: str) -> None:
    folder = desk.company.parent / "out"
    every = (
        "checklist",
        desk.company,
        "--format",
        "csv",
        "--format",
        "json",
        "--format",
        "markdown",
        "--output",
        folder,
    )
    desk.command(*every)
    fill_in(folder / f"clinic-checklist.{touched}")
    desk.company.write_text(desk.text.replace("owner: office manager", "owner: Jan"), encoding="utf-8")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    desk.command(*every, exit_code=1)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
