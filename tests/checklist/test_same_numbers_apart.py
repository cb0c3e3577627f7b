"""Units, views and chains have the same numbers in every format, whichever of them show these."""

from typing import Any

import pytest

from checklists import Page, as_json, csv_rows, encoded, sheet_rows
from touchpoints.catalogue.model import Catalogue
from touchpoints.company.assessment import Assessment
from touchpoints.company.company_file import parse_company
from touchpoints.company.units import assess_company
from workbooks import opened

COMPANY = """
company: Apart
profile: {sector: health, traits: [premises, waiting, phone, website, appointments, advertises, b2c], target: exemplary}
answers:
  company-website:
    state: have
    criteria: {phone-on-every-page: yes, load-time: 4.1}
    views:
      client: {criteria: {own-photos: no, phone-on-every-page: yes}, reaction: neutral}
      own: {criteria: {own-photos: yes, load-time: 1.5}}
      Jonas: {criteria: {own-photos: partly}}
  banner-ad: {criteria: {one-message: yes}, reach: 0.5}
  phone-booking: {criteria: {rings: 5, two-times: no}}
units:
  north:
    name: North
    answers:
      price-list: {criteria: {dated: no, type-size: 12}, effort: 5}
      x-parrot: {state: missing}
  south:
    name: South
    kind: department
    answers:
      price-list: {criteria: {dated: yes, type-size: 8}, importance: 2}
own_touchpoints:
  - id: x-parrot
    name: The parrot
    category: place-and-premises
    stages: [purchase]
    channel: offline
    criteria: [{id: greets, ask: Does it greet?, class: attractive, dimension: empathy}]
chains:
  - id: our-visit
    based_on: clinic-first-visit
    name: Our visit
    links: [{touchpoint: banner-ad, passed: 900}, {touchpoint: company-website, passed: 90}, {touchpoint: phone-booking}]
"""


@pytest.fixture(scope="module")
def apart(clinic_catalogue: Catalogue) -> Assessment:
    company, problems = parse_company(COMPANY.encode(), "c", clinic_catalogue)
    assert company is not None, problems
    return assess_company(company, clinic_catalogue)


@pytest.fixture(scope="module")
def document(apart: Assessment) -> dict[str, Any]:
    return as_json(apart)


@pytest.fixture(scope="module")
def read(apart: Assessment) -> dict[str, str]:
    """What people read in Markdown, on the page, and on the first sheet of the workbook."""
    sheet = opened(encoded("xlsx", apart)).worksheets[0]
    lines = (" | ".join(_shown(cell) for cell in row if cell.value is not None) for row in sheet.iter_rows())
    markdown = encoded("markdown", apart).decode().replace("**", "")
    return {"markdown": markdown, "html": Page(encoded("html", apart)).text, "xlsx": "\n".join(lines)}


def _shown(cell: Any) -> str:
    if isinstance(cell.value, int | float):
        form = {"0%": "{:.0%}", "0.0": "{:.1f}", "0.00": "{:.2f}"}.get(cell.number_format, "{}")
        return form.format(cell.value).replace("%", "\N{NO-BREAK SPACE}%")
    return str(cell.value)


BLANK = "\N{NO-BREAK SPACE}"
NUMBERS = ("quality", "gap", "gap_to_target", "priority")
TITLES = ("Quality", "Gap", "Gap to aim", "Priority")


def numbers(row: dict[str, Any], keys: tuple[str, ...]) -> tuple[float | None, ...]:
    return tuple(None if row[key] in {"", None} else round(float(row[key]), 2) for key in keys)


def rounded(point: dict[str, Any]) -> tuple[float | None, ...]:
    places = {"quality": 1, "priority": 1}
    return tuple(None if point[key] is None else round(point[key], places.get(key, 2)) for key in NUMBERS)


def test_each_row_of_a_unit_has_the_numbers_of_the_json(apart: Assessment, document: dict[str, Any]) -> None:
    wanted = {
        f"{point['id']}@{unit['id']}": (rounded(point), point["rank"], point["importance"])
        for unit in document["units"]
        for point in unit["touchpoints"]
    }
    assert set(wanted) == {"price-list@north", "x-parrot@north", "price-list@south", "x-parrot@south"}
    in_sheet = {row["id"]: (numbers(row, NUMBERS), row["rank"], row["importance"]) for row in sheet_rows(apart, 3)}
    in_file = {
        row["key"]: (numbers(row, TITLES), int(row["No."]), int(row["Importance"]))
        for row in csv_rows(apart)
        if row["Unit"] and row["No."]
    }
    assert in_sheet == wanted
    assert in_file == wanted


