"""The use cases of `new`: what may be begun, and where its file goes."""

import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from touchpoints import __version__
from touchpoints.catalogue.extending import BASE, load_whole
from touchpoints.catalogue.likeness import similar
from touchpoints.catalogue.loading import Loaded
from touchpoints.catalogue.location import Workplace, shipped
from touchpoints.catalogue.skeletons import chain_skeleton, touchpoint_skeleton, translation_skeleton
from touchpoints.catalogue.texts import checked_id
from touchpoints.company.skeleton import company_skeleton, questions
from touchpoints.files import holds_only, read_tree, write_file
from touchpoints.problems import DataError, Place, Problem, did_you_mean, unreadable
from touchpoints.workflow import open_catalogue

_KINDS = ("touchpoints", "chains", "routes", "symptoms")
_LANGUAGE = re.compile(r"[a-z]{2}")


def words_of(workplace: Workplace) -> Mapping[str, Mapping[str, str]]:
    """Give the allowed words of every vocabulary, with their names."""
    vocabularies = _loaded(workplace).vocabularies
    return {name: {term.id: term.name for term in written.entry.terms} for name, written in vocabularies.items()}


def touchpoint_ids(workplace: Workplace) -> frozenset[str]:
    """Give the ids of every touchpoint, of those too that have mistakes."""
    return _loaded(workplace).named_touchpoints


def similar_names(workplace: Workplace, names: Sequence[str]) -> list[Problem]:
    """Give the entries that are called nearly so, in any language."""
    return similar(names, _loaded(workplace))


def refuse_taken_id(workplace: Workplace, id_: str) -> None:
    """Refuse an id that is none, or that something has already."""
    try:
        checked_id(id_)
    except ValueError as error:
        raise DataError(
            [Problem(Place(id_), "wrong-value", str(error), "small letters, digits and single hyphens")]
        ) from error
    loaded = _loaded(workplace)
    for kind in _KINDS:
        for written in getattr(loaded, kind):
            if written.entry.id == id_:
                place = written.document.place(("id",))
                raise DataError([Problem(place, "duplicate-id", f"the id '{id_}' is taken here", "choose another id")])


def refuse_untranslatable(workplace: Workplace, language: str, id_: str) -> None:
    """Refuse a language that is none, and an id that nothing has."""
    if not _LANGUAGE.fullmatch(language):
        message = f"'{language}' is not a language: two small letters are expected, such as sk"
        raise DataError([Problem(Place(id_), "unknown-language", message)])
    _find(_loaded(workplace), id_)


def begin_touchpoint(workplace: Workplace, values: Mapping[str, Any]) -> str:
    """Write a touchpoint's first draft, and give its path."""
    path = workplace.locations.catalogue / "touchpoints" / values["category"] / f"{values['id']}.yml"
    return _begun(workplace, path, touchpoint_skeleton(values, _schema(workplace, path, "touchpoint")))


def begin_chain(workplace: Workplace, values: Mapping[str, Any], links: list[str]) -> str:
    """Write a chain's first draft, and give its path."""
    path = workplace.locations.catalogue / "chains" / f"{values['id']}.yml"
    return _begun(workplace, path, chain_skeleton(values, links, _schema(workplace, path, "chain")))


def begin_translation(workplace: Workplace, language: str, id_: str, name: str) -> str:
    """Write the beginning of a translation, and give its path."""
    kind, entry = _find(_loaded(workplace), id_)
    path = workplace.locations.catalogue / "translations" / language / kind / f"{id_}.yml"
    schema = _schema(workplace, path, f"{kind.removesuffix('s')}-translation")
    return _begun(workplace, path, translation_skeleton(entry, name, language, schema))


def _find(loaded: Loaded, id_: str) -> tuple[str, Any]:
    for kind in _KINDS:
        for written in getattr(loaded, kind):
            if written.entry.id == id_:
                return kind, written.entry
    known = [written.entry.id for kind in _KINDS for written in getattr(loaded, kind)]
    raise DataError(
        [Problem(Place(loaded.root), "unknown-reference", f"there is no '{id_}'", did_you_mean(id_, known))]
    )


def _begun(workplace: Workplace, path: Path, content: bytes) -> str:
    """Write a new file; one that is there is left alone."""
    shown = workplace.shown(path)
    if path.exists() or path.is_symlink():
        raise DataError([unreadable(shown, "is there already, and is not overwritten")])
    write_file(path, content)
    return shown


