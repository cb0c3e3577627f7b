"""When to look again: after each fix, and at the whole list (law 3: plan, carry out, control)."""

from datetime import date, timedelta

FIX_HAS_RUN = timedelta(days=14)
"""A fix is looked at again a fortnight after its day: by then it has run, or has been forgotten."""

WHOLE_AGAIN = timedelta(days=183)
"""The whole list is walked again after half a year, as audits of brands are."""


def check_on(due: date | None) -> date | None:
    """Give the day on which a fix should be looked at again."""
    return None if due is None else due + FIX_HAS_RUN


def whole_again(assessed_on: date | None) -> date | None:
    """Give the day on which the whole list should be looked at again."""
    return None if assessed_on is None else assessed_on + WHOLE_AGAIN
