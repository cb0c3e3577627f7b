"""Decides which touchpoints and criteria apply to a company, and says why."""

from collections.abc import Collection
from dataclasses import dataclass

from touchpoints.catalogue.entries import Condition, Criterion, Touchpoint
from touchpoints.catalogue.vocabularies import Vocabulary
from touchpoints.company.answers import Company, Profile, State


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


EVERYWHERE = "world"
"""The region in which all others lie."""


def criterion_applies(criterion: Criterion, profile: Profile, regions: Vocabulary) -> Applies:
    """Decide whether a question is asked: by traits, and a legal one only where its law holds."""
    if criterion.legal and profile.regions and not set(criterion.legal) & _laws(profile.regions, regions):
        return Applies(holds=False, because=criterion.legal)
    return conditions_hold(criterion.applies_if, profile.traits)


def _laws(named: Collection[str], regions: Vocabulary) -> set[str]:
    """Give the regions named, and the wider ones they lie in."""
    within = {term.id: term.within for term in regions}
    found = {EVERYWHERE, *named}
    for region in named:
        wider = within.get(region)
        while wider is not None and wider not in found:
            found.add(wider)
            wider = within.get(wider)
    return found


def touchpoint_applies(touchpoint: Touchpoint, company: Company) -> Applies:
    """Decide whether a touchpoint applies: the company's own word counts more than its traits."""
    answers = company.answers.get(touchpoint.id)
    if answers is not None and answers.existing is State.NOT_APPLICABLE:
        return Applies(holds=False, reason=answers.reason or "")
    by_traits = conditions_hold(touchpoint.applies_if, company.profile.traits)
    if not by_traits.holds and answers is not None and answers.existing is not State.UNKNOWN:
        return Applies(holds=True)
    return by_traits
