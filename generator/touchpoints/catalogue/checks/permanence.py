"""An id is never lost or used again, and a question never changes in silence, since the last release."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from touchpoints.catalogue.entries import Touchpoint
from touchpoints.catalogue.fingerprints import answered, asked
from touchpoints.catalogue.loading import Loaded, Written
from touchpoints.catalogue.releases import EntryState, Release
from touchpoints.problems import Place, Problem, Rule, Severity, did_you_mean

RULES = (
    Rule(
        "lost-id",
        "An id of the last release that is gone",
        "Addresses and answers hang on ids. An entry that goes is retired, or `moves.yml` says where it went. Where "
        "a criterion goes, the revision of its touchpoint is raised.",
        "(price-list.yml deleted)\n",
        "moves:\n  - from: price-list\n    to: [price-sheet]\n    kind: moved\n    since: '2026.12'\n"
        "    reason: The trade says so.\n",
    ),
    Rule(
        "reused-id",
        "An id that was something else once",
        "Old answers and addresses would lead to a stranger. Choose another id.",
        "id: price-list\n(and moves.yml says that price-list has moved)\n",
        "id: price-board\n",
    ),
    Rule(
        "changed-meaning",
        "A criterion that means something else than in the last release",
        "A 'yes' to another question, or against another target, is another answer. Raise the criterion's `revision` "
        "by one, and companies are told. Where only the wording is better, the warning may stand until the next one.",
        "measure:\n  unit: minutes\n  target: '<= 30'\n(it was 60, and the revision is the same)\n",
        "measure:\n  unit: minutes\n  target: '<= 30'\nrevision: 2\n",
    ),
)

KINDS = ("touchpoints", "chains", "routes", "symptoms")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give what breaks the promise to earlier readers; nothing where there has been no release."""
    yield from _moves(loaded)
    release = loaded.history.last
    if release is None:
        return
    for kind in KINDS:
        present = {written.entry.id: written for written in getattr(loaded, kind)}
        unread = {
            PurePosixPath(problem.place.path).stem for problem in loaded.problems
        }  # a file with mistakes is not lost
        known = present.keys() | unread | loaded.history.moved.keys()
        for id_ in getattr(release, kind):
            if id_ not in known:
                yield _lost(loaded, kind, id_, list(present))
    before = release.touchpoints
    for written in loaded.touchpoints:
        if written.entry.id in before:
            yield from _criteria(written, before[written.entry.id], release)


def _lost(loaded: Loaded, kind: str, id_: str, known: list[str]) -> Problem:
    message = f"'{id_}' was in the release {loaded.history.last.version if loaded.history.last else ''} and is gone"
    near = did_you_mean(id_, known) if len(known) else ""
    hint = "set its status to retired, or say in moves.yml where it went" + (
        f"; {near}" if near.startswith("did") else ""
    )
    return Problem(Place(f"{loaded.root}/{kind}"), "lost-id", message, hint)


def _moves(loaded: Loaded) -> Iterator[Problem]:
    """Give moves that lead nowhere, and entries that have an id which has moved."""
    entries = {written.entry.id: written for kind in KINDS for written in getattr(loaded, kind)}
    for id_, move in loaded.history.moved.items():
        place = loaded.history.places.get(id_, Place(f"{loaded.root}/moves.yml"))
        if id_ in entries and not (move.kind == "retired" and entries[id_].entry.status == "retired"):
            yield Problem(
                entries[id_].document.place(("id",)),
                "reused-id",
                f"'{id_}' is {move.kind} since {move.since}",
                "choose another id",
            )
        if not move.to and move.kind != "retired":
            yield Problem(
                place, "unknown-reference", f"'{id_}' is {move.kind}, but nowhere to", "name at least one id under 'to'"
            )
        for other in move.to:
            if other not in entries and other not in loaded.history.moved and other not in loaded.named_touchpoints:
                yield Problem(place, "unknown-reference", f"there is no '{other}'", did_you_mean(other, entries))


def _criteria(written: Written[Touchpoint], before: EntryState, release: Release) -> Iterator[Problem]:
    """Give the criteria that are gone or mean something else."""
    entry, document = written.entry, written.document
    now = {criterion.id: (index, criterion) for index, criterion in enumerate(entry.criteria)}
    if entry.revision <= before.revision and entry.status != "retired":
        for id_ in before.criteria.keys() - now.keys():
            message = f"the criterion '{id_}' was in the release {release.version} and is gone"
            hint = "answers hang on it: keep it, or raise the revision of the touchpoint by one"
            yield Problem(document.key_place(("criteria",)), "lost-id", message, hint)
    for id_, (index, criterion) in now.items():
        was = before.criteria.get(id_)
        if was is None or criterion.revision > was.revision:
            continue
        place, hint = document.place(("criteria", index)), f"set its revision to {was.revision + 1}"
        if answered(criterion) != was.answered:
            yield Problem(
                place, "changed-meaning", f"'{id_}' has another target than in the release {release.version}", hint
            )
        elif asked(criterion) != was.asked:
            message = f"'{id_}' is asked in other words than in the release {release.version}"
            yield Problem(place, "changed-meaning", message, f"if it asks something else, {hint}", Severity.WARNING)
