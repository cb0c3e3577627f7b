"""`new` writes the beginning of an entry; each kind has a command of its own."""

import click

from touchpoints.cli.new_catalogue import catalogue
from touchpoints.cli.new_chain import chain
from touchpoints.cli.new_company import company
from touchpoints.cli.new_touchpoint import touchpoint
from touchpoints.cli.new_translation import translation

KINDS: tuple[click.Command, ...] = (touchpoint, chain, company, translation, catalogue)
"""What can be begun, in the order of the help; a new kind is a file `new_<kind>.py`, named here."""


@click.group()
def new() -> None:
    """Begin an entry: a valid file whose comments say what belongs where. Nothing is ever overwritten."""


for kind in KINDS:
    new.add_command(kind)
