"""A checklist that somebody filled in is never written over."""

import pytest

from filling_desk import ENDINGS, Desk, Pen, csv_table, write_csv

FORMATS = {**{ending: ending for ending in ENDINGS}, "md": "markdown", "html": "html"}


@pytest.mark.parametrize(("ending", "format_"), FORMATS.items())
def test_an_untouched_checklist_is_replaced(desk: Desk, ending: str, format_: str) -> None:
    make = ("checklist", desk.company, "--format", format_, "--output", f"list.{ending}")
    desk.command(*make)
    old = (desk.company.parent / f"list.{ending}").read_bytes()
    desk.company.write_text(desk.text.replace("owner: office manager", "owner: Eva"), encoding="utf-8")
    desk.command(*make)
    assert (desk.company.parent / f"list.{ending}").read_bytes() != old
    desk.command(*make)


def test_a_filled_in_checklist_is_left_alone_and_fill_is_named(desk: Desk) -> None:
    pen = Pen(desk.export("xlsx", "list"))
    pen.put("company-website", "owner", "Eva")
    path = pen.save()
    filled_in = path.read_bytes()
    make = ("checklist", desk.company, "--format", "xlsx", "--output", path)
    assert f"touchpoints fill {desk.company} {path}" in desk.command(*make, exit_code=1).output
    assert path.read_bytes() == filled_in
    desk.fill(path)
    desk.command(*make)
    assert path.read_bytes() != filled_in


def test_an_answer_that_is_not_understood_keeps_its_file(desk: Desk) -> None:
    pen = Pen(desk.export("xlsx", "list"))
    pen.put("company-website", "due", "soon")
    path = pen.save()
    desk.command("checklist", desk.company, "--format", "xlsx", "--output", path, exit_code=1)


def test_a_sheet_of_notes_keeps_its_file(desk: Desk) -> None:
    pen = Pen(desk.export("xlsx", "list"))
    pen.book.create_sheet("Ideas")["A1"] = "balloons"
    path = pen.save()
    desk.command("checklist", desk.company, "--format", "xlsx", "--output", path, exit_code=1)


def test_a_note_written_into_the_markdown_keeps_its_file(desk: Desk) -> None:
    path = desk.company.parent / "list.md"
    make = ("checklist", desk.company, "--format", "markdown", "--output", path)
    desk.command(*make)
    path.write_text(path.read_text(encoding="utf-8").replace("[ ]", "[x]", 1), encoding="utf-8")
    assert "is not as it was written" in desk.command(*make, exit_code=1).output


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_that_is_no_checklist_is_left_alone(desk: Desk, ending: str) -> None:
    path = desk.company.parent / f"list.{ending}"
    path.write_text("my own work", encoding="utf-8")
    result = desk.command("checklist", desk.company, "--format", FORMATS[ending], "--output", path, exit_code=1)
    assert "left alone" in result.output
    assert path.read_text(encoding="utf-8") == "my own work"


def test_in_a_folder_nothing_is_written_when_one_file_must_stay(desk: Desk) -> None:
    folder = desk.company.parent / "out"
    make = ("checklist", desk.company, "--format", "csv", "--format", "json", "--output", folder)
    desk.command(*make)
    table = csv_table(folder / "clinic-checklist.csv")
    table[1][table[0].index("Owner")] = "Eva"
    write_csv(folder / "clinic-checklist.csv", table)
    desk.company.write_text(desk.text.replace("owner: office manager", "owner: Jan"), encoding="utf-8")
    before = (folder / "clinic-checklist.json").read_bytes()
    desk.command(*make, exit_code=1)
    assert (folder / "clinic-checklist.json").read_bytes() == before
