"""Takes a checklist that came back into a company file: what changes, what is unclear, what contradicts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from touchpoints.catalogue.entries import Criterion
from touchpoints.company.answers import Answer, Company, State
from touchpoints.company.assessment import Assessment
from touchpoints.company.company_file import OWN
from touchpoints.company.editing import Changes
from touchpoints.company.made_from import made_from
from touchpoints.company.reading_answers import AnswerReader, NotUnderstood, hidden_in, shown
from touchpoints.company.statements import (
    EXTRA,
    NUMBERS,
    Extra,
    Key,
    Returned,
    Shown,
    Statement,
    is_same,
    number_text,
    stated,
)
from touchpoints.problems import did_you_mean


@dataclass(frozen=True, slots=True)
class Change:
    """A value of the company file that will change; `old` is empty where there was none."""

    key: Key
    old: str
    new: str
    where: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """A cell that changes nothing, and why."""

    where: str
    about: str
    why: str


@dataclass(frozen=True, slots=True)
class Filling:
    """What a checklist that came back means for the company file."""

    changes: tuple[Change, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    conflicts: tuple[Unclear, ...] = ()
    kept: tuple[Change, ...] = ()
    """What people added, and goes below `x-extra:`."""
    lost: tuple[tuple[str, str], ...] = ()
    """What they added and has no place in a company file."""
    remarks: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Say whether everything was understood and nothing contradicts."""
        return not self.unclear and not self.conflicts

    @property
    def says_nothing_new(self) -> bool:
        """Say whether the company file holds all of it already."""
        return self.is_whole and not self.changes and not self.kept and not self.lost


@dataclass(slots=True)
class _Found:
    changes: list[Change] = field(default_factory=list)
    unclear: list[Unclear] = field(default_factory=list)
    conflicts: list[Unclear] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)


def filled(assessment: Assessment, returned: Returned, reader: AnswerReader) -> Filling:
    """Hold a checklist that came back against the company file as it is now."""
    merge = _Merge(assessment, returned, reader)
    merge.run()
    found = merge.found
    return Filling(
        changes=tuple(found.changes),
        unclear=tuple(found.unclear),
        conflicts=tuple(found.conflicts),
        kept=tuple(found.kept),
        lost=returned.lost,
        remarks=returned.remarks,
    )


