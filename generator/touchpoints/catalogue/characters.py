"""Makes text of a file's bytes: UTF-8, line breaks as LF, and nothing in it that a reviewer could not see."""

import re
import unicodedata

from touchpoints.catalogue.spots import Refused, Spot, spot_after
from touchpoints.problems import Rule

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but TAB and LF
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # they turn the direction of writing
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e007f"  # no width, or tags
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # no characters at all
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]|(?<=[\u0000-\u052f])[\u200c\u200d]"  # joiners belong between emoji and in scripts that join, not here
)
"""What hides, or hides what is written; reviewers must see all that a file says."""

_OTHER_FILES = ((b"\xff\xfe", b"\xfe\xff"), (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"%PDF", b"RIFF"))
"""How a text in UTF-16 begins, and how pictures, archives and documents do."""


def text_of(data: bytes) -> str:
    """Give the text of a file; refuse other encodings and invisible characters."""
    utf_16, others = _OTHER_FILES
    if data.startswith(others):
        hint = "only texts belong here; of a picture or a document an entry names the address, under 'sources'"
        raise Refused((1, 1), "encoding", "this is no text, but a picture, an archive or a document", hint)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        message = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        hint = "save the file as UTF-8; editors offer that under 'Save as' or 'Encoding'"
        if data.startswith(utf_16):
            hint = "save the file as UTF-8; what Windows calls 'Unicode' is UTF-16"
        raise Refused(spot_after(before), "encoding", message, hint) from error
    hidden = None if _is_plain(text) else HIDDEN.search(text)
    if hidden:
        refuse_hidden(text, spot_after(text[: hidden.start()]))
    return text


def _is_plain(text: str) -> bool:
    """Say of most texts, and fast, that nothing can be hidden in them."""
    return text.isascii() and text.replace("\n", "").replace("\t", "").isprintable()


def refuse_hidden(text: str, spot: Spot) -> None:
    """Refuse a text that holds an invisible character."""
    hidden = None if _is_plain(text) else HIDDEN.search(text)
    if hidden:
        name = unicodedata.name(hidden.group(), "a control character").lower()
        message = f"the invisible character U+{ord(hidden.group()):04X} ({name}) is not allowed"
        hint = "delete it, or retype the line"
        if hidden.group() in "\r\x85\u2028\u2029":
            hint = "it ends a line on other systems; line breaks are LF or CR LF"
        raise Refused(spot, "hidden-character", message, hint)


RULES = (
    Rule(
        "encoding",
        "The file is not UTF-8",
        "Other encodings turn letters into others, and a picture or a document holds no entry.",
        "(a file saved as Windows-1250)",
        "(UTF-8)",
    ),
    Rule(
        "hidden-character",
        "An invisible character",
        "Control characters and characters that turn the direction of writing can hide what a text says.",
        'name: "Price\\u200blist"   (typed as the character itself)',
        "name: Price list\n",
    ),
)
