"""What a disk, a system and an impatient user do to a run: one call to the file system after the other goes wrong."""

import errno
import fcntl
import io
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

PATHS = ("open", "replace", "mkdir", "unlink", "rmdir", "listdir")
"""The calls of `os` that name a path, as `pathlib` uses them too."""


@dataclass(frozen=True)
class Fault:
    """What goes wrong: an error of the system, or a user who interrupts; once, or from then on for ever."""

    name: str
    error: int = 0
    """The number of the system's error; without one it is an interruption."""
    lasts: bool = False

    @property
    def is_interruption(self) -> bool:
        return not self.error

    @property
    def words(self) -> str:
        return os.strerror(self.error).lower()

    def make(self, about: object = None) -> BaseException:
        return OSError(self.error, os.strerror(self.error), about) if self.error else KeyboardInterrupt()


FAULTS = (
    Fault("disk full", errno.ENOSPC),
    Fault("broken disk", errno.EIO),
    Fault("no permission", errno.EACCES),
    Fault("disk gone for good", errno.EIO, lasts=True),
    Fault("interrupted"),
)


class Disk:
    """Counts the calls that touch certain files; the one whose turn it is goes wrong."""

    def __init__(self, touches: Callable[[str], bool], fault: Fault, turn: int) -> None:
        self.touches, self.fault, self.turn, self.count = touches, fault, turn, 0
        self.ours: set[int] = set()

    @property
    def struck(self) -> bool:
        return self.count >= self.turn

    def _is_due(self) -> bool:
        self.count += 1
        return self.count == self.turn or (self.fault.lasts and self.count > self.turn)

    def call(self, real: Callable[..., Any], *given: Any, **named: Any) -> Any:
        """Let a call go wrong: an error before anything has happened, an interruption just after."""
        if not self._is_due():
            return real(*given, **named)
        if self.fault.is_interruption:
            _close(real(*given, **named))
        raise self.fault.make(given[0] if given and not isinstance(given[0], int) else None)

    def on_path(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            about = given[0] if given else None
            if not isinstance(about, str | os.PathLike) or not self.touches(os.fspath(about)):
                return real(*given, **named)
            result = self.call(real, *given, **named)
            if real is _OPEN:
                self.ours.add(result)
            return result

        return call

    def on_descriptor(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            if given[0] not in self.ours:
                return real(*given, **named)
            return self.call(real, *given, **named)

        return call

    def fdopen(self, descriptor: int, *given: Any, **named: Any) -> Any:
        file = _FDOPEN(descriptor, *given, **named)
        if descriptor in self.ours:
            file = _Torn(file, self)
        return file


class _Torn:
    """A file whose writing can end in the middle."""

    def __init__(self, file: Any, disk: Disk) -> None:
        self._file, self._disk = file, disk

    def __enter__(self) -> "_Torn":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, content: bytes) -> int:
        if self._disk._is_due():
            self._file.write(content[: len(content) // 2])
            raise self._disk.fault.make()
        return int(self._file.write(content))

    def flush(self) -> None:
        self._disk.call(self._file.flush)


_OPEN, _FDOPEN = os.open, os.fdopen


def _close(opened: object) -> None:
    """Close what a call has opened, as the system does when the process ends."""
    if isinstance(opened, io.IOBase):
        opened.close()
    elif isinstance(opened, int) and not isinstance(opened, bool):
        os.close(opened)


@contextmanager
def failing(touches: Callable[[str], bool], fault: Fault, turn: int) -> Iterator[Disk]:
    """Make the call whose turn it is go wrong, of those that touch certain files."""
    disk = Disk(touches, fault, turn)
    with pytest.MonkeyPatch.context() as patch:
        for name in PATHS:
            patch.setattr(os, name, disk.on_path(getattr(os, name)))
        patch.setattr(io, "open", disk.on_path(io.open))
        patch.setattr(os, "fdopen", disk.fdopen)
        for module, name in ((os, "fsync"), (os, "fchmod"), (fcntl, "flock")):
            patch.setattr(module, name, disk.on_descriptor(getattr(module, name)))
        yield disk


def contents(folder: Path, leaving_out: str = "catalogue") -> dict[str, bytes]:
    """Give what a folder holds."""
    return {
        name: path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (name := path.relative_to(folder).as_posix()).split("/")[0] != leaving_out
    }


def put_back(folder: Path, before: Mapping[str, bytes]) -> None:
    """Make a folder hold again what it held."""
    for name in contents(folder):
        if name not in before:
            (folder / name).unlink()
    for name, content in before.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
