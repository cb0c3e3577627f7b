#!/usr/bin/env python3
"""Says in Markdown what a change adds to a catalogue: new entries as readers will see them, changed ones before and after.

    python .github/scripts/changes.py BEFORE AFTER     (two catalogue folders)

All that comes from a file is written as HTML text, so that no entry can speak through the summary.
"""

import html
import sys
from collections.abc import Container, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from touchpoints.catalogue.extending import load_whole
from touchpoints.catalogue.fingerprints import answered, asked
from touchpoints.catalogue.loading import Loaded

KINDS = ("touchpoints", "chains", "routes", "symptoms")
MOST = 20
"""Entries shown in full; nobody reads more in a summary."""


def summary(before: Loaded, after: Loaded) -> str:
    """Give what is new, changed and gone."""
    unread = {PurePosixPath(problem.place.path).stem for problem in after.problems}
    lines: list[str] = []
    for kind in KINDS:
        lines += _of_kind(kind.capitalize(), _entries(before, kind), _entries(after, kind), unread)
    for language in sorted({*before.translations, *after.translations}):
        for kind in KINDS:
            title = f"{kind.capitalize()} in '{_text(language)}'"
            old, new = _translated(before, language, kind), _translated(after, language, kind)
            lines += _of_kind(title, old, new, unread)
    return "\n".join(lines) if lines else "No entry is new, changed or gone.\n"


def _entries(loaded: Loaded, kind: str) -> dict[str, Any]:
    return {written.entry.id: written.entry for written in getattr(loaded, kind)}


def _translated(loaded: Loaded, language: str, kind: str) -> dict[str, Any]:
    own = loaded.translations.get(language)
    return {id_: written.entry for id_, written in getattr(own, kind).items()} if own else {}


def _of_kind(title: str, old: Mapping[str, Any], new: Mapping[str, Any], unread: Container[str]) -> Iterator[str]:
    """Show one kind of entry, if anything of it is otherwise; an entry with mistakes is not there, and not gone."""
    added = [id_ for id_ in new if id_ not in old]
    changed = [id_ for id_ in new if id_ in old and new[id_] != old[id_]]
    broken = [id_ for id_ in old if id_ not in new and id_ in unread]
    gone = [id_ for id_ in old if id_ not in new and id_ not in unread]
    if not (added or changed or gone or broken):
        return
    yield f"## {title}: {len(added)} new, {len(changed)} changed, {len(gone)} gone\n"
    for id_ in added[:MOST]:
        yield from _rendered(id_, new[id_])
    for id_ in changed[:MOST]:
        yield from _difference(id_, old[id_], new[id_])
    for rest, word in ((added[MOST:], "new"), (changed[MOST:], "changed")):
        if rest:
            yield f"- and {len(rest)} more {word} ones: {_text(', '.join(rest))}"
    yield from (f"- gone: {_text(id_)}" for id_ in gone)
    yield from (f"- cannot be shown before its mistakes are mended: {_text(id_)}" for id_ in broken)
    yield ""


def _rendered(id_: str, entry: Any) -> Iterator[str]:
    """Show a new entry as a reader will see it."""
    status = getattr(entry, "status", "")
    yield f"<details><summary><b>{_text(entry.name)}</b> ({_text(id_)}{', ' + _text(status) if status else ''})</summary>"
    for key in ("summary", "why"):
        if getattr(entry, key, None):
            yield f"<p>{_text(getattr(entry, key))}</p>"
    for key in type(entry).model_fields:
        texts = _texts(getattr(entry, key))
        if isinstance(getattr(entry, key), tuple | Mapping) and texts:
            yield f"<h4>{_text(key.replace('_', ' ').capitalize())}</h4>{_list(texts)}"
    yield "</details>\n"


def _difference(id_: str, old: Any, new: Any) -> Iterator[str]:
    """Show of a changed entry what was and what is, and whether answers given so far still hold."""
    keys = [key for key in type(new).model_fields if getattr(old, key) != getattr(new, key)]
    yield f"<details open><summary><b>{_text(new.name)}</b> ({_text(id_)}): {_text(', '.join(keys))}</summary>"
    yield "<table><tr><th></th><th>was</th><th>is</th></tr>"
    for key in keys:
        was, now = _texts(getattr(old, key)), _texts(getattr(new, key))
        cells = [_list([text for text in was if text not in now]), _list([text for text in now if text not in was])]
        same = "<td colspan=2>the same, in another order or with other details</td>"
        yield f"<tr><td>{_text(key)}</td>{''.join(f'<td>{cell}</td>' for cell in cells) if any(cells) else same}</tr>"
    yield "</table>"
    yield from _broken_answers(old, new)
    yield "</details>\n"


def _broken_answers(old: Any, new: Any) -> Iterator[str]:
    """Say which questions mean something else, or are gone."""
    criteria = [getattr(entry, "criteria", ()) for entry in (old, new)]
    if not all(isinstance(listed, tuple) for listed in criteria):
        return
    before, after = ({one.id: one for one in listed} for listed in criteria)
    for id_, criterion in after.items():
        was = before.get(id_)
        if was and (asked(was), answered(was)) != (asked(criterion), answered(criterion)):
            revised = "with" if criterion.revision > was.revision else "<b>without</b>"
            yield f"<p>criterion {_text(id_)} asks something else, {revised} a new revision: {_text(criterion.ask)}</p>"
    for id_ in before.keys() - after.keys():
        yield f"<p>criterion {_text(id_)} is gone</p>"


def _texts(value: Any) -> list[str]:
    """Give what there is to read in a value, one text an item."""
    if isinstance(value, Mapping):
        return [f"{key}: {text}" for key, part in value.items() for text in _texts(part)]
    if isinstance(value, tuple):
        return [text for part in value for text in _texts(part)]
    if hasattr(value, "model_dump"):
        told = value.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
        first = next((key for key in ("text", "ask", "touchpoint", "title") if key in told), None)
        rest = "; ".join(f"{key}: {part}" for key, part in told.items() if key != first)
        return [f"{told[first]} ({rest})" if first and rest else str(told[first]) if first else rest]
    return [] if value is None else [str(value)]


def _list(texts: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{_text(text)}</li>' for text in texts)}</ul>" if texts else ""


def _text(text: str) -> str:
    """Write a text so that neither Markdown nor HTML nor a mention is seen in it."""
    marks: Mapping[int, str] = {ord(sign): f"&#{ord(sign)};" for sign in "@*_`[]|\\~:!"}
    return html.escape(text).translate(marks)


def main(arguments: list[str]) -> int:
    """Print the summary."""
    before, after = (load_whole(Path(folder), folder) for folder in arguments)
    print(summary(before, after))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
