"""Measures what a site costs to build, as ratios to a plain configuration of the same pages in the same run.

    python benchmarks/site_build.py [ENTRIES]

A catalogue of ENTRIES (default 208) is made by copying the real entries under new ids. Figures are seconds of
processor time, user and system, of the whole process. "Plain" is the same pages without our navigation: every
page in the menu, as MkDocs does by default, and the search plugin of the theme.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parents[1]
ENVIRONMENT = dict(os.environ) | {"NO_MKDOCS_2_WARNING": "1"}


def seconds(*command: object, cwd: Path) -> float:
    """Give the processor time of a command that must succeed."""
    before = os.times()
    result = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False
    )
    after = os.times()
    if result.returncode:
        sys.exit(result.stdout[-2000:] + result.stderr[-2000:])
    return (after.children_user - before.children_user) + (after.children_system - before.children_system)


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


def main(entries: int) -> None:
    """Measure, and print a table."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        enlarged_catalogue(folder, entries)
        tool = (sys.executable, "-m", "touchpoints")
        figures = {
            "check": seconds(*tool, "check", cwd=folder),
            "compile": seconds(*tool, "compile", "--language", "en", cwd=folder),
        }
        build = folder / "build/en"
        mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file")
        figures["MkDocs, ours"] = seconds(*mkdocs, build / "mkdocs.yml", cwd=build)
        figures["MkDocs, plain"] = seconds(*mkdocs, plain_configuration(build), cwd=build)
        figures["Zensical, ours"] = seconds(
            sys.executable, "-m", "zensical", "build", "-f", build / "mkdocs.yml", cwd=build
        )
        print(f"{entries} entries")
        for name, figure in figures.items():
            print(f"  {name:16} {figure:7.2f} s   {figure / figures['MkDocs, ours']:6.2f} of MkDocs, ours")
        page = build / "site/touchpoints/price-list/index.html"
        print(
            f"  a page: {page.stat().st_size / 1000:.0f} kB; the site: {size(build / 'site'):.1f} MB, plain {size(build / 'plain'):.1f} MB"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 208)
