"""The only writer: whole files, atomically, only when changed; only what we wrote is ever removed.

A folder of output carries a manifest of the files that were written into it, with their hashes. Files that are
not in it, or that somebody has changed since, are left alone.
"""

import hashlib
import json
import os
import re
import secrets
import stat
from collections.abc import Collection, Container, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path, PurePosixPath

from touchpoints.locks import is_still, remove_unheld, take
from touchpoints.problems import DataError, Problem, unreadable

MANIFEST = ".touchpoints-manifest.json"


def write_file(path: Path, content: bytes, *, durable: bool = True) -> bool:
    """Write one file, or leave it alone if it holds this already; say whether it was written.

    The old content stays until the new one is complete; with `durable`, until it is safely on the disk.
    """
    try:
        if durable:
            _clear_leftovers(path.parent, {path.name})
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content, durable)
    except OSError as error:
        raise DataError([unwritable(path, error)]) from error
    return True


def _replace(path: Path, content: bytes, durable: bool) -> None:
    if path.exists() and not path.is_file():  # who may do everything would put a file in the place of a device
        raise OSError(0, "not a regular file")
    temporary, descriptor = _open_temporary(path)
    with ExitStack() as held:
        held.callback(os.close, descriptor)
        try:
            if path.exists() and hasattr(os, "fchmod"):  # Windows has other rights
                os.fchmod(descriptor, path.stat().st_mode & 0o777)
            with os.fdopen(descriptor, "wb", closefd=False) as file:
                file.write(content)
                file.flush()
                if durable:
                    os.fsync(descriptor)
            if os.name == "nt":  # which moves no file that is open
                held.close()
            os.replace(temporary, path)  # noqa: PTH105 - tests break this very call
            if durable:
                _sync_folder(path.parent)
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise


_TEMPORARY = re.compile(r"\.(.+)\.[0-9a-f]{8}\.tmp")


def _open_temporary(path: Path) -> tuple[Path, int]:
    """Begin a file beside the one to be written, and hold it: who clears up can see that somebody is at work."""
    while True:
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            if _is_held(temporary, descriptor):
                return temporary, descriptor
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            os.close(descriptor)
            raise
        os.close(descriptor)  # another run took it for a leftover in the moment before it was held


def _is_held(temporary: Path, descriptor: int) -> bool:
    if os.name == "nt":
        return True
    with suppress(OSError):  # a disk that knows no locks: then nobody clears up there either
        return take(descriptor) and is_still(temporary, descriptor)
    return True


def _clear_leftovers(folder: Path, names: Container[str]) -> None:
    """Remove the temporary files that a run which was killed has left beside these files."""
    with suppress(OSError):  # what cannot be cleared does no harm
        for name in os.listdir(folder):  # noqa: PTH208 - the names are enough
            found = _TEMPORARY.fullmatch(name)
            if found and found[1] in names:
                remove_unheld(folder / name)


def replace_with_backup(path: Path, content: bytes, expected: bytes | None = None) -> bool:
    """Write a file that holds somebody's work: the version before stays beside it, as `<name>.bak`.

    Refuses where the file is no longer as `expected`, because somebody has saved it in the meantime.
    """
    try:
        before = path.read_bytes()
    except OSError as error:
        raise DataError([unwritable(path, error)]) from error
    if expected is not None and before != expected:
        reason = "was changed by another program in the meantime, and is left as it is; try again"
        raise DataError([unreadable(str(path), reason)])
    if before == content:
        return False
    if not path.stat().st_mode & stat.S_IWUSR:  # a new file in its place would not ask; its owner has
        raise DataError([unreadable(str(path), "is marked as read-only, and is left as it is")])
    write_file(path.with_name(f"{path.name}.bak"), before)
    return write_file(path, content)


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk too, where the system can do that for folders."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def unwritable(path: Path, error: OSError) -> Problem:
    """Describe a file that could not be written."""
    return unreadable(str(path), f"cannot be written: {(error.strerror or str(error)).lower()}")


