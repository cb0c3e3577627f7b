"""Says what the cells of a checklist show and what they rest on, so that a touched cell can be told from the others."""

from collections.abc import Iterator

from touchpoints.company.assessment import Assessment, PointResult
from touchpoints.company.statements import Key, MadeFrom, Shown, as_text, stated


def made_from(assessment: Assessment) -> MadeFrom:
    """Give what each cell of a checklist shows, and what the company file says there."""
    said = stated(assessment.company)
    cells = {key: Shown(text, said.get(key, "")) for key, text in _displayed(assessment)}
    on_it = {key.touchpoint for key in cells}
    unseen = {key: Shown("", text) for key, text in said.items() if key.touchpoint in on_it and key not in cells}
    return MadeFrom(assessment.company.company, cells | unseen)


def _displayed(assessment: Assessment) -> Iterator[tuple[Key, str]]:
    for point in assessment.points:
        yield from ((Key(point.touchpoint.id, path), text) for path, text in _point(point) if text)
    for touchpoint, why in assessment.left_out:
        own = why.reason is not None
        yield Key(touchpoint.id, ("state",)), "not-applicable" if own else ""
        yield Key(touchpoint.id, ("reason",)), why.reason or ""


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
        yield ("criteria", result.criterion.id), "" if given is None else as_text(given)
    for competitor, how in answers.competitors.items():
        yield ("competitors", competitor), how
