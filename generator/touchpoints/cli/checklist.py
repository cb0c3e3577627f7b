"""`checklist` turns a company file into a gap checklist."""

import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from touchpoints.cli.context import workplace
from touchpoints.cli.handed_out import forms, hand_out

FORMATS = ("markdown", "html", "xlsx", "csv", "json")


@click.command()
@click.argument("company", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="Form of the checklist; may be given several times. Without any options: a summary at the terminal.  [default: markdown, or by the ending of --output]",
)
@click.option("--output", metavar="PATH", help="A file, a folder, or - for standard output.  [default: -]")
@click.option(
    "--only",
    type=click.Choice(["all", "gaps", "missing", "weak", "open", "quick-wins"]),
    default="all",
    show_default=True,
    help="Which points to show.",
)
@click.option("--stage", help="Only points of this buying stage.")
@click.option("--category", help="Only points of this category.")
@click.option("--owner", help="Only points looked after by this person or role.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Show no more than N points.")
@click.option(
    "--depth",
    type=click.IntRange(1),
    metavar="N",
    help="Only touchpoints down to this depth: 1 without the parts of others, 2 with their parts.",
)
@click.option(
    "--chain",
    metavar="ID",
    help="Walk along this chain of the company or of the catalogue, in the order a customer meets its links.",
)
@click.option(
    "--strategy",
    type=click.Choice(["weakest-link", "one-percent"]),
    default="weakest-link",
    show_default=True,
    help="What to do first.",
)
@click.option("--unit", metavar="ID", help="Only this branch, product or other unit of the company.")
@click.option("--language", metavar="L", help="Language of the checklist.  [default: the company's]")
def checklist(
    company: Path,
    formats: tuple[str, ...],
    output: str | None,
    only: str,
    stage: str | None,
    category: str | None,
    owner: str | None,
    limit: int | None,
    depth: int | None,
    chain: str | None,
    strategy: str,
    unit: str | None,
    language: str | None,
) -> None:
    """Make the gap checklist of a company: what is missing, what is weak, what to fix first."""
    from touchpoints import workflow
    from touchpoints.company.chains import walkable
    from touchpoints.company.interviewing import interviewees
    from touchpoints.company.selection import Only, Selection, Strategy

    place, chosen = workplace(), forms(formats, output, FORMATS)
    assessment, words = workflow.open_assessment(place, company, language, unit)
    _refuse_unknown("--stage", stage, assessment.catalogue.vocabularies["stages"].ids)
    _refuse_unknown("--category", category, assessment.catalogue.vocabularies["categories"].ids)
    _refuse_unknown("--owner", owner, [*interviewees(assessment), *assessment.catalogue.vocabularies["roles"].ids])
    _refuse_unknown("--chain", chain, walkable(assessment.chains, assessment.catalogue))
    selection = Selection(Only(only), Strategy(strategy), stage, category, owner, chain, limit, depth)
    if not formats and output is None and selection == Selection():
        from touchpoints.checklist.summary import summary
        from touchpoints.cli.terminal import show_blocks

        show_blocks(summary(assessment, words, shlex.quote(str(company))))
        return
    hand_out(workflow.make_checklists(assessment, words, place, chosen, selection), company, output)


def _refuse_unknown(option: str, word: str | None, known: Sequence[str]) -> None:
    """Refuse a word that would silently select nothing."""
    from touchpoints.problems import did_you_mean

    if word is not None and word not in known:
        raise click.BadParameter(f"'{word}' is not known; {did_you_mean(word, known)}", param_hint=option)
