"""What has moved is found at its old address, on both builders."""

import datetime
from pathlib import Path

import pytest
from workbench import CHAIN, PRICE_LIST, Workbench

from built_site import ENGINES, build, workplace_of
from touchpoints.release import write_release
from touchpoints_command import Command


@pytest.mark.parametrize("engine", ENGINES)
def test_a_moved_page_leads_on_and_a_retired_one_says_so(catalogue_folder: Path, engine: str) -> None:
    bench, project = Workbench(catalogue_folder), catalogue_folder.parent
    write_release(workplace_of(project), datetime.date(2026, 11, 30))
    chain = (catalogue_folder / CHAIN).read_text(encoding="utf-8")
    bench.write(
        CHAIN.replace("price-enquiry", "asking-for-a-price"),
        chain.replace("id: price-enquiry", "id: asking-for-a-price"),
    )
    (catalogue_folder / CHAIN).unlink()
    for path in (catalogue_folder / "chains").iterdir():
        path.write_text(
            path.read_text(encoding="utf-8").replace("[price-enquiry]", "[asking-for-a-price]"), encoding="utf-8"
        )
    moves = (("price-enquiry", "asking-for-a-price", "moved"), ("price-list", "company-website", "retired"))
    lines = [
        f"  - {{from: {old}, to: [{new}], kind: {kind}, since: '2026.12', reason: Better so.}}"
        for old, new, kind in moves
    ]
    bench.write("moves.yml", "\n".join(["moves:", *lines, ""]))
    text = (catalogue_folder / PRICE_LIST).read_text(encoding="utf-8")
    bench.write(PRICE_LIST, text + "status: retired\n")
    site = build(project, engine)
    old = (site / "en/chains/price-enquiry/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../asking-for-a-price/"' in old
    assert (site / "en/chains/asking-for-a-price/index.html").is_file()
    retired = (site / "en/touchpoints/price-list/index.html").read_text(encoding="utf-8")
    assert "no longer part of the catalogue" in retired
    assert "Better so." in retired
    assert 'href="../company-website/"' in retired
    for file in ("changes.json", "feed.xml", "thanks/index.html"):
        assert (site / "en" / file).is_file()


def test_an_announced_duty_stands_on_the_page_with_the_release_from_which_it_counts(touchpoints: Command) -> None:
    path = touchpoints.folder / "catalogue" / PRICE_LIST
    duty = (
        "  - {id: on-paper, ask: Is it on <b>paper</b>, class: must-be, dimension: tangibles, counts_from: '2099.01'}\n"
    )
    text = path.read_text(encoding="utf-8").replace("criteria:\n", f"criteria:\n{duty}", 1)
    path.write_text(text, encoding="utf-8")
    touchpoints("compile")
    page = (touchpoints.folder / "build/en/docs/touchpoints/price-list/index.md").read_text(encoding="utf-8")
    assert "Not counted yet, but from release 2099.01 on: Is it on &lt;b&gt;paper&lt;/b&gt;" in page
