"""The scripts that workflows run."""

import importlib.util
import shutil
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType

import pytest

from touchpoints.catalogue.loading import load

SCRIPTS = Path(__file__).resolve().parents[2] / ".github" / "scripts"
PRICE_LIST = "touchpoints/print-and-documents/price-list.yml"


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"script_{name}", SCRIPTS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


links, changes, labels = script("links"), script("changes"), script("labels")


class Shop(BaseHTTPRequestHandler):
    """A small web, with all that happens to addresses."""

    def answer(self) -> None:
        status = {"/here": 200, "/gone": 410, "/shut": 403, "/no-head": 405 if self.command == "HEAD" else 200}
        if self.path in {"/moved", "/out"}:
            self.send_response(302)
            self.send_header("Location", "/here" if self.path == "/moved" else "file:///etc/hostname")
        elif self.path == "/asleep":
            threading.Event().wait(1.5)
            self.send_response(200)
        else:
            self.send_response(status.get(self.path, 404))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer  # noqa: N815 - the library's names

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/here", "/moved", "/no-head", "/shut"])
def test_an_address_that_is_there_or_shut_to_programs_is_left_in_peace(web: str, path: str) -> None:
    assert links.fault(web + path, 5) == ""


@pytest.mark.parametrize(
    ("path", "says"),
    [("/gone", "answers 410"), ("/never", "answers 404"), ("/out", ""), ("/asleep", "cannot be reached")],
)
def test_an_address_that_is_gone_slow_or_leads_out_of_the_web_is_named(web: str, path: str, says: str) -> None:
    wrong = links.fault(web + path, 0.5)
    assert wrong
    assert says in wrong


@pytest.mark.parametrize("address", ["file:///etc/hostname", "ftp://example.org/", "mailto:a@example.org"])
def test_nothing_but_the_web_is_asked(address: str) -> None:
    assert links.fault(address) == "is no web address"


def test_addresses_are_found_with_the_files_that_name_them(tmp_path: Path, web: str) -> None:
    (tmp_path / "a.yml").write_text(f"url: {web}/here\nnote: see {web}/gone.\n", encoding="utf-8")
    (tmp_path / "b.md").write_text(f"[x]({web}/gone), <{web}/here>\n", encoding="utf-8")
    found = links.addresses(tmp_path)
    assert set(found) == {f"{web}/here", f"{web}/gone"}
    assert len(found[f"{web}/gone"]) == 2
    assert list(links.dead(found, 5)) == [f"{web}/gone"]


@pytest.fixture
def base(catalogue_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(catalogue_folder, tmp_path / "base"))


def summary(base: Path, change: Path) -> str:
    return str(changes.summary(load(base, "base"), load(change, "change")))


def test_no_change_is_said_to_be_none(base: Path, catalogue_folder: Path) -> None:
    assert summary(base, catalogue_folder) == "No entry is new, changed or gone.\n"


def test_a_new_entry_is_shown_whole_and_a_missing_one_named(base: Path, catalogue_folder: Path) -> None:
    (base / PRICE_LIST).unlink()
    assert "1 new, 0 changed, 0 gone" in summary(base, catalogue_folder)
    assert "<b>Price list</b>" in summary(base, catalogue_folder)
    assert "gone: price-list" in summary(catalogue_folder, base)


def test_a_question_that_asks_something_else_without_a_new_revision_stands_out(
    base: Path, catalogue_folder: Path
) -> None:
    path = catalogue_folder / PRICE_LIST
    text = path.read_text(encoding="utf-8")
    old = next(line for line in text.split("\n") if line.strip().startswith("ask: "))
    path.write_text(text.replace(old, old[: old.index("ask: ")] + "ask: Is it blue?"), encoding="utf-8")
    assert "<b>without</b> a new revision: Is it blue?" in summary(base, catalogue_folder)
    path.write_text(text.replace(old, old.replace("?", " ?").upper().replace("ASK:", "ask:")), encoding="utf-8")
    assert "new revision" not in summary(base, catalogue_folder)


def test_no_text_of_an_entry_becomes_markup(base: Path, catalogue_folder: Path) -> None:
    path = base / PRICE_LIST
    text = path.read_text(encoding="utf-8").replace("id: price-list", "id: price-lists")
    name = next(line for line in text.split("\n") if line.startswith("name: "))
    path.with_name("price-lists.yml").write_text(
        text.replace(name, "name: '<img src=x> [a](http://b) @all **x**'"), encoding="utf-8"
    )
    said = summary(catalogue_folder, base)
    for markup in ("<img", "[a]", "@all", "**x**", "http://b"):
        assert markup not in said


def test_labels_follow_the_paths() -> None:
    assert labels.labels_for(["catalogue/touchpoints/website/x.yml"]) == ["entries"]
    assert labels.labels_for(["catalogue/guides/x.md"]) == ["guides"]
    assert labels.labels_for(["catalogue/translations/sk/touchpoints/x.yml"]) == ["translation"]
    assert labels.labels_for(["README.md", "generator/touchpoints/cli/new.py"]) == ["tool", "documentation"]
    assert labels.labels_for([]) == []


def test_of_a_changed_entry_is_shown_what_was_and_what_is(base: Path, catalogue_folder: Path) -> None:
    path = catalogue_folder / PRICE_LIST
    text = path.read_text(encoding="utf-8")
    name = next(line for line in text.split("\n") if line.startswith("name: "))
    path.write_text(text.replace(name, "name: Tariff sheet").replace("effort: 1", "effort: 2", 1), encoding="utf-8")
    said = summary(base, catalogue_folder)
    assert "0 new, 1 changed, 0 gone" in said
    assert "<td><ul><li>Price list</li></ul></td><td><ul><li>Tariff sheet</li></ul></td>" in said
    assert "effort&#58; 2" in said


def test_translations_are_part_of_the_summary(base: Path, catalogue_folder: Path) -> None:
    path = catalogue_folder / "translations/sk/touchpoints/price-list.yml"
    path.parent.mkdir(parents=True)
    path.write_text('source: "000000000000"\nname: Cenník\ntips: [Uveďte dátum.]\n', encoding="utf-8")
    said = summary(base, catalogue_folder)
    assert "## Touchpoints in 'sk': 1 new, 0 changed, 0 gone" in said
    assert "<li>Uveďte dátum.</li>" in said


def test_an_entry_with_mistakes_is_not_said_to_be_gone(base: Path, catalogue_folder: Path) -> None:
    (catalogue_folder / PRICE_LIST).write_text("id: price-list\nname: [\n", encoding="utf-8")
    said = summary(base, catalogue_folder)
    assert "0 gone" in said
    assert "- cannot be shown before its mistakes are mended: price-list" in said
