"""`new`: skeletons that pass every check, and nothing overwritten."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from touchpoints.catalogue.likeness import sound_alike
from touchpoints_command import Command

TOUCHPOINT = ("new", "touchpoint", "parking-ticket", "--name", "Parking ticket")
OPTIONS = (
    "--category", "place-and-premises", "--kind", "document", "--stage", "reaction", "--journey", "use",
    "--channel", "offline",
)  # fmt: skip
WRITTEN = "catalogue/touchpoints/place-and-premises/parking-ticket.yml"


def test_a_new_touchpoint_passes_every_check_and_is_in_the_house_order(touchpoints: Command) -> None:
    assert WRITTEN in touchpoints(*TOUCHPOINT, *OPTIONS).output
    touchpoints("check", WRITTEN, "--strict")
    touchpoints("fmt", "--check", WRITTEN)
    assert "Parking ticket" in touchpoints("show", "parking-ticket").output


def test_the_lists_of_a_skeleton_are_valid_once_they_are_no_comments(touchpoints: Command) -> None:
    touchpoints(*TOUCHPOINT, *OPTIONS)
    path = touchpoints.folder / WRITTEN
    head, _, lists = path.read_text(encoding="utf-8").partition("\n#\n")
    keys = [
        line[2:]
        for line in lists.removesuffix("status: draft\n").split("\n")
        if line.startswith(("# -", "#   ")) or line.rstrip().endswith(":") or ": " in line[:20]
    ]
    text = "\n".join([head, *keys, "status: draft", ""])
    assert {"tips", "criteria", "standards", "mistakes", "sources"} <= set(yaml.safe_load(text))
    path.write_text(text, encoding="utf-8")
    touchpoints("check", WRITTEN)


def test_what_is_given_as_an_option_is_written(touchpoints: Command) -> None:
    touchpoints(
        *TOUCHPOINT,
        *OPTIONS,
        "--alias",
        "car park slip",
        "--why",
        "It is the last thing: paid for.",
        "--contributor",
        "Ada",
    )
    read = yaml.safe_load((touchpoints.folder / WRITTEN).read_text(encoding="utf-8"))
    assert read["aliases"] == ["car park slip"]
    assert read["why"] == "It is the last thing: paid for."
    assert read["contributors"] == ["Ada"]
    assert read["status"] == "draft"


def test_a_script_is_told_of_everything_that_is_missing_at_once(touchpoints: Command) -> None:
    result = touchpoints("new", "touchpoint", "parking-ticket", exit_code=2)
    for option in ("--name", "--category", "--kind", "--stage", "--journey", "--channel"):
        assert option in result.output


def test_a_word_that_is_not_on_the_list_is_met_with_the_nearest_one(touchpoints: Command) -> None:
    result = touchpoints(*TOUCHPOINT, "--category", "place-and-premisses", exit_code=2)
    assert "did you mean 'place-and-premises'?" in result.output


def test_nothing_is_written_where_something_is_called_nearly_so(touchpoints: Command) -> None:
    result = touchpoints("new", "touchpoint", "pricelists", "--name", "Price-Lists", *OPTIONS, exit_code=2)
    assert "price-list.yml" in result.output
    assert "--force" in result.output
    assert not list(touchpoints.folder.rglob("pricelists.yml"))
    touchpoints("new", "touchpoint", "pricelists", "--name", "Price-Lists", *OPTIONS, "--force")
    assert list(touchpoints.folder.rglob("pricelists.yml"))


def test_a_name_in_another_language_counts_too(touchpoints: Command) -> None:
    touchpoints("new", "translation", "sk", "price-list", "--name", "Cenník")
    result = touchpoints("new", "touchpoint", "cennik-sluzieb", "--name", "Cenníky", *OPTIONS, exit_code=2)
    assert "translations/sk" in result.output


@pytest.mark.parametrize(("one", "other"), [
    ("Price list", "price lists"), ("Webseite", "web-seite"), ("Cenník", "cenniky"), ("Reklamácia", "reklamacie"),
    ("Enquiry form", "enqiury form"),
])  # fmt: skip
def test_capitals_marks_endings_and_slips_make_no_difference(one: str, other: str) -> None:
    assert sound_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Price list", "Price tag"), ("Van", "Pan"), ("Invoice", "Voice mail"), ("", "")]
)
def test_other_things_sound_otherwise(one: str, other: str) -> None:
    assert not sound_alike(one, other)


def test_nothing_is_overwritten(touchpoints: Command) -> None:
    path = next((touchpoints.folder / "catalogue").rglob("price-list.yml"))
    before = path.read_bytes()
    result = touchpoints(
        "new", "touchpoint", "price-list", "--name", "Something else", *OPTIONS, "--force", exit_code=1
    )
    assert "duplicate-id" in result.output
    assert path.read_bytes() == before
    touchpoints(*TOUCHPOINT, *OPTIONS)
    path = touchpoints.folder / WRITTEN
    path.write_text("id: [", encoding="utf-8")
    touchpoints(*TOUCHPOINT, *OPTIONS, exit_code=3)
    assert path.read_text(encoding="utf-8") == "id: ["


@pytest.mark.parametrize("id_", ["Parking", "../x", "a--b", "index", "1st"])
def test_an_id_that_is_none_is_refused(touchpoints: Command, id_: str) -> None:
    touchpoints("new", "touchpoint", id_, "--name", "x", *OPTIONS, exit_code=1)


def test_a_new_chain_passes_every_check(touchpoints: Command) -> None:
    touchpoints(
        "new", "chain", "fair-visit", "--name", "A visit to a fair", "--link", "price-list", "--link", "company-website"
    )
    touchpoints("check", "catalogue/chains/fair-visit.yml", "--strict")
    touchpoints("fmt", "--check", "catalogue/chains/fair-visit.yml")


def test_a_chain_of_unknown_touchpoints_is_refused(touchpoints: Command) -> None:
    result = touchpoints(
        "new", "chain", "x-y", "--name", "X", "--link", "pricelist", "--link", "company-website", exit_code=2
    )
    assert "did you mean 'price-list'?" in result.output


@pytest.mark.parametrize("id_", ["price-list", "price-enquiry"])
def test_a_new_translation_passes_every_check_and_shows_the_source(touchpoints: Command, id_: str) -> None:
    result = touchpoints("new", "translation", "sk", id_, "--name", "Meno")
    (path,) = (touchpoints.folder / "catalogue/translations/sk").rglob(f"{id_}.yml")
    assert path.name in result.output
    touchpoints("check", path.relative_to(touchpoints.folder))
    touchpoints("fmt", "--check", path.relative_to(touchpoints.folder))
    assert "# summary: " in path.read_text(encoding="utf-8")


def test_a_whole_translation_is_the_skeleton_without_its_comment_signs(touchpoints: Command) -> None:
    touchpoints("new", "translation", "sk", "price-list", "--name", "Cenník")
    path = touchpoints.folder / "catalogue/translations/sk/touchpoints/price-list.yml"
    lines = path.read_text(encoding="utf-8").split("\n")
    start = lines.index("name: Cenník") + 1
    path.write_text("\n".join([*lines[:start], *(line.removeprefix("# ") for line in lines[start:])]), encoding="utf-8")
    touchpoints("check", path.relative_to(touchpoints.folder))


def test_a_language_and_an_id_must_be_ones(touchpoints: Command) -> None:
    touchpoints("new", "translation", "slovak", "price-list", "--name", "x", exit_code=1)
    result = touchpoints("new", "translation", "sk", "price-lst", "--name", "x", exit_code=1)
    assert "did you mean 'price-list'?" in result.output


def test_a_new_catalogue_goes_into_an_empty_folder_only(touchpoints: Command, tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    touchpoints("new", "catalogue", folder, exit_code=3)
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]


def at_a_terminal(folder: Path, answers: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command with a terminal as its input, and answer what it asks, line by line."""
    person, terminal = os.openpty()
    os.write(person, answers.encode())
    try:
        command = [sys.executable, "-m", "touchpoints", *words]
        return subprocess.run(
            command, cwd=folder, stdin=terminal, capture_output=True, text=True, check=False, timeout=60
        )
    finally:
        os.close(person)
        os.close(terminal)


