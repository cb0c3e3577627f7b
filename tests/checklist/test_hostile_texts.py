"""Texts are text: what a person typed is shown as it was typed, and nothing in it is ever run, linked or built."""

import re
from typing import Any

import markdown as python_markdown
import pytest

from checklists import Assess, Page, as_json, csv_rows, encoded, sheet_rows
from touchpoints.checklist import escaping
from touchpoints.company.assessment import Assessment
from touchpoints.problems import DataError
from workbooks import opened

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("https://evil.example")', "-2+3+cmd"]
MARKUP = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "<img src=x onerror=alert(1)>",
    "</textarea><svg onload=alert(1)>",
    "&lt;b&gt; &amp; &#42;",
    "{{ 7*7 }} {% raw %} {# x #}",
    "javascript:alert(1)",
]
MARKDOWN = [
    "[a](javascript:alert(1))",
    "![a](https://evil.example/x.png)",
    "| a | b |",
    "# a heading",
    "- a list",
    "1. a list",
    "7) a list",
    "+ a list",
    "> a quotation",
    "---",
    "===",
    "```python",
    "`code` *em* __strong__ ~~gone~~ ==mark==",
    "{: onclick=alert(1) }",
    "{--x--} {++y++}",
    "<https://evil.example>",
    "https://evil.example and www.evil.example",
    "a\\b \\* \\",
    "[^1]: a note",
    "$x$ and $$y$$",
    ": a definition",
    "snake_case_name",
]
ORDINARY = [
    "Žltý kôň",
    "Съешь ещё этих булок",
    "😀 👩‍⚕️",
    "O'Neil & Sons",
    "'quoted'",
    "50 % < 60 %",
    "00123",
    "1/2",
    "12:30",
    "3.00",
]
TEXTS = [*FORMULAS, *MARKUP, *MARKDOWN, *ORDINARY]

NEUTRAL = "plain words"


def with_text(assessed: Assess, text: str) -> Assessment:
    """Assess a company that has one text wherever a text can stand."""
    answers = {
        "price-list": {
            "state": "have",
            "criteria": {"dated": "no"},
            **dict.fromkeys(["owner", "note", "evidence", "my_ideas"], text),
        },
        "guest-wifi": {"state": "not-applicable", "reason": text},
        "banner-ad": {"criteria": {"one-message": "no"}, "competitors": {text: "better"}},
    }
    chains = [{"id": "ours", "name": text, "links": [{"touchpoint": "banner-ad"}, {"touchpoint": "price-list"}]}]
    return assessed({"company": text, "competitors": [text], "answers": answers, "chains": chains})


PLACES = ("Owner", "Note", "Evidence", "My ideas")


@pytest.mark.parametrize("text", TEXTS)
def test_csv_gives_back_every_text_and_begins_no_formula(assessed: Assess, text: str) -> None:
    assessment = with_text(assessed, text)
    row = next(row for row in csv_rows(assessment) if row["key"] == "price-list")
    assert {row[place].removeprefix("'") if row[place][:2] != "''" else row[place][1:] for place in PLACES} == {text}
    cells = [cell for one in csv_rows(assessment) for cell in (*one.keys(), *one.values())]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))] == []


@pytest.mark.parametrize("text", TEXTS)
def test_a_workbook_holds_every_text_exactly_and_no_formula_or_link(assessed: Assess, text: str) -> None:
    assessment = with_text(assessed, text)
    row = next(row for row in sheet_rows(assessment, 1) if row["id"] == "price-list")
    assert {row[key] for key in ("owner", "note", "evidence", "my_ideas")} == {text}
    for sheet in opened(encoded("xlsx", assessment)):
        kinds = {cell.data_type for line in sheet.iter_rows() for cell in line}
        assert kinds <= {"s", "n", "d", "inlineStr"}
        assert [cell.coordinate for line in sheet.iter_rows() for cell in line if cell.hyperlink] == []


