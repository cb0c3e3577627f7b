"""A comparison as plain text, 80 columns wide."""

from pathlib import Path

from touchpoints.catalogue.words import Words
from touchpoints.checklist.comparison.view import blocks
from touchpoints.checklist.plain_text import plain_text
from touchpoints.company.comparing import Board, Comparison

SUFFIX = ".txt"


def encode(compared: Comparison | Board, words: Words, templates: Path) -> bytes:  # noqa: ARG001 - blocks need no template
    """Write the comparison as text."""
    return plain_text(blocks(compared, words)).encode()
