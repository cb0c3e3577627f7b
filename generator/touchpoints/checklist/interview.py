"""Sheets for interviews with the staff, a part for each role: to print, to fill in by hand, and to compare (R10)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from touchpoints.catalogue.words import Words
from touchpoints.checklist import escaping
from touchpoints.checklist.point_rows import PointRows
from touchpoints.checklist.rows import PointRow
from touchpoints.company.assessment import Assessment
from touchpoints.company.interviewing import asked_about

SUFFIXES: Mapping[str, str] = {"markdown": ".md", "html": ".html"}
"""The formats that can be printed and written on."""

OPEN_QUESTIONS = ("meet", "ask", "give_up", "mend")
"""What is asked before the list is shown, so that the list does not put words into anybody's mouth."""

BLANK_LINES, BLANK_ROWS = 3, 6


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of one interview."""

    who: str
    title: str
    points: tuple[PointRow, ...]


def sheets(assessment: Assessment, words: Words, whom: Sequence[str]) -> tuple[Sheet, ...]:
    """Make a sheet for each role or person."""
    rows, roles = PointRows(words, assessment.catalogue), assessment.catalogue.vocabularies["roles"]
    made = []
    for who in whom:
        name = roles[who].name if who in roles.ids else who
        title = words("interview.title", who=name, company=assessment.company.company)
        made.append(Sheet(name, title, tuple(rows.point(point) for point in asked_about(assessment, who))))
    return tuple(made)


def encode(name: str, made: Sequence[Sheet], words: Words, templates: Path) -> bytes:
    """Write the sheets in a format."""
    shown = {
        "sheets": made,
        "words": words,
        "open_questions": OPEN_QUESTIONS,
        "lines": BLANK_LINES,
        "rows": BLANK_ROWS,
    }
    return _markdown(shown, templates) if name == "markdown" else _html(shown, templates)


def _markdown(shown: Mapping[str, object], templates: Path) -> bytes:
    environment = Environment(  # noqa: S701 - HTML escaping would be too little: `finalize` escapes for Markdown
        loader=FileSystemLoader(templates / "checklists"),
        undefined=StrictUndefined,
        finalize=escaping.markdown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    text = environment.get_template("interview.md.j2").render(shown)
    return (re.sub(r"\n{3,}", "\n\n", text).strip() + "\n").encode()


def _html(shown: Mapping[str, object], templates: Path) -> bytes:
    environment = Environment(
        loader=FileSystemLoader(templates / "checklists"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = "".join(environment.get_template(f"{one}.css.j2").render() for one in ("checklist", "interview"))
    page = environment.get_template("interview.html.j2").render(shown, style=escaping.ours(style))
    return page.encode()
