"""What people write beside the answers is kept apart or named, and an untouched checklist names nothing."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from filling_desk import Desk

Edit = Callable[[dict[str, Any]], None]


def changed_json(desk: Desk, edit: Edit) -> Path:
    path = desk.export("json")
    document = json.loads(path.read_text(encoding="utf-8"))
    edit(document)
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


def point(document: dict[str, Any], id_: str) -> dict[str, Any]:
    return next(one for one in document["touchpoints"] if one["id"] == id_)


def test_an_unknown_key_at_the_top_of_a_json_checklist_is_named(desk: Desk) -> None:
    filling = desk.fill(changed_json(desk, lambda document: document.update(remark="we moved", empty="")))
    assert filling.lost == (("remark", "'we moved' is no part of a checklist"),)


def test_an_unknown_key_of_a_question_is_kept_apart(desk: Desk) -> None:
    def edit(document: dict[str, Any]) -> None:
        question = next(one for one in point(document, "price-list")["criteria"] if one["id"] == "dated")
        question["who asked"] = "Eva"

    path = changed_json(desk, edit)
    (kept,) = desk.fill(path).kept
    assert kept.where.endswith(".who asked")
    assert desk.answers()["price-list"]["x-extra"] == {"who asked (dated)": "Eva"}
    assert desk.fill(path).says_nothing_new


def test_an_unknown_key_of_a_view_is_kept_apart(desk: Desk) -> None:
    def edit(document: dict[str, Any]) -> None:
        point(document, "price-list")["views"] = {"client": {"reaction": "positive", "mood": "calm"}}

    desk.fill(changed_json(desk, edit))
    assert desk.answers()["price-list"]["x-extra"] == {"mood (client)": "calm"}


def test_unknown_keys_of_a_saved_company_file_are_named_where_they_differ(desk: Desk) -> None:
    desk.company.write_text(desk.text + "x-room: blue\n", encoding="utf-8")
    name = json.loads(desk.export("json").read_text(encoding="utf-8"))["company"]
    saved = {"company": name, "answers": {}, "x-room": "blue", "x-floor": "second"}
    path = desk.company.parent / "saved.json"
    path.write_text(json.dumps(saved), encoding="utf-8")
    assert [where for where, _ in desk.fill(path).lost] == ["x-floor"]
