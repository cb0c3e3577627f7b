"""Writes what is generated and committed: the JSON Schemas, and the reference pages of commands and of checks.

Run in a checkout by `python3 develop.py update`; with `--check` it only says which files are out of date.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from touchpoints import handing_out, over_time, taking_back, workflow
from touchpoints.catalogue import checks, loading, reading, validating, words
from touchpoints.catalogue.location import Workplace, locate
from touchpoints.catalogue.schemas import schema_bytes
from touchpoints.checklist import xlsx_book, xlsx_safety
from touchpoints.cli.main import cli
from touchpoints.company import company_file
from touchpoints.files import write_file
from touchpoints.problems import DataError, Rule
from touchpoints.site import engines

REPOSITORY = Path(__file__).resolve().parents[2]
UPDATE = "python3 develop.py update"

_NOTE = f"<!-- Written by `{UPDATE}`; edit the program instead. -->\n"

GROUPS: dict[str, tuple[Rule, ...]] = {
    "Any file": reading.RULES,
    "An entry, a vocabulary or a company file by itself": validating.RULES,
    "The whole catalogue": tuple(
        rule for rule in checks.RULES if rule not in (*reading.RULES, *validating.RULES, *loading.RULES)
    ),
    "The catalogue's folder": loading.RULES,
    "A company file": company_file.RULES,
    "A checklist that came back": (*handing_out.RULES, *taking_back.RULES, *xlsx_safety.RULES),
    "Comparing and upgrading": over_time.RULES,
    "Building and writing": (*words.RULES, *engines.RULES, *xlsx_book.RULES),
}
"""Every code, by what it is about."""

EXIT_CODES = {
    0: "All is well, or there are only warnings.",
    1: "There are problems in the data.",
    2: "The command was used wrongly: an option or a word that does not exist.",
    3: "A file could not be read or written.",
    130: "You stopped it with Ctrl-C; every file is old or new, never half.",
}


def generated(repository: Path) -> dict[str, bytes]:
    """Give every generated file of the repository by its path."""
    workplace = Workplace(repository, locate(repository / "catalogue", repository))
    schemas = workflow.editor_schemas(workplace)
    files = {f"schemas/{name}.schema.json": schema_bytes(schema) for name, schema in schemas.items()}
    return files | {"docs/commands.md": commands_page().encode(), "docs/checks.md": checks_page().encode()}


def stale(repository: Path, files: dict[str, bytes]) -> list[str]:
    """List the generated files that are missing, out of date or no longer generated."""
    there = {path.relative_to(repository).as_posix() for path in repository.glob("schemas/*.schema.json")}
    old = [name for name, content in files.items() if not _holds(repository / name, content)]
    return sorted({*old, *(there - set(files))})


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def commands_page() -> str:
    """Give the reference of the commands, as the program itself describes them."""
    context = click.Context(cli, info_name="touchpoints", **cli.context_settings)
    parts = [_NOTE, "# Commands\n", f"{_sentence(cli)}\n", "## Options before every command\n", _options(context)]
    for own in _commands(context):
        heading = own.command_path.removeprefix("touchpoints ")
        parts += [
            f"## {heading}\n",
            f"{_help(own.command)}\n",
            f"```\n{_usage(own)}\n```\n",
            _arguments(own),
            _options(own),
        ]
    parts += ["## Exit codes\n", _table(("Code", "Meaning"), ((str(code), text) for code, text in EXIT_CODES.items()))]
    return "\n".join(part for part in parts if part)


def _commands(context: click.Context) -> Iterator[click.Context]:
    """Give every command below, those of groups included."""
    if isinstance(context.command, click.Group):
        for name, command in context.command.commands.items():
            own = click.Context(command, info_name=name, parent=context)
            yield own
            yield from _commands(own)


def _sentence(command: click.Command) -> str:
    return _help(command).split("\n")[0]


def _help(command: click.Command) -> str:
    return "\n".join(line.strip() for line in (command.help or "").strip().split("\n"))


def _usage(context: click.Context) -> str:
    return " ".join([context.command_path, *context.command.collect_usage_pieces(context)])


def _arguments(context: click.Context) -> str:
    arguments = [one for one in context.command.params if isinstance(one, click.Argument)]
    rows = ((f"`{one.make_metavar(context)}`", "required" if one.required else "optional") for one in arguments)
    return _table(("Argument", ""), rows) if arguments else ""


def _options(context: click.Context) -> str:
    options = [one for one in context.command.get_params(context) if isinstance(one, click.Option) and not one.hidden]
    return _table(("Option", "Meaning"), ((f"`{_written(one, context)}`", _meaning(one, context)) for one in options))


def _written(option: click.Option, context: click.Context) -> str:
    value = "" if option.is_flag else f" {option.make_metavar(context)}"
    return ", ".join(option.opts) + value


def _meaning(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    return " ".join(record[1].split()) if record else ""


def checks_page() -> str:
    """Give the reference of the checks: each code with its reason and a bad and a good example."""
    intro = (
        "What `touchpoints check` and the other commands can find wrong. Each problem is one line with its place\n"
        "and, in brackets, one of these codes:\n\n"
        "```\ncatalogue/chains/first-visit.yml:7:17: error: there is no touchpoint 'price-lst' [unknown-reference]\n"
        "    did you mean 'price-list'?\n```\n"
    )
    parts = [_NOTE, "# Checks\n", intro]
    for title, rules in GROUPS.items():
        parts += [f"## {title}\n", *(_rule(rule) for rule in sorted(rules, key=lambda rule: rule.code))]
    return "\n".join(parts)


def _rule(rule: Rule) -> str:
    examples = f"Bad:\n\n{_example(rule.bad)}\n\nGood:\n\n{_example(rule.good)}\n"
    return f"### {rule.code}\n\n**{rule.title}.** {rule.why}\n\n{examples}"


def _example(text: str) -> str:
    return f"```yaml\n{text.strip(chr(10))}\n```"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    def lines() -> Iterator[str]:
        yield _row(head)
        yield _row("---" for _ in head)
        for row in rows:
            yield _row(cell.replace("|", "\\|") for cell in row)

    return "\n".join(lines()) + "\n"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


@click.command()
@click.option("--check", is_flag=True, help="Only say which files are out of date.")
def main(check: bool) -> None:
    """Write the generated files of the checkout."""
    if not (REPOSITORY / "pyproject.toml").is_file():
        raise click.UsageError("this works only in a checkout of the project")
    try:
        files = generated(REPOSITORY)
        old = stale(REPOSITORY, files)
        if check:
            click.echo("\n".join(f"{name} is out of date; run: {UPDATE}" for name in old), nl=bool(old))
            sys.exit(1 if old else 0)
        for name in old:
            if name in files:
                write_file(REPOSITORY / name, files[name])
            else:
                (REPOSITORY / name).unlink()
            click.echo(f"Wrote {name}" if name in files else f"Removed {name}")
    except DataError as error:
        raise click.ClickException(str(error)) from error


if __name__ == "__main__":
    main()
