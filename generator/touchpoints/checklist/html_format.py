"""A checklist as one web page that needs nothing else: to read, to print on A4, to fill in and save."""

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from touchpoints.catalogue.words import Words
from touchpoints.checklist import charts, escaping
from touchpoints.checklist.choices import choices
from touchpoints.checklist.json_format import assessment_document
from touchpoints.checklist.report import explanations, report
from touchpoints.company.assessment import Assessment

SUFFIX = ".html"

_SAID_BY_THE_SCRIPT = ("changed", "saved", "loaded", "not_ours", "draft")


def encode(assessment: Assessment, words: Words, templates: Path) -> bytes:
    """Write the assessment as a web page."""
    environment = Environment(
        loader=FileSystemLoader(templates / "checklists"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = environment.get_template("checklist.css.j2").render()
    script = environment.get_template("checklist.js.j2").render()
    view = report(assessment, words)
    document = assessment_document(assessment)
    page = environment.get_template("checklist.html.j2").render(
        report=view,
        words=words,
        how=explanations(words),
        style=escaping.ours(style),
        script=escaping.ours(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        coverage=charts.coverage_bars(view.by_stage),
        dimensions=charts.quality_bars(view.dimensions),
        plane=charts.zone_plane(),
        dots=charts.zone_dots(view.points),
        data=escaping.json_in_script(document.model_dump(mode="json", by_alias=True)),
        texts=escaping.json_in_script({key: words(f"checklist.form.{key}") for key in _SAID_BY_THE_SCRIPT}),
        choices=choices(words),
    )
    return page.encode()


def _hash(text: str) -> str:
    """Name a style or script in the page's security policy: no other one will run."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
