"""The use cases: the stages of the compiler in their order, one function a use case."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from touchpoints.authors import authors_of, last_changes, writers
from touchpoints.catalogue import loading
from touchpoints.catalogue.checks import check_catalogue
from touchpoints.catalogue.extending import load_place
from touchpoints.catalogue.location import Workplace
from touchpoints.catalogue.model import Catalogue, credited, in_language
from touchpoints.catalogue.reading import COMPANY_BYTES, At, read_document
from touchpoints.catalogue.schemas import schemas
from touchpoints.catalogue.words import Words, read_words
from touchpoints.checklist import FORMATS, interview
from touchpoints.checklist.document import AssessmentDocument
from touchpoints.company.answers import Company
from touchpoints.company.assessment import Assessment
from touchpoints.company.company_file import read_company
from touchpoints.company.selection import Selection, narrowed
from touchpoints.company.units import assess_company
from touchpoints.files import MANIFEST, filled_by_builder, foreign_files, read_tree, write_tree
from touchpoints.problems import DataError, Place, Problem, did_you_mean, errors, unreadable
from touchpoints.search.documents import documents_of
from touchpoints.search.index import Index, build_index
from touchpoints.search.language import read_search_language
from touchpoints.site.configuration import read_settings
from touchpoints.site.engines import ENGINES
from touchpoints.site.offline import with_offline_copy
from touchpoints.site.pages import all_pages
from touchpoints.site.root import root_files
from touchpoints.site.sources import site_sources


def open_catalogue(workplace: Workplace, language: str | None = None) -> Catalogue:
    """Read and check the catalogue and give it in one language, its own when none is named."""
    loaded = _checked(workplace)
    return in_language(loaded, language or _source_language(loaded))


def editor_schemas(workplace: Workplace) -> dict[str, dict[str, Any]]:
    """Give the JSON Schema of every kind of file, with the words of the catalogue; its entries may have mistakes."""
    vocabularies = {name: written.entry for name, written in load_place(workplace).vocabularies.items()}
    return schemas(vocabularies, {"company": Company, "assessment": AssessmentDocument})


def open_words(workplace: Workplace, language: str) -> Words:
    """Read the interface's words in a language."""
    folder = workplace.locations.templates / "words"
    return read_words(folder, language, workplace.shown(folder))


def open_index(workplace: Workplace, catalogue: Catalogue) -> Index:
    """Make the search index of a catalogue, the same that the site has."""
    folder = workplace.locations.templates / "search"
    language = read_search_language(folder, catalogue.language, workplace.shown(folder))
    return build_index(documents_of(catalogue, open_words(workplace, catalogue.language)), language)


def open_assessment(
    workplace: Workplace, company_file: Path, language: str | None = None, unit: str | None = None
) -> tuple[Assessment, Words]:
    """Hold a company file, or one unit of it, against the catalogue, in the language asked for or its own."""
    loaded = _checked(workplace)
    company = _company(workplace, company_file, in_language(loaded, _source_language(loaded)))
    if unit is not None and unit not in company.units:
        place, hint = Place(workplace.shown(company_file.resolve())), did_you_mean(unit, company.units)
        raise DataError([Problem(place, "unknown-reference", f"the company has no unit '{unit}'", hint)])
    spoken = language or company.language
    words = open_words(workplace, spoken)
    return assess_company(company, in_language(loaded, spoken), unit), words


def origins(
    workplace: Workplace, company_file: Path, assessment: Assessment, unit: str | None = None
) -> Callable[[str, str], str | None]:
    """Say of an answer's key where the company file gives it; nothing where it does not."""
    shown = workplace.shown(company_file.resolve())
    document, _ = read_document(company_file, shown, COMPANY_BYTES)
    keys = document.keys if document is not None else {}

    def origin(touchpoint: str, key: str) -> str | None:
        at: At = ("answers", touchpoint)
        speaker = unit or assessment.speakers.get(touchpoint)
        if speaker is not None and ("units", speaker, *at) in keys:
            at = ("units", speaker, *at)
        return f"{shown}:{keys[(*at, key)][0]}" if (*at, key) in keys else None

    return origin


def make_checklists(
    assessment: Assessment, words: Words, workplace: Workplace, formats: Sequence[str], selection: Selection
) -> dict[str, bytes]:
    """Give a checklist in each format, by the ending of its file."""
    chosen = narrowed(assessment, selection)
    folder = workplace.locations.templates
    return {FORMATS[name].SUFFIX: FORMATS[name].encode(chosen, words, folder) for name in formats}


def make_interviews(
    assessment: Assessment, words: Words, workplace: Workplace, formats: Sequence[str], whom: Sequence[str]
) -> dict[str, bytes]:
    """Give the sheets for interviews with the staff in each format, by the ending of its file."""
    made, folder = interview.sheets(assessment, words, whom), workplace.locations.templates
    return {interview.SUFFIXES[name]: interview.encode(name, made, words, folder) for name in formats}


def checklist_paths(made: Mapping[str, bytes], output: Path, stem: str, kind: str = "checklist") -> dict[Path, bytes]:
    """Say where checklists go: to a file, or into a folder where there are several or the output is a folder."""
    as_folder = output.is_dir() or len(made) > 1 or not output.suffix
    return {output / f"{stem}-{kind}{suffix}" if as_folder else output: content for suffix, content in made.items()}


