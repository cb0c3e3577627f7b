"""Says what a returned company file states differently beside its answers, which filling in leaves alone."""

from collections.abc import Iterator

from pydantic import BaseModel

from touchpoints.company.answers import Company
from touchpoints.company.reading_answers import cut

BESIDE = ("profile", "competitors", "assessed_on", "chains", "own_touchpoints", "own_criteria", "own_targets")
"""Parts of a company file that people write themselves; the rest is answers, or written by the tool."""

WHY = "differs from the company file; only answers are taken over, so change it there"


def differences(returned: Company, kept: Company) -> Iterator[tuple[str, str]]:
    """Name each part that differs and why it is not taken over; what the returned file leaves out says nothing."""
    for name in BESIDE:
        if name in returned.model_fields_set and getattr(returned, name) != getattr(kept, name):
            yield name, WHY
    yield from _strange(returned, kept, "")
    for id_, unit in returned.units.items():
        known = kept.units.get(id_)
        if known is None:
            yield f"units.{id_}", "the company file has no such unit; add it there"
        elif (unit.name, unit.kind, unit.traits) != (known.name, known.kind, known.traits):
            yield f"units.{id_}", WHY
        if known is not None:
            yield from _strange(unit, known, f"units.{id_}.")


def _strange(returned: BaseModel, kept: BaseModel, above: str) -> Iterator[tuple[str, str]]:
    """Name the keys that we do not know, where the company file says something else there."""
    held = kept.model_extra or {}
    for name, value in (returned.model_extra or {}).items():
        if value != held.get(name):
            yield f"{above}{name}", f"'{cut(str(value))}' {WHY}"
