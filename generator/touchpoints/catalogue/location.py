"""Finds the files the tool works with: the catalogue, its templates and its settings."""

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_BUNDLED = _PACKAGE / "_bundled"
_CHECKOUT = _PACKAGE.parent.parent


@dataclass(frozen=True, slots=True)
class Locations:
    """Where a run finds its catalogue, its templates, its settings, and the folder they belong to."""

    catalogue: Path
    templates: Path
    settings: Path
    project: Path


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where a command runs: the folder it was started in, and where it finds its files."""

    start: Path
    locations: Locations

    def shown(self, path: Path) -> str:
        """Write a path as problems name it: relative below the current folder, else whole."""
        return path.relative_to(self.start).as_posix() if path.is_relative_to(self.start) else path.as_posix()


def locate(catalogue: Path | None, start: Path) -> Locations:
    """Find the catalogue: as told, or around the current folder, or the one shipped in the package.

    Templates and settings are those of the folder that holds the catalogue, else those of the package.
    """
    own = catalogue.resolve() if catalogue is not None else _around(start)
    found = own or shipped("catalogue")
    project = found.parent if own else start
    return Locations(
        catalogue=found,
        templates=_own_or_shipped(project, "site_templates"),
        settings=_own_or_shipped(project, "mkdocs.yml"),
        project=project,
    )


def own_catalogue(catalogue: Path | None, start: Path) -> bool:
    """Say whether the folder has a catalogue of its own, which building a site needs."""
    return catalogue is not None or _around(start) is not None


def shipped(name: str) -> Path:
    """Give a file or folder that came with the package; in a checkout, the checkout's own."""
    bundled = _BUNDLED / name
    return bundled if bundled.exists() else _CHECKOUT / name


def _around(start: Path) -> Path | None:
    """Look for a folder 'catalogue' here, be it empty, and above, where it must look like one."""
    if (start / "catalogue").is_dir():
        return start / "catalogue"
    for folder in start.parents:
        if (folder / "catalogue" / "catalogue.yml").is_file():
            return folder / "catalogue"
    return None


def _own_or_shipped(project: Path, name: str) -> Path:
    own = project / name
    return own if own.exists() else shipped(name)
