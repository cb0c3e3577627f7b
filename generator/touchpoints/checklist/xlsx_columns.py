"""The columns of a workbook's tables: what stands above them, how wide they are, and how a row fills them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from touchpoints.catalogue.words import Words
from touchpoints.checklist.report import Report
from touchpoints.checklist.rows import CriterionRow, PointRow
from touchpoints.checklist.tables import COMPETITOR, VIEW, VIEW_NOTE, VIEW_QUALITY
from touchpoints.checklist.unit_rows import UnitPoints, voice_title
from touchpoints.checklist.xlsx_book import Cell
from touchpoints.company.statements import row_key

Row = TypeVar("Row")
Question = tuple[PointRow, CriterionRow]

LeftOut = tuple[str, str, str]
"""Key, name and reason of a touchpoint that does not apply."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its key, the word above it, its width and style, and how a row fills it.

    One that is `folded` is there, but out of sight until somebody opens the group it is in.
    """

    key: str
    title: str
    width: float
    style: str
    cell: Callable[[Row], Cell]
    accepts: str = ""
    yours: bool = False
    hidden: bool = False
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Makes the columns of a checklist: in one language, with its competitors and with those who give their view."""

    words: Words
    competitors: Sequence[str]
    voices: Sequence[str]
    has_views: bool

    def of_points(self, unit: UnitPoints | None = None) -> list[Column[PointRow]]:
        """Give the columns of touchpoints, of the company or of one of its units."""
        of = unit.id if unit else ""
        return [
            Column("id", self._said("criterion.key"), 12, "text", lambda p: row_key(p.id, "", of), hidden=True),
            Column("rank", self._said("point.rank"), 5, "whole", lambda p: p.rank),
            *self._unit(unit),
            Column("name", self._said("point.name"), 28, "name", lambda p: p.name),
            *self._judged(),
            *self._yours(),
            *(self._competitor(name) for name in self.competitors),
            Column("reason", self._said("left_out.why"), 24, "text", lambda _: "", yours=True),
            *(column for who in self.voices for column in self._seen(who)),
            *self._of_catalogue(),
        ]

    def _said(self, key: str) -> str:
        return self.words(f"checklist.{key}")

    def _unit(self, unit: UnitPoints | None) -> Iterator[Column[PointRow]]:
        if unit is not None:
            name = unit.name
            yield Column("unit", self._said("units.unit"), 16, "text", lambda _: name)

    def _judged(self) -> Iterator[Column[PointRow]]:
        said = self._said
        yield Column("state", said("point.state"), 14, "text", lambda p: p.state, "states", yours=True)
        yield Column("level", said("point.level"), 13, "text", lambda p: p.level)
        yield Column("quality", said("point.quality"), 9, "tenth", lambda p: p.quality.value)
        yield Column("gap", said("point.gap"), 7, "hundredth", lambda p: p.gap.value)
        yield Column("gap_to_target", said("point.gap_to_target"), 8, "hundredth", lambda p: p.gap_to_target.value)
        yield Column("priority", said("point.priority"), 9, "tenth", lambda p: p.priority.value)
        yield Column("class", said("point.class"), 7, "centre", lambda p: p.abc)
        yield Column("first_step", said("point.first_step"), 56, "text", lambda p: p.first_step)

    def _yours(self) -> Iterator[Column[PointRow]]:
        said = self._said
        yield Column("reaction", said("point.reaction"), 11, "text", lambda p: p.reaction, "reactions", True)
        yield Column("importance", said("point.importance"), 12, "whole", lambda p: p.importance, "importance", True)
        yield Column("owner", said("point.owner"), 16, "text", lambda p: p.owner, yours=True)
        yield Column("due", said("point.due"), 12, "day", lambda p: p.due, "day", True)
        yield Column("status", said("point.status"), 9, "text", lambda p: p.status, "work", True)
        yield Column("note", said("point.note"), 28, "text", lambda p: p.note, yours=True)
        yield Column("my_ideas", said("point.my_ideas"), 32, "text", lambda p: p.my_ideas, yours=True)
        yield Column("reach", said("point.reach"), 8, "share", lambda p: p.reach.value, "share", True)
        yield Column("confidence", said("point.confidence"), 12, "text", lambda p: p.confidence, "confidence", True)
        yield Column("effort", said("point.effort_days"), 8, "whole", lambda p: p.effort, "effort", True)
        yield Column("evidence", said("point.evidence"), 20, "text", lambda p: p.evidence, yours=True)

    def _of_catalogue(self) -> Iterator[Column[PointRow]]:
        said = self._said
        yield Column("category", said("point.category"), 26, "text", lambda p: p.category)
        yield Column("stages", said("point.stage"), 40, "text", lambda p: p.stages)
        yield Column("channel", said("point.channel"), 12, "text", lambda p: p.channel)
        yield Column("owner_role", said("parts.suggested"), 20, "text", lambda p: p.owner_role)
        yield Column("honest_test", said("point.test"), 84, "text", lambda p: p.honest_test)

    def _competitor(self, name: str) -> Column[PointRow]:
        def compared(point: PointRow) -> Cell:
            return point.compared_with(name)

        return Column(f"{COMPETITOR}{name}", name, 12, "text", compared, "comparisons", yours=True)

    def _seen(self, who: str) -> Iterator[Column[PointRow]]:
        """Give the columns of one side: how it reacts, what it notes, and the quality it sees."""

        def reaction(point: PointRow) -> Cell:
            return point.seen[who].reaction if who in point.seen else None

        def note(point: PointRow) -> Cell:
            return point.seen[who].note if who in point.seen else None

        def quality(point: PointRow) -> Cell:
            return point.seen[who].quality.value if who in point.seen else None

        folded = not self.has_views
        name = voice_title(self.words, who)
        view, noted, seen = (f"{self._said(f'voice.{head}')}: {name}" for head in ("view", "note", "quality"))
        yield Column(f"{VIEW}{who}", view, 13, "text", reaction, "reactions", True, folded=folded)
        yield Column(f"{VIEW_NOTE}{who}", noted, 24, "text", note, yours=True, folded=folded)
        yield Column(f"{VIEW_QUALITY}{who}", seen, 11, "tenth", quality, folded=folded)

    def of_questions(self, unit: UnitPoints | None = None) -> list[Column[Question]]:
        """Give the columns of questions, of the company or of one of its units."""
        said, of = self._said, unit.id if unit else ""
        named = unit.name if unit else ""
        unit_column: Column[Question] = Column("unit", said("units.unit"), 16, "text", lambda _: named)
        return [
            Column("id", said("criterion.key"), 12, "text", lambda q: row_key(q[0].id, q[1].id, of), hidden=True),
            Column("rank", said("point.rank"), 5, "whole", lambda q: q[0].rank),
            *([unit_column] if unit else []),
            Column("name", said("point.name"), 34, "name", lambda q: q[0].name),
            Column("question", said("criterion.question"), 62, "text", lambda q: q[1].text),
            Column(
                "answer", said("criterion.answer"), 14, "any", lambda q: q[1].answer or q[1].measured.value, yours=True
            ),
            Column("target", said("criterion.target"), 16, "text", lambda q: q[1].target),
            Column("result", said("criterion.result"), 9, "text", lambda q: q[1].met_text),
            *(self._answered(who) for who in self.voices),
            Column("class", said("criterion.class"), 13, "text", lambda q: q[1].kano),
            Column("dimension", said("criterion.dimension"), 16, "text", lambda q: q[1].dimension),
            Column("weight", said("criterion.weight"), 8, "whole", lambda q: q[1].weight),
            Column("legal", said("criterion.legal"), 14, "text", lambda q: q[1].legal),
            Column("universal", said("criterion.universal"), 12, "centre", lambda q: "✓" if q[1].universal else ""),
        ]

    def _answered(self, who: str) -> Column[Question]:
        def given(question: Question) -> Cell:
            return question[1].seen.get(who)

        title = f"{self._said('voice.view')}: {voice_title(self.words, who)}"
        return Column(f"{VIEW}{who}", title, 14, "any", given, yours=True, folded=not self.has_views)

    def of_left_out(self) -> list[Column[LeftOut]]:
        """Give the columns of what does not apply."""
        return [
            Column("id", self._said("criterion.key"), 12, "text", lambda left_out: left_out[0], hidden=True),
            Column("name", self._said("point.name"), 40, "name", lambda left_out: left_out[1]),
            Column("why", self._said("left_out.why"), 90, "text", lambda left_out: left_out[2]),
        ]


def columns_of(words: Words, view: Report, units: Sequence[UnitPoints], voices: Sequence[str]) -> Columns:
    """Make the columns of a checklist."""
    points = (*view.points, *(point for unit in units for point in unit.points))
    return Columns(words, view.competitors, voices, any(point.seen for point in points))
