"""Files made, or damaged, to hurt: refused in one line and at once, the company file unchanged."""

import io
import re
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from filling_desk import Desk, Pen

SHEET = "xl/worksheets/sheet2.xml"

Members = dict[str, bytes]


def members(path: Path) -> Members:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Members) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def with_row(row: str) -> Callable[[Members], bytes]:
    def made(parts: Members) -> bytes:
        return zipped(parts | {SHEET: parts[SHEET].replace(b"</sheetData>", row.encode() + b"</sheetData>")})

    return made


def zip_bomb(parts: Members) -> bytes:
    return zipped(parts | {"xl/media/image1.xml": b"<a>" + b" " * 90_000_000 + b"</a>"})


def too_much_in_all(parts: Members) -> bytes:
    return zipped(parts | {f"xl/media/{number}.bin": bytes(range(256)) * 30_000 for number in range(20)})


def many_members(parts: Members) -> bytes:
    return zipped(parts | {f"xl/extra{number}.bin": b"" for number in range(5000)})


def document_type(parts: Members) -> bytes:
    dtd = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    return zipped(parts | {SHEET: parts[SHEET].replace(b"<worksheet", dtd + b"<worksheet", 1)})


def document_type_in_utf_16(parts: Members) -> bytes:
    text = (
        parts[SHEET]
        .decode()
        .replace("UTF-8", "UTF-16")
        .replace("<worksheet", '<!DOCTYPE x [<!ENTITY a "a">]><worksheet', 1)
    )
    return zipped(parts | {SHEET: text.encode("utf-16")})


def external_entity(parts: Members) -> bytes:
    dtd = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    text = parts["xl/sharedStrings.xml"].replace(b"<sst", dtd + b"<sst", 1).replace(b"<t>", b"<t>&a;", 1)
    return zipped(parts | {"xl/sharedStrings.xml": text})


def negative_text(parts: Members) -> bytes:
    return zipped(parts | {SHEET: re.sub(rb't="s"><v>[0-9]+</v>', b't="s"><v>-1</v>', parts[SHEET], count=1)})


def text_beyond_the_last(parts: Members) -> bytes:
    return zipped(parts | {SHEET: re.sub(rb't="s"><v>[0-9]+</v>', b't="s"><v>999999</v>', parts[SHEET], count=1)})


def nested_deep(parts: Members) -> bytes:
    return zipped(parts | {"xl/theme/theme1.xml": b"<a>" * 100_000 + b"</a>" * 100_000})


def cut_off(parts: Members) -> bytes:
    return zipped(parts)[:-600]


def a_part_cut_off(parts: Members) -> bytes:
    return zipped(parts | {SHEET: parts[SHEET][:500]})


def without_its_workbook(parts: Members) -> bytes:
    return zipped({name: content for name, content in parts.items() if name != "xl/workbook.xml"})


def without_its_sheet(parts: Members) -> bytes:
    return zipped({name: content for name, content in parts.items() if name != SHEET})


def without_styles(parts: Members) -> bytes:
    return zipped(parts | {"xl/styles.xml": b"<styleSheet/>"})


def outside_path(parts: Members) -> bytes:
    return zipped(parts | {"../../evil.txt": b"x"})


def twice(parts: Members) -> bytes:
    file = io.BytesIO(zipped(parts))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(file, "a") as archive:
        archive.writestr(SHEET, parts[SHEET])
    return file.getvalue()


def encrypted(parts: Members) -> bytes:
    data = bytearray(zipped(parts))
    at = data.index(b"PK\x01\x02")
    data[at + 8 : at + 10] = struct.pack("<H", 1)
    return bytes(data)


def lies_about_its_size(parts: Members) -> bytes:
    data = bytearray(zipped(parts | {"xl/a.xml": b"<a>" + b"b" * 100_000 + b"</a>"}))
    at = data.index(b"PK\x01\x02", data.index(b"xl/a.xml"))
    while data[at + 46 : at + 54] != b"xl/a.xml":
        at = data.index(b"PK\x01\x02", at + 1)
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def million_cells(parts: Members) -> bytes:
    row = "".join(
        f'<row r="{number}"><c r="A{number}" s="1"/><c r="B{number}" s="1"/></row>' for number in range(1000, 501_000)
    )
    return with_row(row)(parts)


