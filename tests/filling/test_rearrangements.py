"""Whatever is done to the rows, columns and sheets of a checklist, and in whatever words it is answered, it is read."""

import csv
import io
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from touchpoints.catalogue.location import shipped
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.reading import read_document
from touchpoints.catalogue.words import Words
from touchpoints.checklist import FORMATS, READERS
from touchpoints.checklist.tables import Known
from touchpoints.company.assessment import Assessment
from touchpoints.company.company_file import parse_company
from touchpoints.company.filling import Filling, filled
from touchpoints.company.made_from import made_from
from touchpoints.company.reading_answers import AnswerReader
from touchpoints.company.statements import Key, Shown, read_row_key, row_key
from touchpoints.company.synonyms import folded, read_synonyms
from touchpoints.company.units import assess_company

TEMPLATES = shipped("site_templates")
SYNONYMS = read_synonyms(TEMPLATES)

COMPANY = """
company: Rearranged
profile: {sector: health, traits: [premises, waiting, phone, website, appointments, advertises, sells-services, b2c]}
competitors: [Alfa Dent]
answers:
  company-website:
    state: have
    criteria: {phone-on-every-page: yes, load-time: 4.1}
    due: 2026-12-15
    views:
      client: {criteria: {own-photos: no}, reaction: neutral}
      Жанна: {note: "Too slow; too loud"}
  banner-ad: {criteria: {one-message: yes}, reach: 0.5}
units:
  north: {name: North, answers: {price-list: {criteria: {dated: no}}}}
  south: {name: South, answers: {}}
"""

ASKED: dict[str, Sequence[Any]] = {
    "yes": ["áno", "ano", "да", "Да", "YES", " Yes. ", "x", "✓", 1, "1", "100 %", True],
    "partly": ["čiastočne", "частично", "PARTLY", 0.5, "0,5", "0.5", "50 %", "50%"],
    "no": ["nie", "нет", "No", "✗", 0, "0", False, "0 %"],
    "n/a": ["netýka sa", "n/a"],
    "unknown": ["neviem", "не знаю", "not known", "?"],
}
STATES: dict[str, Sequence[Any]] = {
    "have": ["máme", "Have"],
    "missing": ["chýba", "MISSING"],
    "planned": ["планируется", "v pláne"],
}
NUMBERS = {"2.5": [2.5, "2,5", " 2.5 "], "12": [12, "12", "12.0"], "1234.5": [1234.5, "1 234,5", "1234.5"]}
DAYS = {"2027-03-01": [date(2027, 3, 1), "1.3.2027", "1. 3. 2027", "2027-03-01"], "2027-11-21": ["21/11/2027"]}
REACTIONS = {"positive": ["pozitívna", "Positive"], "negative": ["zlá", "negative"]}
SHARES = {"0.6": ["60 %", "0,6", 0.6], "0.25": ["25 %", "0.25"]}
OWNERS = {"Eva Nováková": ["  Eva   Nováková "], "Жанна": ["Жанна"]}

CELLS: dict[tuple[str, str], dict[str, Sequence[Any]]] = {
    ("company-website", "state"): STATES,
    ("company-website", "due"): DAYS,
    ("company-website", "owner"): OWNERS,
    ("company-website", "view:client"): REACTIONS,
    ("company-website/phone-on-every-page", "answer"): ASKED,
    ("company-website/load-time", "answer"): NUMBERS,
    ("company-website/own-photos", "view:client"): ASKED,
    ("company-website/load-time", "view:Жанна"): NUMBERS,
    ("banner-ad", "reach"): SHARES,
    ("banner-ad/smile", "answer"): ASKED,
    ("price-list/dated@north", "answer"): ASKED,
    ("price-list@south", "state"): STATES,
    ("price-list/type-size@south", "answer"): NUMBERS,
    ("price-list/dated@south", "view:own"): ASKED,
}
NONSENSE = ["perhaps", "70 percent or so", "see below", "30.2.2027"]


@dataclass(frozen=True)
class Fill:
    """What somebody writes into cells, and how they shuffle the table."""

    said: dict[tuple[str, str], tuple[str, Any]]
    seed: int
    delete: bool
    extra: bool


def fills() -> st.SearchStrategy[Fill]:
    def cell(choices: dict[str, Sequence[Any]]) -> st.SearchStrategy[tuple[str, Any]]:
        understood = st.sampled_from([(meant, raw) for meant, raws in choices.items() for raw in raws])
        return understood if choices is OWNERS else st.one_of(understood, st.sampled_from([("", x) for x in NONSENSE]))

    said = st.fixed_dictionaries({}, optional={place: cell(choices) for place, choices in CELLS.items()})
    return st.builds(Fill, said, st.integers(0, 10**6), st.booleans(), st.booleans())


Rows = list[list[Any]]


