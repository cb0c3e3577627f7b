"""What an owner should hear even if no number shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from touchpoints.company.answers import Profile, State
from touchpoints.company.assessment import Assessment, PointResult
from touchpoints.company.defaults import CONTACTS


class Concern(StrEnum):
    """Everything there is to be warned of."""

    AFTER_SALE = "after-sale"
    NO_WAY_IN = "no-way-in"
    ONE_WAY_IN = "one-way-in"
    EMPTY_STAGE = "empty-stage"
    FEW_ASSESSED = "few-assessed"
    NO_NEW_CHAIN = "no-new-chain"
    SHORT_CHAIN = "short-chain"
    FEW_TOUCHPOINTS = "few-touchpoints"


@dataclass(frozen=True, slots=True)
class Finding:
    """A concern, with the words it is about."""

    concern: Concern
    about: tuple[str, ...] = ()


HALF = 0.5
"""With a smaller share assessed, the numbers say little about the whole."""

WAYS_IN = ("premises", "phone", "website", "online-shop", "email", "messengers", "social-media", "app")
"""Traits that let a new customer reach the firm."""


def ways_in(profile: Profile) -> tuple[str, ...]:
    """Give the ways in which a customer can reach the firm."""
    return tuple(way for way in WAYS_IN if way in profile.traits)


def findings(assessment: Assessment) -> tuple[Finding, ...]:
    """Find everything an owner should hear."""
    profile = assessment.company.profile
    return (*_of_points(assessment), *_of_ways_in(ways_in(profile)), *_of_chains(assessment), *_of_units(assessment))


def _of_points(assessment: Assessment) -> Iterator[Finding]:
    points, stages = assessment.everything, assessment.catalogue.vocabularies["stages"].ids
    assessed = [point for point in points if point.state is not State.UNKNOWN]
    if assessed and not any(stages[-1] in point.touchpoint.stages for point in assessed):
        yield Finding(Concern.AFTER_SALE)
    empty = tuple(stage for stage in stages if not any(_has(point, stage) for point in points))
    if assessment.company.profile.maturity == "newcomer" and assessed and empty:
        yield Finding(Concern.EMPTY_STAGE, empty)
    if points and len(assessed) / len(points) < HALF:
        yield Finding(Concern.FEW_ASSESSED)


def _has(point: PointResult, stage: str) -> bool:
    return point.state is State.HAVE and stage in point.touchpoint.stages


def _of_ways_in(ways: tuple[str, ...]) -> Iterator[Finding]:
    if not ways:
        yield Finding(Concern.NO_WAY_IN)
    elif len(ways) == 1:
        yield Finding(Concern.ONE_WAY_IN, ways)


def _of_chains(assessment: Assessment) -> Iterator[Finding]:
    ending = tuple(chain.id for chain in assessment.chains if not chain.leads_to)
    if ending:
        yield Finding(Concern.NO_NEW_CHAIN, ending)
    contacts = CONTACTS.get(assessment.company.profile.complexity or "", 0)
    short = tuple(chain.id for chain in assessment.chains if chain.own and chain.touches < contacts)
    if short:
        yield Finding(Concern.SHORT_CHAIN, short)


def _of_units(assessment: Assessment) -> Iterator[Finding]:
    few = tuple(unit.id for unit in assessment.units if unit.few)
    if few:
        yield Finding(Concern.FEW_TOUCHPOINTS, few)