HOSTILE: dict[str, Callable[[Members], bytes]] = {
    "a zip bomb": zip_bomb,
    "too much in all": too_much_in_all,
    "thousands of members": many_members,
    "a document type": document_type,
    "a document type in UTF-16": document_type_in_utf_16,
    "an external entity": external_entity,
    "a text of negative number": negative_text,
    "a text beyond the last": text_beyond_the_last,
    "deep nesting": nested_deep,
    "an archive cut off": cut_off,
    "a part cut off": a_part_cut_off,
    "no workbook": without_its_workbook,
    "a sheet that is missing": without_its_sheet,
    "a path outside": outside_path,
    "a member twice": twice,
    "an encrypted member": encrypted,
    "a member that lies about its size": lies_about_its_size,
    "a value in the last cell": with_row('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "a value in the last column": with_row('<row r="500"><c r="XFD500"><v>1</v></c></row>'),
    "a row of number nought": with_row('<row r="0"><c r="A0"><v>1</v></c></row>'),
    "a row of negative number": with_row('<row r="-5"><c r="A1"><v>1</v></c></row>'),
    "a cell without a place": with_row('<row r="600"><c r="!!!"><v>1</v></c></row>'),
    "a number that is none": with_row('<row r="600"><c r="A600"><v>one</v></c></row>'),
    "a million formatted cells": million_cells,
    "not a zip file": lambda _: b"PK\x03\x04 and nothing more",
    "an old .xls, or a password": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
    "an OpenDocument sheet": lambda _: zipped({"mimetype": b"application/vnd.oasis", "content.xml": b"<a/>"}),
    "an empty zip": lambda _: zipped({}),
    "an empty file": lambda _: b"",
    "nothing but noughts": lambda _: bytes(5000),
    "a picture": lambda _: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "JSON cut off": lambda _: b'{"format": "touchpoints-assessment/1", "touchpoints": [',
    "JSON nested without end": lambda _: b'{"a":' * 200_000,
    "JSON that is a list": lambda _: b"[1, 2]",
    "JSON with an odd shape": lambda _: b'{"touchpoints": {"a": 1}, "answers": 5}',
    "CSV without a key": lambda _: b"name,answer\nprice list,yes\n",
    "CSV with one endless cell": lambda _: b'key,State,Owner\nprice-list,have,"' + b"x" * 3_000_000,
    "a text file": lambda _: b"Dear Sir or Madam,\n\nthank you for your letter.\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_at_once_and_in_one_line(desk: Desk, name: str) -> None:
    path, before = desk.export("xlsx"), desk.text
    path.write_bytes(HOSTILE[name](members(path)))
    started = time.process_time()
    result = desk.command("fill", desk.company, path, exit_code=1)
    assert time.process_time() - started < 10
    assert desk.text == before
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert result.stderr.startswith("out.xlsx:1:1: error: ")
    assert len(result.stderr.strip().splitlines()) <= 2  # the line, and its hint


def test_a_harmless_oddity_is_read_safely(desk: Desk) -> None:
    path = desk.export("xlsx")
    path.write_bytes(with_row('<row r="1048576" ht="15"/>')(members(path)))
    assert desk.fill(path).says_nothing_new


def test_a_workbook_without_styles_is_read_or_refused_and_changes_nothing(desk: Desk) -> None:
    path, before = desk.export("xlsx"), desk.text
    path.write_bytes(without_styles(members(path)))
    desk.command("fill", desk.company, path, exit_code=1)
    assert desk.text == before


def test_a_formula_without_a_result_is_named_by_its_cell(desk: Desk) -> None:
    pen = Pen(desk.export("xlsx"))
    where = pen.put("company-website", "owner", "=A1")
    (unclear,) = desk.fill(pen.save()).unclear
    assert unclear.where == f"Touchpoints!{where}"
    assert "no stored result" in unclear.why


def test_a_file_that_is_not_there_ends_with_three(desk: Desk) -> None:
    desk.command("fill", desk.company, "nowhere.xlsx", exit_code=3)
    desk.command("fill", "nowhere.yml", desk.export("csv"), exit_code=3)


def test_a_file_beyond_the_limit_is_refused(desk: Desk) -> None:
    path = desk.company.parent / "huge.csv"
    path.write_bytes(b"x" * (20 * 1024 * 1024 + 1))
    assert "larger than 20480 kB" in desk.command("fill", desk.company, path, exit_code=1).output
