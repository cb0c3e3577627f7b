"""Files that look as if they belonged to a catalogue, and stand where nobody reads them."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from touchpoints.problems import Place, Problem, Rule, Severity

_ALMOST = re.compile(r"(?P<name>.+?)\.(ya?ml|YA?ML|Ya?ml)(\.txt)?$")
_PICTURES = frozenset([".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".pdf", ".docx", ".odt", ".xlsx", ".zip"])
_PLACES = (
    "entries are touchpoints/<category>/<id>.yml, chains, routes and symptoms <kind>/<id>.yml, guides guides/<id>.md"
)
_KINDS = ("touchpoints", "chains", "symptoms")
"""Folders that hardly anybody else has beside his catalogue."""


def could_be_meant(file: str) -> bool:
    """Say whether somebody may think that this file counts; a licence or a file of another program is none."""
    suffix = PurePosixPath(file).suffix.lower()
    return suffix in _PICTURES or suffix in {".yml", ".yaml", ".md", ".json", ".txt"}


def unread(shown: str, file: str) -> Problem:
    """Describe a file of the catalogue's folder that nothing reads."""
    return Problem(Place(f"{shown}/{file}"), "stray-file", "nothing reads this file", _hint(file), Severity.WARNING)


def _hint(file: str) -> str:
    path = PurePosixPath(file)
    almost = _ALMOST.fullmatch(path.name)
    if almost and path.name != f"{almost['name']}.yml":
        return f"the ending is '.yml': rename it to {almost['name']}.yml"
    if path.suffix.lower() in _PICTURES:
        return "the catalogue holds texts alone; name the address of a picture or a document under 'sources'"
    return _PLACES


def beside(root: Path, shown: str) -> Iterator[Problem]:
    """Give the entries that lie beside the folder of the catalogue instead of in it."""
    for kind in _KINDS:
        folder = root.parent / kind
        for path in sorted(folder.rglob("*.yml")) if folder.is_dir() and not folder.is_symlink() else ():
            file = path.relative_to(root.parent).as_posix()
            place = Place((PurePosixPath(shown).parent / file).as_posix())
            hint = f"it lies beside the catalogue: move it to {shown}/{file}"
            yield Problem(place, "stray-file", "nothing reads this file", hint, Severity.WARNING)


RULES = (
    Rule(
        "stray-file",
        "A file that nothing reads",
        "An entry in the wrong folder, or with the ending .yaml, would silently be missing.",
        "(touchpoints/price-list.yaml)",
        "(touchpoints/print-and-documents/price-list.yml)",
    ),
)
