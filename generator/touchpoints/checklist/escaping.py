"""Texts made safe for where they land: one function a context, and nowhere else in the package a `Markup`."""

import json
import re

from markupsafe import Markup

_MARKDOWN = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "\\`*_[]"},
        # Not every reader of Markdown knows a backslash before these, but each knows entities.
        **{sign: f"&#{ord(sign)};" for sign in "~{}|^$@"},
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
    }
)


class MarkdownText(str):
    """A text that is Markdown already, and must not be escaped again."""

    __slots__ = ()


def markdown(text: object) -> str:
    """Escape a text so that any reader of Markdown shows it as it was typed; line breaks stay line breaks."""
    if isinstance(text, MarkdownText):
        return text
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in str(text).strip().splitlines())
    return "<br>".join(_markdown_line(line) for line in lines)


def _markdown_line(line: str) -> str:
    safe = line.translate(_MARKDOWN)
    safe = re.sub(r"\A([-+#:!=])", lambda match: f"&#{ord(match[1])};", safe)  # lists, headings, rulers, tables
    safe = re.sub(r"\A([0-9]+)([.)])(?=\s|\Z)", lambda match: f"{match[1]}&#{ord(match[2])};", safe)  # numbered lists
    safe = re.sub(r"([-+=])(?=\1)", lambda match: f"&#{ord(match[1])};", safe)  # dashes, insertions and marks
    safe = safe.replace("://", "&#58;//")  # addresses stay text
    return re.sub(r"(?i)\b(www)\.", r"\1&#46;", safe)


_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for a formula when a cell begins with it (OWASP, CSV injection)."""


def csv_text(text: str) -> str:
    """Escape a text so that no spreadsheet runs it; whoever reads it back drops one leading apostrophe."""
    return f"'{text}" if text.startswith((*_DANGEROUS, "'")) else text


_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def json_in_script(data: object) -> Markup:
    """Write JSON that can stand inside a script element without ending it."""
    written = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(written.translate(_IN_SCRIPT))  # noqa: S704 - no <, > or & is left in it


def ours(text: str) -> Markup:
    """Pass on a style or a script that is part of the program, with no text of anybody's in it."""
    return Markup(text)  # noqa: S704 - read from the templates folder, rendered without values
