"""Numbers as readers see them: rounded once, with the text of their language beside the value."""

from dataclasses import dataclass

from touchpoints.catalogue.words import Words

DASH = "–"
"""Stands where there is no number or no text."""

NARROW = "\N{NO-BREAK SPACE}"

QUALITY_DIGITS, GAP_DIGITS, PRIORITY_DIGITS = 1, 2, 1

MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and its text; no number is a dash, and never a nought."""

    value: float | None
    text: str

    @property
    def typed(self) -> str:
        """The number as somebody would type it; nothing where there is none."""
        return "" if self.value is None else as_typed(self.value)

    def __str__(self) -> str:
        return self.text


NOTHING = Figure(None, DASH)


def figure(words: Words, value: float | None, digits: int) -> Figure:
    """Round a number and write it with a fixed count of decimals."""
    if value is None:
        return NOTHING
    rounded = round(value, digits)
    return Figure(rounded, words.number(rounded, digits))


def as_typed(value: float) -> str:
    """Write a number as somebody would type it: 25, 0.6, 4.1."""
    return f"{value:.{MOST_DECIMALS}f}".rstrip("0").rstrip(".")


def as_given(words: Words, value: float | None) -> Figure:
    """Write a number with as many decimals as it was given with."""
    if value is None:
        return NOTHING
    return Figure(value, words.number(value, len(as_typed(value).partition(".")[2])))


def share(words: Words, part: float | None, whole: float = 1) -> Figure:
    """Write a share in percent; with a decimal only where there is one."""
    if part is None or not whole:
        return NOTHING
    percent = round(100 * part / whole, 1)
    return Figure(part / whole, f"{words.number(percent, 0 if percent.is_integer() else 1)}{NARROW}%")
