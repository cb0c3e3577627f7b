"""Comparisons in every format: three dates of the small clinic, and three companies side by side, as they were read.

After a change on purpose: read the difference, then `pytest tests/checklist --update-golden`.
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checklists import ENGLISH, TEMPLATES
from touchpoints.catalogue.model import Catalogue
from touchpoints.checklist.comparison import FORMATS
from touchpoints.company.answers import Company, TouchpointAnswers
from touchpoints.company.assessment import assess
from touchpoints.company.comparing import Board, Comparison, Snapshot, compared
from workbooks import as_text

GOLDEN = Path(__file__).resolve().parent / "golden"

LATER: tuple[dict[str, Any], ...] = (
    {"phone-booking": {"criteria": {"two-times": "yes"}, "status": "done"}, "promotional-sms": {"state": "have"}},
    {
        "enquiry-form": {"criteria": {"reply-time": 30}},
        "phone-booking": {"status": "open"},
        "banner-ad": {"state": "missing"},
    },
)


def later(clinic: Company, day: date, changes: dict[str, Any]) -> Company:
    """Give the clinic on a later day, with some answers changed."""
    answers = dict(clinic.answers)
    for touchpoint, said in changes.items():
        known = answers.get(touchpoint, TouchpointAnswers())
        before = {name: getattr(known, name) for name in known.model_fields_set}
        criteria = {**known.criteria, **said.get("criteria", {})}
        answers[touchpoint] = TouchpointAnswers.model_validate({**before, **said, "criteria": criteria})
    return clinic.model_copy(update={"answers": answers, "assessed_on": day})


@pytest.fixture(scope="module")
def over_time(clinic: Company, clinic_catalogue: Catalogue) -> Comparison:
    """The clinic at three dates that are not equally far apart."""
    second = later(clinic, date(2027, 2, 1), LATER[0])
    companies = (clinic, second, later(second, date(2028, 2, 1), LATER[1]))
    found = compared([Snapshot(assess(one, clinic_catalogue), "2026.11") for one in companies])
    assert isinstance(found, Comparison)
    return found


@pytest.fixture(scope="module")
def board(clinic: Company, clinic_catalogue: Catalogue) -> Board:
    """The clinic, and two that are like it."""
    others = [
        later(clinic, date(2026, 11, 21), changes).model_copy(update={"company": f"Branch {number} <b>&"})
        for number, changes in enumerate(LATER, 1)
    ]
    return Board(tuple(Snapshot(assess(one, clinic_catalogue), "2026.11") for one in (clinic, *others)))


def golden(stem: str, name: str, found: Comparison | Board, request: pytest.FixtureRequest) -> None:
    """Compare a comparison in a format with the one that was read, or write that anew."""
    content = FORMATS[name].encode(found, ENGLISH, TEMPLATES)
    text = as_text(content).encode() if name == "xlsx" else content
    suffix = ".xlsx.txt" if name == "xlsx" else FORMATS[name].SUFFIX
    path = GOLDEN / f"{stem}{suffix}"
    if request.config.getoption("--update-golden"):
        path.write_bytes(text)
    assert path.read_bytes().decode() == text.decode()


@pytest.mark.parametrize("name", FORMATS)
def test_three_dates(name: str, over_time: Comparison, request: pytest.FixtureRequest) -> None:
    golden("dates", name, over_time, request)


@pytest.mark.parametrize("name", FORMATS)
def test_three_companies_side_by_side(name: str, board: Board, request: pytest.FixtureRequest) -> None:
    golden("board", name, board, request)


def test_dates_stand_as_far_apart_as_they_were(over_time: Comparison) -> None:
    page = FORMATS["html"].encode(over_time, ENGLISH, TEMPLATES).decode()
    places = [float(x) for x in re.findall(r'<circle class="mark-first" cx="([0-9.]+)"', page)]
    days = [(one.day - over_time.before.day).days for one in over_time.snapshots if one.day and over_time.before.day]
    assert places[1] - places[0] == pytest.approx((places[2] - places[0]) * days[1] / days[2], abs=0.02)


def test_every_format_names_the_same_qualities(over_time: Comparison) -> None:
    document = json.loads(FORMATS["json"].encode(over_time, ENGLISH, TEMPLATES))
    qualities = [f"{one.quality:.1f}" for one in (over_time.before, over_time.after) if one.quality is not None]
    assert [f"{document['quality'][side]:.1f}" for side in ("before", "after")] == qualities
    for name in ("text", "markdown", "html"):
        said = FORMATS[name].encode(over_time, ENGLISH, TEMPLATES).decode()
        assert all(quality in said for quality in qualities), name
