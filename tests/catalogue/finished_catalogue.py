"""A catalogue of two finished entries, changed in one place, and what the rules of content say of it."""

import json
from pathlib import Path

from touchpoints.catalogue.checks import check_catalogue
from touchpoints.catalogue.loading import load

PRICE_LIST = "touchpoints/print-and-documents/price-list.yml"
MENU_CARD = "touchpoints/print-and-documents/menu-card.yml"


class Finished:
    """Two entries that break no rule, until a test changes them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, file: str, text: str) -> None:
        """Write a file of the catalogue."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def change(self, old: str, new: str, file: str = PRICE_LIST) -> None:
        """Replace a text that stands once in a file."""
        text = (self.folder / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def tip(self, text: str) -> None:
        """Give the price list another second tip; its text stands at 17:12."""
        self.change('"Print the date on every page."', json.dumps(text, ensure_ascii=False))

    def said(self) -> list[str]:
        """Give all problems as `file:line:column severity code: message`."""
        return [
            f"{one.place.path.rsplit('/', 1)[-1]}:{one.place.line}:{one.place.column}"
            f" {one.severity} {one.code}: {one.message}"
            for one in check_catalogue(load(self.folder, "catalogue"))
        ]
