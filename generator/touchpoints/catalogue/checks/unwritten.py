"""What `new` has left to be written is written before an entry is called finished."""

from collections.abc import Iterator
from typing import Any

from touchpoints.catalogue.loading import Loaded, Written
from touchpoints.catalogue.skeletons import TO_BE_WRITTEN
from touchpoints.problems import Problem, Rule

RULES = (
    Rule(
        "unwritten",
        "A text that is still to be written",
        "`touchpoints new` marks what it could not know. A finished entry has a page that readers see.",
        'summary: "To be written: what it is, in one or two sentences"\n',
        "summary: A list of prices that customers can take home.\n",
    ),
)

_KEYS = ("name", "summary", "why", "helps_customer_to")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give the marks that are left in finished entries."""
    entries: list[Written[Any]] = [*loaded.touchpoints, *loaded.chains, *loaded.routes, *loaded.symptoms]
    for written in entries:
        for key in _KEYS:
            if written.entry.status == "complete" and str(getattr(written.entry, key, "")).startswith(TO_BE_WRITTEN):
                message = f"'{key}' is still to be written"
                yield Problem(written.document.place((key,)), "unwritten", message, "write it, or set status: draft")
