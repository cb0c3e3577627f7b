"""An id that an entry mentions must exist."""

from collections.abc import Iterable, Iterator

from touchpoints.catalogue.entries import Chain, Route, Symptom, Touchpoint
from touchpoints.catalogue.loading import Loaded, Written
from touchpoints.problems import Problem, Rule, did_you_mean

RULES = (
    Rule(
        "unknown-reference",
        "An id that does not exist",
        "Related entries, parts, links of chains and standards are named by their ids.",
        "related: [price-lst]\n",
        "related: [price-list]\n",
    ),
    Rule(
        "self-reference",
        "An entry that refers to itself",
        "A page that recommends itself helps nobody.",
        "id: price-list\nrelated: [price-list]\n",
        "id: price-list\nrelated: [price-tag]\n",
    ),
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give the references that lead nowhere."""
    for touchpoint in loaded.touchpoints:
        yield from _of_touchpoint(touchpoint, loaded.named_touchpoints)
    yield from _below(loaded.routes, "stops", loaded.named_touchpoints)
    yield from _below(loaded.symptoms, "check_first", loaded.named_touchpoints)
    yield from _below(loaded.chains, "links", loaded.named_touchpoints)
    for chain in loaded.chains:
        for index, other in enumerate(chain.entry.leads_to):
            if other not in loaded.named_chains:
                place = chain.document.place(("leads_to", index))
                hint = did_you_mean(other, loaded.named_chains)
                yield Problem(place, "unknown-reference", f"there is no chain '{other}'", hint)


def _below(
    entries: Iterable[Written[Chain] | Written[Route] | Written[Symptom]], key: str, known: frozenset[str]
) -> Iterator[Problem]:
    """Give the unknown touchpoints in a list of parts."""
    for written in entries:
        for index, part in enumerate(getattr(written.entry, key)):
            if part.touchpoint not in known:
                place = written.document.place((key, index, "touchpoint"))
                hint = did_you_mean(part.touchpoint, known)
                yield Problem(place, "unknown-reference", f"there is no touchpoint '{part.touchpoint}'", hint)


def _of_touchpoint(written: Written[Touchpoint], known: frozenset[str]) -> Iterator[Problem]:
    entry, document = written.entry, written.document
    for key in ("related", "parts", "leads_to"):
        for index, other in enumerate(getattr(entry, key)):
            place = document.place((key, index))
            if other == entry.id and key != "parts":
                yield Problem(place, "self-reference", f"'{other}' is this entry itself", "delete it")
            elif other not in known:
                yield Problem(
                    place, "unknown-reference", f"there is no touchpoint '{other}'", did_you_mean(other, known)
                )
    standards = {standard.id for standard in entry.standards}
    for index, criterion in enumerate(entry.criteria):
        if criterion.standard is not None and criterion.standard not in standards:
            place = document.place(("criteria", index, "standard"))
            message = f"this entry has no standard '{criterion.standard}'"
            yield Problem(place, "unknown-reference", message, did_you_mean(criterion.standard, standards))
