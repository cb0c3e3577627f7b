"""`list` and `show` bring the catalogue to the terminal."""

import json
from typing import TYPE_CHECKING, Any

import click

from touchpoints.cli.context import workplace

if TYPE_CHECKING:  # `--help` must not wait for the models
    from touchpoints.catalogue.entries import Touchpoint
    from touchpoints.catalogue.model import Catalogue


def complete_ids(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Offer the ids that begin like what was typed."""
    from touchpoints import workflow

    ctx.find_root().obj = ctx.find_root().obj or {"catalogue": ctx.find_root().params.get("catalogue"), "quiet": True}
    with ctx.scope():
        catalogue = workflow.open_catalogue(workplace())
    return [id_ for id_ in (*catalogue.touchpoints, *catalogue.chains) if id_.startswith(incomplete)]


@click.command("list")
@click.option("--category", help="Only this category.")
@click.option("--stage", help="Only this buying stage.")
@click.option("--channel", help="Only this channel: online, offline or both.")
@click.option("--control", help="Only what is owned, paid, shared, earned or a partner's.")
@click.option("--language", help="Language of the names.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def list_(
    category: str | None,
    stage: str | None,
    channel: str | None,
    control: str | None,
    language: str | None,
    as_json: bool,
) -> None:
    """List the touchpoints, all or those that match every filter."""
    from touchpoints import workflow

    place = workplace()
    catalogue = workflow.open_catalogue(place, language)
    workflow.open_words(place, catalogue.language)  # refuses a language that nobody speaks here
    found = selected(catalogue, category, stage, channel, control)
    if as_json:
        click.echo(json.dumps([_short(entry) for entry in found], ensure_ascii=False, indent=1))
        return
    width = max((len(entry.id) for entry in found), default=0)
    for entry in found:
        click.echo(f"{entry.id:<{width}}  {entry.name}")


def selected(
    catalogue: "Catalogue", category: str | None, stage: str | None, channel: str | None, control: str | None
) -> list["Touchpoint"]:
    """Give the touchpoints that match every filter; refuse words that no vocabulary has."""
    from touchpoints.problems import did_you_mean

    filters = {"categories": category, "stages": stage, "channels": channel, "control": control}
    options = {"categories": "--category", "stages": "--stage", "channels": "--channel", "control": "--control"}
    for vocabulary, word in filters.items():
        if word is not None and word not in catalogue.vocabularies[vocabulary].ids:
            hint = did_you_mean(word, catalogue.vocabularies[vocabulary].ids)
            raise click.BadParameter(f"'{word}' is not known; {hint}", param_hint=options[vocabulary])
    return [
        entry
        for entry in catalogue.touchpoints.values()
        if category in {None, entry.category}
        and stage in {None, *entry.stages}
        and channel in {None, entry.channel}
        and control in {None, entry.control}
    ]


def _short(entry: Any) -> dict[str, Any]:
    keys = ("id", "name", "aliases", "category", "stages", "channel", "control")
    return {key: value for key, value in entry.model_dump(mode="json", by_alias=True).items() if key in keys}


@click.command()
@click.argument("id_", metavar="ID", shell_complete=complete_ids)
@click.option("--language", help="Language of the texts.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def show(id_: str, language: str | None, as_json: bool) -> None:
    """Show one touchpoint or chain in full."""
    from touchpoints import workflow
    from touchpoints.problems import did_you_mean

    catalogue = workflow.open_catalogue(workplace(), language)
    entry = catalogue.touchpoints.get(id_) or catalogue.chains.get(id_)
    if entry is None:
        hint = did_you_mean(id_, [*catalogue.touchpoints, *catalogue.chains])
        raise click.BadParameter(f"the catalogue has no '{id_}'{'; ' + hint if hint else ''}", param_hint="ID")
    if as_json:
        click.echo(json.dumps(entry.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1))
    else:
        from touchpoints.cli.entry_text import entry_text

        click.echo(entry_text(entry, catalogue, workflow.open_words(workplace(), catalogue.language)))
