"""The site for machines: a term's structured data, a Markdown form of each touchpoint, and the index of both."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from touchpoints.catalogue.entries import Source, Touchpoint
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.site.addresses import Address, folder_of


def defined_term(entry: Touchpoint, catalogue: Catalogue) -> dict[str, Any]:
    """Describe a touchpoint in the words of schema.org."""
    term: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        "termCode": entry.id,
        "name": entry.name,
        "description": entry.summary,
        "inLanguage": catalogue.language,
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": catalogue.settings.name},
    }
    return term | ({"alternateName": list(entry.aliases)} if entry.aliases else {})


def markdown_files(catalogue: Catalogue, words: Words) -> dict[str, bytes]:
    """Give the Markdown form of each touchpoint, beside its page."""
    return {
        Address("touchpoint", id_).file: touchpoint_markdown(entry, catalogue, words).encode()
        for id_, entry in catalogue.touchpoints.items()
    }


def touchpoint_markdown(entry: Touchpoint, catalogue: Catalogue, words: Words) -> str:
    """Write a touchpoint as Markdown."""
    criteria = [
        f"{one.ask} ({one.measure.target} {catalogue.name('units', one.measure.unit)})" if one.measure else one.ask
        for one in entry.criteria
    ]
    names = [
        f"[{_text(catalogue.touchpoints[id_].name)}](../{id_}/index.md)"
        for id_ in dict.fromkeys((*entry.parts, *entry.leads_to, *entry.related))
    ]
    sections = (
        ("why", [_text(entry.why)]),
        ("tips", _numbered(tip.text for tip in entry.tips)),
        ("wow", _bullets(idea.text for idea in entry.wow)),
        (
            "examples",
            _bullets(
                f"{words(f'site.examples.{one.kind}')} ({one.company or one.sector}): {one.text}"
                for one in entry.examples
            ),
        ),
        ("criteria", _bullets(criteria)),
        ("standards", _bullets(f"{one.text}{_source(one.source)}" for one in entry.standards)),
        ("mistakes", _bullets(entry.mistakes)),
        ("honest-test", [_text(entry.honest_test)] if entry.honest_test else []),
        ("related", [f"- {name}" for name in names]),
        ("sources", _bullets(f"{one.title}{' ' + one.url if one.url else ''}" for one in entry.sources)),
    )
    head = [f"# {_text(entry.name)}", "", _text(entry.summary), "", *_facts(entry, catalogue, words)]
    body = [
        line for id_, lines in sections if lines for line in ("", f"## {words(f'site.sections.{id_}')}", "", *lines)
    ]
    return "\n".join([*head, *body, ""])


def _facts(entry: Touchpoint, catalogue: Catalogue, words: Words) -> Iterable[str]:
    """Give the facts, one a line."""
    if entry.aliases:
        yield f"- {words('site.touchpoint.aliases')} {_text(', '.join(entry.aliases))}"
    yield f"- {words('site.find.filters.category')}: {catalogue.name('categories', entry.category)}"
    stages = ", ".join(catalogue.name("stages", stage) for stage in entry.stages)
    yield f"- {words('site.find.filters.stage')}: {stages}"
    yield f"- {words('site.facts.channel')}: {catalogue.name('channels', entry.channel)}"
    yield f"- {words('site.facts.importance')}: {words('site.facts.of_five', n=entry.importance)}"
    yield f"- {words('site.facts.effort')}: {words.count('site.counts.days', entry.effort)}"


def _source(source: Source | None) -> str:
    return f" ({source.title}{' ' + source.url if source.url else ''})" if source else ""


def _bullets(texts: Iterable[str]) -> list[str]:
    return [f"- {_text(text)}" for text in texts]


def _numbered(texts: Iterable[str]) -> list[str]:
    return [f"{number}. {_text(text)}" for number, text in enumerate(texts, 1)]


def _text(text: str) -> str:
    """Write text as text: one line, and nothing in it that Markdown or HTML would take for a sign of theirs."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))


def llms_text(catalogue: Catalogue, words: Words) -> bytes:
    """Give the index that language models read: what this is, and where each touchpoint stands as Markdown."""
    lines = [f"# {catalogue.settings.name}", "", f"> {catalogue.settings.summary}", ""]
    for term in catalogue.vocabularies["categories"]:
        entries = [entry for entry in catalogue.complete if entry.category == term.id]
        if entries:
            lines += [f"## {_text(term.name)}", ""]
            lines += [
                f"- [{_text(entry.name)}]({folder_of('touchpoint', entry.id)}/index.md): {_text(entry.summary)}"
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


_IN_SCRIPT = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def script_json(value: Any) -> str:
    """Write JSON that can stand in a script, also in one inside a page: nothing in it can close the element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_IN_SCRIPT)


def script_tag(data: Mapping[str, Any]) -> str:
    """Write structured data as an element of a page."""
    return f'<script type="application/ld+json">{script_json(data)}</script>'
