"""A checklist as a workbook without macros: a summary with charts, and two sheets that can be filled in."""

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from touchpoints.catalogue.words import Words
from touchpoints.checklist.report import report
from touchpoints.checklist.xlsx_book import start_book
from touchpoints.checklist.xlsx_summary import write_summary
from touchpoints.checklist.xlsx_tables import write_points, write_questions
from touchpoints.company.answers import Answer, Reaction, State
from touchpoints.company.assessment import Assessment

SUFFIX = ".xlsx"

CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""Written into every workbook instead of the clock, so that two runs give the same bytes."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def encode(assessment: Assessment, words: Words, templates: Path) -> bytes:  # noqa: ARG001 - sheets need no template
    """Write the assessment as a workbook."""
    view = report(assessment, words)
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, _OPTIONS)
    workbook.set_properties({"title": view.title, "created": CREATED})
    names = {
        name: _sheet_name(words(f"checklist.sheet.{name}"))
        for name in ("summary", "touchpoints", "criteria", "lists")
    }
    sheets = {name: workbook.add_worksheet(title) for name, title in names.items()}
    choices = _choices(words)
    book = start_book(workbook, words, _ranges(names["lists"], choices))
    write_summary(book, sheets["summary"], view)
    write_points(book, sheets["touchpoints"], view)
    write_questions(book, sheets["criteria"], view)
    for column, words_of_list in enumerate(choices.values()):
        for row, word in enumerate(words_of_list):
            book.write(sheets["lists"], row, column, word, "plain")
    sheets["lists"].hide()
    workbook.close()
    return file.getvalue()


def _sheet_name(title: str) -> str:
    """Cut a title to what a sheet may be called."""
    longest = 31
    return "".join(sign for sign in title if sign not in "[]:*?/\\'")[:longest]


def _choices(words: Words) -> dict[str, Sequence[str | int]]:
    """Give the words of each drop-down."""
    return {
        "states": [words(f"states.{state}") for state in State],
        "reactions": [words(f"reactions.{reaction}") for reaction in Reaction],
        "answers": [words(f"answers.{answer}") for answer in Answer],
        "confidence": [words(f"confidence.{one}") for one in ("measured", "observed", "guessed")],
        "comparisons": [words(f"comparisons.{one}") for one in ("worse", "same", "better")],
        "work": [words(f"work.{one}") for one in ("open", "doing", "done")],
        "importance": [1, 2, 3, 4, 5],
        "effort": [1, 2, 3, 5, 8, 13],
    }


def _ranges(sheet: str, choices: Mapping[str, Sequence[str | int]]) -> dict[str, str]:
    """Give the cells in which each list stands."""
    found = {}
    for index, (name, listed) in enumerate(choices.items()):
        column = xl_col_to_name(index, col_abs=True)
        found[name] = f"='{sheet}'!{column}$1:{column}${len(listed)}"
    return found