def test_each_answer_of_a_unit_is_that_of_the_json(apart: Assessment, document: dict[str, Any]) -> None:
    wanted = {
        f"{point['id']}/{asked['id']}@{unit['id']}": _word(asked["answer"] or asked["measured"])
        for unit in document["units"]
        for point in unit["touchpoints"]
        for asked in point["criteria"]
    }
    assert {row["id"]: _word(row["answer"]) for row in sheet_rows(apart, 4)} == wanted
    assert {row["key"]: _word(row["Answer"]) for row in csv_rows(apart) if row["Unit"] and not row["No."]} == wanted


def _word(answer: Any) -> str:
    return "" if answer is None else str(float(answer)) if str(answer).replace(".", "").isdigit() else str(answer)


def test_units_stand_side_by_side_with_the_same_numbers(read: dict[str, str], document: dict[str, Any]) -> None:
    for unit in document["units"]:
        share = unit["coverage"]["have"] / unit["coverage"]["applicable"]
        beside = (unit["name"], unit["kind"], percent(share), f"{unit['quality']:.1f}")
        assert " | ".join(beside) in read["markdown"]
        assert "".join(beside).replace(BLANK, "") in read["html"].replace(" ", "").replace(BLANK, "")
        assert " | ".join((*beside[:2], f"{share:.0%}".replace("%", f"{BLANK}%"), beside[3])) in read["xlsx"]


def percent(share: float) -> str:
    """Write a share as checklists show it."""
    number = round(100 * share, 1)
    return f"{number:.0f}{BLANK}%" if number.is_integer() else f"{number:.1f}{BLANK}%"


def test_each_view_has_the_quality_of_the_json(
    apart: Assessment, read: dict[str, str], document: dict[str, Any]
) -> None:
    website = next(point for point in document["touchpoints"] if point["id"] == "company-website")
    names = {"client": "the client's view", "own": "our own view", "Jonas": "Jonas"}
    titles = {"client": "client", "own": "we ourselves", "Jonas": "Jonas"}
    in_sheet = next(row for row in sheet_rows(apart, 1) if row["id"] == "company-website")
    in_file = next(row for row in csv_rows(apart) if row["key"] == "company-website")
    assert len(website["views"]) == 3
    for who, view in website["views"].items():
        assert in_sheet[f"view-quality:{who}"] == pytest.approx(view["quality"])
        assert float(in_file[f"View quality: {titles[who]}"]) == pytest.approx(view["quality"])
        said = f"{names[who]} {view['quality']:.1f}"
        assert {name: said in text for name, text in read.items()} == dict.fromkeys(read, True), said


def test_each_chain_has_the_score_of_the_json(read: dict[str, str], document: dict[str, Any]) -> None:
    (ours,) = [chain for chain in document["chains"] if chain["id"] == "our-visit"]
    score, people = f"{10 * ours['score']:.1f}", ours["people"]
    automated = percent(ours["automated_share"])
    assert f"Weakest link: {score}" in read["markdown"]
    assert f"Touches: {ours['touches']} · People met: {people} · Automated: {automated}" in read["markdown"]
    assert f"Weakest link {score}" in read["html"]
    met = f"Touches {ours['touches']} · People met {people} · Automated {automated}"
    assert met.replace(BLANK, " ") in read["html"]
    assert f"Our visit | {score} | {ours['touches']} | {people} | {ours['automated_share']:.0%}"[:-1] in read["xlsx"]


def test_a_question_that_is_disputed_is_named_in_every_summary(read: dict[str, str], document: dict[str, Any]) -> None:
    website = next(point for point in document["touchpoints"] if point["id"] == "company-website")
    asked = {one["id"]: one["text"] for one in website["criteria"]}
    assert "own-photos" in website["disputed"]
    for id_ in website["disputed"]:
        assert {name: text.count(asked[id_]) > 0 for name, text in read.items()} == dict.fromkeys(read, True)
