"""What people do to a checklist before they send it back: nothing of it is lost, misread or dropped in silence."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

import pytest

from filling_desk import Desk, Pen, Table, csv_table, put_csv, write_csv
from touchpoints.company.filling import Filling

WEBSITE = "company-website"

READ_AS_MEANT = [
    ("price-list/dated", "answer", "áno", ("criteria", "dated"), "yes"),
    ("price-list/dated", "answer", "ano", ("criteria", "dated"), "yes"),
    ("price-list/dated", "answer", "Да", ("criteria", "dated"), "yes"),
    ("price-list/dated", "answer", "НЕТ", ("criteria", "dated"), "no"),
    ("price-list/dated", "answer", "YES", ("criteria", "dated"), "yes"),
    ("price-list/dated", "answer", " Yes. ", ("criteria", "dated"), "yes"),
    ("price-list/dated", "answer", "x", ("criteria", "dated"), "yes"),
    ("price-list/dated", "answer", "✓", ("criteria", "dated"), "yes"),
    ("price-list/dated", "answer", "✗", ("criteria", "dated"), "no"),
    ("price-list/dated", "answer", True, ("criteria", "dated"), "yes"),
    ("price-list/dated", "answer", 0.5, ("criteria", "dated"), "partly"),
    ("price-list/dated", "answer", "0,5", ("criteria", "dated"), "partly"),
    ("price-list/dated", "answer", "50 %", ("criteria", "dated"), "partly"),
    ("price-list/dated", "answer", 1, ("criteria", "dated"), "yes"),
    ("price-list/dated", "answer", 0, ("criteria", "dated"), "no"),
    ("price-list/dated", "answer", "čiastočne", ("criteria", "dated"), "partly"),
    ("price-list/dated", "answer", "n/a", ("criteria", "dated"), "n/a"),
    ("price-list/dated", "answer", "netýka sa", ("criteria", "dated"), "n/a"),
    ("price-list/dated", "answer", "neviem", ("criteria", "dated"), "unknown"),
    ("price-list/dated", "answer", "не знаю", ("criteria", "dated"), "unknown"),
    ("price-list/type-size", "answer", "10,5", ("criteria", "type-size"), "10.5"),
    ("price-list/type-size", "answer", "10.5 pt", ("criteria", "type-size"), "10.5"),
    ("price-list/type-size", "answer", "1 234,5", ("criteria", "type-size"), "1234.5"),
    ("price-list/type-size", "answer", "neviem", ("criteria", "type-size"), "unknown"),
    ("price-list", "state", "chýba", ("state",), "missing"),
    ("price-list", "state", "Máme", ("state",), "have"),
    ("price-list", "state", "планируется", ("state",), "planned"),
    (WEBSITE, "reaction", "zlá", ("reaction",), "negative"),
    (WEBSITE, "due", "2026-11-21", ("due",), "2026-11-21"),
    (WEBSITE, "due", "21.11.2026", ("due",), "2026-11-21"),
    (WEBSITE, "due", "21. 11. 2026", ("due",), "2026-11-21"),
    (WEBSITE, "due", "1.2.2027", ("due",), "2027-02-01"),
    (WEBSITE, "due", "21/11/2026", ("due",), "2026-11-21"),
    (WEBSITE, "due", "11/21/2026", ("due",), "2026-11-21"),
    (WEBSITE, "due", date(2027, 3, 4), ("due",), "2027-03-04"),
    (WEBSITE, "due", datetime(2027, 3, 4), ("due",), "2027-03-04"),  # noqa: DTZ001 - a cell has no time zone
    (WEBSITE, "reach", "60 %", ("reach",), "0.6"),
    (WEBSITE, "reach", "0,6", ("reach",), "0.6"),
    (WEBSITE, "importance", "2", ("importance",), "2"),
    (WEBSITE, "effort", 8.0, ("effort",), "8"),
    (WEBSITE, "status", "hotové", ("status",), "done"),
    (WEBSITE, "owner", "  Eva   Nováková ", ("owner",), "Eva Nováková"),
    (WEBSITE, "note", "first\r\nsecond", ("note",), "first\nsecond"),
    (WEBSITE, "note", 2026, ("note",), "2026"),
    (WEBSITE, "competitor:Beta Dent", "lepší", ("competitors", "Beta Dent"), "better"),
]

NAMED_BY_CELL = [
    ("price-list/dated", "answer", "perhaps"),
    ("price-list/dated", "answer", 3),
    ("price-list/dated", "answer", "70 %"),
    ("price-list/type-size", "answer", "yes"),
    ("price-list/type-size", "answer", "about ten"),
    ("price-list/type-size", "answer", "1,500"),
    ("price-list/type-size", "answer", "10 minutes"),
    (WEBSITE, "due", "3/4/2027"),
    (WEBSITE, "due", "next week"),
    (WEBSITE, "due", "30.2.2027"),
    (WEBSITE, "reach", 60),
    (WEBSITE, "importance", 6),
    (WEBSITE, "importance", "high"),
    (WEBSITE, "effort", 4),
    (WEBSITE, "state", "sort of"),
    (WEBSITE, "owner", "long " * 60),
    (WEBSITE, "note", "=1+1"),
    (WEBSITE, "note", "hid\u200bden"),
    ("price-list", "state", "does not apply"),
]


@pytest.mark.parametrize(("row", "column", "value", "path", "meant"), READ_AS_MEANT)
def test_an_answer_in_other_words_is_read_as_meant(
    desk: Desk, row: str, column: str, value: object, path: tuple[str, ...], meant: str
) -> None:
    pen = Pen(desk.export("xlsx"))
    pen.put(row, column, value)
    filling = desk.fill(pen.save())
    assert filling.is_whole, filling.unclear
    found = desk.answers().get(row.partition("/")[0], {})
    for name in path:
        found = found[name]
    assert found == meant


@pytest.mark.parametrize(("row", "column", "value"), NAMED_BY_CELL)
def test_what_cannot_be_read_is_named_by_its_cell_and_changes_nothing(
    desk: Desk, row: str, column: str, value: object
) -> None:
    before, pen = desk.text, Pen(desk.export("xlsx"))
    where = pen.put(row, column, value)
    filling = desk.fill(pen.save())
    (unclear,) = filling.unclear
    assert unclear.where.endswith(f"!{where}")
    assert desk.text == before


def mark(pen: Pen) -> None:
    """Give three answers, so that it shows whether an edit of the table hurts them."""
    pen.put("price-list/dated", "answer", "partly")
    pen.put("company-website", "owner", "Eva")
    pen.put("promotional-sms", "state", "planned")


def check_marks(desk: Desk, filling: Filling) -> None:
    assert filling.is_whole, (filling.unclear, filling.conflicts)
    assert {(str(change.key), change.new) for change in filling.changes} == {
        ("price-list: dated", "partly"),
        ("company-website: owner", "Eva"),
        ("promotional-sms: state", "planned"),
    }
    assert desk.answers()["price-list"]["criteria"]["dated"] == "partly"


def sort_rows(pen: Pen) -> None:
    for table in (pen.points, pen.questions):
        rows = [[cell.value for cell in row] for row in table.sheet.iter_rows(min_row=3)]
        for number, row in enumerate(sorted(rows, key=lambda row: str(row[2]), reverse=True), 3):
            for column, value in enumerate(row, 1):
                table.sheet.cell(number, column).value = value


def filter_rows(pen: Pen) -> None:
    pen.points.sheet.auto_filter.ref = "A2:D6"
    pen.points.sheet.row_dimensions[4].hidden = True


def delete_rows(pen: Pen) -> None:
    pen.points.sheet.delete_rows(pen.points.row("banner-ad"))
    pen.questions.sheet.delete_rows(pen.questions.row("banner-ad/smile"), 2)


def insert_blank_rows(pen: Pen) -> None:
    pen.points.sheet.insert_rows(4, 3)


def move_columns(pen: Pen) -> None:
    for table in (pen.points, pen.questions):
        rows = [[cell.value for cell in row] for row in table.sheet.iter_rows()]
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(reversed(row), 1):
                table.sheet.cell(number, column).value = value


def rename_headers(pen: Pen) -> None:
    for cell in pen.points.sheet[2]:
        cell.value = f"Our {cell.column}"


def delete_headers(pen: Pen) -> None:
    pen.points.sheet.delete_rows(2)


def delete_hidden_keys(pen: Pen) -> None:
    for table in (pen.points, pen.questions):
        table.sheet.delete_rows(1)


def title_above(pen: Pen) -> None:
    pen.points.sheet.insert_rows(1, 2)
    pen.points.sheet["A1"] = "Our touchpoints"


def rename_sheets(pen: Pen) -> None:
    pen.points.sheet.title, pen.questions.sheet.title = "List A", "List B"


def reorder_sheets(pen: Pen) -> None:
    pen.book.move_sheet(pen.questions.sheet, offset=-2)


def delete_summary(pen: Pen) -> None:
    del pen.book[pen.book.sheetnames[0]]


def copy_a_sheet(pen: Pen) -> None:
    """Keep the old state as a copy, as careful people do."""
    copy = pen.book.copy_worksheet(pen.points.sheet)
    copy.cell(pen.points.row("promotional-sms"), pen.points.column("state")).value = "missing"
    copy.cell(pen.points.row("company-website"), pen.points.column("owner")).value = "office manager"


def delete_other_columns(pen: Pen) -> None:
    for key in ("rank", "level", "quality", "gap", "priority", "first_step", "category"):
        pen.points.sheet.delete_cols(pen.points.column(key))


def clear_cells(pen: Pen) -> None:
    """Empty what was answered: no statement, and never a deletion."""
    pen.put("company-website", "note", None)
    pen.put("company-website", "due", "   ")
    pen.put("enquiry-form/fields", "answer", None)


def colours_and_comments(pen: Pen) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    pen.points.sheet["C4"].fill = PatternFill("solid", fgColor="FFFF00")
    pen.points.sheet["C4"].comment = Comment("look", "Eva")
    pen.points.sheet.merge_cells("E4:F4")


TABLE_EDITS: list[Callable[[Pen], None]] = [
    sort_rows,
    filter_rows,
    delete_rows,
    insert_blank_rows,
    move_columns,
    rename_headers,
    delete_headers,
    delete_hidden_keys,
    title_above,
    rename_sheets,
    reorder_sheets,
    delete_summary,
    copy_a_sheet,
    delete_other_columns,
    clear_cells,
    colours_and_comments,
]


@pytest.mark.parametrize("edit", TABLE_EDITS, ids=lambda edit: edit.__name__)
def test_answers_are_found_whatever_was_done_to_the_table(desk: Desk, edit: Callable[[Pen], None]) -> None:
    pen = Pen(desk.export("xlsx"))
    mark(pen)
    edit(pen)
    check_marks(desk, desk.fill(pen.save()))


def test_extra_columns_are_kept_apart_below_the_answers(desk: Desk) -> None:
    pen = Pen(desk.export("xlsx"))
    last = pen.points.sheet.max_column + 1
    pen.points.sheet.cell(2, last).value = "Photo"
    pen.points.sheet.cell(pen.points.row("company-website"), last).value = "IMG_1.jpg"
    path = pen.save()
    assert len(desk.fill(path).kept) == 1
    assert desk.answers()["company-website"]["x-extra"] == {"Photo": "IMG_1.jpg"}
    assert desk.fill(path).says_nothing_new


def test_extra_sheets_and_rows_without_a_key_are_named(desk: Desk) -> None:
    pen = Pen(desk.export("xlsx"))
    pen.book.create_sheet("Ideas")["B2"] = "balloons"
    pen.points.sheet.cell(40, 3).value = "Balloons at the door"
    lost = [where for where, _ in desk.fill(pen.save()).lost]
    assert lost == ["Touchpoints!C40", "Ideas!"]


def test_a_row_that_lost_its_key_is_known_by_its_name(desk: Desk) -> None:
    pen = Pen(desk.export("xlsx"))
    pen.put("company-website", "owner", "Eva")
    pen.put("company-website", "id", None)
    assert [change.new for change in desk.fill(pen.save()).changes] == ["Eva"]


def test_an_id_the_catalogue_does_not_have_is_named_with_its_cells(desk: Desk) -> None:
    pen = Pen(desk.export("xlsx"))
    pen.put("company-website", "owner", "Eva")
    pen.put("company-website", "id", "company-web")
    filling = desk.fill(pen.save())
    assert filling.changes == ()
    assert all("did you mean 'company-website'?" in one.why for one in filling.unclear)
    assert any("'Eva'" in one.why for one in filling.unclear)


def test_one_cell_twice_with_different_answers_is_a_conflict(desk: Desk) -> None:
    pen = Pen(desk.export("xlsx"))
    pen.put("company-website", "owner", "Eva")
    row = [cell.value for cell in pen.points.sheet[pen.points.row("company-website")]]
    pen.points.sheet.append(row)
    pen.points.sheet.cell(pen.points.sheet.max_row, pen.points.column("owner")).value = "Jan"
    filling = desk.fill(pen.save())
    assert filling.changes == ()
    assert "two different answers: 'Eva' in" in filling.conflicts[0].why


def test_not_applicable_with_a_reason_is_taken(desk: Desk) -> None:
    pen = Pen(desk.export("xlsx"))
    pen.put("price-list", "state", "netýka sa")
    pen.put("price-list", "reason", "we bargain")
    assert desk.fill(pen.save()).is_whole
    assert desk.answers()["price-list"] == {"state": "not-applicable", "reason": "we bargain"}


def test_a_comment_beside_a_question_is_kept_apart(desk: Desk) -> None:
    table = csv_table(desk.export("csv"))
    put_csv(table, "company-website/own-photos", "Note", "two are bought")
    assert len(desk.fill(write_csv(desk.company.parent / "back.csv", table)).kept) == 1
    assert desk.answers()["company-website"]["x-extra"] == {"Note (own-photos)": "two are bought"}


ENCODINGS = [
    ("utf-8", ",", "Жанна Ľubomíra"),
    ("utf-8-sig", ";", "Жанна Ľubomíra"),
    ("utf-16", "\t", "Жанна Ľubomíra"),
    ("cp1250", ";", "Ľubomíra Šťastná, žiačka"),
    ("cp1251", ";", "Жанна Щукина, из приёмной"),
    ("cp1251", "\t", "Жанна Щукина, из приёмной"),
]


@pytest.mark.parametrize(("encoding", "separator", "owner"), ENCODINGS)
def test_csv_is_read_in_whatever_encoding_and_with_whatever_separator(
    desk: Desk, encoding: str, separator: str, owner: str
) -> None:
    table = csv_table(desk.export("csv"))
    put_csv(table, "company-website", "Owner", owner)
    path = write_csv(desk.company.parent / "back.csv", table, encoding, separator, "replace")
    filling = desk.fill(path)
    assert [change.new for change in filling.changes if change.key.path == ("owner",)] == [owner]
    assert filling.is_whole


def without_bases(table: Table) -> Table:
    return [line[:-1] for line in table]


def test_csv_headings_in_other_languages_are_known(desk: Desk) -> None:
    table = csv_table(desk.export("csv"))
    slovak = {"State": "Stav", "Owner": "Zodpovedný", "Answer": "Odpoveď", "Due": "Termín", "Note": "Poznámka"}
    table[0] = [slovak.get(title, title) for title in table[0]]
    put_csv(table, "company-website", "Zodpovedný", "Eva")
    put_csv(table, "price-list/dated", "Odpoveď", "nie")
    put_csv(table, "company-website", "Termín", "1. 3. 2027")
    filling = desk.fill(write_csv(desk.company.parent / "back.csv", table))
    assert {change.new for change in filling.changes} == {"Eva", "no", "2027-03-01"}


def test_a_renamed_csv_heading_is_known_by_its_neighbours_and_said_so(desk: Desk) -> None:
    table = csv_table(desk.export("csv"))
    put_csv(table, "company-website", "Owner", "Eva")
    table[0][table[0].index("Owner")] = "Our person"
    filling = desk.fill(write_csv(desk.company.parent / "back.csv", table))
    assert [change.new for change in filling.changes] == ["Eva"]
    assert filling.remarks == ("the column 'Our person' was taken for 'owner'",)


def test_moved_csv_columns_and_sorted_rows_are_found(desk: Desk) -> None:
    table = csv_table(desk.export("csv"))
    put_csv(table, "company-website", "Owner", "Eva")
    head, *rows = [list(reversed(line)) for line in table]
    filling = desk.fill(write_csv(desk.company.parent / "back.csv", [head, *sorted(rows)]))
    assert [change.new for change in filling.changes] == ["Eva"]
    assert filling.is_whole


@pytest.mark.parametrize("text", ["=1+1", "+421 900", "-5", "@home", "'quoted'", "'=x", "\u2212"])
def test_the_apostrophe_before_a_dangerous_text_is_taken_off(desk: Desk, text: str) -> None:
    desk.company.write_text(desk.text.replace("evidence: photo 7", f'evidence: "{text}"'), encoding="utf-8")
    before = desk.text
    assert desk.fill(desk.export("csv")).says_nothing_new
    assert desk.text == before


def test_a_csv_file_with_its_separator_told_in_the_first_line_is_read(desk: Desk) -> None:
    table = csv_table(desk.export("csv"))
    put_csv(table, "company-website", "Owner", "Eva")
    path = write_csv(desk.company.parent / "back.csv", table, separator="|")
    path.write_bytes(b"sep=|\r\n" + path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    assert [change.new for change in desk.fill(path).changes] == ["Eva"]


def test_all_sheets_together_hold_thirty_kinds_of_edits() -> None:
    kinds: Iterable[object] = (*READ_AS_MEANT, *TABLE_EDITS, *NAMED_BY_CELL)
    assert len(list(kinds)) >= 78
