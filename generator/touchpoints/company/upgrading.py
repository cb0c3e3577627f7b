"""Brings a company file up to today's catalogue, and loses none of its answers.

Each answer belongs to one of five groups: its question is the same; it is worded anew; it means something else now;
its id went elsewhere; or it is no longer asked. Beside the answers the file remembers, in `answered_for`, which
revision and which wording of each question they were given for: `dated.1.9c3e`.
"""

from collections.abc import Mapping
from typing import Any

from touchpoints.catalogue.entries import Criterion
from touchpoints.catalogue.model import Catalogue
from touchpoints.company.carrying import RE_CHECK, RECORD, Carrier, Upgraded, wording
from touchpoints.company.editing import edited
from touchpoints.company.following import Moves, moves_of
from touchpoints.company.rearranging import Way, cut


def version_key(version: str) -> tuple[int, ...]:
    """Make versions such as 2026.11.1 comparable."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def is_newer(given: str | None, installed: str) -> bool:
    """Say whether a file was written for a newer catalogue than the installed one."""
    return given is not None and version_key(given) > version_key(installed)


def upgraded(text: str, catalogue: Catalogue, moves: Moves | None = None) -> Upgraded:
    """Upgrade the text of a company file; CannotEdit where that would not keep every answer."""
    carrier = Carrier(text, catalogue, moves_of(catalogue) if moves is None else moves)
    given = carrier.data().get("catalogue_version")
    carrier.carry()
    _Look(carrier, catalogue, given).look()
    carrier.result.changed = carrier.result.text != text
    return carrier.result


class _Look:
    """Holds each answer against its question as it is asked today, marks what is in doubt, and writes down what it saw."""

    def __init__(self, carrier: Carrier, catalogue: Catalogue, given: str | None) -> None:
        self._carrier, self._catalogue, self._given = carrier, catalogue, given
        self.result = carrier.result

    def look(self) -> None:
        """Look at every answer."""
        changes: dict[str, Any] = {}
        for base, owner in self._carrier.places():
            for id_, said in (self._carrier.at(base) or {}).items():
                self._look_at(base, owner, id_, said or {}, changes)
        self._write(changes)

    def _look_at(self, base: Way, owner: str, id_: str, given: Mapping[str, Any], changes: dict[str, Any]) -> None:
        """Hold each answer against its question as it is asked today."""
        touchpoint = self._catalogue.touchpoints.get(id_)
        if touchpoint is None:
            return
        before, questions = self._carrier.records.get(f"{owner}{id_}", {}), self._carrier.questions(id_)
        answered = [name for name in self._answered(given) if name in questions]
        split = self._carrier.doubts.get(f"{owner}{id_}", set())
        doubtful = [
            name for name in answered if name in split or self._means_else(id_, questions[name], before.get(name))
        ]
        for name in answered:
            if name not in doubtful:
                self._note_wording(f"{owner}{id_}/{name}", questions[name], before.get(name))
        gone = before.keys() - questions.keys() - {""}  # a question taken away raises the revision, and is no doubt
        whole = bool(before.get("")) and before[""] != [str(touchpoint.revision)] and not gone
        if self._given is not None and self._given != self._catalogue.settings.version:
            self.result.unanswered += len(set(questions) - set(answered))
        self._mark(base, owner, id_, given, doubtful, whole=whole, changes=changes)
        record = [str(touchpoint.revision), *(_entry(questions[name]) for name in answered)]
        if self._carrier.at((RECORD, f"{owner}{id_}")) != record:
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
        if before is not None and before[1] != wording(question):
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
        kept = {f"{owner}{id_}" for base, owner in self._carrier.places() for id_ in self._carrier.at(base) or {}}
        for name in list(self._carrier.data().get(RECORD) or {}):
            if name not in kept:
                self.result.text = cut(self.result.text, (RECORD, name))
        if self._given != self._catalogue.settings.version:
            changes["catalogue_version"] = self._catalogue.settings.version
        if changes:
            self.result.text = edited(self.result.text, changes)


def _entry(question: Criterion) -> str:
    return f"{question.id}.{question.revision}.{wording(question)}"
