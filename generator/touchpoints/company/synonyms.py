"""The words by which answers and headings are understood: those offered, and those people write instead."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from touchpoints.catalogue.reading import read_document
from touchpoints.company.answers import Answer, Reaction, State
from touchpoints.problems import DataError

LISTS: Mapping[str, tuple[str, ...]] = {
    "states": tuple(State),
    "reactions": tuple(Reaction),
    "answers": tuple(Answer),
    "confidence": ("measured", "observed", "guessed"),
    "comparisons": ("worse", "same", "better"),
    "work": ("open", "doing", "done"),
    "voices": ("client", "own"),
}
"""The lists to choose from, with the words that are never translated."""

HEADERS = {
    "criterion.key": "id",
    "units.unit": "unit",
    "point.rank": "rank",
    "point.name": "name",
    "point.state": "state",
    "point.level": "level",
    "point.quality": "quality",
    "point.gap": "gap",
    "point.gap_to_target": "gap_to_target",
    "point.priority": "priority",
    "point.class": "class",
    "point.first_step": "first_step",
    "point.reaction": "reaction",
    "point.importance": "importance",
    "point.reach": "reach",
    "point.confidence": "confidence",
    "point.effort": "effort",
    "point.effort_days": "effort",
    "point.owner": "owner",
    "point.due": "due",
    "point.status": "status",
    "point.note": "note",
    "point.evidence": "evidence",
    "point.my_ideas": "my_ideas",
    "left_out.why": "reason",
    "point.category": "category",
    "point.stage": "stages",
    "point.channel": "channel",
    "parts.suggested": "owner_role",
    "point.test": "honest_test",
    "criterion.question": "question",
    "criterion.answer": "answer",
    "criterion.target": "target",
    "criterion.result": "result",
    "criterion.class": "kano",
    "criterion.dimension": "dimension",
    "criterion.weight": "weight",
    "criterion.legal": "legal",
    "criterion.universal": "universal",
    "walk.link": "link",
    "walk.sells": "sells",
    "walk.gives": "gives",
    "walk.gets": "gets",
    "link.position": "position",
    "link.passed": "passed",
    "link.went_on": "went_on",
    "chain.people": "people",
}
"""The columns of a checklist, by the words above them (below `checklist:` in the tables of words)."""

HEADS = {
    "voice.view": "view",
    "voice.note": "view-note",
    "voice.quality": "view-quality",
    "walk.time": "walk-time",
    "walk.impression": "walk-impression",
}
"""The beginnings of headings that go on, after a colon, with a name: whose view it is, or which chain was walked."""

ANY_COLUMN = frozenset([*HEADERS.values(), "why", "made_from"])


SAID_INSTEAD: Mapping[str, Collection[str]] = {"headers": ANY_COLUMN, "heads": frozenset(HEADS.values())}
"""Where the files of synonyms keep other words for headings and their beginnings, and what these may name."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words by their list, folded, with what they mean; and headings with the column they name."""

    lists: Mapping[str, Mapping[str, str]]
    headers: Mapping[str, str]
    heads: Mapping[str, str]

    def meaning(self, list_: str, text: str) -> str | None:
        """Give the word of a list that a text means."""
        table = self.lists[list_]
        return table.get(folded(text)) or table.get(bare(text))

    def column(self, text: str) -> str | None:
        """Give the column that a heading names."""
        head, _, name = text.partition(":")
        kind = self.heads.get(folded(head)) or self.heads.get(bare(head))
        if kind and name.strip():
            return f"{kind}:{self.meaning('voices', name) or ' '.join(name.split())}"
        return self.headers.get(folded(text)) or self.headers.get(bare(text))


def folded(text: str) -> str:
    """Bring a text to the form in which words are compared: small letters, single blanks, no full stop."""
    plain = unicodedata.normalize("NFC", text).replace("\ufe0f", "").replace("’", "'").casefold()
    return re.sub(r"\s+", " ", plain).strip().rstrip(".!:* ")


def bare(text: str) -> str:
    """Take the accents off too: many people type without them."""
    return "".join(sign for sign in unicodedata.normalize("NFD", folded(text)) if not unicodedata.combining(sign))


def read_synonyms(templates: Path) -> Synonyms:
    """Read the words of every language that there is, for nobody says in which language they answer."""
    tables = [_table(path) for folder in ("words", "synonyms") for path in sorted((templates / folder).glob("*.yml"))]
    lists: dict[str, dict[str, str]] = {}
    for name, ids in LISTS.items():
        known = [(id_, id_) for id_ in ids]
        known += [(word, id_) for table in tables for word, id_ in _words(table.get(name), ids)]
        lists[name] = _by_word(known)
    headers = [(text, column) for table in tables for text, column in _headings(table, HEADERS, "headers")]
    heads = [(text, kind) for table in tables for text, kind in _headings(table, HEADS, "heads")]
    return Synonyms(lists, _by_word(headers), _by_word(heads))


def _by_word(known: list[tuple[str, str]]) -> dict[str, str]:
    """Sort words by their form; as typed they come before the same without accents."""
    found: dict[str, str] = {}
    for form in (folded, bare):
        for word, meaning in known:
            found.setdefault(form(word), meaning)
    return {word: meaning for word, meaning in found.items() if word}


def _words(part: object, ids: Collection[str]) -> Iterator[tuple[str, str]]:
    if isinstance(part, Mapping):
        for id_, given in part.items():
            if id_ in ids:
                yield from (
                    (word, id_) for word in (given if isinstance(given, list) else [given]) if isinstance(word, str)
                )


def _headings(table: Mapping[str, object], names: Mapping[str, str], also: str) -> Iterator[tuple[str, str]]:
    """Give the words above columns: those of the checklists, and those that people write instead."""
    checklist = table.get("checklist")
    for key, column in names.items():
        section, _, name = key.partition(".")
        words = checklist.get(section) if isinstance(checklist, Mapping) else None
        text = words.get(name) if isinstance(words, Mapping) else None
        if isinstance(text, str):
            yield text, column
    yield from _words(table.get(also), SAID_INSTEAD[also])


def _table(path: Path) -> Mapping[str, object]:
    document, problems = read_document(path, str(path))
    if document is None or problems:
        raise DataError(problems)
    return document.value if isinstance(document.value, dict) else {}
