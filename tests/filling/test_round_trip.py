"""A checklist that comes back untouched changes nothing, and every touched cell arrives."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filling_desk import ENDINGS, Desk
from touchpoints.catalogue.location import shipped
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.checklist import FORMATS, READERS
from touchpoints.checklist.tables import Known
from touchpoints.company.answers import Company
from touchpoints.company.company_file import parse_company
from touchpoints.company.editing import edited
from touchpoints.company.filling import Filling, as_changes, filled
from touchpoints.company.made_from import made_from
from touchpoints.company.reading_answers import AnswerReader
from touchpoints.company.statements import Shown, stated
from touchpoints.company.synonyms import Synonyms, folded, read_synonyms
from touchpoints.company.units import assess_company

TEMPLATES = shipped("site_templates")


class Kit:
    """What every example needs."""

    def __init__(self, catalogue: Catalogue, words: Words, synonyms: Synonyms) -> None:
        self.catalogue, self.words, self.synonyms = catalogue, words, synonyms


@pytest.fixture(scope="module")
def kit(clinic_catalogue: Catalogue, words: Words) -> Kit:
    return Kit(clinic_catalogue, words, read_synonyms(TEMPLATES))


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_untouched_checklist_leaves_the_company_file_as_it_was(desk: Desk, ending: str) -> None:
    before, path = desk.text, desk.export(ending)
    filling = desk.fill(path)
    assert filling.says_nothing_new
    assert filling.remarks == ()
    assert desk.text == before
    assert not desk.company.with_name("clinic.yml.bak").exists()


texts = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp"], include_characters="\n\t"), max_size=80
)
lines = texts.map(lambda text: " ".join(text.split())).filter(bool)
asked = st.sampled_from(["yes", "partly", "no", "n/a", "unknown"])
measured = st.one_of(
    st.floats(-1e6, 1e6, allow_nan=False).map(lambda number: round(number, 6)),
    st.integers(0, 999),
    st.sampled_from(["n/a", "unknown"]),
)
CRITERIA = {
    "price-list": {"dated": asked, "type-size": measured, "shown-around": asked, "branded": asked},
    "company-website": {"phone-on-every-page": asked, "load-time": measured, "own-photos": asked, "clear": asked},
    "enquiry-form": {"confirmation": asked, "reply-time": measured, "fields": measured, "consent": asked},
    "banner-ad": {"one-message": asked, "smile": asked},
}
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "state": st.sampled_from(["have", "missing", "planned", "unknown"]),
    "reaction": st.sampled_from(["positive", "neutral", "negative"]),
    "importance": st.integers(1, 5),
    "reach": st.floats(0, 1).map(lambda number: round(number, 6)),
    "confidence": st.sampled_from(["measured", "observed", "guessed"]),
    "effort": st.sampled_from([1, 2, 3, 5, 8, 13]),
    "owner": lines,
    "due": st.dates().map(str),
    "status": st.sampled_from(["open", "doing", "done"]),
    "note": texts.filter(str.strip),
    "evidence": texts.filter(str.strip),
    "my_ideas": texts.filter(str.strip),
    "competitors": st.dictionaries(
        st.sampled_from(["Alfa Dent", "Beta Dent"]), st.sampled_from(["worse", "same", "better"])
    ),
}


def answers_of(touchpoint: str) -> st.SearchStrategy[dict[str, Any]]:
    criteria = st.fixed_dictionaries({}, optional=CRITERIA[touchpoint])
    return st.fixed_dictionaries({}, optional={**FIELDS, "criteria": criteria})


not_applicable = st.fixed_dictionaries({"state": st.just("not-applicable"), "reason": lines})
answers = st.fixed_dictionaries(
    {}, optional={**{id_: answers_of(id_) for id_ in CRITERIA}, "guest-wifi": not_applicable}
)


def written(given_answers: dict[str, Any]) -> str:
    """Write a company file; JSON is YAML."""
    company = {
        "company": "Clinic",
        "profile": {"traits": ["premises", "website", "b2c", "advertises", "phone"]},
        "competitors": ["Alfa Dent", "Beta Dent"],
        "answers": given_answers,
    }
    return json.dumps(company, ensure_ascii=False)


def taken_back(before: str, now: str, ending: str, kit: Kit) -> Filling:
    """Make a checklist of one company file and take it into another."""
    catalogue = kit.catalogue
    data = FORMATS[ending].encode(assess_company(company_of(before, catalogue), catalogue), kit.words, TEMPLATES)
    known = Known(
        kit.synonyms, {folded(one.name): id_ for id_, one in catalogue.touchpoints.items()}, ("Alfa Dent", "Beta Dent")
    )
    returned = READERS[ending].decode(data, known, "back")
    return filled(
        assess_company(company_of(now, catalogue), catalogue),
        returned,
        AnswerReader(kit.synonyms, {}, returned.decimal_comma),
    )


def company_of(text: str, catalogue: Catalogue) -> Company:
    company, problems = parse_company(text.encode(), "c", catalogue)
    assert company is not None, problems
    return company


quick = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@pytest.mark.parametrize("ending", ENDINGS)
@quick
@given(given_answers=answers)
def test_whatever_a_company_file_says_its_untouched_checklist_says_nothing_new(
    ending: str, given_answers: dict[str, Any], kit: Kit
) -> None:
    text = written(given_answers)
    assert taken_back(text, text, ending, kit).says_nothing_new


@pytest.mark.parametrize("ending", ENDINGS)
@quick
@given(before=answers, after=answers)
def test_an_old_copy_never_overwrites_what_has_changed_since(
    ending: str, before: dict[str, Any], after: dict[str, Any], kit: Kit
) -> None:
    filling = taken_back(written(before), written(after), ending, kit)
    assert filling.changes == ()
    assert filling.is_whole


@quick
@given(before=answers, after=answers)
def test_every_answer_of_another_file_arrives(before: dict[str, Any], after: dict[str, Any], kit: Kit) -> None:
    now = company_of(written(before), kit.catalogue)
    known = Known(kit.synonyms, {}, now.competitors)
    returned = READERS["json"].decode(written(after).encode(), known, "back")
    filling = filled(assess_company(now, kit.catalogue), returned, AnswerReader(kit.synonyms, {}))
    assert filling.is_whole
    result = company_of(edited(written(before), as_changes(filling, now)), kit.catalogue)
    holds, shown = stated(result), made_from(assess_company(now, kit.catalogue)).cells
    for key, text in stated(company_of(written(after), kit.catalogue)).items():
        was_shown = shown.get(key, Shown()).displayed == text  # such as an importance that is the catalogue's too
        assert holds.get(key) == text or was_shown or (key.path == ("state",) and text == "unknown")
