"""A chain must end in a link from which a new chain starts (second law, R06)."""

from collections.abc import Iterator

from touchpoints.catalogue.loading import Loaded
from touchpoints.problems import Problem, Rule, Severity

RULES = (
    Rule(
        "open-chain",
        "A chain that starts no new one",
        "A chain that just stops loses the customer it has won. Its end link should lead to another chain: "
        "the next visit, a review, a recommendation.",
        "links: […]\n",
        "links: […]\nleads_to: [after-the-sale]\n",
    ),
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give the chains without `leads_to`."""
    for chain in loaded.chains:
        if not chain.entry.leads_to and chain.entry.status == "complete":
            place = chain.document.key_place(("links",))
            message = "this chain leads to no other chain"
            yield Problem(
                place,
                "open-chain",
                message,
                "add leads_to: with the chain that starts from the end link",
                Severity.WARNING,
            )
