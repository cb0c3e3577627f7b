"""A checklist as Markdown: for pull requests, wikis and everybody who likes to read text."""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from touchpoints.catalogue.words import Words
from touchpoints.checklist import escaping
from touchpoints.checklist.report import explanations, report
from touchpoints.company.assessment import Assessment

SUFFIX = ".md"


def encode(assessment: Assessment, words: Words, templates: Path) -> bytes:
    """Write the assessment as Markdown."""
    environment = Environment(  # noqa: S701 - HTML escaping would be too little: `finalize` escapes for Markdown
        loader=FileSystemLoader(templates / "checklists"),
        undefined=StrictUndefined,
        finalize=escaping.markdown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("checklist.md.j2")
    text = template.render(report=report(assessment, words), words=words, how=explanations(words))
    return (re.sub(r"\n{3,}", "\n\n", text).strip() + "\n").encode()
