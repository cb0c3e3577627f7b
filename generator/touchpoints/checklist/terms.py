"""Says with which terms a total came about, so that it can be checked with a pencil where it stands."""

from collections.abc import Iterator

from touchpoints.catalogue.words import Words
from touchpoints.checklist.figures import DASH, GAP_DIGITS, figure, share
from touchpoints.company import scoring
from touchpoints.company.answers import State
from touchpoints.company.assessment import Assessment, PointResult
from touchpoints.company.chains import ChainResult

_SHARE_DIGITS = 3


def q_text(words: Words, q: float | None) -> str:
    """Write a share of 1 with the digits by which sums can be checked."""
    return str(figure(words, q, _SHARE_DIGITS))


def mean(words: Words, q: float | None, weight: int) -> str:
    """Write a weighted mean: the sum above, the weights below, and what it gives."""
    if q is None:
        return DASH
    above = words.number(round(q * weight, 2), 2)
    return f"{above} / {words.number(weight)} = {q_text(words, q)}"


def of_quality(assessment: Assessment, words: Words) -> str:
    """Give the terms of the quality of the whole: that of the points it has, the important ones counting more."""
    rated = [point for point in assessment.everything if point.state is State.HAVE and point.q is not None]
    q = scoring.quality_share((point.importance, point.q) for point in rated if point.q is not None)
    return mean(words, q, sum(point.importance for point in rated))


def of_aim(assessment: Assessment, words: Words) -> dict[str, str]:
    """Give for each assessed touchpoint how far it is from the target level."""
    aim = scoring.AIMS[assessment.company.profile.target]
    return {
        point.touchpoint.id: words(
            "checklist.how.to_aim",
            importance=point.importance,
            aim=words.number(aim, 1),
            q=q_text(words, point.q),
            gap=figure(words, point.gap_to_target, GAP_DIGITS),
        )
        if point.gap_to_target
        else words("checklist.how.reached")
        for point in _scored(assessment)
    }


def of_chain(chain: ChainResult, words: Words) -> str:
    """Give the terms of a chain's score: the lowest quality of its links."""
    known = [link.q for link in chain.links if link.q is not None]
    if not known:
        return ""
    return f"10 × min({'; '.join(q_text(words, q) for q in known)})"


def of_class(assessment: Assessment, words: Words) -> dict[str, str]:
    """Give for each touchpoint what share of all priority lies before it, which decides its class."""
    scored = sorted(_scored(assessment), key=lambda point: -(point.priority or 0.0))
    total = scoring.added(point.priority or 0.0 for point in scored)
    found, before = {}, 0.0
    for point in scored:
        part = share(words, round(before, 6), total) if total else DASH
        found[point.touchpoint.id] = words("checklist.how.class", abc=point.abc, share=part)
        before += point.priority or 0.0
    return found


def _scored(assessment: Assessment) -> Iterator[PointResult]:
    return (point for point in assessment.everything if point.priority is not None)
