"""Real sites for the tests: built once by both builders, served on the loopback address, seen in a real browser."""

import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from built_site import ENGINES, REPOSITORY, build


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the real catalogue and nothing else of its own."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(REPOSITORY / "catalogue", folder / "catalogue")
    return folder


@pytest.fixture(scope="session")
def sites(project: Path) -> dict[str, Path]:
    """The real site, as each engine builds it."""
    return {engine: build(project, engine) for engine in ENGINES}


@pytest.fixture(scope="session", params=ENGINES)
def site(request: pytest.FixtureRequest, sites: dict[str, Path]) -> Path:
    """The real site, once for each engine."""
    return sites[request.param]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """A function that serves a folder and gives its address."""
    servers: dict[Path, http.server.ThreadingHTTPServer] = {}

    def start(folder: Path) -> str:
        if folder not in servers:
            servers[folder] = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
            threading.Thread(target=servers[folder].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[folder].server_port}/"

    yield start
    for server in servers.values():
        server.shutdown()
        server.server_close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all tests of built sites in one process, so that each site is built once."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("site"))
