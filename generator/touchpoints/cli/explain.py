"""`explain` says how a number came about, term by term."""

from pathlib import Path

import click

from touchpoints.cli.catalogue_view import complete_ids
from touchpoints.cli.context import workplace


@click.command()
@click.argument("company", type=click.Path(path_type=Path, readable=False))
@click.argument("id_", metavar="ID", shell_complete=complete_ids)
@click.option("--unit", metavar="ID", help="Explain it for this unit of the company.")
@click.option("--language", metavar="L", help="Language of the explanation.  [default: the company's]")
def explain(company: Path, id_: str, unit: str | None, language: str | None) -> None:
    """Explain how the numbers of a touchpoint or a chain came about, term by term."""
    from touchpoints import workflow
    from touchpoints.checklist.explanation import explainable, explanation
    from touchpoints.cli.terminal import show_blocks
    from touchpoints.problems import did_you_mean

    place = workplace()
    assessment, words = workflow.open_assessment(place, company, language, unit)
    known = explainable(assessment)
    if id_ not in known:
        raise click.BadParameter(f"there is no '{id_}'; {did_you_mean(id_, known)}", param_hint="ID")
    show_blocks(explanation(assessment, words, id_, workflow.origins(place, company, assessment, unit)))