@pytest.mark.parametrize("text", TEXTS)
def test_a_page_has_no_more_elements_and_attributes_than_with_plain_words(assessed: Assess, text: str) -> None:
    hostile, neutral = (Page(encoded("html", with_text(assessed, one))) for one in (text, NEUTRAL))
    assert [(tag, sorted(said)) for tag, said in hostile.elements] == [
        (tag, sorted(said)) for tag, said in neutral.elements
    ]
    assert " ".join(text.split()) in hostile.text
    addresses = {said[name] for _, said in hostile.elements for name in ("href", "src", "action") if name in said}
    assert {address for address in addresses if not str(address).startswith("#")} == set()


def test_the_comparison_of_pages_notices_an_unescaped_text() -> None:
    raw, neutral = (Page(f"<p>{one}</p>".encode()) for one in ("<img src=x onerror=alert(1)>", NEUTRAL))
    assert raw.elements != neutral.elements


def rendered(source: str) -> Page:
    """Render Markdown as a common program does."""
    extensions = [
        "tables",
        "attr_list",
        "fenced_code",
        "footnotes",
        "def_list",
        "pymdownx.tilde",
        "pymdownx.mark",
        "pymdownx.critic",
    ]
    return Page(python_markdown.markdown(source, extensions=extensions).encode())


@pytest.mark.parametrize("text", TEXTS)
def test_markdown_shows_every_text_as_it_was_typed(assessed: Assess, text: str) -> None:
    hostile, neutral = (rendered(encoded("markdown", with_text(assessed, one)).decode()) for one in (text, NEUTRAL))
    assert [(tag, sorted(said)) for tag, said in hostile.elements] == [
        (tag, sorted(said)) for tag, said in neutral.elements
    ]
    assert " ".join(text.split()) in hostile.text


@pytest.mark.parametrize("text", ["**bold**", "[a](https://b.example)", "# a heading"])
def test_the_comparison_of_markdown_notices_an_unescaped_text(text: str) -> None:
    assert rendered(text).elements != rendered(NEUTRAL).elements


@pytest.mark.parametrize("text", TEXTS)
def test_json_holds_every_text_exactly(assessed: Assess, text: str) -> None:
    document = as_json(with_text(assessed, text))
    point = next(one for one in document["touchpoints"] if one["id"] == "price-list")
    assert [point[key] for key in ("owner", "note", "evidence", "my_ideas")] == [text] * 4
    assert document["company"] == text


@pytest.mark.parametrize("text", ["</script>", "<!--", "a\u2028b\u2029c", "&"])
def test_json_inside_a_script_cannot_end_it(text: str) -> None:
    written = escaping.json_in_script({"text": text})
    assert re.search("[<>&\u2028\u2029]", written) is None


def test_line_breaks_survive_in_every_format(assessed: Assess) -> None:
    assessment = with_text(assessed, NEUTRAL)
    two = assessed({"answers": {"price-list": {"state": "have", "my_ideas": "one\ntwo\n"}}})
    assert "one<br>two" in encoded("markdown", two).decode()
    assert ">one\ntwo</textarea>" in encoded("html", two).decode()
    assert next(row for row in sheet_rows(two, 1) if row["id"] == "price-list")["my_ideas"] == "one\ntwo"
    assert next(row for row in csv_rows(two) if row["key"] == "price-list")["My ideas"] == "one\ntwo"
    assert assessment.points


@pytest.mark.parametrize(
    ("text", "said"),
    [("x" * 32_001, "32001 characters"), ("a\x00b", "U+0000"), ("a\ufffeb", "U+FFFE"), ("a\ud800b", "U+D800")],
)
def test_a_text_that_no_cell_can_hold_is_refused_and_never_cut(assessed: Assess, text: str, said: str) -> None:
    assessment = assessed({"answers": {"price-list": {"state": "have", "note": text}}})
    with pytest.raises(DataError, match=re.escape(said)):
        encoded("xlsx", assessment)


def test_the_longest_text_that_fits_is_whole(assessed: Assess) -> None:
    assessment = assessed({"answers": {"price-list": {"state": "have", "note": "x" * 32_000}}})
    row: dict[str, Any] = next(row for row in sheet_rows(assessment, 1) if row["id"] == "price-list")
    assert len(row["note"]) == 32_000
