"""`serve` shows the site while it is being written."""

import click

from touchpoints.cli.context import building_place, say


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option(
    "--engine", type=click.Choice(["mkdocs", "zensical"]), default="mkdocs", show_default=True, help="The site builder."
)
@click.option(
    "--language", "languages", multiple=True, metavar="L", help="Show only this language; may be given several times."
)
def serve(host: str, port: int, engine: str, languages: tuple[str, ...]) -> None:
    """Show the site in the browser, and every saved change without a restart."""
    from touchpoints.preview import preview

    preview(building_place(), host, port, engine, languages, say)
