"""Renders pages: from a template and its values to a source file that both builders read.

A page's body is one block of finished HTML, escaped by Jinja, inside a Markdown file; what stands in the front
matter is escaped here, because the builders print it as it is. A guide's body is Markdown.
"""

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import jinja2

from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.site.markdown import has_markdown
from touchpoints.site.page import Page
from touchpoints.site.structured import placed, script_tag


def environment(templates: Path) -> jinja2.Environment:
    """Make the Jinja environment: everything escaped, nothing undefined."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


def render(page: Page, jinja: jinja2.Environment, catalogue: Catalogue, words: Words, root: str = "") -> bytes:
    """Give the source file of a page; `root` is the address of the language, where the site knows its own."""
    html = jinja.get_template(f"pages/{page.template}").render(
        page=page,
        catalogue=catalogue,
        words=words,
        link=page.address.to,
        name=catalogue.name,
        **page.shows,
    )
    head = _front_matter(page) | _change(page, catalogue, words)
    blocks = [
        _one_block(html),
        page.body,
        script_tag(placed(page.data, root, page.address.folder)) if page.data else "",
    ]
    body = "\n\n".join(block for block in blocks if block)
    return f"---\n{_written(head)}---\n\n{body}\n".encode()


def _written(head: Mapping[str, Any]) -> str:
    """Write a front matter: JSON values are YAML too, and a fifth of the time of a compilation cheaper."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())


def _one_block(html: str) -> str:
    """Leave no blank line and no indentation in the HTML, so that Markdown sees one block and no code."""
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())


def _front_matter(page: Page) -> dict[str, Any]:
    head: dict[str, Any] = {
        "title": escape(page.title),
        "description": escape(page.description),
        "hide": ["navigation"] if page.sections else ["navigation", "toc"] if not page.body else ["navigation"],
    }
    if page.sections:
        head["sections"] = [{"id": id_, "title": escape(title)} for id_, title in page.sections]
    if page.written_in:
        head["source_path"] = f"catalogue/{page.written_in}"
    if page.crumbs:
        head["crumbs"] = [{"title": escape(title), "url": page.address.to(to.kind, to.id)} for title, to in page.crumbs]
    if has_markdown(page):
        head["markdown"] = True
    head["folder"] = f"{page.address.folder}/" if page.address.folder else ""
    return head


def _change(page: Page, catalogue: Catalogue, words: Words) -> dict[str, str]:
    """Say when the file of a page was last changed, in words, where that is known."""
    day = catalogue.changed_on.get(page.written_in)
    return {"changed": escape(words("site.changed", day=words.date(day)))} if day else {}
