"""The summary of a checklist for the terminal: what matters on one screen, and what to type next."""

from collections.abc import Iterator

from touchpoints.catalogue.words import Words
from touchpoints.checklist.blocks import (
    LEVEL_TONES,
    Block,
    Command,
    Heading,
    Items,
    Paragraph,
    Tone,
    Toned,
    number,
    table,
)
from touchpoints.checklist.figures import DASH, Figure
from touchpoints.checklist.report import Report, report
from touchpoints.checklist.rows import PointRow
from touchpoints.company import scoring
from touchpoints.company.assessment import Assessment

_BAR, _FULL, _EMPTY = 20, "█", "░"

BEGIN_WITH = 3
"""So many touchpoints to look at first, each with its cheapest honest test."""


def summary(assessment: Assessment, words: Words, file: str) -> tuple[Block, ...]:
    """Sum up an assessment; `file` is how the next command names the company file."""
    return tuple(_Summary(report(assessment, words), words, file).blocks())


class _Summary:
    """Writes the summary of one report."""

    def __init__(self, view: Report, words: Words, file: str) -> None:
        self._view, self._words, self._file = view, words, file

    @property
    def _nothing_yet(self) -> bool:
        return self._view.total.not_assessed == self._view.total.applicable

    def blocks(self) -> Iterator[Block]:
        """Give the whole summary."""
        view, words = self._view, self._words
        yield Heading(view.title, 1)
        yield Paragraph(Toned(" · ".join(value for _, value in view.facts[:3] if value != DASH), "soft"))
        yield self._numbers()
        if view.concerns or view.re_check:
            yield Heading(words("checklist.concerns"))
            yield Items(tuple(Toned(concern, "fair") for concern in self._concerns()))
        yield Heading(words("terminal.begin_title" if self._nothing_yet else "checklist.first.title"))
        yield from self._first()
        yield Heading(words("terminal.chains.broken"))
        yield from self._chains()
        yield from self._units()
        yield from self._next()

    def _numbers(self) -> Block:
        view, words, total = self._view, self._words, self._view.total
        assessed = total.applicable - total.not_assessed
        have = words("terminal.coverage_of", have=total.have, applicable=total.applicable)
        looked_at = words("terminal.looked_at", assessed=assessed, applicable=total.applicable)
        quality = words("checklist.summary.quality_text", quality=view.quality)
        reaching = words("checklist.summary.aim_text", reaching=view.reaching_aim, rated=view.rated)
        rows = (
            ("coverage", have, _bar(total.covered, 1, "strong"), str(total.covered)),
            ("quality", quality, _bar(view.quality, 10, _tone(view.quality)), ""),
            ("assessed", looked_at, _bar(total.assessed, 1, "soft"), str(total.assessed)),
            ("missing", Toned(str(total.missing), "bad" if total.missing else ""), "", ""),
            ("weak", Toned(str(total.weak), "bad" if total.weak else ""), "", ""),
            ("aim", reaching, "", view.aim),
            ("to_aim", str(view.to_aim), "", view.days_to_aim if view.below_aim else ""),
        )
        named = ((words(f"checklist.summary.{key}"), *cells) for key, *cells in rows)
        return table(("", "", "", ""), named, head=False)

    def _concerns(self) -> Iterator[str]:
        yield from self._view.concerns
        if self._view.re_check:
            yield self._words("checklist.views.re_check", points=", ".join(self._view.re_check))

    def _first(self) -> Iterator[Block]:
        if self._nothing_yet:
            yield Paragraph(self._words("terminal.begin"))
            weightiest = sorted(self._view.points, key=lambda point: (-point.importance, point.met_at, point.rank))
            yield Items(tuple(f"{point.name}. {point.honest_test}" for point in weightiest[:BEGIN_WITH]))
        elif not self._view.first:
            yield Paragraph(self._words("checklist.first.none"))
        for place, point in enumerate(self._view.first, 1):
            yield Paragraph(Toned(f"{place}. {point.name}", "strong"))
            yield Paragraph(Toned(self._standing(point), LEVEL_TONES[point.level_id]), 3)
            if point.first_step:
                yield Paragraph(f"{self._words('checklist.first.step')}: {point.first_step}", 3)

    def _standing(self, point: PointRow) -> str:
        words = self._words
        parts = [
            point.level,
            f"{words('checklist.point.gap')} {point.gap}",
            f"{words('checklist.point.priority')} {point.priority}",
            f"{words('checklist.point.class')} {point.abc}",
            point.days,
            point.who,
        ]
        if point.due_text:
            parts.append(f"{words('checklist.point.due')} {point.due_text}")
        return " · ".join(parts)

    def _chains(self) -> Iterator[Block]:
        words, view = self._words, self._view
        broken = [chain for chain in view.looked_at if chain.broken_at is not None]
        if broken:
            yield Items(tuple(f"{chain.name}. {chain.verdict}" for chain in broken))
        else:
            yield Paragraph(words("terminal.chains.none"))
        if view.chains_not_assessed:
            text = words.count("terminal.chains.open", len(view.chains_not_assessed))
            yield Paragraph(Toned(text, "soft"))

    def _units(self) -> Iterator[Block]:
        words, units = self._words, self._view.units
        if not units:
            return
        yield Heading(words("checklist.units.title"))
        columns = (
            words("checklist.group.name"),
            words("checklist.units.kind"),
            number(words("checklist.group.covered")),
            number(words("checklist.point.quality")),
            number(words("checklist.summary.assessed")),
        )
        yield table(
            columns,
            (
                (unit.name, unit.kind, str(unit.coverage.covered), str(unit.quality), str(unit.coverage.assessed))
                for unit in units
            ),
        )

    def _next(self) -> Iterator[Block]:
        words, view = self._words, self._view
        what = words("terminal.next.begin" if self._nothing_yet else "terminal.next.whole")
        yield Command(what, f"touchpoints checklist {self._file} --format html --output checklist.html")
        if view.first:
            yield Command(words("terminal.next.why"), f"touchpoints explain {self._file} {view.first[0].id}")


def _bar(part: Figure, top: float, tone: Tone) -> str:
    """Draw a share as a bar; nothing where it is not known."""
    if part.value is None:
        return ""
    full = round(_BAR * part.value / top)
    return Toned(_FULL * full + _EMPTY * (_BAR - full), tone)


def _tone(quality: Figure) -> Tone:
    q = None if quality.value is None else quality.value / 10
    return LEVEL_TONES[scoring.level(q, missing=False)]
