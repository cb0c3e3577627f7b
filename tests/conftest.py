"""What tests of several rooms share: a small whole catalogue that they may change, and the command to try on it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from touchpoints.catalogue.loading import load
from touchpoints.catalogue.model import Catalogue, in_language
from touchpoints.catalogue.words import Words, read_words
from touchpoints.company.answers import Company
from touchpoints.company.company_file import read_company
from touchpoints_command import Command

REPOSITORY = Path(__file__).resolve().parents[1]
FIXTURES = REPOSITORY / "tests" / "fixtures"
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let expected outputs be written anew: read the difference before you commit it."""
    parser.addoption("--update-golden", action="store_true", help="write expected outputs anew")


settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("untimed")


@pytest.fixture
def catalogue_folder(tmp_path: Path) -> Path:
    """A small whole catalogue in a folder of its own: seven touchpoints, two chains, the real taxonomy."""
    folder = tmp_path / "catalogue"
    shutil.copytree(FIXTURES / "catalogue", folder)
    shutil.copytree(REPOSITORY / "catalogue" / "taxonomy", folder / "taxonomy")
    return folder


@pytest.fixture
def touchpoints(catalogue_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command, in a folder with the small catalogue."""
    monkeypatch.chdir(catalogue_folder.parent)
    return Command(catalogue_folder.parent)


@pytest.fixture(scope="session")
def clinic_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The small catalogue in English, for tests that only read it."""
    folder = tmp_path_factory.mktemp("clinic") / "catalogue"
    shutil.copytree(FIXTURES / "catalogue", folder)
    shutil.copytree(REPOSITORY / "catalogue" / "taxonomy", folder / "taxonomy")
    return in_language(load(folder, "catalogue"), "en")


@pytest.fixture(scope="session")
def clinic(clinic_catalogue: Catalogue) -> Company:
    """The five links of the calculation's test vector, one point not assessed, and one that does not apply."""
    company, problems = read_company(FIXTURES / "companies" / "clinic.yml", "clinic.yml", clinic_catalogue)
    assert company is not None, problems
    return company


@pytest.fixture(scope="session")
def words() -> Words:
    """The interface's words in English."""
    return read_words(REPOSITORY / "site_templates" / "words", "en", "words")


@pytest.fixture(scope="session")
def slovak_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the real catalogue in English and with the Slovak sample, and the templates with Slovak words."""
    folder = tmp_path_factory.mktemp("slovak")
    shutil.copytree(REPOSITORY / "catalogue", folder / "catalogue")
    shutil.copytree(REPOSITORY / "site_templates", folder / "site_templates")
    shutil.copytree(FIXTURES / "slovak/translations", folder / "catalogue/translations", dirs_exist_ok=True)
    shutil.copytree(FIXTURES / "slovak/words", folder / "site_templates/words", dirs_exist_ok=True)
    settings = folder / "catalogue/catalogue.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("languages: [en]", "languages: [en, sk]"), encoding="utf-8"
    )
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium: the machine's own (the shell without windows is four times cheaper), else Playwright's."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    switches = [
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        switches.append("--no-sandbox")  # Chromium refuses its sandbox to root
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=switches)
        yield chromium
        chromium.close()
