"""The Markdown form of the pages: the same model as the HTML, for machines and for people who like plain text.

It lies beside each page that is read. Pages that are worked with, such as the finder, have none.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from touchpoints.catalogue.entries import Chain, Route, Source, Symptom, Touchpoint
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.site.lists import grouped_by_category
from touchpoints.site.page import Page

Lines = Iterator[str]


def has_markdown(page: Page) -> bool:
    """Say whether a page has a Markdown form."""
    return page.template in _KINDS


def markdown_of(page: Page, catalogue: Catalogue, words: Words) -> bytes:
    """Write a page as Markdown."""
    lines = _KINDS[page.template](_Writer(page, catalogue, words))
    return "\n".join([f"# {as_text(page.title)}", "", as_text(page.description), "", *lines, ""]).encode()


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes what stands below the title and the description of a page."""

    page: Page
    catalogue: Catalogue
    words: Words

    def touchpoint(self) -> Lines:
        """Write a touchpoint: its facts, then its sections."""
        entry: Touchpoint = self.page.shows["entry"]
        criteria = [
            f"{one.ask} ({one.measure.target} {self.catalogue.name('units', one.measure.unit)})"
            if one.measure
            else one.ask
            for one in entry.criteria
        ]
        names = [
            self._link("touchpoint", id_, self.catalogue.touchpoints[id_].name)
            for id_ in dict.fromkeys((*entry.parts, *entry.leads_to, *entry.related))
        ]
        sections = (
            ("why", [as_text(entry.why)]),
            ("tips", _numbered(tip.text for tip in entry.tips)),
            ("wow", _bullets(idea.text for idea in entry.wow)),
            (
                "examples",
                _bullets(
                    f"{self.words(f'site.examples.{one.kind}')} ({one.company or one.sector}): {one.text}"
                    for one in entry.examples
                ),
            ),
            ("criteria", _bullets(criteria)),
            ("standards", _bullets(f"{one.text}{_source(one.source)}" for one in entry.standards)),
            ("mistakes", _bullets(entry.mistakes)),
            ("honest-test", [as_text(entry.honest_test)] if entry.honest_test else []),
            ("chains", [f"- {self._link('chain', one.id, one.name)}" for one in self.page.shows["chains"]]),
            ("related", [f"- {name}" for name in names]),
            ("sources", _bullets(f"{one.title}{' ' + one.url if one.url else ''}" for one in entry.sources)),
        )
        yield from self._facts(entry)
        for id_, lines in sections:
            if lines:
                yield from ("", f"## {self.words(f'site.sections.{id_}')}", "", *lines)

    def _facts(self, entry: Touchpoint) -> Lines:
        """Give the facts, one a line."""
        if entry.aliases:
            yield f"- {self.words('site.touchpoint.aliases')} {as_text(', '.join(entry.aliases))}"
        yield f"- {self.words('site.find.filters.category')}: {self.catalogue.name('categories', entry.category)}"
        stages = ", ".join(self.catalogue.name("stages", stage) for stage in entry.stages)
        yield f"- {self.words('site.find.filters.stage')}: {stages}"
        yield f"- {self.words('site.facts.channel')}: {self.catalogue.name('channels', entry.channel)}"
        yield f"- {self.words('site.facts.importance')}: {self.words('site.facts.of_five', n=entry.importance)}"
        yield f"- {self.words('site.facts.effort')}: {self.words.count('site.counts.days', entry.effort)}"

    def chain(self) -> Lines:
        """Write a chain: its links in their order, and where it leads."""
        chain: Chain = self.page.shows["entry"]
        for number, link in enumerate(chain.links, 1):
            yield f"{number}. {self._link('touchpoint', link.touchpoint, self.catalogue.touchpoints[link.touchpoint].name)}"
            sells = f"{self.words('site.chain.sells')}: {link.sells}" if link.sells else ""
            yield from (f"   {as_text(text)}" for text in (sells, link.note) if text)
        if chain.leads_to:
            others = ", ".join(self._link("chain", id_, self.catalogue.chains[id_].name) for id_ in chain.leads_to)
            yield from ("", f"{self.words('site.chain.leads_to')} {others}")

    def route(self) -> Lines:
        """Write a route: its stops in their order, with the minutes."""
        route: Route = self.page.shows["entry"]
        for number, stop in enumerate(route.stops, 1):
            name = self._link("touchpoint", stop.touchpoint, self.catalogue.touchpoints[stop.touchpoint].name)
            yield f"{number}. {name} ({self.words.count('site.counts.minutes', stop.minutes)}): {as_text(stop.do)}"

    def symptom(self) -> Lines:
        """Write a symptom: what to check first, and why."""
        symptom: Symptom = self.page.shows["entry"]
        yield from (f"## {self.words('site.symptom.check_first')}", "")
        for number, suspect in enumerate(symptom.check_first, 1):
            name = self._link("touchpoint", suspect.touchpoint, self.catalogue.touchpoints[suspect.touchpoint].name)
            yield f"{number}. {name}: {as_text(suspect.because)}"

    def guide(self) -> Lines:
        """Give a guide, which is Markdown; the sources of the pages lie where their Markdown forms do."""
        yield self.page.body.strip()

    def by_category(self) -> Lines:
        """Write touchpoints by category, with their summaries; all of them where the page chooses none."""
        for term, entries in grouped_by_category(self.catalogue, self.page.shows.get("entries")):
            yield from (f"## {as_text(term.name)}", "", *self._entries("touchpoint", entries), "")

    def stages(self) -> Lines:
        """Write the buying stages, each with its task and the names of what is met in it."""
        for term, entries in self.page.shows["groups"]:
            names = [f"- {self._link('touchpoint', entry.id, entry.name)}" for entry in entries]
            yield from (f"## {as_text(term.name)}", "", as_text(f"{term.summary} {term.task}"), "", *names, "")

    def letters(self) -> Lines:
        """Write all names from A to Z."""
        for group in self.page.shows["letters"]:
            names = [f"- {self._link('touchpoint', entry.id, entry.name)}" for entry in group.entries]
            yield from (f"## {group.letter}", "", *names, "")

    def home(self) -> Lines:
        """Write the ways in."""
        for id_ in ("browse", "touchpoints", "stages", "a-z", "symptoms", "routes", "chains", "guides"):
            title, summary = self.words(f"site.pages.{id_}.title"), self.words(f"site.pages.{id_}.summary")
            yield f"- {self._link('page', id_, title)}: {as_text(summary)}"

    def chains(self) -> Lines:
        """Write the index of chains."""
        yield from self._entries("chain", self.page.shows["chains"])

    def routes(self) -> Lines:
        """Write the index of routes."""
        yield from self._entries("route", self.page.shows["routes"])

    def symptoms(self) -> Lines:
        """Write the index of symptoms."""
        yield from self._entries("symptom", self.page.shows["symptoms"])

    def guides(self) -> Lines:
        """Write the index of guides."""
        for guide in self.page.shows["guides"]:
            yield f"- {self._link('guide', guide.head.id, guide.head.title)}: {as_text(guide.head.summary)}"

    def browse(self) -> Lines:
        """Write every way to browse, each word with the number of its touchpoints."""
        for axis, found in self.page.shows["axes"]:
            yield from (f"## {self.words(f'site.find.filters.{axis.kind}')}", "")
            yield from (f"- {self._link(axis.kind, one.term.id, one.term.name)} ({len(one.entries)})" for one in found)
            yield ""

    def _entries(self, kind: str, entries: Iterable[Touchpoint | Chain | Route | Symptom]) -> list[str]:
        return [f"- {self._link(kind, entry.id, entry.name)}: {as_text(entry.summary)}" for entry in entries]

    def _link(self, kind: str, id_: str, name: str) -> str:
        return f"[{as_text(name)}]({self.page.address.to_source(kind, id_)})"