class Table:
    """A table on somebody's screen: a row of column keys, a row of heads, and rows."""

    def __init__(self, keys: list[str], head: list[Any], rows: Rows) -> None:
        self.keys, self.head, self.rows = keys, head, rows

    def put(self, key: str, column: str, value: Any) -> bool:
        found = next((row for row in self.rows if row[self.keys.index("id")] == key), None)
        if found is None or column not in self.keys:
            return False
        found[self.keys.index(column)] = value
        return True

    def shuffle(self, fill: Fill, dice: random.Random) -> None:
        dice.shuffle(self.rows)
        if fill.delete:
            written = {key for key, _ in fill.said}
            place = self.keys.index("id")
            self.rows = [row for row in self.rows if row[place] in written or dice.random() < 0.7]
        order = list(range(len(self.keys)))
        dice.shuffle(order)
        self.keys, self.head = [self.keys[one] for one in order], [self.head[one] for one in order]
        self.rows = [[row[one] for one in order] for row in self.rows]
        self.rows.insert(dice.randrange(len(self.rows) + 1), [None] * len(order))

    def add_column(self, title: str, key: str, text: str) -> None:
        place = self.keys.index("id")
        self.rows = [[*row, text if row[place] == key else None] for row in self.rows]
        self.keys, self.head = [*self.keys, ""], [*self.head, title]


class Kit:
    """A company with units and views, its checklist in each format, and who reads it."""

    def __init__(self, catalogue: Catalogue, words: Words) -> None:
        company, problems = parse_company(COMPANY.encode(), "c", catalogue)
        assert company is not None, problems
        self.assessment: Assessment = assess_company(company, catalogue)
        names = {folded(one.name): id_ for id_, one in catalogue.touchpoints.items()}
        units = {folded(unit.name): id_ for id_, unit in company.units.items()}
        self.known = Known(SYNONYMS, names, company.competitors, units)
        self.shown = made_from(self.assessment).cells
        self.xlsx, self.csv = (FORMATS[name].encode(self.assessment, words, TEMPLATES) for name in ("xlsx", "csv"))
        self.sheets = [self._values(sheet) for sheet in openpyxl.load_workbook(io.BytesIO(self.xlsx)).worksheets]

    @staticmethod
    def _values(sheet: Any) -> tuple[str, Rows]:
        return sheet.title, [[(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()]

    def fill(self, ending: str, data: bytes) -> Filling:
        returned = READERS[ending].decode(data, self.known, "back")
        return filled(self.assessment, returned, AnswerReader(SYNONYMS, {}, returned.decimal_comma))


@pytest.fixture(scope="module")
def kit(clinic_catalogue: Catalogue, words: Words) -> Kit:
    return Kit(clinic_catalogue, words)


@pytest.fixture(scope="module")
def headings() -> dict[str, list[str]]:
    """Other words for headings, in three languages."""
    found: dict[str, list[str]] = {}
    for path in sorted((TEMPLATES / "synonyms").glob("*.yml")):
        document, _ = read_document(path, "")
        table: Any = document.value if document else {}
        for column, others in (table.get("headers") or {}).items():
            found.setdefault(column, []).extend(others)
    return found


def check(kit: Kit, fill: Fill, filling: Filling) -> None:
    """Every answer that means something else than what was shown arrives, and nothing else does."""
    wanted, unclear = {}, set()
    for key, shown in _asked(kit, fill):
        meant = fill.said[_place(key)][0]
        if not meant:
            unclear.add(str(key))
        elif shown.displayed != meant:
            wanted[str(key)] = meant
    assert {str(change.key): change.new for change in filling.changes} == wanted
    assert {one.about for one in filling.unclear} == unclear
    assert all(one.where for one in filling.unclear)
    assert filling.conflicts == ()


def _asked(kit: Kit, fill: Fill) -> list[tuple[Key, Shown]]:
    found = []
    for row, column in fill.said:
        touchpoint, criterion, unit = read_row_key(row)
        below = ("criteria", criterion) if criterion else ()
        path = (
            ("views", column.removeprefix("view:"), *(below or ("reaction",))) if ":" in column else below or (column,)
        )
        key = Key(touchpoint, path, unit)
        found.append((key, kit.shown.get(key, Shown())))
    return found


def _place(key: Key) -> tuple[str, str]:
    column = f"view:{key.view}" if key.view else "answer" if key.criterion else key.path[-1]
    return row_key(key.touchpoint, key.criterion, key.unit), column


few = settings(
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)


def typed(raw: Any) -> str:
    """Write a value into a CSV file as a spreadsheet would."""
    return {True: "TRUE", False: "FALSE"}[raw] if isinstance(raw, bool) else str(raw)


@settings(few, max_examples=40)
@given(fill=fills(), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), separator=st.sampled_from(",;\t|"))
def test_a_csv_file_is_read_however_it_was_rearranged(
    fill: Fill, encoding: str, separator: str, kit: Kit, headings: dict[str, list[str]]
) -> None:
    dice = random.Random(fill.seed)
    head, *rows = csv.reader(io.StringIO(kit.csv.decode("utf-8-sig"), newline=""))
    keys = [SYNONYMS.column(title) or f"competitor:{title}" for title in head]
    keys[0], keys[-1] = "id", "made_from"
    table = Table(keys, head, [list(row) for row in rows])
    assert all(table.put(key, column, typed(raw)) for (key, column), (_, raw) in fill.said.items())
    table.shuffle(fill, dice)
    for index, key in enumerate(table.keys):
        if headings.get(key) and key != "id":
            table.head[index] = dice.choice([table.head[index], *headings[key]])
    if fill.extra:
        table.add_column("Our photo", "company-website/load-time", "IMG 7")
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator).writerows([table.head, *table.rows])
    filling = kit.fill("csv", file.getvalue().encode(encoding))
    check(kit, fill, filling)
    written = any(row[table.keys.index("id")] == "company-website/load-time" for row in table.rows)
    assert [one.new for one in filling.kept] == (["IMG 7"] if fill.extra and written else [])


