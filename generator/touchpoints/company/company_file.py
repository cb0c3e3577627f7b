"""Reads a company file and holds it against the catalogue."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel

from touchpoints.catalogue.entries import Criterion
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.reading import COMPANY_BYTES, At, Document, parse_document, read_bytes
from touchpoints.catalogue.validating import validated
from touchpoints.company.answers import Answer, Company, Profile, State, TouchpointAnswers
from touchpoints.company.applicability import Applies, criterion_applies
from touchpoints.company.own import with_own
from touchpoints.company.units import few_touchpoints
from touchpoints.problems import Problem, Rule, Severity, did_you_mean, errors

Criteria = Mapping[str, Criterion]

OWN = "x-"
"""Ids and keys that begin so are the company's own."""


def read_company(path: Path, shown: str, catalogue: Catalogue) -> tuple[Company | None, list[Problem]]:
    """Read a company file; without a company where it has errors, with all its problems in any case."""
    data, problems = read_bytes(path, shown, COMPANY_BYTES)
    return parse_company(data, shown, catalogue) if data is not None else (None, problems)


def parse_company(data: bytes, shown: str, catalogue: Catalogue) -> tuple[Company | None, list[Problem]]:
    """Read the bytes of a company file."""
    document, problems = parse_document(data, shown)
    if document is None:
        return None, problems
    words = {name: vocabulary.ids for name, vocabulary in catalogue.vocabularies.items()}
    company, more = validated(document, Company, words)
    problems += more
    if company is None:
        problems += _unknown_in(document, catalogue)
    else:
        problems += [*_unknown_keys(company, document), *_wrong_own(company, document, catalogue)]
        problems += _idle_targets(company, document, catalogue)
        extended = with_own(catalogue, company)
        problems += _unknown_ids(company, document, extended)
        problems += _wrong_chains(company, document, extended)
        problems += _unfitting(company, document, extended)
        problems += _thin_units(company, document)
    return (None if errors(problems) else company), sorted(problems)


def _unknown_in(document: Document, catalogue: Catalogue) -> Iterator[Problem]:
    """Give the unknown touchpoints and criteria of a file that is no company yet, so that one run names them all."""
    answers = document.value.get("answers") if isinstance(document.value, Mapping) else None
    for id_, given in answers.items() if isinstance(answers, Mapping) else ():
        touchpoint = catalogue.touchpoints.get(id_)
        if touchpoint is None and not id_.startswith(OWN):
            place, hint = document.key_place(("answers", id_)), did_you_mean(id_, catalogue.touchpoints)
            yield Problem(place, "unknown-reference", f"the catalogue has no touchpoint '{id_}'", hint)
        criteria = given.get("criteria") if isinstance(given, Mapping) else None
        if touchpoint is None or not isinstance(criteria, Mapping):
            continue
        known = {criterion.id for criterion in (*touchpoint.criteria, *catalogue.universal)}
        for name in criteria:
            if name not in known and not name.startswith(OWN):
                place = document.key_place(("answers", id_, "criteria", name))
                message = f"'{id_}' has no criterion '{name}'"
                yield Problem(place, "unknown-reference", message, did_you_mean(name, known))


def _unknown_keys(part: BaseModel, document: Document, at: At = ()) -> Iterator[Problem]:
    """Warn of keys that nothing reads; they are kept all the same."""
    for key in part.model_extra or {}:
        if not key.startswith(OWN):
            hint = did_you_mean(key, type(part).model_fields)
            message = f"the key '{key}' is not known, and is kept unread"
            yield Problem(document.key_place((*at, key)), "unknown-key", message, hint, Severity.WARNING)
    for name in type(part).model_fields:
        for below, value in _parts(getattr(part, name)):
            yield from _unknown_keys(value, document, (*at, name, *below))


def _parts(value: object) -> Iterator[tuple[At, BaseModel]]:
    """Give the models in a value, with the way to them."""
    if isinstance(value, BaseModel):
        yield (), value
    elif isinstance(value, dict):
        yield from (((key,), one) for key, one in value.items() if isinstance(one, BaseModel))
    elif isinstance(value, tuple):
        yield from (((index,), one) for index, one in enumerate(value) if isinstance(one, BaseModel))


def _given(company: Company) -> Iterator[tuple[At, str, TouchpointAnswers, Profile]]:
    """Give all answers, those of units too, with the way to them and the profile they are held against."""
    for id_, answers in company.answers.items():
        yield ("answers", id_), id_, answers, company.profile
    for name, unit in company.units.items():
        traits = company.profile.traits if unit.traits is None else unit.traits
        profile = company.profile.model_copy(update={"traits": traits})
        for id_, answers in unit.answers.items():
            yield ("units", name, "answers", id_), id_, answers, profile


