"""A target that is measured rests on a standard with the same number."""

from collections.abc import Iterator

from touchpoints.catalogue.entries import Standard, Target
from touchpoints.catalogue.loading import Loaded
from touchpoints.catalogue.prose import finished
from touchpoints.problems import Problem, Rule, Severity

RULES = (
    Rule(
        "measured-without-standard",
        "A target that comes from nowhere",
        "Somebody will be told that 61 minutes are a failure. The criterion names a standard of its entry "
        "with the same number, published or marked as a rule of thumb. 'None' and 'all' ('= 0', '= 3' of "
        "three) need no standard.",
        'criteria:\n  - id: reply\n    measure: {unit: minutes, target: "<= 60"}\n',
        'criteria:\n  - id: reply\n    standard: hour\n    measure: {unit: minutes, target: "<= 60"}\n',
    ),
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give the targets that no standard has."""
    for written in finished(loaded):
        standards = {standard.id: standard for standard in written.entry.standards}
        for index, criterion in enumerate(written.entry.criteria):
            target = criterion.measure
            if target is None or target.target.startswith("="):
                continue
            standard = standards.get(criterion.standard or "")
            if standard is None or not _agree(target, standard):
                place = written.document.place(("criteria", index, "measure"))
                wanted = f"{target.target} {target.unit}"
                message = (
                    f"no standard says '{wanted}'"
                    if standard is None
                    else f"the standard '{standard.id}' does not say '{wanted}'"
                )
                hint = "name a standard with this number; a rule of thumb will do, if it is called one"
                yield Problem(place, "measured-without-standard", message, hint, Severity.WARNING)


def _agree(target: Target, standard: Standard) -> bool:
    return standard.value == float(target.target.lstrip("<>= ")) and standard.unit == target.unit
