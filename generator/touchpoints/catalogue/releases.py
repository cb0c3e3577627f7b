"""What earlier releases of a catalogue held, and where ids went since: `releases/<version>.json` and `moves.yml`.

A snapshot is written by `python -m touchpoints.release` and never changed. It holds of every entry and criterion its
id, its revision and the fingerprints of its meaning, so that a check can say what was lost or changed in silence.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from touchpoints.catalogue.entries import VERSION, Entry
from touchpoints.catalogue.texts import MovedId, Text
from touchpoints.problems import Place, Problem, Rule

FORMAT = "touchpoints-release/1"
SNAPSHOT_BYTES = 4 * 1024 * 1024


class CriterionState(Entry):
    """What a release remembers of a criterion."""

    revision: int
    asked: str
    answered: str


class EntryState(Entry):
    """What a release remembers of an entry."""

    name: str
    revision: int = 1
    status: str = "complete"
    meaning: str = ""
    criteria: Mapping[str, CriterionState] = Field(default_factory=dict)


class Release(Entry):
    """What a release held."""

    format: Literal["touchpoints-release/1"]
    version: Annotated[str, Field(pattern=VERSION)]
    released_on: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    touchpoints: dict[str, EntryState]
    chains: Mapping[str, EntryState] = Field(default_factory=dict)
    routes: Mapping[str, EntryState] = Field(default_factory=dict)
    symptoms: Mapping[str, EntryState] = Field(default_factory=dict)
    guides: Mapping[str, EntryState] = Field(default_factory=dict)
    universal: Mapping[str, CriterionState] = Field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)


class Move(Entry):
    """Where an id went."""

    from_: Annotated[
        MovedId,
        Field(alias="from", description="The id that was; of a question with its touchpoint: price-list/dated."),
    ]
    to: Annotated[
        tuple[MovedId, ...],
        Field(description="The ids that stand for it now; none where it is retired without a heir."),
    ] = ()
    kind: Annotated[Literal["moved", "split", "merged", "retired"], Field(description="What became of it.")]
    since: Annotated[str, Field(pattern=VERSION, description="The release of the catalogue from which on it holds.")]
    reason: Annotated[Text, Field(description="Why; readers see it.")]


class Moves(Entry):
    """Every id that is no longer what it was."""

    moves: Annotated[tuple[Move, ...], Field(description="The moves, in the order they were made.")] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The releases, oldest first, and the moves."""

    releases: tuple[Release, ...] = ()
    moves: tuple[Move, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def last(self) -> Release | None:
        """The newest release, if there is any yet."""
        return self.releases[-1] if self.releases else None

    @property
    def moved(self) -> dict[str, Move]:
        """The moves by the id that was."""
        return {move.from_: move for move in self.moves}


def order(version: str) -> tuple[int, ...]:
    """Give what versions are sorted by."""
    return tuple(int(part) for part in re.findall(r"[0-9]+", version))


def read_release(data: bytes, shown: str) -> tuple[Release | None, list[Problem]]:
    """Read a snapshot."""
    try:
        release = Release.model_validate(json.loads(data))
    except (ValueError, ValidationError, RecursionError):
        hint = "it is written by `python -m touchpoints.release` and never changed; take the file from the release"
        return None, [Problem(Place(shown), "broken-release", "this is not the snapshot of a release", hint)]
    if not shown.endswith(f"/{release.version}.json"):
        return None, [
            Problem(Place(shown), "broken-release", f"this is the release {release.version}", "rename the file")
        ]
    return release, []


def snapshot_bytes(release: Release) -> bytes:
    """Give a snapshot as a file, one criterion a line so that two can be compared."""
    return (json.dumps(_plain(release), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _plain(release: Release) -> dict[str, Any]:
    plain: dict[str, Any] = release.model_dump(mode="json", exclude_defaults=True)
    return plain


RULES = (
    Rule(
        "broken-release",
        "A snapshot of a release that is none",
        "The snapshots say what earlier releases held. They are written once, by the tool.",
        "(releases/2026.11.json, edited)\n",
        "(releases/2026.11.json, as it was written)\n",
    ),
)
