"""Lets several processes take checklists into one company file at the same time; run as a program of its own.

    python crowding.py COMPANY ROUNDS CHECKLIST…

Each checklist gets a process, which takes its own in again and again, each time with one more of its marked cells.
Prints how often a run was told that the file is in use.
"""

import os
import sys
from pathlib import Path

from touchpoints import taking_back
from touchpoints.catalogue.location import Workplace, locate
from touchpoints.problems import DataError


def mark(number: int) -> str:
    """Give what stands in the cell that is filled in the round of this number."""
    return f"cell-{number}-"


_FAILED = 99


def main(company: Path, rounds: int, checklists: list[Path]) -> None:
    children = []
    for checklist in checklists:
        child = os.fork()
        if not child:
            refused = _FAILED
            try:
                refused = _take_in(company, rounds, checklist)
            finally:
                os._exit(refused)
        children.append(child)
    ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert not {_FAILED} & set(ended)
    print(sum(ended))


def _take_in(company: Path, rounds: int, checklist: Path) -> int:
    """Take in a checklist with one owner after the other, and say how often the file was in use."""
    place = Workplace(company.parent, locate(company.parent / "catalogue", company.parent))
    text, refused = checklist.read_text(encoding="utf-8-sig"), 0
    for number in range(1, rounds + 1):
        hidden = [mark(later) for later in range(number + 1, rounds + 1)]
        shown = text
        for one in hidden:
            shown = shown.replace(one, "")
        checklist.write_text(shown, encoding="utf-8-sig")
        while not _is_taken(place, company, checklist):
            refused += 1
    return refused


def _is_taken(place: Workplace, company: Path, checklist: Path) -> bool:
    try:
        return taking_back.fill(place, company, checklist).is_whole
    except DataError as error:
        if "in use" not in str(error):
            raise
    return False


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), [Path(name) for name in sys.argv[3:]])
