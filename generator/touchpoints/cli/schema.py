"""`schema` prints the JSON Schemas that editors use."""

import click


@click.command()
@click.argument("name", metavar="NAME")
def schema(name: str) -> None:
    """Print the JSON Schema of touchpoint, chain, company and the other kinds of file.

    Editors use it to complete keys and to mark mistakes while you type.
    """
    import json

    from touchpoints.cli.context import workplace
    from touchpoints.problems import did_you_mean
    from touchpoints.workflow import editor_schemas

    known = editor_schemas(workplace())
    if name not in known:
        raise click.BadParameter(f"there is no schema '{name}'; {did_you_mean(name, known)}", param_hint="NAME")
    click.echo(json.dumps(known[name], ensure_ascii=False, indent=2))
