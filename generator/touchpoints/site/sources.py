"""Everything a builder needs for one language: pages, assets, theme and configuration, as files by their paths."""

from collections.abc import Sequence
from pathlib import Path

from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.site.api import api_files
from touchpoints.site.configuration import configuration, read_settings
from touchpoints.site.pages import all_pages
from touchpoints.site.rendering import environment, render


def site_sources(
    catalogue: Catalogue, words: Words, templates: Path, settings: str, languages: Sequence[tuple[str, str]]
) -> dict[str, bytes]:
    """Compile one language: relative paths of files, and what they hold."""
    jinja = environment(templates)
    files = {"mkdocs.yml": configuration(read_settings(settings), catalogue, words, languages)}
    files |= {f"docs/{page.address.file}": render(page, jinja, catalogue, words) for page in all_pages(catalogue, words)}
    files |= {f"docs/{name}": content for name, content in api_files(catalogue).items()}
    files |= {f"docs/assets/{name}": content for name, content in _below(templates / "assets").items()}
    files |= {f"theme/{name}": content for name, content in _below(templates / "theme").items()}
    return files


def _below(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