def _unknown_ids(company: Company, document: Document, catalogue: Catalogue) -> Iterator[Problem]:
    for at, id_, _, _ in _given(company):
        if id_ not in catalogue.touchpoints and not id_.startswith(OWN):
            place, hint = document.key_place(at), did_you_mean(id_, catalogue.touchpoints)
            yield Problem(place, "unknown-reference", f"the catalogue has no touchpoint '{id_}'", hint)


def _wrong_own(company: Company, document: Document, catalogue: Catalogue) -> Iterator[Problem]:
    """Hold the company's own touchpoints and questions to the rules for ids of its own."""
    known = {*catalogue.touchpoints, *(one.id for one in company.own_touchpoints)}
    for index, touchpoint in enumerate(company.own_touchpoints):
        at: At = ("own_touchpoints", index)
        yield from _wrong_own_id(touchpoint.id, document, (*at, "id"))
        if any(touchpoint.id == other.id for other in company.own_touchpoints[:index]):
            message = f"two touchpoints of this file are called '{touchpoint.id}'"
            yield Problem(document.place((*at, "id")), "duplicate-id", message, "give each an id of its own")
        ids = [criterion.id for criterion in touchpoint.criteria]
        yield from _repeated(ids, document, (*at, "criteria"))
    for id_, criteria in company.own_criteria.items():
        at = ("own_criteria", id_)
        if id_ not in known:
            message, hint = f"the catalogue has no touchpoint '{id_}'", did_you_mean(id_, known)
            yield Problem(document.key_place(at), "unknown-reference", message, hint)
        for number, criterion in enumerate(criteria):
            yield from _wrong_own_id(criterion.id, document, (*at, number, "id"))
        yield from _repeated([criterion.id for criterion in criteria], document, at)


def _idle_targets(company: Company, document: Document, catalogue: Catalogue) -> Iterator[Problem]:
    """Warn of targets for questions that are not there, or are not measured; they are kept, and do nothing."""
    for id_, targets in company.own_targets.items():
        touchpoint = catalogue.touchpoints.get(id_)
        measured = {one.id for one in touchpoint.criteria if one.measure is not None} if touchpoint else set()
        for name in targets:
            if name not in measured:
                place = document.key_place(("own_targets", id_, name))
                message = f"'{id_}' has no measured question '{name}'; the target is kept, and does nothing"
                yield Problem(place, "not-counted", message, did_you_mean(name, measured), Severity.WARNING)


def _wrong_own_id(id_: str, document: Document, at: At) -> Iterator[Problem]:
    if not id_.startswith(OWN):
        hint = f"call it '{OWN}{id_}': then no touchpoint or question of the catalogue will ever get its name"
        yield Problem(document.place(at), "own-id", f"an id of your own begins with '{OWN}'", hint)


def _repeated(ids: Sequence[str], document: Document, at: At) -> Iterator[Problem]:
    for number, id_ in enumerate(ids):
        if id_ in ids[:number]:
            place, message = document.place((*at, number, "id")), f"two questions are called '{id_}'"
            yield Problem(place, "duplicate-id", message, "give each an id of its own")


def _thin_units(company: Company, document: Document) -> Iterator[Problem]:
    """Warn of units with fewer than two touchpoints of their own."""
    for id_, unit in company.units.items():
        if few_touchpoints(unit):
            message = f"'{id_}' has fewer than two touchpoints of its own"
            hint = "whatever customers deal with has several; look for more, or put it together with another"
            place = document.key_place(("units", id_))
            yield Problem(place, "few-touchpoints", message, hint, Severity.WARNING)


def _wrong_chains(company: Company, document: Document, catalogue: Catalogue) -> Iterator[Problem]:
    for index, chain in enumerate(company.chains):
        at: At = ("chains", index)
        if any(chain.id == other.id for other in company.chains[:index]):
            message = f"two chains of this file are called '{chain.id}'"
            yield Problem(document.place((*at, "id")), "duplicate-id", message, "give each an id of its own")
        if chain.based_on is not None and chain.based_on not in catalogue.chains:
            place, hint = document.place((*at, "based_on")), did_you_mean(chain.based_on, catalogue.chains)
            message = f"the catalogue has no chain '{chain.based_on}'"
            yield Problem(place, "unknown-reference", message, hint)
        for number, link in enumerate(chain.links):
            if link.touchpoint not in catalogue.touchpoints and not link.touchpoint.startswith(OWN):
                place = document.place((*at, "links", number, "touchpoint"))
                hint = did_you_mean(link.touchpoint, catalogue.touchpoints)
                message = f"the catalogue has no touchpoint '{link.touchpoint}'"
                yield Problem(place, "unknown-reference", message, hint)
        if not chain.links and chain.based_on is None:
            hint = "name them, or a chain in based_on:"
            yield Problem(document.place(at), "missing-key", "this chain has no links", hint)


