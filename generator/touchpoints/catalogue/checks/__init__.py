"""The checks of a whole catalogue, one rule a file.

To add one: write `checks/<rule>.py` with `RULES` and `check`, name it in `STRUCTURE` or `CONTENT`, give it a
test, and add its codes to `docs/checks.md` with `python -m touchpoints.reference`. Rules of content look at
how finished entries are written; an entry may break one on purpose with `allow`, which is handled here alone.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from touchpoints.catalogue import extending, formatting, likeness, loading, reading, releases, validating
from touchpoints.catalogue.checks import (
    chain_ends,
    claimed_alias,
    criterion_question,
    cycles,
    empty_phrase,
    evidence,
    guide_links,
    identity,
    measured_without_standard,
    near_duplicate,
    permanence,
    readability,
    references,
    related_not_returned,
    required_depth,
    translation_fit,
    unsourced_number,
    unwritten,
)
from touchpoints.catalogue.loading import Loaded
from touchpoints.catalogue.prose import finished
from touchpoints.problems import Problem, Rule, capped, did_you_mean, errors


class Check(Protocol):
    """What a module of this folder offers."""

    @property
    def RULES(self) -> tuple[Rule, ...]:  # noqa: N802 - a module's constant
        """The documentation of its codes."""

    def check(self, loaded: Loaded) -> Iterator[Problem]:
        """Give the problems of a catalogue."""


STRUCTURE: tuple[Check, ...] = (
    chain_ends,
    cycles,
    evidence,
    guide_links,
    identity,
    permanence,
    references,
    translation_fit,
    unwritten,
)
CONTENT: tuple[Check, ...] = (
    claimed_alias, criterion_question, empty_phrase, measured_without_standard, near_duplicate, readability,
    related_not_returned, required_depth, unsourced_number,
)  # fmt: skip
CHECKS: tuple[Check, ...] = (*STRUCTURE, *CONTENT)

_UNNEEDED = Rule(
    "unneeded-allow",
    "Allowed, but not needed",
    "An exception that nothing needs any more would hide the next fault. Only rules of content can be allowed.",
    "allow:\n  - rule: readability\n    reason: quotes a law.\n(and every sentence is short)\n",
    "(no key allow)\n",
)

RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *validating.RULES,
    *loading.RULES,
    *formatting.RULES,
    *extending.RULES,
    *likeness.RULES,
    *releases.RULES,
    *(rule for check in CHECKS for rule in check.RULES),
    _UNNEEDED,
)
"""The documentation of every code."""

_ALLOWABLE = frozenset(rule.code for check in CONTENT for rule in check.RULES)


_ALONE: frozenset[Check] = frozenset(
    [criterion_question, empty_phrase, measured_without_standard, readability, required_depth, unsourced_number]
)
"""Rules that look at one entry without the others, and so need not run on those that nobody asks for."""


def check_catalogue(loaded: Loaded, only: Callable[[str], bool] | None = None) -> list[Problem]:
    """Give all problems of a catalogue, those of reading included, in the order of their places.

    With `only`, which says of a path whether anybody asks for it, rules on one entry run on those entries alone.
    """
    if not loaded.named_touchpoints:  # whatever else there is would only refer to entries that are not there
        return sorted(loaded.problems)
    structure = (problem for check in STRUCTURE for problem in check.check(loaded))
    asked = _asked_for(loaded, only) if only else loaded
    content = (problem for check in CONTENT for problem in check.check(asked if check in _ALONE else loaded))
    found = sorted({*loaded.problems, *capped((*structure, *_not_allowed(loaded, content)))})
    return [one for one in found if loaded.is_own(one.place.path)]  # the others are mended by their authors


def _asked_for(loaded: Loaded, only: Callable[[str], bool]) -> Loaded:
    """Give a catalogue of those touchpoints that somebody asks for, in every language."""
    touchpoints = tuple(written for written in loaded.touchpoints if only(written.document.path))
    translations = {
        language: replace(
            own, touchpoints={id_: one for id_, one in own.touchpoints.items() if only(one.document.path)}
        )
        for language, own in loaded.translations.items()
    }
    return replace(loaded, touchpoints=touchpoints, translations=translations)


def _not_allowed(loaded: Loaded, found: Iterable[Problem]) -> Iterator[Problem]:
    """Leave out the problems that entries allow, and complain of what they allow without need."""
    allowed = {
        (written.document.path, allowance.rule): written.document.place(("allow", index, "rule"))
        for written in finished(loaded)
        for index, allowance in enumerate(written.entry.allow)
    }
    needed: set[tuple[str, str]] = set()
    for problem in found:
        at = (problem.place.path, problem.code)
        if at in allowed:
            needed.add(at)
        else:
            yield problem
    for (path, code), place in allowed.items():
        if code not in _ALLOWABLE:
            hint = did_you_mean(code, _ALLOWABLE)
            yield Problem(place, "unneeded-allow", f"there is no rule of content '{code}'", hint)
        elif (path, code) not in needed and not errors(loaded.problems):
            yield Problem(place, "unneeded-allow", f"nothing here breaks the rule '{code}'", "delete it")