def _schema(workplace: Workplace, path: Path, name: str) -> str:
    """Give the way from a file to its schema, where the project has one."""
    schema = workplace.locations.project / "schemas" / f"{name}.schema.json"
    return Path(os.path.relpath(schema, path.parent)).as_posix() if schema.is_file() else ""


def begin_catalogue(folder: Path, name: str, *, extends: bool) -> list[str]:
    """Write a catalogue that builds, checks and publishes as it is, and give its files."""
    files = _copied(extends=extends) | _made_from_templates(name, extends=extends)
    if folder.exists() and not (folder.is_dir() and holds_only(folder, files)):  # a run that was cut off is repeated
        raise DataError([unreadable(str(folder), "is there already and not empty; nothing is overwritten")])
    for path, content in files.items():
        write_file(folder / path, content)
    return sorted(path for path in files if not path.startswith(("schemas/", "catalogue/taxonomy/")))


def _copied(*, extends: bool) -> dict[str, bytes]:
    """Give what is taken over as it is: schemas for editors, and the words that an own catalogue needs."""
    files = {f"schemas/{path}": content for path, content in read_tree(shipped("schemas")).items()}
    if not extends:
        taxonomy = shipped("catalogue") / "taxonomy"
        files |= {f"catalogue/taxonomy/{path}": content for path, content in read_tree(taxonomy).items()}
        files["catalogue/universal.yml"] = (shipped("catalogue") / "universal.yml").read_bytes()
    return files


def _made_from_templates(name: str, *, extends: bool) -> dict[str, bytes]:
    """Give the files that know the name of the catalogue."""
    id_ = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    id_ = id_ if re.fullmatch(r"[a-z][a-z0-9-]*", id_) else "own-catalogue"
    filled = {"@NAME@": json.dumps(name, ensure_ascii=False), "@TITLE@": name, "@ID@": id_, "@VERSION@": __version__}
    filled["@EXTENDS@"] = f"\nextends: {BASE}" if extends else ""
    filled["@LICENCE@"] = "CC-BY-4.0" if extends else "All rights reserved"
    files = {}
    for path, content in read_tree(shipped("site_templates") / "new-catalogue").items():
        text = content.decode()
        for mark, value in filled.items():
            text = text.replace(mark, value)
        if extends or "overrides/" not in path:
            files[path.replace("dot-git", ".git")] = text.encode()
    settings = (shipped("mkdocs.yml")).read_text(encoding="utf-8")
    own_address = 'site_url: "" # where the site will be, such as https://example.org/touchpoints/'
    files["mkdocs.yml"] = re.sub(r"(?m)^site_url: .*$", own_address, settings).encode()
    return files


def _loaded(workplace: Workplace) -> Loaded:
    folder = workplace.locations.catalogue
    return load_whole(folder, workplace.shown(folder), defaults=shipped("catalogue"))


def refuse_existing(workplace: Workplace, path: Path) -> None:
    """Refuse to begin a file that is there already."""
    if path.exists() or path.is_symlink():
        shown = workplace.shown(path.absolute())
        raise DataError([unreadable(shown, "is there already, and is never overwritten; choose another name")])


def company_words(workplace: Workplace) -> tuple[Mapping[str, str], Sequence[str], Mapping[str, str]]:
    """Give the sectors by name, every trait, and the main traits as questions."""
    catalogue = open_catalogue(workplace)
    sectors = {term.id: term.name for term in catalogue.vocabularies["sectors"]}
    return sectors, catalogue.vocabularies["traits"].ids, questions(catalogue)


def begin_company(workplace: Workplace, path: Path, name: str, sector: str, traits: Sequence[str], file: str) -> str:
    """Write the first company file, and give its path; `file` is how the next command names it."""
    catalogue = open_catalogue(workplace)
    refuse_existing(workplace, path)
    try:
        text = company_skeleton(name, sector, traits, catalogue, file)
    except ValueError as error:
        message, hint = "this name cannot be the name of a company", "one line of at most 200 letters"
        raise DataError([Problem(Place(workplace.shown(path.absolute())), "wrong-value", message, hint)]) from error
    write_file(path, text)
    return workplace.shown(path.absolute())
