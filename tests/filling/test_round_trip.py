"""A checklist that comes back untouched changes nothing, and every touched cell arrives."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
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
from touchpoints.company.reading_answers import AnswerReader, hidden_in
from touchpoints.company.selection import Selection, narrowed
from touchpoints.company.statements import Shown, stated
from touchpoints.company.synonyms import Synonyms, folded, read_synonyms
from touchpoints.company.units import assess_company, of_unit

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
).filter(lambda text: not hidden_in(text))
lines = texts.map(lambda text: " ".join(text.split())).filter(bool)
asked = st.sampled_from(["yes", "partly", "no", "n/a", "unknown"])
measured = st.one_of(
    st.integers(-(10**9), 10**9).map(lambda number: number / 1000),
    st.integers(0, 999),
    st.sampled_from(["n/a", "unknown"]),
)
CRITERIA = {
    "price-list": {"dated": asked, "type-size": measured, "shown-around": asked, "branded": asked},
    "company-website": {"phone-on-every-page": asked, "load-time": measured, "own-photos": asked, "clear": asked},
    "enquiry-form": {"confirmation": asked, "reply-time": measured, "fields": measured, "consent": asked},
    "banner-ad": {"one-message": asked, "smile": asked, "x-ours": asked},
    "x-parrot": {"greets": asked, "feathers": measured},
}
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "state": st.sampled_from(["have", "missing", "planned", "unknown"]),
    "reaction": st.sampled_from(["positive", "neutral", "negative"]),
    "importance": st.integers(1, 5),
    "reach": st.integers(0, 1000).map(lambda number: number / 1000),
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


WHO = ["client", "own", 'Jana/new: the "younger"', "Жанна"]
WALK = st.fixed_dictionaries({}, optional={"time": lines, "impression": texts.filter(str.strip)})


def answers_of(touchpoint: str) -> st.SearchStrategy[dict[str, Any]]:
    criteria = st.fixed_dictionaries({}, optional=CRITERIA[touchpoint])
    said = {"criteria": criteria, "reaction": FIELDS["reaction"], "note": FIELDS["note"]}
    views = st.dictionaries(st.sampled_from(WHO), st.fixed_dictionaries({}, optional=said), max_size=2)
    walks = st.fixed_dictionaries({}, optional={"clinic-first-visit": WALK})
    return st.fixed_dictionaries({}, optional={**FIELDS, "criteria": criteria, "views": views, "x-walk": walks})


not_applicable = st.fixed_dictionaries({"state": st.just("not-applicable"), "reason": lines})
answers = st.fixed_dictionaries(
    {}, optional={**{id_: answers_of(id_) for id_ in CRITERIA}, "guest-wifi": not_applicable}
)
few = st.fixed_dictionaries(
    {},
    optional={"price-list": answers_of("price-list"), "x-parrot": answers_of("x-parrot"), "guest-wifi": not_applicable},
)
units = st.fixed_dictionaries({}, optional={"north": few, "old-town": few})
companies = st.fixed_dictionaries({"answers": answers, "units": units})


def written(said: dict[str, Any]) -> str:
    """Write a company file, with a touchpoint and a question of its own; JSON is YAML."""
    asked_of = {"class": "attractive", "dimension": "empathy"}
    parrot = {
        "id": "x-parrot",
        "name": "Our parrot",
        "category": "place-and-premises",
        "stages": ["purchase"],
        "channel": "offline",
    }
    greets = {"id": "greets", "ask": "Does it greet?", **asked_of}
    feathers = {
        "id": "feathers",
        "ask": "How many feathers?",
        "measure": {"unit": "pieces", "target": ">= 9"},
        **asked_of,
    }
    company = {
        "company": "Clinic",
        "profile": {"traits": ["premises", "website", "b2c", "advertises", "phone"]},
        "competitors": ["Alfa Dent", "Beta Dent"],
        "own_touchpoints": [{**parrot, "criteria": [greets, feathers]}],
        "own_criteria": {"banner-ad": [{"id": "x-ours", "ask": "Is it ours?", **asked_of}]},
        "answers": said["answers"],
        "units": {id_: {"name": id_.title(), "answers": given} for id_, given in said["units"].items()},
    }
    return json.dumps(company, ensure_ascii=False)


def taken_back(before: str, now: str, ending: str, kit: Kit, chain: str | None = None) -> Filling:
    """Make a checklist of one company file, or of a walk along a chain, and take it into another."""
    catalogue, was = kit.catalogue, company_of(before, kit.catalogue)
    shown = narrowed(assess_company(was, catalogue), Selection(chain=chain))
    data = FORMATS[ending].encode(shown, kit.words, TEMPLATES)
    returned = READERS[ending].decode(data, known(was, kit), "back")
    reader = AnswerReader(kit.synonyms, {}, returned.decimal_comma)
    return filled(assess_company(company_of(now, catalogue), catalogue), returned, reader)


def known(company: Company, kit: Kit) -> Known:
    """Give what a table is recognised by."""
    names = {folded(one.name): id_ for id_, one in kit.catalogue.touchpoints.items()}
    units = {folded(unit.name): id_ for id_, unit in company.units.items()}
    return Known(kit.synonyms, names, company.competitors, units, frozenset(kit.catalogue.chains))


def company_of(text: str, catalogue: Catalogue) -> Company:
    company, problems = parse_company(text.encode(), "c", catalogue)
    assert company is not None, problems
    return company


quick = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("ending", ENDINGS)
@quick
@given(said=companies, chain=st.sampled_from([None, "clinic-first-visit"]))
def test_whatever_a_company_file_says_its_untouched_checklist_says_nothing_new(
    ending: str, said: dict[str, Any], chain: str | None, kit: Kit
) -> None:
    text = written(said)
    assert taken_back(text, text, ending, kit, chain).says_nothing_new


@pytest.mark.parametrize("ending", ENDINGS)
@quick
@given(before=companies, after=companies)
def test_an_old_copy_never_overwrites_what_has_changed_since(
    ending: str, before: dict[str, Any], after: dict[str, Any], kit: Kit
) -> None:
    filling = taken_back(written(before), written(after), ending, kit)
    assert filling.changes == ()
    assert filling.is_whole


@quick
@given(before=companies, after=companies)
def test_every_answer_of_another_file_arrives(before: dict[str, Any], after: dict[str, Any], kit: Kit) -> None:
    after = {**after, "units": {}}  # of a touchpoint that only units speak of, only they can say more
    before = {**before, "units": {}}
    now = company_of(written(before), kit.catalogue)
    returned = READERS["json"].decode(written(after).encode(), known(now, kit), "back")
    filling = filled(assess_company(now, kit.catalogue), returned, AnswerReader(kit.synonyms, {}))
    assert filling.is_whole
    result = company_of(edited(written(before), as_changes(filling, now)), kit.catalogue)
    holds, shown = stated(result), made_from(assess_company(now, kit.catalogue)).cells
    for key, text in stated(company_of(written(after), kit.catalogue)).items():
        was_shown = shown.get(key, Shown()).displayed == text  # such as an importance that is the catalogue's too
        assert holds.get(key) == text or was_shown or (key.path == ("state",) and text == "unknown")


@quick
@given(after=companies)
def test_every_answer_of_a_units_rows_arrives(after: dict[str, Any], kit: Kit) -> None:
    empty = {"answers": {}, "units": {id_: {} for id_ in after["units"]}}
    now = company_of(written(empty), kit.catalogue)
    returned = READERS["json"].decode(written(after).encode(), known(now, kit), "back")
    filling = filled(assess_company(now, kit.catalogue), returned, AnswerReader(kit.synonyms, {}))
    assert filling.is_whole
    result = company_of(edited(written(empty), as_changes(filling, now)), kit.catalogue)
    wanted = company_of(written(after), kit.catalogue)
    for id_ in wanted.units:
        apart = [of_unit(one, id_) for one in (result, wanted)]
        shown = {
            key._replace(unit=""): cell.displayed
            for key, cell in made_from(assess_company(now, kit.catalogue)).cells.items()
        }
        differ = stated(apart[1]).items() - stated(apart[0]).items()
        assert {key for key, text in differ if shown.get(key) != text and text != "unknown"} == set()
