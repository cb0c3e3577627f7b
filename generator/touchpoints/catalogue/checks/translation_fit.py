"""A translation belongs to a source, fits it, and is not older than it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from touchpoints.catalogue.loading import Loaded, Written
from touchpoints.catalogue.translations import fingerprint, misfits
from touchpoints.problems import Place, Problem, Rule, Severity, did_you_mean

RULES = (
    Rule(
        "translation-misfit",
        "A translation that does not fit its source",
        "Tips, ideas, examples and mistakes are matched by position, criteria and standards by id. "
        "Where the numbers differ nobody knows which text belongs to which.",
        "(three tips translated, four in the source)",
        "(four tips translated, four in the source)",
    ),
    Rule(
        "translation-stale",
        "A translation of an older text",
        "The source has changed since it was translated. Read it again, then put the new fingerprint in.",
        'source: "000000000000"\n',
        "(the fingerprint that the message names)",
    ),
    Rule(
        "translation-orphan",
        "A translation of nothing",
        "There is no source with the name of this file.",
        "(translations/sk/touchpoints/price-lst.yml)",
        "(translations/sk/touchpoints/price-list.yml)",
    ),
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give the translations that do not match what they translate."""
    touchpoints = {written.entry.id: written.entry for written in loaded.touchpoints}
    chains = {written.entry.id: written.entry for written in loaded.chains}
    routes = {written.entry.id: written.entry for written in loaded.routes}
    symptoms = {written.entry.id: written.entry for written in loaded.symptoms}
    vocabularies = {name: written.entry for name, written in loaded.vocabularies.items()}
    for own in loaded.translations.values():
        yield from _fit(own.touchpoints, touchpoints, loaded.named_touchpoints)
        yield from _fit(own.chains, chains, loaded.named_chains)
        yield from _fit(own.routes, routes, frozenset(routes))
        yield from _fit(own.symptoms, symptoms, frozenset(symptoms))
        yield from _fit(own.vocabularies, vocabularies, frozenset(vocabularies))
        if own.universal and loaded.universal:
            yield from _misfits(own.universal, loaded.universal.entry)
        guides = {guide.head.id for guide in loaded.guides}
        for guide in own.guides.values():
            if guide.head.id not in guides:
                yield _orphan(Place(guide.path), guide.head.id, guides)


def _fit(
    translations: Mapping[str, Written[Any]], sources: Mapping[str, Any], named: frozenset[str]
) -> Iterator[Problem]:
    for id_, written in translations.items():
        if id_ not in named:
            yield _orphan(written.document.place(), id_, named)
        if id_ in sources:
            yield from _misfits(written, sources[id_])


def _orphan(place: Place, id_: str, named: Iterable[str]) -> Problem:
    return Problem(place, "translation-orphan", f"there is no '{id_}' to translate", did_you_mean(id_, named))


def _misfits(written: Written[Any], source: Any) -> Iterator[Problem]:
    for at, message in misfits(source, written.entry):
        yield Problem(written.document.key_place(at), "translation-misfit", message, "bring it in line with the source")
    current = fingerprint(source)
    if written.entry.source is not None and written.entry.source != current:
        place = written.document.place(("source",))
        message = "the source has changed since this was translated"
        hint = f'read it again, then write source: "{current}"'
        yield Problem(place, "translation-stale", message, hint, Severity.WARNING)
