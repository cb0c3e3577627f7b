"""Checklists that have been through LibreOffice come back as whole as they went.

Install it with `apt-get install libreoffice-calc`; where it is missing these tests are skipped, except in CI.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from filling_desk import Desk, Pen

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

pytestmark = [
    pytest.mark.skipif(SOFFICE is None and not os.environ.get("CI"), reason="LibreOffice is not installed"),
    pytest.mark.xdist_group("office"),
]


def through_office(path: Path, form: str, folder: Path) -> Path:
    """Let LibreOffice open a file and save it."""
    assert SOFFICE is not None, "install LibreOffice: apt-get install libreoffice-calc"
    home = f"-env:UserInstallation=file://{folder}/office"
    reading = ["--infilter=Text - txt - csv (StarCalc):44,34,76,1"] if path.suffix == ".csv" else []
    command = [
        SOFFICE,
        home,
        "--headless",
        *reading,
        "--convert-to",
        form,
        "--outdir",
        str(folder / "saved"),
        str(path),
    ]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    found = sorted((folder / "saved").glob(f"{path.stem}*"))
    assert found, done.stderr
    return found[0] if len(found) == 1 else folder / "saved"


@pytest.fixture(autouse=True)
def with_units_and_views(desk: Desk) -> None:
    """Let the clinic have a branch, and people who see its website in their own way."""
    views = '    views: {client: {criteria: {own-photos: no}}, "Жанна: Ľubomíra": {reaction: neutral, note: 50 %}}\n'
    branch = "units:\n  north: {name: Západ, answers: {company-website: {reach: 0.5, due: 2027-01-02, criteria: {load-time: 9.5}}}}\n"
    owner = "    owner: office manager\n"
    desk.company.write_text(desk.text.replace(owner, views + owner, 1) + branch, encoding="utf-8")


def test_a_workbook_saved_by_libreoffice_untouched_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    before = desk.text
    saved = through_office(desk.export("xlsx"), "xlsx", tmp_path)
    assert desk.fill(saved).says_nothing_new
    assert desk.text == before


def test_answers_in_a_workbook_saved_by_libreoffice_arrive(desk: Desk, tmp_path: Path) -> None:
    pen = Pen(desk.export("xlsx"))
    pen.put("price-list/dated", "answer", "áno")
    pen.put("price-list/type-size", "answer", "10,5")
    pen.put("company-website", "due", "1.3.2027")
    filling = desk.fill(through_office(pen.save(), "xlsx", tmp_path))
    assert filling.is_whole
    assert {change.new for change in filling.changes} == {"yes", "10.5", "2027-03-01"}


def test_every_sheet_saved_as_csv_by_libreoffice_is_read(desk: Desk, tmp_path: Path) -> None:
    pen = Pen(desk.export("xlsx"))
    pen.put("company-website", "owner", "Eva")
    pen.put("price-list/dated", "answer", "nie")
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    through_office(pen.save(), every_sheet, tmp_path)
    found = [
        path for path in sorted((tmp_path / "saved").glob("*.csv")) if path.stem in {"out-Touchpoints", "out-Questions"}
    ]
    assert len(found) == 2
    fillings = [desk.fill(path) for path in found]
    assert all(filling.is_whole for filling in fillings), fillings
    assert {change.new for filling in fillings for change in filling.changes} == {"Eva", "no"}


def test_csv_opened_and_saved_by_libreoffice_untouched_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    before = desk.text
    assert desk.fill(
        through_office(desk.export("csv"), "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", tmp_path)
    ).says_nothing_new
    assert desk.text == before


def test_csv_saved_as_a_workbook_by_libreoffice_untouched_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    before = desk.text
    assert desk.fill(through_office(desk.export("csv"), "xlsx", tmp_path)).says_nothing_new
    assert desk.text == before
