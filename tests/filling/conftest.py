"""A desk with the small catalogue and the company file of a clinic."""

import shutil
from pathlib import Path

import pytest

from filling_desk import Desk
from touchpoints_command import Command

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


@pytest.fixture
def desk(touchpoints: Command) -> Desk:
    """The clinic's company file, in a folder with the small catalogue."""
    company = touchpoints.folder / "clinic.yml"
    shutil.copy(FIXTURES / "companies" / "clinic.yml", company)
    return Desk(touchpoints, company)
