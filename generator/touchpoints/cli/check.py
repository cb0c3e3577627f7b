"""`check` says everything that is wrong with a catalogue or a company file."""

from pathlib import Path

import click

from touchpoints.cli.context import say, workplace


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "github", "sarif"]), default="text", show_default=True, help="How problems are written."
)
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...], format_: str, strict: bool) -> None:
    """Check the catalogue, or the files and folders named, and report every problem at its place."""
    from touchpoints import workflow
    from touchpoints.cli.output import REPORTS, print_problems
    from touchpoints.problems import DataError, errors

    problems = workflow.check(workplace(), paths)
    if format_ == "text":
        print_problems(problems, err=False)
    else:
        click.echo(REPORTS[format_](problems), nl=bool(problems) or format_ != "github")
    failing = problems if strict else errors(problems)
    wrong, doubtful = len(errors(problems)), len(problems) - len(errors(problems))
    say(f"{wrong} errors, {doubtful} warnings" if problems else "No problems.")
    if failing:
        ctx.exit(3 if DataError(failing).about_files else 1)
