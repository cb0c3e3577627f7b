"""`schema` prints the JSON Schemas that editors use."""

import click


@click.command()
@click.argument("name", metavar="NAME")
def schema(name: str) -> None:
    """Print the JSON Schema of touchpoint, chain, company and the other kinds of file."""
    import json

    from touchpoints.catalogue.schemas import schemas
    from touchpoints.cli.context import workplace
    from touchpoints.problems import did_you_mean
    from touchpoints.workflow import open_catalogue

    known = schemas(open_catalogue(workplace()).vocabularies)
    if name not in known:
        raise click.BadParameter(f"there is no schema '{name}'; {did_you_mean(name, known)}", param_hint="NAME")
    click.echo(json.dumps(known[name], ensure_ascii=False, indent=2))
