"""The use cases of time: comparing assessments of several dates, and carrying answers over to a newer catalogue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from touchpoints import workflow
from touchpoints.catalogue.location import Workplace
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.reading import COMPANY_BYTES, Document, parse_document, read_bytes
from touchpoints.catalogue.words import Words
from touchpoints.checklist.comparison import FORMATS
from touchpoints.company.answers import Company
from touchpoints.company.assessment_file import company_of, is_assessment, reported_in, unknown_in
from touchpoints.company.carrying import Upgraded
from touchpoints.company.company_file import parse_company
from touchpoints.company.comparing import Board, Comparison, Reported, Snapshot, compared
from touchpoints.company.editing import CannotEdit
from touchpoints.company.units import assess_company
from touchpoints.company.upgrading import is_newer, upgraded
from touchpoints.files import replace_with_backup, write_file
from touchpoints.locks import locked
from touchpoints.problems import DataError, Place, Problem, Rule, errors

FORMAT, NEWEST = "touchpoints-company/", 1


@dataclass(frozen=True, slots=True)
class _Found:
    """A company, the version of the catalogue it was assessed with, and what was reported at the time."""

    company: Company
    version: str
    reported: Reported | None = None
    left_out: tuple[str, ...] = ()


def upgrade(workplace: Workplace, company_file: Path, *, write: bool = True) -> Upgraded:
    """Carry the answers of a company file over to the installed catalogue."""
    shown = workplace.shown(company_file.resolve())
    today = workflow.open_catalogue(workplace)
    if not write:
        return _upgraded(_text(company_file, shown), shown, today)
    _upgraded(_text(company_file, shown), shown, today)  # a file that is refused leaves no lock behind
    with locked(company_file):
        before = _text(company_file, shown)
        result = _upgraded(before, shown, today)
        if result.changed:
            replace_with_backup(company_file, result.text.encode(), before.encode())
    return result


def open_comparison(
    workplace: Workplace, files: Sequence[Path], language: str | None = None
) -> tuple[Comparison | Board, Words, list[str]]:
    """Compare company files or assessments, a single one unit by unit; say what of which could not be compared."""
    today = workflow.open_catalogue(workplace)
    found = [_read(workplace, path, today) for path in files]
    remarks = [
        f"{path}: not compared, for only the company file says all of it: {', '.join(one.left_out)}"
        for path, one in zip(files, found, strict=True)
        if one.left_out
    ]
    spoken = language or found[-1].company.language
    catalogue, words = workflow.open_catalogue(workplace, spoken), workflow.open_words(workplace, spoken)
    if len(found) == 1:
        place = Place(workplace.shown(files[0].resolve()))
        return _by_unit(found[0], catalogue, place), words, remarks
    snapshots = tuple(Snapshot(assess_company(one.company, catalogue), one.version, one.reported) for one in found)
    of_one = len({one.company for one in snapshots}) == 1
    return (compared(snapshots) if of_one else Board(snapshots)), words, remarks


def make_comparison(found: Comparison | Board, words: Words, workplace: Workplace, name: str) -> bytes:
    """Give a comparison in a format."""
    return FORMATS[name].encode(found, words, workplace.locations.templates)


def save(path: Path, content: bytes, compared_files: Sequence[Path]) -> None:
    """Write a comparison; never over what was compared, and what stood there stays beside it."""
    if path.exists() and any(path.samefile(one) for one in compared_files):
        hint = "choose another name with --output"
        raise DataError([Problem(Place(str(path)), "own-input", "is one of the files that are compared", hint)])
    if path.is_file():
        replace_with_backup(path, content)
    else:
        write_file(path, content)


def _by_unit(found: _Found, catalogue: Catalogue, place: Place) -> Board:
    if not found.company.units:
        message = "one company without units is nothing to compare"
        hint = "name a second file, from another date or of another company"
        raise DataError([Problem(place, "nothing-to-compare", message, hint)])
    apart = (assess_company(found.company, catalogue, unit) for unit in found.company.units)
    return Board(tuple(Snapshot(one, found.version) for one in apart))


def _read(workplace: Workplace, path: Path, today: Catalogue) -> _Found:
    """Read a company file, as if it had been upgraded, or an assessment."""
    shown = workplace.shown(path.resolve())
    text = _text(path, shown)
    document, problems = parse_document(text.encode(), shown)
    if document is None:
        raise DataError(problems)
    data = document.value
    if isinstance(data, Mapping) and is_assessment(data):
        try:
            version = str(data.get("catalogue_version") or "")
            return _Found(company_of(data, today), version, reported_in(data), unknown_in(data, today))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            message = "this is not a whole assessment, or another program made it"
            hint = "make it again with: touchpoints checklist COMPANY --format json"
            raise DataError([Problem(Place(shown), "wrong-value", message, hint)]) from error
    version = str(data.get("catalogue_version") or "") if isinstance(data, Mapping) else ""
    company, problems = parse_company(text.encode(), shown, today)
    if company is None and version and isinstance(data, Mapping):
        company, problems = parse_company(_upgraded(text, shown, today).text.encode(), shown, today)
    if company is None:
        raise DataError(problems)
    return _Found(company, version)


def _text(path: Path, shown: str) -> str:
    data, problems = read_bytes(path, shown, COMPANY_BYTES)
    if data is None:
        raise DataError(problems)
    document, problems = parse_document(data, shown)
    if document is None or errors(problems):
        raise DataError(problems)
    return data.decode("utf-8")


def _upgraded(text: str, shown: str, today: Catalogue) -> Upgraded:
    """Upgrade a text; a file that is not a company's, or is newer than we, is refused."""
    document, problems = parse_document(text.encode(), shown)
    if document is None:
        raise DataError(problems)
    _refuse_newer(document, today.settings.version)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    try:
        result = upgraded(text.removeprefix(mark), today)
        result.text, result.before = mark + result.text, text
    except (CannotEdit, AttributeError, TypeError, KeyError) as error:
        _, problems = parse_company(text.encode(), shown, today)
        message = f"the file cannot be changed without losing something: {error}"
        hint = "mend what `touchpoints check` reports first"
        problem = Problem(Place(shown), "cannot-upgrade", message, hint)
        raise DataError(errors(problems) or [problem]) from error
    return result


