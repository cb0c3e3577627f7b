"""Says what the cells of a checklist show and what they rest on, so that a touched cell can be told from the others."""

from collections.abc import Iterable, Iterator

from touchpoints.catalogue.entries import Touchpoint
from touchpoints.company.applicability import Applies
from touchpoints.company.assessment import Assessment, PointResult
from touchpoints.company.statements import CRITERIA, VIEWS, WALK, Key, MadeFrom, Shown, as_text, stated, walked

LeftOut = Iterable[tuple[Touchpoint, Applies]]


def made_from(assessment: Assessment) -> MadeFrom:
    """Give what each cell of a checklist shows, and what the company file says there."""
    said = stated(assessment.company)
    cells = dict(_displayed(assessment.points, assessment.left_out))
    for unit in assessment.units:
        said |= stated(unit.company, unit.id)
        cells |= dict(_displayed(unit.points, unit.left_out, unit.id))
    on_it = {key.point for key in cells}
    unseen = {key: Shown("", text) for key, text in said.items() if key not in cells and key.point in on_it}
    shown = {key: Shown(text, said.get(key, "")) for key, text in cells.items()}
    return MadeFrom(assessment.company.company, shown | unseen)


def _displayed(points: Iterable[PointResult], left_out: LeftOut, unit: str = "") -> Iterator[tuple[Key, str]]:
    for point in points:
        yield from ((Key(point.touchpoint.id, path, unit), text) for path, text in _point(point) if text)
    for touchpoint, why in left_out:
        own = why.reason is not None
        yield Key(touchpoint.id, ("state",), unit), "not-applicable" if own else ""
        yield Key(touchpoint.id, ("reason",), unit), why.reason or ""


def _point(point: PointResult) -> Iterator[tuple[tuple[str, ...], str]]:
    answers = point.answers
    yield ("state",), point.state.value
    yield ("reaction",), answers.reaction or ""
    yield ("importance",), str(point.importance)
    yield ("reach",), as_text(answers.reach)
    yield ("confidence",), answers.confidence
    yield ("effort",), str(point.effort)
    for name in ("reason", "owner", "due", "status", "note", "evidence", "my_ideas"):
        value = getattr(answers, name)
        yield (name,), "" if value is None else as_text(value)
    for result in point.criteria:
        given = result.answer if result.measured is None else result.measured
        yield (CRITERIA, result.criterion.id), "" if given is None else as_text(given)
    for competitor, how in answers.competitors.items():
        yield ("competitors", competitor), how
    yield from _seen(point)
    for chain, field, text in walked(answers):
        yield (WALK, chain, field), text


def _seen(point: PointResult) -> Iterator[tuple[tuple[str, ...], str]]:
    asked = {result.criterion.id for result in point.criteria}
    for who, view in point.answers.views.items():
        yield (VIEWS, who, "reaction"), view.reaction or ""
        yield (VIEWS, who, "note"), as_text(view.note or "")
        for criterion, given in view.criteria.items():
            if criterion in asked:
                yield (VIEWS, who, CRITERIA, criterion), as_text(given)
