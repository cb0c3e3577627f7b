"""Each check of a whole catalogue: what it refuses, where, and what it lets pass."""

from pathlib import Path

import pytest
from workbench import CHAIN, PRICE_LIST, Workbench

from touchpoints.catalogue import checks
from touchpoints.catalogue.checks import CHECKS, RULES
from touchpoints.catalogue.translations import fingerprint

BANNER = "touchpoints/advertising-and-brand/banner-ad.yml"
GUIDE = "---\nid: law\ntitle: The law\nsummary: What it says.\norder: 1\n---\n\n"

ENTRY = """\
id: price-list
name: Price list
category: print-and-documents
kind: document
summary: What it costs.
why: It goes on selling.
helps_customer_to: choose.
stages: [comparison, purchase]
journey: [purchase]
channel: both
status: draft
tips: [{text: Date it., lever: business-processes, effort: 1}]
criteria:
  - id: dated
    ask: Is it dated?
    class: must-be
    dimension: reliability
"""

ROUTE = """\
id: price-enquiry
name: Asking what it costs
summary: From the price list to the call.
links:
  - {touchpoint: price-list}
  - {touchpoint: phone-booking}
"""


@pytest.fixture
def short(bench: Workbench) -> Workbench:
    """The small catalogue with a price list of 17 lines and a chain of six."""
    bench.write(PRICE_LIST, ENTRY)
    bench.write(CHAIN, ROUTE + "leads_to: [clinic-first-visit]\n")
    return bench


STANDARD = "standards: [{id: a, text: T, mark: rule-of-thumb"

