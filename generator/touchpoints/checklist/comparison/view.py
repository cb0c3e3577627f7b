"""A comparison as readers see it: the one view from which every format but JSON is made."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from touchpoints.catalogue.words import Words
from touchpoints.checklist.blocks import (
    LEVEL_TONES,
    Block,
    Column,
    Heading,
    Items,
    Paragraph,
    Series,
    Table,
    Tone,
    Toned,
    Trend,
    number,
    table,
)
from touchpoints.checklist.figures import DASH, QUALITY_DIGITS, figure, share
from touchpoints.company.comparing import Board, Change, Comparison, Kind, Snapshot

_TONES: dict[Kind, Tone] = {
    Kind.LOST: "bad", Kind.REOPENED: "bad", Kind.SLIPPED: "bad", Kind.WORSE: "bad",
    Kind.GAINED: "good", Kind.BETTER: "good", Kind.CLOSED: "good",
}  # fmt: skip
_NOTHING = 0.05


def blocks(compared: Comparison | Board, words: Words) -> tuple[Block, ...]:
    """Write a comparison as blocks."""
    writer = _OverTime(compared, words) if isinstance(compared, Comparison) else _SideBySide(compared, words)
    return tuple(writer.blocks())


def signed(words: Words, value: float | None, digits: int = 1) -> str:
    """Write a difference with its sign."""
    if value is None:
        return DASH
    rounded = round(value, digits)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else "±"
    return f"{sign}{words.number(abs(rounded), digits)}"


def _rest(compared: Comparison) -> str:
    return "counting" if compared.of_one_catalogue else "catalogue"


def rest_name(words: Words, compared: Comparison) -> str:
    """Name what else than work changes numbers: a newer catalogue, or that more is counted of the same."""
    return words(f"compare.by_rest.{_rest(compared)}")


def label(words: Words, snapshot: Snapshot) -> str:
    """Name a snapshot by its date."""
    return words.date(snapshot.day) if snapshot.day else words("compare.no_date")


def changed(words: Words, change: Change) -> str:
    """Name what happened to a touchpoint."""
    return ", ".join(words(f"compare.kinds.{kind}.name") for kind in change.kinds)


@dataclass(frozen=True, slots=True)
class _OverTime:
    """Writes what changed in one company."""

    compared: Comparison
    words: Words

    def blocks(self) -> Iterator[Block]:
        words, compared = self.words, self.compared
        yield Heading(words("compare.title", company=compared.after.company), 1)
        versions = dict.fromkeys(one.version for one in (compared.before, compared.after) if one.version)
        today = compared.after.assessment.catalogue.settings.version
        if list(versions) not in ([], [today]):
            yield Paragraph(words("compare.versions", versions=" → ".join(versions), today=today))
        yield from self._figures()
        yield from self._trend()
        if not compared.changes:
            yield Paragraph(words("compare.nothing"))
        for kind in Kind:
            yield from self._changes(kind)

    def _figures(self) -> Iterator[Block]:
        words, compared = self.words, self.compared
        columns = (
            "",
            number(label(words, compared.before)),
            number(label(words, compared.after)),
            number(words("compare.change")),
            number(words("compare.by_work")),
            number(rest_name(words, compared)),
        )
        yield Heading(words("compare.figures"))
        yield table(columns, (self._coverage(), self._quality(), self._assessed()))
        yield Paragraph(Toned(words(f"compare.note.{_rest(compared)}"), "soft"))
        for one in (compared.before, compared.after):
            if one.reported is not None and one.reported.quality != one.quality:
                yield Paragraph(
                    words(
                        "compare.reported",
                        day=label(words, one),
                        then=self._points(one.reported.quality),
                        version=one.version or DASH,
                        now=self._points(one.quality),
                        change=signed(words, _minus(one.quality, one.reported.quality)),
                    )
                )

    def _points(self, value: float | None) -> str:
        return str(figure(self.words, value, QUALITY_DIGITS))

    def _coverage(self) -> tuple[str, ...]:
        delta, words = self.compared.coverage, self.words
        sides = (str(share(words, delta.before)), str(share(words, delta.after)))
        parts = (delta.total, delta.by_work, delta.by_rest)
        return (words("checklist.summary.coverage"), *sides, *(self._differs(_percent(part)) for part in parts))

    def _quality(self) -> tuple[str, ...]:
        delta = self.compared.quality
        sides = (self._points(delta.before), self._points(delta.after))
        parts = (delta.total, delta.by_work, delta.by_rest)
        return (self.words("checklist.summary.quality"), *sides, *(self._differs(part) for part in parts))

    def _assessed(self) -> tuple[str, ...]:
        before, after = self.compared.before.assessed, self.compared.after.assessed
        words = self.words
        change = self._differs(_percent(_minus(after, before)))
        name = words("checklist.summary.assessed")
        return (name, str(share(words, before)), str(share(words, after)), change, DASH, DASH)

    def _differs(self, value: float | None) -> str:
        tone: Tone = "" if value is None or abs(value) < _NOTHING else "good" if value > 0 else "bad"
        return Toned(signed(self.words, value), tone)

    def _trend(self) -> Iterator[Block]:
        snapshots, words = self.compared.snapshots, self.words
        labels = tuple(label(words, one) for one in snapshots)
        series = (
            ("coverage", tuple(_percent(one.coverage) for one in snapshots), 0),
            ("assessed", tuple(_percent(one.assessed) for one in snapshots), 0),
            ("quality", tuple(_percent(_tenth(one.quality)) for one in snapshots), 0),
        )
        made = tuple(
            Series(
                words(f"compare.trend.{key}"),
                values,
                tuple(str(figure(words, value, 1)) for value in values),
            )
            for key, values, _ in series
        )
        yield Trend(
            title=words("compare.trend.title"),
            alternative=words("compare.trend.alternative", first=labels[0], last=labels[-1]),
            labels=labels,
            positions=_positions(snapshots),
            series=made,
            top=100,
        )
        columns: tuple[str | Column, ...] = (words("compare.trend.date"), *(number(one.name) for one in made))
        yield table(columns, ((day, *(one.texts[at] for one in made)) for at, day in enumerate(labels)))

    def _changes(self, kind: Kind) -> Iterator[Block]:
        changes, words = self.compared.of(kind), self.words
        if not changes:
            return
        yield Heading(f"{words(f'compare.kinds.{kind}.title')} ({len(changes)})")
        yield Paragraph(Toned(words(f"compare.kinds.{kind}.note"), "soft"))
        yield change_table(words, changes, kind, rest_name(words, self.compared))


_PROMISES = {Kind.SLIPPED, Kind.REOPENED}
"""Where it matters who promised what for when."""


def change_table(words: Words, changes: Iterable[Change], kind: Kind, rest: str) -> Table:
    """Set changes in a table; a column that would say nothing is left out."""
    changes = tuple(changes)
    counted = any(abs(one.quality.by_rest or 0) >= _NOTHING for one in changes)
    columns: list[tuple[str | Column, Callable[[Change], str]]] = [
        (words("checklist.point.name"), lambda one: Toned(one.point.touchpoint.name, _TONES.get(kind, ""))),
        (number(words("compare.before")), lambda one: _standing(words, one, after=False)),
        (number(words("compare.after")), lambda one: _standing(words, one, after=True)),
    ]
    if any(one.quality.by_work is not None for one in changes):
        columns.append((number(words("compare.by_work")), lambda one: signed(words, one.quality.by_work)))
    if counted:
        columns.append((number(rest), lambda one: signed(words, one.quality.by_rest)))
    if kind in _PROMISES:
        columns.append((words("checklist.point.owner"), lambda one: one.point.answers.owner or DASH))
        columns.append((words("checklist.point.due"), _due))
    return table((name for name, _ in columns), ([cell(one) for _, cell in columns] for one in changes))


def _due(change: Change) -> str:
    """Give the earliest day that was promised."""
    dues = [side.answers.due for side in (change.before, change.after) if side and side.answers.due]
    return min(dues).isoformat() if dues else DASH


def _standing(words: Words, change: Change, *, after: bool) -> str:
    """Give the quality of one side, or the level where that says more."""
    point = change.after if after else change.before
    if point is None:
        return DASH
    if point.is_missing or point.q is None:
        return words(f"levels.{point.level}")
    return str(figure(words, point.quality, QUALITY_DIGITS))


@dataclass(frozen=True, slots=True)
class _SideBySide:
    """Writes how several companies or units stand beside each other."""

    board: Board
    words: Words

    def blocks(self) -> Iterator[Block]:
        words, snapshots = self.words, self.board.snapshots
        yield Heading(words("compare.side.title"), 1)
        yield Paragraph(words("compare.side.ranked" if self.board.comparable else "compare.side.not_ranked"))
        named = tuple(number(one.company) for one in snapshots)
        columns: tuple[str | Column, ...] = ("", *named)
        yield table(columns, self._figures())
        yield Heading(words("checklist.parts.stages"))
        yield table((words("checklist.point.stage"), *named), self._stages())
        yield Heading(words("compare.side.differ"))
        differing = level_rows(self.board, words, only_differing=True)
        if differing:
            names = (words("checklist.point.name"), *(one.company for one in snapshots))
            yield table(names, (row[1:] for row in differing))
        else:
            yield Items((words("compare.side.same"),))

    def _figures(self) -> Iterator[tuple[str, ...]]:
        words, snapshots = self.words, self.board.snapshots
        yield words("compare.trend.date"), *(label(words, one) for one in snapshots)
        yield words("checklist.summary.coverage"), *(str(share(words, one.coverage)) for one in snapshots)
        yield words("checklist.summary.quality"), *(str(figure(words, one.quality, 1)) for one in snapshots)
        yield words("checklist.summary.assessed"), *(str(share(words, one.assessed)) for one in snapshots)
        yield words("checklist.summary.missing"), *(str(one.assessment.coverage.missing) for one in snapshots)
        yield words("checklist.summary.weak"), *(str(one.assessment.coverage.weak) for one in snapshots)
        if self.board.comparable:
            yield words("compare.side.place"), *(str(self.board.place(one)) for one in snapshots)

    def _stages(self) -> Iterator[tuple[str, ...]]:
        catalogue = self.board.snapshots[0].assessment.catalogue
        for stage in catalogue.vocabularies["stages"].ids:
            covered = (one.assessment.by_stage.get(stage) for one in self.board.snapshots)
            cells = (str(share(self.words, one.have, one.applicable)) if one else DASH for one in covered)
            yield catalogue.name("stages", stage), *cells


def level_rows(board: Board, words: Words, *, only_differing: bool = False) -> list[tuple[str, ...]]:
    """Give id, name and the level in each company of every touchpoint that some of them assessed."""
    levels = [{point.touchpoint.id: point.level for point in one.assessment.everything} for one in board.snapshots]
    names = {
        point.touchpoint.id: point.touchpoint.name for one in board.snapshots for point in one.assessment.everything
    }
    rows = []
    for id_, name in sorted(names.items()):
        each = [level.get(id_, "") for level in levels]
        known = {level for level in each if level not in {"", "not-assessed"}}
        if known and (len(set(each)) > 1 or not only_differing):
            cells = (Toned(words(f"levels.{level}"), LEVEL_TONES[level]) if level else DASH for level in each)
            rows.append((id_, name, *cells))
    return rows


def _positions(snapshots: Sequence[Snapshot]) -> tuple[float, ...]:
    """Place the dates in time; evenly where a date is not known."""
    days = [one.day for one in snapshots if one.day is not None]
    span = (max(days) - min(days)).days if days else 0
    if len(days) < len(snapshots) or not span:
        return tuple(at / max(len(snapshots) - 1, 1) for at in range(len(snapshots)))
    return tuple((day - min(days)).days / span for day in days)


def _percent(value: float | None) -> float | None:
    return None if value is None else 100 * value


def _tenth(value: float | None) -> float | None:
    return None if value is None else value / 10


def _minus(after: float | None, before: float | None) -> float | None:
    return None if after is None or before is None else after - before
