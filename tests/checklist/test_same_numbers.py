"""Every format shows the same numbers: each is read back as people see it, and compared with the JSON."""

import re
from pathlib import Path
from typing import Any

import pytest

from checklists import Page, as_json, csv_rows, encoded, numbers_in, sheet_rows
from touchpoints.catalogue.loading import load
from touchpoints.catalogue.model import in_language
from touchpoints.company.assessment import Assessment, assess
from touchpoints.company.company_file import read_company
from workbooks import as_text

REPOSITORY = Path(__file__).resolve().parents[2]

Shown = dict[str, tuple[str, str, str, str, str]]
"""Quality, gap, gap to the aim, priority and class of each touchpoint, as texts."""


@pytest.fixture(scope="session")
def smile_dental() -> Assessment:
    """The example company against the real catalogue."""
    catalogue = in_language(load(REPOSITORY / "catalogue", "catalogue"), "en")
    path = REPOSITORY / "examples" / "companies" / "smile-dental.yml"
    company, problems = read_company(path, path.name, catalogue)
    assert company is not None, problems
    assert problems == []
    return assess(company, catalogue)


@pytest.fixture(params=["assessment", "smile_dental"])
def either(request: pytest.FixtureRequest) -> Assessment:
    """The small clinic, and the example company."""
    found: Assessment = request.getfixturevalue(request.param)
    return found


def text(value: float | None, digits: int) -> str:
    """Write a number as checklists show it."""
    return "–" if value is None else f"{round(value, digits):,.{digits}f}"


def expected(document: dict[str, Any]) -> Shown:
    """Give the numbers of the JSON."""
    return {
        point["id"]: (
            text(point["quality"], 1),
            text(point["gap"], 2),
            text(point["gap_to_target"], 2),
            text(point["priority"], 1),
            point["class"] or "–",
        )
        for point in document["touchpoints"]
    }


def in_markdown(assessment: Assessment) -> Shown:
    """Read the numbers of the full checklist in Markdown."""
    full = encoded("markdown", assessment).decode().split("\n## Full checklist\n")[1]
    ids = {point.touchpoint.name: point.touchpoint.id for point in assessment.points}
    parts = re.split(r"^### [0-9]+\. ", full, flags=re.MULTILINE)[1:]
    return {ids[part.split("\n")[0]]: numbers_in(part) for part in parts}


def in_html(assessment: Assessment) -> Shown:
    """Read the numbers of the cards on the page; a card without numbers is one that was not assessed."""
    page = encoded("html", assessment).decode()
    cards = re.findall(r'<article class="point" id="p-([a-z0-9-]+)".*?</article>', page, flags=re.DOTALL)
    whole = re.findall(r'<article class="point".*?</article>', page, flags=re.DOTALL)
    texts = {id_: Page(card.encode()).text for id_, card in zip(cards, whole, strict=True)}
    return {id_: numbers_in(said) if "Priority" in said else ("–",) * 5 for id_, said in texts.items()}


def in_csv(assessment: Assessment) -> Shown:
    """Read the numbers of the rows of touchpoints."""
    points = (row for row in csv_rows(assessment) if row["No."])
    return {row["key"]: (*_texts(row, ("Quality", "Gap", "Gap to aim", "Priority")), row["Class"]) for row in points}


def in_xlsx(assessment: Assessment) -> Shown:
    """Read the numbers of the sheet of touchpoints."""
    points = (row for row in sheet_rows(assessment, 1) if row["rank"])
    return {row["id"]: (*_texts(row, ("quality", "gap", "gap_to_target", "priority")), row["class"]) for row in points}


def _texts(row: dict[str, Any], keys: tuple[str, str, str, str]) -> tuple[str, str, str, str]:
    read = [None if row[key] in {"", None} else float(row[key]) for key in keys]
    return text(read[0], 1), text(read[1], 2), text(read[2], 2), text(read[3], 1)


@pytest.mark.parametrize("shown", [in_markdown, in_html, in_csv, in_xlsx])
def test_each_touchpoint_has_the_numbers_of_the_json(either: Assessment, shown: Any) -> None:
    assert shown(either) == expected(as_json(either))


def summary(document: dict[str, Any]) -> list[str]:
    """Give the texts that a summary must show."""
    coverage = document["coverage"]
    assessed = coverage["applicable"] - coverage["not_assessed"]
    return [
        f"{coverage['have']} of {coverage['applicable']} ({percent(coverage['have'], coverage['applicable'])})",
        f"{document['quality']:.1f} of 10",
        f"{document['analysis']['target']['gap']:.2f}",
        f"{document['analysis']['target']['reaching']} of {document['rated']}",
        f"{assessed} of {coverage['applicable']} ({percent(assessed, coverage['applicable'])})",
    ]


def percent(part: int, whole: int) -> str:
    """Write a share as checklists show it."""
    share = round(100 * part / whole, 1)
    return f"{share:.0f}\N{NO-BREAK SPACE}%" if share.is_integer() else f"{share:.1f}\N{NO-BREAK SPACE}%"


def test_each_summary_has_the_numbers_of_the_json(either: Assessment) -> None:
    shown = {
        "markdown": encoded("markdown", either).decode(),
        "html": encoded("html", either).decode(),
        "xlsx": as_text(encoded("xlsx", either)).replace("\\xa0", "\N{NO-BREAK SPACE}"),
    }
    for wanted in summary(as_json(either)):
        assert {name: wanted in said for name, said in shown.items()} == dict.fromkeys(shown, True), wanted


def test_each_answer_is_that_of_the_json(either: Assessment) -> None:
    words = {"yes": "yes", "partly": "partly", "no": "no", "n/a": "does not apply", "unknown": "not known", None: ""}
    answers = {
        f"{point['id']}/{one['id']}": words[one["answer"]] if one["measured"] is None else float(one["measured"])
        for point in as_json(either)["touchpoints"]
        for one in point["criteria"]
    }
    in_file = {row["key"]: row["Answer"] for row in csv_rows(either) if "/" in row["key"]}
    in_sheet = {row["id"]: "" if row["answer"] is None else row["answer"] for row in sheet_rows(either, 2)}
    for shown in (in_file, in_sheet):
        read = {key: _number_or_word(value) for key, value in shown.items()}
        assert read == answers


def test_the_gap_to_the_aim_is_the_sum_of_those_of_the_touchpoints(either: Assessment) -> None:
    document = as_json(either)
    target = document["analysis"]["target"]
    apart = {point["id"]: point["gap_to_target"] for point in document["touchpoints"]}
    assert target["gap"] == pytest.approx(sum(gap or 0 for gap in apart.values()), abs=1e-6)
    assert target["below"] == [id_ for id_, gap in apart.items() if gap]


def test_how_each_purchase_is_closed_is_the_same_in_all(either: Assessment) -> None:
    document = as_json(either)
    names = {point["id"]: (point["name"], point["level"]) for point in document["touchpoints"]}
    closing = [names[id_] for step in document["analysis"]["closing"].values() for id_ in step["touchpoints"]]
    page = Page(encoded("html", either)).text
    for name, level in closing:
        shown = level.replace("-", " ")
        assert f"{name} ({shown})" in encoded("markdown", either).decode()
        assert f"{name} {shown}" in page


def _number_or_word(value: Any) -> float | str:
    try:
        return float(value)
    except ValueError:
        return str(value)
