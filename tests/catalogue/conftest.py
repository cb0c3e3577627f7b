"""What the tests of the catalogue room share."""

from pathlib import Path

import pytest
from workbench import Workbench


@pytest.fixture
def bench(catalogue_folder: Path) -> Workbench:
    """The small catalogue, ready to be changed."""
    return Workbench(catalogue_folder)
