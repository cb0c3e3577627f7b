"""A company file saved as JSON gives its answers; what it says beside them is named and left alone."""

import json
from pathlib import Path
from typing import Any

from filling_desk import Desk


def saved(desk: Desk, **parts: Any) -> Path:
    path = desk.company.parent / "saved.json"
    path.write_text(json.dumps({"company": "Firm", "answers": {}} | parts), encoding="utf-8")
    return path


def test_a_changed_profile_is_named_and_not_taken_over(desk: Desk) -> None:
    before = desk.text
    filling = desk.fill(saved(desk, company=desk_name(desk), profile={"sector": "retail", "traits": ["premises"]}))
    assert [where for where, _ in filling.lost] == ["profile"]
    assert desk.text == before


def test_own_entries_chains_and_units_are_named_too(desk: Desk) -> None:
    chain = {"id": "mine", "links": [{"touchpoint": "price-list"}, {"touchpoint": "company-website"}]}
    parts = {"chains": [chain], "units": {"harbour": {"name": "Harbour"}}}
    filling = desk.fill(saved(desk, company=desk_name(desk), **parts))
    assert [where for where, _ in filling.lost] == ["chains", "units.harbour"]


def test_what_is_the_same_or_left_out_is_not_named(desk: Desk) -> None:
    assert desk.fill(saved(desk, company=desk_name(desk))).lost == ()
    assert desk.fill(desk.export("json")).lost == ()


def desk_name(desk: Desk) -> str:
    return json.loads(desk.export("json").read_text(encoding="utf-8"))["company"]
