"""`compare` shows what changed between assessments, or how companies and units stand side by side."""

from pathlib import Path

import click

from touchpoints.cli.context import say, workplace
from touchpoints.cli.handed_out import STANDARD_OUTPUT, forms, print_result

FORMATS = ("text", "markdown", "html", "json", "csv", "xlsx")


@click.command()
@click.argument("before", type=click.Path(path_type=Path, readable=False))
@click.argument("after", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="Form of the comparison.  [default: text, or by the ending of --output]",
)
@click.option("--output", metavar="PATH", help="A file, or - for standard output.  [default: -]")
@click.option("--language", metavar="L", help="Language of the comparison.  [default: the company's]")
def compare(
    before: Path, after: tuple[Path, ...], format_: str | None, output: str | None, language: str | None
) -> None:
    """Show what changed from BEFORE to AFTER, what by work and what by the catalogue.

    The files are company files or assessments as JSON. Two dates of one company or more are compared over time;
    different companies are set side by side, and so are the units of a single file.
    """
    from touchpoints import over_time
    from touchpoints.checklist.comparison import view
    from touchpoints.cli.terminal import show_blocks

    compared, words, remarks = over_time.open_comparison(workplace(), (before, *after), language)
    for remark in remarks:
        say(remark)
    [chosen] = forms([format_] if format_ else [], output, FORMATS)
    if output in STANDARD_OUTPUT and chosen == "text":
        show_blocks(view.blocks(compared, words))
        return
    made = over_time.make_comparison(compared, words, workplace(), chosen)
    if output in STANDARD_OUTPUT:
        print_result(made, chosen)
        return
    over_time.save(Path(str(output)), made, (before, *after))
    say(f"Wrote {output}")
