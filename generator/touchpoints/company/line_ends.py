"""Lets a text be changed as if all its lines ended alike, and gives every line its own end again."""

from collections.abc import Callable
from difflib import SequenceMatcher

_WINDOWS = "\r\n"


def keeping_line_ends(text: str, change: Callable[[str], str]) -> str:
    """Give the changed text; lines that stay end as they did, new ones as most do."""
    if _WINDOWS not in text:
        return change(text)
    before = text.replace(_WINDOWS, "\n")
    after = change(before)
    windows = text.count(_WINDOWS)
    if windows == text.count("\n"):
        return after.replace("\n", _WINDOWS)
    usual = _WINDOWS if 2 * windows > text.count("\n") else "\n"
    own = [_WINDOWS if line.endswith("\r") else "\n" for line in text.split("\n")[:-1]]
    lines = after.split("\n")
    ends = [usual] * (len(lines) - 1) + [""]
    matcher = SequenceMatcher(None, before.split("\n"), lines, autojunk=False)
    for old, new, size in matcher.get_matching_blocks():
        for offset in range(size):
            if old + offset < len(own) and new + offset < len(lines) - 1:
                ends[new + offset] = own[old + offset]
    return "".join(line + end for line, end in zip(lines, ends, strict=True))
