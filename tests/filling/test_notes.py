"""Notes are read out of workbooks as every program writes them, and only so many."""

import io
import zipfile

import pytest

from touchpoints.checklist import xlsx_notes
from touchpoints.checklist.xlsx_notes import Note, read_notes
from touchpoints.problems import DataError

SHEET = "xl/worksheets/sheet1.xml"
RELATION = '<Relationship Id="r{0}" Type="http://any/{1}" Target="{2}"/>'


def book(*parts: tuple[str, str, str]) -> bytes:
    """Make the parts of a workbook that hold notes: kind, target as the sheet names it, and content."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        relations = "".join(RELATION.format(at, kind, target) for at, (kind, target, _) in enumerate(parts))
        archive.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels", f'<Relationships xmlns="any">{relations}</Relationships>'
        )
        for _, target, content in parts:
            archive.writestr("xl/" + target.removeprefix("../").removeprefix("/xl/"), content)
    return file.getvalue()


def old(*notes: tuple[str, str]) -> str:
    listed = "".join(f'<comment ref="{at}"><text><r><t>{text}</t></r></text></comment>' for at, text in notes)
    return f'<comments xmlns="any"><commentList>{listed}</commentList></comments>'


@pytest.mark.parametrize("target", ["../comments1.xml", "/xl/comments1.xml"])
def test_old_notes_are_read_by_their_cells(target: str) -> None:
    data = book(("comments", target, old(("C4", " torn "), ("AA10", "two"), ("A1", "  "), ("nowhere", "x"))))
    assert read_notes(data, SHEET, "f") == [Note(3, 2, "torn"), Note(9, 26, "two")]


def test_a_thread_is_one_note_and_its_stand_in_is_none() -> None:
    told = old(("C4", "[Threaded comment] Your version of Excel cannot show it"))
    thread = "".join(f'<threadedComment ref="C4"><text>{text}</text></threadedComment>' for text in ("Why?", "Torn."))
    people = f'<ThreadedComments xmlns="any">{thread}</ThreadedComments>'
    parts = ("comments", "../comments1.xml", told), ("threadedComment", "../threadedComments/t1.xml", people)
    assert read_notes(book(*parts), SHEET, "f") == [Note(3, 2, "Why?\nTorn.")]


def test_a_part_that_nothing_has_looked_over_is_not_read() -> None:
    assert read_notes(book(("comments", "../comments1.bin", old(("C4", "torn")))), SHEET, "f") == []


def test_too_many_notes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_notes, "MOST_NOTES", 1)
    data = book(("comments", "../comments1.xml", old(("C4", "one"), ("C5", "two"))))
    with pytest.raises(DataError) as refused:
        read_notes(data, SHEET, "clinic.xlsx")
    (problem,) = refused.value.problems
    assert (problem.place.path, problem.code) == ("clinic.xlsx", "unsafe-workbook")