def write_tree(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder hold these files, by their relative paths, and remove those of an earlier run.

    Refuses, before it writes anything, when a file stands in the way that is not as we wrote it.
    """
    before = _manifest(folder)
    new = {name: _digest(content) for name, content in files.items()}
    in_the_way = [
        unreadable(str(folder / name), "is not as we wrote it, and is left alone; move it, or choose another folder")
        for name, digest in new.items()
        if not _is_ours(folder, name, {digest, *before.get(name, "").split()})
    ]
    if in_the_way:
        raise DataError(in_the_way)
    _clear_tree(folder, before.keys() | new.keys())
    if new != before:  # while the run lasts both states are ours, so that one that was cut off can be repeated
        _write_manifest(
            folder, before | {name: f"{before.get(name, '')} {digest}".strip() for name, digest in new.items()}
        )
    for name, content in files.items():
        write_file(folder / _checked(name), content, durable=False)
    for name, digests in before.items():
        if name not in new:
            _remove(folder, name, digests)
    _write_manifest(folder, new)


def _clear_tree(folder: Path, names: Collection[str]) -> None:
    """Remove what a run which was killed has left beside the files of a tree."""
    below: dict[Path, set[str]] = {}
    for name in names:
        path = folder / _checked(name)
        below.setdefault(path.parent, set()).add(path.name)
    for parent, beside in below.items():
        if parent.resolve().is_relative_to(folder.resolve()):
            _clear_leftovers(parent, beside)


def _is_ours(folder: Path, name: str, digests: set[str]) -> bool:
    path = folder / _checked(name)
    if path.is_symlink() or not path.resolve().is_relative_to(folder.resolve()):
        return False
    return not path.exists() or (path.is_file() and _digest(path.read_bytes()) in digests)


def _checked(name: str) -> PurePosixPath:
    if not _is_inside(name):
        raise ValueError(f"a path inside the folder is expected: {name!r}")
    return PurePosixPath(name)


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and "\\" not in name


def _remove(folder: Path, name: str, digests: str) -> None:
    """Remove a file of an earlier run, unless somebody has changed it; then the folders it leaves empty."""
    path = folder / _checked(name)
    try:
        if _is_ours(folder, name, set(digests.split())) and path.is_file():
            path.unlink()
            for parent in path.parents:
                if parent == folder or any(parent.iterdir()):
                    break
                parent.rmdir()
    except OSError as error:
        raise DataError([unwritable(path, error)]) from error


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _manifest(folder: Path) -> dict[str, str]:
    try:
        read = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: str(digest) for name, digest in read.items() if _is_inside(name)} if isinstance(read, dict) else {}


def _write_manifest(folder: Path, digests: Mapping[str, str]) -> None:
    write_file(folder / MANIFEST, (json.dumps(digests, indent=0, sort_keys=True, ensure_ascii=False) + "\n").encode())


def read_tree(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder, manifests left out, by their relative paths."""
    try:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name != MANIFEST
        }
    except OSError as error:
        raise DataError([unreadable(str(folder), f"cannot be read: {(error.strerror or '').lower()}")]) from error


def holds_only(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Say whether nothing lies in a folder but these files, some of them perhaps half written by a run that was killed."""
    for name, content in read_tree(folder).items():
        path = PurePosixPath(name)
        found = _TEMPORARY.fullmatch(path.name)
        leftover = found is not None and str(path.with_name(found[1])) in files
        if not leftover and files.get(name) != content:
            return False
    return True


@contextmanager
def filled_by_builder(folder: Path) -> Iterator[None]:
    """Let another program fill a folder of ours: what it leaves there counts as ours, also where it was cut off."""
    marker = _unfinished(folder)
    write_file(marker, b"")
    yield
    _write_manifest(folder, {name: _digest(content) for name, content in read_tree(folder).items()})
    try:
        marker.unlink()
    except OSError as error:
        raise DataError([unwritable(marker, error)]) from error


def _unfinished(folder: Path) -> Path:
    """Give the file that stands beside a folder while a builder is at work in it."""
    return folder.with_name(f".{folder.name}.unfinished")


def foreign_files(folder: Path) -> list[str]:
    """List the files below a folder that are not as we, or a program of ours, wrote them."""
    if not folder.is_dir() or _unfinished(folder).exists():
        return []
    known = _manifest(folder)
    return [name for name, content in read_tree(folder).items() if known.get(name) != _digest(content)]
