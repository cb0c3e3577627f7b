"""A translation is laid over its source at one seam; what it lacks stays in the language of the source."""

from workbench import PRICE_LIST, Workbench

from touchpoints.catalogue.entries import Touchpoint
from touchpoints.catalogue.model import Catalogue, in_language
from touchpoints.catalogue.translations import TranslationState, fingerprint

ENTRY = """\
id: price-list
name: Price list
aliases: [tariff]
category: print-and-documents
kind: document
summary: What it costs.
why: It goes on selling.
helps_customer_to: choose.
stages: [comparison]
journey: [purchase]
channel: both
status: draft
sells: trust
tips:
  - {text: Date it., lever: business-processes, effort: 1}
  - {text: Sort it., lever: improve-product, effort: 2}
wow: [{text: Draw it., cost: low}]
examples: [{kind: good, sector: garden centre, text: Sorted by size.}]
criteria:
  - {id: dated, ask: Is it dated?, class: must-be, dimension: reliability, weight: 3}
  - {id: sorted, ask: Is it sorted?, class: performance, dimension: empathy}
standards: [{id: print, text: Twelve points., mark: rule-of-thumb}]
mistakes: [Hiding it.]
honest_test: Ask a stranger.
"""

WHOLE = """\
name: Cenník
aliases: [sadzobník]
summary: Koľko to stojí.
why: Predáva ďalej.
helps_customer_to: vybrať si.
sells: dôveru
tips: [Dajte naň dátum., Zoraďte ho.]
wow: [Nakreslite ho.]
examples: [{sector: záhradné centrum, text: Zoradený podľa veľkosti.}]
criteria: {dated: Je na ňom dátum?, sorted: Je zoradený?}
standards: {print: Dvanásť bodov.}
mistakes: [Skrývať ho.]
honest_test: Opýtajte sa cudzieho.
"""

CHAIN = """\
id: price-enquiry
name: Asking
summary: From list to call.
links:
  - {touchpoint: price-list, sells: clarity, note: It lies on the table.}
  - {touchpoint: phone-booking, sells: a time}
leads_to: [clinic-first-visit]
"""


def slovak(bench: Workbench, **files: str) -> Catalogue:
    """Give the small catalogue in Slovak, with these translations."""
    bench.write(PRICE_LIST, ENTRY)
    bench.write("chains/price-enquiry.yml", CHAIN)
    for name, text in files.items():
        bench.write(f"translations/sk/{name.replace('__', '/').replace('_', '-')}.yml", text)
    return in_language(bench.load(), "sk")


def source(bench: Workbench) -> Touchpoint:
    return in_language(bench.load(), "en").touchpoints["price-list"]


def test_every_text_of_a_touchpoint_can_be_translated(bench: Workbench) -> None:
    entry = slovak(bench, touchpoints__price_list=WHOLE).touchpoints["price-list"]
    original = source(bench)
    assert (entry.name, entry.aliases, entry.sells) == ("Cenník", ("sadzobník",), "dôveru")
    assert [tip.text for tip in entry.tips] == ["Dajte naň dátum.", "Zoraďte ho."]
    assert (entry.wow[0].text, entry.examples[0].sector, entry.mistakes) == (
        "Nakreslite ho.",
        "záhradné centrum",
        ("Skrývať ho.",),
    )
    assert [criterion.ask for criterion in entry.criteria] == ["Je na ňom dátum?", "Je zoradený?"]
    assert (entry.standards[0].text, entry.honest_test) == ("Dvanásť bodov.", "Opýtajte sa cudzieho.")
    spoken, written = entry.model_dump_json(), original.model_dump_json()
    for english in ("What it costs", "Date it", "Is it dated", "Twelve", "Hiding", "stranger", "trust", "tariff"):
        assert english in written
        assert english not in spoken


def test_what_is_no_text_stays_as_it_is(bench: Workbench) -> None:
    entry, original = slovak(bench, touchpoints__price_list=WHOLE).touchpoints["price-list"], source(bench)
    for key in ("id", "category", "kind", "stages", "channel", "importance", "effort", "status"):
        assert getattr(entry, key) == getattr(original, key)
    assert [(tip.lever, tip.effort) for tip in entry.tips] == [(tip.lever, tip.effort) for tip in original.tips]
    assert [(one.id, one.weight, one.kano) for one in entry.criteria] == [
        ("dated", 3, "must-be"),
        ("sorted", 1, "performance"),
    ]


def test_what_is_not_translated_stays_in_the_language_of_the_source(bench: Workbench) -> None:
    entry = slovak(bench, touchpoints__price_list="name: Cenník\ncriteria: {sorted: Je zoradený?}\n").touchpoints[
        "price-list"
    ]
    assert (entry.name, entry.summary, entry.tips[0].text) == ("Cenník", "What it costs.", "Date it.")
    assert [criterion.ask for criterion in entry.criteria] == ["Is it dated?", "Je zoradený?"]
    assert entry.mistakes == ("Hiding it.",)


