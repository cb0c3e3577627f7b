"""A touchpoint's page shows all that its entry says, and offers what a reader may want to do next."""

import datetime
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from built_site import workplace_of
from touchpoints import workflow
from touchpoints.catalogue.entries import Touchpoint
from touchpoints.catalogue.model import Catalogue

SEVERAL = 9
"""Each so many touchpoints are read; their pages come from one template."""


class _Article(HTMLParser):
    """Reads the text of a page, and what its elements carry."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.here = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids.add(values.get("id") or "")
        self.here += values.get("aria-current") == "true" and tag == "strong"
        if tag == "a":
            self.links.append(values.get("href") or "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="session")
def catalogue(project: Path) -> Catalogue:
    return workflow.open_catalogue(workplace_of(project))


@pytest.fixture(scope="session")
def chosen(catalogue: Catalogue) -> list[Touchpoint]:
    return list(catalogue.touchpoints.values())[::SEVERAL]


def article(site: Path, entry: Touchpoint) -> _Article:
    reader = _Article()
    reader.feed((site / "en/touchpoints" / entry.id / "index.html").read_text(encoding="utf-8"))
    return reader


def written(entry: Touchpoint) -> list[str]:
    """Give every text of an entry that a reader must find on its page."""
    return [
        entry.name, entry.summary, entry.why, entry.helps_customer_to, *entry.aliases, *entry.mistakes,
        *(tip.text for tip in entry.tips), *(idea.text for idea in entry.wow), *(one.text for one in entry.examples),
        *(one.ask for one in entry.criteria), *(one.text for one in entry.standards),
        *(one.source.title for one in entry.standards if one.source), *(one.title for one in entry.sources),
        *filter(None, (entry.honest_test, entry.sells, entry.next_step, entry.client_gives, entry.client_gets)),
    ]  # fmt: skip


def test_every_text_of_an_entry_stands_on_its_page(site: Path, chosen: list[Touchpoint]) -> None:
    missing = []
    for entry in chosen:
        text = article(site, entry).text
        missing += [f"{entry.id}: {one}" for one in written(entry) if " ".join(one.split()) not in text]
    assert missing == []


def test_the_facts_name_every_word_that_sorts_an_entry(
    site: Path, catalogue: Catalogue, chosen: list[Touchpoint]
) -> None:
    for entry in chosen:
        text = article(site, entry).text
        words = [("channels", entry.channel), ("control", entry.control), ("kinds", entry.kind)]
        words += [("roles", entry.owner_role), ("attention", entry.attention), ("decisions", entry.decision)]
        words += [("stages", one) for one in entry.stages] + [("journey", one) for one in entry.journey]
        words += [("flags", one) for one in entry.flags] + [("metrics", one) for one in entry.metrics]
        assert [one for one in words if catalogue.name(*one) not in text] == [], entry.id


def test_every_standard_carries_its_mark_and_its_source(
    site: Path, catalogue: Catalogue, chosen: list[Touchpoint]
) -> None:
    for entry in chosen:
        page = article(site, entry)
        for standard in entry.standards:
            assert f"standard-{standard.id}" in page.ids
            assert standard.legal or catalogue.name("marks", standard.mark) in page.text
            if standard.source and standard.source.url:
                assert standard.source.url in page.links


def test_its_chains_are_drawn_with_this_link_marked_and_every_other_linked(
    site: Path, catalogue: Catalogue, chosen: list[Touchpoint]
) -> None:
    drawn = 0
    for entry in chosen:
        page, chains = article(site, entry), catalogue.chains_of(entry.id)
        assert page.here == sum(link.touchpoint == entry.id for chain in chains for link in chain.links), entry.id
        others = {link.touchpoint for chain in chains for link in chain.links} - {entry.id}
        assert {f"../{other}/" for other in others} | {f"../../chains/{chain.id}/" for chain in chains} <= set(
            page.links
        )
        drawn += len(chains)
    assert drawn


def test_it_leads_to_what_is_related_to_its_file_and_to_a_report(
    site: Path, catalogue: Catalogue, chosen: list[Touchpoint]
) -> None:
    repository = catalogue.settings.repository
    for entry in chosen:
        links = article(site, entry).links
        assert {f"../{other}/" for other in (*entry.related, *entry.parts, *entry.leads_to)} <= set(links)
        assert f"{repository}/edit/main/catalogue/{catalogue.files[entry.id]}" in links
        assert f"{repository}/issues/new?template=3-outdated.yml&entry={entry.id}&language=en" in links
        assert "index.md" in links


def test_a_page_without_a_history_names_no_day(site: Path, chosen: list[Touchpoint]) -> None:
    year = str(datetime.datetime.now(datetime.UTC).year)
    for entry in chosen:
        assert not re.search(rf"Last change: \d+ \w+ {year}", article(site, entry).text)
