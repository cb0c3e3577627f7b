"""What became of ids that the catalogue no longer uses: moved, split, merged or retired, as data in `moves.yml`.

An id is that of a touchpoint or chain, or that of a question written `touchpoint/question`.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from touchpoints.catalogue.entries import Entry
from touchpoints.catalogue.reading import read_document
from touchpoints.catalogue.texts import Text
from touchpoints.catalogue.validating import validated
from touchpoints.problems import Problem

FILE = "moves.yml"

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$")]


class Move(Entry):
    """What became of one id."""

    gone: Annotated[Name, Field(alias="from", description="The id that is no longer used.")]
    to: Annotated[tuple[Name, ...], Field(description="Where its answers belong now; none: retired.")] = ()
    kind: Annotated[Literal["moved", "split", "merged", "retired"], Field(description="What happened.")]
    since: Annotated[str | None, Field(description="The release in which it happened.")] = None
    reason: Annotated[Text | None, Field(description="Why, in one sentence.")] = None


class Moves(Entry):
    """Everything that became of ids, in any order."""

    moves: tuple[Move, ...] = ()


def read_moves(folder: Path, shown: str) -> tuple[tuple[Move, ...], list[Problem]]:
    """Read the moves of a catalogue; a catalogue that has no such file has moved nothing."""
    path = folder / FILE
    if not path.is_file():
        return (), []
    document, problems = read_document(path, f"{shown}/{FILE}")
    if document is None:
        return (), problems
    read, more = validated(document, Moves, {})
    return (read.moves if read else ()), [*problems, *more]


def followed(
    id_: str, known: Mapping[str, object] | Iterable[str], moves: Mapping[str, Move]
) -> tuple[str, ...] | None:
    """Follow an id to those that are used today; none where it was retired, None where nobody knows."""
    names = set(known)
    found: list[str] = []
    ahead, seen = [id_], {id_}
    lost = False
    while ahead:
        here = ahead.pop(0)
        if here in names:
            found.append(here)
        elif here in moves:
            ahead += [to for to in moves[here].to if to not in seen]
            seen.update(moves[here].to)
        else:
            lost = True
    return None if lost and not found else tuple(dict.fromkeys(found))
