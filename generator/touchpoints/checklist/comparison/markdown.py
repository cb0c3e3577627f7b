"""A comparison as Markdown: for pull requests and wikis."""

from collections.abc import Iterator
from pathlib import Path

from touchpoints.catalogue.words import Words
from touchpoints.checklist import escaping
from touchpoints.checklist.blocks import Block, Command, Heading, Items, Paragraph, Table
from touchpoints.checklist.comparison.view import blocks
from touchpoints.company.comparing import Board, Comparison

SUFFIX = ".md"


def encode(compared: Comparison | Board, words: Words, templates: Path) -> bytes:  # noqa: ARG001 - blocks need no template
    """Write the comparison as Markdown."""
    written = ("\n".join(lines) for lines in (list(_lines(one)) for one in blocks(compared, words)) if lines)
    return ("\n\n".join(written) + "\n").encode()


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * level} {escaping.markdown(text)}"
        case Paragraph(text) | Command(text):
            yield escaping.markdown(text)
        case Items(texts):
            yield from (f"- {escaping.markdown(text)}" for text in texts)
        case Table(columns, rows):
            yield _row(column.name for column in columns)
            yield "|" + "|".join("--:" if column.right else ":--" for column in columns) + "|"
            yield from (_row(row) for row in rows)


def _row(cells: Iterator[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(escaping.markdown(cell) for cell in cells) + " |"
