"""Writes the snapshot of a release: `python -m touchpoints.release [--date YYYY-MM-DD]`."""

import datetime
import sys
from collections.abc import Iterable, Iterator

import click

from touchpoints.catalogue.checks import check_catalogue
from touchpoints.catalogue.entries import Criterion, Touchpoint
from touchpoints.catalogue.extending import load_place
from touchpoints.catalogue.fingerprints import answered, asked, meaning
from touchpoints.catalogue.loading import Loaded, Model, Written
from touchpoints.catalogue.location import Workplace, locate
from touchpoints.catalogue.releases import FORMAT, CriterionState, EntryState, Release, order, snapshot_bytes
from touchpoints.files import write_file
from touchpoints.problems import DataError, Place, Problem, errors, unreadable


def release_of(loaded: Loaded, day: datetime.date) -> Release:
    """Give what a catalogue holds, as later releases will be measured against.

    What it takes over from the catalogue it extends has releases of its own there.
    """
    if loaded.settings is None:
        raise ValueError("a catalogue must be checked before it is released")
    return Release(
        format=FORMAT,
        version=loaded.settings.entry.version,
        released_on=day.isoformat(),
        touchpoints={one.entry.id: _state(one.entry) for one in _own(loaded.touchpoints, loaded)},
        chains={
            one.entry.id: EntryState(name=one.entry.name, revision=one.entry.revision, status=one.entry.status)
            for one in _own(loaded.chains, loaded)
        },
        routes={
            one.entry.id: EntryState(name=one.entry.name, status=one.entry.status)
            for one in _own(loaded.routes, loaded)
        },
        symptoms={
            one.entry.id: EntryState(name=one.entry.name, status=one.entry.status)
            for one in _own(loaded.symptoms, loaded)
        },
        guides={
            guide.head.id: EntryState(name=guide.head.title) for guide in loaded.guides if _is_own(guide.path, loaded)
        },
        universal=_states(criterion for one in _own([loaded.universal], loaded) for criterion in one.entry.criteria),
        words={
            name: written.entry.ids
            for name, written in sorted(loaded.vocabularies.items())
            if _is_own(written.document.path, loaded)
        },
    )


def _state(entry: Touchpoint) -> EntryState:
    return EntryState(
        name=entry.name,
        revision=entry.revision,
        status=entry.status,
        meaning=meaning(entry),
        criteria=_states(entry.criteria),
    )


def _own(entries: Iterable[Written[Model] | None], loaded: Loaded) -> Iterator[Written[Model]]:
    return (one for one in entries if one is not None and _is_own(one.document.path, loaded))


def _is_own(path: str, loaded: Loaded) -> bool:
    """Say whether a file lies in the catalogue's folder, and does not come from the tool."""
    return path.startswith(f"{loaded.root}/")


def _states(criteria: Iterable[Criterion]) -> dict[str, CriterionState]:
    return {one.id: CriterionState(revision=one.revision, asked=asked(one), answered=answered(one)) for one in criteria}


def write_release(workplace: Workplace, day: datetime.date) -> str:
    """Write the snapshot of the catalogue as it is, if it is free of errors and newer than the last release."""
    folder = workplace.locations.catalogue
    loaded = load_place(workplace)
    wrong = errors(check_catalogue(loaded))
    if wrong:
        raise DataError(wrong)
    release, last = release_of(loaded, day), loaded.history.last
    path = folder / "releases" / f"{release.version}.json"
    if path.exists():
        raise DataError(
            [unreadable(workplace.shown(path), "is there already; raise the version in catalogue.yml first")]
        )
    if last and order(release.version) <= order(last.version):
        message = f"the version {release.version} is not after {last.version}, which was released"
        raise DataError([Problem(Place(f"{loaded.root}/catalogue.yml"), "wrong-value", message, "raise the version")])
    write_file(path, snapshot_bytes(release))
    return workplace.shown(path)


@click.command()
@click.option("--catalogue", type=click.Path(), help="Folder of the catalogue.  [default: the one here or above]")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The day of the release.")
def main(catalogue: str | None, day: datetime.datetime) -> None:
    """Write the snapshot of a release, against which later changes are checked."""
    from pathlib import Path

    from touchpoints.cli.output import print_problems

    start = Path.cwd()
    place = Workplace(start, locate(Path(catalogue) if catalogue else None, start))
    try:
        click.echo(f"Wrote {write_release(place, day.date())}")
    except DataError as error:
        print_problems(error.problems)
        sys.exit(3 if error.about_files else 1)


if __name__ == "__main__":
    main()