def test_at_a_terminal_it_asks_in_plain_words_and_again_until_it_understands(touchpoints: Command) -> None:
    answers = "Parking ticket\n1st\n\nplace-and-premisses\n1\n5\n5 reaction\nnine\n5\noffline\n"
    result = at_a_terminal(touchpoints.folder, answers, "new", "touchpoint")
    assert result.returncode == 0, result.stderr
    for said in (
        "What is it called, as on a sign?",
        "kept for ever [parking-ticket]",
        "'1st' is not an id",
        "   1  Place and premises (place-and-premises)",
        "did you mean 'place-and-premises'?",
        "1 to 8, please",
        f"touchpoints check {WRITTEN}",
    ):
        assert said in result.stderr
    read = yaml.safe_load((touchpoints.folder / WRITTEN).read_text(encoding="utf-8"))
    assert (read["category"], read["kind"], read["channel"]) == ("place-and-premises", "document", "offline")
    assert (read["stages"], read["journey"]) == (["reaction"], ["use"])
    touchpoints("check", WRITTEN, "--strict")


def test_at_a_terminal_whoever_sees_that_it_is_there_already_can_leave(touchpoints: Command) -> None:
    result = at_a_terminal(touchpoints.folder, "Price lists\nn\n", "new", "touchpoint")
    assert result.returncode == 1
    assert "'Price lists' is nearly 'Price list'" in result.stderr
    assert not list(touchpoints.folder.rglob("price-lists.yml"))


def test_at_a_terminal_the_links_of_a_chain_are_asked_for_until_they_exist(touchpoints: Command) -> None:
    answers = "A visit to a fair\n\nprice-lst company-website\nprice-list\nprice-list, company-website\n"
    result = at_a_terminal(touchpoints.folder, answers, "new", "chain")
    assert result.returncode == 0, result.stderr
    assert "did you mean 'price-list'?" in result.stderr
    assert "at least two links" in result.stderr
    touchpoints("check", "catalogue/chains/a-visit-to-a-fair.yml", "--strict")


def test_a_draft_that_is_called_finished_is_told_what_is_still_to_be_written(touchpoints: Command) -> None:
    touchpoints(*TOUCHPOINT, *OPTIONS)
    path = touchpoints.folder / WRITTEN
    path.write_text(path.read_text(encoding="utf-8").replace("status: draft", "status: complete"), encoding="utf-8")
    output = touchpoints("check", WRITTEN, exit_code=1).output
    for key in ("summary", "why", "helps_customer_to"):
        assert f"'{key}' is still to be written [unwritten]" in output
