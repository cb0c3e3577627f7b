"""`build` makes the whole site, `compile` only the sources that a builder needs."""

import shlex
from pathlib import Path

import click

from touchpoints.cli.context import building_place, say


@click.command()
@click.option(
    "--engine", type=click.Choice(["mkdocs", "zensical"]), default="mkdocs", show_default=True, help="The site builder."
)
@click.option(
    "--language", "languages", multiple=True, metavar="L", help="Build only this language; may be given several times."
)
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), help="Folder of the site.  [default: site]")
@click.option("--strict", is_flag=True, help="Let a warning of the builder fail the build.")
def build(engine: str, languages: tuple[str, ...], output: Path | None, strict: bool) -> None:
    """Build the whole site, every language, into site/."""
    from touchpoints import workflow

    place = building_place()
    site = output or place.locations.project / "site"
    built = workflow.build_site(
        place, place.locations.project / "build", site.absolute(), engine, languages, strict=strict
    )
    shown = place.shown(site.absolute())
    say(f"Built {', '.join(built)} with {engine} into {shown}.")
    say(f"To look at it: python3 -m http.server --directory {shlex.quote(shown)}")


@click.command("compile")
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="L",
    help="Compile only this language; may be given several times.",
)
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), help="Folder of the sources.  [default: build]"
)
def compile_(languages: tuple[str, ...], output: Path | None) -> None:
    """Compile the catalogue into pages, data files and one builder configuration a language."""
    from touchpoints import workflow

    place = building_place()
    target = (output or place.locations.project / "build").absolute()
    compiled = workflow.compile_site(place, target, languages)
    say(f"Compiled {', '.join(compiled)} into {place.shown(target)}")
