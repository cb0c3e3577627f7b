"""The wheel, installed into a bare environment, does what the README promises, without the repository."""

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.xdist_group("wheel")


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command away from the repository, with nothing of it on Python's path."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    words = [str(part) for part in command]
    return subprocess.run(words, cwd=cwd, env=surroundings, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build through the source distribution, as a release does."""
    folder = tmp_path_factory.mktemp("dist")
    result = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    assert result.returncode == 0, result.stdout + result.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own and give its command."""
    environment = tmp_path_factory.mktemp("bare") / "environment"
    venv.create(environment, with_pip=True)
    folder = environment / ("Scripts" if os.name == "nt" else "bin")
    install = [
        folder / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--constraint",
        ROOT / "constraints.txt",
    ]
    result = run(*install, wheel, cwd=wheel.parent)
    assert result.returncode == 0, result.stderr
    return folder / "touchpoints"


def test_the_wheel_carries_the_whole_catalogue(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {
            name.split("_bundled/", 1)[1] for name in archive.namelist() if "_bundled/catalogue/touchpoints/" in name
        }
    written = {path.relative_to(ROOT).as_posix() for path in (ROOT / "catalogue/touchpoints").rglob("*.yml")}
    assert inside == written
    assert len(inside) >= 208


def test_another_build_gives_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    result = run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", tmp_path, ROOT, cwd=tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_it_makes_every_checklist_in_an_empty_folder(command: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "examples/companies/smile-dental.yml", tmp_path)
    formats = [word for name in ("markdown", "html", "csv", "xlsx", "json") for word in ("--format", name)]
    result = run(command, "checklist", "smile-dental.yml", *formats, "--output", "out", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    made = sorted(path.suffix for path in (tmp_path / "out").iterdir())
    assert made == [".csv", ".html", ".json", ".md", ".xlsx"]


def test_it_builds_the_site_in_a_folder_that_holds_only_a_catalogue(command: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "catalogue", tmp_path / "catalogue")
    somebody_elses = tmp_path / "site/js/own.js"
    somebody_elses.parent.mkdir(parents=True)
    somebody_elses.touch()
    result = run(command, "build", "--strict", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert list(somebody_elses.parent.iterdir()) == [somebody_elses]
    assert (tmp_path / "site/index.html").is_file()
    assert (tmp_path / "site/en/touchpoints/price-list/index.html").is_file()


def test_building_where_there_is_no_catalogue_is_wrong_use(command: Path, tmp_path: Path) -> None:
    result = run(command, "build", cwd=tmp_path)
    assert result.returncode == 2
    assert "catalogue" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_looking_things_up_works_anywhere(command: Path, tmp_path: Path) -> None:
    result = run(command, "show", "price-list", cwd=tmp_path)
    assert result.returncode == 0
    assert "Price list" in result.stdout


def test_another_organisation_builds_on_it_without_a_copy(command: Path, tmp_path: Path) -> None:
    result = run(command, "new", "catalogue", "ours", "--extend", "--name", "Ours", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    own = tmp_path / "ours"
    (own / "catalogue/overrides/receipt.yml").write_text("id: receipt\nhide: yes\n", encoding="utf-8")
    for words in (("check", "--strict"), ("build", "--strict")):
        result = run(command, *words, cwd=own)
        assert result.returncode == 0, result.stdout + result.stderr
    assert (own / "site/en/touchpoints/price-list/index.html").is_file()
    assert (own / "site/en/touchpoints/first-day-handover/index.html").is_file()
    assert not (own / "site/en/touchpoints/receipt").exists()
