"""Serves the site while it is written: a saved file rebuilds it, and the browser shows the new page.

The server is MkDocs' own live-reload server, which knows how to wait for changes and to tell the browser.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from touchpoints import workflow
from touchpoints.catalogue.location import Workplace
from touchpoints.problems import DataError


def preview(
    workplace: Workplace, host: str, port: int, engine: str, languages: Sequence[str], say: Callable[[str], None]
) -> None:
    """Build the site into a folder of its own, serve it, and build again whenever a source changes."""
    project = workplace.locations.project
    site = project / "build" / "preview"

    def build() -> None:
        workflow.build_site(workplace, project / "build", site, engine, languages)

    def rebuild() -> None:
        """Build again; what is wrong is said, and the last good site stays."""
        try:
            build()
            say("Rebuilt.")
        except DataError as error:
            for problem in error.problems:
                say(f"{problem.place}: {problem.severity}: {problem.message} [{problem.code}]")

    build()
    server = LiveReloadServer(builder=rebuild, host=host, port=port, root=str(site), mount_path="/")
    for path in watched(workplace):
        server.watch(str(path), recursive=path.is_dir())
    say(f"Serving {server.url} – stop with Ctrl-C")
    try:
        server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]  # MkDocs types its server only in part
    except KeyboardInterrupt:
        say("Stopped.")
    finally:
        server.server_close()


def watched(workplace: Workplace) -> list[Path]:
    """Give what a change of which must show: entries, translations, templates and settings."""
    found = workplace.locations
    return [found.catalogue, found.templates, found.settings]
