"""An id is unique, equals the name of its file, and stands in the folder of its category."""

from collections.abc import Iterable, Iterator

from touchpoints.catalogue.entries import Chain, Route, Symptom, Touchpoint
from touchpoints.catalogue.loading import Loaded, Written
from touchpoints.catalogue.reading import At, Document
from touchpoints.problems import Place, Problem, Rule

_AnyEntry = Written[Touchpoint] | Written[Chain] | Written[Route] | Written[Symptom]

RULES = (
    Rule(
        "duplicate-id",
        "An id that something else already has",
        "Addresses and answers hang on ids: each exists once in the catalogue, and each criterion once in its entry.",
        "(two files with id: price-list)",
        "(one file with id: price-list)",
    ),
    Rule(
        "misplaced-entry",
        "An entry in the wrong place",
        "The file is named like the id, and a touchpoint lies in the folder of its category, so that it can be found.",
        "(price-list.yml with id: pricelist)",
        "(price-list.yml with id: price-list)",
    ),
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give the ids that are taken twice or do not match their files."""
    entries: list[_AnyEntry] = [*loaded.touchpoints, *loaded.chains, *loaded.routes, *loaded.symptoms]
    guides = [(guide.head.id, Place(guide.path, 2)) for guide in loaded.guides]
    ids = [(written.entry.id, written.document.place(("id",))) for written in entries]
    yield from _twice([*ids, *guides])
    for written in entries:
        yield from _misplaced(written)
    for touchpoint in loaded.touchpoints:
        for key in ("criteria", "standards"):
            yield from _twice(_ids_below(touchpoint.document, key, getattr(touchpoint.entry, key)))
    for name, vocabulary in loaded.vocabularies.items():
        yield from _twice(_ids_below(vocabulary.document, "terms", vocabulary.entry.terms))
        if vocabulary.entry.id != name:
            yield _misnamed(vocabulary.entry.id, vocabulary.document.place(("id",)), f"{name}.yml")
    for guide in (*loaded.guides, *(one for own in loaded.translations.values() for one in own.guides.values())):
        if not guide.path.endswith(f"/{guide.head.id}.md"):
            yield _misnamed(guide.head.id, Place(guide.path, 2), guide.path.rpartition("/")[2])
    if loaded.universal:
        yield from _twice(_ids_below(loaded.universal.document, "criteria", loaded.universal.entry.criteria))
        yield from _clashes(loaded)


def _twice(ids: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for id_, place in ids:
        if id_ in first:
            yield Problem(
                place, "duplicate-id", f"the id '{id_}' is already taken at {first[id_]}", "choose another id"
            )
        first.setdefault(id_, place)


def _ids_below(document: Document, key: str, parts: Iterable[object]) -> Iterator[tuple[str, Place]]:
    for index, part in enumerate(parts):
        at: At = (key, index, "id")
        yield str(getattr(part, "id", "")), document.place(at)


def _misplaced(written: _AnyEntry) -> Iterator[Problem]:
    entry, document = written.entry, written.document
    *_, folder, file = ("", *document.path.split("/"))
    if file != f"{entry.id}.yml":
        yield _misnamed(entry.id, document.place(("id",)), file)
    if isinstance(entry, Touchpoint) and folder != entry.category:
        message = f"the category is '{entry.category}', but the folder is '{folder}'"
        yield Problem(
            document.place(("category",)), "misplaced-entry", message, f"move the file to touchpoints/{entry.category}/"
        )


def _misnamed(id_: str, place: Place, file: str) -> Problem:
    message = f"the id is '{id_}', but the file is named '{file}'"
    return Problem(place, "misplaced-entry", message, f"rename the file to {id_}.{file.rpartition('.')[2]}")


def _clashes(loaded: Loaded) -> Iterator[Problem]:
    universal = {criterion.id for criterion in loaded.universal.entry.criteria} if loaded.universal else set()
    for touchpoint in loaded.touchpoints:
        for index, criterion in enumerate(touchpoint.entry.criteria):
            if criterion.id in universal:
                place = touchpoint.document.place(("criteria", index, "id"))
                message = f"'{criterion.id}' is asked of every touchpoint already"
                yield Problem(place, "duplicate-id", message, "choose another id, or delete the criterion")