def _unfitting(company: Company, document: Document, catalogue: Catalogue) -> Iterator[Problem]:
    for at, id_, answers, profile in _given(company):
        if answers.state is State.NOT_APPLICABLE and not answers.reason:
            hint = "add reason: with one sentence"
            place = document.place((*at, "state"))
            yield Problem(place, "missing-reason", "not-applicable needs a reason", hint)
        for name in answers.competitors:
            if name not in company.competitors:
                place = document.key_place((*at, "competitors", name))
                hint = did_you_mean(name, company.competitors)
                message = f"'{name}' is not among the competitors"
                yield Problem(place, "unknown-reference", message, hint)
        touchpoint = catalogue.touchpoints.get(id_)
        if touchpoint is not None:
            if touchpoint.status != "complete":
                message = f"'{id_}' is {touchpoint.status} in the catalogue; the answers are kept, not counted"
                yield Problem(document.key_place(at), "not-counted", message, "", Severity.WARNING)
            known = {criterion.id: criterion for criterion in (*touchpoint.criteria, *catalogue.universal)}
            yield from _unfitting_criteria(answers.criteria, document, at, known)
            for who, view in answers.views.items():
                yield from _unfitting_criteria(view.criteria, document, (*at, "views", who), known, id_)
            yield from _not_counted(answers, document, at, known, profile, catalogue)


def _not_counted(
    answers: TouchpointAnswers,
    document: Document,
    at: At,
    known: Criteria,
    profile: Profile,
    catalogue: Catalogue,
) -> Iterator[Problem]:
    """Warn of answers to questions that are not asked of this company."""
    regions = catalogue.vocabularies["regions"]
    for id_ in answers.criteria:
        needs = criterion_applies(known[id_], profile, regions) if id_ in known else Applies(holds=True)
        if not needs.holds:
            what, where = ("regions", "in") if needs.because == known[id_].legal else ("traits", "with")
            message = f"'{id_}' is asked only of firms {where} {', '.join(needs.because)}; it is kept, not counted"
            hint = f"add it to profile: {what}: if it holds"
            place = document.key_place((*at, "criteria", id_))
            yield Problem(place, "not-counted", message, hint, Severity.WARNING)


def _unfitting_criteria(
    given: Mapping[str, Answer | float], document: Document, at: At, known: Criteria, of: str = ""
) -> Iterator[Problem]:
    for id_, answer in given.items():
        here: At = (*at, "criteria", id_)
        if id_ in known:
            wrong = _misfit(known[id_], answer)
            if wrong:
                yield Problem(document.place(here), "wrong-value", *wrong)
        elif not id_.startswith(OWN):
            hint = did_you_mean(id_, known)
            message = f"'{of or at[-1]}' has no criterion '{id_}'"
            yield Problem(document.key_place(here), "unknown-reference", message, hint)


def _misfit(criterion: Criterion, answer: Answer | float) -> tuple[str, str] | None:
    if criterion.measure is None and isinstance(answer, float):
        return f"'{criterion.id}' is answered, not measured", f"one of {', '.join(Answer)}"
    if criterion.measure is not None and answer in {Answer.YES, Answer.PARTLY, Answer.NO}:
        target = f"{criterion.measure.target} {criterion.measure.unit}"
        hint = f"the target is {target}; without a number: unknown or n/a"
        return f"'{criterion.id}' is measured: a number is expected", hint
    return None


RULES = (
    Rule(
        "own-id",
        "An id of your own without x-",
        "The catalogue grows. An id that begins with x- is yours for ever, and no later entry can take it.",
        "own_criteria:\n  price-list:\n    - {id: gold-edge, ask: Is the edge still gold?, class: attractive, dimension: tangibles}\n",
        "own_criteria:\n  price-list:\n    - {id: x-gold-edge, ask: Is the edge still gold?, class: attractive, dimension: tangibles}\n",
    ),
    Rule(
        "few-touchpoints",
        "A unit with fewer than two touchpoints",
        "Whatever customers deal with, a branch, a product, a person, meets them in more than one place. One "
        "touchpoint or none means that the others have not been looked for yet.",
        "units:\n  old-town:\n    name: Old Town\n    answers:\n      entrance-sign: {state: have}\n",
        "units:\n  old-town:\n    name: Old Town\n    answers:\n      entrance-sign: {state: have}\n      receptionist: {state: have}\n",
    ),
    Rule(
        "not-counted",
        "An answer that does not count",
        "The question is not asked of a firm with this profile, or the catalogue has not finished the entry. "
        "The answer is kept, but whoever gave it should know that no number rests on it.",
        "profile:\n  traits: []\nanswers:\n  price-list:\n    criteria: {final-price: yes}\n",
        "profile:\n  traits: [b2c]\nanswers:\n  price-list:\n    criteria: {final-price: yes}\n",
    ),
    Rule(
        "missing-reason",
        "Not applicable, without a reason",
        "Whoever reads the checklist a quarter later must be able to see why a point was left out.",
        "guest-wifi:\n  state: not-applicable\n",
        "guest-wifi:\n  state: not-applicable\n  reason: clients stay ten minutes\n",
    ),
)
