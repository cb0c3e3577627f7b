"""`list` and `show`: the catalogue in the terminal."""

import json

import pytest
from click.shell_completion import ShellComplete

from touchpoints.catalogue.location import shipped
from touchpoints.cli.main import cli
from touchpoints_command import Command


def ids(touchpoints: Command, *filters: str) -> list[str]:
    """Give the ids that `list` shows."""
    return [line.split()[0] for line in touchpoints("list", *filters).stdout.splitlines()]


def test_list_shows_every_touchpoint_with_its_name(touchpoints: Command) -> None:
    lines = touchpoints("list").stdout.splitlines()
    assert len(lines) == 7
    assert "price-list       Price list" in lines
    assert lines == sorted(lines)


def test_every_filter_narrows_the_list(touchpoints: Command) -> None:
    assert ids(touchpoints, "--category", "website") == ["company-website", "enquiry-form"]
    assert ids(touchpoints, "--stage", "need") == ["banner-ad"]
    assert ids(touchpoints, "--control", "paid") == ["banner-ad"]
    assert "guest-wifi" in ids(touchpoints, "--channel", "both")
    assert "banner-ad" not in ids(touchpoints, "--channel", "both")


def test_filters_together_must_all_match(touchpoints: Command) -> None:
    assert ids(touchpoints, "--category", "website", "--stage", "need") == []


@pytest.mark.parametrize(
    ("option", "word", "hint"),
    [
        ("--category", "web-site", "website"),
        ("--stage", "needs", "need"),
        ("--channel", "onlin", "online"),
        ("--control", "own", "owned"),
    ],
)
def test_a_word_that_would_silently_select_nothing_is_refused_with_2(
    touchpoints: Command, option: str, word: str, hint: str
) -> None:
    result = touchpoints("list", option, word, exit_code=2)
    assert f"Invalid value for {option}: '{word}' is not known; did you mean '{hint}'?" in result.stderr
    assert result.stdout == ""


def test_the_list_as_json_holds_what_the_filters_look_at(touchpoints: Command) -> None:
    entries = json.loads(touchpoints("list", "--category", "print-and-documents", "--json").stdout)
    assert [entry["id"] for entry in entries] == ["price-list"]
    assert set(entries[0]) == {"id", "name", "aliases", "category", "stages", "channel", "control"}


def test_show_brings_an_entry_whole(touchpoints: Command) -> None:
    text = touchpoints("show", "price-list").stdout
    for part in (
        "Price list  (price-list)",
        "Print and documents",
        "Why it matters",
        "- Print the date on every page.",
        "[ ] Is the date printed on every page?",
    ):
        assert part in text
    assert all(len(line) <= 80 for line in text.splitlines())


def test_show_brings_a_chain_with_its_links_in_order(touchpoints: Command) -> None:
    lines = touchpoints("show", "clinic-first-visit").stdout.splitlines()
    assert " 1. Banner advertisement  (banner-ad)" in lines
    assert next(line for line in lines if line.startswith(" 5. ")).endswith("(promotional-sms)")
    assert " →  Asking what it costs  (price-enquiry)" in lines


def test_show_as_json_is_the_entry_as_written_with_its_defaults(touchpoints: Command) -> None:
    entry = json.loads(touchpoints("show", "price-list", "--json").stdout)
    assert (entry["id"], entry["status"], entry["criteria"][0]["class"]) == ("price-list", "complete", "must-be")


def test_an_id_that_does_not_exist_is_refused_with_2_and_a_hint(touchpoints: Command) -> None:
    assert (
        "the catalogue has no 'price-lst'; did you mean 'price-list'?"
        in touchpoints("show", "price-lst", exit_code=2).stderr
    )


@pytest.mark.parametrize("command", [("list",), ("show", "price-list")])
def test_a_language_that_nobody_speaks_here_is_refused(touchpoints: Command, command: tuple[str, ...]) -> None:
    assert (
        "there is no table of words for the language 'xx' [unknown-language]"
        in touchpoints(*command, "--language", "xx", exit_code=1).stderr
    )


@pytest.mark.parametrize("command", [("list",), ("show", "price-list"), ("list", "--json")])
def test_a_broken_catalogue_is_refused_with_its_problems_and_nothing_on_standard_output(
    touchpoints: Command, command: tuple[str, ...]
) -> None:
    path = touchpoints.folder / "catalogue/touchpoints/print-and-documents/price-list.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("channel: both", "channel: bot"), encoding="utf-8")
    result = touchpoints(*command, exit_code=1)
    assert result.stdout == ""
    assert "[unknown-term]" in result.stderr


def test_outside_of_any_catalogue_the_shipped_one_is_shown(
    touchpoints: Command, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("empty"))
    shipped_entries = list(shipped("catalogue").glob("touchpoints/*/*.yml"))
    assert len(shipped_entries) > 100
    assert len(touchpoints("list").stdout.splitlines()) == len(shipped_entries)


@pytest.mark.usefixtures("touchpoints")
def test_ids_are_offered_for_completion() -> None:
    completion = ShellComplete(cli, {}, "touchpoints", "_TOUCHPOINTS_COMPLETE")
    assert [item.value for item in completion.get_completions(["show"], "p")] == [
        "phone-booking",
        "price-list",
        "promotional-sms",
        "price-enquiry",
    ]
