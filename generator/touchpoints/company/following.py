"""Says where an id of an earlier catalogue lives today: of a touchpoint, of a chain, or of a question."""

from collections.abc import Callable, Collection, Mapping

from touchpoints.catalogue.model import Catalogue

Moves = Mapping[str, tuple[str, ...]]
"""Where an id went: of a touchpoint or chain, or of a question, written `touchpoint/question`."""


def moves_of(catalogue: Catalogue) -> Moves:
    """Give where each id went; what was retired has no place to go to, even where something else was named."""
    return {id_: () if move.kind == "retired" else move.to for id_, move in catalogue.history.moved.items()}


def merged_of(catalogue: Catalogue) -> frozenset[str]:
    """Give the ids that were merged into others: what they meant need not be what their heir means."""
    return frozenset(id_ for id_, move in catalogue.history.moved.items() if move.kind == "merged")


def followed(id_: str, known: Collection[str], moves: Moves) -> tuple[str, ...] | None:
    """Follow an id to those that are used today; none where it was retired, None where nobody knows."""
    return _followed(id_, known, moves.get)


def question_followed(id_: str, known: Collection[str], moves: Moves) -> tuple[str, ...] | None:
    """Follow a question; where nothing was said of itself, it goes where its touchpoint went."""
    return _followed(id_, known, lambda here: _question_went(here, moves))


def question_merged(id_: str, known: Collection[str], moves: Moves, merged: Collection[str]) -> bool:
    """Say whether a question, or the touchpoint it went with, was merged into another on the way to where it is today."""
    ahead, seen = [id_], {id_}
    while ahead:
        here = ahead.pop(0)
        if here in known:
            continue
        if (here if here in moves else here.partition("/")[0]) in merged:
            return True
        ahead += [to for to in _question_went(here, moves) or () if to not in seen]
        seen.update(ahead)
    return False


def _question_went(here: str, moves: Moves) -> tuple[str, ...] | None:
    touchpoint, _, question = here.partition("/")
    if here in moves or touchpoint not in moves:
        return moves.get(here)
    return tuple(f"{home}/{question}" for home in moves[touchpoint])


def _followed(
    id_: str, known: Collection[str], went: Callable[[str], tuple[str, ...] | None]
) -> tuple[str, ...] | None:
    found: list[str] = []
    ahead, seen, lost = [id_], {id_}, False
    while ahead:
        here = ahead.pop(0)
        if here in known:
            found.append(here)
        elif (homes := went(here)) is not None:
            ahead += [to for to in homes if to not in seen]
            seen.update(homes)
        else:
            lost = True
    return None if lost and not found else tuple(dict.fromkeys(found))
