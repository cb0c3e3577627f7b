"""`new catalogue` begins a catalogue of another organisation."""

from pathlib import Path

import click

from touchpoints.cli.context import say


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", help="Name of the catalogue, and title of its site.  [default: that of the folder]")
@click.option(
    "--extend",
    is_flag=True,
    help="Build on the catalogue that came with the tool, instead of beginning with an empty one.",
)
def catalogue(folder: Path, name: str | None, extend: bool) -> None:
    """Begin a catalogue of your own in a new folder: it builds, checks and publishes as it is."""
    from touchpoints import beginning

    for path in beginning.begin_catalogue(folder.absolute(), name or folder.absolute().name, extends=extend):
        say(f"Wrote {folder / path}")
    say(f"Now: cd {folder}; touchpoints check; touchpoints build")
