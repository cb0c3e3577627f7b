"""What the catalogue's defaults become for a company of a certain kind, before it overrides them."""

from touchpoints.catalogue.entries import Touchpoint
from touchpoints.company.answers import Profile

FIRST_IMPRESSION = "first-impression"

MOST_IMPORTANT = 5

CONTACTS = {"simple": 3, "ordinary": 5, "complex": 8}
"""How many touches a chain should have at least: more explaining needs more contact (R20; our own rule)."""


def raised_for_newcomer(touchpoint: Touchpoint, profile: Profile) -> bool:
    """Say whether a point counts one more because nobody knows the firm yet (R36, R39)."""
    first = FIRST_IMPRESSION in touchpoint.flags
    return profile.maturity == "newcomer" and first and touchpoint.importance < MOST_IMPORTANT


def default_importance(touchpoint: Touchpoint, profile: Profile) -> int:
    """Give the importance of a point to a company of this kind: first impressions weigh more for a newcomer."""
    return touchpoint.importance + raised_for_newcomer(touchpoint, profile)
