"""Writes one entry for the terminal, as wide as a reader's eye likes it."""

import textwrap
from collections.abc import Iterable, Iterator

import click

from touchpoints.catalogue.entries import Chain, Touchpoint
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words

WIDTH = 80


def entry_text(entry: Touchpoint | Chain, catalogue: Catalogue, words: Words) -> str:
    """Give a touchpoint or a chain as plain text."""
    lines = _touchpoint(entry, catalogue, words) if isinstance(entry, Touchpoint) else _chain(entry, catalogue)
    return "\n".join(lines)


def _touchpoint(entry: Touchpoint, catalogue: Catalogue, words: Words) -> Iterator[str]:
    yield click.style(entry.name, bold=True) + f"  ({entry.id})"
    yield f"{catalogue.name('categories', entry.category)} · {', '.join(catalogue.name('stages', one) for one in entry.stages)}"
    yield from _section("", [entry.summary], "")
    yield from _section(words("site.sections.why"), [entry.why], "")
    yield from _section(words("site.sections.tips"), [tip.text for tip in entry.tips], "- ")
    yield from _section(words("site.sections.wow"), [idea.text for idea in entry.wow], "- ")
    yield from _section(words("site.sections.criteria"), [criterion.ask for criterion in entry.criteria], "[ ] ")
    yield from _section(words("site.sections.mistakes"), entry.mistakes, "- ")
    yield from _section(words("site.sections.honest-test"), [entry.honest_test] if entry.honest_test else [], "")
    related = [f"{catalogue.touchpoints[one].name} ({one})" for one in (*entry.parts, *entry.related, *entry.leads_to)]
    yield from _section(words("site.sections.related"), dict.fromkeys(related), "- ")


def _chain(entry: Chain, catalogue: Catalogue) -> Iterator[str]:
    yield click.style(entry.name, bold=True) + f"  ({entry.id})"
    yield from _section("", [entry.summary], "")
    yield ""
    for number, link in enumerate(entry.links, 1):
        yield f"{number:>2}. {catalogue.touchpoints[link.touchpoint].name}  ({link.touchpoint})"
    for other in entry.leads_to:
        yield f" →  {catalogue.chains[other].name}  ({other})"


def _section(title: str, texts: Iterable[str], bullet: str) -> Iterator[str]:
    texts = list(texts)
    if not texts:
        return
    yield ""
    if title:
        yield click.style(title, bold=True)
    for text in texts:
        yield textwrap.fill(text, WIDTH, initial_indent=bullet, subsequent_indent=" " * len(bullet))
