"""What closes every purchase well: a satisfied customer, a review, and a recommendation (R28).

Each step has several touchpoints that can do it, so that a firm without a telephone has its step too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from touchpoints.catalogue.entries import Touchpoint
from touchpoints.company.applicability import Applies
from touchpoints.company.assessment import Assessment, PointResult


class Closing(StrEnum):
    """The three steps, in their order."""

    SATISFACTION = "satisfaction"
    REVIEW = "review"
    RECOMMENDATION = "recommendation"


CLOSES: Mapping[Closing, tuple[str, ...]] = {
    Closing.SATISFACTION: ("satisfaction-call", "satisfaction-survey"),
    Closing.REVIEW: ("review-request",),
    Closing.RECOMMENDATION: ("word-of-mouth", "referral-programme"),
}
"""The touchpoints of the catalogue that take each step."""


@dataclass(frozen=True, slots=True)
class ClosingStep:
    """How a company takes one step: the points that apply, and those that do not."""

    closing: Closing
    points: tuple[PointResult, ...]
    left_out: tuple[tuple[Touchpoint, Applies], ...]


def closing_steps(assessment: Assessment) -> tuple[ClosingStep, ...]:
    """Give the three steps, whatever part of the checklist is shown."""
    points = {point.touchpoint.id: point for point in assessment.everything}
    left_out = {touchpoint.id: (touchpoint, why) for touchpoint, why in assessment.left_out}
    return tuple(
        ClosingStep(
            closing,
            tuple(points[id_] for id_ in ids if id_ in points),
            tuple(left_out[id_] for id_ in ids if id_ in left_out),
        )
        for closing, ids in CLOSES.items()
    )