BAD = {
    "a related entry that does not exist": ("related: [price-lst]", "18:11 unknown-reference", "did you mean 'price-list'?"),
    "a part that does not exist": ("parts: [banner-ad, bannerad]", "18:20 unknown-reference", "did you mean 'banner-ad'?"),
    "a next entry that does not exist": ("leads_to:\n  - nowhere", "19:5 unknown-reference", "allowed: banner-ad, company-website"),
    "a standard that does not exist": ("    standard: clear-prnt", "18:15 unknown-reference", ""),
    "an entry that recommends itself": ("related: [price-list]", "18:11 self-reference", "delete it"),
    "an entry that leads to itself": ("leads_to: [price-list]", "18:12 self-reference", "delete it"),
    "an entry that is part of itself": ("parts: [price-list]", "18:9 part-of-itself", ""),
    "a verified standard without a source": ("standards: [{id: a, text: T, mark: verified}]", "18:13 unsourced-standard", "rule-of-thumb"),
    "a law without a source": (f"{STANDARD}, legal: true}}]", "18:13 unsourced-standard", "source:"),
    "a number without a unit": (f"{STANDARD}, metric: M, operator: '<=', value: 5}}]", "18:13 half-standard", "unit"),
    "a number without a metric": (f"{STANDARD}, operator: '<=', value: 5, unit: pt}}]", "18:13 half-standard", "metric"),
    "a unit without a number": (f"{STANDARD}, unit: pt}}]", "18:13 half-standard", "value"),
    "a named company without a source": (
        "examples: [{kind: bad, sector: bank, text: T, company: Some Bank}]", "18:12 unsourced-company", "illustration"),
    "a sourced case without an address": (
        "examples: [{kind: bad, sector: bank, text: T, status: sourced, source: {title: T}}]", "18:12 unsourced-company", "url"),
    "two criteria with one id": (
        "  - {id: dated, ask: Is it?, class: must-be, dimension: empathy}", "18:10 duplicate-id", "choose another id"),
    "two standards with one id": (
        "standards:\n  - {id: a, text: T, mark: rule-of-thumb}\n  - {id: a, text: U, mark: rule-of-thumb}", "20:10 duplicate-id", ""),
    "a criterion that is asked of everything": (
        "  - {id: branded, ask: Is it?, class: must-be, dimension: empathy}", "18:10 duplicate-id", "delete the criterion"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_touchpoint_is_refused_at_the_place_of(name: str, short: Workbench) -> None:
    line, expected, hint = BAD[name]
    short.write(PRICE_LIST, ENTRY + line + "\n")
    assert short.found() == [f"{PRICE_LIST}:{expected}"]
    assert hint in short.problems()[0].hint


SOURCE = "source: {title: T, url: 'https://example.org/'}"

GOOD = {
    "related, parts and next entries that exist": "related: [banner-ad]\nparts: [guest-wifi]\nleads_to: [phone-booking]",
    "a standard of its own": f"    standard: a\n{STANDARD}}}]",
    "a law with a source": f"{STANDARD}, legal: true, {SOURCE}}}]",
    "a verified standard with a source": f"standards: [{{id: a, text: T, mark: verified, {SOURCE}}}]",
    "a whole number": f"{STANDARD}, metric: M, operator: '<=', value: 5, unit: pt}}]",
    "a metric without a number": f"{STANDARD}, metric: M}}]",
    "an illustration": "examples: [{kind: bad, sector: bank, text: T}]",
    "a named company with a source": f"examples: [{{kind: bad, sector: bank, text: T, company: B, status: sourced, {SOURCE}}}]",
    "a criterion and a standard with one id": f"{STANDARD.replace('id: a', 'id: dated')}}}]",
}


@pytest.mark.parametrize("name", GOOD)
def test_a_touchpoint_passes_with(name: str, short: Workbench) -> None:
    short.write(PRICE_LIST, ENTRY + GOOD[name] + "\n")
    assert short.found() == []


def test_parts_that_lead_back_over_several_steps_are_named_at_every_step(short: Workbench) -> None:
    short.write(PRICE_LIST, ENTRY + "parts: [banner-ad]\n")
    short.write(BANNER, (short.folder / BANNER).read_text(encoding="utf-8") + "parts: [price-list]\n")
    assert [one.rpartition(" ")[2] for one in short.found()] == ["part-of-itself", "part-of-itself"]
    assert short.problems()[1].message == "'banner-ad' contains 'price-list' itself"


def test_one_part_in_two_wholes_is_no_circle(short: Workbench) -> None:
    short.write(PRICE_LIST, ENTRY + "parts: [banner-ad, guest-wifi]\n")
    short.write(BANNER, (short.folder / BANNER).read_text(encoding="utf-8") + "parts: [guest-wifi]\n")
    assert short.found() == []


def test_a_chain_that_leads_nowhere_is_a_warning_at_its_links(short: Workbench) -> None:
    short.write(CHAIN, ROUTE)
    assert short.found() == [f"{CHAIN}:4:1 open-chain"]
    assert short.problems()[0].severity == "warning"


def test_a_chain_that_is_a_draft_may_be_open(short: Workbench) -> None:
    short.write(CHAIN, ROUTE + "status: draft\n")
    assert short.found() == []


def test_a_link_that_does_not_exist_is_refused_where_it_is_named(short: Workbench) -> None:
    short.write(CHAIN, ROUTE.replace("phone-booking", "phone-boking") + "leads_to: [clinic-first-vist]\n")
    assert short.found() == [f"{CHAIN}:6:18 unknown-reference", f"{CHAIN}:7:12 unknown-reference"]
    assert [one.hint for one in short.problems()] == [
        "did you mean 'phone-booking'?",
        "did you mean 'clinic-first-visit'?",
    ]


def test_a_chain_of_one_link_is_too_short(short: Workbench) -> None:
    short.write(CHAIN, ROUTE.replace("  - {touchpoint: phone-booking}\n", "") + "leads_to: [clinic-first-visit]\n")
    assert short.found() == [f"{CHAIN}:5:3 wrong-value"]


def test_a_file_named_otherwise_than_its_id_is_refused(short: Workbench) -> None:
    short.write(PRICE_LIST, ENTRY.replace("id: price-list", "id: pricelist"))
    assert short.found() == [f"{PRICE_LIST}:1:5 misplaced-entry"]
    assert short.problems()[0].hint == "rename the file to pricelist.yml"


def test_a_file_in_the_folder_of_another_category_is_refused(short: Workbench) -> None:
    short.write(PRICE_LIST, ENTRY.replace("category: print-and-documents", "category: people"))
    assert short.found() == [f"{PRICE_LIST}:3:11 misplaced-entry"]
    assert short.problems()[0].hint == "move the file to touchpoints/people/"


def test_a_touchpoint_outside_of_all_categories_is_refused(short: Workbench) -> None:
    (short.folder / PRICE_LIST).rename(short.folder / "touchpoints" / "price-list.yml")
    assert short.found() == ["touchpoints/price-list.yml:3:11 misplaced-entry"]


@pytest.mark.parametrize("file", [CHAIN.replace("price-enquiry", "price-list"), "guides/price-list.md"])
def test_touchpoints_chains_and_guides_share_their_ids(short: Workbench, file: str) -> None:
    text = ROUTE.replace("id: price-enquiry", "id: price-list") + "leads_to: [price-enquiry]\n"
    short.write(file, text if file.endswith(".yml") else GUIDE.replace("id: law", "id: price-list"))
    assert [one.rpartition(" ")[2] for one in short.found()] == ["duplicate-id"]
    assert short.found()[0].startswith(file)


def test_a_universal_question_given_twice_is_refused(short: Workbench) -> None:
    text = (short.folder / "universal.yml").read_text(encoding="utf-8")
    question = "  - {id: branded, ask: Is it?, class: must-be, dimension: empathy}\n"
    short.write("universal.yml", text + question)
    assert short.found() == [f"universal.yml:{text.count(chr(10)) + 1}:10 duplicate-id"]


def test_a_word_of_a_vocabulary_given_twice_is_refused(short: Workbench) -> None:
    text = (short.folder / "taxonomy/channels.yml").read_text(encoding="utf-8")
    short.write("taxonomy/channels.yml", text + "  - {id: both, name: Both, summary: Twice.}\n")
    assert short.found() == [f"taxonomy/channels.yml:{text.count(chr(10)) + 1}:10 duplicate-id"]


def test_a_vocabulary_in_the_file_of_another_is_refused(short: Workbench) -> None:
    short.change("taxonomy/channels.yml", "id: channels", "id: stages")
    assert short.found() == ["taxonomy/channels.yml:2:5 misplaced-entry"]


BAD_LINKS = {
    "[price list](touchpoint:price-lst)": ("8:14", "did you mean 'price-list'?"),
    "See [it](chain:price-enquiri) here.": ("8:10", "did you mean 'price-enquiry'?"),
    "[x](stage:buying)": ("8:5", ""),
    "[x](category:printing)": ("8:5", ""),
    "[x](guide:none)": ("8:5", "allowed: law"),
    "[x](page:start)": ("8:5", ""),
    "[x](touchpoints:price-list)": ("8:5", "did you mean 'touchpoint'?"),
    "[x](touchpoint:Price_List)": ("8:5", "did you mean 'price-list'?"),
    "[x](javascript:alert)": ("8:5", ""),
}


@pytest.mark.parametrize("line", BAD_LINKS)
def test_a_guide_that_links_to_nothing_is_refused_at_the_link(line: str, short: Workbench) -> None:
    short.write("guides/law.md", GUIDE + line + "\n")
    place, hint = BAD_LINKS[line]
    assert short.found() == [f"guides/law.md:{place} broken-link"]
    assert hint in short.problems()[0].hint


def test_a_guide_may_link_to_everything_that_exists(short: Workbench) -> None:
    links = (
        "touchpoint:price-list",
        "chain:price-enquiry",
        "guide:law",
        "stage:need",
        "category:people",
        "page:a-z",
        "https://example.org/",
        "mailto:a@example.org",
    )
    short.write("guides/law.md", GUIDE + "\n".join(f"[x]({link})" for link in links) + "\n")
    assert short.found() == []


def test_a_translated_guide_is_held_to_the_same(short: Workbench) -> None:
    short.write("guides/law.md", GUIDE)
    short.write("translations/sk/guides/law.md", GUIDE + "[cenník](touchpoint:cennik)\n")
    assert short.found() == ["translations/sk/guides/law.md:8:10 broken-link"]


TRANSLATION = "translations/sk/touchpoints/price-list.yml"
BAD_TRANSLATIONS = {
    "two tips for one": ("tips: [Datujte., A znova.]", "2:1 translation-misfit", "2 items, but the source has 1"),
    "a criterion that does not exist": (
        "criteria: {dtaed: Je tam dátum?}",
        "2:12 translation-misfit",
        "the source has no 'dtaed' under 'criteria'",
    ),
    "a standard that does not exist": (
        "standards: {a: Text.}",
        "2:13 translation-misfit",
        "the source has no 'a' under 'standards'",
    ),
    "an idea for none": ("wow: [Nápad.]", "2:1 translation-misfit", "1 items, but the source has 0"),
    "a key of the source": ("category: people", "2:1 unknown-key", "the key 'category' is not known here"),
    "an older source": (
        'source: "000000000000"',
        "2:9 translation-stale",
        "the source has changed since this was translated",
    ),
    "a fingerprint that is none": (
        "source: yesterday",
        "2:9 wrong-value",
        "'yesterday': this does not have the expected form",
    ),
}


@pytest.mark.parametrize("name", BAD_TRANSLATIONS)
def test_a_translation_is_refused_with(name: str, short: Workbench) -> None:
    line, expected, message = BAD_TRANSLATIONS[name]
    short.write(TRANSLATION, f"name: Cenník\n{line}\n")
    assert short.found() == [f"{TRANSLATION}:{expected}"]
    assert short.problems()[0].message == message


def test_a_translation_of_nothing_is_refused_by_the_name_of_its_file(short: Workbench) -> None:
    short.write("translations/sk/touchpoints/price-lst.yml", "name: Cenník\n")
    short.write("translations/sk/chains/nowhere.yml", "name: Nikam\n")
    short.write("translations/sk/taxonomy/stage.yml", "name: Fázy\n")
    assert [one.split(" ")[1] for one in short.found()] == ["translation-orphan"] * 3
    assert "did you mean 'price-list'?" in {one.hint for one in short.problems()}
    assert "did you mean 'stages'?" in {one.hint for one in short.problems()}


def test_a_stale_translation_names_the_fingerprint_to_write_and_is_a_warning(short: Workbench) -> None:
    short.write(TRANSLATION, 'name: Cenník\nsource: "000000000000"\n')
    problem = short.problems()[0]
    entry = next(written.entry for written in short.load().touchpoints if written.entry.id == "price-list")
    assert fingerprint(entry) in problem.hint
    assert problem.severity == "warning"
    short.write(TRANSLATION, f'name: Cenník\nsource: "{fingerprint(entry)}"\n')
    assert short.found() == []


def test_a_translated_universal_question_must_exist(short: Workbench) -> None:
    short.write("translations/sk/universal.yml", "criteria: {brnded: Je to vaše?}\n")
    assert short.found() == ["translations/sk/universal.yml:1:12 translation-misfit"]


def test_every_problem_in_a_file_of_references_is_counted_but_twenty_are_shown(short: Workbench) -> None:
    short.write(PRICE_LIST, ENTRY + f"related: [{', '.join(f'none-{number}' for number in range(300))}]\n")
    assert len(short.problems()) == 21
    assert {one.message for one in short.problems()} >= {"and 280 more problems of this kind in this file"}


def test_every_code_is_documented_once() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert all(rule.title and rule.why and rule.bad and rule.good for rule in RULES)


def test_every_check_of_the_folder_is_run() -> None:
    names = {path.stem for path in Path(checks.__file__).parent.glob("*.py")} - {"__init__"}
    assert {check.__name__.rpartition(".")[2] for check in CHECKS} == names  # type: ignore[attr-defined]


def test_a_guide_named_otherwise_than_its_id_is_refused(short: Workbench) -> None:
    short.write("guides/laws.md", GUIDE)
    assert short.found() == ["guides/laws.md:2:1 misplaced-entry"]
    assert short.problems()[0].hint == "rename the file to law.md"


def test_a_translated_guide_without_a_source_is_refused(short: Workbench) -> None:
    short.write("translations/sk/guides/law.md", GUIDE)
    assert short.found() == ["translations/sk/guides/law.md:1:1 translation-orphan"]
