"""An id is never lost or used again, and a question never changes in silence, since the last release."""

from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from touchpoints.catalogue.entries import Criterion, Touchpoint
from touchpoints.catalogue.fingerprints import answered, asked, meaning
from touchpoints.catalogue.loading import Loaded, Written
from touchpoints.catalogue.reading import Document
from touchpoints.catalogue.releases import CriterionState, EntryState, Move, Release, order
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
    Rule(
        "sudden-duty",
        "A new must-be that was not announced",
        "A firm that was in order would suddenly lack something. A new obligatory criterion of a released touchpoint "
        "is shown first, and counts from a later release on.",
        "(a new criterion)\nclass: must-be\n",
        '(a new criterion)\nclass: must-be\ncounts_from: "2027.02"\n',
    ),
)

KINDS = ("touchpoints", "chains", "routes", "symptoms")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give what breaks the promise to earlier readers; nothing where there has been no release."""
    yield from _moves(loaded)
    release = loaded.history.last
    if release is None:
        return
    yield from _lost_entries(loaded)
    yield from _lost_words(loaded, release)
    before = release.touchpoints
    for written in loaded.touchpoints:
        if written.entry.id in before:
            yield from _touchpoint(written, before[written.entry.id], release, loaded.history.moved)
    if loaded.universal:
        yield from _criteria(loaded.universal.entry.criteria, release.universal, loaded.universal.document, release)


def _lost_entries(loaded: Loaded) -> Iterator[Problem]:
    """Give the entries that are gone, and ids that are back as something else."""
    unread = {PurePosixPath(problem.place.path).stem for problem in loaded.problems}  # mistakes in it are no loss
    for kind, present in _ids(loaded).items():
        newest: dict[str, Release] = {id_: one for one in loaded.history.releases for id_ in getattr(one, kind)}
        for id_, release in newest.items():
            if id_ in present and release is not loaded.history.last:
                message = f"'{id_}' was in the release {release.version}, and went; an id is not used again"
                yield Problem(_place(id_, kind, loaded), "reused-id", message, "choose another id")
            elif id_ not in present | unread | loaded.history.moved.keys():
                yield _lost(id_, kind, release, loaded)


def _lost(id_: str, kind: str, release: Release, loaded: Loaded) -> Problem:
    message = f"'{id_}' was in the release {release.version} and is gone"
    heir = _renamed(id_, release.touchpoints, loaded) if kind == "touchpoints" else None
    if heir:
        hint = f"if this is it, the id stays '{id_}', whatever the name; or say in moves.yml where it went"
        return Problem(heir.document.place(("id",)), "lost-id", message, hint)
    hint = "set its status to retired, or say in moves.yml where it went"
    return Problem(Place(f"{loaded.root}/{kind}"), "lost-id", message, hint)


def _place(id_: str, kind: str, loaded: Loaded) -> Place:
    """Give the place of an id."""
    guides = {guide.head.id: Place(guide.path, 2) for guide in loaded.guides}
    entries = [written for written in getattr(loaded, kind) if kind in KINDS and written.entry.id == id_]
    return entries[0].document.place(("id",)) if entries else guides[id_]


def _renamed(id_: str, before: Mapping[str, EntryState], loaded: Loaded) -> Written[Touchpoint] | None:
    """Find the new entry that asks what a lost one asked."""
    asked_before = before[id_].criteria.keys()
    new = (written for written in loaded.touchpoints if written.entry.id not in before)
    return next((one for one in new if asked_before and {part.id for part in one.entry.criteria} == asked_before), None)


def _lost_words(loaded: Loaded, release: Release) -> Iterator[Problem]:
    """Give the words of a vocabulary that are gone: addresses and company files are made of them."""
    for name, words in release.words.items():
        vocabulary = loaded.vocabularies.get(name)
        for word in words if vocabulary else ():
            if vocabulary and word not in vocabulary.entry.ids:
                message = f"'{word}' was one of the {name} in the release {release.version} and is gone"
                hint = "company files and addresses are made of it: keep the id, and change its name if need be"
                yield Problem(vocabulary.document.key_place(("terms",)), "lost-id", message, hint)


def _ids(loaded: Loaded) -> dict[str, frozenset[str]]:
    """Give the ids of every kind of page that has an address of its own."""
    found = {kind: frozenset(written.entry.id for written in getattr(loaded, kind)) for kind in KINDS}
    return found | {"guides": frozenset(guide.head.id for guide in loaded.guides)}


def _moves(loaded: Loaded) -> Iterator[Problem]:
    """Give moves that lead nowhere, and entries that have an id which has moved."""
    entries = {written.entry.id: written for kind in KINDS for written in getattr(loaded, kind)}
    for id_, move in loaded.history.moved.items():
        if id_ in entries and not (move.kind == "retired" and entries[id_].entry.status == "retired"):
            place = entries[id_].document.place(("id",))
            yield Problem(place, "reused-id", f"'{id_}' is {move.kind} since {move.since}", "choose another id")
    questions = _questions(loaded)
    for id_ in questions.keys() & loaded.history.moved.keys():
        move = loaded.history.moved[id_]
        yield Problem(questions[id_], "reused-id", f"'{id_}' is {move.kind} since {move.since}", "choose another id")
    known = frozenset().union(*_ids(loaded).values(), loaded.named_touchpoints, loaded.history.moved, questions)
    for id_, place in loaded.history.places.items():  # of a catalogue that is extended its authors take care
        move = loaded.history.moved[id_]
        if not move.to and move.kind != "retired":
            hint = "name at least one id under 'to'"
            yield Problem(place, "unknown-reference", f"'{id_}' is {move.kind}, but nowhere to", hint)
        for other in move.to:
            alike = [one for one in known if ("/" in one) == ("/" in id_)]  # a question leads to a question
            if other not in alike:
                yield Problem(place, "unknown-reference", f"there is no '{other}'", did_you_mean(other, alike))


def _questions(loaded: Loaded) -> dict[str, Place]:
    """Give where each question stands, by its touchpoint and its own id."""
    return {
        f"{written.entry.id}/{criterion.id}": written.document.place(("criteria", index, "id"))
        for written in loaded.touchpoints
        for index, criterion in enumerate(written.entry.criteria)
    }


def _touchpoint(
    written: Written[Touchpoint], before: EntryState, release: Release, moved: Mapping[str, Move]
) -> Iterator[Problem]:
    """Give what a touchpoint asks no more, asks otherwise, or is otherwise."""
    entry, document = written.entry, written.document
    if entry.revision <= before.revision and entry.status != "retired":
        if before.meaning and meaning(entry) != before.meaning:
            message = f"'{entry.id}' has another kind or entity than in the release {release.version}"
            hint = f"another thing has another id; if it is the same, set revision: {before.revision + 1}"
            yield Problem(document.place(("kind",)), "changed-meaning", message, hint)
        gone = before.criteria.keys() - {criterion.id for criterion in entry.criteria}
        for id_ in sorted(one for one in gone if f"{entry.id}/{one}" not in moved):
            message = f"the criterion '{id_}' was in the release {release.version} and is gone"
            hint = (
                f"answers hang on it: keep it, say in moves.yml where '{entry.id}/{id_}' went, "
                f"or set revision: {before.revision + 1} for the touchpoint"
            )
            yield Problem(document.key_place(("criteria",)), "lost-id", message, hint)
        heirs = {to for move in moved.values() for to in move.to}
        yield from _sudden(written, before, release, heirs)
    yield from _criteria(entry.criteria, before.criteria, document, release)


def _sudden(
    written: Written[Touchpoint], before: EntryState, release: Release, heirs: Container[str]
) -> Iterator[Problem]:
    """Give the new duties that nobody could see coming."""
    if {written.entry.status, before.status} != {"complete"}:
        return
    for index, criterion in enumerate(written.entry.criteria):
        is_new = criterion.id not in before.criteria and f"{written.entry.id}/{criterion.id}" not in heirs
        is_announced = criterion.counts_from is not None and order(criterion.counts_from) > order(release.version)
        if is_new and criterion.kano == "must-be" and not is_announced:
            year, month, *_ = order(release.version)
            later = f"{year + (month + 2) // 12:04}.{(month + 2) % 12 + 1:02}"
            message = f"'{criterion.id}' is a new must-be, and firms have answered '{written.entry.id}' without it"
            hint = f'announce it: counts_from: "{later}", or another later release'
            yield Problem(written.document.place(("criteria", index)), "sudden-duty", message, hint)


def _criteria(
    criteria: Sequence[Criterion], before: Mapping[str, CriterionState], document: Document, release: Release
) -> Iterator[Problem]:
    """Give the criteria that mean something else, and kept their revision."""
    for index, criterion in enumerate(criteria):
        was = before.get(criterion.id)
        if was is None or criterion.revision > was.revision:
            continue
        place, hint = document.place(("criteria", index)), f"set its revision to {was.revision + 1}"
        if answered(criterion) != was.answered:
            message = f"'{criterion.id}' has another target than in the release {release.version}"
            yield Problem(place, "changed-meaning", message, hint)
        elif asked(criterion) != was.asked:
            message = f"'{criterion.id}' is asked in other words than in the release {release.version}"
            yield Problem(place, "changed-meaning", message, f"if it asks something else, {hint}", Severity.WARNING)
