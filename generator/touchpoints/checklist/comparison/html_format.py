"""A comparison as one web page that needs nothing else: read on a screen, or printed on A4."""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from touchpoints.catalogue.words import Words
from touchpoints.checklist import escaping
from touchpoints.checklist.blocks import Heading, Items, Paragraph, Series, Table, Trend, tone_of
from touchpoints.checklist.comparison.view import blocks
from touchpoints.company.comparing import Board, Comparison

SUFFIX = ".html"

WIDTH, HEIGHT, LEFT, TOP, FLOOR, RIGHT = 640.0, 250.0, 40.0, 15.0, 215.0, 30.0
"""The room of the chart, and its margins."""


ROOM = 75.0
"""Half of what a date takes across the chart."""


@dataclass(frozen=True, slots=True)
class Tick:
    """The name of a date below the chart."""

    x: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the chart: its runs of neighbouring dates, and a mark a date."""

    kind: str
    name: str
    runs: tuple[str, ...]
    marks: tuple[tuple[float, float, str], ...]


def encode(compared: Comparison | Board, words: Words, templates: Path) -> bytes:
    """Write the comparison as a web page."""
    environment = Environment(
        loader=FileSystemLoader(templates / "checklists"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = environment.get_template("checklist.css.j2").render()
    style += environment.get_template("comparison.css.j2").render()
    made = blocks(compared, words)
    page = environment.get_template("comparison.html.j2").render(
        blocks=made,
        title=next(one.text for one in made if isinstance(one, Heading)),
        language=words.language,
        style=escaping.ours(style),
        kind=_kind,
        tone_of=tone_of,
        lines=lines,
        ticks=ticks,
    )
    return page.encode()


def _kind(block: object) -> str:
    known = {Heading: "heading", Paragraph: "paragraph", Items: "items", Table: "table", Trend: "trend"}
    return known.get(type(block), "")


def places(trend: Trend) -> tuple[float, ...]:
    """Place the dates across the chart."""
    return tuple(round(LEFT + at * (WIDTH - LEFT - RIGHT), 2) for at in trend.positions)


def ticks(trend: Trend) -> tuple[Tick, ...]:
    """Name the first and the last date, and those between them that have room."""
    last = len(trend.labels) - 1
    made: list[Tick] = []
    for number, (x, text) in enumerate(zip(places(trend), trend.labels, strict=True)):
        if number in {0, last}:
            made.append(Tick(x, text, "start" if number == 0 else "end"))
        elif min(x - made[-1].x, WIDTH - RIGHT - x) >= 2 * ROOM:  # the outer ones are written inwards
            made.append(Tick(x, text, "middle"))
    return tuple(made)


def lines(trend: Trend) -> tuple[Line, ...]:
    """Draw each series; where a number is missing the line has a gap."""
    kinds = ("first", "second", "third")
    return tuple(_line(trend, series, kind) for series, kind in zip(trend.series, kinds, strict=False))


def _line(trend: Trend, series: Series, kind: str) -> Line:
    points = [
        None if value is None else (x, round(FLOOR - value / trend.top * (FLOOR - TOP), 2), text)
        for x, value, text in zip(places(trend), series.values, series.texts, strict=True)
    ]
    runs: list[list[str]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(f"{point[0]},{point[1]}")
    marks = tuple(point for point in points if point is not None)
    return Line(kind, series.name, tuple(" ".join(run) for run in runs if len(run) > 1), marks)
