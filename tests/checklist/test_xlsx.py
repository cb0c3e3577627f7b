"""The workbook is pleasant to fill in, and the same on every run."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from checklists import encoded, sheet_rows
from touchpoints.company.assessment import Assessment
from workbooks import opened

REPOSITORY = Path(__file__).resolve().parents[2]

YOURS = [
    "state", "reaction", "importance", "owner", "due", "status", "note", "my_ideas", "reach", "confidence", "effort",
    "evidence", "competitor:Alfa Dent", "competitor:Beta Dent", "reason",
    "view:client", "view-note:client", "view:own", "view-note:own",
]  # fmt: skip


def test_the_ids_are_there_and_hidden(assessment: Assessment) -> None:
    for sheet in opened(encoded("xlsx", assessment)).worksheets[1:3]:
        assert sheet["A1"].value == "id"
        assert (sheet.column_dimensions["A"].hidden, sheet.row_dimensions[1].hidden) == (True, True)
    assert [row["id"] for row in sheet_rows(assessment, 1)][:2] == ["promotional-sms", "phone-booking"]
    assert [row["id"] for row in sheet_rows(assessment, 2)][:1] == ["promotional-sms/unsubscribe"]


def test_the_columns_to_fill_in_look_different(assessment: Assessment) -> None:
    sheet = opened(encoded("xlsx", assessment)).worksheets[1]
    yellow = [key.value for key, head in zip(sheet[1], sheet[2], strict=True) if head.fill.fgColor.rgb == "FFFFF3C4"]
    assert yellow == YOURS


def test_every_row_has_its_drop_downs(assessment: Assessment) -> None:
    book = opened(encoded("xlsx", assessment))
    points, questions = book.worksheets[1], book.worksheets[2]
    columns = {key.value: key.column_letter for key in points[1]}
    lists = {str(rule.sqref) for rule in points.data_validations.dataValidation if rule.type == "list"}
    for key in ("state", "reaction", "importance", "confidence", "effort", "status", "competitor:Alfa Dent"):
        assert f"{columns[key]}3:{columns[key]}{points.max_row}" in lists, key
    answered = {
        cell
        for rule in questions.data_validations.dataValidation
        for area in rule.sqref.ranges
        for cell in range(area.min_row, area.max_row + 1)
    }
    assert answered == set(range(3, questions.max_row + 1))


def test_the_heads_stay_and_can_be_filtered_and_repeat_in_print(assessment: Assessment) -> None:
    for sheet in opened(encoded("xlsx", assessment)).worksheets[1:3]:
        assert sheet.freeze_panes == "D3"
        assert sheet.auto_filter.ref.startswith("A2:")
        assert (sheet.print_title_rows, sheet.page_setup.orientation, sheet.page_setup.paperSize) == (
            "$2:$2",
            "landscape",
            9,
        )


def test_the_words_of_the_lists_are_on_a_hidden_sheet(assessment: Assessment) -> None:
    sheet = opened(encoded("xlsx", assessment))["Lists"]
    assert sheet.sheet_state == "hidden"
    assert [cell.value for cell in sheet["A"]][:5] == ["have", "missing", "planned", "does not apply", "not known"]


def test_the_summary_has_its_charts(assessment: Assessment) -> None:
    names = zipfile.ZipFile(io.BytesIO(encoded("xlsx", assessment))).namelist()
    assert [name for name in names if name.startswith("xl/charts/")] == ["xl/charts/chart1.xml", "xl/charts/chart2.xml"]


def test_nothing_in_it_tells_the_time(assessment: Assessment) -> None:
    book = zipfile.ZipFile(io.BytesIO(encoded("xlsx", assessment)))
    assert {member.date_time for member in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert book.read("docProps/core.xml").count(b"2000-01-01T00:00:00Z") == 2


def test_there_are_no_macros_and_no_links_to_elsewhere(assessment: Assessment) -> None:
    book = zipfile.ZipFile(io.BytesIO(encoded("xlsx", assessment)))
    assert [name for name in book.namelist() if "vba" in name.lower() or "external" in name.lower()] == []
    assert b'TargetMode="External"' not in b"".join(book.read(name) for name in book.namelist())


ONCE = """
import hashlib, sys
from pathlib import Path
sys.path[:0] = ["tests", "generator"]
from checklists import ENGLISH, TEMPLATES
from touchpoints.catalogue.loading import load
from touchpoints.catalogue.model import in_language
from touchpoints.checklist import FORMATS
from touchpoints.company.assessment import assess
from touchpoints.company.company_file import read_company
catalogue = in_language(load(Path(sys.argv[1]), "catalogue"), "en")
company, _ = read_company(Path("tests/fixtures/companies/clinic.yml"), "clinic.yml", catalogue)
for name, module in FORMATS.items():
    print(name, hashlib.sha256(module.encode(assess(company, catalogue), ENGLISH, TEMPLATES)).hexdigest())
"""


def test_two_runs_give_the_same_bytes_in_any_surroundings(catalogue_folder: Path) -> None:
    surroundings = (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C.UTF-8"},
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", ONCE, str(catalogue_folder)],
            env=os.environ | around,
            cwd=REPOSITORY,
            capture_output=True,
            check=True,
        ).stdout
        for around in surroundings
    ]
    assert printed[0] == printed[1]
    assert printed[0].count(b"\n") == 5


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_reads_every_letter(assessment: Assessment, tmp_path: Path) -> None:
    (tmp_path / "clinic.xlsx").write_bytes(encoded("xlsx", assessment))
    sheet_two_as_utf_8 = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", sheet_two_as_utf_8, "--outdir", str(tmp_path)]
    command = ["soffice", profile, *convert, str(tmp_path / "clinic.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    read = next(tmp_path.glob("*.csv")).read_text(encoding="utf-8")
    assert "Our own people, at work.\nA film of the first visit?" in read
    assert "promotional-sms,1,Promotional text message,missing,missing,0,3,2.1,96,A" in read
