"""Says where an id of an earlier catalogue lives today: of a touchpoint, of a chain, or of a question."""

from collections.abc import Callable, Collection, Mapping

from touchpoints.catalogue.model import Catalogue

Moves = Mapping[str, tuple[str, ...]]
"""Where an id went: of a touchpoint or chain, or of a question, written `touchpoint/question`."""


def moves_of(catalogue: Catalogue) -> Moves:
    """Give where each id went; what was retired has no place to go to, even where something else was named."""
    return {id_: () if move.kind == "retired" else move.to for id_, move in catalogue.history.moved.items()}


def followed(id_: str, known: Collection[str], moves: Moves) -> tuple[str, ...] | None:
    """Follow an id to those that are used today; none where it was retired, None where nobody knows."""
    return _followed(id_, known, moves.get)


def question_followed(id_: str, known: Collection[str], moves: Moves) -> tuple[str, ...] | None:
    """Follow a question; where nothing was said of itself, it goes where its touchpoint went."""

    def went(here: str) -> tuple[str, ...] | None:
        touchpoint, _, question = here.partition("/")
        if here in moves or touchpoint not in moves:
            return moves.get(here)
        return tuple(f"{home}/{question}" for home in moves[touchpoint])

    return _followed(id_, known, went)


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
