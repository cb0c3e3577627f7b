"""Lays a catalogue over the one it extends: entries of its own, words of its own, and overrides of what it takes over.

A catalogue that says `extends: touchpoint-catalogue` has everything the catalogue shipped with the tool has, without a
copy. A file `overrides/<id>.yml` hides a touchpoint or a chain, weighs it otherwise or says something in other words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from touchpoints.catalogue.entries import Chain, Touchpoint
from touchpoints.catalogue.guides import Guide
from touchpoints.catalogue.loading import Loaded, Translations, Written, load
from touchpoints.catalogue.location import Workplace, shipped
from touchpoints.catalogue.overrides import Override
from touchpoints.catalogue.reading import read_document
from touchpoints.problems import DataError, Place, Problem, Rule, did_you_mean, unreadable

Model = TypeVar("Model", Touchpoint, Chain)
Of = TypeVar("Of", bound=Any)

BASE = "touchpoint-catalogue"
"""The name of the catalogue that comes with the tool."""

_SHOWN = f"<{BASE}>"
"""How places name its folder; no folder of a user is called so."""

RULES = (
    Rule(
        "unknown-base",
        "A catalogue to extend that does not exist",
        "A catalogue of an organisation may extend the one that comes with the tool, and no other.",
        "extends: touchpoints\n",
        "extends: touchpoint-catalogue\n",
    ),
    Rule(
        "unfit-override",
        "An override that overrides nothing",
        "An override names a touchpoint or a chain of the catalogue that is extended, by its id and the name of its "
        "file. An entry of your own is changed where it is written. A chain has a name and a summary only.",
        "(overrides/price-list.yml with id: price-tag)\n",
        "(overrides/price-list.yml with id: price-list)\n",
    ),
)


def load_place(workplace: Workplace) -> Loaded:
    """Read the catalogue that a command works with; refuse a place that has none."""
    folder = workplace.locations.catalogue
    if not folder.is_dir():
        raise DataError([unreadable(workplace.shown(folder), "there is no catalogue here")])
    return load_whole(folder, workplace.shown(folder), defaults=shipped("catalogue"))


def load_whole(root: Path, shown: str, defaults: Path | None = None) -> Loaded:
    """Read the catalogue in a folder, laid over the one it extends, if it extends one."""
    name, place = _extends(root, shown)
    if name is None:
        return load(root, shown, defaults)
    if name != BASE or shipped("catalogue").resolve() == root.resolve():
        own = load(root, shown, defaults)
        problem = Problem(
            place, "unknown-base", f"there is no catalogue '{name}' to extend", did_you_mean(name, [BASE])
        )
        return replace(own, problems=(*own.problems, problem))
    base = load(shipped("catalogue"), _SHOWN)
    return _laid_over(base, load(root, shown, defaults, base))


def _extends(root: Path, shown: str) -> tuple[str | None, Place]:
    document, _ = read_document(root / "catalogue.yml", f"{shown}/catalogue.yml")
    value = document.value if document else None
    name = value.get("extends") if isinstance(value, dict) else None
    return (name if isinstance(name, str) else None), document.place(("extends",)) if document else Place(shown)


def _laid_over(base: Loaded, own: Loaded) -> Loaded:
    """Join two catalogues; what is own comes last, so that a clash is found there."""
    overrides = {written.entry.id: written.entry for written in own.overrides}
    hidden = frozenset(id_ for id_, override in overrides.items() if override.hide)
    touchpoints = [_overridden(written, overrides) for written in base.touchpoints if written.entry.id not in hidden]
    chains = [_overridden(written, overrides) for written in base.chains if written.entry.id not in hidden]
    return replace(
        own,
        universal=own.universal or base.universal,
        empty_phrases=own.empty_phrases or base.empty_phrases,
        touchpoints=(
            *(_without_hidden(one, ("related", "parts", "leads_to"), hidden) for one in touchpoints),
            *own.touchpoints,
        ),
        chains=(*_shortened(chains, "links", hidden), *own.chains),
        routes=(*_shortened(base.routes, "stops", hidden), *own.routes),
        symptoms=(*_shortened(base.symptoms, "check_first", hidden), *own.symptoms),
        guides=(*(_unlinked(guide, hidden) for guide in base.guides), *own.guides),
        translations=_joined(base.translations, own.translations, hidden),
        named_touchpoints=(base.named_touchpoints | own.named_touchpoints) - hidden,
        named_chains=(base.named_chains | own.named_chains) - hidden,
        problems=(*own.problems, *_unfit(base, own)),
        base=_SHOWN,
        history=replace(own.history, moves=(*base.history.moves, *own.history.moves)),
    )


def _overridden(written: Written[Model], overrides: Mapping[str, Override]) -> Written[Model]:
    """Lay an override over an entry."""
    override = overrides.get(written.entry.id)
    if override is None:
        return written
    given = {key: getattr(override, key) for key in override.model_fields_set - {"id", "hide", "criteria", "reason"}}
    changes: dict[str, Any] = {key: value for key, value in given.items() if hasattr(written.entry, key)}
    if isinstance(written.entry, Touchpoint):
        asked = {id_: one.model_dump(exclude_unset=True, exclude={"hide"}) for id_, one in override.criteria.items()}
        dropped = {id_ for id_, one in override.criteria.items() if one.hide}
        changes["criteria"] = tuple(
            one.model_copy(update=asked.get(one.id, {})) for one in written.entry.criteria if one.id not in dropped
        )
    return Written(written.entry.model_copy(update=changes), written.document)


def _without_hidden(written: Written[Of], keys: Iterable[str], hidden: frozenset[str]) -> Written[Of]:
    changes = {key: tuple(id_ for id_ in getattr(written.entry, key) if id_ not in hidden) for key in keys}
    return Written(written.entry.model_copy(update=changes), written.document)


_SHORTEST = 2


def _shortened(entries: Iterable[Written[Of]], key: str, hidden: frozenset[str]) -> Iterator[Written[Of]]:
    """Leave hidden touchpoints out of lists; a list of one is none any more."""
    for written in entries:
        parts = tuple(part for part in getattr(written.entry, key) if part.touchpoint not in hidden)
        if len(parts) >= _SHORTEST:
            changes: dict[str, Any] = {key: parts}
            if isinstance(written.entry, Chain):
                changes["leads_to"] = tuple(id_ for id_ in written.entry.leads_to if id_ not in hidden)
            yield Written(written.entry.model_copy(update=changes), written.document)


def _unlinked(guide: Guide, hidden: frozenset[str]) -> Guide:
    """Leave the words of a link to something hidden, and take the link away."""
    body = re.sub(
        r"\[([^\]]*)\]\((?:touchpoint|chain):([^)\s]+)\)",
        lambda match: match[1] if match[2] in hidden else match[0],
        guide.body,
    )
    return replace(guide, body=body)


def _joined(
    base: Mapping[str, Translations], own: Mapping[str, Translations], hidden: frozenset[str]
) -> dict[str, Translations]:
    """Join the translations of each language; what is own comes before what was taken over."""
    joined: dict[str, Translations] = {}
    for language in sorted({*base, *own}):
        theirs, ours = base.get(language, _NONE), own.get(language, _NONE)
        seen: dict[str, Any] = {kind: {**getattr(theirs, kind), **getattr(ours, kind)} for kind in _BY_ID}
        kept: dict[str, Any] = {
            kind: {id_: one for id_, one in found.items() if id_ not in hidden} for kind, found in seen.items()
        }
        singles: dict[str, Any] = {
            key: getattr(ours, key) or getattr(theirs, key) for key in ("universal", "settings", "empty_phrases")
        }
        joined[language] = Translations(**kept, **singles)
    return joined


_BY_ID = ("touchpoints", "chains", "routes", "symptoms", "vocabularies", "guides")
_NONE = Translations({}, {}, {}, {}, {}, {}, None, None)


def _unfit(base: Loaded, own: Loaded) -> Iterator[Problem]:
    """Give the overrides that name nothing, or what does not have that."""
    touchpoints = {written.entry.id: written.entry for written in base.touchpoints}
    chains = {written.entry.id: written.entry for written in base.chains}
    for written in own.overrides:
        override, document = written.entry, written.document
        if override.id not in touchpoints and override.id not in chains:
            hint = did_you_mean(override.id, [*touchpoints, *chains])
            yield Problem(document.place(("id",)), "unknown-reference", f"'{BASE}' has no '{override.id}'", hint)
            continue
        if not document.path.endswith(f"/{override.id}.yml"):
            hint = f"rename the file to {override.id}.yml"
            yield Problem(
                document.place(("id",)),
                "unfit-override",
                f"the id is '{override.id}', but the file is named otherwise",
                hint,
            )
        known = [one.id for one in touchpoints[override.id].criteria] if override.id in touchpoints else []
        for id_ in override.criteria:
            if id_ not in known:
                message = f"'{override.id}' has no criterion '{id_}'"
                yield Problem(
                    document.key_place(("criteria", id_)), "unknown-reference", message, did_you_mean(id_, known)
                )
        for key in sorted(override.model_fields_set - {"id", "hide", "name", "summary", "reason", "criteria"}):
            if override.id in chains:
                yield Problem(document.key_place((key,)), "unfit-override", f"a chain has no '{key}'", "delete it")
