"""A checklist as CSV for spreadsheets: a row a touchpoint, followed by a row for each of its questions."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from touchpoints.catalogue.words import Words
from touchpoints.checklist.escaping import csv_text
from touchpoints.checklist.figures import as_typed
from touchpoints.checklist.report import Report, report
from touchpoints.checklist.rows import CriterionRow, PointRow
from touchpoints.company.assessment import Assessment
from touchpoints.company.made_from import made_from
from touchpoints.company.statements import Key, MadeFrom

SUFFIX = ".csv"

Cell = str | float | date | None
Row = dict[str, Cell]

KEY = "key"
"""The first column. It is called so in every language: by it a file that comes back is understood."""

MADE_FROM = "made_from"
"""The last column: what each row showed when it was written, so that a touched cell is known when it returns."""

COLUMNS = (
    "point.rank", "point.name", "criterion.question", "point.state", "left_out.why", "point.level",
    "point.reaction", "criterion.answer", "criterion.target", "criterion.result", "point.importance",
    "point.quality", "point.gap", "point.gap_to_target", "point.reach", "point.confidence", "point.effort_days", "point.priority",
    "point.class", "point.owner", "parts.suggested", "point.due", "point.status", "point.note",
    "point.evidence", "point.my_ideas", "point.first_step", "point.test", "point.category", "point.stage",
    "point.channel", "criterion.class", "criterion.dimension", "criterion.weight", "criterion.legal",
)  # fmt: skip
"""The columns, by the keys of the words above them, which stand below `checklist:`."""


def encode(
    assessment: Assessment,
    words: Words,
    templates: Path,  # noqa: ARG001 - rows need no template
    delimiter: str | None = None,
) -> bytes:
    """Write the assessment as CSV, if not told otherwise with the separator that the language's Excel expects."""
    view = report(assessment, words)
    mark = _decimal_mark(words)
    file = io.StringIO(newline="")
    writer = csv.writer(
        file,
        delimiter=delimiter or (";" if mark == "," else ","),
        quoting=csv.QUOTE_ALL,
        lineterminator="\r\n",
    )
    writer.writerow([KEY, *(csv_text(title) for title in _titles(view, words))])
    origin = made_from(assessment)
    for row in _rows(view, words, origin):
        cells = (row.get(column) for column in (KEY, *COLUMNS, *_competitor_columns(view), MADE_FROM))
        writer.writerow([_written(cell, mark) for cell in cells])
    return file.getvalue().encode("utf-8-sig")


def _decimal_mark(words: Words) -> str:
    """Give the sign between units and tenths: a half is written '0.5' or '0,5'."""
    return words.number(0.5, 1)[1]


def _written(cell: Cell, mark: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return csv_text(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return as_typed(cell).replace(".", mark)


def _competitor_columns(view: Report) -> list[str]:
    return [f"competitor.{number}" for number in range(len(view.competitors))]


def _titles(view: Report, words: Words) -> Iterator[str]:
    yield from (words(f"checklist.{column}") for column in COLUMNS)
    yield from view.competitors
    yield f"{MADE_FROM}: {view.company}"


def _rows(view: Report, words: Words, origin: MadeFrom) -> Iterator[Row]:
    for point in view.points:
        yield {**_point(point, view), MADE_FROM: _kept(_without_questions(origin, point.id))}
        for criterion in point.criteria:
            kept = origin.of(Key(point.id, ("criteria", criterion.id)))
            yield {**_criterion(criterion, point), MADE_FROM: _kept(kept)}
    for left_out in view.left_out:
        kept_out = _without_questions(origin, left_out.id)
        yield {
            KEY: left_out.id,
            "point.name": left_out.name,
            # What the profile leaves out is no answer of the firm, and must not come back as one.
            "point.state": words("states.not-applicable") if left_out.own_word else "",
            "left_out.why": left_out.why,
            MADE_FROM: _kept(kept_out if left_out.own_word else {**kept_out, "reason": [left_out.why]}),
        }


def _without_questions(origin: MadeFrom, touchpoint: str) -> dict[str, object]:
    return {path: value for path, value in origin.compact(touchpoint).items() if not path.startswith("criteria/")}


def _kept(value: object) -> str:
    return "" if value == "" else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _point(point: PointRow, view: Report) -> Row:
    competitors = {f"competitor.{number}": point.compared_with(name) for number, name in enumerate(view.competitors)}
    return {
        KEY: point.id,
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
        **competitors,
    }


def _criterion(criterion: CriterionRow, point: PointRow) -> Row:
    return {
        KEY: criterion.key,
        "point.name": point.name,
        "criterion.question": criterion.text,
        "criterion.answer": criterion.answer or criterion.measured.value,
        "criterion.target": criterion.target,
        "criterion.result": criterion.met_text,
        "criterion.class": criterion.kano,
        "criterion.dimension": criterion.dimension,
        "criterion.weight": criterion.weight,
        "criterion.legal": criterion.legal,
    }
