"""Measures what a site costs to build, as ratios to a plain configuration of the same pages in the same run.

    python benchmarks/site_build.py [ENTRIES]

A catalogue of ENTRIES (default 208) is made by copying the real entries under new ids. Figures are seconds of
processor time, user and system, of the whole process, and of the clock on the wall. "Plain" is the same pages without
our navigation: every page in the menu, as MkDocs does by default, and the search plugin of the theme. "build" is the
whole command, with everything: reading, checking, compiling, the builder, the offline copy, writing.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parents[1]
ENVIRONMENT = dict(os.environ) | {"NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True)
class Figure:
    """What a command cost."""

    processor: float
    wall: float


def cost(*command: object, cwd: Path) -> Figure:
    """Give the cost of a command that must succeed."""
    before, started = os.times(), time.perf_counter()
    result = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False
    )
    after = os.times()
    if result.returncode:
        sys.exit(result.stdout[-2000:] + result.stderr[-2000:])
    processor = (after.children_user - before.children_user) + (after.children_system - before.children_system)
    return Figure(processor, time.perf_counter() - started)


def enlarged_catalogue(folder: Path, entries: int) -> None:
    """Copy the real catalogue, and its entries under new ids until there are enough."""
    shutil.copytree(REPOSITORY / "catalogue", folder / "catalogue")
    originals = sorted((folder / "catalogue/touchpoints").rglob("*.yml"))
    for number in range(entries - len(originals)):
        original = originals[number % len(originals)]
        id_ = f"{original.stem}-copy{number // len(originals)}"
        text = original.read_text(encoding="utf-8")
        text = re.sub(r"^id: .*$", f"id: {id_}", text, count=1, flags=re.MULTILINE)
        original.with_name(f"{id_}.yml").write_text(text, encoding="utf-8")


def plain_configuration(build: Path) -> Path:
    """Take our navigation away and give the theme's search back."""
    settings: dict[str, Any] = yaml.safe_load((build / "mkdocs.yml").read_text(encoding="utf-8"))
    for key in ("nav", "not_in_nav"):
        settings.pop(key, None)
    settings |= {"plugins": ["search"], "site_dir": "plain", "validation": {}}
    path = build / "plain.yml"
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return path


def size(folder: Path) -> float:
    """Give the size of a folder in MB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


_LOADED = re.compile(
    r'<(?:script|img)[^>]*\ssrc="([^"]+)"|<link[^>]*rel="(?:stylesheet|icon|preload)"[^>]*href="([^"]+)"'
)


def weight(page: Path) -> tuple[float, float]:
    """Give what a first visitor of a page downloads in kB: as it is, and as servers compress it."""
    addresses = {one or other for one, other in _LOADED.findall(page.read_text(encoding="utf-8"))}
    files = [page, *(found for one in sorted(addresses) if (found := page.parent / one.split("?")[0]).is_file())]
    contents = [path.read_bytes() for path in files]
    packed = sum(min(len(one), len(gzip.compress(one))) for one in contents)
    return sum(map(len, contents)) / 1000, packed / 1000


PAGES = {"home": "index.html", "touchpoint": "touchpoints/price-list/index.html", "finder": "find/index.html"}
PAGES |= {"check": "check/index.html", "stages": "stages/index.html"}


def report_pages(site: Path) -> None:
    """Print what pages weigh, and the heaviest HTML."""
    for name, page in PAGES.items():
        whole, packed = weight(site / page)
        html = (site / page).stat().st_size / 1000
        print(
            f"  {name:16} {html:5.0f} kB HTML; with all that it loads at once {whole:5.0f} kB, {packed:5.0f} kB compressed"
        )
    heaviest = max(site.rglob("*.html"), key=lambda path: path.stat().st_size)
    print(f"  heaviest HTML    {heaviest.stat().st_size / 1000:5.0f} kB: {heaviest.relative_to(site).as_posix()}")
    for copy in site.glob("*.zip"):
        print(f"  offline copy     {copy.stat().st_size / 1e6:5.1f} MB")


def main(entries: int) -> None:
    """Measure, and print a table."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        enlarged_catalogue(folder, entries)
        tool = (sys.executable, "-m", "touchpoints")
        figures = {
            "check": cost(*tool, "check", cwd=folder),
            "compile": cost(*tool, "compile", "--language", "en", cwd=folder),
        }
        build = folder / "build/en"
        mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file")
        figures["MkDocs, ours"] = cost(*mkdocs, build / "mkdocs.yml", cwd=build)
        figures["MkDocs, plain"] = cost(*mkdocs, plain_configuration(build), cwd=build)
        zensical = (sys.executable, "-m", "zensical", "build", "--clean", "--config-file")
        figures["Zensical, ours"] = cost(*zensical, build / "mkdocs.yml", cwd=build)
        plain = size(build / "plain")
        for engine in ("mkdocs", "zensical"):
            shutil.rmtree(folder / "build")
            command = (*tool, "build", "--engine", engine, "--language", "en", "--output", f"site-{engine}")
            figures[f"build, {engine}"] = cost(*command, cwd=folder)
        report(entries, figures)
        print(
            f"  the site: {size(folder / 'site-mkdocs'):.1f} MB with the offline copy; plain, without ours: {plain:.1f} MB"
        )
        report_pages(folder / "site-mkdocs/en")


def report(entries: int, figures: dict[str, Figure]) -> None:
    """Print the costs, each beside that of MkDocs with our settings."""
    print(f"{entries} entries")
    base = figures["MkDocs, ours"].processor
    for name, figure in figures.items():
        ratio = figure.processor / base
        print(
            f"  {name:16} {figure.processor:6.2f} s   {ratio:5.2f} of MkDocs, ours   ({figure.wall:5.1f} s on the wall)"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 208)
