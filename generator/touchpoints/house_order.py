"""The use case of `fmt`: entries in the house order and layout, in their files or as a text without one."""

from collections.abc import Sequence
from pathlib import Path

from touchpoints.catalogue.formatting import formatted
from touchpoints.catalogue.location import Workplace
from touchpoints.catalogue.reading import read_bytes
from touchpoints.files import write_file
from touchpoints.problems import DataError, Problem

ENTRY_FOLDERS = ("touchpoints", "chains", "routes", "symptoms")
"""The folders whose files have a house order, in the catalogue and below each of its translations."""


def format_text(data: bytes) -> bytes:
    """Put one entry that has no file in the house order."""
    written, problems = formatted(data, "<stdin>")
    if written is None:
        raise DataError(problems)
    return written


def format_files(workplace: Workplace, paths: Sequence[Path], *, write: bool) -> tuple[list[str], list[Problem]]:
    """Put entries in the house order; give the files that change, and why others are left as they are."""
    changed: list[str] = []
    refused: list[Problem] = []
    for path in _entry_files(workplace, paths):
        shown = workplace.shown(path)
        data, problems = read_bytes(path, shown)
        written, more = formatted(data, shown) if data is not None else (None, [])
        refused += [*problems, *more]
        if written is not None and written != data:
            changed.append(shown)
            if write:
                write_file(path, written)
    return changed, refused


def _entry_files(workplace: Workplace, paths: Sequence[Path]) -> list[Path]:
    """Give the files named, and the entries below the folders named, or below the catalogue."""
    catalogue = workplace.locations.catalogue
    files = [path.absolute() for path in paths if not path.is_dir()]
    for folder in [path.absolute() for path in paths if path.is_dir()] or ([] if paths else [catalogue]):
        files += [path for path in sorted(folder.rglob("*.yml")) if _is_entry(path, catalogue)]
    return list(dict.fromkeys(files))


def _is_entry(path: Path, catalogue: Path) -> bool:
    """Say whether a file lies in a folder of entries; what lies above the catalogue says nothing of it."""
    home = catalogue.parent
    below = path.relative_to(home) if path.is_relative_to(home) else path
    return bool(set(ENTRY_FOLDERS) & set(below.parts[:-1]))
