"""What is wrong with a company file is said at its place."""

from pathlib import Path

import pytest

from touchpoints.catalogue.model import Catalogue
from touchpoints.company.company_file import read_company

HEAD = "company: Clinic\nprofile: {traits: [website]}\ncompetitors: [Alfa]\n"


def found(catalogue: Catalogue, folder: Path, text: str) -> list[str]:
    """Give what is wrong with a text, as `line:column code`."""
    path = folder / "clinic.yml"
    path.write_text(HEAD + text, encoding="utf-8")
    _, problems = read_company(path, "clinic.yml", catalogue)
    return [f"{one.place.line}:{one.place.column} {one.code}" for one in problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("answers:\n  price-lst: {state: have}\n", "5:3 unknown-reference"),
        ("answers:\n  price-list: {criteria: {datd: yes}}\n", "5:27 unknown-reference"),
        ("answers:\n  price-list: {criteria: {dated: perhaps}}\n", "5:34 wrong-value"),
        ("answers:\n  price-list: {criteria: {dated: 5}}\n", "5:34 wrong-value"),
        ("answers:\n  price-list: {criteria: {type-size: yes}}\n", "5:38 wrong-value"),
        ("answers:\n  price-list: {state: not-applicable}\n", "5:23 missing-reason"),
        ("answers:\n  price-list: {competitors: {Beta: same}}\n", "5:30 unknown-reference"),
        ("answers:\n  price-list: {due: 2026}\n", "5:21 wrong-value"),
        ("answers:\n  price-list: {due: 2026-02-30}\n", "5:21 wrong-value"),
        ("answers:\n  price-list: {reach: 1.5}\n", "5:23 wrong-value"),
        ("answers:\n  price-list: {effort: 4}\n", "5:24 wrong-value"),
        ("answers:\n  price-list: {stat: have}\n", "5:16 unknown-key"),
        ("answers:\n  enquiry-form: {criteria: {consent: yes}}\n", "5:29 not-counted"),
        ("chains: [{id: ours}]\n", "4:10 missing-key"),
        ("chains: [{id: ours, based_on: nothing}]\n", "4:31 unknown-reference"),
        ("chains: [{id: a, based_on: price-enquiry}, {id: a, based_on: price-enquiry}]\n", "4:49 duplicate-id"),
    ],
)
def test_a_mistake_is_named_where_it_stands(
    clinic_catalogue: Catalogue, tmp_path: Path, text: str, problem: str
) -> None:
    assert found(clinic_catalogue, tmp_path, text) == [problem]


@pytest.mark.parametrize(
    "text",
    [
        "answers:\n",
        "answers:\n  price-list:\n",
        "answers:\n  price-list:\n    state:\n    criteria:\n",
        "answers: {price-list: {criteria: {dated: true, type-size: 12.5}, x-photo: IMG_1.jpg}}\n",
        "x-notes: ours\nanswers: {x-bakery-smell: {state: have}}\n",
    ],
)
def test_empty_keys_and_keys_of_ones_own_are_no_mistakes(
    clinic_catalogue: Catalogue, tmp_path: Path, text: str
) -> None:
    assert found(clinic_catalogue, tmp_path, text) == []


def test_a_wrong_value_does_not_hide_an_unknown_touchpoint_or_question(
    tmp_path: Path, clinic_catalogue: Catalogue
) -> None:
    text = "company: A\nanswers:\n  enquiry-frm: {state: have}\n  enquiry-form: {state: hav, criteria: {consnt: yes}}\n"
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    company, problems = read_company(tmp_path / "a.yml", "a.yml", clinic_catalogue)
    assert company is None
    assert [(str(one.place), one.code) for one in problems] == [
        ("a.yml:3:3", "unknown-reference"),
        ("a.yml:4:25", "wrong-value"),
        ("a.yml:4:41", "unknown-reference"),
    ]
