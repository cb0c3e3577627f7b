"""Says in plain words, and with the line as it should be, why a text is not YAML.

What the parser complains of is the end of the story, often a line late and in words of its own. Each clue here looks at
the lines up to that place for one mistake that people make; the first that finds it speaks. To add one, write a
function that gives a `Refused` or nothing, and name it in `_CLUES`, what is surest first.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import yaml

from touchpoints.catalogue.spots import Refused, Spot
from touchpoints.problems import Rule


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where the parser gave up, and what it said."""

    lines: list[str]
    spot: Spot
    said: str

    @property
    def line(self) -> str:
        return self.lines[self.spot[0] - 1]

    def above(self) -> list[tuple[int, str]]:
        """Give the last lines with their numbers, where it gave up first: a mistake shows a line or two late."""
        row = self.spot[0]
        return [(number, self.lines[number - 1]) for number in range(row, max(0, row - 3), -1)]

    def before(self) -> str:
        """Give the last line above that says anything."""
        above = reversed(self.lines[: self.spot[0] - 1])
        return next((line for line in above if line.strip() and not line.lstrip().startswith("#")), "")


def diagnosed(error: yaml.MarkedYAMLError, text: str) -> Refused:
    """Give the likeliest reason, at its place."""
    lines = text.rstrip("\n").split("\n")
    said = _one_line(error.problem or error.context or "this is not YAML")
    scene = _Scene(lines, _last_spot(error, lines), said)
    found = next((refused for clue in _CLUES if (refused := clue(scene))), None)
    return found or _not_yaml(scene.spot, said, next((hint for words, hint in _HINTS if words in said), ""))


def _last_spot(error: yaml.MarkedYAMLError, lines: list[str]) -> Spot:
    """Say where the parser gave up: what is only noticed at the end of the file began earlier."""
    for mark in (error.problem_mark, error.context_mark):
        if mark is not None and mark.line < len(lines):
            return mark.line + 1, min(mark.column, len(lines[mark.line])) + 1
    return len(lines), len(lines[-1]) + 1


def _not_yaml(spot: Spot, reason: str, hint: str) -> Refused:
    return Refused(spot, "yaml-syntax", f"this is not YAML: {reason}", hint)


def _one_line(text: str) -> str:
    return " ".join(text.split())[:200]


_MENDED = 100
"""Of longer lines only the beginning is shown mended."""


def _quoted(text: str) -> str:
    """Put a text in the quotation marks that it needs."""
    text = text.strip()
    if len(text) > _MENDED:
        return '"…"'
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


_START = r"^(?P<start> *(?:- +)*(?:[\w-]+: +|- +)?)"
"""What stands before a text: blanks, dashes, a key."""


def _half_merged(scene: _Scene) -> Refused | None:
    for number, line in enumerate(scene.lines, 1):
        if re.fullmatch(r"(<{7}|>{7}|\|{7})( .*)?|={7}", line):
            hint = "keep one of the two versions, and delete the lines of <<<<<<<, ======= and >>>>>>>"
            return Refused((number, 1), "merge-conflict", "two versions were left here side by side", hint)
    return None


def _fence(scene: _Scene) -> Refused | None:
    for number, line in enumerate(scene.lines, 1):
        if line.lstrip().startswith("```"):
            hint = "delete the line; the file holds nothing but the entry"
            return _not_yaml((number, 1), "``` is Markdown", hint)
    return None


def _open_quote(scene: _Scene) -> Refused | None:
    """Find the quotation mark that swallowed the lines below, up to one that was meant otherwise."""
    for number, (line, following) in enumerate(pairwise(scene.lines[: scene.spot[0] + 1]), 1):
        opened = re.match(r"""^(?: *- )* *(?:[\w-]+: +|- +)(["'])(?:(?!\1).)*$""", line)
        if opened and re.match(r"^ *(- )*[\w-]+:( |$)", following):
            spot = (number, opened.start(1) + 1)
            return _not_yaml(spot, "a quotation mark is not closed", "close it at the end of the text")
    return None


def _tab(scene: _Scene) -> Refused | None:
    blanks = scene.line[: len(scene.line) - len(scene.line.lstrip())]
    if "\t" in blanks:
        spot = (scene.spot[0], blanks.index("\t") + 1)
        return _not_yaml(spot, "the line begins with a tab", "indent with blanks, not with a tab")
    return None


def _no_blank(scene: _Scene) -> Refused | None:
    """Find 'name:Price list' and '-text', and colons that only look like one."""
    for number, line in scene.above():
        glued = re.match(r"^(?P<key> *(?:- +)*[a-z_]+):(?P<text>[^\s:/\"'].*)$", line)
        if glued:
            hint = (
                f"write '{glued['key'].strip()}: {glued['text'][:_MENDED]}': a key is followed by a colon and a blank"
            )
            return _not_yaml((number, glued.start("text") + 1), "a blank is missing after the colon", hint)
        foreign = re.match(r"^ *(?:- +)*[a-z_]+ *(?P<colon>[\uff1a\ufe55\ua789\u2236])", line)
        if foreign:
            spot = (number, foreign.start("colon") + 1)
            return _not_yaml(spot, f"this is no ordinary colon: {foreign['colon']}", "write ':' and a blank")
        dash = re.match(r"^(?P<blanks> *)-(?P<text>[^\W\d].*)$", line)
        if dash:
            hint = f"write '- {dash['text'][:_MENDED]}'"
            return _not_yaml((number, dash.start("text") + 1), "a blank is missing after the dash", hint)
    return None


