"""`interview` makes sheets for interviews with the staff."""

from pathlib import Path

import click

from touchpoints.cli.context import workplace
from touchpoints.cli.handed_out import forms, hand_out

FORMATS = ("markdown", "html")


@click.command()
@click.argument("company", type=click.Path(path_type=Path, readable=False))
@click.argument("roles", metavar="[ROLE]...", nargs=-1)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="Form of the sheets; may be given several times.  [default: markdown, or by the ending of --output]",
)
@click.option("--output", metavar="PATH", help="A file, a folder, or - for standard output.  [default: -]")
@click.option("--unit", metavar="ID", help="Only this branch, product or other unit of the company.")
@click.option("--language", metavar="L", help="Language of the sheets.  [default: the company's]")
def interview(
    company: Path,
    roles: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
    unit: str | None,
    language: str | None,
) -> None:
    """Make the sheet of an interview for each ROLE, or for everybody there is to ask.

    A ROLE is one of the catalogue's, such as office-manager, or an owner named in the company file. The answers
    come back as views in the company file; where they differ, the checklist says so.
    """
    from touchpoints import workflow
    from touchpoints.company.interviewing import interviewees
    from touchpoints.problems import did_you_mean

    place, chosen = workplace(), forms(formats, output, FORMATS)
    assessment, words = workflow.open_assessment(place, company, language, unit)
    known = interviewees(assessment)
    for role in roles:
        if role not in known:
            raise click.BadParameter(f"there is nobody '{role}' to ask; {did_you_mean(role, known)}", param_hint="ROLE")
    if not known:
        raise click.UsageError("no touchpoint applies to this company, so there is nothing to ask")
    hand_out(workflow.make_interviews(assessment, words, place, chosen, roles or known), company, output, "interviews")
