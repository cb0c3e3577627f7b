#!/usr/bin/env python3
"""Asks every outside address of a catalogue whether it is still there; nothing but the standard library.

python .github/scripts/links.py catalogue
"""

import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from typing import Any

ADDRESS = re.compile(r"https?://[^\s\"'<>`|\\^{}]+")
SECONDS = 20
NAME = "touchpoints-link-check (+https://github.com/touchpoint-catalogue/touchpoint-catalogue)"
REFUSES_HEAD = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED}
SHUT_TO_PROGRAMS = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.SERVICE_UNAVAILABLE,
}
"""Answers that say 'not to you', and nothing on whether a person would find the page."""


class _OnlyWeb(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to another web address."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if not newurl.startswith(("http://", "https://")):
            raise urllib.error.URLError("leads out of the web")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


OPENER = urllib.request.build_opener(_OnlyWeb)


def addresses(folder: Path) -> dict[str, list[str]]:
    """Give every address below a folder, with the files that name it."""
    found: dict[str, list[str]] = {}
    for path in sorted((*folder.rglob("*.yml"), *folder.rglob("*.md"))):
        for address in ADDRESS.findall(path.read_text(encoding="utf-8")):
            whole = address.rstrip(".,;") if "(" in address else address.rstrip(".,;)]")
            found.setdefault(whole, [])
            if path.as_posix() not in found[whole]:
                found[whole].append(path.as_posix())
    return found


def fault(address: str, seconds: float = SECONDS) -> str:
    """Say what is wrong with an address; nothing where it is there, or shut to programs."""
    if not address.startswith(("http://", "https://")):
        return "is no web address"
    status = _status(address, "HEAD", seconds)
    if status in REFUSES_HEAD:
        status = _status(address, "GET", seconds)
    if isinstance(status, str):
        return status
    gone = status >= HTTPStatus.MULTIPLE_CHOICES and status not in SHUT_TO_PROGRAMS
    return f"answers {status}" if gone else ""


def _status(address: str, method: str, seconds: float) -> int | str:
    request = urllib.request.Request(address, method=method, headers={"User-Agent": NAME})  # noqa: S310 - the web only, see above
    try:
        with OPENER.open(request, timeout=seconds) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except (OSError, ValueError) as error:
        return f"cannot be reached: {getattr(error, 'reason', error)}"


def dead(found: Iterable[str], seconds: float = SECONDS) -> dict[str, str]:
    """Give the addresses that are not there any more, with what is wrong."""
    listed = list(found)
    with ThreadPoolExecutor(8) as pool:
        faults = pool.map(lambda address: fault(address, seconds), listed)
    return {address: wrong for address, wrong in zip(listed, faults, strict=True) if wrong}


def main(arguments: list[str]) -> int:
    """Print the dead addresses as Markdown, and end with 1 where there are any."""
    found = addresses(Path(arguments[0]))
    gone = dead(found)
    print(f"{len(found)} addresses, {len(gone)} of them not there.\n")
    for address, wrong in gone.items():
        print(f"- `{address}` {wrong}: {', '.join(found[address])}")
    return 1 if gone else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
