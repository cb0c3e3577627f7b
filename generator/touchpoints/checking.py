"""The use case of `check`: everything that is wrong with a catalogue, with files of it, or with a company file.

A hook runs it on every commit, so it loads no more of the program than the files at hand need.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

from touchpoints.catalogue.checks import check_catalogue
from touchpoints.catalogue.extending import load_place
from touchpoints.catalogue.loading import Loaded
from touchpoints.catalogue.location import Workplace
from touchpoints.problems import Problem, errors


def check(workplace: Workplace, paths: Sequence[Path]) -> list[Problem]:
    """Give every problem of the catalogue, or of the files and folders named.

    A file of the catalogue is checked within its catalogue, because references lead out of it; any other YAML or
    JSON file is taken for a company file.
    """
    loaded = load_place(workplace)
    inside = [path for path in paths if path.resolve().is_relative_to(workplace.locations.catalogue)]
    companies = [file for path in paths if path not in inside for file in _company_files(path)]
    wanted = {workplace.shown(path.resolve()) for path in inside}
    problems = check_catalogue(loaded, (lambda path: _is_below(path, wanted)) if inside and not companies else None)
    if not paths:
        return problems
    found = [problem for problem in problems if _is_below(problem.place.path, wanted)]
    if companies and not errors(problems):
        found += _of_companies(workplace, companies, loaded)
    elif companies:
        found += [problem for problem in problems if problem not in found]
    return sorted(set(found))


def check_standard_input(workplace: Workplace, data: bytes) -> list[Problem]:
    """Give what is wrong with a text that has no file, within the catalogue."""
    from touchpoints.lone_text import check_text

    return check_text(data, load_place(workplace))


def _of_companies(workplace: Workplace, files: Sequence[Path], loaded: Loaded) -> list[Problem]:
    """Give what is wrong with company files, now that the catalogue is in order."""
    from touchpoints.catalogue.model import in_language
    from touchpoints.company.company_file import read_company

    catalogue = in_language(loaded, loaded.settings.entry.language if loaded.settings else "en")
    return [one for path in files for one in read_company(path, workplace.shown(path.resolve()), catalogue)[1]]


def _company_files(path: Path) -> list[Path]:
    """Give a file itself, or the company files below a folder."""
    if not path.is_dir():
        return [path]
    return sorted(
        one for one in path.rglob("*") if one.suffix in {".yml", ".yaml", ".json"} and not one.name.startswith(".")
    )


def _is_below(path: str, wanted: Collection[str]) -> bool:
    return any(path == one or path.startswith(one.rstrip("/") + "/") for one in wanted)
