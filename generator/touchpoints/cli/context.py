"""What every command starts from: where it runs, and what it may say."""

from pathlib import Path

import click

from touchpoints.catalogue.location import Workplace, locate, own_catalogue


def workplace() -> Workplace:
    """Give the folder a command was started in, and the files it works with."""
    start = Path.cwd()
    return Workplace(start, locate(_catalogue_option(), start))


def building_place() -> Workplace:
    """Give the workplace of a command that needs a catalogue of its own, not the shipped one."""
    if not own_catalogue(_catalogue_option(), Path.cwd()):
        raise click.UsageError(
            "there is no folder 'catalogue' here or above. Name one with 'touchpoints --catalogue DIR …'."
        )
    return workplace()


def say(text: str) -> None:
    """Say something to the user, on the error stream so that results stay alone on the other."""
    if not click.get_current_context().find_root().obj["quiet"]:
        click.echo(text, err=True)


def counted(number: int, thing: str) -> str:
    """Count things in words: 1 error, 2 errors."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _catalogue_option() -> Path | None:
    option: Path | None = click.get_current_context().find_root().obj["catalogue"]
    return option
