"""A changed company file keeps every character that was not asked to change."""

import copy
import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from touchpoints.catalogue.reading import parse_document
from touchpoints.company.editing import CannotEdit, edited

WRITTEN = """\
# our clinic
company: Smile   # the name on the door
answers:
  price-list:
    state: have    # since spring
    criteria: {dated: yes, one-page: partly}  # looked at together
    note: >
      A long text
      over two lines.

    x-photo: IMG_1.jpg
  # the next one is Eva's
  guest-wifi:
    state: not-applicable
    reason:

  queue:
chains: []
# the end
"""


def test_a_changed_value_leaves_its_comment_and_its_neighbours_alone() -> None:
    assert edited(WRITTEN, {"answers": {"price-list": {"state": "missing"}}}) == WRITTEN.replace(
        "state: have    #", "state: missing    #"
    )


def test_a_changed_value_in_braces_stays_in_braces() -> None:
    changed = edited(WRITTEN, {"answers": {"price-list": {"criteria": {"dated": "no", "reply-time": 25.5}}}})
    assert "criteria: {dated: no, one-page: partly, reply-time: 25.5}  # looked at together" in changed


def test_a_text_over_several_lines_is_replaced_as_a_whole() -> None:
    changed = edited(WRITTEN, {"answers": {"price-list": {"note": "short"}}})
    assert "    note: short\n\n    x-photo" in changed


def test_an_empty_value_is_filled_behind_its_colon() -> None:
    assert "    reason: clients stay ten minutes\n" in edited(
        WRITTEN, {"answers": {"guest-wifi": {"reason": "clients stay ten minutes"}}}
    )


def test_a_new_entry_comes_behind_the_last_one_and_before_what_follows() -> None:
    changed = edited(WRITTEN, {"answers": {"invoice": {"state": "have"}, "queue": {"state": "planned"}}})
    assert "  queue:\n    state: planned\n  invoice:\n    state: have\nchains: []" in changed


def test_a_text_that_yaml_would_misread_is_put_in_quotation_marks() -> None:
    for text in ("a: b", "a # b", "- x", "null", "", " x", "'", '"', "{", "žltá\nčervená", "@", "%", "!x", "&a", "*a"):
        changed = edited(WRITTEN, {"answers": {"queue": {"note": text}}})
        document, problems = parse_document(changed.encode(), "")
        assert document is not None, text
        assert problems == []
        assert document.value["answers"]["queue"]["note"] == text  # type: ignore[index,call-overload]


def test_a_file_with_windows_line_ends_keeps_them() -> None:
    changed = edited(WRITTEN.replace("\n", "\r\n"), {"answers": {"invoice": {"state": "have"}}})
    assert changed.count("\n") == changed.count("\r\n")


def test_a_file_in_json_stays_json() -> None:
    changed = edited('{"company": "A", "answers": {}}', {"answers": {"price-list": {"state": "have", "note": 'ž "x"'}}})
    assert json.loads(changed) == {"company": "A", "answers": {"price-list": {"state": "have", "note": 'ž "x"'}}}


@pytest.mark.parametrize("text", ["", "- a\n", "company: [\n", "company: A\ncompany: B\n"])
def test_a_file_that_cannot_be_understood_is_not_changed(text: str) -> None:
    with pytest.raises(CannotEdit):
        edited(text, {"company": "B"})


def test_keys_are_not_put_into_a_value() -> None:
    with pytest.raises(CannotEdit, match="company"):
        edited(WRITTEN, {"company": {"name": "B"}})


keys = st.from_regex(r"[a-z]{1,6}(-[a-z]{1,4})?", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp"]), max_size=20)
leaves = st.one_of(texts, st.booleans(), st.integers(-1000, 1000))
trees = st.recursive(
    st.dictionaries(keys, leaves, min_size=1, max_size=4),
    lambda inner: st.dictionaries(keys, st.one_of(leaves, inner), min_size=1, max_size=4),
    max_leaves=12,
)


def merged(into: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    result = copy.deepcopy(into)
    for name, value in changes.items():
        if isinstance(value, dict):
            below = result.get(name)
            result[name] = merged(below if isinstance(below, dict) else {}, value)
        else:
            result[name] = value
    return result


def as_read(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: as_read(part) for name, part in value.items()}
    return value if isinstance(value, str) else json.dumps(value)


@given(before=trees, changes=trees, flow=st.sampled_from([False, None, True]))
def test_the_changed_file_says_what_was_there_and_what_was_asked_for(
    before: dict[str, Any], changes: dict[str, Any], flow: bool | None
) -> None:
    text = yaml.safe_dump(as_read(before), allow_unicode=True, default_flow_style=flow, width=60)
    try:
        changed = edited(text, changes)
    except CannotEdit:
        assert any(_puts_keys_into_a_value(before, changes))
        return
    document, problems = parse_document(changed.encode(), "")
    assert document is not None
    assert problems == []
    assert document.value == as_read(merged(before, changes))


def _puts_keys_into_a_value(before: dict[str, Any], changes: dict[str, Any]) -> list[bool]:
    found: list[bool] = []
    for name, value in changes.items():
        if isinstance(value, dict) and name in before:
            below = before[name]
            found += _puts_keys_into_a_value(below, value) if isinstance(below, dict) else [True]
    return found


def test_a_key_that_would_pour_in_another_mapping_is_quoted() -> None:
    after = edited(WRITTEN, {"answers": {"price-list": {"<<": "no merge"}}})
    document, problems = parse_document(after.encode(), "")
    assert document is not None
    assert not problems
    assert '"<<": no merge' in after
    assert document.value["answers"]["price-list"]["<<"] == "no merge"
