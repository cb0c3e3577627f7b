"""The indexes for language models: what the site is, and where each page stands as Markdown."""

from collections.abc import Iterable, Sequence

from touchpoints.catalogue.entries import Chain, Route, Symptom
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.site.addresses import folder_of
from touchpoints.site.markdown import as_text


def llms_text(catalogue: Catalogue, words: Words) -> bytes:
    """Give the index that language models read: what this is, and where each entry stands as Markdown."""
    lines = [f"# {catalogue.settings.name}", "", f"> {catalogue.settings.summary}", ""]
    for term in catalogue.vocabularies["categories"]:
        entries = [entry for entry in catalogue.complete if entry.category == term.id]
        lines += _section(term.name, "touchpoint", [(one.id, one.name, one.summary) for one in entries])
    kinds: tuple[tuple[str, Iterable[Chain | Route | Symptom]], ...] = (
        ("symptom", catalogue.symptoms.values()),
        ("route", catalogue.routes.values()),
        ("chain", catalogue.chains.values()),
    )
    for kind, others in kinds:
        title = words(f"site.pages.{kind}s.title")
        lines += _section(title, kind, [(one.id, one.name, one.summary) for one in others])
    heads = [guide.head for guide in catalogue.guides]
    lines += _section(words("site.pages.guides.title"), "guide", [(one.id, one.title, one.summary) for one in heads])
    lines += [f"## {words('site.llms.data')}", ""]
    lines += [f"- [{words(f'site.llms.{key}')}](api/v1/{file})" for key, file in _DATA]
    return "\n".join([*lines, ""]).encode()


_DATA = (("list", "touchpoints.json"), ("taxonomy", "taxonomy.json"))


def _section(title: str, kind: str, entries: Iterable[tuple[str, str, str]]) -> list[str]:
    """Write a section with the ids, names and summaries of entries; nothing where there are none."""
    lines = [f"- [{as_text(name)}]({folder_of(kind, id_)}/index.md): {as_text(text)}" for id_, name, text in entries]
    return [f"## {as_text(title)}", "", *lines, ""] if lines else []


def llms_root(name: str, languages: Sequence[tuple[str, str]]) -> bytes:
    """Give the index at the root, which leads to those of the languages."""
    return "\n".join(
        [f"# {name}", "", *(f"- [{language}]({code}/llms.txt)" for code, language in languages), ""]
    ).encode()
