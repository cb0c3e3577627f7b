"""The sheet of a walk-through: the links of a chain in the order in which a customer meets them."""

from collections.abc import Callable, Mapping

from xlsxwriter.worksheet import Worksheet

from touchpoints.catalogue.words import Words
from touchpoints.checklist.chain_rows import ChainRow, LinkRow
from touchpoints.checklist.report import Report
from touchpoints.checklist.rows import PointRow
from touchpoints.checklist.tables import WALK_IMPRESSION, WALK_TIME
from touchpoints.checklist.xlsx_book import Book, Cell
from touchpoints.checklist.xlsx_columns import Column
from touchpoints.checklist.xlsx_rules import accepting, colour_levels
from touchpoints.checklist.xlsx_tables import FIRST, finish, write_heads, write_rows

Step = tuple[LinkRow, PointRow | None]
"""A link, and its touchpoint where the company has an answer to give of it."""

ROOM = 80
"""The least height of a row: a hand writes larger than a printer."""


def write_walk(book: Book, sheet: Worksheet, view: Report, walk: ChainRow) -> None:
    """Write the walk-through, to be filled in on the way or printed on A4."""
    points: Mapping[str, PointRow] = {point.id: point for point in view.points}
    steps: list[Step] = [(link, points.get(link.touchpoint)) for link in walk.links]
    columns = [*_of_link(book.words), *_yours(book.words, walk), *_known(book.words)]
    write_heads(book, sheet, columns)
    last = max(write_rows(book, sheet, FIRST, columns, steps, ROOM), FIRST + 1) - 1
    for index, column in enumerate(columns):
        if column.accepts:
            sheet.data_validation(FIRST, index, last, index, accepting(book, column.accepts))
    place = {column.key: index for index, column in enumerate(columns)}
    colour_levels(book, sheet, FIRST, last, place["level"])
    finish(sheet, columns, last, printed=place["state"])
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L&12&B{_printed(book.words('checklist.walk.title', name=walk.name))}")


def _printed(text: str) -> str:
    """Write a text for the head of a page, where an ampersand begins a command."""
    return text.replace("&", "&&")[:200]


def _of_link(words: Words) -> list[Column[Step]]:
    def said(key: str) -> str:
        return words(f"checklist.{key}")

    return [
        Column("id", said("criterion.key"), 12, "text", lambda step: step[0].touchpoint, hidden=True),
        Column("rank", said("walk.link"), 6, "whole", lambda step: step[0].number),
        Column("name", said("link.name"), 26, "name", lambda step: step[0].name),
        Column("honest_test", said("walk.test"), 46, "text", lambda step: step[1].honest_test if step[1] else ""),
    ]


def _yours(words: Words, walk: ChainRow) -> list[Column[Step]]:
    def said(key: str) -> str:
        return words(f"checklist.{key}")

    def noted(what: str) -> Callable[[Step], Cell]:
        return lambda step: step[1].walked.get((walk.id, what)) if step[1] else None

    return [
        Column(f"{WALK_TIME}{walk.id}", said("walk.time"), 9, "text", noted("time"), yours=True),
        Column(f"{WALK_IMPRESSION}{walk.id}", said("walk.impression"), 46, "text", noted("impression"), yours=True),
        Column("reaction", said("point.reaction"), 12, "text", _reaction, "reactions", yours=True),
        Column("state", said("point.state"), 14, "text", _state, "states", yours=True),
    ]


def _reaction(step: Step) -> Cell:
    return step[1].reaction if step[1] else None


def _state(step: Step) -> Cell:
    return step[1].state if step[1] else None


def _known(words: Words) -> list[Column[Step]]:
    def said(key: str) -> str:
        return words(f"checklist.{key}")

    return [
        Column("level", said("point.level"), 13, "text", lambda step: step[0].level),
        Column("quality", said("point.quality"), 9, "tenth", lambda step: step[0].quality.value),
        Column("passed", said("link.passed"), 11, "whole", lambda step: step[0].passed.value),
        Column("went_on", said("link.went_on"), 9, "percent", lambda step: step[0].went_on.value),
        Column("people", said("chain.people"), 8, "whole", lambda step: step[0].people),
        Column("sells", said("walk.sells"), 30, "text", lambda step: step[0].sells),
        Column("gives", said("walk.gives"), 30, "text", lambda step: step[1].gives if step[1] else ""),
        Column("gets", said("walk.gets"), 30, "text", lambda step: step[1].gets if step[1] else ""),
    ]
