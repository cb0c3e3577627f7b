"""Shows blocks at the terminal: 80 columns, in colour where a terminal is there and nobody said NO_COLOR."""

import os
import sys
from collections.abc import Sequence

import click

from touchpoints.checklist.blocks import Block, Tone
from touchpoints.checklist.plain_text import plain_text, unpainted

_COLOURS: dict[Tone, dict[str, object]] = {
    "good": {"fg": "green"},
    "fair": {"fg": "yellow"},
    "bad": {"fg": "red"},
    "soft": {"dim": True},
    "strong": {"bold": True},
}


def show_blocks(blocks: Sequence[Block]) -> None:
    """Print blocks."""
    colours = wants_colour()
    click.echo(plain_text(blocks, _painted if colours else unpainted), nl=False, color=colours or None)


def wants_colour() -> bool:
    """Say whether somebody looks who likes colours."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _painted(text: str, tone: Tone) -> str:
    style = _COLOURS.get(tone)
    return click.style(text, **style) if style else text  # type: ignore[arg-type]
