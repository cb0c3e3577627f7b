"""Addresses: where each page of the site lives, and how one page links to another.

Addresses are made of checked ids only, are the same in every language, and never change with a name.
"""

import posixpath
from collections.abc import Container
from dataclasses import dataclass

_FIXED = {
    "home": "",
    "browse": "browse",
    "touchpoints": "touchpoints",
    "stages": "stages",
    "a-z": "a-z",
    "chains": "chains",
    "routes": "routes",
    "symptoms": "symptoms",
    "guides": "guides",
    "find": "find",
    "search": "search",
    "check": "check",
    "data": "data",
    "thanks": "thanks",
}
_FOLDERS = {
    "touchpoint": "touchpoints",
    "chain": "chains",
    "route": "routes",
    "symptom": "symptoms",
    "guide": "guides",
    "stage": "stages",
    "category": "categories",
    "journey": "journey",
    "channel": "channels",
    "control": "control",
    "owner": "departments",
    "flag": "flags",
}


def folder_of(kind: str, id_: str) -> str:
    """Give the folder of a page below its language: `touchpoints/price-list`."""
    return _FIXED[id_] if kind == "page" else f"{_FOLDERS[kind]}/{id_}"


def folder_of_kind(kind: str) -> str:
    """Give the folder in which the pages of a kind lie: `touchpoints`."""
    return _FOLDERS[kind]


def patterns_but(listed: Container[str]) -> list[str]:
    """Give the patterns of all source files but those of the standing pages named."""
    pages = [f"/{folder}/index.md" for id_, folder in _FIXED.items() if id_ not in listed]
    return pages + [f"/{folder}/*/index.md" for folder in _FOLDERS.values()]


@dataclass(frozen=True, slots=True)
class Address:
    """The address of one page, which knows the way to the others."""

    kind: str
    id: str

    @property
    def folder(self) -> str:
        """The folder of the page below its language."""
        return folder_of(self.kind, self.id)

    @property
    def file(self) -> str:
        """The source file of the page.

        Always an index file: then a link is the same seen from the source and seen from the built page, and it does
        not matter that Zensical rewrites the links of finished HTML and MkDocs does not.
        """
        return posixpath.join(self.folder, "index.md")

    def to(self, kind: str, id_: str, anchor: str = "") -> str:
        """Give the relative address of another page, as a browser follows it."""
        return f"{_way(self.folder, folder_of(kind, id_))}/" + (f"#{anchor}" if anchor else "")

    def to_source(self, kind: str, id_: str) -> str:
        """Give the relative path of another page's source file, as the builders want it in Markdown."""
        return _way(self.folder, Address(kind, id_).file)


def _way(start: str, end: str) -> str:
    """Give the relative way between two clean paths; `posixpath.relpath` asks where it runs, and takes ten times longer."""
    steps, goal = start.split("/") if start else [], end.split("/") if end else []
    shared = 0
    while shared < min(len(steps), len(goal)) and steps[shared] == goal[shared]:
        shared += 1
    return "/".join([".."] * (len(steps) - shared) + goal[shared:]) or "."