def _after_quote(scene: _Scene) -> Refused | None:
    """Find a text that goes on after its closing quotation mark."""
    for number, line in scene.above():
        found = re.match(_START + r"""(?P<text>(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*') *(?P<more>[^\s#,\]}:].*))$""", line)
        if found:
            text = found["text"].rstrip()
            inner = text[1:-1] if text[-1] == text[0] else text
            hint = f"a quotation mark within a text needs the other kind around it: {_quoted(inner)}"
            return _not_yaml((number, found.start("more") + 1), "the text goes on after its quotation mark", hint)
    return None


def _too_far_in(scene: _Scene) -> Refused | None:
    """Find a key that is indented below one that has a value already."""
    line, before = scene.line, scene.before()
    here, there = len(line) - len(line.lstrip()), len(before) - len(before.lstrip())
    has_value = re.match(r"^ *(?:- +)*[\w-]+: +[^|>\s]", before)
    if "mapping values" in scene.said and has_value and here > there and re.match(r"^ +[\w-]+:( |$)", line):
        hint = "begin it exactly below the key above it"
        return _not_yaml((scene.spot[0], here + 1), "this line is indented further than the one above", hint)
    return None


def _colon(scene: _Scene) -> Refused | None:
    found = re.match(_START + r"(?P<text>[^\"'\[{|>#&*!%@`].*?: .*)$", scene.line)
    if "mapping values" not in scene.said or not found:
        return None
    curly = "; curly ones are none to YAML" if re.match("[\u201c\u201d\u201e\u2018\u2019\u00ab]", found["text"]) else ""
    text = found["text"].strip("\u201c\u201d\u201e\u00ab\u00bb ") if curly else found["text"]
    hint = f"a text with ': ' in it needs quotation marks{curly}: {found['start'].strip()} {_quoted(text)}"
    return _not_yaml(scene.spot, "a colon stands in a text without quotation marks", hint)


def _odd_beginning(scene: _Scene) -> Refused | None:
    found = re.match(_START + r"(?P<text>(?P<sign>[@`%*&]|[\[{](?=.*[\]}] *[^\s#,\]}])).*)$", scene.line)
    if found and any(words in scene.said for words in ("cannot start", "expected key", "alphabetic or numeric")):
        hint = f"put the whole text in quotation marks: {_quoted(found['text'])}"
        spot = (scene.spot[0], found.start("sign") + 1)
        return _not_yaml(spot, f"a text cannot begin with {found['sign']} unless it is quoted", hint)
    return None


def _stray_dash(scene: _Scene) -> Refused | None:
    """Find '- ' before a key whose neighbour above has none."""
    found = re.match(r"^(?P<blanks> *)- +[\w-]+:( |$)", scene.line)
    if found and re.match(rf"^{found['blanks']}[\w-]+: +\S", scene.before()):
        spot = (scene.spot[0], len(found["blanks"]) + 1)
        return _not_yaml(spot, "a dash stands here, but no list has begun", "delete the '- '")
    return None


_CLUES: tuple[Callable[[_Scene], Refused | None], ...] = (
    _half_merged, _fence, _open_quote, _tab, _no_blank, _after_quote, _too_far_in, _colon, _odd_beginning, _stray_dash,
)  # fmt: skip
"""What may have happened, surest first."""

_HINTS = (
    ("tab character", "indent with blanks, not with a tab"),
    ("mapping values are not allowed", "a text with ': ' in it needs quotation marks"),
    ("cannot start any token", "a text that begins with this character needs quotation marks"),
    (
        "did not find expected ',' or '}'",
        "in {…} a text with a comma or a question mark needs quotation marks; or write one key a line",
    ),
    (
        "did not find expected ',' or ']'",
        "in […] a text with a comma or a colon needs quotation marks; or write one item a line",
    ),
    ("did not find expected key", "look at the indentation, and for a quotation mark inside a quoted text"),
    ("could not find expected ':'", "a key is followed by a colon and a blank; look at the indentation too"),
    ("expected alphabetic or numeric character", "a text that begins with & or * needs quotation marks"),
    (
        "comment or line break",
        "after | or > the text begins on the next line; a text with that character in front needs quotation marks",
    ),
    ("expected node content", "a bracket or a brace stands here that opens or closes nothing"),
    ("expected <document start>", "one file holds one entry; look for a quotation mark inside a quoted text"),
    ("invalid Unicode character escape", "write the character itself"),
    ("block sequence entries are not allowed", "a list begins on a line of its own, below its key"),
    ("did not find expected '-' indicator", "the items of a list stand exactly below one another"),
    ("unexpected end of stream", "a quotation mark or a bracket is not closed"),
    ("unknown escape character", "in \"…\" a backslash is written twice; or use '…'"),
)
"""What helps where no clue does, by the words of the parser."""

RULES = (
    Rule(
        "yaml-syntax",
        "The file is not YAML",
        "The rest of the file cannot be understood. Most often a text with ': ', '?' or a quotation mark is not quoted, "
        "or a line is not indented like its neighbours.",
        "name: Price list: the long one\n",
        'name: "Price list: the long one"\n',
    ),
    Rule(
        "merge-conflict",
        "Two versions side by side",
        "Git could not join two changes, and wrote both. Somebody has to choose.",
        "<<<<<<< HEAD\nname: Price list\n=======\nname: Prices\n>>>>>>> main\n",
        "name: Price list\n",
    ),
)
