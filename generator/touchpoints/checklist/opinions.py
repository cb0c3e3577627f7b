"""Rows of what several people say: how good they find a point, and where they disagree."""

from dataclasses import dataclass

from touchpoints.catalogue.words import Words
from touchpoints.checklist.figures import DASH, QUALITY_DIGITS, Figure, as_given, figure
from touchpoints.company.answers import Answer
from touchpoints.company.assessment import Assessment
from touchpoints.company.views import CLIENT, OWN, disagreements, quality_of_view


@dataclass(frozen=True, slots=True)
class ViewRow:
    """How good a touchpoint is in several people's eyes; `differ` says that they do not agree."""

    point: str
    qualities: tuple[tuple[str, Figure], ...]
    differ: bool


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """One question on which people disagree."""

    id: str
    point: str
    question: str
    said: tuple[tuple[str, str], ...]
    counted: str


def who(words: Words, name: str) -> str:
    """Name a view: the client's and the firm's own in words, an assessor as written."""
    return words(f"views.{name}") if name in {CLIENT, OWN} else name


def given(words: Words, answer: Answer | float | None) -> str:
    """Write an answer."""
    if answer is None:
        return DASH
    return words(f"answers.{answer}") if isinstance(answer, Answer) else str(as_given(words, answer))


def view_rows(assessment: Assessment, words: Words) -> tuple[ViewRow, ...]:
    """Say how good each point is in the eyes of those who were asked."""
    rows = []
    for point in assessment.points:
        asked = [result.criterion for result in point.criteria]
        seen = tuple(
            (who(words, name), figure(words, quality_of_view(view, asked), QUALITY_DIGITS))
            for name, view in point.answers.views.items()
        )
        if seen:
            rows.append(ViewRow(point.touchpoint.name, seen, bool(disagreements(point.answers, asked))))
    return tuple(rows)


def dispute_rows(assessment: Assessment, words: Words) -> tuple[DisputeRow, ...]:
    """Name the questions on which people disagree."""
    return tuple(
        DisputeRow(
            id=f"{point.touchpoint.id}/{one.criterion.id}",
            point=point.touchpoint.name,
            question=one.criterion.ask,
            said=tuple((who(words, name), given(words, answer)) for name, answer in one.said.items()),
            counted=given(words, one.counted),
        )
        for point in assessment.points
        for one in disagreements(point.answers, (result.criterion for result in point.criteria))
    )
