"""Remembers what an export wrote into a workbook, so that a text that somebody typed between is known for one."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from touchpoints.company.reading_answers import shown
from touchpoints.company.statements import Raw

WRITTEN = "written"
"""What stands beside the fingerprints on the hidden sheet."""

_LENGTH = 6
_A_CELL = 5_000
"""Fingerprints that fit into one cell with room to spare."""


def fingerprint(cell: Raw | None) -> str:
    """Stand for a value: short, for all values of a workbook are kept, and blind to how blanks were saved."""
    text = "" if cell is None else shown(cell).replace("_x005F_", "_")
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()[:_LENGTH]


def fingerprints(value: Raw | None) -> Iterator[str]:
    """Give those of a value as it may be read again: a number comes back as a percentage where it is shown as one."""
    yield fingerprint(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield fingerprint(f"{shown(round(value * 100, 8))} %")


def packed(written: Iterable[str]) -> list[str]:
    """Write fingerprints down as few long texts."""
    every = sorted(written)
    return ["".join(every[at : at + _A_CELL]) for at in range(0, len(every), _A_CELL)]


def unpacked(rows: Iterable[Sequence[Raw | None]]) -> frozenset[str] | None:
    """Read fingerprints from the rows of the hidden sheet; None where an older export wrote none."""
    texts = [row[2] for row in rows if len(row) > 2 and row[0] is None and row[1] == WRITTEN]  # noqa: PLR2004 - the third cell
    found = [text for text in texts if isinstance(text, str)]
    every = (text[at : at + _LENGTH] for text in found for at in range(0, len(text), _LENGTH))
    return frozenset(every) if found else None
