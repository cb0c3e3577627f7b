"""The files at the root of the site, above the languages: the way in, the page for lost visitors, sitemap, robots."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from touchpoints.catalogue.words import Words
from touchpoints.site.machines import llms_root
from touchpoints.site.rendering import environment


def root_files(
    templates: Path, words: Mapping[str, Words], site_url: str, pages: Mapping[str, Sequence[str]], name: str
) -> dict[str, bytes]:
    """Give the root's files; `pages` are the folders of each language's pages, `words` what each language says."""
    jinja = environment(templates)
    languages = [(code, says("language.name")) for code, says in words.items()]
    shows = {"languages": languages, "words": words, "name": name, "root": site_url}
    files = {
        "index.html": jinja.get_template("root/index.html.j2").render(shows).encode(),
        "404.html": jinja.get_template("root/404.html.j2").render(shows).encode(),
        "robots.txt": b"User-agent: *\nAllow: /\n",
        "llms.txt": llms_root(name, languages),
        ".nojekyll": b"",
    }
    if site_url:  # a sitemap names whole addresses, which a site that does not know its own cannot tell
        files["sitemap.xml"] = _sitemap(site_url, pages)
        files["robots.txt"] += f"Sitemap: {site_url}sitemap.xml\n".encode()
    return files


def _sitemap(site_url: str, pages: Mapping[str, Sequence[str]]) -> bytes:
    """List every page, each with its other languages.

    The languages stand here and not in the heads of the pages, because Material's script fetches what it finds there.
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', _URLSET]
    for language, folders in pages.items():
        for folder in folders:
            addresses = {code: escape(f"{site_url}{code}/{folder}{'/' if folder else ''}") for code in pages}
            others = "".join(_ALTERNATE.format(code=code, address=address) for code, address in addresses.items())
            lines.append(f"<url><loc>{addresses[language]}</loc>{others}</url>")
    return "\n".join([*lines, "</urlset>", ""]).encode()


_URLSET = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
_ALTERNATE = '<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>'
