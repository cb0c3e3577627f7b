"""Carries the answers of a company file to where their touchpoints and questions live today, and loses none.

What was moved, split or merged is followed, over several releases at once; what is no longer asked goes to the
archive, where it is kept and not counted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from touchpoints.catalogue.entries import Criterion
from touchpoints.catalogue.fingerprints import asked
from touchpoints.catalogue.model import Catalogue
from touchpoints.company.company_file import OWN
from touchpoints.company.editing import edited
from touchpoints.company.following import Moves, followed, merged_of, question_followed, question_merged
from touchpoints.company.rearranging import Way, cut, holds, moved, replaced, span_text, value_at

RECORD, ARCHIVE, RE_CHECK = "answered_for", "archive", "re_check"

WORDING_LENGTH = 4
"""Signs of the fingerprint that are kept: enough to see that a question was worded anew."""

_TARGETS = "own_targets"

_PARTS = ("criteria", "competitors", "views")
"""Keys of an answer that hold further keys."""


@dataclass(slots=True)
class Upgraded:
    """The text after the upgrade and before it, and what became of the answers."""

    text: str
    before: str = ""
    changed: bool = False
    unchanged: int = 0
    reworded: list[str] = field(default_factory=list)
    re_check: list[str] = field(default_factory=list)
    followed: list[tuple[str, str]] = field(default_factory=list)
    archived: list[str] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    unanswered: int = 0


def wording(question: Criterion) -> str:
    """Give the sign by which a question that was worded anew is known."""
    return asked(question)[:WORDING_LENGTH]


class Carrier:
    """One upgrade: its steps each change the text, and note what became of the answers."""

    def __init__(self, text: str, catalogue: Catalogue, moves: Moves) -> None:
        self.result = Upgraded(text, text)
        self.doubts: dict[str, set[str]] = {}
        """By touchpoint the questions whose answer was given to one that is two today, or part of another."""
        self.records = self._read_records()
        self._catalogue, self._moves, self._merged = catalogue, moves, merged_of(catalogue)
        self._used = {id_: one for id_, one in catalogue.touchpoints.items() if one.status != "retired"}
        self._every = {f"{home}/{one}" for home in catalogue.touchpoints for one in self.questions(home)}

    def carry(self) -> None:
        """Move what went elsewhere."""
        for base, owner in (*self.places(), ((_TARGETS,), f"{_TARGETS}/")):
            for id_ in list(self.at(base) or {}):
                self._settle_moved_questions(base, owner, id_)
            for id_ in list(self.at(base) or {}):
                self._settle(base, owner, id_)
            for id_ in list(self.at(base) or {}):
                self._settle_questions(base, owner, id_)
        self._settle_own_questions()
        self._settle_chains()

    def data(self) -> dict[str, Any]:
        """Give what the file says."""
        data: dict[str, Any] = value_at(self.result.text, ())
        return data

    def at(self, way: Way) -> Any:
        """Give what stands at a place; nothing where it is not there."""
        return value_at(self.result.text, way) if holds(self.result.text, way) else None

    def _read_records(self) -> dict[str, dict[str, list[str]]]:
        """Read what each answer was given for: by touchpoint and question, the revision and the wording."""
        found: dict[str, dict[str, list[str]]] = {}
        for name, entries in (self.data().get(RECORD) or {}).items():
            parts = (str(entry).split(".") for entry in entries or ())
            found[name] = {rest[0] if len(rest) > 1 else "": rest[-2:] if len(rest) > 1 else rest for rest in parts}
        return found

    def places(self) -> Iterator[tuple[Way, str]]:
        """Give where answers are kept: the company's, then those of each unit, which are named by it."""
        yield ("answers",), ""
        for unit in self.data().get("units") or {}:
            yield ("units", unit, "answers"), f"{unit}/"

    def questions(self, id_: str) -> dict[str, Criterion]:
        """Give what is asked of a touchpoint."""
        touchpoint = self._catalogue.touchpoints[id_]
        return {one.id: one for one in (*touchpoint.criteria, *self._catalogue.universal)}

    def _move(self, source: Way, target: Way) -> None:
        self.result.text = moved(self.result.text, source, target)

    def _homes(self, id_: str) -> tuple[str, ...] | None:
        """Give where the answers of a touchpoint belong today: itself, its heirs, nowhere; None: nobody knows."""
        if id_.startswith(OWN) or id_ in self._used:
            return (id_,)
        if id_ in self._moves:
            return followed(id_, self._used, self._moves)
        return () if id_ in self._catalogue.touchpoints else None

    def _settle(self, base: Way, owner: str, id_: str) -> None:
        """Bring one touchpoint's answers to where they belong."""
        here, homes = (*base, id_), self._homes(id_)
        if homes is None:
            self.result.unclear.append(f"{owner}{id_}")
        elif not homes:
            self._to_archive(here, owner, (id_,))
        elif len(homes) > 1:
            self._split(base, owner, id_, homes)
        elif homes[0] == id_:
            return
        else:
            self._rehome(base, owner, id_, homes[0])

    def _rehome(self, base: Way, owner: str, id_: str, home: str) -> None:
        """Bring answers to the one touchpoint they belong to today."""
        for way in self._ways(base, id_):
            for name in self._asked(home, self.at((*base, id_, *way))):
                if not holds(self.result.text, (*base, home, *way, name)):
                    self._doubt_merged(owner, (id_, name), id_, (home, name))
        if holds(self.result.text, (*base, home)):
            self._merge(base, owner, id_, home)
        else:
            self._move((*base, id_), (*base, home))
            self._rename_record(owner, id_, home)
            self.result.followed.append((f"{owner}{id_}", home))

    def _rename_record(self, owner: str, old: str, new: str) -> None:
        known = self.records.setdefault(f"{owner}{new}", {})
        known |= {name: entry for name, entry in self.records.pop(f"{owner}{old}", {}).items() if name not in known}
        self.doubts.setdefault(f"{owner}{new}", set()).update(self.doubts.pop(f"{owner}{old}", set()))

    def _merge(self, base: Way, owner: str, id_: str, home: str) -> None:
        """Add answers to those that are there; where both say something, the others go to the archive."""
        for way in self._leaves((*base, id_)):
            target = (*base, home, *way[len(base) + 1 :])
            if not holds(self.result.text, target) and self._fits(home, way[len(base) + 1 :]):
                self._move(way, target)
        left = self.at((*base, id_))
        says_something = any(part not in (None, {}) for part in (left or {}).values())
        if says_something or "#" in span_text(self.result.text, (*base, id_)):
            self._to_archive((*base, id_), owner, (id_,))
        else:
            self.result.text = cut(self.result.text, (*base, id_))
        self.records.get(f"{owner}{id_}", {}).pop("", None)  # the revision of what is no more
        self._rename_record(owner, id_, home)
        self.result.followed.append((f"{owner}{id_}", home))

    def _fits(self, home: str, below: Way) -> bool:
        """Say whether an answer makes sense at its new home: a question must be asked there."""
        return "criteria" not in below or str(below[-1]) in self.questions(home) or str(below[-1]).startswith(OWN)

    def _leaves(self, way: Way) -> list[Way]:
        """Give the ways to single statements below an answer."""
        found: list[Way] = []
        for key, value in (self.at(way) or {}).items():
            if key in _PARTS and isinstance(value, Mapping) and key != "views":
                found += [(*way, key, name) for name in value]
            else:
                found.append((*way, key))
        return found

    def _split(self, base: Way, owner: str, id_: str, homes: tuple[str, ...]) -> None:
        """Copy what fits to each new home, to be looked at again, and keep the whole in the archive."""
        given = self.at((*base, id_)) or {}
        empty = [home for home in homes if not holds(self.result.text, (*base, home))]
        if base == (_TARGETS,):
            changes: dict[str, Any] = {home: fitting for home in empty if (fitting := self._asked(home, given))}
        else:
            changes = {home: self._inherited(home, given) for home in empty}
            self.result.re_check += [f"{owner}{home}" for home in empty]
        for step in reversed(base):
            changes = {str(step): changes}
        if changes:
            self.result.text = edited(self.result.text, changes)
        self._to_archive((*base, id_), owner, (id_,))
        self.result.followed.append((f"{owner}{id_}", ", ".join(homes)))

    def _asked(self, home: str, given: Mapping[str, Any] | None) -> dict[str, Any]:
        """Give what is said of questions that are asked at a home."""
        return {name: said for name, said in (given or {}).items() if name in self.questions(home)}

    def _inherited(self, home: str, given: Mapping[str, Any]) -> dict[str, Any]:
        criteria = self._asked(home, given.get("criteria"))
        kept = {key: given[key] for key in ("state", "reason", "reaction", "owner") if given.get(key) is not None}
        return kept | ({"criteria": criteria} if criteria else {}) | {RE_CHECK: True}

    def _ways(self, base: Way, id_: str) -> list[Way]:
        """Give where questions of a touchpoint are named: by the company, and by each view, or by its targets."""
        if base == (_TARGETS,):
            return [()]
        views = (self.at((*base, id_)) or {}).get("views") or {}
        return [("criteria",), *(("views", who, "criteria") for who in views)]

    def _settle_moved_questions(self, base: Way, owner: str, id_: str) -> None:
        """Bring answers to where their question went, before their touchpoint goes elsewhere itself."""
        for way in self._ways(base, id_):
            for name in list(self.at((*base, id_, *way)) or {}):
                if f"{id_}/{name}" in self._moves and f"{id_}/{name}" not in self._every:
                    self._settle_question(base, owner, id_, way, name)

    def _settle_questions(self, base: Way, owner: str, id_: str) -> None:
        """Bring the answers to questions that are no longer asked here to where they belong."""
        if id_ not in self._catalogue.touchpoints:
            return
        known = self.questions(id_)
        for way in self._ways(base, id_):
            for name in list(self.at((*base, id_, *way)) or {}):
                if name not in known and not name.startswith(OWN):
                    self._settle_question(base, owner, id_, way, name)

    def _settle_question(self, base: Way, owner: str, id_: str, way: Way, name: str) -> None:
        homes = question_followed(f"{id_}/{name}", self._every, self._moves) or ()
        if len(homes) > 1:
            self._split_question(base, owner, id_, (*way, name), homes)
            return
        for home in homes:
            touchpoint, _, question = home.partition("/")
            stays = touchpoint in (self._homes(id_) or ())  # it comes along when its touchpoint goes there
            target = (*base, id_ if stays else touchpoint, *way, question)
            if not holds(self.result.text, target) and not holds(self.result.text, (*base, touchpoint, *way, question)):
                self._move((*base, id_, *way, name), target)
                self._doubt_merged(owner, (id_, name), str(target[len(base)]), (touchpoint, question))
                self._move_record(f"{owner}{id_}", name, f"{owner}{target[len(base)]}", question)
                self.result.followed.append((f"{owner}{id_}/{name}", home))
                return
        self._to_archive((*base, id_, *way, name), owner, (id_, *way, name))

    def _doubt_merged(self, owner: str, was: tuple[str, str], at: str, home: tuple[str, str]) -> None:
        """Doubt an answer whose question was merged into another, unless that is worded as it was."""
        id_, name = was
        touchpoint, question = home
        if question_merged(f"{id_}/{name}", self._every, self._moves, self._merged):
            before = self.records.get(f"{owner}{id_}", {}).get(name)
            if before is None or before[1] != wording(self.questions(touchpoint)[question]):
                self.doubts.setdefault(f"{owner}{at}", set()).add(question)

    def _move_record(self, old: str, name: str, new: str, question: str) -> None:
        entry = self.records.get(old, {}).pop(name, None)
        if entry is not None:
            self.records.setdefault(new, {})[question] = entry

    def _split_question(self, base: Way, owner: str, id_: str, below: Way, homes: tuple[str, ...]) -> None:
        """Copy an answer to each question that its own was split into, to be looked at again, and archive it."""
        *way, name = below
        answer = self.at((*base, id_, *below))
        for home in homes:
            touchpoint, _, question = home.partition("/")
            stays = touchpoint in (self._homes(id_) or ())
            target = (*base, id_ if stays else touchpoint, *way, question)
            if not holds(self.result.text, target) and not holds(self.result.text, (*base, touchpoint, *way, question)):
                changes: Any = answer
                for step in reversed(target):
                    changes = {str(step): changes}
                self.result.text = edited(self.result.text, changes)
                self.doubts.setdefault(f"{owner}{target[len(base)]}", set()).add(question)
        self._to_archive((*base, id_, *below), owner, (id_, *below))
        self.result.followed.append((f"{owner}{id_}/{name}", ", ".join(homes)))

    def _to_archive(self, here: Way, owner: str, below: Way) -> None:
        """Put answers where they are kept and not counted, beside what lies there already."""
        name = f"{owner}{below[0]}"
        count = 1
        while holds(self.result.text, (ARCHIVE, name, *below[1:])):
            count += 1
            name = f"{owner}{below[0]} ({count})"
        self._move(here, (ARCHIVE, name, *below[1:]))
        self.result.archived.append(f"{owner}{'/'.join(str(step) for step in below if step != 'criteria')}")

    def _settle_own_questions(self) -> None:
        """Let the company's own questions follow the touchpoint they are asked of."""
        own = ("own_criteria",)
        for id_ in list(self.at(own) or {}):
            homes = None if id_ in self._catalogue.touchpoints else self._homes(id_)
            if homes is None or homes == (id_,):
                continue
            if len(homes) == 1 and not holds(self.result.text, (*own, homes[0])):
                self._move((*own, id_), (*own, homes[0]))
                self.result.followed.append((f"own_criteria/{id_}", homes[0]))
            else:
                self._to_archive((*own, id_), "", (f"own_criteria/{id_}",))

    def _settle_chains(self) -> None:
        """Let the company's own chains follow: what they are based on, and their links, from the last to the first."""
        for at, chain in enumerate(self.data().get("chains") or ()):
            named = chain.get("based_on")
            homes = followed(named, self._catalogue.chains, self._moves) if named else None
            if homes and homes[0] != named:
                self.result.text = replaced(self.result.text, ("chains", at, "based_on"), homes[0])
                self.result.followed.append((named, homes[0]))
            elif homes == ():
                self.result.unclear.append(f"{chain.get('id')}: {named}")
            links = chain.get("links") or ()
            gone = [
                number
                for number, link in enumerate(links)
                if not self._follow_link(("chains", at, "links", number), link)
            ]
            if len(gone) == len(links):  # a chain without links would not be one
                self.result.unclear += [f"{chain.get('id')}: {link['touchpoint']}" for link in links]
                continue
            for number in reversed(gone):
                name = f"chains/{chain.get('id')}/{links[number]['touchpoint']}"
                self._to_archive(("chains", at, "links", number), "", (name,))

    def _follow_link(self, way: Way, link: Mapping[str, Any]) -> bool:
        """Let a link follow; one cannot become two, so the first is taken. Say no where it leads to nothing."""
        id_ = link["touchpoint"]
        homes = (id_,) if id_.startswith(OWN) else followed(id_, self._catalogue.touchpoints, self._moves)
        if homes and homes[0] != id_:
            self.result.text = replaced(self.result.text, (*way, "touchpoint"), homes[0])
            chain = self.at(("chains",))[way[1]].get("id")
            self.result.followed.append((f"{chain}: {id_}", ", ".join(homes)))
        return homes != ()