class _Merge:
    def __init__(self, assessment: Assessment, returned: Returned, reader: AnswerReader) -> None:
        self._assessment = assessment
        self._catalogue = assessment.catalogue
        self._returned = returned
        self._reader = reader
        self._now = stated(assessment.company)
        self._displayed = made_from(assessment)
        self.found = _Found()

    def run(self) -> None:
        """Go through everything that the checklist says."""
        for key, said in _by_key(self._returned.statements).items():
            wrong = self._unknown(key)
            if wrong:
                self.found.unclear += [Unclear(one.where, str(key), f"'{shown(one.raw)}': {wrong}") for one in said]
                continue
            texts = [(text, one) for one in said if (text := self._read(one)) is not None]
            self._settle(key, texts)
        self._demand_reasons()
        for extra in self._returned.extras:
            self._keep(extra)

    def _unknown(self, key: Key) -> str:
        """Say what the catalogue or the company does not know; nothing where all is known."""
        touchpoint = self._catalogue.touchpoints.get(key.touchpoint)
        if (
            touchpoint is None
            and not key.touchpoint.startswith(OWN)
            and key.touchpoint not in self._assessment.company.answers
        ):
            near = did_you_mean(key.touchpoint, self._catalogue.touchpoints)
            return f"the catalogue has no touchpoint '{key.touchpoint}'; {near}"
        if key.path[0] == "competitors" and key.path[1] not in self._assessment.company.competitors:
            return f"'{key.path[1]}' is not among the competitors of the company file"
        known = key.path[0] != "criteria" or key.path[1].startswith(OWN) or touchpoint is None
        if not known and self._criterion(key) is None:
            return f"'{key.touchpoint}' has no question '{key.path[1]}'"
        return ""

    def _criterion(self, key: Key) -> Criterion | None:
        touchpoint = self._catalogue.touchpoints.get(key.touchpoint)
        asked = (*touchpoint.criteria, *self._catalogue.universal) if touchpoint else ()
        return next((one for one in asked if key.path[0] == "criteria" and one.id == key.path[1]), None)

    def _read(self, statement: Statement) -> str | None:
        try:
            return self._reader.read(statement.key.path, statement.raw, self._criterion(statement.key))
        except NotUnderstood as problem:
            self.found.unclear.append(Unclear(statement.where, str(statement.key), str(problem)))
            return None

    def _settle(self, key: Key, texts: Sequence[tuple[str, Statement]]) -> None:
        """Decide what several cells of one answer, and the company file, come to."""
        base = self._returned.base.of(key) if self._returned.base else None
        before = base or Shown(self._displayed.cells.get(key, Shown()).displayed, self._now.get(key, ""))
        said = [(text, one) for text, one in texts if not self._is_copy(one, text, texts, before)]
        different = dict.fromkeys(text for text, _ in said)
        if len(different) > 1:
            places = ", ".join(f"'{text}' in {one.where}" for text, one in said)
            self.found.conflicts.append(Unclear(said[0][1].where, str(key), f"two different answers: {places}"))
            return
        for text, one in said[:1]:
            self._merge(key, text, one, before)

    def _is_copy(self, statement: Statement, text: str, texts: Sequence[tuple[str, Statement]], before: Shown) -> bool:
        """Say whether a cell is the untouched one of a sheet that was copied, while its twin was filled in."""
        untouched = is_same(before.displayed, text)
        return untouched and any(other.table != statement.table for _, other in texts)

    def _merge(self, key: Key, text: str, statement: Statement, before: Shown) -> None:
        now = self._now.get(key, "")
        if is_same(before.displayed, text) or text == now:
            return
        if self._returned.base is None and key.path == ("state",) and text == State.UNKNOWN and not now:
            return  # 'not known' is what a checklist shows where nobody has said anything
        if is_same(before.stated, now) or _is_nothing(now):
            self.found.changes.append(Change(key, now, text, statement.where))
            return
        then = before.stated or "nothing"
        why = f"'{text}' here, '{now}' in the company file, which keeps it; it was '{then}' when the checklist was made"
        self.found.conflicts.append(Unclear(statement.where, str(key), why))

    def _demand_reasons(self) -> None:
        """Refuse a point that shall not apply without saying why."""
        coming = {change.key: change for change in self.found.changes}
        for key, change in coming.items():
            reason = Key(key.touchpoint, ("reason",))
            if (
                key.path == ("state",)
                and change.new == State.NOT_APPLICABLE
                and reason not in coming
                and reason not in self._now
            ):
                self.found.changes.remove(change)
                why = "a touchpoint that does not apply needs a reason: write it into its column"
                self.found.unclear.append(Unclear(change.where, str(key), why))

    def _keep(self, extra: Extra) -> None:
        """Keep what somebody added, below the answers of its touchpoint."""
        key = Key(extra.touchpoint, (EXTRA, extra.name))
        now = self._extras(extra.touchpoint).get(extra.name, "")
        hidden = hidden_in(extra.name) or hidden_in(extra.text)
        wrong = f"'{extra.text}': {hidden}" if hidden else self._unknown(key)
        if wrong:
            self.found.unclear.append(Unclear(extra.where, str(key), wrong))
        elif now and now != extra.text:
            why = f"'{extra.text}' here, '{now}' in the company file, which keeps it"
            self.found.conflicts.append(Unclear(extra.where, str(key), why))
        elif not now:
            self.found.kept.append(Change(key, now, extra.text, extra.where))

    def _extras(self, touchpoint: str) -> Mapping[str, str]:
        answers = self._assessment.company.answers.get(touchpoint)
        held = (answers.model_extra or {}).get(EXTRA) if answers else None
        return {name: str(text) for name, text in held.items()} if isinstance(held, Mapping) else {}


def _by_key(statements: Iterable[Statement]) -> dict[Key, list[Statement]]:
    found: dict[Key, list[Statement]] = defaultdict(list)
    for statement in statements:
        found[statement.key].append(statement)
    return found


def _is_nothing(text: str) -> bool:
    return text in {"", Answer.UNKNOWN}


def as_changes(filling: Filling, company: Company, unit: str | None = None) -> Changes:
    """Give the changes in the shape in which a company file is edited, below the unit they are about."""
    answers: dict[str, Any] = {}
    for key, value in _values(filling, company, unit):
        below = answers
        for name in (key.touchpoint, *key.path[:-1]):
            below = below.setdefault(name, {})
        below[key.path[-1]] = value
    if not answers:
        return {}
    return {"answers": answers} if unit is None else {"units": {unit: {"answers": answers}}}


def _values(filling: Filling, company: Company, unit: str | None) -> Iterator[tuple[Key, str | int | float]]:
    """Give each value with its place; what a unit has taken from its company comes with it."""
    touched = {change.key.touchpoint for change in (*filling.changes, *filling.kept)}
    if unit is not None:
        for key, text in stated(company).items():
            if key.touchpoint in touched and key.touchpoint not in company.units[unit].answers:
                yield key, _typed(key, text)
    for change in (*filling.changes, *filling.kept):
        yield change.key, _typed(change.key, change.new)


def _typed(key: Key, text: str) -> str | int | float:
    """Write a number as one, where that says the same."""
    if key.path[0] not in {*NUMBERS, "criteria"} or not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        return text
    number = float(text)
    if number_text(number) != text or "e" in repr(number):
        return text
    return int(number) if number.is_integer() else number
