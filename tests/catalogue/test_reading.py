"""Reading YAML: values stay text and keep their places; what could hide, explode or be lost is refused at its place."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from touchpoints.catalogue import characters, composing
from touchpoints.catalogue.reading import ENTRY_BYTES, Document, Value, parse_document, read_document
from touchpoints.problems import Problem


def read(text: str | bytes) -> Document:
    """Read a text that must be well."""
    document, problems = parse_document(text.encode() if isinstance(text, str) else text, "f.yml")
    assert problems == []
    assert document is not None
    return document


def refuse(text: str | bytes) -> Problem:
    """Read a text that must be refused for one reason."""
    document, problems = parse_document(text.encode() if isinstance(text, str) else text, "f.yml")
    assert document is None
    assert len(problems) == 1
    return problems[0]


def said(problem: Problem) -> tuple[str, int, int]:
    """Give code and place of a problem."""
    return problem.code, problem.place.line, problem.place.column


TYPED = [
    "no", "yes", "on", "off", "y", "n", "true", "false", "True", "FALSE", "1.10", "014", "0o14", "0x1F", "1e3",
    "1_000", "12:30", "12:30:45", "-0", "+1", ".5", "5.", ".inf", "-.inf", ".nan", "2024-01-01", "2024-02-30",
    "2024-13-01", "2024-01-01T25:00:00", "00123", "1/2", "-5%", "1,5", "~x", "nil", "None", "=",
    "9999999999999999999999", "-1", "0b101", "190:20:30", "0.1e-10", "2001-12-14t21:59:43.10-05:00", "e1",
    "1e", "1.2.3", "v1.0", "+421", "007", "0", "00", "1.", "-.5", "_", "-", "--x", "NaN", "inf",
]  # fmt: skip


@pytest.mark.parametrize("word", TYPED)
def test_a_word_stays_as_it_was_typed(word: str) -> None:
    assert read(f"a: {word}\n" if word != "-" else 'a: "-"\n').value == {"a": word}


@pytest.mark.parametrize("word", ["on", "yes", "no", "1.10", "2024-01-01", "0x1F", "12:30", "=", "true", "Null"])
def test_a_key_stays_as_it_was_typed(word: str) -> None:
    assert read(f"{word}: x\n").value == {word: "x"}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", "   # a comment"])
def test_nothing_is_no_text(nothing: str) -> None:
    assert read(f"a: {nothing}\n").value == {"a": None}


def test_a_quoted_nothing_is_a_text() -> None:
    assert read("a: ''\nb: \"null\"\nc: '~'\n").value == {"a": "", "b": "null", "c": "~"}


def test_every_value_and_key_remembers_its_place() -> None:
    document = read("name: Price list\ntips:\n  - text: Sort it\n    effort: 1\n  - {text: Date it, effort: 2}\n")
    assert document.values == {
        (): (1, 1),
        ("name",): (1, 7),
        ("tips",): (3, 3),
        ("tips", 0): (3, 5),
        ("tips", 0, "text"): (3, 11),
        ("tips", 0, "effort"): (4, 13),
        ("tips", 1): (5, 5),
        ("tips", 1, "text"): (5, 12),
        ("tips", 1, "effort"): (5, 29),
    }
    assert document.keys == {
        ("name",): (1, 1),
        ("tips",): (2, 1),
        ("tips", 0, "text"): (3, 5),
        ("tips", 0, "effort"): (4, 5),
        ("tips", 1, "text"): (5, 6),
        ("tips", 1, "effort"): (5, 21),
    }


def test_a_place_that_does_not_exist_is_that_of_the_nearest_value_around_it() -> None:
    document = read("a:\n  b: c\n")
    assert str(document.place(("a", "b", "gone", 3))) == "f.yml:2:6"
    assert str(document.place(("gone",))) == "f.yml:1:1"
    assert str(document.key_place(("a", "b"))) == "f.yml:2:3"
    assert str(document.key_place(("a", 0))) == "f.yml:2:3"


@pytest.mark.parametrize("before", ["é", "Ж", "😀", "👨‍👩‍👧", "𝒳", "naïve 価格"])
def test_columns_count_characters_not_bytes(before: str) -> None:
    problem = refuse(f"a: {before} b: c\n")
    assert said(problem) == ("yaml-syntax", 1, 6 + len(before))


def test_windows_line_ends_and_one_byte_order_mark_mean_nothing() -> None:
    plain, windows = read("a: b\nc:\n  - d\n"), read(b"\xef\xbb\xbfa: b\r\nc:\r\n  - d\r\n")
    assert (windows.value, windows.values, windows.keys) == (plain.value, plain.values, plain.keys)


def test_letters_of_every_script_are_kept() -> None:
    text = "Ценник, cenník, τιμές, 価格表, قائمة, हिन्दी, ❤️, 👩🏽‍💻, 1 000 €, “quoted”, a‑b"
    assert read(f"a: {text}\n").value == {"a": text}


def test_a_document_between_dashes_and_dots_is_one_document() -> None:
    assert read("---\na: b\n...\n").value == {"a": "b"}


REFUSED: dict[str, tuple[str | bytes, str, int, int, str]] = {
    "a tab as indentation": ("a:\n\tb: c\n", "yaml-syntax", 2, 1, "not with a tab"),
    "a no-break space as indentation": ("a:\n\u00a0 b: c\n", "yaml-syntax", 2, 1, "no-break"),
    "a colon in a text": ("name: Price: list\n", "yaml-syntax", 1, 12, "quotation marks"),
    "a text that begins with @": ("a: @b\n", "yaml-syntax", 1, 4, "quotation marks"),
    "a text that begins with a backtick": ("a: `b`\n", "yaml-syntax", 1, 4, "quotation marks"),
    "a text that begins with a percent sign": ("a: b\nc: %d\n", "yaml-syntax", 2, 4, "quotation marks"),
    "a quotation mark that is not closed": ('a: b\nc: "d\ne: f\n', "yaml-syntax", 2, 4, "close it"),
    "a bracket that is not closed": ("a: [b, c\n", "yaml-syntax", 1, 4, "one item a line"),
    "a bracket that closes nothing": ("a: ]\n", "yaml-syntax", 1, 4, "bracket"),
    "a comma in braces": ("a: {b: c, d, e: f: g}\n", "yaml-syntax", 1, 18, "quotation marks"),
    "a key without a blank after its colon": ("a: b\nc:d\n", "yaml-syntax", 2, 3, "colon and a blank"),
    "a line indented too little": ("a:\n   b: c\n  d: e\n", "yaml-syntax", 3, 3, "indentation"),
    "list items that do not stand below one another": ("a:\n  - b\n - c\n", "yaml-syntax", 3, 2, "indentation"),
    "a text right after a bar": ("a: | b\n", "yaml-syntax", 1, 6, "next line"),
    "an unknown escape": ('a: "\\q"\n', "yaml-syntax", 1, 5, "backslash"),
    "a text after a quoted text": ('a: "b" c\n', "yaml-syntax", 1, 8, "quotation mark"),
    "half a surrogate pair": ('a: "\\ud83d"\n', "yaml-syntax", 1, 7, "the character itself"),
    "a character beyond Unicode": ('a: "\\U00110000"\n', "yaml-syntax", 1, 7, "the character itself"),
    "two versions side by side": (
        "a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n",
        "merge-conflict",
        2,
        1,
        "keep one",
    ),
    "a fence of Markdown": ("```yaml\na: b\n```\n", "yaml-syntax", 1, 1, "delete the line"),
    "a dash without a blank": ("a:\n  -text: b\n  - text: c\n", "yaml-syntax", 2, 4, "write '- text: b'"),
    "a colon of another script": ("a\uff1a b\nc: d\n", "yaml-syntax", 1, 2, "write ':'"),
    "an apostrophe in single quotation marks": ("a: 'b's c'\n", "yaml-syntax", 1, 7, 'around it: "b\'s c"'),
    "a quotation in front": ("a: \"b\" 'c'\n", "yaml-syntax", 1, 8, "the other kind"),
    "a key too far in": ("a: b\n  c: d\n", "yaml-syntax", 2, 3, "exactly below"),
    "a colon in curly marks": ("a: \u201cb: c\u201d\n", "yaml-syntax", 1, 6, 'curly ones are none to YAML: a: "b: c"'),
    "a bracket in front of a text": ("a: [b] c\nd: e\n", "yaml-syntax", 1, 4, '"[b] c"'),
    "an emphasis": ("a: *b* c\n", "yaml-syntax", 1, 4, '"*b* c"'),
    "a dash before a key": ("a: b\n- c: d\n", "yaml-syntax", 2, 1, "delete the '- '"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "encoding", 1, 1, "only texts"),
    "a list as a key": ("a: b\n? [c]\n: d\n", "yaml-syntax", 2, 3, "quotation marks"),
    "an anchor": ("a: &x b\n", "yaml-machinery", 1, 4, "quotation marks"),
    "an alias": ("a: b\nc: *x\n", "yaml-machinery", 2, 4, "quotation marks"),
    "an alias as a key": ("a: b\n*x : d\n", "yaml-machinery", 2, 1, "quotation marks"),
    "an anchor on a list": ("a: &x [b]\n", "yaml-machinery", 1, 4, "write the value out"),
    "a tag": ("a: !important\n", "yaml-machinery", 1, 4, "quotation marks"),
    "a tag that says nothing": ("a: ! b\n", "yaml-machinery", 1, 4, "quotation marks"),
    "a Python object": ("a: !!python/object/apply:os.system [ls]\n", "yaml-machinery", 1, 4, "!"),
    "a broken timestamp": ("a: !!timestamp foo\n", "yaml-machinery", 1, 4, "!"),
    "a merge key": ("a:\n  <<: {b: c}\n", "yaml-machinery", 2, 3, "write the keys out"),
    "a second document": ("a: b\n---\nc: d\n", "second-document", 2, 1, "file of its own"),
    "an empty file": ("", "empty-file", 1, 1, ""),
    "a file of comments": ("# nothing\n\n# yet\n", "empty-file", 1, 1, ""),
    "a file of blanks": ("\n \n\n", "empty-file", 1, 1, ""),
    "a null": ("~\n", "empty-file", 1, 1, ""),
    "13 levels": ("a: " + "[" * 13 + "]" * 13 + "\n", "too-deep", 1, 16, ""),
    "Windows-1250": ("a: b\nc: č\n".encode("cp1250"), "encoding", 2, 4, "UTF-8"),
    "UTF-16": ("a: b\n".encode("utf-16"), "encoding", 1, 1, "UTF-8"),
    "a cut-off letter": ("a: č".encode()[:-1], "encoding", 1, 4, "UTF-8"),
    "a second byte order mark": (b"\xef\xbb\xbf\xef\xbb\xbfa: b\n", "hidden-character", 1, 1, "delete"),
    "a line end of old Macs": ("a: b\rc: d\r", "hidden-character", 1, 5, "LF"),
    "a directive of another YAML": ("%YAML 3.0\n---\na: b\n", "yaml-syntax", 1, 1, ""),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_at_its_place_with_words_that_help(name: str) -> None:
    text, code, line, column, hint = REFUSED[name]
    problem = refuse(text)
    assert said(problem) == (code, line, column)
    assert hint in problem.hint


HIDDEN = [
    *"\x00\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x80\x85\x9f\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029",
    *"\u202a\u202b\u202c\u202d\u202e\u2060\u2064\u2066\u2069\u206a\u206f\u3164\ufdd0\ufeff\uffa0\ufff9\ufffe\uffff",
    *"\U0001fffe\U0001ffff\U000e0001\U000e0041\U0010ffff",
]


@pytest.mark.parametrize("letter", HIDDEN, ids=[f"U+{ord(letter):04X}" for letter in HIDDEN])
def test_an_invisible_character_is_refused_where_it_stands(letter: str) -> None:
    problem = refuse(f"a: b\nc: Price{letter}list\n")
    assert said(problem) == ("hidden-character", 2, 9)
    assert f"U+{ord(letter):04X}" in problem.message
    assert letter not in problem.message


@pytest.mark.parametrize("escape", ["\\0", "\\x07", "\\e", "\\u202e", "\\u200b", "\\N", "\\L", "\\U000E0041"])
def test_an_escape_does_not_bring_an_invisible_character_back(escape: str) -> None:
    assert said(refuse(f'a: b\nc: "x{escape}y"\n')) == ("hidden-character", 2, 4)
    assert said(refuse(f'a: b\n"x{escape}y": c\n')) == ("hidden-character", 2, 1)


def test_a_key_given_twice_is_a_problem_at_its_second_place_and_the_first_is_kept() -> None:
    document, problems = parse_document(b"a: 1\nb:\n  - {c: 2, c: 3}\na: 4\n", "f.yml")
    assert document is not None
    assert document.value == {"a": "1", "b": [{"c": "2"}]}
    assert [said(problem) for problem in problems] == [("duplicate-key", 3, 12), ("duplicate-key", 4, 1)]


def test_keys_that_other_readers_take_for_one_are_two() -> None:
    assert read("yes: 1\ntrue: 2\non: 3\n1: 4\n'1.0': 5\n").value == {
        "yes": "1",
        "true": "2",
        "on": "3",
        "1": "4",
        "1.0": "5",
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ask: Is it order # 5\n", (1, 18)),
        ("a: b\nname: Room number # one\n", (2, 19)),
        ("order: No # 5\n", (1, 11)),
        ("list:\n  - Take the # sign\n", (2, 14)),
        ("a: first line\n  second # third\n", (2, 10)),
    ],
)
def test_a_text_cut_off_by_a_comment_is_a_warning_at_the_cut(text: str, place: tuple[int, int]) -> None:
    document, problems = parse_document(text.encode(), "f.yml")
    assert document is not None
    assert [said(problem) for problem in problems] == [("cut-comment", *place)]
    assert problems[0].severity == "warning"


def test_curly_quotation_marks_around_a_text_are_doubted_and_within_it_are_not() -> None:
    document, problems = parse_document("a: “b”\nc: “d” and “e” are\nf: '“g”'\n".encode(), "f.yml")
    assert document is not None
    assert document.value == {"a": "“b”", "c": "“d” and “e” are", "f": "“g”"}
    assert [said(problem) for problem in problems] == [("curly-quotes", 1, 4)]
    assert problems[0].severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "maturity: newcomer  # or: established\n",
        "# a comment\na: b\n",
        "a: 'b # c'\n",
        "state: have # for now\n",
        "name: Room # one of ours\n",
        "a: b#c\n",
    ],
)
def test_an_ordinary_comment_is_no_problem(text: str) -> None:
    read(text)


def test_a_file_full_of_mistakes_shows_twenty_and_counts_the_rest() -> None:
    document, problems = parse_document(b"a: 1\n" * 500, "f.yml")
    assert document is not None
    assert len(problems) == 21
    assert problems[-1].message == "and 479 more problems of this kind in this file"


def bomb(line: str, levels: int) -> str:
    """Build a small text that would grow without end if it were followed."""
    return "".join([f"a0: &a0 {line}\n", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, levels))])


BOMBS = {
    "aliases": bomb("x", 30),
    "merges": "a0: &a0 {k: v}\n" + "".join(f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 24)),
    "brackets": "a: " + "[" * 50_000,
    "braces": "a: " + "{" * 50_000,
    "dashes": "- " * 30_000,
    "question marks": "? " * 30_000,
    "closing brackets": "a: " + "]" * 50_000,
    "quotation marks": '"' * 60_000,
    "one long key": "a" * 60_000 + ": b\n",
    "one long anchor": "a: &" + "a" * 60_000,
    "blank lines": "\n" * 60_000,
    "blanks": " " * 60_000 + "a: b\n",
    "keys": "".join(f"k{n}: v\n" for n in range(7_000)),
    "the same key": "a: b\n" * 12_000,
    "items": "a:\n" + "- x\n" * 15_000,
    "comments": "a: x y # z\n" * 5_000,
    "a long number": "a: " + "9" * 60_000,
    "directives": "%TAG !a! b\n" * 5_000 + "---\na: b\n",
}


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["libyaml", "Python"])
@pytest.mark.parametrize("name", BOMBS)
def test_no_small_file_takes_seconds_of_work(name: str, loader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composing, "LOADER", loader)
    started = time.process_time()  # of this process alone: how busy the machine is means nothing
    document, problems = parse_document(BOMBS[name].encode(), "f.yml")
    assert document is not None or problems
    assert time.process_time() - started < (2 if loader is yaml.CSafeLoader else 5)


@pytest.mark.parametrize("text", ['a: "\\UFFFFFFFF"\n', 'a: "\\U00110000"\n', 'a: "\\ud83d\\ude00"\n'])
def test_the_parser_without_libyaml_stumbles_over_no_escape(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composing, "LOADER", yaml.SafeLoader)
    assert refuse(text).place.line == 1


def unreadable(path: Path, reason: str) -> None:
    document, problems = read_document(path, "shown.yml")
    assert document is None
    assert [(problem.code, str(problem.place)) for problem in problems] == [("unreadable", "shown.yml:1:1")]
    assert reason in problems[0].message


def test_a_missing_file_cannot_be_read(tmp_path: Path) -> None:
    unreadable(tmp_path / "none.yml", "no such file")


def test_a_folder_named_like_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "x.yml").mkdir()
    unreadable(tmp_path / "x.yml", "it is a folder")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("password: 12345\n")
    (tmp_path / "x.yml").symlink_to(tmp_path / "secret")
    unreadable(tmp_path / "x.yml", "not a regular file")


def test_a_link_to_nothing_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "x.yml").symlink_to(tmp_path / "none")
    unreadable(tmp_path / "x.yml", "not a regular file")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yml")
    unreadable(tmp_path / "x.yml", "not a regular file")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no devices")
def test_a_device_is_refused() -> None:
    unreadable(Path("/dev/zero"), "not a regular file")


def test_a_file_of_64_kilobytes_is_read_and_one_byte_more_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("a: " + "x" * (ENTRY_BYTES - 4) + "\n")
    assert read_document(path, "x.yml")[1] == []
    path.write_text("a: " + "x" * (ENTRY_BYTES - 3) + "\n")
    assert [problem.code for problem in read_document(path, "x.yml")[1]] == ["too-large"]


def test_12_levels_are_read() -> None:
    value: Value = read("a: " + "[" * 12 + "]" * 12 + "\n").value
    assert isinstance(value, dict)
    assert str(value["a"]) == "[" * 12 + "]" * 12


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_and_every_place_lies_inside_the_file(data: bytes) -> None:
    inside(data, parse_document(data, "f.yml")[1])


@given(st.text(alphabet="ab :-#&*!|>'\"[]{},?%@`\n\t\\~<=0\u00a0é😀", max_size=80))
def test_no_text_made_of_yaml_signs_raises_anything(text: str) -> None:
    inside(text.encode(), parse_document(text.encode(), "f.yml")[1])


def inside(data: bytes, problems: list[Problem]) -> None:
    lines = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    for problem in problems:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1


def words() -> st.SearchStrategy[str]:
    letters = st.characters(
        exclude_categories=["Cc", "Cf", "Cs", "Cn", "Zl", "Zp"],
        exclude_characters="\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0",
    )
    return st.text(letters, max_size=30).filter(lambda text: not characters.HIDDEN.search(text))


def values(keys: Callable[[], st.SearchStrategy[str]]) -> st.SearchStrategy[Value]:
    def around(inner: st.SearchStrategy[Value]) -> st.SearchStrategy[Value]:
        return st.lists(inner, max_size=4) | st.dictionaries(
            keys().map(str.strip).filter(lambda key: key != "<<"), inner, max_size=4
        )

    return st.recursive(st.none() | words(), around, max_leaves=12)


@given(values(words))
def test_what_another_program_writes_is_read_back(value: Value) -> None:
    text = yaml.safe_dump({"a": value}, allow_unicode=True, default_style='"', width=10_000)
    dumped = text.replace('!!null "null"', "~")
    document, problems = parse_document(dumped.encode(), "f.yml")
    assert problems == []
    assert document is not None
    assert document.value == {"a": value}
