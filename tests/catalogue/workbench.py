"""A small catalogue under the tests' hands: changed in one place, then read and checked."""

from dataclasses import dataclass
from pathlib import Path

from touchpoints.catalogue.checks import CONTENT, check_catalogue
from touchpoints.catalogue.loading import Loaded, load
from touchpoints.problems import Problem

PRICE_LIST = "touchpoints/print-and-documents/price-list.yml"
CHAIN = "chains/price-enquiry.yml"
OF_CONTENT = {"unneeded-allow", *(rule.code for check in CONTENT for rule in check.RULES)}


@dataclass(frozen=True)
class Workbench:
    """The small catalogue, and what is found wrong with it."""

    folder: Path

    def write(self, file: str, text: str | bytes) -> None:
        """Write a file of the catalogue."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def change(self, file: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file."""
        text = (self.folder / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def load(self) -> Loaded:
        """Read the catalogue."""
        return load(self.folder, "catalogue")

    def problems(self) -> list[Problem]:
        """Read and check the catalogue; how finished entries are written is judged by tests of their own."""
        return [one for one in check_catalogue(self.load()) if one.code not in OF_CONTENT]

    def found(self) -> list[str]:
        """Give the problems as `file:line:column code`."""
        return [f"{str(one.place).removeprefix('catalogue/')} {one.code}" for one in self.problems()]
