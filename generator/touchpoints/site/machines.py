"""The indexes for language models: what the site is, and where each page stands as Markdown."""

from collections.abc import Sequence

from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.site.addresses import folder_of
from touchpoints.site.markdown import as_text


def llms_text(catalogue: Catalogue, words: Words) -> bytes:
    """Give the index that language models read: what this is, and where each touchpoint stands as Markdown."""
    lines = [f"# {catalogue.settings.name}", "", f"> {catalogue.settings.summary}", ""]
    for term in catalogue.vocabularies["categories"]:
        entries = [entry for entry in catalogue.complete if entry.category == term.id]
        if entries:
            lines += [f"## {as_text(term.name)}", ""]
            lines += [
                f"- [{as_text(entry.name)}]({folder_of('touchpoint', entry.id)}/index.md): {as_text(entry.summary)}"
                for entry in entries
            ]
            lines.append("")
    lines += [
        f"## {words('site.llms.data')}",
        "",
        f"- [{words('site.llms.list')}](api/v1/touchpoints.json)",
        f"- [{words('site.llms.taxonomy')}](api/v1/taxonomy.json)",
        "",
    ]
    return "\n".join(lines).encode()


def llms_root(name: str, languages: Sequence[tuple[str, str]]) -> bytes:
    """Give the index at the root, which leads to those of the languages."""
    return "\n".join(
        [f"# {name}", "", *(f"- [{language}]({code}/llms.txt)" for code, language in languages), ""]
    ).encode()
