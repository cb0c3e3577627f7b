"""What is new, changed in meaning or gone, from the releases of the catalogue: as JSON, as a feed, and as redirects."""

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.releases import EntryState, Release, order
from touchpoints.catalogue.words import Words
from touchpoints.site.addresses import folder_of

FORMAT = "touchpoints-changes/1"
KINDS = {"touchpoints": "touchpoint", "chains": "chain", "routes": "route", "symptoms": "symptom", "guides": "guide"}
RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise than in the release before."""

    what: str
    kind: str
    id: str
    name: str


def changes_between(before: Release, after: Release) -> list[Change]:
    """Give what a release added, changed in meaning, or retired; a better wording is no change."""
    found: list[Change] = []
    for kind, one in KINDS.items():
        old, new = getattr(before, kind), getattr(after, kind)
        for id_, state in new.items():
            what = _what(old.get(id_), state)
            found += [Change(what, one, id_, state.name)] if what else []
        found += [Change("gone", one, id_, state.name) for id_, state in old.items() if id_ not in new]
    return found


def _what(was: EntryState | None, state: EntryState) -> str:
    if was is None:
        return "new"
    if state.status == RETIRED:
        return "" if was.status == RETIRED else RETIRED
    criteria = {id_: (one.revision, one.answered) for id_, one in state.criteria.items()}
    asked_before = {id_: (one.revision, one.answered) for id_, one in was.criteria.items()}
    is_same = (state.revision, state.meaning, criteria) == (was.revision, was.meaning, asked_before)
    return "" if is_same else "changed"


def change_files(catalogue: Catalogue, words: Words, site_url: str) -> dict[str, bytes]:
    """Give the change list, the feed, and a page at each address that something has moved away from."""
    releases = catalogue.history.releases
    steps = [(after, changes_between(before, after)) for before, after in pairwise(releases)][::-1]
    files = {"changes.json": _json(catalogue, steps), "feed.xml": _feed(catalogue, words, steps, site_url)}
    return files | dict(_redirects(catalogue, words))


def _json(catalogue: Catalogue, steps: list[tuple[Release, list[Change]]]) -> bytes:
    content = {
        "format": FORMAT,
        "language": catalogue.language,
        "catalogue_version": catalogue.settings.version,
        "releases": [
            {
                "version": release.version,
                "released_on": release.released_on,
                "changes": [_listed(one, catalogue) for one in changes],
            }
            for release, changes in steps
        ],
        "moves": [move.model_dump(mode="json", by_alias=True) for move in catalogue.history.moves],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _listed(change: Change, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "what": change.what,
        "kind": change.kind,
        "id": change.id,
        "name": _name(change, catalogue),
        "url": _url(change, catalogue),
    }


def _entries(kind: str, catalogue: Catalogue) -> dict[str, str]:
    """Give the names of one kind, by their ids."""
    if kind == "guide":
        return {guide.head.id: guide.head.title for guide in catalogue.guides}
    return {id_: str(entry.name) for id_, entry in getattr(catalogue, f"{kind}s").items()}


def _name(change: Change, catalogue: Catalogue) -> str:
    """Name an entry in the reader's language where it is still there, else as it was called."""
    return _entries(change.kind, catalogue).get(change.id, change.name)


def _url(change: Change, catalogue: Catalogue) -> str:
    return f"{folder_of(change.kind, change.id)}/" if change.id in _entries(change.kind, catalogue) else ""


