"""The JSON that others rely on: its keys, their order, and a schema that it keeps."""

from typing import Any

import jsonschema
import pytest

from checklists import Assess, as_json
from touchpoints.checklist.document import AssessmentDocument
from touchpoints.company.assessment import Assessment
from touchpoints.company.selection import Selection, narrowed

TOP = [
    "format", "company", "language", "assessed_on", "catalogue_version", "coverage", "quality", "touchpoints", "chains",
]  # fmt: skip
TOUCHPOINT = [
    "id", "name", "category", "stages", "state", "level", "reaction", "importance", "quality", "gap", "reach",
    "confidence", "effort", "priority", "class", "rank", "criteria", "fixes", "competitors", "owner", "due", "status",
    "note", "evidence", "my_ideas",
]  # fmt: skip
CRITERION = ["id", "text", "answer", "target", "measured", "met"]
CHAIN = ["id", "links", "score", "broken_at", "touches", "people", "automated_share", "lost_most_at"]


def test_the_keys_of_the_interface_come_first_and_in_its_order(assessment: Assessment) -> None:
    document = as_json(assessment)
    point = document["touchpoints"][0]
    assert list(document)[: len(TOP)] == TOP
    assert list(document["coverage"]) == [
        "applicable",
        "have",
        "missing",
        "weak",
        "not_assessed",
        "by_stage",
        "by_category",
    ]
    assert list(point)[: len(TOUCHPOINT)] == TOUCHPOINT
    assert list(point["criteria"][0])[: len(CRITERION)] == CRITERION
    assert list(document["chains"][0])[: len(CHAIN)] == CHAIN
    assert document["format"] == "touchpoints-assessment/1"


def test_it_keeps_the_schema_that_comes_from_its_shape(assessment: Assessment) -> None:
    schema = AssessmentDocument.model_json_schema(by_alias=True, mode="serialization")
    jsonschema.validate(as_json(assessment), schema)


def test_what_was_written_can_be_read_back_into_the_same_shape(assessment: Assessment) -> None:
    document = as_json(assessment)
    assert AssessmentDocument.model_validate(document).model_dump(mode="json", by_alias=True) == document


def test_have_missing_and_not_assessed_make_up_the_whole(assessment: Assessment) -> None:
    coverage = as_json(assessment)["coverage"]
    for part in (coverage, *coverage["by_stage"].values(), *coverage["by_category"].values()):
        assert part["have"] + part["missing"] + part["not_assessed"] == part["applicable"]


def test_ids_stay_ids(assessment: Assessment) -> None:
    point = as_json(assessment)["touchpoints"][0]
    assert (point["category"], point["stages"], point["state"]) == ("email-and-messaging", ["reaction"], "missing")


def test_what_nobody_knows_is_null_and_never_zero(assessment: Assessment) -> None:
    price_list = as_json(assessment)["touchpoints"][-1]
    assert [price_list[key] for key in ("quality", "gap", "priority", "class")] == [None] * 4


def test_a_narrowed_list_keeps_the_numbers_of_the_whole(assessment: Assessment) -> None:
    whole, narrow = (as_json(one) for one in (assessment, narrowed(assessment, Selection(limit=1))))
    assert len(narrow["touchpoints"]) == 1
    assert [narrow[key] for key in ("coverage", "quality", "analysis")] == [
        whole[key] for key in ("coverage", "quality", "analysis")
    ]


@pytest.mark.parametrize(
    ("answers", "left_out"),
    [
        ({}, {"reason": None, "because": ["premises", "waiting or walk-ins"]}),
        ({"guest-wifi": {"state": "not-applicable", "reason": "no time"}}, {"reason": "no time", "because": []}),
    ],
)
def test_what_was_left_out_says_why(assessed: Assess, answers: dict[str, Any], left_out: dict[str, Any]) -> None:
    assert as_json(assessed({"answers": answers}))["left_out"] == [
        {"id": "guest-wifi", "name": "Guest Wi-Fi"} | left_out
    ]
