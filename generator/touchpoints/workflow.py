"""The use cases: the stages of the compiler in their order, one function a use case."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from touchpoints.catalogue import loading
from touchpoints.catalogue.checks import check_catalogue
from touchpoints.catalogue.location import Workplace
from touchpoints.catalogue.model import Catalogue, in_language
from touchpoints.catalogue.schemas import schemas
from touchpoints.catalogue.words import Words, read_words
from touchpoints.checklist import FORMATS
from touchpoints.company.answers import Company
from touchpoints.company.assessment import Assessment, assess
from touchpoints.company.company_file import read_company
from touchpoints.company.selection import Selection, narrowed
from touchpoints.files import foreign_files, read_tree, record_tree, write_file, write_tree
from touchpoints.problems import DataError, Place, Problem, did_you_mean, errors, unreadable
from touchpoints.site.configuration import read_settings
from touchpoints.site.engines import ENGINES
from touchpoints.site.pages import all_pages
from touchpoints.site.root import root_files
from touchpoints.site.sources import site_sources


def check(workplace: Workplace, paths: Sequence[Path]) -> list[Problem]:
    """Give every problem of the catalogue, or of the files and folders named.

    A file of the catalogue is checked within its catalogue, because references lead out of it; any other YAML or
    JSON file is taken for a company file.
    """
    loaded = _loaded(workplace)
    problems = check_catalogue(loaded)
    if not paths:
        return problems
    inside = [path for path in paths if path.resolve().is_relative_to(workplace.locations.catalogue)]
    companies = [path for path in paths if path not in inside]
    wanted = {workplace.shown(path.resolve()) for path in inside}
    found = [problem for problem in problems if _is_below(problem.place.path, wanted)]
    if companies and not errors(problems):
        catalogue = in_language(loaded, _source_language(loaded))
        found += [p for path in companies for p in read_company(path, workplace.shown(path.resolve()), catalogue)[1]]
    elif companies:
        found += [problem for problem in problems if problem not in found]
    return sorted(set(found))


def _is_below(path: str, wanted: Collection[str]) -> bool:
    return any(path == one or path.startswith(one.rstrip("/") + "/") for one in wanted)


def open_catalogue(workplace: Workplace, language: str | None = None) -> Catalogue:
    """Read and check the catalogue and give it in one language, its own when none is named."""
    loaded = _checked(workplace)
    return in_language(loaded, language or _source_language(loaded))


def editor_schemas(workplace: Workplace) -> dict[str, dict[str, Any]]:
    """Give the JSON Schema of every kind of file, with the words of the catalogue; its entries may have mistakes."""
    vocabularies = {name: written.entry for name, written in _loaded(workplace).vocabularies.items()}
    return schemas(vocabularies, {"company": Company})


def open_words(workplace: Workplace, language: str) -> Words:
    """Read the interface's words in a language."""
    folder = workplace.locations.templates / "words"
    return read_words(folder, language, workplace.shown(folder))


def open_assessment(workplace: Workplace, company_file: Path, language: str | None = None) -> tuple[Assessment, Words]:
    """Hold a company file against the catalogue, in the language asked for or in the company's own."""
    loaded = _checked(workplace)
    company = _company(workplace, company_file, in_language(loaded, _source_language(loaded)))
    spoken = language or company.language
    words = open_words(workplace, spoken)
    return assess(company, in_language(loaded, spoken)), words


def make_checklists(
    assessment: Assessment, words: Words, workplace: Workplace, formats: Sequence[str], selection: Selection
) -> dict[str, bytes]:
    """Give a checklist in each format, by the ending of its file."""
    chosen = narrowed(assessment, selection)
    folder = workplace.locations.templates
    return {FORMATS[name].SUFFIX: FORMATS[name].encode(chosen, words, folder) for name in formats}


def save_checklists(made: Mapping[str, bytes], output: Path, stem: str) -> list[Path]:
    """Write checklists to a file, or into a folder where there are several or the output is a folder."""
    as_folder = output.is_dir() or len(made) > 1 or not output.suffix
    paths = {output / f"{stem}-checklist{suffix}" if as_folder else output: content for suffix, content in made.items()}
    for path, content in paths.items():
        write_file(path, content)
    return list(paths)