def test_lists_of_another_length_are_left_in_the_language_of_the_source(bench: Workbench) -> None:
    entry = slovak(bench, touchpoints__price_list="name: Cenník\ntips: [Len jeden.]\n").touchpoints["price-list"]
    assert [tip.text for tip in entry.tips] == ["Date it.", "Sort it."]


def test_every_text_of_a_chain_can_be_translated(bench: Workbench) -> None:
    words = (
        "name: Otázka\nsummary: Od cenníka k hovoru.\nlinks: [{sells: jasno, note: Leží na stole.}, {sells: termín}]\n"
    )
    chain = slovak(bench, chains__price_enquiry=words).chains["price-enquiry"]
    assert (chain.name, chain.summary) == ("Otázka", "Od cenníka k hovoru.")
    assert [(link.touchpoint, link.sells, link.note) for link in chain.links] == [
        ("price-list", "jasno", "Leží na stole."),
        ("phone-booking", "termín", None),
    ]


def test_vocabularies_universal_questions_and_the_catalogue_itself_can_be_translated(bench: Workbench) -> None:
    catalogue = slovak(
        bench,
        taxonomy__stages="name: Fázy\nterms: {need: {name: Potreba, task: Pomôžte.}}\n",
        universal="criteria: {branded: Je to vaše?}\n",
        catalogue="name: Malý katalóg\nsummary: Na skúšky.\n",
    )
    assert catalogue.name("stages", "need") == "Potreba"
    assert catalogue.name("stages", "purchase") == "Buying"
    assert catalogue.vocabularies["stages"]["need"].task == "Pomôžte."
    assert catalogue.universal[0].ask == "Je to vaše?"
    assert (catalogue.settings.name, catalogue.settings.version) == ("Malý katalóg", "2026.11")


def test_a_translated_guide_takes_the_place_of_its_source(bench: Workbench) -> None:
    guide = "---\nid: law\ntitle: {}\nsummary: S.\norder: 1\n---\n\nText.\n"
    bench.write("guides/law.md", guide.format("The law"))
    bench.write(
        "guides/rest.md", guide.format("The rest").replace("id: law", "id: rest").replace("order: 1", "order: 2")
    )
    bench.write("translations/sk/guides/law.md", guide.format("Zákon"))
    catalogue = in_language(bench.load(), "sk")
    assert [one.head.title for one in catalogue.guides] == ["Zákon", "The rest"]
    assert (catalogue.states["law"], catalogue.states["rest"]) == (TranslationState.COMPLETE, TranslationState.MISSING)
    assert catalogue.files["law"] == "translations/sk/guides/law.md"


def test_the_state_says_how_far_a_translation_has_come(bench: Workbench) -> None:
    def state(text: str) -> TranslationState:
        return slovak(bench, touchpoints__price_list=text).states["price-list"]

    assert state(WHOLE) is TranslationState.COMPLETE
    assert state(f'{WHOLE}source: "{fingerprint(source(bench))}"\n') is TranslationState.COMPLETE
    assert state(f'{WHOLE}source: "000000000000"\n') is TranslationState.STALE
    for missing in (
        "why: Predáva ďalej.\n",
        "tips: [Dajte naň dátum., Zoraďte ho.]\n",
        ", sorted: Je zoradený?",
        "standards: {print: Dvanásť bodov.}\n",
    ):
        assert missing in WHOLE
        assert state(WHOLE.replace(missing, "")) is TranslationState.PARTIAL
    assert slovak(bench).states["banner-ad"] is TranslationState.MISSING
    assert in_language(bench.load(), "en").states["price-list"] is TranslationState.SOURCE


def test_the_fingerprint_changes_with_every_text_and_with_nothing_else(bench: Workbench) -> None:
    def of(text: str) -> str:
        bench.write(PRICE_LIST, text)
        return fingerprint(source(bench))

    original = of(ENTRY)
    for text in (
        "What it costs",
        "It goes on",
        "choose",
        "Date it",
        "Draw it",
        "garden",
        "Sorted by",
        "Is it dated",
        "Twelve",
        "Hiding",
        "stranger",
        "sells: trust",
    ):
        assert ENTRY.count(text) == 1, text
        assert of(ENTRY.replace(text, f"{text} X")) != original, text
    for old, new in (
        ("weight: 3", "weight: 1"),
        ("effort: 2", "effort: 5"),
        ("cost: low", "cost: high"),
        ("status: draft", "importance: 5"),
    ):
        assert ENTRY.count(old) == 1, old
        assert of(ENTRY.replace(old, new)) == original, old


def test_a_language_without_a_folder_is_the_source_with_the_mark_of_missing_translations(bench: Workbench) -> None:
    catalogue = in_language(bench.load(), "ru")
    assert catalogue.touchpoints == in_language(bench.load(), "en").touchpoints
    assert set(catalogue.states.values()) == {TranslationState.MISSING}
