"""Brings a checklist that was made for an earlier catalogue to the ids of today's."""

from collections.abc import Iterable
from dataclasses import replace

from touchpoints.catalogue.model import Catalogue
from touchpoints.company.following import followed, moves_of, question_followed
from touchpoints.company.statements import Base, Key, Returned, row_key


def readdressed(returned: Returned, catalogue: Catalogue) -> Returned:
    """Give a checklist with the ids of today; what has no single heir, or one that is on it too, stays as it is."""
    if not catalogue.history.moves:
        return returned
    ways = _Ways(catalogue)
    keys = {one.key for one in returned.statements}
    points = {key.touchpoint for key in keys}
    new = {key: home for key in keys if (home := ways.of(key, points)) != key and home not in keys}
    if not new:
        return returned
    statements = tuple(replace(one, key=new.get(one.key, one.key)) for one in returned.statements)
    extras = tuple(replace(one, touchpoint=ways.touchpoint(one.touchpoint, points)) for one in returned.extras)
    base = returned.base and _moved(returned.base, new)
    return replace(returned, statements=statements, extras=extras, base=base)


def _moved(base: Base, new: dict[Key, Key]) -> Base:
    """Let what a checklist was made from move with its answers."""
    cells = {new.get(key, key): shown for key, shown in base.cells.items()}
    old_points = {key.point: row_key(home.touchpoint, "", home.unit) for key, home in new.items() if not key.criterion}
    return replace(base, cells=cells, points=base.points | {old_points.get(one, one) for one in base.points})


class _Ways:
    """Where answers belong today."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._moves = moves_of(catalogue)
        self._known = catalogue.touchpoints
        self._questions = {
            f"{id_}/{one.id}" for id_, touchpoint in self._known.items() for one in touchpoint.criteria
        } | {f"{id_}/{one.id}" for id_ in self._known for one in catalogue.universal}

    def touchpoint(self, id_: str, taken: Iterable[str]) -> str:
        """Give where a touchpoint went, if it went to one place, and nobody is there."""
        homes = followed(id_, self._known, self._moves) if id_ in self._moves else None
        return homes[0] if homes and len(homes) == 1 and homes[0] not in taken else id_

    def of(self, key: Key, taken: Iterable[str]) -> Key:
        """Give the key of an answer today."""
        home = self.touchpoint(key.touchpoint, taken)
        asked = f"{key.touchpoint}/{key.criterion}"
        if not key.criterion or asked in self._questions:
            return key._replace(touchpoint=home)
        homes = question_followed(asked, self._questions, self._moves)
        if homes is None or len(homes) != 1:
            return key._replace(touchpoint=home)
        touchpoint, _, question = homes[0].partition("/")
        return key._replace(touchpoint=touchpoint, path=(*key.path[:-1], question))
