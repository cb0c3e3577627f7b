"""Decides which touchpoints and criteria apply to a company, and says why."""

from collections.abc import Collection
from dataclasses import dataclass

from touchpoints.catalogue.entries import Condition, Touchpoint
from touchpoints.company.answers import Company, State


@dataclass(frozen=True, slots=True)
class Applies:
    """Whether something applies, and what decided it: traits, the lack of them, or the company's own word."""

    holds: bool
    because: tuple[str, ...] = ()
    reason: str | None = None


def conditions_hold(conditions: Collection[Condition], traits: Collection[str]) -> Applies:
    """Hold conditions against the traits of a company; each must hold, by any of its alternatives."""
    alternatives = [condition.split(" or ") for condition in conditions]
    failed = [choice for choice in alternatives if not set(choice) & set(traits)]
    if failed:
        return Applies(holds=False, because=tuple(" or ".join(choice) for choice in failed))
    decided_by = (next(trait for trait in choice if trait in traits) for choice in alternatives)
    return Applies(holds=True, because=tuple(decided_by))


def touchpoint_applies(touchpoint: Touchpoint, company: Company) -> Applies:
    """Decide whether a touchpoint applies: the company's own word counts more than its traits."""
    answers = company.answers.get(touchpoint.id)
    if answers is not None and answers.existing is State.NOT_APPLICABLE:
        return Applies(holds=False, reason=answers.reason or "")
    by_traits = conditions_hold(touchpoint.applies_if, company.profile.traits)
    if not by_traits.holds and answers is not None and answers.existing is not State.UNKNOWN:
        return Applies(holds=True)
    return by_traits
