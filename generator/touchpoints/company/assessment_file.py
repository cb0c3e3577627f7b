"""Makes a company of an assessment as JSON: what was answered, without the numbers that were made of it."""

from collections.abc import Container, Mapping
from typing import Any

from touchpoints.catalogue.model import Catalogue
from touchpoints.company.answers import Company, Profile
from touchpoints.company.comparing import Reported
from touchpoints.company.defaults import default_importance

FORMAT = "touchpoints-assessment/"

_COPIED = (
    "reaction", "reach", "confidence", "competitors", "owner", "due", "status", "note", "evidence", "my_ideas",
    "reason", "re_check",
)  # fmt: skip


def is_assessment(data: object) -> bool:
    """Say whether read data is an assessment and no company file."""
    return isinstance(data, Mapping) and str(data.get("format", "")).startswith(FORMAT)


def company_data(data: Mapping[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    """Give an assessment as the data of a company file; what today's catalogue does not know is left out."""
    profile = data.get("profile") or {}
    known = Profile.model_construct(maturity=profile.get("maturity", "established"))
    answers = _all_answers(data, catalogue, known)
    named = ("company", "language", "assessed_on", "catalogue_version", "competitors")
    given = {key: data[key] for key in named if data.get(key)}
    units = {unit["id"]: _unit(unit, catalogue, known) for unit in data.get("units", ())}
    return {**given, "profile": profile, "answers": answers, "chains": _chains(data), "units": units}


def company_of(data: Mapping[str, Any], catalogue: Catalogue) -> Company:
    """Give the company that an assessment is of."""
    words = {name: vocabulary.ids for name, vocabulary in catalogue.vocabularies.items()}
    return Company.model_validate(company_data(data, catalogue), context=words)


def unknown_in(data: Mapping[str, Any], catalogue: Catalogue) -> tuple[str, ...]:
    """Name the touchpoints and questions of an assessment that the catalogue has not, such as the company's own."""
    universal, found = {criterion.id for criterion in catalogue.universal}, []
    for one in data.get("touchpoints", ()):
        touchpoint = catalogue.touchpoints.get(one["id"])
        if touchpoint is None:
            found.append(one["id"])
            continue
        asked = universal | {criterion.id for criterion in touchpoint.criteria}
        found += [f"{touchpoint.id}/{row['id']}" for row in one.get("criteria", ()) if row["id"] not in asked]
    return tuple(found)


def reported_in(data: Mapping[str, Any]) -> Reported:
    """Give the numbers that an assessment reported when it was made."""
    coverage, quality = data["coverage"], data.get("quality")
    given = None if quality is None else float(quality)
    return Reported(given, int(coverage["applicable"]), int(coverage["have"]))


def _all_answers(part: Mapping[str, Any], catalogue: Catalogue, profile: Profile) -> dict[str, Any]:
    """Give what is said of touchpoints by a company or a unit, and of which it says that they do not apply."""
    answers = {
        one["id"]: _answers(one, catalogue, profile)
        for one in part.get("touchpoints", ())
        if one["id"] in catalogue.touchpoints
    }
    for one in part.get("left_out", ()):
        if one.get("reason") and one["id"] in catalogue.touchpoints:
            answers[one["id"]] = {"state": "not-applicable", "reason": one["reason"]}
    return answers


def _unit(unit: Mapping[str, Any], catalogue: Catalogue, profile: Profile) -> dict[str, Any]:
    """Give a unit; where only other units speak of a touchpoint, it says itself that nobody looked.

    The whole has the answers of the weakest unit already, and must not lend them to those that are silent.
    """
    said = {key: unit[key] for key in ("name", "kind", "traits") if unit.get(key) is not None}
    return {**said, "answers": _all_answers(unit, catalogue, profile)}


def _answers(one: Mapping[str, Any], catalogue: Catalogue, profile: Profile) -> dict[str, Any]:
    touchpoint = catalogue.touchpoints[one["id"]]
    asked = {criterion.id for criterion in (*touchpoint.criteria, *catalogue.universal)}
    criteria = {
        row["id"]: row["answer"] if row.get("measured") is None else row["measured"]
        for row in one.get("criteria", ())
        if row["id"] in asked and (row.get("answer") or row.get("measured") is not None)
    }
    said = {key: one[key] for key in _COPIED if one.get(key) not in (None, {}, ())}
    said |= {"state": one.get("state", "unknown"), "criteria": criteria}
    if one.get("views"):
        said["views"] = {who: _view(view, asked) for who, view in one["views"].items()}
    importance, effort = one.get("importance"), one.get("effort")
    if importance is not None and int(importance) != default_importance(touchpoint, profile):
        said["importance"] = importance
    if effort is not None and int(effort) != touchpoint.effort:
        said["effort"] = effort
    return said


def _view(view: Mapping[str, Any], asked: Container[str]) -> dict[str, Any]:
    """Give what one side says, without the number that was made of it."""
    criteria = {name: answer for name, answer in (view.get("criteria") or {}).items() if name in asked}
    return {"criteria": criteria} | {key: view[key] for key in ("reaction", "note") if view.get(key) is not None}


def _chains(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Give the company's own chains; those of the catalogue fit again by themselves."""
    return [
        {
            "id": chain["id"],
            "name": chain["name"],
            "based_on": chain["based_on"],
            "links": [
                {key: link[key] for key in ("touchpoint", "passed", "people", "automated") if link.get(key) is not None}
                for link in chain["links"]
            ],
        }
        for chain in data.get("chains", ())
        if chain.get("based_on") is not None
    ]
