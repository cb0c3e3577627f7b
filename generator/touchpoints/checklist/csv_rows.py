"""The rows of a checklist as CSV: a touchpoint, its questions, then the same for each unit, by the keys of columns."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from touchpoints.catalogue.words import Words
from touchpoints.checklist.report import Report
from touchpoints.checklist.rows import CriterionRow, PointRow
from touchpoints.checklist.tables import (
    COMPETITOR,
    VIEW,
    VIEW_NOTE,
    VIEW_QUALITY,
    WALK_IMPRESSION,
    WALK_TIME,
)
from touchpoints.checklist.unit_rows import UnitPoints
from touchpoints.company.statements import MadeFrom, path_text, row_key

Cell = str | float | date | None
Row = Mapping[str, Cell]

KEY = "key"
"""The first column. It is called so in every language: by it a file that comes back is understood."""

UNIT = "units.unit"

MADE_FROM = "made_from"
"""The last column: what each row showed when it was written, so that a touched cell is known when it returns."""


@dataclass(frozen=True, slots=True)
class CsvRows:
    """Makes the rows of a whole checklist."""

    view: Report
    units: Sequence[UnitPoints]
    words: Words
    origin: MadeFrom

    def all(self) -> Iterator[Row]:
        """Give the rows of the company, those of its units, and what was left out."""
        for point in self.view.points:
            yield from self._point(point)
        for unit in self.units:
            for point in unit.points:
                yield from self._point(point, unit)
            for id_, name, why in unit.left_out:
                yield self._left_out(id_, name, why, unit)
        for left_out in self.view.left_out:
            if left_out.own_word:
                yield self._left_out(left_out.id, left_out.name, left_out.why)
            else:
                yield self._not_asked(left_out.id, left_out.name, left_out.why)

    def _point(self, point: PointRow, unit: UnitPoints | None = None) -> Iterator[Row]:
        of, name = (unit.id, unit.name) if unit else ("", None)
        kept: dict[str, dict[str, object]] = {}
        for key, shown in self.origin.of_point(point.id, of):
            kept.setdefault(key.criterion, {})[path_text(key.path)] = shown
        yield {
            **_point(point),
            **self._walk(point),
            KEY: row_key(point.id, "", of),
            UNIT: name,
            MADE_FROM: _json(kept.get("", {})),
        }
        for criterion in point.criteria:
            yield {
                **_criterion(criterion, point),
                KEY: row_key(point.id, criterion.id, of),
                UNIT: name,
                MADE_FROM: _json(kept.get(criterion.id, {})),
            }

    def _walk(self, point: PointRow) -> Row:
        """Say where the touchpoint stands in the chain that is walked."""
        walk = self.view.walk
        link = next((link for link in walk.links if link.touchpoint == point.id), None) if walk else None
        if link is None:
            return {}
        return {
            "walk.link": link.number,
            "link.position": link.position,
            "walk.sells": link.sells,
            "walk.gives": point.gives,
            "walk.gets": point.gets,
        }

    def _left_out(self, id_: str, name: str, why: str, unit: UnitPoints | None = None) -> Row:
        of = unit.id if unit else ""
        return {
            KEY: row_key(id_, "", of),
            UNIT: unit.name if unit else None,
            "point.name": name,
            "point.state": self.words("states.not-applicable"),
            "left_out.why": why,
            MADE_FROM: _json(self.origin.compact(id_, of)),
        }

    def _not_asked(self, id_: str, name: str, why: str) -> Row:
        """Make the row of what the profile leaves out: that is no answer, and must not come back as one."""
        kept = {**self.origin.compact(id_), "reason": [why]}
        return {KEY: id_, "point.name": name, "left_out.why": why, MADE_FROM: _json(kept)}


def _json(kept: Mapping[str, object]) -> str:
    """Write down what a row showed; a question's only answer as itself."""
    paths = [path for path in kept if path.startswith("criteria/")]
    value = kept[paths[0]] if len(paths) == len(kept) == 1 else kept
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""


def _point(point: PointRow) -> Row:
    return {
        "point.rank": point.rank,
        "point.name": point.name,
        "point.state": point.state,
        "point.level": point.level,
        "point.reaction": point.reaction,
        "point.importance": point.importance,
        "point.quality": point.quality.value,
        "point.gap": point.gap.value,
        "point.gap_to_target": point.gap_to_target.value,
        "point.reach": point.reach.value,
        "point.confidence": point.confidence,
        "point.effort_days": point.effort,
        "point.priority": point.priority.value,
        "point.class": point.abc,
        "point.owner": point.owner,
        "parts.suggested": point.owner_role,
        "point.due": point.due,
        "point.status": point.status,
        "point.note": point.note,
        "point.evidence": point.evidence,
        "point.my_ideas": point.my_ideas,
        "point.first_step": point.first_step,
        "point.test": point.honest_test,
        "point.category": point.category,
        "point.stage": point.stages,
        "point.channel": point.channel,
        **dict(_named(point)),
    }


def _named(point: PointRow) -> Iterator[tuple[str, Cell]]:
    """Give what stands in columns with a name in their heading."""
    for competitor in point.competitors:
        yield f"{COMPETITOR}{competitor.name}", competitor.text
    for who, seen in point.seen.items():
        yield f"{VIEW}{who}", seen.reaction
        yield f"{VIEW_NOTE}{who}", seen.note
        yield f"{VIEW_QUALITY}{who}", seen.quality.value
    for (chain, what), text in point.walked.items():
        yield f"{WALK_TIME if what == 'time' else WALK_IMPRESSION}{chain}", text


def _criterion(criterion: CriterionRow, point: PointRow) -> Row:
    return {
        "point.name": point.name,
        "criterion.question": criterion.text,
        "criterion.answer": criterion.answer or criterion.measured.value,
        "criterion.target": criterion.target,
        "criterion.result": criterion.met_text,
        "criterion.class": criterion.kano,
        "criterion.dimension": criterion.dimension,
        "criterion.weight": criterion.weight,
        "criterion.legal": criterion.legal,
        **{f"{VIEW}{who}": given for who, given in criterion.seen.items()},
    }
