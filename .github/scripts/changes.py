#!/usr/bin/env python3
"""Says in Markdown what a change adds to a catalogue: new entries rendered, changed ones named with what changed.

    python .github/scripts/changes.py BEFORE AFTER     (two catalogue folders)

All that comes from a file is written as HTML text, so that no entry can speak through the summary.
"""

import html
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from touchpoints.catalogue.extending import load_whole
from touchpoints.catalogue.fingerprints import answered, asked
from touchpoints.catalogue.loading import Loaded

KINDS = ("touchpoints", "chains", "routes", "symptoms")
MOST = 20
"""Entries shown in full; nobody reads more in a summary."""


def summary(before: Loaded, after: Loaded) -> str:
    """Give what is new, changed and gone."""
    lines: list[str] = []
    for kind in KINDS:
        old, new = _entries(before, kind), _entries(after, kind)
        added = [id_ for id_ in new if id_ not in old]
        changed = [id_ for id_ in new if id_ in old and new[id_] != old[id_]]
        gone = [id_ for id_ in old if id_ not in new]
        if added or changed or gone:
            lines += [f"## {kind.capitalize()}: {len(added)} new, {len(changed)} changed, {len(gone)} gone", ""]
            lines += [line for id_ in added[:MOST] for line in _rendered(new[id_])]
            lines += [f"- and {len(added) - MOST} more new ones" for _ in added[MOST : MOST + 1]]
            lines += [line for id_ in changed for line in _difference(old[id_], new[id_])]
            lines += [f"- gone: {_text(id_)}" for id_ in gone] + [""]
    return "\n".join(lines) if lines else "No entry is new, changed or gone.\n"


def _entries(loaded: Loaded, kind: str) -> dict[str, Any]:
    return {written.entry.id: written.entry for written in getattr(loaded, kind)}


def _rendered(entry: Any) -> Iterator[str]:
    """Show a new entry as a reader will see it."""
    yield f"<details><summary><b>{_text(entry.name)}</b> ({_text(entry.id)}, {_text(entry.status)})</summary>"
    yield f"<p>{_text(entry.summary)}</p>"
    if getattr(entry, "why", ""):
        yield f"<p>{_text(entry.why)}</p>"
    for title, texts in _lists(entry):
        if texts:
            yield f"<h4>{title}</h4><ul>{''.join(f'<li>{_text(text)}</li>' for text in texts)}</ul>"
    yield "</details>\n"


def _lists(entry: Any) -> Iterator[tuple[str, list[str]]]:
    yield "Tips", [tip.text for tip in getattr(entry, "tips", ())]
    yield "Criteria", [criterion.ask for criterion in getattr(entry, "criteria", ())]
    yield "Mistakes", list(getattr(entry, "mistakes", ()))
    for key in ("links", "stops", "check_first"):
        yield key.replace("_", " ").capitalize(), [part.touchpoint for part in getattr(entry, key, ())]
    yield "Sources", [source.title for source in entry.sources]


def _difference(old: Any, new: Any) -> Iterator[str]:
    keys = [key for key in type(new).model_fields if getattr(old, key) != getattr(new, key)]
    yield f"- {_text(new.name)} ({_text(new.id)}): {', '.join(keys)}"
    before = {one.id: one for one in getattr(old, "criteria", ())}
    after = {one.id: one for one in getattr(new, "criteria", ())}
    for id_, criterion in after.items():
        was = before.get(id_)
        if was and (asked(was), answered(was)) != (asked(criterion), answered(criterion)):
            revised = "with" if criterion.revision > was.revision else "<b>without</b>"
            yield f"  - criterion {_text(id_)} asks something else, {revised} a new revision: {_text(criterion.ask)}"
    for id_ in before.keys() - after.keys():
        yield f"  - criterion {_text(id_)} is gone"


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