def _company(workplace: Workplace, path: Path, catalogue: Catalogue) -> Company:
    company, problems = read_company(path, workplace.shown(path.resolve()), catalogue)
    if company is None:
        raise DataError(problems)
    return company


def _checked(workplace: Workplace) -> loading.Loaded:
    """Read the catalogue and refuse what `check` refuses."""
    loaded = load_place(workplace)
    wrong = errors(check_catalogue(loaded))
    if wrong:
        raise DataError(wrong)
    return loaded


def _source_language(loaded: loading.Loaded) -> str:
    return loaded.settings.entry.language if loaded.settings else "en"


def compile_site(workplace: Workplace, build: Path, languages: Sequence[str] = ()) -> list[str]:
    """Write the sources of the site, one folder a language, and give the languages compiled."""
    return _compile(workplace, _checked(workplace), build, languages)


def _compile(workplace: Workplace, loaded: loading.Loaded, build: Path, languages: Sequence[str]) -> list[str]:
    chosen = _chosen_languages(loaded, languages)
    named = _named_languages(workplace, loaded)
    settings = _read_text(workplace.locations.settings)
    folder = workplace.locations.catalogue
    authors, changed_on, wrote = authors_of(folder), last_changes(folder), writers(folder)
    for language in chosen:
        catalogue = credited(in_language(loaded, language), wrote)
        catalogue = replace(catalogue, authors=authors, changed_on=changed_on)
        words = open_words(workplace, language)
        write_tree(build / language, site_sources(catalogue, words, workplace.locations.templates, settings, named))
    return chosen


def build_site(
    workplace: Workplace,
    build: Path,
    site: Path,
    engine: str = "mkdocs",
    languages: Sequence[str] = (),
    *,
    strict: bool = False,
) -> list[str]:
    """Compile the catalogue, build every language with an engine, and publish the result into one folder.

    The engine works in a folder of its own; only finished files, and only ours, ever reach `site`.
    """
    loaded = _checked(workplace)
    chosen = _compile(workplace, loaded, build, languages)
    with ThreadPoolExecutor() as pool:  # the builders are processes: the languages really run side by side
        list(pool.map(lambda language: _run_engine(build / language, engine, strict), chosen))
    site_url = str(read_settings(_read_text(workplace.locations.settings)).get("site_url", ""))
    for language in chosen:
        built, words = _published(build / language), open_words(workplace, language)
        root = f"{site_url}{language}/" if site_url else ""
        write_tree(site / language, with_offline_copy(built, in_language(loaded, language).settings, words, root))
    _publish_root(workplace, loaded, site_url, site)
    return chosen


def _run_engine(folder: Path, engine: str, strict: bool) -> None:
    """Run a builder, which empties its output folder: nobody else's file may lie in it."""
    output = folder / "site"
    foreign = foreign_files(output)
    if foreign:
        hint = "the builder would delete it; move it elsewhere"
        raise DataError(
            [Problem(Place(str(output / name)), "unreadable", "is not a file of ours", hint) for name in foreign]
        )
    with filled_by_builder(output):
        ENGINES[engine](folder / "mkdocs.yml", strict)


def _published(folder: Path) -> dict[str, bytes]:
    """Give what the builder made, and the files that belong beside its pages.

    What the builders add of their own is left out: sitemaps (there is one for all languages, and theirs change with
    the clock) and Zensical's empty search index.
    """
    built = {
        name: content
        for name, content in read_tree(folder / "site").items()
        if not name.startswith(("sitemap.xml", "search.json"))
    }
    return built | read_tree(folder / "beside")


def _publish_root(workplace: Workplace, loaded: loading.Loaded, site_url: str, site: Path) -> None:
    words = {code: open_words(workplace, code) for code, _ in _named_languages(workplace, loaded)}
    pages = {
        code: [page.address.folder for page in all_pages(in_language(loaded, code), says)]
        for code, says in words.items()
    }
    name = loaded.settings.entry.name if loaded.settings else ""
    write_tree(site, root_files(workplace.locations.templates, words, site_url, pages, name))
    for gone in _languages_gone(site, set(words)):
        write_tree(site / gone, {})


LANGUAGE_CODE_LENGTH = 2


def _languages_gone(site: Path, languages: Collection[str]) -> Iterable[str]:
    """Give the languages that an earlier run published and the catalogue no longer has; no folder of anybody else."""
    return [
        folder.name
        for folder in sorted(site.iterdir())
        if len(folder.name) == LANGUAGE_CODE_LENGTH and folder.name not in languages and (folder / MANIFEST).is_file()
    ]


def _chosen_languages(loaded: loading.Loaded, wanted: Sequence[str]) -> list[str]:
    available = loaded.settings.entry.languages if loaded.settings else ()
    for language in wanted:
        if language not in available:
            hint = did_you_mean(language, available)
            message = f"the site has no language '{language}'"
            raise DataError([Problem(Place(f"{loaded.root}/catalogue.yml"), "unknown-language", message, hint)])
    return list(dict.fromkeys(wanted or available))


def _named_languages(workplace: Workplace, loaded: loading.Loaded) -> list[tuple[str, str]]:
    available = loaded.settings.entry.languages if loaded.settings else ()
    return [(language, open_words(workplace, language)("language.name")) for language in available]


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataError([unreadable(str(path), "cannot be read: it is not UTF-8")]) from error
    except OSError as error:
        raise DataError([unreadable(str(path), f"cannot be read: {(error.strerror or '').lower()}")]) from error
