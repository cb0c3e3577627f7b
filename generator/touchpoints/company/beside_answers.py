"""Says what a returned company file states differently beside its answers, which filling in leaves alone."""

from collections.abc import Iterator

from touchpoints.company.answers import Company

BESIDE = ("profile", "competitors", "assessed_on", "chains", "own_touchpoints", "own_criteria", "own_targets")
"""Parts of a company file that people write themselves; the rest is answers, or written by the tool."""

WHY = "differs from the company file; only answers are taken over, so change it there"


def differences(returned: Company, kept: Company) -> Iterator[tuple[str, str]]:
    """Name each part that differs and why it is not taken over; what the returned file leaves out says nothing."""
    for name in BESIDE:
        if name in returned.model_fields_set and getattr(returned, name) != getattr(kept, name):
            yield name, WHY
    for id_, unit in returned.units.items():
        known = kept.units.get(id_)
        if known is None:
            yield f"units.{id_}", "the company file has no such unit; add it there"
        elif (unit.name, unit.kind, unit.traits) != (known.name, known.kind, known.traits):
            yield f"units.{id_}", WHY
