"""What the tests of filling in share: a company file, its checklist in any format, and a pen to fill it in."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from touchpoints import taking_back, workflow
from touchpoints.catalogue.location import Locations, Workplace, shipped
from touchpoints.company.filling import Filling
from touchpoints.company.selection import Selection
from touchpoints_command import Command

ENDINGS = ("xlsx", "csv", "json")


@dataclass(frozen=True)
class Desk:
    """A folder with the small catalogue and a company file."""

    command: Command
    company: Path

    @property
    def workplace(self) -> Workplace:
        folder = self.company.parent
        locations = Locations(folder / "catalogue", shipped("site_templates"), shipped("mkdocs.yml"), folder)
        return Workplace(folder, locations)

    @property
    def text(self) -> str:
        return self.company.read_text(encoding="utf-8")

    def export(self, ending: str, name: str = "out") -> Path:
        """Write the checklist as it is now."""
        place = self.workplace
        assessment, words = workflow.open_assessment(place, self.company)
        formats = {"md": "markdown"}
        made = workflow.make_checklists(assessment, words, place, [formats.get(ending, ending)], Selection())
        path = self.company.parent / f"{name}.{ending}"
        path.write_bytes(next(iter(made.values())))
        return path

    def fill(self, path: Path) -> Filling:
        """Take a checklist back."""
        return taking_back.fill(self.workplace, self.company, path)

    def answers(self) -> dict[str, Any]:
        """Give the answers of the company file, as text."""
        from touchpoints.catalogue.reading import parse_document

        document, _ = parse_document(self.company.read_bytes(), "")
        assert document is not None
        value: Any = document.value
        return value.get("answers", {})


class Sheet:
    """A table to write into: cells by the key of their row and the key of their column."""

    def __init__(self, book: openpyxl.Workbook, number: int) -> None:
        self.sheet: Any = book.worksheets[number]

    def column(self, key: str) -> int:
        return next(cell.column for cell in self.sheet[1] if cell.value == key)

    def row(self, key: str) -> int:
        place = self.column("id")
        return next(row for row in range(3, self.sheet.max_row + 1) if self.sheet.cell(row, place).value == key)

    def put(self, row: str, column: str, value: object) -> str:
        cell = self.sheet.cell(self.row(row), self.column(column))
        cell.value = value
        return str(cell.coordinate)


class Pen:
    """Fills in a workbook."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.points, self.questions = Sheet(self.book, 1), Sheet(self.book, 2)

    def put(self, row: str, column: str, value: object) -> str:
        table = self.questions if "/" in row else self.points
        return table.put(row, column, value)

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


Table = list[list[str]]


def csv_table(path: Path) -> Table:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def write_csv(
    path: Path, table: Table, encoding: str = "utf-8-sig", separator: str = ",", errors: str = "strict"
) -> Path:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, lineterminator="\r\n").writerows(table)
    path.write_bytes(file.getvalue().encode(encoding, errors))
    return path


def put_csv(table: Table, row: str, column: str, value: str) -> None:
    """Write into a CSV table, by the words above its columns."""
    line = next(line for line in table if line[table[0].index("key")] == row)
    line[table[0].index(column)] = value


Edit = Callable[[Pen], object]