def as_text(text: str) -> str:
    """Write text as text: one line, and nothing in it that Markdown or HTML would take for a sign of theirs."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))


def _source(source: Source | None) -> str:
    return f" ({source.title}{' ' + source.url if source.url else ''})" if source else ""


def _bullets(texts: Iterable[str]) -> list[str]:
    return [f"- {as_text(text)}" for text in texts]


def _numbered(texts: Iterable[str]) -> list[str]:
    return [f"{number}. {as_text(text)}" for number, text in enumerate(texts, 1)]


_KINDS: Mapping[str, Callable[[_Writer], Lines]] = {
    "touchpoint.html.j2": _Writer.touchpoint,
    "chain.html.j2": _Writer.chain,
    "route.html.j2": _Writer.route,
    "symptom.html.j2": _Writer.symptom,
    "guide.html.j2": _Writer.guide,
    "home.html.j2": _Writer.home,
    "browse.html.j2": _Writer.browse,
    "by-category.html.j2": _Writer.by_category,
    "by-stage.html.j2": _Writer.stages,
    "a-z.html.j2": _Writer.letters,
    "chains.html.j2": _Writer.chains,
    "routes.html.j2": _Writer.routes,
    "symptoms.html.j2": _Writer.symptoms,
    "guides.html.j2": _Writer.guides,
    "category.html.j2": _Writer.by_category,
    "stage.html.j2": _Writer.by_category,
    "term.html.j2": _Writer.by_category,
}
"""How each kind of page is written, by its template."""
