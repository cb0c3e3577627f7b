"""Brings together what several people say of one touchpoint, and keeps where they disagree in sight.

The answers under `criteria` are those agreed on, and count. Where there is none, the client's view counts; where
there is none of it either, the most critical view does, because whoever saw a fault saw something.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from touchpoints.catalogue.entries import Criterion
from touchpoints.company import scoring
from touchpoints.company.answers import Answer, Company, Reaction, TouchpointAnswers, View

CLIENT, OWN = "client", "own"

_SILENT = {Answer.UNKNOWN, Answer.NOT_APPLICABLE}
_WORST_FIRST = (Reaction.NEGATIVE, Reaction.NEUTRAL, Reaction.POSITIVE)

Given = Answer | float


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One question to which people gave answers of different worth."""

    criterion: Criterion
    said: Mapping[str, Given]
    counted: Given | None


def settled(company: Company, questions: Mapping[str, Iterable[Criterion]]) -> Company:
    """Give the company with one answer to each question; the same one where nobody's view is noted."""
    if not any(answers.views for answers in company.answers.values()):
        return company
    answers = {
        id_: _settled(given, questions.get(id_, ())) if given.views else given for id_, given in company.answers.items()
    }
    return company.model_copy(update={"answers": answers})


def _settled(answers: TouchpointAnswers, questions: Iterable[Criterion]) -> TouchpointAnswers:
    asked = {criterion.id: criterion for criterion in questions}
    ids = dict.fromkeys(id_ for view in answers.views.values() for id_ in view.criteria)
    heard = {id_: _most_critical(answers.views, id_, asked.get(id_)) for id_ in ids}
    criteria = {id_: given for id_, given in heard.items() if given is not None} | answers.criteria
    reaction = answers.reaction or _reaction(answers.views)
    return answers.model_copy(update={"criteria": criteria, "reaction": reaction})


def _most_critical(views: Mapping[str, View], id_: str, criterion: Criterion | None) -> Given | None:
    said = {who: view.criteria[id_] for who, view in views.items() if id_ in view.criteria}
    if said.get(CLIENT, Answer.UNKNOWN) != Answer.UNKNOWN:
        return said[CLIENT]
    known = [given for given in said.values() if given not in _SILENT]
    if not known:
        return next(iter(said.values()), None)
    return min(known, key=lambda given: _worth(given, criterion) or 0.0)


def _worth(given: Given, criterion: Criterion | None) -> float | None:
    """Give the value of an answer, 0 to 1; None where it says nothing."""
    if isinstance(given, Answer):
        return scoring.ANSWER_VALUES.get(given)
    if criterion is None or criterion.measure is None:
        return None
    return 1.0 if scoring.meets(criterion.measure, given) else 0.0


def _reaction(views: Mapping[str, View]) -> Reaction | None:
    if CLIENT in views and views[CLIENT].reaction is not None:
        return views[CLIENT].reaction
    said = {view.reaction for view in views.values()}
    return next((reaction for reaction in _WORST_FIRST if reaction in said), None)


def disagreements(answers: TouchpointAnswers, questions: Iterable[Criterion]) -> tuple[Disagreement, ...]:
    """Give the questions to which the views differ; `answers` are the settled ones."""
    found = []
    for criterion in questions:
        said = {
            who: view.criteria[criterion.id]
            for who, view in answers.views.items()
            if view.criteria.get(criterion.id, Answer.UNKNOWN) not in _SILENT
        }
        if len({_worth(given, criterion) for given in said.values()}) > 1:
            found.append(Disagreement(criterion, said, answers.criteria.get(criterion.id)))
    return tuple(found)


def quality_of_view(view: View, questions: Iterable[Criterion]) -> float | None:
    """Give the quality one side sees, 0 to 10, over the questions that side answered."""
    rated = [
        (criterion.weight, value)
        for criterion in questions
        if criterion.id in view.criteria and (value := _worth(view.criteria[criterion.id], criterion)) is not None
    ]
    q = scoring.quality_share(rated)
    return None if q is None else scoring.quality_points(q)
