"""`new company` asks a first-time owner three questions, and writes a company file that teaches the rest."""

import shlex
from pathlib import Path

import click

from touchpoints.cli.asking import at_a_terminal, chosen, refuse_unknown
from touchpoints.cli.context import say, workplace


@click.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--name", help="Name of the company.")
@click.option("--sector", help="What it lives from.")
@click.option("--trait", "traits", multiple=True, metavar="T", help="What it has and does; several times.")
def company(file: Path, name: str | None, sector: str | None, traits: tuple[str, ...]) -> None:
    """Begin the file of a company: three questions, and then its checklist."""
    from touchpoints import beginning

    place = workplace()
    beginning.refuse_existing(place, file)
    sectors, all_traits, main_traits = beginning.company_words(place)
    missing = [option for option, given in (("--name", name), ("--sector", sector), ("--trait", traits)) if not given]
    if missing and not at_a_terminal():
        raise click.UsageError(f"missing: {', '.join(missing)}")
    if sector:
        refuse_unknown("--sector", sector, list(sectors))
    for trait in traits:
        refuse_unknown("--trait", trait, all_traits)
    name = name or click.prompt("1. What is your company called?", prompt_suffix=" ", err=True)
    sector = sector or chosen("2. What does it live from?", sectors, "a number", most=1)[0]
    traits = traits or chosen("3. Which of these are true?", main_traits, "numbers, with blanks")
    written = beginning.begin_company(place, file, str(name), sector, traits, shlex.quote(str(file)))
    say(f"Wrote {written}. Open it, and follow its comments. Next:")
    click.echo(f"  touchpoints checklist {shlex.quote(str(file))}")
