"""Measures the search: the size of its index, the time to make it, and the time from a key press to the results.

    python benchmarks/search.py [ENTRIES ...]

A catalogue of ENTRIES (default 208 and 1000) is made from the real one: copies get new ids, and some of their words are
changed, so that the vocabulary grows as it would. Beside our figures stand those of the theme's own search (lunr) on
the same pages, in the same run and the same browser. Seconds are processor time; milliseconds run from the key press
to the frame in which the results stand.
"""

import gzip
import itertools
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from touchpoints import workflow
from touchpoints.catalogue.location import Workplace, locate

REPOSITORY = Path(__file__).resolve().parents[1]
QUERIES = ("price list", "answering the phone", "dunning letter", "allergens in a dish", "recieptionist")
ENVIRONMENT = dict(os.environ) | {"NO_MKDOCS_2_WARNING": "1"}

MEASURE = """list => {
  globalThis.times = []
  let pressed = 0
  document.addEventListener("keydown", (event) => { pressed = event.timeStamp }, true)
  const note = () => { if (pressed) requestAnimationFrame(() => setTimeout(() => {
    if (pressed) times.push(performance.now() - pressed)
    pressed = 0
  })) }
  new MutationObserver(note).observe(document.querySelector(list), { childList: true, subtree: true })
}"""


@dataclass(frozen=True)
class Search:
    """One of the two searches: where its results stand, and its index."""

    name: str
    results: str
    index: str


OURS = Search("ours", "#tp-search-results", "assets/search/index.js")
THEMES = Search("theme's", ".md-search-result__list", "search/search_index.json")


def enlarged_catalogue(folder: Path, entries: int) -> None:
    """Copy the real catalogue, and its entries with changed words until there are enough."""
    shutil.copytree(REPOSITORY / "catalogue", folder / "catalogue")
    originals = sorted((folder / "catalogue/touchpoints").rglob("*.yml"))
    for number in range(entries - len(originals)):
        original, round_ = originals[number % len(originals)], number // len(originals)
        id_ = f"{original.stem}-{round_}"
        text = varied(original.read_text(encoding="utf-8"), round_)
        text = re.sub(r"^id: .*$", f"id: {id_}", text, count=1, flags=re.MULTILINE)
        original.with_name(f"{id_}.yml").write_text(text, encoding="utf-8")


def varied(text: str, round_: int) -> str:
    """Give every eighth word of the running text, and the name and aliases, a new end."""
    end = ("ata", "ovo", "ime", "usk", "ely")[round_ % 5]
    counted = itertools.count(1)

    def line(written: str) -> str:
        key, _, value = written.partition(": ")
        if key.strip() not in {"name", "- text", "text", "ask", "summary"} or not value:
            return written
        words = (varied_word(word, end) if next(counted) % 8 == 0 else word for word in value.split(" "))
        return f"{key}: {' '.join(words)}" + (f" {end}{round_}" if key == "name" else "")

    def aliases(block: re.Match[str]) -> str:
        return re.sub(r"(.)([\"']?)$", rf"\1 {end}{round_}\2", block.group(), flags=re.MULTILINE)

    varied_lines = "\n".join(line(written) for written in text.split("\n"))
    return re.sub(r"(?<=^aliases:\n)(?:  - .*\n)+", aliases, varied_lines, flags=re.MULTILINE)


def varied_word(word: str, end: str) -> str:
    """Change a word of small letters, and no other."""
    return word + end if re.fullmatch(r"[a-z]{5,}", word) else word


def build(folder: Path) -> Path:
    """Build the site of a catalogue twice: as it is, and with the theme's header and search. Give the build folder."""
    workplace = Workplace(folder, locate(folder / "catalogue", folder))
    workflow.compile_site(workplace, folder / "build", ["en"])
    sources = folder / "build" / "en"
    settings: dict[str, Any] = yaml.safe_load((sources / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["theme"].pop("custom_dir")
    settings |= {"plugins": ["search"], "site_dir": "plain", "validation": {}}
    (sources / "plain.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    for configuration in ("mkdocs.yml", "plain.yml"):
        seconds = run_mkdocs(sources, configuration)
        print(f"  mkdocs with {configuration}: {seconds:.1f} s", file=sys.stderr)
    return sources


def run_mkdocs(folder: Path, configuration: str) -> float:
    """Build a site and give the processor time."""
    before = os.times()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", configuration],
        cwd=folder,
        env=ENVIRONMENT,
        check=True,
        capture_output=True,
    )
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def time_to_make(folder: Path) -> float:
    """Give the processor time of making the index from a loaded catalogue, the best of three."""
    workplace = Workplace(folder, locate(folder / "catalogue", folder))
    catalogue = workflow.open_catalogue(workplace, "en")
    times = []
    for _ in range(3):
        start = time.process_time()
        workflow.open_index(workplace, catalogue)
        times.append(time.process_time() - start)
    return min(times)


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


def serve(folder: Path) -> str:
    """Serve a folder until the program ends, and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def key_to_results(browser: Browser, address: str, search: Search) -> tuple[float, list[float]]:
    """Give the milliseconds to the first results of a fresh page, and of every key press after that."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    page.wait_for_timeout(1500)
    page.evaluate(MEASURE, search.results)
    page.keyboard.press("/")
    first, later = 0.0, []
    for query in QUERIES:
        for letter in query:
            times = press(page, letter)
            if not times:
                continue
            first = first or times[0]
            later += times[1:] if first == times[0] else times
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        page.wait_for_timeout(300)
        page.evaluate("globalThis.times.length = 0")
    page.close()
    return first, later


def press(page: Page, letter: str) -> list[float]:
    """Press a key and give the milliseconds until its results stood."""
    page.keyboard.press("Space" if letter == " " else letter)
    page.wait_for_timeout(250)
    times: list[float] = page.evaluate("globalThis.times.splice(0)")
    return times


def report(entries: int, browser: Browser) -> None:
    """Measure a catalogue of so many entries, and print a row for each search."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        enlarged_catalogue(folder, entries)
        sources = build(folder)
        made = f"{time_to_make(folder):.2f}"
        sizes: dict[str, tuple[float, float]] = {}
        for search, site in ((OURS, "site"), (THEMES, "plain")):
            content = (sources / site / search.index).read_bytes()
            sizes[search.name] = len(content) / 1000, len(gzip.compress(content, 9)) / 1000
            first, later = key_to_results(browser, serve(sources / site), search)
            raw, small = sizes[search.name]
            times = f"{first:.0f} | {statistics.median(later):.0f} | {max(later):.0f}"
            print(f"| {entries} | {search.name} | {raw:.0f} | {small:.0f} | {made} | {times} |", flush=True)
            made = "–"
        ours, theirs = sizes[OURS.name], sizes[THEMES.name]
        print(f"| {entries} | ratio | {ours[0] / theirs[0]:.2f} | {ours[1] / theirs[1]:.2f} | | | | |", flush=True)


def main(arguments: list[str]) -> None:
    """Measure each size of catalogue."""
    found = next((path for it in ("chromium", "google-chrome", "chrome") if (path := shutil.which(it))), None)
    print("| entries | search | KB | KB gzip | s to make | first ms | median ms | most ms |")
    print("|--:|:--|--:|--:|--:|--:|--:|--:|")
    with sync_playwright() as playwright:
        switches = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=found, args=switches)
        for entries in arguments or ["208", "1000"]:
            report(int(entries), browser)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
