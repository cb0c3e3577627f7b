"""The offline copy: the site of one language as one archive, whose pages open from a folder without a server."""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from html import escape
from urllib.parse import urljoin

from touchpoints.catalogue.entries import Settings
from touchpoints.catalogue.releases import order
from touchpoints.catalogue.words import Words

_LEFT_OUT = re.compile(r"404\.html|.*\.map|assets/javascripts/(lunr|workers)/.*")
"""What nobody opens in a folder: the page for lost addresses, maps for debuggers, the themes' own search."""

_LINK = re.compile(r'(<(?:a|form|link)\b[^>]*?)(\s(?:href|action)=")([^"?#]*)([^"]*")')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|$")
_DOWNLOAD = re.compile(rb"<a [^>]*data-tp-offline[^>]*>.*?</a>", re.DOTALL)

_DATA_PAGE = "data/index.html"
"""The page that leads to the copy and tells its size."""


def copy_name(settings: Settings, language: str) -> str:
    """Give the name of the archive, which is also that of the folder inside, without its ending."""
    return f"{settings.id}-{language}"


def with_offline_copy(files: Mapping[str, bytes], settings: Settings, words: Words, root: str) -> dict[str, bytes]:
    """Add the copy to the files of a language, and its size to the page that leads to it."""
    copy = offline_copy(files, settings, words.language, root)
    size = words("site.data.offline.size", size=words.number(len(copy) / 1e6, 1))
    told = f" <small>{escape(size)}</small>".encode()  # only here: the page inside the copy cannot know
    page = _DOWNLOAD.sub(lambda match: match[0] + told, files[_DATA_PAGE])
    return dict(files) | {_DATA_PAGE: page, f"{copy_name(settings, words.language)}.zip": copy}


def offline_copy(files: Mapping[str, bytes], settings: Settings, language: str, root: str) -> bytes:
    """Pack the published files of a language; the same files give the same bytes.

    `root` is the address of the language on the web: there lead the links to what the copy does not hold.
    """
    held = {name: content for name, content in sorted(files.items()) if not _LEFT_OUT.fullmatch(name)}
    year, month, *_ = order(settings.version)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            member = zipfile.ZipInfo(f"{copy_name(settings, language)}/{name}", (year, month, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system, member.external_attr = 3, 0o644 << 16  # the same on every system
            archive.writestr(member, _from_folder(name, content, held, root) if name.endswith(".html") else content)
    return packed.getvalue()


def _from_folder(page: str, content: bytes, held: Mapping[str, bytes], root: str) -> bytes:
    """Let each link of a page name a file, because no server is there to look into a folder for one."""
    folder = posixpath.dirname(page)

    def led(match: re.Match[str]) -> str:
        tag, attribute, path, rest = match.groups()
        if _ELSEWHERE.match(path):
            return match[0]
        target = posixpath.normpath(posixpath.join(folder, path))
        index = "index.html" if target == "." else f"{target}/index.html"
        if index in held and (path.endswith("/") or target not in held):
            file = posixpath.join(path, "index.html").removeprefix("./")
            return f"{tag}{attribute}{file}{rest}"
        if target in held:
            return match[0]
        online = urljoin(f"{root}{folder}/" if folder else root, match[3])
        return f"{tag}{attribute}{online}{rest}" if root else tag

    return _LINK.sub(led, content.decode()).encode()
