"""The catalogue as everything downstream sees it: checked, frozen, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass

from touchpoints.catalogue.entries import Chain, Criterion, Settings, Touchpoint
from touchpoints.catalogue.guides import Guide
from touchpoints.catalogue.loading import Loaded, Translations
from touchpoints.catalogue.translations import (
    TranslationState,
    translated_chain,
    translated_settings,
    translated_touchpoint,
    translated_universal,
    translated_vocabulary,
    translation_state,
)
from touchpoints.catalogue.vocabularies import Vocabulary


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A whole catalogue in one language; the mappings are in the order of their ids, files are within its folder."""

    settings: Settings
    language: str
    vocabularies: Mapping[str, Vocabulary]
    universal: tuple[Criterion, ...]
    touchpoints: Mapping[str, Touchpoint]
    chains: Mapping[str, Chain]
    guides: tuple[Guide, ...]
    states: Mapping[str, TranslationState]
    files: Mapping[str, str]

    @property
    def complete(self) -> tuple[Touchpoint, ...]:
        """The touchpoints that are written in full: those that count and go on checklists."""
        return tuple(entry for entry in self.touchpoints.values() if entry.status == "complete")

    def name(self, vocabulary: str, term: str) -> str:
        """Give the name readers see for a word."""
        return self.vocabularies[vocabulary][term].name

    def chains_of(self, touchpoint: str) -> tuple[Chain, ...]:
        """Give the chains in which a touchpoint is a link."""
        return tuple(chain for chain in self.chains.values() if any(link.touchpoint == touchpoint for link in chain.links))


def in_language(loaded: Loaded, language: str) -> Catalogue:
    """Choose the language: the one seam where entries become the model.

    The catalogue must have been checked; what a language lacks is shown in the language of the source.
    """
    if loaded.settings is None or loaded.universal is None:
        raise ValueError("a catalogue must be checked before it is given a language")
    own = loaded.translations.get(language) if language != loaded.settings.entry.language else None
    touchpoints = {written.entry.id: written.entry for written in loaded.touchpoints}
    chains = {written.entry.id: written.entry for written in loaded.chains}
    vocabularies = {name: written.entry for name, written in loaded.vocabularies.items()}
    guides = {guide.head.id: guide for guide in loaded.guides}
    states = dict.fromkeys((*touchpoints, *chains, *guides), TranslationState.SOURCE)
    paths = {written.entry.id: written.document.path for written in (*loaded.touchpoints, *loaded.chains)}
    paths |= {guide.head.id: guide.path for guide in loaded.guides}
    files = {id_: path.removeprefix(f"{loaded.root}/") for id_, path in paths.items()}
    settings, universal = loaded.settings.entry, loaded.universal.entry
    if language != settings.language:
        own = own or Translations({}, {}, {}, {}, None, None)
        states = _states(touchpoints, chains, guides, own)
        touchpoints = {
            id_: translated_touchpoint(entry, own.touchpoints[id_].entry) if id_ in own.touchpoints else entry
            for id_, entry in touchpoints.items()
        }
        chains = {
            id_: translated_chain(entry, own.chains[id_].entry) if id_ in own.chains else entry
            for id_, entry in chains.items()
        }
        vocabularies = {
            id_: translated_vocabulary(entry, own.vocabularies[id_].entry) if id_ in own.vocabularies else entry
            for id_, entry in vocabularies.items()
        }
        guides = guides | {id_: guide for id_, guide in own.guides.items() if id_ in guides}
        universal = translated_universal(universal, own.universal.entry) if own.universal else universal
        settings = translated_settings(settings, own.settings.entry) if own.settings else settings
    return Catalogue(
        settings=settings,
        language=language,
        vocabularies=vocabularies,
        universal=universal.criteria,
        touchpoints=dict(sorted(touchpoints.items())),
        chains=dict(sorted(chains.items())),
        guides=tuple(sorted(guides.values(), key=lambda guide: (guide.head.order, guide.head.id))),
        states=states,
        files=files,
    )


def _states(
    touchpoints: Mapping[str, Touchpoint], chains: Mapping[str, Chain], guides: Mapping[str, Guide], own: Translations
) -> dict[str, TranslationState]:
    def touchpoint(id_: str) -> TranslationState:
        written = own.touchpoints.get(id_)
        return translation_state(touchpoints[id_], written.entry if written else None)

    def chain(id_: str) -> TranslationState:
        written = own.chains.get(id_)
        return translation_state(chains[id_], written.entry if written else None)

    return (
        {id_: touchpoint(id_) for id_ in touchpoints}
        | {id_: chain(id_) for id_ in chains}
        | {id_: TranslationState.COMPLETE if id_ in own.guides else TranslationState.MISSING for id_ in guides}
    )
