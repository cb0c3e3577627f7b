"""Two people fill in copies of one checklist: whose comes back first makes no difference to what is kept or listed."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from touchpoints.catalogue.location import shipped
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.reading import parse_document
from touchpoints.catalogue.words import Words
from touchpoints.checklist import FORMATS, READERS
from touchpoints.checklist.tables import Known
from touchpoints.company.answers import Company
from touchpoints.company.company_file import parse_company
from touchpoints.company.editing import edited
from touchpoints.company.filling import Filling, as_changes, filled
from touchpoints.company.reading_answers import AnswerReader
from touchpoints.company.statements import Key
from touchpoints.company.synonyms import read_synonyms
from touchpoints.company.units import assess_company

TEMPLATES = shipped("site_templates")
CLINIC = (Path(__file__).resolve().parents[1] / "fixtures" / "companies" / "clinic.yml").read_text(encoding="utf-8")
TOUCHPOINTS = ("company-website", "price-list", "enquiry-form", "phone-booking", "banner-ad")

Cells = Mapping[tuple[str, str], Any]
"""What somebody has written, by touchpoint and field; a question is the field `criteria/<id>`."""

FIELDS = {
    "owner": st.sampled_from(["Eva", "Jan", "Nora"]),
    "status": st.sampled_from(["open", "doing", "done"]),
    "note": st.sampled_from(["rings", "# of rings: 3", "žltý\nzvonček"]),
    "state": st.sampled_from(["have", "missing"]),
    "effort": st.sampled_from([1, 5, 13]),
}


@st.composite
def written(draw: st.DrawFn) -> Cells:
    """Let somebody fill in a few cells."""
    fields = st.tuples(st.sampled_from(TOUCHPOINTS), st.sampled_from(sorted(FIELDS)))
    cells = {at: draw(FIELDS[at[1]]) for at in draw(st.sets(fields, max_size=4))}
    questions = draw(st.dictionaries(st.sampled_from(["dated", "branded"]), st.sampled_from(["yes", "partly", "no"])))
    return cells | {("price-list", f"criteria/{id_}"): answer for id_, answer in questions.items()}


class Table:
    """The desk to which both send their copies."""

    def __init__(self, catalogue: Catalogue, words: Words) -> None:
        self.catalogue = catalogue
        self.synonyms = read_synonyms(TEMPLATES)
        assessment = assess_company(self.company(CLINIC), catalogue)
        self.sheet: dict[str, Any] = json.loads(FORMATS["json"].encode(assessment, words, TEMPLATES))

    def company(self, text: str) -> Company:
        company, problems = parse_company(text.encode(), "clinic.yml", self.catalogue)
        assert company is not None, problems
        return company

    def copy(self, cells: Cells) -> bytes:
        """Give a copy of the sheet that somebody has written into."""
        sheet = json.loads(json.dumps(self.sheet))
        rows = {row["id"]: row for row in sheet["touchpoints"]}
        for (touchpoint, name), value in cells.items():
            if name.startswith("criteria/"):
                question = next(one for one in rows[touchpoint]["criteria"] if one["id"] == name.partition("/")[2])
                question["answer"] = value
            else:
                rows[touchpoint][name] = value
        return json.dumps(sheet).encode()

    def take(self, text: str, copy: bytes) -> tuple[str, Filling]:
        """Take a copy into a company file."""
        company = self.company(text)
        returned = READERS["json"].decode(copy, Known(self.synonyms, {}, company.competitors), "back")
        filling = filled(assess_company(company, self.catalogue), returned, AnswerReader(self.synonyms, {}))
        return edited(text, as_changes(filling, company)), filling

    def both(self, first: Cells, second: Cells) -> tuple[str, Filling]:
        """Take two copies, one after the other, and say what came of the second."""
        text, filling = self.take(CLINIC, self.copy(first))
        assert filling.is_whole
        return self.take(text, self.copy(second))

    def touched(self, cells: Cells) -> dict[tuple[str, str], str]:
        """Give the cells that say something else than the sheet did."""
        return {at: str(value) for at, value in cells.items() if str(value) != self._shown(at)}

    def _shown(self, at: tuple[str, str]) -> str:
        touchpoint, name = at
        row = next(row for row in self.sheet["touchpoints"] if row["id"] == touchpoint)
        if name.startswith("criteria/"):
            return str(next(one for one in row["criteria"] if one["id"] == name.partition("/")[2])["answer"])
        return str(row[name])


@pytest.fixture(scope="module")
def table(clinic_catalogue: Catalogue, words: Words) -> Table:
    return Table(clinic_catalogue, words)


def data_of(text: str) -> Any:
    document, problems = parse_document(text.encode(), "")
    assert document is not None, problems
    return document.value


def said_at(text: str, at: tuple[str, str]) -> str:
    """Give what a company file says in a cell."""
    touchpoint, name = at
    value: Any = data_of(text)["answers"].get(touchpoint) or {}
    for step in name.split("/"):
        value = (value or {}).get(step)
    return "" if value is None else str(value)


@settings(max_examples=30, deadline=None)
@given(eva=written(), jan=written())
def test_both_orders_come_to_the_same_and_what_contradicts_is_listed(eva: Cells, jan: Cells, table: Table) -> None:
    """Nothing that either wrote is missing: it is in the file, or listed as a conflict while the first one's stays."""
    there, eva_first = table.both(eva, jan)
    back, jan_first = table.both(jan, eva)
    mine, its = table.touched(eva), table.touched(jan)
    disputed = {at for at in mine.keys() & its.keys() if mine[at] != its[at]}
    assert len(eva_first.conflicts) == len(jan_first.conflicts) == len(disputed)
    for touchpoint, name in disputed:
        (why,) = (one.why for one in eva_first.conflicts if one.about == str(Key(touchpoint, tuple(name.split("/")))))
        assert mine[touchpoint, name].split("\n")[0] in why
        assert its[touchpoint, name].split("\n")[0] in why
    for at in mine.keys() | its.keys():
        assert said_at(there, at) == (mine[at] if at in mine else its[at])
        assert said_at(back, at) == (its[at] if at in its else mine[at])
    if not disputed:
        assert data_of(there) == data_of(back)
