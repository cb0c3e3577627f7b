"""Reads a catalogue folder: every file into its model, every problem kept, none hiding another."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from touchpoints.catalogue import strays
from touchpoints.catalogue.entries import Chain, Route, Settings, Symptom, Touchpoint, Universal
from touchpoints.catalogue.guides import Guide, parse_guide
from touchpoints.catalogue.overrides import Override
from touchpoints.catalogue.reading import Document, read_bytes, read_document
from touchpoints.catalogue.releases import SNAPSHOT_BYTES, History, Moves, Release, order, read_release
from touchpoints.catalogue.style import EmptyPhrases
from touchpoints.catalogue.translations import (
    ChainTranslation,
    RouteTranslation,
    SettingsTranslation,
    SymptomTranslation,
    TouchpointTranslation,
    UniversalTranslation,
    VocabularyTranslation,
)
from touchpoints.catalogue.validating import validated
from touchpoints.catalogue.vocabularies import VOCABULARIES, Vocabulary
from touchpoints.problems import Place, Problem, Rule, Severity, unreadable

Model = TypeVar("Model", bound=BaseModel)

EMPTY_PHRASES = "style/empty-phrases.yml"
"""The list of a catalogue, which may do without; a language keeps its own below its folder of translations."""


@dataclass(frozen=True, slots=True)
class Written(Generic[Model]):
    """An entry together with the document it was read from."""

    entry: Model
    document: Document


@dataclass(frozen=True, slots=True)
class Translations:
    """What one language has of its own, by the id of its source."""

    touchpoints: Mapping[str, Written[TouchpointTranslation]]
    chains: Mapping[str, Written[ChainTranslation]]
    routes: Mapping[str, Written[RouteTranslation]]
    symptoms: Mapping[str, Written[SymptomTranslation]]
    vocabularies: Mapping[str, Written[VocabularyTranslation]]
    guides: Mapping[str, Guide]
    universal: Written[UniversalTranslation] | None
    settings: Written[SettingsTranslation] | None
    empty_phrases: Written[EmptyPhrases] | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A catalogue as its authors wrote it, in all its languages, with what is wrong so far."""

    root: str
    settings: Written[Settings] | None
    universal: Written[Universal] | None
    vocabularies: Mapping[str, Written[Vocabulary]]
    touchpoints: tuple[Written[Touchpoint], ...]
    chains: tuple[Written[Chain], ...]
    routes: tuple[Written[Route], ...]
    symptoms: tuple[Written[Symptom], ...]
    guides: tuple[Guide, ...]
    translations: Mapping[str, Translations]
    named_touchpoints: frozenset[str]
    named_chains: frozenset[str]
    problems: tuple[Problem, ...]
    empty_phrases: Written[EmptyPhrases] | None = None
    overrides: tuple[Written[Override], ...] = ()
    base: str = ""
    history: History = field(default_factory=History)

    def is_own(self, path: str) -> bool:
        """Say whether a file is one of this catalogue, and not of the one it extends."""
        return not (self.base and path.startswith(f"{self.base}/"))


