"""Takes a checklist that came back into a company file: what changes, what is unclear, what contradicts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from touchpoints.catalogue.entries import Criterion
from touchpoints.catalogue.texts import LINE_LENGTH
from touchpoints.company.answers import Answer, Company, State
from touchpoints.company.assessment import Assessment
from touchpoints.company.company_file import OWN
from touchpoints.company.editing import Changes
from touchpoints.company.made_from import made_from
from touchpoints.company.reading_answers import AnswerReader, NotUnderstood, cut, hidden_in, shown
from touchpoints.company.statements import (
    EXTRA,
    NUMBERS,
    VIEWS,
    WALK,
    Extra,
    Key,
    Returned,
    Shown,
    Statement,
    is_same,
    number_text,
    stated,
)
from touchpoints.company.views import CLIENT
from touchpoints.company.views import OWN as OWN_VIEW
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
    """What is not taken over: where it stands, and why."""
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
        remarks=(*returned.remarks, *merge.new_views()),
    )


class _Merge:
    def __init__(self, assessment: Assessment, returned: Returned, reader: AnswerReader) -> None:
        self._assessment = assessment
        self._catalogue = assessment.catalogue
        self._returned = returned
        self._reader = reader
        self._companies = {"": assessment.company} | {unit.id: unit.company for unit in assessment.units}
        self._now = {
            key: text for unit, company in self._companies.items() for key, text in stated(company, unit).items()
        }
        self._displayed = made_from(assessment)
        self._coming: dict[Key, str] = {}
        self.found = _Found()

    def run(self) -> None:
        """Go through everything that the checklist says."""
        for key, said in _by_key(self._returned.statements).items():
            wrong = self._unknown(key)
            if wrong:
                told = (one for one in said if not self._is_as_shown(one))
                self.found.unclear += [Unclear(one.where, str(key), f"'{shown(one.raw)}': {wrong}") for one in told]
                continue
            texts = [(text, one) for one in said if (text := self._read(one)) is not None]
            self._settle(key, texts)
        self._demand_reasons()
        for extra in self._returned.extras:
            self._keep(extra)

    def new_views(self) -> Iterator[str]:
        """Name those who give their view for the first time: it may be a name that was mistyped."""
        known = {CLIENT, OWN_VIEW, *(key.view for key in self._now)}
        views = dict.fromkeys(change.key.view for change in self.found.changes)
        yield from (f"'{view}' is new among those who give their view" for view in views if view and view not in known)

    def _unknown(self, key: Key) -> str:
        """Say what the catalogue or the company does not know; nothing where all is known."""
        company = self._companies.get(key.unit)
        if company is None:
            return f"the company has no unit '{key.unit}'; {did_you_mean(key.unit, self._companies)}"
        touchpoint = self._catalogue.touchpoints.get(key.touchpoint)
        if touchpoint is None and not key.touchpoint.startswith(OWN) and key.touchpoint not in company.answers:
            near = did_you_mean(key.touchpoint, self._catalogue.touchpoints)
            return f"the catalogue has no touchpoint '{key.touchpoint}'; {near}"
        is_blank = key.path[0] == VIEWS and not key.view.strip()
        if is_blank or len(key.view) > LINE_LENGTH or hidden_in(key.view):
            return f"'{cut(key.view)}' is not a name that a view can have"
        if key.path[0] == "competitors" and key.path[1] not in self._assessment.company.competitors:
            return f"'{key.path[1]}' is not among the competitors of the company file"
        known = not key.criterion or key.criterion.startswith(OWN) or touchpoint is None
        if not known and self._criterion(key) is None:
            return f"'{key.touchpoint}' has no question '{key.criterion}'"
        return ""

    def _criterion(self, key: Key) -> Criterion | None:
        touchpoint = self._catalogue.touchpoints.get(key.touchpoint)
        asked = (*touchpoint.criteria, *self._catalogue.universal) if touchpoint else ()
        return next((one for one in asked if one.id == key.criterion), None)

    def _read(self, statement: Statement) -> str | None:
        try:
            return self._reader.read(statement.key.path, statement.raw, self._criterion(statement.key))
        except NotUnderstood as problem:
            self.found.unclear.append(Unclear(statement.where, str(statement.key), str(problem)))
            return None

    def _is_as_shown(self, statement: Statement) -> bool:
        """Say whether a cell is as it was made, of something that the company file no longer has."""
        before = self._returned.base.of(statement.key) if self._returned.base else None
        try:
            text = self._reader.read(statement.key.path, statement.raw)
        except NotUnderstood:
            return False
        return before is not None and is_same(before.displayed, text)

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
        field = WALK if key.path[0] == WALK else key.path[-1]
        if is_same(before.displayed, text) or text == now or self._reader.is_alike(field, before.displayed, text):
            return
        if self._returned.base is None and key.path == ("state",) and text == State.UNKNOWN and not now:
            return  # 'not known' is what a checklist shows where nobody has said anything
        if not key.unit and key.touchpoint in self._assessment.speakers:
            where = "write it into the row of the unit that it is about"
            why = f"'{text}': of this touchpoint only the units of the company speak; {where}"
            self.found.unclear.append(Unclear(statement.where, str(key), why))
        elif is_same(before.stated, now) or _is_nothing(now):
            self.found.changes.append(Change(key, now, text, statement.where))
        else:
            kept = f"'{text}' here, '{now}' in the company file, which keeps it"
            why = f"{kept}; it was '{before.stated or 'nothing'}' when the checklist was made"
            self.found.conflicts.append(Unclear(statement.where, str(key), why))

    def _demand_reasons(self) -> None:
        """Refuse a point that shall not apply without saying why."""
        coming = {change.key: change for change in self.found.changes}
        for key, change in coming.items():
            reason = key._replace(path=("reason",))
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
        key = Key(extra.touchpoint, (EXTRA, extra.name), extra.unit)
        now = self._extras(key).get(extra.name, "")
        hidden = hidden_in(extra.name) or hidden_in(extra.text)
        wrong = f"'{extra.text}': {hidden}" if hidden else self._unknown(key)
        if wrong:
            self.found.unclear.append(Unclear(extra.where, str(key), wrong))
        elif now and now != extra.text:
            why = f"'{extra.text}' here, '{now}' in the company file, which keeps it"
            self.found.conflicts.append(Unclear(extra.where, str(key), why))
        elif self._coming.setdefault(key, extra.text) != extra.text:
            why = f"'{extra.text}' here, '{self._coming[key]}' elsewhere in the checklist, which is kept"
            self.found.conflicts.append(Unclear(extra.where, str(key), why))
        elif not now:
            self.found.kept.append(Change(key, now, extra.text, extra.where))

    def _extras(self, key: Key) -> Mapping[str, str]:
        company = self._companies.get(key.unit)
        answers = company.answers.get(key.touchpoint) if company else None
        added = dict(answers.model_extra or {}) if answers else {}
        held = added.pop(EXTRA, None)
        apart = held if isinstance(held, Mapping) else {}
        return {name: text for name, text in added.items() if isinstance(text, str)} | {
            name: str(text) for name, text in apart.items()
        }


def _by_key(statements: Iterable[Statement]) -> dict[Key, list[Statement]]:
    found: dict[Key, list[Statement]] = defaultdict(list)
    for statement in statements:
        found[statement.key].append(statement)
    return found


def _is_nothing(text: str) -> bool:
    return text in {"", Answer.UNKNOWN}


def as_changes(filling: Filling, company: Company, unit: str | None = None) -> Changes:
    """Give the changes in the shape in which a company file is edited, below the unit they are about.

    `unit` is the one that the whole checklist is of; rows may be of units too.
    """
    changes: dict[str, Any] = {}
    for key, value in _values(filling, company, unit):
        of = ("units", key.unit) if key.unit else ()
        below = changes
        for name in (*of, "answers", key.touchpoint, *key.path[:-1]):
            below = below.setdefault(name, {})
        below[key.path[-1]] = value
    return changes


def _values(filling: Filling, company: Company, unit: str | None) -> Iterator[tuple[Key, str | int | float]]:
    """Give each value with its place; what a unit has taken from its company comes with it."""
    given = [(change.key._replace(unit=unit or change.key.unit), change.new) for change in _all(filling)]
    touched = dict.fromkeys((key.unit, key.touchpoint) for key, _ in given)
    inherited = stated(company).items()
    for speaker, touchpoint in touched:
        if speaker and touchpoint not in company.units[speaker].answers:
            taken = ((key._replace(unit=speaker), text) for key, text in inherited if key.touchpoint == touchpoint)
            yield from ((key, _typed(key, text)) for key, text in taken)
    yield from ((key, _typed(key, text)) for key, text in given)


def _all(filling: Filling) -> tuple[Change, ...]:
    return (*filling.changes, *filling.kept)


def _typed(key: Key, text: str) -> str | int | float:
    """Write a number as one, where that says the same."""
    if not (key.path[0] in NUMBERS or key.criterion) or not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        return text
    number = float(text)
    if number_text(number) != text or "e" in repr(number):
        return text
    return int(number) if number.is_integer() else number
