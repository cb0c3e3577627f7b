"""The whole checklist of the small clinic in every format, compared with the one that was read and found good.

After a change on purpose: read the difference, then `pytest tests/checklist --update-golden`.
"""

from pathlib import Path

import pytest

from checklists import encoded
from touchpoints.checklist import FORMATS
from touchpoints.company.assessment import Assessment
from touchpoints.company.selection import Selection, narrowed
from workbooks import as_text

GOLDEN = Path(__file__).resolve().parent / "golden"


def readable(name: str, content: bytes) -> tuple[str, bytes]:
    """Give the ending of a golden file, and the output as a text that a person can compare."""
    return (".xlsx.txt", as_text(content).encode()) if name == "xlsx" else (FORMATS[name].SUFFIX, content)


def compare(stem: str, name: str, content: bytes, *, update: bool) -> None:
    """Compare an output with its golden file, or write that anew."""
    suffix, text = readable(name, content)
    path = GOLDEN / f"{stem}{suffix}"
    if update:
        path.write_bytes(text)
    assert path.read_bytes().decode() == text.decode()


@pytest.mark.parametrize("name", FORMATS)
def test_the_clinics_checklist(name: str, assessment: Assessment, request: pytest.FixtureRequest) -> None:
    update = bool(request.config.getoption("--update-golden"))
    compare("clinic", name, encoded(name, assessment), update=update)


@pytest.mark.parametrize("name", ["markdown", "html", "xlsx", "csv"])
def test_a_walk_along_the_clinics_chain(name: str, assessment: Assessment, request: pytest.FixtureRequest) -> None:
    update = bool(request.config.getoption("--update-golden"))
    walk = narrowed(assessment, Selection(chain="first-visit"))
    compare("walk", name, encoded(name, walk), update=update)
