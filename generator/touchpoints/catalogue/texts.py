"""The types of text in an entry: ids, lines, paragraphs, addresses; all of them text and never markup."""

import datetime
import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

_BLANKS = re.compile(r"[ \t\r\n]+")
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_ADDRESS = re.compile(r"(https?://|mailto:)[A-Za-z0-9._~:/?#@!$&*+,;=%()\[\]-]+")
_RESERVED = frozenset(
    ["index", "404", "assets", "search", "api", "constructor", "prototype", "con", "prn", "aux", "nul", "true", "false"]
    + ["null", "yes", "no", "on", "off"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
"""Names that a file system, an address or YAML would take for something else (reliability D5)."""

LINE_LENGTH, TEXT_LENGTH, ID_LENGTH, ADDRESS_LENGTH = 200, 1200, 64, 500


def _fold(value: object) -> object:
    """Turn line breaks inside a text into blanks; how a file is wrapped means nothing."""
    return _BLANKS.sub(" ", value).strip() if isinstance(value, str) else value


def _given(text: str) -> str:
    if not text:
        raise PydanticCustomError("empty_text", "the text is empty", {"hint": "write it, or delete the key"})
    return text


def id_from(text: str) -> str:
    """Make the id out of a name that people would choose; it may be none where there are no letters in it."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]+", "-", "".join(one for one in letters if not unicodedata.combining(one))).strip("-")


_ID_FORM = "small letters a to z, digits and single hyphens, beginning with a letter"


def checked_id(text: str) -> str:
    """Give an id back, or refuse it."""
    if not _ID.fullmatch(text):
        raise PydanticCustomError(
            "malformed_id",
            "'{word}' is not an id",
            {"word": text, "hint": _ID_FORM + (f": '{near}'" if _ID.fullmatch(near := id_from(text)) else "")},
        )
    if text in _RESERVED:
        raise PydanticCustomError(
            "malformed_id",
            "'{word}' is reserved and cannot be an id",
            {"word": text, "hint": "choose another word, or two"},
        )
    return text


def _checked_address(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise PydanticCustomError(
            "malformed_address",
            "'{word}' is not a web address",
            {"word": text, "hint": "it begins with https:// or http://"},
        )
    return text


def _checked_day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value.strip()):
        hint = "year-month-day: 2026-11-21"
        raise PydanticCustomError("malformed_day", "'{word}' is not a date", {"word": value[:60], "hint": hint})
    return value.strip() if isinstance(value, str) else value


def whole_number(value: object) -> object:
    """Read digits as a number, so that a choice of numbers can be compared."""
    return int(value) if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value) else value


def _schema(longest: int, pattern: str = r"\S") -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "maxLength": longest, "pattern": pattern})


Id = Annotated[
    str,
    StringConstraints(max_length=ID_LENGTH),
    AfterValidator(checked_id),
    _schema(ID_LENGTH, f"^{_ID.pattern}$"),
]


def _checked_ids(text: str) -> str:
    """Give one id back, or that of a question, `touchpoint/question`; or refuse it."""
    for part in text.split("/", 1):
        checked_id(part)
    return text


MovedId = Annotated[
    str,
    StringConstraints(max_length=2 * ID_LENGTH + 1),
    AfterValidator(_checked_ids),
    _schema(2 * ID_LENGTH + 1, f"^{_ID.pattern}(/{_ID.pattern})?$"),
]
Line = Annotated[
    str,
    StringConstraints(max_length=LINE_LENGTH),
    BeforeValidator(_fold),
    AfterValidator(_given),
    _schema(LINE_LENGTH),
]
Text = Annotated[
    str,
    StringConstraints(max_length=TEXT_LENGTH),
    BeforeValidator(_fold),
    AfterValidator(_given),
    _schema(TEXT_LENGTH),
]
Day = Annotated[datetime.date, BeforeValidator(_checked_day)]
"""A date; bare numbers, which pydantic would take for seconds since 1970, are refused."""
Address = Annotated[
    str,
    StringConstraints(max_length=ADDRESS_LENGTH),
    AfterValidator(_checked_address),
    _schema(ADDRESS_LENGTH, f"^{_ADDRESS.pattern}$"),
]
