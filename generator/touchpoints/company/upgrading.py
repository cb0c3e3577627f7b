"""Carries the answers of a company file over to today's catalogue, and loses none of them.

Each answer belongs to one of five groups: its question is the same; it is worded anew; it means something else now;
its id went elsewhere; or it is no longer asked. Beside the answers the file remembers, in `answered_for`, which
revision and which wording of each question they were given for: `dated.1.9c3e`.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from touchpoints.catalogue.entries import Criterion
from touchpoints.catalogue.fingerprints import asked
from touchpoints.catalogue.model import Catalogue
from touchpoints.company.company_file import OWN
from touchpoints.company.editing import edited
from touchpoints.company.rearranging import Way, cut, holds, moved, replaced, span_text, value_at

Moves = Mapping[str, tuple[str, ...]]
"""Where an id went: of a touchpoint or chain, or of a question, written `touchpoint/question`."""

RECORD, ARCHIVE, RE_CHECK = "answered_for", "archive", "re_check"

WORDING_LENGTH = 4
"""Signs of the fingerprint that are kept: enough to see that a question was worded anew."""

_PARTS = ("criteria", "competitors", "views")
"""Keys of an answer that hold further keys."""


@dataclass(slots=True)
class Upgraded:
    """The text after the upgrade, and what became of the answers."""

    text: str
    changed: bool = False
    unchanged: int = 0
    reworded: list[str] = field(default_factory=list)
    re_check: list[str] = field(default_factory=list)
    followed: list[tuple[str, str]] = field(default_factory=list)
    archived: list[str] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    unanswered: int = 0


def version_key(version: str) -> tuple[int, ...]:
    """Make versions such as 2026.11.1 comparable."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def is_newer(given: str | None, installed: str) -> bool:
    """Say whether a file was written for a newer catalogue than the installed one."""
    return given is not None and version_key(given) > version_key(installed)


def upgraded(text: str, catalogue: Catalogue, moves: Moves | None = None) -> Upgraded:
    """Upgrade the text of a company file; CannotEdit where that would not keep every answer."""
    work = _Upgrade(text, catalogue, moves_of(catalogue) if moves is None else moves)
    work.run()
    work.result.changed = work.result.text != text
    return work.result


def moves_of(catalogue: Catalogue) -> Moves:
    """Give where each id went; what was retired has no place to go to, even where something else was named."""
    return {id_: () if move.kind == "retired" else move.to for id_, move in catalogue.history.moved.items()}


def followed(id_: str, known: Collection[str], moves: Moves) -> tuple[str, ...] | None:
    """Follow an id to those that are used today; none where it was retired, None where nobody knows."""
    found: list[str] = []
    ahead, seen, lost = [id_], {id_}, False
    while ahead:
        here = ahead.pop(0)
        if here in known:
            found.append(here)
        elif here in moves:
            ahead += [to for to in moves[here] if to not in seen]
            seen.update(moves[here])
        else:
            lost = True
    return None if lost and not found else tuple(dict.fromkeys(found))


