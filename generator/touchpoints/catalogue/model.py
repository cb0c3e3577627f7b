"""The catalogue as everything downstream sees it: checked, frozen, in one language."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from touchpoints.catalogue.entries import Chain, Criterion, Route, Settings, Symptom, Touchpoint
from touchpoints.catalogue.guides import Guide
from touchpoints.catalogue.loading import Loaded, Translations, Written
from touchpoints.catalogue.releases import History, order
from touchpoints.catalogue.translations import (
    TranslationState,
    translated_chain,
    translated_route,
    translated_settings,
    translated_symptom,
    translated_touchpoint,
    translated_universal,
    translated_vocabulary,
    translation_state,
)
from touchpoints.catalogue.vocabularies import Vocabulary

Source = TypeVar("Source", Touchpoint, Chain, Route, Symptom)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A whole catalogue in one language; the mappings are in the order of their ids, files are within its folder."""

    settings: Settings
    language: str
    vocabularies: Mapping[str, Vocabulary]
    universal: tuple[Criterion, ...]
    touchpoints: Mapping[str, Touchpoint]
    chains: Mapping[str, Chain]
    routes: Mapping[str, Route]
    symptoms: Mapping[str, Symptom]
    guides: tuple[Guide, ...]
    states: Mapping[str, TranslationState]
    files: Mapping[str, str]
    history: History = field(default_factory=History)
    authors: tuple[str, ...] = ()
    announced: Mapping[str, tuple[Criterion, ...]] = field(default_factory=dict)
    changed_on: Mapping[str, datetime.date] = field(default_factory=dict)
    """The day of the last change of a file, where the history of the files tells it."""

    @property
    def complete(self) -> tuple[Touchpoint, ...]:
        """The touchpoints that are written in full: those that count and go on checklists."""
        return tuple(entry for entry in self.touchpoints.values() if entry.status == "complete")

    def name(self, vocabulary: str, term: str) -> str:
        """Give the name readers see for a word."""
        return self.vocabularies[vocabulary][term].name

    def chains_of(self, touchpoint: str) -> tuple[Chain, ...]:
        """Give the chains in which a touchpoint is a link."""
        return tuple(
            chain for chain in self.chains.values() if any(link.touchpoint == touchpoint for link in chain.links)
        )


def credited(catalogue: Catalogue, writers: Mapping[str, Sequence[str]]) -> Catalogue:
    """Name those who wrote an entry beside those whom it names itself; `writers` gives them by file."""
    changes: dict[str, Any] = {}
    for kind in ("touchpoints", "chains", "routes", "symptoms"):
        changes[kind] = {
            id_: _thanking(entry, writers.get(catalogue.files.get(id_, ""), ()))
            for id_, entry in getattr(catalogue, kind).items()
        }
    return replace(catalogue, **changes)


def _thanking(entry: Source, names: Sequence[str]) -> Source:
    named = {name.casefold() for name in entry.contributors}
    more: tuple[str, ...] = tuple(name for name in names if name.casefold() not in named)
    return entry.model_copy(update={"contributors": (*entry.contributors, *more)}) if more else entry


def in_language(loaded: Loaded, language: str) -> Catalogue:
    """Choose the language: the one seam where entries become the model.

    The catalogue must have been checked; what a language lacks is shown in the language of the source.
    """
    if loaded.settings is None or loaded.universal is None:
        raise ValueError("a catalogue must be checked before it is given a language")
    settings, universal = loaded.settings.entry, loaded.universal.entry
    universal = universal.model_copy(update={"criteria": _counting(universal.criteria, settings.version)})
    own = loaded.translations.get(language, _NOTHING)
    seam = _Seam(translated=language != settings.language)
    touchpoints = seam.spoken(loaded.touchpoints, own.touchpoints, translated_touchpoint)
    counting = {id_: _counting(entry.criteria, settings.version) for id_, entry in touchpoints.items()}
    return Catalogue(
        settings=translated_settings(settings, own.settings.entry) if own.settings else settings,
        language=language,
        vocabularies={
            name: translated_vocabulary(written.entry, own.vocabularies[name].entry)
            if name in own.vocabularies
            else written.entry
            for name, written in loaded.vocabularies.items()
        },
        universal=(translated_universal(universal, own.universal.entry) if own.universal else universal).criteria,
        touchpoints={
            id_: entry if counting[id_] == entry.criteria else entry.model_copy(update={"criteria": counting[id_]})
            for id_, entry in touchpoints.items()
        },
        chains=seam.spoken(loaded.chains, own.chains, translated_chain),
        routes=seam.spoken(loaded.routes, own.routes, translated_route),
        symptoms=seam.spoken(loaded.symptoms, own.symptoms, translated_symptom),
        guides=seam.spoken_guides(loaded.guides, own.guides),
        states=seam.states,
        files={id_: _own_file(path, loaded) for id_, path in seam.paths.items()},
        history=loaded.history,
        announced={
            id_: announced
            for id_, entry in touchpoints.items()
            if (announced := tuple(one for one in entry.criteria if one not in counting[id_]))
        },
    )


def _counting(criteria: tuple[Criterion, ...], version: str) -> tuple[Criterion, ...]:
    """Give the criteria that count in a release, without those that are only announced."""
    return tuple(one for one in criteria if one.counts_from is None or order(one.counts_from) <= order(version))


def _own_file(path: str, loaded: Loaded) -> str:
    """Give a file within the catalogue's folder; nothing for one of the catalogue that is extended."""
    return path.removeprefix(f"{loaded.root}/") if loaded.is_own(path) else ""


_NOTHING = Translations({}, {}, {}, {}, {}, {}, None, None)


class _Seam:
    """Lays translations over entries, and notes how far each has come and which file it was written in."""

    def __init__(self, *, translated: bool) -> None:
        self._translated = translated
        self.states: dict[str, TranslationState] = {}
        self.paths: dict[str, str] = {}

    def spoken(
        self,
        entries: Iterable[Written[Source]],
        own: Mapping[str, Written[Any]],
        translate: Callable[[Source, Any], Source],
    ) -> dict[str, Source]:
        """Give the entries of one kind in the reader's language, in the order of their ids."""
        found: dict[str, Source] = {}
        for written in sorted(entries, key=lambda one: one.entry.id):
            entry, translation = written.entry, own.get(written.entry.id)
            found[entry.id] = translate(entry, translation.entry) if translation else entry
            self.paths[entry.id] = written.document.path
            self.states[entry.id] = (
                translation_state(entry, translation.entry if translation else None)
                if self._translated
                else TranslationState.SOURCE
            )
        return found

    def spoken_guides(self, guides: Iterable[Guide], own: Mapping[str, Guide]) -> tuple[Guide, ...]:
        """Give the guides in the reader's language, in their own order; a translated guide is edited in its own file."""
        found: list[Guide] = []
        for guide in guides:
            id_ = guide.head.id
            found.append(own.get(id_, guide))
            self.paths[id_] = found[-1].path
            whole = TranslationState.COMPLETE if id_ in own else TranslationState.MISSING
            self.states[id_] = whole if self._translated else TranslationState.SOURCE
        return tuple(sorted(found, key=lambda guide: (guide.head.order, guide.head.id)))
