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
from touchpoints.company.carrying import wording
from touchpoints.company.defaults import FIRST_IMPRESSION
from touchpoints.company.following import merged_of, moves_of
from touchpoints.site.addresses import folder_of
from touchpoints.site.structured import script_json

FILE = "assets/company/data.js"
"""Where the script lies below a language."""

_WORDS = "site.company."
_SHARED_WORDS = (
    *("levels.", "states.", "reactions.", "confidence.", "answers.", "comparisons.", "work.", "maturity.", "targets."),
    *("views.", "unit_kinds.", "upgrade.", "zones."),
)

_USUAL_CRITERION: dict[str, Any] = {
    "class": "performance",
    "weight": 1,
    "target": None,
    "unit": None,
    "aim": "",
    "legal": [],
    "applies_if": [],
    "revision": 1,
}
_USUAL_TOUCHPOINT: dict[str, Any] = {"first": False, "applies_if": [], "tip": "", "revision": 1, "status": "complete"}
"""What most entries say is said once, and left out of each."""


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
        "names": {name: _names(vocabularies[name]) for name in _NAMED},
        "traits": [
            {"id": term.id, "name": term.name, "question": term.question or term.name}
            for term in vocabularies["traits"]
        ],
        "regions": {term.id: term.within for term in vocabularies["regions"]},
        "defaults": {"criterion": _USUAL_CRITERION, "touchpoint": _USUAL_TOUCHPOINT},
        "universal": [_criterion(criterion, catalogue) for criterion in catalogue.universal],
        "touchpoints": [_touchpoint(entry, catalogue) for entry in catalogue.complete],
        "others": [
            _touchpoint(entry, catalogue) for entry in catalogue.touchpoints.values() if entry.status != "complete"
        ],
        "chains": [_chain(entry) for entry in catalogue.chains.values()],
        "moves": {id_: list(homes) for id_, homes in moves_of(catalogue).items()},
        "merged": sorted(merged_of(catalogue)),
        "releases": _releases(catalogue),
        "former": _former_names(catalogue),
        "words": _browser_words(words),
    }


_NAMED = ("stages", "categories", "channels", "sectors", "regions", "units", "roles", "classes", "dimensions")


def _releases(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Give the revisions that earlier releases asked, of questions that have been revised: others raise no doubt."""
    revised = {
        f"{id_}/{question.id}": (id_, question.id)
        for id_, entry in catalogue.touchpoints.items()
        for question in (*entry.criteria, *catalogue.universal)
        if question.revision > 1
    }
    return [
        {
            "version": release.version,
            "revisions": {
                name: release.touchpoints[id_].criteria[question].revision
                for name, (id_, question) in revised.items()
                if id_ in release.touchpoints and question in release.touchpoints[id_].criteria
            },
        }
        for release in catalogue.history.releases
    ]


def _former_names(catalogue: Catalogue) -> dict[str, str]:
    """Give the names that earlier releases had for ids of which the catalogue has none today."""
    named = {
        id_: entry.name
        for release in catalogue.history.releases
        for id_, entry in (*release.touchpoints.items(), *release.chains.items())
    }
    return {
        id_: name for id_, name in named.items() if id_ not in catalogue.touchpoints and id_ not in catalogue.chains
    }


def _unusual(said: Mapping[str, Any], usual: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if key not in usual or value != usual[key]}


def _names(vocabulary: Vocabulary) -> dict[str, str]:
    return {term.id: term.name for term in vocabulary}


def _touchpoint(entry: Touchpoint, catalogue: Catalogue) -> dict[str, Any]:
    said = {
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
        "revision": entry.revision,
        "status": entry.status,
    }
    return _unusual(said, _USUAL_TOUCHPOINT)


def _criterion(criterion: Criterion, catalogue: Catalogue) -> dict[str, Any]:
    said = {
        "id": criterion.id,
        "ask": criterion.ask,
        "class": criterion.kano,
        "weight": criterion.weight,
        "target": criterion.measure.target if criterion.measure else None,
        "unit": criterion.measure.unit if criterion.measure else None,
        "aim": _aim(criterion, catalogue),
        "legal": list(criterion.legal),
        "applies_if": list(criterion.applies_if),
        "revision": criterion.revision,
        "wording": wording(criterion),
    }
    return _unusual(said, _USUAL_CRITERION)


def _aim(criterion: Criterion, catalogue: Catalogue) -> str:
    """Write the target of a measured criterion for readers."""
    if criterion.measure is None:
        return ""
    sign, _ = scoring.split_target(criterion.measure.target)
    number = criterion.measure.target.removeprefix(sign).strip()
    return f"{ {'<=': '≤', '>=': '≥'}.get(sign, sign) } {number} {catalogue.name('units', criterion.measure.unit)}"


def _chain(chain: Chain) -> dict[str, Any]:
    said = {
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
        "complete": chain.status == "complete",
    }
    return _unusual(said, {"complete": True})


def _browser_words(words: Words) -> dict[str, str]:
    """Give the words that the browser needs: our own section without its prefix, and those all rooms share."""
    own = _with_prefix(words.table, _WORDS)
    return {key.removeprefix(_WORDS): text for key, text in own} | dict(
        pair for prefix in _SHARED_WORDS for pair in _with_prefix(words.table, prefix)
    )


def _with_prefix(table: Mapping[str, str], prefix: str) -> Iterable[tuple[str, str]]:
    return ((key, text) for key, text in table.items() if key.startswith(prefix))