class _Upgrade:
    """One upgrade: its steps each change the text, and note what became of the answers."""

    def __init__(self, text: str, catalogue: Catalogue, moves: Moves) -> None:
        self.result = Upgraded(text)
        self._catalogue, self._moves = catalogue, moves
        self._before: dict[str, dict[str, list[str]]] = self._records()
        self._given = self._data().get("catalogue_version")

    def _data(self) -> dict[str, Any]:
        data: dict[str, Any] = value_at(self.result.text, ())
        return data

    def _at(self, way: Way) -> Any:
        return value_at(self.result.text, way) if holds(self.result.text, way) else None

    def _records(self) -> dict[str, dict[str, list[str]]]:
        """Read what each answer was given for: by touchpoint and question, the revision and the wording."""
        found: dict[str, dict[str, list[str]]] = {}
        for name, entries in (self._data().get(RECORD) or {}).items():
            parts = (str(entry).split(".") for entry in entries or ())
            found[name] = {rest[0] if len(rest) > 1 else "": rest[-2:] if len(rest) > 1 else rest for rest in parts}
        return found

    def run(self) -> None:
        """Move what went elsewhere, look at every question, and write down what was seen."""
        for base, owner in self._places():
            for id_ in list(self._at(base) or {}):
                self._settle(base, owner, id_)
            for id_ in list(self._at(base) or {}):
                self._settle_criteria(base, owner, id_)
        self._settle_chains()
        changes: dict[str, Any] = {}
        for base, owner in self._places():
            for id_, given in (self._at(base) or {}).items():
                self._look_at(base, owner, id_, given or {}, changes)
        self._write(changes)

    def _places(self) -> Iterator[tuple[Way, str]]:
        """Give where answers are kept: the company's, then those of each unit, which are named by it."""
        yield ("answers",), ""
        for unit in self._data().get("units") or {}:
            yield ("units", unit, "answers"), f"{unit}/"

    def _move(self, source: Way, target: Way) -> None:
        self.result.text = moved(self.result.text, source, target)

    def _settle(self, base: Way, owner: str, id_: str) -> None:
        """Bring one touchpoint's answers to where they belong."""
        touchpoint = self._catalogue.touchpoints.get(id_)
        if id_.startswith(OWN) or (touchpoint is not None and touchpoint.status != "retired"):
            return
        here = (*base, id_)
        used = {name: one for name, one in self._catalogue.touchpoints.items() if one.status != "retired"}
        homes = followed(id_, used, self._moves) if id_ in self._moves else () if touchpoint else None
        if homes is None:
            self.result.unclear.append(f"{owner}{id_}")
        elif not homes:
            self._to_archive(here, owner, (id_,))
        elif len(homes) > 1:
            self._split(base, owner, id_, homes)
        elif holds(self.result.text, (*base, homes[0])):
            self._merge(base, owner, id_, homes[0])
        else:
            self._move(here, (*base, homes[0]))
            self._rename_record(owner, id_, homes[0])
            self.result.followed.append((f"{owner}{id_}", homes[0]))

    def _rename_record(self, owner: str, old: str, new: str) -> None:
        self._before.setdefault(f"{owner}{new}", {}).update(self._before.pop(f"{owner}{old}", {}))

    def _merge(self, base: Way, owner: str, id_: str, home: str) -> None:
        """Add answers to those that are there; where both say something, the others go to the archive."""
        for way in self._leaves((*base, id_)):
            target = (*base, home, *way[len(base) + 1 :])
            if not holds(self.result.text, target) and self._fits(home, way[len(base) + 1 :]):
                self._move(way, target)
        left = self._at((*base, id_))
        says_something = any(part not in (None, {}) for part in (left or {}).values())
        if says_something or "#" in span_text(self.result.text, (*base, id_)):
            self._to_archive((*base, id_), owner, (id_,))
        else:
            self.result.text = cut(self.result.text, (*base, id_))
        self._before.setdefault(f"{owner}{home}", {}).update(
            {key: entry for key, entry in self._before.pop(f"{owner}{id_}", {}).items() if key}
        )
        self.result.followed.append((f"{owner}{id_}", home))

    def _fits(self, home: str, below: Way) -> bool:
        """Say whether an answer makes sense at its new home: a question must be asked there."""
        return "criteria" not in below or str(below[-1]) in self._questions(home) or str(below[-1]).startswith(OWN)

    def _leaves(self, way: Way) -> list[Way]:
        """Give the ways to single statements below an answer."""
        found: list[Way] = []
        for key, value in (self._at(way) or {}).items():
            if key in _PARTS and isinstance(value, Mapping) and key != "views":
                found += [(*way, key, name) for name in value]
            else:
                found.append((*way, key))
        return found

    def _split(self, base: Way, owner: str, id_: str, homes: tuple[str, ...]) -> None:
        """Copy what fits to each new home, to be looked at again, and keep the whole in the archive."""
        given = self._at((*base, id_)) or {}
        changes: dict[str, Any] = {}
        for home in homes:
            if holds(self.result.text, (*base, home)):
                continue
            questions = self._questions(home)
            criteria = {name: answer for name, answer in (given.get("criteria") or {}).items() if name in questions}
            kept = {key: given[key] for key in ("state", "reason", "reaction", "owner") if given.get(key) is not None}
            changes[home] = kept | ({"criteria": criteria} if criteria else {}) | {RE_CHECK: True}
            self.result.re_check.append(f"{owner}{home}")
        for step in reversed(base):
            changes = {str(step): changes}
        if changes:
            self.result.text = edited(self.result.text, changes)
        self._to_archive((*base, id_), owner, (id_,))
        self.result.followed.append((f"{owner}{id_}", ", ".join(homes)))

    def _settle_criteria(self, base: Way, owner: str, id_: str) -> None:
        """Bring the answers to questions that are no longer asked here to where they belong."""
        if id_ not in self._catalogue.touchpoints:
            return
        known = self._questions(id_)
        given = self._at((*base, id_)) or {}
        ways: list[Way] = [("criteria",), *(("views", who, "criteria") for who in given.get("views") or {})]
        for way in ways:
            for name in list(self._at((*base, id_, *way)) or {}):
                if name not in known and not name.startswith(OWN):
                    self._settle_criterion(base, owner, id_, way, name)

    def _settle_criterion(self, base: Way, owner: str, id_: str, way: Way, name: str) -> None:
        here = (*base, id_, *way, name)
        every = {f"{home}/{one}" for home in self._catalogue.touchpoints for one in self._questions(home)}
        homes = followed(f"{id_}/{name}", every, self._moves) or ()
        for home in homes:
            touchpoint, _, question = home.partition("/")
            target = (*base, touchpoint, *way, question)
            if not holds(self.result.text, target) and (way == ("criteria",) or touchpoint == id_):
                self._move(here, target)
                old = self._before.get(f"{owner}{id_}", {}).pop(name, None)
                if old is not None:
                    self._before.setdefault(f"{owner}{touchpoint}", {})[question] = old
                self.result.followed.append((f"{owner}{id_}/{name}", home))
                return
        self._to_archive(here, owner, (id_, *way, name))

    def _to_archive(self, here: Way, owner: str, below: Way) -> None:
        """Put answers where they are kept and not counted, beside what lies there already."""
        name = f"{owner}{below[0]}"
        count = 1
        while holds(self.result.text, (ARCHIVE, name, *below[1:])):
            count += 1
            name = f"{owner}{below[0]} ({count})"
        self._move(here, (ARCHIVE, name, *below[1:]))
        self.result.archived.append(f"{owner}{'/'.join(str(step) for step in below if step != 'criteria')}")

    def _settle_chains(self) -> None:
        """Let the links of the company's own chains follow; one link cannot become two, so the first is taken."""
        known = self._catalogue.touchpoints
        for at, chain in enumerate(self._data().get("chains") or ()):
            named = chain.get("based_on")
            homes = followed(named, self._catalogue.chains, self._moves) if named else ()
            if named and homes and homes[0] != named:
                self.result.text = replaced(self.result.text, ("chains", at, "based_on"), homes[0])
                self.result.followed.append((named, homes[0]))
            for number, link in enumerate(chain.get("links") or ()):
                id_ = link["touchpoint"]
                homes = (id_,) if id_.startswith(OWN) else followed(id_, known, self._moves)
                if homes and homes[0] != id_:
                    way: Way = ("chains", at, "links", number, "touchpoint")
                    self.result.text = replaced(self.result.text, way, homes[0])
                    self.result.followed.append((f"{chain.get('id')}: {id_}", homes[0]))

    def _questions(self, id_: str) -> dict[str, Criterion]:
        touchpoint = self._catalogue.touchpoints[id_]
        return {one.id: one for one in (*touchpoint.criteria, *self._catalogue.universal)}

    def _look_at(self, base: Way, owner: str, id_: str, given: Mapping[str, Any], changes: dict[str, Any]) -> None:
        """Hold each answer against its question as it is asked today."""
        touchpoint = self._catalogue.touchpoints.get(id_)
        if touchpoint is None:
            return
        before, questions = self._before.get(f"{owner}{id_}", {}), self._questions(id_)
        answered = [name for name in self._answered(given) if name in questions]
        doubtful = [name for name in answered if self._means_else(id_, questions[name], before.get(name))]
        for name in answered:
            if name not in doubtful:
                self._note_wording(f"{owner}{id_}/{name}", questions[name], before.get(name))
        gone = before.keys() - questions.keys() - {""}  # a question taken away raises the revision, and is no doubt
        whole = bool(before.get("")) and before[""] != [str(touchpoint.revision)] and not gone
        if self._given is not None and self._given != self._catalogue.settings.version:
            self.result.unanswered += len(set(questions) - set(answered))
        self._mark(base, owner, id_, given, doubtful, whole=whole, changes=changes)
        record = [str(touchpoint.revision), *(_entry(questions[name]) for name in answered)]
        if self._at((RECORD, f"{owner}{id_}")) != record:
            changes.setdefault(RECORD, {})[f"{owner}{id_}"] = record

    def _answered(self, given: Mapping[str, Any]) -> list[str]:
        views = (view.get("criteria") or {} for view in (given.get("views") or {}).values() if view)
        names = (name for part in (given.get("criteria") or {}, *views) for name in part)
        return list(dict.fromkeys(names))

    def _means_else(self, id_: str, question: Criterion, before: list[str] | None) -> bool:
        """Say whether a question means something else than when it was answered, or may do so."""
        if before is not None:
            return before[0] != str(question.revision)
        release = next((one for one in self._catalogue.history.releases if one.version == self._given), None)
        state = release.touchpoints.get(id_) if release else None
        if state is not None and question.id in state.criteria:
            return state.criteria[question.id].revision != question.revision
        older = self._given is not None and version_key(self._given) < version_key(self._catalogue.settings.version)
        return older and question.revision > 1

    def _note_wording(self, name: str, question: Criterion, before: list[str] | None) -> None:
        if before is not None and before[1] != _wording(question):
            self.result.reworded.append(name)
        else:
            self.result.unchanged += 1

    def _mark(
        self,
        base: Way,
        owner: str,
        id_: str,
        given: Mapping[str, Any],
        doubtful: list[str],
        *,
        whole: bool,
        changes: dict[str, Any],
    ) -> None:
        """Mark the answers that have to be looked at again."""
        marked = given.get(RE_CHECK)
        if not doubtful and not whole:
            return
        self.result.re_check += [f"{owner}{id_}"] if whole else [f"{owner}{id_}/{name}" for name in doubtful]
        if marked == "true":
            return
        before = marked if isinstance(marked, list) else []
        wanted: Any = True if whole else list(dict.fromkeys([*before, *doubtful]))
        part: dict[str, Any] = changes
        for step in (*base, id_):
            part = part.setdefault(str(step), {})
        part[RE_CHECK] = wanted

    def _write(self, changes: dict[str, Any]) -> None:
        """Write the marks and the record, and drop the record of answers that are no longer here."""
        kept = {f"{owner}{id_}" for base, owner in self._places() for id_ in self._at(base) or {}}
        for name in list(self._data().get(RECORD) or {}):
            if name not in kept:
                self.result.text = cut(self.result.text, (RECORD, name))
        if self._given != self._catalogue.settings.version:
            changes["catalogue_version"] = self._catalogue.settings.version
        if changes:
            self.result.text = edited(self.result.text, changes)


def _entry(question: Criterion) -> str:
    return f"{question.id}.{question.revision}.{_wording(question)}"


def _wording(question: Criterion) -> str:
    return asked(question)[:WORDING_LENGTH]
