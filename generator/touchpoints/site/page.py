"""A page before it is rendered, and the way back that stands above it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from touchpoints.catalogue.words import Words
from touchpoints.site.addresses import Address


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it is rendered."""

    address: Address
    title: str
    description: str
    template: str
    shows: Mapping[str, Any]
    sections: tuple[tuple[str, str], ...] = ()
    written_in: str = ""
    crumbs: tuple[tuple[str, Address], ...] = ()
    state: str = "source"
    body: str = field(default="", repr=False)
    data: Mapping[str, Any] | None = None
    """What the page is about, in the words of schema.org."""


def index_page(id_: str, words: Words, template: str, shows: Mapping[str, Any]) -> Page:
    """Make a page that stands alone, with its own title and summary among the words."""
    title, description = words(f"site.pages.{id_}.title"), words(f"site.pages.{id_}.summary")
    return Page(Address("page", id_), title, description, template, shows, crumbs=(home_crumb(words),))


def home_crumb(words: Words) -> tuple[str, Address]:
    """Give the first step of the way back."""
    return words("site.home"), Address("page", "home")


def index_crumb(id_: str, words: Words) -> tuple[str, Address]:
    """Give the step of the way back that leads to an index."""
    return words(f"site.pages.{id_}.title"), Address("page", id_)
