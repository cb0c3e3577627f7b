"""The use case of making checklists: a new one is never written over what somebody has filled in."""

import hashlib
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from touchpoints import workflow
from touchpoints.catalogue.location import Workplace
from touchpoints.files import replace_with_backup, write_file
from touchpoints.problems import DataError, Place, Problem, Rule
from touchpoints.taking_back import Desk, open_desk, understood

SEALED = (".md", ".html")
"""What cannot be taken back carries a digest instead, by which it is known whether somebody has written into it."""

_SEAL = "<!-- touchpoints: {} -->\n"


def save_checklists(
    workplace: Workplace, company_file: Path, made: Mapping[str, bytes], output: Path, kind: str = "checklist"
) -> list[Path]:
    """Write checklists to a file or a folder; none of them where one would go over answers that are nowhere else."""
    paths = workflow.checklist_paths(made, output, company_file.stem, kind)
    files = [
        _File(path, _sealed(content) if suffix in SEALED else content, suffix in SEALED)
        for suffix, (path, content) in zip(made, paths.items(), strict=True)
    ]
    standing = [file for file in files if file.path.exists() and file.path.read_bytes() != file.content]
    if standing:
        desk = open_desk(workplace, company_file)
        problems = [problem for file in standing for problem in _in_the_way(file, desk)]
        if problems:
            raise DataError(problems)
    for file in files:
        if file.is_sealed or file not in standing:
            write_file(file.path, file.content)
        else:  # a note beside a cell, or a colour, is no answer, but may be all that somebody has of it
            replace_with_backup(file.path, file.content)
    return [file.path for file in files]


@dataclass(frozen=True, slots=True)
class _File:
    """A checklist and where it goes; what is sealed shows whether somebody has written into it."""

    path: Path
    content: bytes
    is_sealed: bool


def _sealed(content: bytes) -> bytes:
    return content + _SEAL.format(hashlib.sha256(content).hexdigest()).encode()


def _is_untouched(content: bytes) -> bool:
    length = len(_SEAL.format("0" * 64))
    return content == _sealed(content[:-length])


def _in_the_way(file: _File, desk: Desk) -> Iterator[Problem]:
    """Say why a file that stands where a checklist shall go must stay."""
    path, place = file.path, Place(str(file.path))
    elsewhere = "move it, or choose another name with --output"
    if path.samefile(desk.path):
        yield Problem(place, "filled-in", "is the company file itself, and is left alone", "choose another name")
        return
    if file.is_sealed:
        if not _is_untouched(path.read_bytes()):
            yield Problem(place, "filled-in", "is not as it was written, and is left alone", elsewhere)
        return
    try:
        filling, _ = understood(desk, path)
    except DataError as error:
        if error.about_files:
            raise
        why = error.problems[0].message
        yield Problem(place, "filled-in", f"is left alone, for it is no checklist of this company: {why}", elsewhere)
        return
    if not filling.says_nothing_new:
        command = f"touchpoints fill {shlex.quote(str(desk.path))} {shlex.quote(str(path))}"
        hint = f"take them in first: {command}; or {elsewhere}"
        yield Problem(place, "filled-in", "holds answers that the company file does not have, and is left alone", hint)


RULES = (
    Rule(
        "filled-in",
        "A checklist that holds answers",
        "Making a checklist anew would write over what somebody has filled in. Only a file that says nothing new is "
        "replaced.",
        "touchpoints checklist smile.yml --format xlsx --output filled-in.xlsx\n",
        "touchpoints fill smile.yml filled-in.xlsx\n",
    ),
)
