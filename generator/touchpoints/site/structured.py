"""What a page is about in the words of schema.org, for the machines that read pages."""

import json
from collections.abc import Mapping
from typing import Any

from touchpoints.catalogue.entries import Touchpoint
from touchpoints.catalogue.model import Catalogue

_LICENCES = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"}


def defined_term(entry: Touchpoint, catalogue: Catalogue) -> dict[str, Any]:
    """Describe a touchpoint."""
    term: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        "termCode": entry.id,
        "name": entry.name,
        "description": entry.summary,
        "inLanguage": catalogue.language,
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": catalogue.settings.name},
    }
    return term | ({"alternateName": list(entry.aliases)} if entry.aliases else {})


def term_set(catalogue: Catalogue) -> dict[str, Any]:
    """Describe the whole catalogue. Its terms say that they belong to it, so the page need not grow with them."""
    licence = catalogue.settings.licence
    return {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "name": catalogue.settings.name,
        "description": catalogue.settings.summary,
        "inLanguage": catalogue.language,
        "version": catalogue.settings.version,
        "license": _LICENCES.get(licence, licence),
    }


def placed(data: Mapping[str, Any], root: str, folder: str) -> dict[str, Any]:
    """Add the addresses, which only a site that knows its own can tell; `root` is that of the language."""
    if not root:
        return dict(data)
    found = dict(data) | {"url": f"{root}{folder}/" if folder else root}
    if "inDefinedTermSet" in found:
        found["inDefinedTermSet"] = found["inDefinedTermSet"] | {"url": root}
    return found


_IN_SCRIPT = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def script_json(value: Any) -> str:
    """Write JSON that can stand in a script, also in one inside a page: nothing in it can close the element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_IN_SCRIPT)


def script_tag(data: Mapping[str, Any]) -> str:
    """Write structured data as an element of a page."""
    return f'<script type="application/ld+json">{script_json(data)}</script>'
