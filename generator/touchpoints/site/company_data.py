"""What "Check my company" needs in the browser: the catalogue, as far as it is asked and counted, as one script.

It is a script and not JSON, because a page that was opened from a folder may load scripts and nothing else.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from touchpoints.catalogue.entries import Chain, Criterion, Touchpoint
from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.vocabularies import Vocabulary
from touchpoints.catalogue.words import Words
from touchpoints.company import scoring
from touchpoints.company.defaults import FIRST_IMPRESSION
from touchpoints.site.addresses import folder_of
from touchpoints.site.structured import script_json

FILE = "assets/company/data.js"
"""Where the script lies below a language."""

_WORDS = "site.company."
_SHARED_WORDS = ("levels.", "states.", "reactions.", "answers.", "maturity.", "targets.")


def company_script(catalogue: Catalogue, words: Words) -> bytes:
    """Give the script that hands the data over."""
    return f"Touchpoints.data = {script_json(company_data(catalogue, words))}\n".encode()


def company_data(catalogue: Catalogue, words: Words) -> dict[str, Any]:
    """Give the data: everything that is asked, counted or shown, and nothing else."""
    vocabularies = catalogue.vocabularies
    return {
        "language": catalogue.language,
        "version": catalogue.settings.version,
        "stages": list(vocabularies["stages"].ids),
        "categories": list(vocabularies["categories"].ids),
        "names": {name: _names(vocabularies[name]) for name in ("stages", "categories", "sectors", "units", "roles")},
        "traits": [
            {"id": term.id, "name": term.name, "question": term.question or term.name}
            for term in vocabularies["traits"]
        ],
        "regions": {term.id: term.within for term in vocabularies["regions"]},
        "universal": [_criterion(criterion, catalogue) for criterion in catalogue.universal],
        "touchpoints": [_touchpoint(entry, catalogue) for entry in catalogue.complete],
        "chains": [_chain(entry) for entry in catalogue.chains.values() if entry.status == "complete"],
        "words": _browser_words(words),
    }


def _names(vocabulary: Vocabulary) -> dict[str, str]:
    return {term.id: term.name for term in vocabulary}


def _touchpoint(entry: Touchpoint, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "id": entry.id,
        "name": entry.name,
        "url": f"{folder_of('touchpoint', entry.id)}/",
        "category": entry.category,
        "stages": list(entry.stages),
        "importance": entry.importance,
        "first": FIRST_IMPRESSION in entry.flags,
        "effort": entry.effort,
        "owner_role": entry.owner_role,
        "applies_if": list(entry.applies_if),
        "criteria": [_criterion(criterion, catalogue) for criterion in entry.criteria],
        "tip": entry.tips[0].text if entry.tips else "",
    }


def _criterion(criterion: Criterion, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "id": criterion.id,
        "ask": criterion.ask,
        "class": criterion.kano,
        "weight": criterion.weight,
        "target": criterion.measure.target if criterion.measure else None,
        "aim": _aim(criterion, catalogue),
        "legal": list(criterion.legal),
        "applies_if": list(criterion.applies_if),
        "revision": criterion.revision,
    }


def _aim(criterion: Criterion, catalogue: Catalogue) -> str:
    """Write the target of a measured criterion for readers."""
    if criterion.measure is None:
        return ""
    sign, _ = scoring.split_target(criterion.measure.target)
    number = criterion.measure.target.removeprefix(sign).strip()
    return f"{ {'<=': '≤', '>=': '≥'}.get(sign, sign) } {number} {catalogue.name('units', criterion.measure.unit)}"


def _chain(chain: Chain) -> dict[str, Any]:
    return {
        "id": chain.id,
        "name": chain.name,
        "url": f"{folder_of('chain', chain.id)}/",
        "sector": chain.sector,
        "leads_to": list(chain.leads_to),
        "links": [
            {
                "touchpoint": link.touchpoint,
                "position": chain.position(index),
                "people": link.people,
                "automated": link.automated,
            }
            for index, link in enumerate(chain.links)
        ],
    }


def _browser_words(words: Words) -> dict[str, str]:
    """Give the words that the browser needs: our own section without its prefix, and those all rooms share."""
    own = _with_prefix(words.table, _WORDS)
    return {key.removeprefix(_WORDS): text for key, text in own} | dict(
        pair for prefix in _SHARED_WORDS for pair in _with_prefix(words.table, prefix)
    )


def _with_prefix(table: Mapping[str, str], prefix: str) -> Iterable[tuple[str, str]]:
    return ((key, text) for key, text in table.items() if key.startswith(prefix))
