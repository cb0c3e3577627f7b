"""The CSV opens in the spreadsheets of the countries it is for."""

import csv
import io
from pathlib import Path

import pytest

from checklists import ENGLISH, TEMPLATES, csv_rows, encoded
from touchpoints.catalogue.words import Words
from touchpoints.checklist import csv_format
from touchpoints.company.assessment import Assessment


def lines(content: bytes, delimiter: str) -> list[list[str]]:
    """Read a CSV as a spreadsheet that expects this separator does."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_it_begins_with_the_mark_by_which_excel_knows_utf_8(assessment: Assessment) -> None:
    assert encoded("csv", assessment).startswith(b"\xef\xbb\xbf")


def test_every_field_is_quoted_and_every_line_ends_as_windows_ends_it(assessment: Assessment) -> None:
    text = encoded("csv", assessment).decode("utf-8-sig")
    assert text.endswith('"\r\n')
    assert text.startswith('"key","No."')


@pytest.mark.parametrize(("language", "delimiter", "gap"), [("en", ",", "2.5"), ("sk", ";", "2,5"), ("ru", ";", "2,5")])
def test_separator_and_decimals_are_those_of_the_language(
    assessment: Assessment, language: str, delimiter: str, gap: str
) -> None:
    head, *rows = lines(encoded("csv", assessment, Words(language, ENGLISH.table)), delimiter)
    booking = dict(zip(head, rows[[row[0] for row in rows].index("phone-booking")], strict=False))
    assert booking["Gap"] == gap


def test_the_separator_can_be_chosen(assessment: Assessment) -> None:
    content = csv_format.encode(assessment, ENGLISH, TEMPLATES, delimiter="\t")
    assert lines(content, "\t")[0][:2] == ["key", "No."]


def test_each_touchpoint_is_followed_by_its_questions(assessment: Assessment) -> None:
    keys = [row["key"] for row in csv_rows(assessment)]
    owners = [key.split("/")[0] for key in keys]
    assert keys[:4] == [
        "promotional-sms",
        "promotional-sms/unsubscribe",
        "promotional-sms/branded",
        "promotional-sms/clear",
    ]
    assert len(dict.fromkeys(owners)) == sum("/" not in key for key in keys)
    assert sorted(owners, key=owners.index) == owners


def test_no_two_columns_have_the_same_name(assessment: Assessment) -> None:
    head = lines(encoded("csv", assessment), ",")[0]
    assert len(set(head)) == len(head)


def test_what_only_the_profile_leaves_out_cannot_come_back_as_an_answer(assessment: Assessment, tmp_path: Path) -> None:
    by_us = [row["State"] for row in csv_rows(assessment) if row["key"] == "guest-wifi"]
    assert by_us == ["does not apply"]
    assert tmp_path.exists()