def load(root: Path, shown: str, defaults: Path | None = None, base: "Loaded | None" = None) -> Loaded:
    """Read the catalogue in a folder; `shown` is how problems name that folder, `base` the catalogue it extends.

    Vocabularies and universal questions that it has not are taken from the catalogue in the folder `defaults`.
    """
    reader = _Reader(root, shown, defaults)
    vocabularies = {name: written for name in VOCABULARIES if (written := _vocabulary(reader, name, base))}
    reader.words = {name: written.entry.ids for name, written in vocabularies.items()}
    settings, universal = reader.one("catalogue.yml", Settings), reader.one_or_default("universal.yml", Universal)
    empty_phrases = reader.one(EMPTY_PHRASES, EmptyPhrases, needed=False)
    touchpoint_files, chain_files = reader.files("touchpoints", ".yml"), reader.files("chains", ".yml")
    touchpoints = reader.many(touchpoint_files, Touchpoint)
    chains = reader.many(chain_files, Chain)
    routes = reader.many(reader.files("routes", ".yml"), Route)
    symptoms = reader.many(reader.files("symptoms", ".yml"), Symptom)
    guides, history = reader.guides("guides"), _history(reader)
    overrides = reader.many(reader.files("overrides", ".yml"), Override) if base else []
    languages = reader.folders("translations")
    translations = {language: _translations(reader, f"translations/{language}") for language in languages}
    if not touchpoint_files and base is None:
        reader.note_emptiness()
    reader.note_strays()
    return Loaded(
        root=shown,
        settings=settings,
        universal=universal,
        vocabularies=vocabularies,
        touchpoints=tuple(touchpoints),
        chains=tuple(chains),
        routes=tuple(routes),
        symptoms=tuple(symptoms),
        guides=tuple(guides),
        translations=translations,
        named_touchpoints=frozenset(_stem(file) for file in touchpoint_files),
        named_chains=frozenset(_stem(file) for file in chain_files),
        problems=tuple(reader.problems),
        empty_phrases=empty_phrases,
        overrides=tuple(overrides),
        history=history,
    )


def _history(reader: "_Reader") -> History:
    """Read what earlier releases held, and where ids went."""
    moves = reader.one("moves.yml", Moves, needed=False)
    places = (
        {move.from_: moves.document.place(("moves", index)) for index, move in enumerate(moves.entry.moves)}
        if moves
        else {}
    )
    releases = sorted(reader.releases("releases"), key=lambda release: order(release.version))
    return History(tuple(releases), moves.entry.moves if moves else (), places)


def _vocabulary(reader: "_Reader", name: str, base: Loaded | None) -> Written[Vocabulary] | None:
    """Read a vocabulary; one that extends another adds its words, and has the last say on those of the same id."""
    taken_over = base.vocabularies.get(name) if base else None
    if taken_over is None:
        return reader.one_or_default(f"taxonomy/{name}.yml", Vocabulary)
    own = reader.one(f"taxonomy/{name}.yml", Vocabulary, needed=False)
    if own is None:
        return taken_over
    new = {term.id: term for term in own.entry.terms}
    kept = [new.pop(term.id, term) for term in taken_over.entry.terms]
    return Written(own.entry.model_copy(update={"terms": (*kept, *new.values())}), own.document)


def _translations(reader: "_Reader", folder: str) -> Translations:
    def by_id(kind: str, model: type[Model]) -> dict[str, Written[Model]]:
        files = reader.files(f"{folder}/{kind}", ".yml")
        return {_stem(written.document.path): written for written in reader.many(files, model)}

    return Translations(
        touchpoints=by_id("touchpoints", TouchpointTranslation),
        chains=by_id("chains", ChainTranslation),
        routes=by_id("routes", RouteTranslation),
        symptoms=by_id("symptoms", SymptomTranslation),
        vocabularies=by_id("taxonomy", VocabularyTranslation),
        guides={guide.head.id: guide for guide in reader.guides(f"{folder}/guides")},
        universal=reader.one(f"{folder}/universal.yml", UniversalTranslation, needed=False),
        settings=reader.one(f"{folder}/catalogue.yml", SettingsTranslation, needed=False),
        empty_phrases=reader.one(f"{folder}/{EMPTY_PHRASES}", EmptyPhrases, needed=False),
    )


def _stem(file: str) -> str:
    return file.rsplit("/", 1)[-1].removesuffix(".yml")


