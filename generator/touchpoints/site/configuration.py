"""Makes the builders' configuration of one language out of the settings that all languages share."""

import posixpath
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words, locale_of
from touchpoints.problems import DataError, Place, Problem
from touchpoints.site.addresses import Address, patterns_but


class _SettingsLoader(yaml.SafeLoader):
    """Reads settings without dates and without tags; the settings are ours, not a contributor's."""


def read_settings(text: str, shown: str = "mkdocs.yml") -> dict[str, Any]:
    """Read the shared settings; `shown` is how problems name their file."""
    try:
        settings = yaml.load(text, Loader=_SettingsLoader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(shown, mark.line + 1, mark.column + 1) if mark else Place(shown)
        reason = " ".join(str(getattr(error, "problem", None) or error).split())
        raise DataError([Problem(place, "yaml-syntax", f"this is not YAML: {reason}")]) from error
    if not isinstance(settings, dict) or not isinstance(settings.get("theme"), dict):
        hint = "take the file mkdocs.yml of this catalogue as a pattern"
        raise DataError([Problem(Place(shown), "wrong-value", "these are not the settings of a site", hint)])
    return settings


def configuration(
    settings: Mapping[str, Any], catalogue: Catalogue, words: Words, languages: Sequence[tuple[str, str]]
) -> bytes:
    """Give the whole configuration of one language; folders are relative to it, as both builders want them."""
    site_url = str(settings.get("site_url", ""))
    theme = dict(settings["theme"]) | {"language": catalogue.language, "custom_dir": "theme"}
    theme["palette"] = [_palette(one, words) for one in theme.get("palette", [])]
    whole = dict(settings) | {
        "site_name": catalogue.settings.name,
        "site_description": catalogue.settings.summary,
        "site_url": posixpath.join(site_url, catalogue.language) + "/" if site_url else "",
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": theme,
        "nav": _navigation(words),
        "not_in_nav": "\n".join(patterns_but(_IN_NAV)),
        "extra": dict(settings.get("extra", {})) | _extra(site_url, catalogue, words, languages),
    }
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False).encode()


_IN_NAV = ("home", "browse", "symptoms", "routes", "chains", "find", "check", "guides")
"""The menu, the same on every page; its size, and so the size of every page, must not grow with the catalogue."""


def _palette(palette: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """Name the switch of a palette by what it switches to."""
    other = "dark" if palette.get("scheme") == "default" else "light"
    return dict(palette) | {"toggle": dict(palette.get("toggle", {})) | {"name": words(f"site.palette.{other}")}}


def _navigation(words: Words) -> list[dict[str, str]]:
    titles = {id_: words("site.home" if id_ == "home" else f"site.pages.{id_}.title") for id_ in _IN_NAV}
    return [{title: Address("page", id_).file} for id_, title in titles.items()]


def _extra(site_url: str, catalogue: Catalogue, words: Words, languages: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return {
        "root": site_url,
        "repository": catalogue.settings.repository or "",
        "catalogue_version": catalogue.settings.version,
        "languages": [{"lang": code, "name": name, "locale": locale_of(code)} for code, name in languages],
        "words": {
            "skip": words("site.skip"),
            "edit": words("site.edit"),
            "as_markdown": words("site.as_markdown"),
            "data": words("site.pages.data.title"),
            "preview_image": words("site.preview_image"),
            "source": words("site.source"),
            "language_choice": words("site.language_choice"),
            "on_this_page": words("site.on_this_page"),
            "you_are_here": words("site.you_are_here"),
            "footer": words("site.footer"),
            "search": {
                key: words(f"search.{key}") for key in ("label", "placeholder", "submit", "open", "close", "failed")
            },
            "touchpoints": words("site.pages.touchpoints.title"),
            "not_found_title": words("site.not_found.title"),
            "not_found_text": words("site.not_found.text"),
        },
    }
