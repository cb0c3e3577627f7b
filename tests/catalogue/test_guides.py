"""Guides are Markdown with a front matter; both are read with their places."""

import pytest

from touchpoints.catalogue.guides import Guide, parse_guide

HEAD = "---\nid: law\ntitle: The law\nsummary: What it says.\norder: 1\n---\n"


def read(text: str) -> Guide:
    guide, problems = parse_guide(text.encode(), "g.md")
    assert problems == []
    assert guide is not None
    return guide


def test_head_and_body_are_told_apart() -> None:
    guide = read(HEAD + "\nFirst.\n\n---\n\nSecond.\n")
    assert (guide.head.id, guide.head.title, guide.head.order) == ("law", "The law", 1)
    assert guide.body == "\nFirst.\n\n---\n\nSecond.\n"


def test_windows_line_ends_change_nothing() -> None:
    text = HEAD + "\nFirst [a](touchpoint:b).\n"
    windows, _ = parse_guide(text.replace("\n", "\r\n").encode(), "g.md")
    assert windows == read(text)


def test_links_to_entries_have_places_and_become_addresses() -> None:
    guide = read(HEAD + "\nSee [list](touchpoint:price-list) and [web](https://example.org/).\n[x](chain:visit)\n")
    assert [(link.kind, link.id, str(link.place)) for link in guide.links()] == [
        ("touchpoint", "price-list", "g.md:8:12"),
        ("chain", "visit", "g.md:9:5"),
    ]
    body = guide.linked(lambda kind, id_: f"../{kind}s/{id_}/")
    assert body == "\nSee [list](../touchpoints/price-list/) and [web](https://example.org/).\n[x](../chains/visit/)\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No head.\n", "g.md:1:1 yaml-syntax"),
        ("", "g.md:1:1 yaml-syntax"),
        ("---\nid: law\n", "g.md:1:1 yaml-syntax"),
        (HEAD.replace("order: 1", "order: first"), "g.md:5:8 wrong-value"),
        (HEAD.replace("order: 1", "order: 0"), "g.md:5:8 wrong-value"),
        (HEAD.replace("title", "titel"), "g.md:2:1 missing-key"),
        (HEAD.replace("order: 1\n", ""), "g.md:2:1 missing-key"),
        (HEAD.replace("The law", "The law: all"), "g.md:3:15 yaml-syntax"),
        (HEAD + "Hidden \u202e text\n", "g.md:7:8 hidden-character"),
    ],
)
def test_a_guide_is_refused_at_its_place(text: str, expected: str) -> None:
    guide, problems = parse_guide(text.encode(), "g.md")
    assert guide is None
    assert expected in [f"{one.place} {one.code}" for one in problems]


def test_a_guide_in_another_encoding_is_refused() -> None:
    guide, problems = parse_guide((HEAD + "\nčo\n").encode("cp1250"), "g.md")
    assert guide is None
    assert [f"{one.place} {one.code}" for one in problems] == ["g.md:8:1 encoding"]