@dataclass(slots=True)
class _Reader:
    """Reads files of one folder and collects what is wrong with them."""

    root: Path
    shown: str
    defaults: Path | None
    problems: list[Problem] = field(default_factory=list)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def one(self, file: str, model: type[Model], *, needed: bool = True) -> Written[Model] | None:
        self._seen.add(file)
        if not needed and not (self.root / file).exists():
            return None
        document, problems = read_document(self.root / file, f"{self.shown}/{file}")
        self.problems += problems
        if document is None:
            return None
        entry, problems = validated(document, model, self.words)
        self.problems += problems
        return Written(entry, document) if entry is not None else None

    def one_or_default(self, file: str, model: type[Model]) -> Written[Model] | None:
        """Read a file, or the one of the default catalogue where this catalogue has none."""
        if self.defaults is not None and not (self.root / file).exists() and (self.defaults / file).exists():
            default = _Reader(self.defaults, str(self.defaults), None, words=self.words)
            written = default.one(file, model)
            self.problems += default.problems
            return written
        return self.one(file, model)

    def many(self, files: list[str], model: type[Model]) -> list[Written[Model]]:
        return [written for file in files if (written := self.one(file, model)) is not None]

    def guides(self, folder: str) -> list[Guide]:
        found: list[Guide] = []
        for file in self.files(folder, ".md"):
            self._seen.add(file)
            data, problems = read_bytes(self.root / file, f"{self.shown}/{file}")
            self.problems += problems
            if data is None:
                continue
            guide, problems = parse_guide(data, f"{self.shown}/{file}")
            self.problems += problems
            found += [guide] if guide else []
        return found

    def releases(self, folder: str) -> list[Release]:
        found: list[Release] = []
        for file in self.files(folder, ".json"):
            self._seen.add(file)
            data, problems = read_bytes(self.root / file, f"{self.shown}/{file}", SNAPSHOT_BYTES)
            self.problems += problems
            release, problems = read_release(data, f"{self.shown}/{file}") if data is not None else (None, [])
            self.problems += problems
            found += [release] if release else []
        return found

    def files(self, folder: str, ending: str) -> list[str]:
        """List the files below a folder, in the order of their names."""
        return [file for file in sorted(self._walk(folder)) if file.endswith(ending)]

    def folders(self, folder: str) -> list[str]:
        return sorted({file.split("/")[1] for file in self._walk(folder) if file.count("/") > 1})

    def _walk(self, folder: str) -> Iterator[str]:
        def failed(error: OSError) -> None:
            if not isinstance(error, FileNotFoundError):
                name = os.path.relpath(error.filename, self.root)
                self.problems.append(
                    unreadable(f"{self.shown}/{name}", f"cannot be read: {(error.strerror or '').lower()}")
                )

        for parent, folders, files in os.walk(self.root / folder, onerror=failed):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in folders:
                self._note_odd_folder(Path(parent) / name)
            for name in files:
                if not name.startswith("."):
                    yield (Path(parent) / name).relative_to(self.root).as_posix()

    def _note_odd_folder(self, path: Path) -> None:
        """Say it of a folder that would silently hold nothing: a link, or one with the ending of an entry."""
        shown = f"{self.shown}/{path.relative_to(self.root).as_posix()}"
        if path.is_symlink():
            self.problems.append(unreadable(shown, "is a link to a folder; links are not followed"))
        elif path.suffix == ".yml":
            message = "this is a folder, although its name ends like that of an entry"
            self.problems.append(Problem(Place(shown), "stray-file", message, "rename it", Severity.WARNING))

    def note_emptiness(self) -> None:
        """Refuse a catalogue without touchpoints."""
        place, hint = Place(f"{self.shown}/touchpoints"), "an entry goes to touchpoints/<category>/<id>.yml"
        self.problems.append(Problem(place, "empty-catalogue", "there is no touchpoint", hint))

    def note_strays(self) -> None:
        """Warn of files that look like entries but stand where nobody reads them."""
        unseen = [file for file in sorted(self._walk(".")) if file not in self._seen]
        self.problems += [strays.unread(self.shown, file) for file in unseen if strays.could_be_meant(file)]
        self.problems += strays.beside(self.root, self.shown)


RULES = (
    Rule(
        "empty-catalogue",
        "A catalogue without touchpoints",
        "A site or a checklist of nothing would look like success.",
        "(an empty folder touchpoints/)",
        "(one file in touchpoints/)",
    ),
    *strays.RULES,
)