def _feed(catalogue: Catalogue, words: Words, steps: list[tuple[Release, list[Change]]], site_url: str) -> bytes:
    """Give an Atom feed with one entry a release, whose dates are those of the releases."""
    root = f"{site_url}{catalogue.language}/" if site_url else ""
    name = root or f"urn:touchpoints:{catalogue.settings.id}:{catalogue.language}:"
    year, month, *_ = order(catalogue.settings.version)
    last = catalogue.history.last
    updated = last.released_on if last else f"{year:04}-{month:02}-01"
    title = escape(f"{catalogue.settings.name}: {words('site.changes.title')}")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(catalogue.language)}>',
        f"<title>{title}</title>",
        f"<id>{escape(name)}feed.xml</id>",
        f'<link rel="self" href={quoteattr(f"{root}feed.xml")}/>',
        f"<link href={quoteattr(root or './')}/>",
        f"<updated>{updated}T00:00:00Z</updated>",
        f"<author><name>{escape(catalogue.settings.name)}</name></author>",
        *(
            line
            for release, told in _news(catalogue, words, steps, root)
            for line in _entry(release, told, words, root, name)
        ),
        "</feed>",
        "",
    ]
    return "\n".join(lines).encode()


def _news(
    catalogue: Catalogue, words: Words, steps: list[tuple[Release, list[Change]]], root: str
) -> Iterator[tuple[Release, str]]:
    """Give each release with what a reader is told of it; the first is told in a sentence, for all of it is new."""
    for release, changes in steps:
        items = "".join(f"<li>{_sentence(one, catalogue, words, root)}</li>" for one in changes)
        yield release, f"<ul>{items}</ul>"
    for first in catalogue.history.releases[:1]:
        size = words.count("site.counts.touchpoints", len(first.touchpoints))
        yield first, f"<p>{html.escape(words('site.changes.first', size=size))}</p>"


def _entry(release: Release, told: str, words: Words, root: str, name: str) -> Iterator[str]:
    yield "<entry>"
    yield f"<title>{escape(words('site.changes.release', version=release.version))}</title>"
    yield f"<id>{escape(name)}changes.json#{release.version}</id>"
    yield f"<link href={quoteattr(f'{root}changes.json')}/>"
    yield f"<updated>{release.released_on}T00:00:00Z</updated>"
    yield f'<content type="html">{escape(told)}</content>'
    yield "</entry>"


def _sentence(change: Change, catalogue: Catalogue, words: Words, root: str) -> str:
    name, url = html.escape(_name(change, catalogue)), _url(change, catalogue)
    linked = f'<a href="{html.escape(root + url)}">{name}</a>' if url else name
    return f"{html.escape(words(f'site.changes.{change.what}'))} {linked}"


def _redirects(catalogue: Catalogue, words: Words) -> Iterator[tuple[str, bytes]]:
    """Give a plain page at each old address: one heir is gone to at once, several are offered."""
    for move in catalogue.history.moves:
        for kind in KINDS.values():
            entries = _entries(kind, catalogue)
            heirs = [id_ for id_ in _heirs(move.to, catalogue) if id_ in entries]
            if move.from_ in entries or not heirs:
                continue
            targets = [(f"../{id_}/", entries[id_]) for id_ in heirs]
            yield f"{folder_of(kind, move.from_)}/index.html", _redirect(targets, move.reason, catalogue, words)


def _heirs(ids: tuple[str, ...], catalogue: Catalogue, depth: int = 8) -> list[str]:
    """Follow moves of what was moved before."""
    moved = catalogue.history.moved
    found: list[str] = []
    for id_ in ids:
        found += _heirs(moved[id_].to, catalogue, depth - 1) if id_ in moved and depth else [id_]
    return list(dict.fromkeys(found))


def _redirect(targets: list[tuple[str, str]], reason: str, catalogue: Catalogue, words: Words) -> bytes:
    refresh = (
        f'<meta http-equiv="refresh" content="0; url={html.escape(targets[0][0])}">\n' if len(targets) == 1 else ""
    )
    title = html.escape(words("site.changes.moved"))
    links = "".join(f'<li><a href="{html.escape(url)}">{html.escape(name)}</a></li>' for url, name in targets)
    page = (
        f'<!doctype html>\n<html lang="{catalogue.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"{refresh}<title>{title}</title>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f"<p>{html.escape(reason)}</p>\n<ul>{links}</ul>\n</body>\n</html>\n"
    )
    return page.encode()
