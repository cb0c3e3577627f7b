"""Everything a builder needs for one language: pages, assets, theme and configuration, as files by their paths."""

import re
from collections.abc import Sequence
from pathlib import Path

from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.search.documents import documents_of
from touchpoints.search.index import build_index
from touchpoints.search.language import read_search_language
from touchpoints.search.script import as_script
from touchpoints.site.addresses import folder_of_kind
from touchpoints.site.api import api_files
from touchpoints.site.changes import change_files
from touchpoints.site.company_data import FILE as COMPANY_FILE
from touchpoints.site.company_data import company_script
from touchpoints.site.configuration import configuration, read_settings
from touchpoints.site.finder import FILE as FINDER_FILE
from touchpoints.site.finder import finder_script
from touchpoints.site.machines import llms_text
from touchpoints.site.markdown import has_markdown, markdown_of
from touchpoints.site.pages import all_pages
from touchpoints.site.rendering import environment, render


def site_sources(
    catalogue: Catalogue, words: Words, templates: Path, settings: str, languages: Sequence[tuple[str, str]]
) -> dict[str, bytes]:
    """Compile one language: relative paths of files, and what they hold."""
    jinja = environment(templates)
    files = {"mkdocs.yml": configuration(read_settings(settings), catalogue, words, languages)}
    site_url = str(read_settings(settings).get("site_url", ""))
    root = f"{site_url}{catalogue.language}/" if site_url else ""
    for page in all_pages(catalogue, words):
        files[f"docs/{page.address.file}"] = render(page, jinja, catalogue, words, root)
        if has_markdown(page):
            files[f"beside/{page.address.file}"] = markdown_of(page, catalogue, words)
    files |= {f"docs/{name}": content for name, content in api_files(catalogue).items()}
    files |= {f"docs/{name}": content for name, content in change_files(catalogue, words, site_url).items()}
    files |= {f"docs/assets/{name}": _light(name, content) for name, content in _below(templates / "assets").items()}
    files["docs/assets/search/index.js"] = _search_index(catalogue, words, templates)
    files[f"docs/{COMPANY_FILE}"] = company_script(catalogue, words)
    files[f"docs/{FINDER_FILE}"] = finder_script(catalogue, words)
    files["docs/llms.txt"] = llms_text(catalogue, words)
    files |= {f"theme/{name}": content for name, content in _below(templates / "theme").items()}
    return files


def _search_index(catalogue: Catalogue, words: Words, templates: Path) -> bytes:
    """Give the script that the search loads when it is first used: the index, and what the search says."""
    language = read_search_language(templates / "search", catalogue.language, "site_templates/search")
    says = {key.removeprefix("search."): text for key, text in words.table.items() if key.startswith("search.")}
    return as_script(build_index(documents_of(catalogue, words), language), folder_of_kind, says)


_COMMENTS = re.compile(rb"^[ \t]*//.*\n|^[ \t]+", re.MULTILINE)
"""Whole lines of comment, and what lines are indented by."""


def _light(name: str, content: bytes) -> bytes:
    """Take from the scripts of "Check my company" what only those who write them read: a sixth of their weight."""
    return _COMMENTS.sub(b"", content) if name.startswith("company/") and name.endswith(".js") else content


def _below(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
