"""`new translation` begins the translation of an entry."""

import click

from touchpoints.cli.asking import Needed
from touchpoints.cli.context import building_place, say


@click.command()
@click.argument("language", metavar="LANG")
@click.argument("id_", metavar="ID")
@click.option("--name", help="What it is called in that language.")
def translation(language: str, id_: str, name: str | None) -> None:
    """Begin the translation of an entry; every text of the source stands in it as a comment to write over."""
    from touchpoints import beginning

    place, needed = building_place(), Needed()
    beginning.refuse_untranslatable(place, language, id_)
    spoken = needed.text("--name", name, f"What is '{id_}' called in that language?")
    needed.settle()
    written = beginning.begin_translation(place, language, id_, spoken)
    say(f"Wrote {written}. Open it, and follow its comments. Then:\n  touchpoints check {written}")
