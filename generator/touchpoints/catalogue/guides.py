"""Guides: longer texts in Markdown, with a front matter, that link to entries by `touchpoint:ID` and the like.

Guides are written by the maintainers and reviewed; unlike the texts of entries they are markup.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from touchpoints.catalogue.entries import Entry
from touchpoints.catalogue.reading import parse_document, read_text
from touchpoints.catalogue.texts import Id, Line, Text
from touchpoints.catalogue.validating import validated
from touchpoints.problems import Place, Problem

_FENCE = "---\n"
_LINK = re.compile(r"\]\((?P<kind>[a-z]+):(?P<id>[^)\s/][^)\s]*)\)")
LINK_KINDS = ("touchpoint", "chain", "route", "symptom", "guide", "stage", "category", "page")


class GuideHead(Entry):
    """The front matter of a guide."""

    id: Annotated[Id, Field(description="The name of the file, without its ending.")]
    title: Annotated[Line, Field(description="Its title.")]
    summary: Annotated[Text, Field(description="What a reader learns from it.")]
    order: Annotated[int, Field(ge=1, le=99, description="Its place among the guides.")]


@dataclass(frozen=True, slots=True)
class GuideLink:
    """A link from a guide to an entry, with its place in the file."""

    kind: str
    id: str
    place: Place


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide in one language."""

    head: GuideHead
    body: str
    path: str
    body_line: int

    def links(self) -> Iterator[GuideLink]:
        """Give the links to entries."""
        for number, line in enumerate(self.body.split("\n"), self.body_line):
            for match in _LINK.finditer(line):
                yield GuideLink(match["kind"], match["id"], Place(self.path, number, match.start() + 3))

    def linked(self, address: Callable[[str, str], str]) -> str:
        """Give the body with its links turned into addresses."""
        return _LINK.sub(lambda match: f"]({address(match['kind'], match['id'])})", self.body)


def parse_guide(data: bytes, shown: str) -> tuple[Guide | None, list[Problem]]:
    """Read the bytes of one guide."""
    text, problems = read_text(data, shown)
    if text is None:
        return None, problems
    end = text.find("\n" + _FENCE, len(_FENCE) - 1)
    if not text.startswith(_FENCE) or end < 0:
        message = "a guide begins with its front matter between two lines '---'"
        hint = f"write the keys {', '.join(GuideHead.model_fields)} there, one a line"
        return None, [Problem(Place(shown), "yaml-syntax", message, hint)]
    document, problems = parse_document(text[: end + 1].encode(), shown)
    if document is None or problems:
        return None, problems
    head, problems = validated(document, GuideHead, {})
    body = text[end + 1 + len(_FENCE) :]
    return (Guide(head, body, shown, text[: end + 1].count("\n") + 2) if head else None), problems
