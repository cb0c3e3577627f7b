"""However a company file was saved, `fill` and `upgrade` leave it saved that way."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from filling_desk import Desk, csv_table, put_csv, write_csv

MARK = b"\xef\xbb\xbf"
WAYS: dict[str, Callable[[bytes], bytes]] = {
    "with a byte order mark": lambda data: MARK + data,
    "with the line ends of Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "with both": lambda data: MARK + data.replace(b"\n", b"\r\n"),
    "with a line end of Windows here and there": lambda data: data.replace(b"\n", b"\r\n", 7),
    "without a last line end": lambda data: data.rstrip(b"\n"),
}


def fill(desk: Desk) -> None:
    table = csv_table(desk.export("csv"))
    put_csv(table, "company-website", "Owner", "Žofia")
    desk.fill(write_csv(desk.company.parent / "back.csv", table))


def upgrade(desk: Desk) -> None:
    desk.command("upgrade", desk.company)


@pytest.mark.parametrize("change", [fill, upgrade], ids=["fill", "upgrade"])
@pytest.mark.parametrize("way", WAYS)
def test_only_what_was_meant_is_otherwise_afterwards(change: Callable[[Desk], None], way: str, desk: Desk) -> None:
    plain = desk.company.read_bytes()
    change(desk)
    wanted = desk.company.read_bytes()
    before = WAYS[way](plain)
    desk.company.write_bytes(before)
    change(desk)
    after = desk.company.read_bytes()
    assert after.startswith(MARK) == before.startswith(MARK)
    assert after.removeprefix(MARK).replace(b"\r\n", b"\n").strip() == wanted.strip()
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    gone = [line for line in old if line not in new]
    assert len(gone) <= 2, "the owner, and the last line where nothing ended it"


@pytest.mark.parametrize("change", [fill, upgrade], ids=["fill", "upgrade"])
def test_json_stays_json(change: Callable[[Desk], None], desk: Desk) -> None:
    company: Any = {
        "company": "Small Clinic & Sons",
        "answers": {"company-website": {"owner": "Eva", "x-mine": [1, None]}},
    }
    desk.company.write_text(json.dumps(company, indent=2), encoding="utf-8")
    change(desk)
    after = json.loads(desk.text)
    assert after["answers"]["company-website"]["x-mine"] == [1, None]
    assert after["answers"]["company-website"]["owner"] == ("Žofia" if change is fill else "Eva")


@pytest.mark.parametrize("machinery", ["note: &a text", "note: *a", "<<: {state: have}", "note: !!str text"])
def test_a_file_with_machinery_is_refused_by_its_line_and_stays_as_it_is(machinery: str, desk: Desk) -> None:
    path = desk.export("csv")
    desk.company.write_text(desk.text + f"x-mine:\n  {machinery}\n", encoding="utf-8")
    before = desk.company.read_bytes()
    for command in (("fill", desk.company, path), ("upgrade", desk.company)):
        assert "[yaml-machinery]" in desk.command(*command, exit_code=1).output
        assert desk.company.read_bytes() == before
