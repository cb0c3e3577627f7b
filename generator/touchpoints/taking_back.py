"""The use case of filling in: a checklist that came back is taken into the company file it was made from."""

from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from touchpoints import workflow
from touchpoints.catalogue.location import Workplace
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.reading import COMPANY_BYTES, read_bytes
from touchpoints.checklist import reader_of
from touchpoints.checklist.tables import Known
from touchpoints.company.answers import Company
from touchpoints.company.beside_answers import differences
from touchpoints.company.company_file import parse_company
from touchpoints.company.editing import CannotEdit, edited
from touchpoints.company.filling import Filling, as_changes, filled
from touchpoints.company.readdressing import readdressed
from touchpoints.company.reading_answers import AnswerReader
from touchpoints.company.statements import Returned
from touchpoints.company.synonyms import Synonyms, folded, read_synonyms
from touchpoints.company.units import assess_company
from touchpoints.files import replace_with_backup
from touchpoints.locks import locked
from touchpoints.problems import DataError, Place, Problem, Rule, unreadable

RETURNED_BYTES = 20 * 1024 * 1024
"""A checklist of the whole catalogue is a tenth of this."""

NO_BASE = "it does not say what it was made from, so every answer in it counts, also old ones"


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on the desk: the company file, and what it is held against."""

    path: Path
    shown: str
    data: bytes
    company: Company
    catalogue: Catalogue
    workplace: Workplace


def fill(workplace: Workplace, company_file: Path, returned_file: Path, *, write: bool = True) -> Filling:
    """Take a checklist that came back into a company file, and say what came of it."""
    if not company_file.is_file():
        raise DataError([unreadable(str(company_file), "there is no such file")])
    with locked(company_file) if write else nullcontext():
        desk = open_desk(workplace, company_file)
        filling, unit = understood(desk, returned_file)
        changed = _edited(desk, filling, unit)
        if write:
            replace_with_backup(company_file, changed, desk.data)
    return filling


def open_desk(workplace: Workplace, company_file: Path) -> Desk:
    """Read a company file and the catalogue that checklists are held against."""
    catalogue, shown = workflow.open_catalogue(workplace), workplace.shown(company_file.resolve())
    data, problems = read_bytes(company_file, shown, COMPANY_BYTES)
    company, more = parse_company(data, shown, catalogue) if data is not None else (None, problems)
    if data is None or company is None:
        raise DataError(more)
    return Desk(company_file, shown, data, company, catalogue, workplace)


def understood(desk: Desk, returned_file: Path) -> tuple[Filling, str | None]:
    """Read a checklist that came back and hold it against the company file."""
    shown = desk.workplace.shown(returned_file.resolve())
    data, problems = read_bytes(returned_file, shown, RETURNED_BYTES)
    if data is None:
        raise DataError(problems)
    synonyms = read_synonyms(desk.workplace.locations.templates)
    names = _names(desk)
    returned = readdressed(reader_of(data).decode(data, _known(desk, synonyms, names), shown), desk.catalogue)
    unit = _unit(desk.company, returned, shown)
    units = desk.catalogue.vocabularies["units"]
    reader = AnswerReader(
        synonyms, {id_: desk.catalogue.name("units", id_) for id_ in units.ids}, returned.decimal_comma
    )
    if returned.base is None:
        returned = replace(returned, remarks=(*returned.remarks, NO_BASE))
    returned = replace(returned, lost=(*returned.lost, *_beside_answers(desk, data, shown)))
    return filled(assess_company(desk.company, desk.catalogue, unit), returned, reader), unit


def _beside_answers(desk: Desk, data: bytes, shown: str) -> Iterable[tuple[str, str]]:
    """Name what a returned company file says beside its answers; other checklists say nothing of the kind."""
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return ()
    said, _ = parse_company(data, shown, desk.catalogue)
    return differences(said, desk.company) if said is not None and "answers" in said.model_fields_set else ()


def _known(desk: Desk, synonyms: Synonyms, names: Mapping[str, str]) -> Known:
    """Give everything by which a table is recognised."""
    units = {folded(unit.name): id_ for id_, unit in desk.company.units.items()}
    chains = frozenset([*desk.catalogue.chains, *(chain.id for chain in desk.company.chains)])
    return Known(synonyms, names, desk.company.competitors, units, chains)


def _names(desk: Desk) -> Mapping[str, str]:
    """Give touchpoints by their names, in the language of the catalogue and in that of the company."""
    found = {folded(one.name): id_ for id_, one in desk.catalogue.touchpoints.items()}
    if desk.company.language == desk.catalogue.language:
        return found
    spoken = workflow.open_catalogue(desk.workplace, desk.company.language)
    return {folded(one.name): id_ for id_, one in spoken.touchpoints.items()} | found


def _unit(company: Company, returned: Returned, shown: str) -> str | None:
    """Say which unit of the company the checklist is about; refuse that of another company."""
    name = (returned.base.company if returned.base else None) or returned.company
    if name is None or folded(name) == folded(company.company):
        return None
    for id_, unit in company.units.items():
        if folded(name) == folded(f"{company.company}: {unit.name}"):
            return id_
    message = f"this is the checklist of '{name}', not of '{company.company}'"
    raise DataError([Problem(Place(shown), "other-company", message, "name the company file that it was made from")])


def _edited(desk: Desk, filling: Filling, unit: str | None) -> bytes:
    """Give the company file with the changes, and everything else as it was."""
    changes, before = as_changes(filling, desk.company, unit), desk.data
    if not changes:
        return before
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    try:
        after = mark + edited(before.decode("utf-8-sig"), changes).encode()
    except CannotEdit as error:
        hint = "run 'touchpoints check' on it"
        raise DataError(
            [Problem(Place(desk.shown), "not-edited", f"cannot be changed in place: {error}", hint)]
        ) from error
    company, wrong = parse_company(after, desk.shown, desk.catalogue)
    if company is None:
        raise DataError(wrong)
    return after


RULES = (
    Rule(
        "not-a-checklist",
        "A file without answers",
        "Answers are found by the hidden keys of a workbook, the column 'key' of a CSV file, or the ids of JSON.",
        "(a price list)",
        "(a checklist made by 'touchpoints checklist', or with its key column)",
    ),
    Rule(
        "other-company",
        "The checklist of another company",
        "Its answers would silently become those of this one.",
        "touchpoints fill smile.yml alfa-checklist.xlsx\n",
        "touchpoints fill alfa.yml alfa-checklist.xlsx\n",
    ),
    Rule(
        "not-edited",
        "A company file that cannot be changed in place",
        "Nothing but the changed answers may differ afterwards; where that cannot be promised, nothing is changed.",
        "(a file with a warning about a cut comment)",
        "(a file on which 'touchpoints check' has nothing to say)",
    ),
)