@settings(few, max_examples=25)
@given(fill=fills())
def test_a_workbook_is_read_however_it_was_rearranged(fill: Fill, kit: Kit) -> None:
    dice = random.Random(fill.seed)
    sheets: list[tuple[str, Rows]] = []
    left = dict(fill.said)
    for title, rows in kit.sheets:
        if not rows or rows[0][0][0] != "id":
            sheets.append((title, rows))
            continue
        keys = [str(value) for value, _ in rows[0]]
        table = Table(keys, rows[1], [list(row) for row in rows[2:]])
        plain = [{"id": row[keys.index("id")][0]} for row in table.rows]
        for (key, column), (_, raw) in fill.said.items():
            if column in keys and any(one["id"] == key for one in plain):
                form = "yyyy-mm-dd" if isinstance(raw, date) else "General"
                row = next(row for row in table.rows if row[keys.index("id")][0] == key)
                row[keys.index(column)] = (raw, form)
                left.pop((key, column), None)
        for row in table.rows:
            row[keys.index("id")] = row[keys.index("id")][0]
        table.shuffle(fill, dice)
        head = [(f"Heading {number}", "General") for number in range(len(table.keys))] if fill.extra else table.head
        place = table.keys.index("id")
        body = [[(cell, "General") if index == place else cell for index, cell in enumerate(row)] for row in table.rows]
        sheets.append((f"Sheet {len(sheets)}", [[(key, "General") for key in table.keys], head, *body]))
    assert left == {}
    dice.shuffle(sheets)
    filling = kit.fill("xlsx", workbook([*sheets, ("Ideas", [[("balloons", "General")]])]))
    check(kit, fill, filling)
    assert [where for where, _ in filling.lost] == ["Ideas!"]


def workbook(sheets: list[tuple[str, Rows]]) -> bytes:
    """Write a workbook as another program would: the values and their number formats, and nothing of ours else."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, 1):
            for column, held in enumerate(row, 1):
                value, form = held or (None, "General")
                if value is not None:
                    sheet.cell(number, column, value).number_format = form
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(("before", "now", "same"), [("50 %", "50%", True), ("007", "7", True), ("7", "8", False)])
def test_a_text_that_a_spreadsheet_took_for_a_number_is_left_as_it_was(before: str, now: str, same: bool) -> None:
    reader = AnswerReader(SYNONYMS, {})
    assert reader.is_alike("note", before, now) is same
    assert not reader.is_alike("state", before, now)


def test_a_column_headed_with_a_name_begins_that_persons_view(kit: Kit) -> None:
    own_photos, sheets = "company-website/own-photos", list[tuple[str, Rows]]()
    for title, rows in kit.sheets:
        if rows and rows[0][0][0] == "id" and any(value == "question" for value, _ in rows[0]):
            added = [None, "Pohľad:  Eva", *("áno" if row[0][0] == own_photos else None for row in rows[2:])]
            table = [[*row, (cell, "General")] for row, cell in zip(rows, added, strict=True)]
            sheets.append((title, table))
        else:
            sheets.append((title, rows))
    filling = kit.fill("xlsx", workbook(sheets))
    assert [(change.key.path, change.new) for change in filling.changes] == [
        (("views", "Eva", "criteria", "own-photos"), "yes")
    ]
    assert filling.remarks == ("'Eva' is new among those who give their view",)


def test_the_example_has_what_the_cells_are_about(kit: Kit) -> None:
    assert {unit.id for unit in kit.assessment.units} == {"north", "south"}
    assert json.dumps(sorted(CELLS)).count("@") == 4