def _refuse_newer(document: Document, installed: str) -> None:
    data = document.value
    if not isinstance(data, Mapping):
        return
    version, format_ = data.get("catalogue_version"), str(data.get("format") or "")
    number = format_.removeprefix(FORMAT)
    newer_format = format_.startswith(FORMAT) and number.isdigit() and int(number) > NEWEST
    if newer_format or is_newer(str(version) if version else None, installed):
        key = "format" if newer_format else "catalogue_version"
        message = f"the file was written for {data[key]}, which is newer than what is installed ({installed})"
        hint = "install the newer catalogue; the file was left as it is"
        raise DataError([Problem(document.place((key,)), "newer-file", message, hint)])


RULES = (
    Rule(
        "own-input",
        "A comparison that would go over what is compared",
        "The result of a command never replaces the answers it was made from.",
        "touchpoints compare smile-dental.yml later.yml --output later.yml\n",
        "touchpoints compare smile-dental.yml later.yml --output changes.md\n",
    ),
    Rule(
        "newer-file",
        "A file from the future",
        "A file that a newer version has written may say things that this one does not understand, and would lose.",
        'catalogue_version: "2031.01"   (and 2026.11 is installed)\n',
        'catalogue_version: "2026.11"\n',
    ),
    Rule(
        "nothing-to-compare",
        "Only one company, without units",
        "A comparison needs two dates, two companies, or a company with units.",
        "touchpoints compare smile-dental.yml\n",
        "touchpoints compare smile-dental.yml smile-dental-2027-02.yml\n",
    ),
    Rule(
        "cannot-upgrade",
        "A file that cannot be upgraded",
        "The tool changes a file only where it can prove that everything else in it stays.",
        "answers: [price-list]\n",
        "answers:\n  price-list: {state: have}\n",
    ),
)