def _company(workplace: Workplace, path: Path, catalogue: Catalogue) -> Company:
    company, problems = read_company(path, workplace.shown(path.resolve()), catalogue)
    if company is None:
        raise DataError(problems)
    return company


def _checked(workplace: Workplace) -> loading.Loaded:
    """Read the catalogue and refuse what `check` refuses."""
    loaded = _loaded(workplace)
    wrong = errors(check_catalogue(loaded))
    if wrong:
        raise DataError(wrong)
    return loaded


def _loaded(workplace: Workplace) -> loading.Loaded:
    folder = workplace.locations.catalogue
    if not folder.is_dir():
        raise DataError([unreadable(workplace.shown(folder), "there is no catalogue here")])
    return loading.load(folder, workplace.shown(folder))


def _source_language(loaded: loading.Loaded) -> str:
    return loaded.settings.entry.language if loaded.settings else "en"


def compile_site(workplace: Workplace, build: Path, languages: Sequence[str] = ()) -> list[str]:
    """Write the sources of the site, one folder a language, and give the languages compiled."""
    loaded = _checked(workplace)
    chosen = _chosen_languages(loaded, languages)
    named = _named_languages(workplace, loaded)
    settings = _read_text(workplace.locations.settings)
    for language in chosen:
        catalogue, words = in_language(loaded, language), open_words(workplace, language)
        write_tree(build / language, site_sources(catalogue, words, workplace.locations.templates, settings, named))
    return chosen


def build_site(
    workplace: Workplace, build: Path, site: Path, engine: str = "mkdocs", languages: Sequence[str] = (), *, strict: bool = False
) -> list[str]:
    """Compile the catalogue, build every language with an engine, and publish the result into one folder.

    The engine works in a folder of its own; only finished files, and only ours, ever reach `site`.
    """
    chosen = compile_site(workplace, build, languages)
    with ThreadPoolExecutor() as pool:  # the builders are processes: the languages really run side by side
        list(pool.map(lambda language: _run_engine(build / language, engine, strict), chosen))
    for language in chosen:
        write_tree(site / language, _published(build / language / "site"))
    _publish_root(workplace, site)
    return chosen


def _run_engine(folder: Path, engine: str, strict: bool) -> None:
    """Run a builder, which empties its output folder: nobody else's file may lie in it."""
    output = folder / "site"
    foreign = foreign_files(output)
    if foreign:
        hint = "the builder would delete it; move it elsewhere"
        raise DataError([Problem(Place(str(output / name)), "unreadable", "is not a file of ours", hint) for name in foreign])
    ENGINES[engine](folder / "mkdocs.yml", strict)
    record_tree(output)


def _published(output: Path) -> dict[str, bytes]:
    """Leave out the builders' own sitemaps: there is one for all languages, and theirs change with the clock."""
    return {name: content for name, content in read_tree(output).items() if not name.startswith("sitemap.xml")}


def _publish_root(workplace: Workplace, site: Path) -> None:
    loaded = _checked(workplace)
    named = _named_languages(workplace, loaded)
    pages = {
        code: [page.address.folder for page in all_pages(in_language(loaded, code), open_words(workplace, code))] for code, _ in named
    }
    site_url = str(read_settings(_read_text(workplace.locations.settings)).get("site_url", ""))
    name = loaded.settings.entry.name if loaded.settings else ""
    write_tree(site, root_files(workplace.locations.templates, named, site_url, pages, name))
    for gone in _languages_gone(site, {code for code, _ in named}):
        write_tree(site / gone, {})


LANGUAGE_CODE_LENGTH = 2


def _languages_gone(site: Path, languages: Collection[str]) -> Iterable[str]:
    """Give the languages that an earlier run published and the catalogue no longer has."""
    folders = [folder.name for folder in sorted(site.iterdir()) if folder.is_dir() and len(folder.name) == LANGUAGE_CODE_LENGTH]
    return [name for name in folders if name not in languages]


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
    except OSError as error:
        raise DataError([unreadable(str(path), f"cannot be read: {(error.strerror or '').lower()}")]) from error

