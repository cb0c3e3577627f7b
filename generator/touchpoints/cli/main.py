"""The `touchpoints` command: its options for all commands, its exit codes, and the list of commands."""

import io
import sys
from pathlib import Path
from typing import Any

import click

from touchpoints import __version__
from touchpoints.cli.build import build, compile_
from touchpoints.cli.catalogue_view import list_, show
from touchpoints.cli.check import check
from touchpoints.cli.checklist import checklist
from touchpoints.cli.compare import compare
from touchpoints.cli.explain import explain
from touchpoints.cli.fill import fill
from touchpoints.cli.fmt import fmt
from touchpoints.cli.interview import interview
from touchpoints.cli.new import new
from touchpoints.cli.schema import schema
from touchpoints.cli.search import search
from touchpoints.cli.serve import serve
from touchpoints.cli.upgrade import upgrade
from touchpoints.problems import DataError

COMMANDS = (
    build,
    compile_,
    serve,
    check,
    fmt,
    new,
    list_,
    show,
    search,
    checklist,
    interview,
    fill,
    compare,
    upgrade,
    explain,
    schema,
)
"""Every command, in the order of the help."""

PROBLEMS, WRONG_USE, FILES, STOPPED = 1, 2, 3, 130
"""Exit codes: problems in the data; wrong use (Click's own); a file could not be read or written; Ctrl-C, as shells do."""

OF_EVERY_COMMAND = ("--catalogue", "--quiet", "--version")
"""Options that stand before the name of the command."""


class Group(click.Group):
    """A group that keeps its order, and ends with a line and an exit code where the user can mend something."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Keep the order in which commands were added."""
        return list(self.commands)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run; what the terminal cannot show is written as an escape instead of ending the command."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; problems in the user's files become lines and an exit code."""
        try:
            return super().invoke(ctx)
        except DataError as error:
            from touchpoints.cli.output import print_problems

            print_problems(error.problems)
            ctx.exit(FILES if error.about_files else PROBLEMS)
        except click.NoSuchOption as error:
            if error.option_name not in OF_EVERY_COMMAND:
                raise
            said = f"{error.option_name} stands before the command: touchpoints {error.option_name} …"
            raise click.UsageError(said, error.ctx) from error
        except (click.Abort, KeyboardInterrupt):
            click.echo("Stopped.", err=True)
            ctx.exit(STOPPED)
        except BrokenPipeError:
            sys.stderr.close()  # the reader has seen enough
            ctx.exit(0)
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            click.echo(f"touchpoints: {place}{(error.strerror or str(error)).lower()}", err=True)
            ctx.exit(FILES)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--catalogue",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the catalogue. Without it: the folder 'catalogue' here or above, else the catalogue shipped with the tool.",
)
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
@click.version_option(__version__, prog_name="touchpoints")
@click.pass_context
def cli(ctx: click.Context, catalogue: Path | None, quiet: bool) -> None:
    """Turn the touchpoint catalogue into a reference site, and your answers into a gap checklist."""
    ctx.obj = {"catalogue": catalogue, "quiet": quiet}


for command in COMMANDS:
    cli.add_command(command)
