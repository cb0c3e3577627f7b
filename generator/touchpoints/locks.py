"""Holds files for one run at a time; the system lets go of them when the process ends, however it ends."""

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from touchpoints.problems import DataError, unreadable

PATIENCE = 2.0
"""Seconds to wait for another run that is just writing the same file."""

_HELD_BY_ANOTHER = {errno.EACCES, errno.EDEADLK} if os.name == "nt" else {errno.EAGAIN}


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file for oneself while it is read, changed and written."""
    lock = path.with_name(f".{path.name}.lock")
    try:
        descriptor = _held(lock)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DataError([unreadable(str(lock), f"cannot be written: {reason}")]) from error
    if descriptor is None:
        raise DataError([unreadable(str(path), "is in use by another run; try again when it has ended")])
    try:
        yield
    finally:
        with suppress(OSError):  # Windows keeps the name while the file is open
            lock.unlink()
        os.close(descriptor)


def _held(lock: Path) -> int | None:
    """Open and hold a lock file; None when another run does not let go of it."""
    until = time.monotonic() + PATIENCE
    while True:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if take(descriptor) and is_still(lock, descriptor):
                return descriptor
        except BaseException:
            with suppress(OSError):
                lock.unlink()
            os.close(descriptor)
            raise
        os.close(descriptor)
        if time.monotonic() > until:
            return None
        time.sleep(0.02)


def take(descriptor: int) -> bool:
    """Ask the system for a lock that ends with the process; False where another run has it."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD_BY_ANOTHER:
            return False
        raise
    return True


def is_still(path: Path, descriptor: int) -> bool:
    """Say whether the file held is the one that others see: the run before may just have removed it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def remove_unheld(path: Path) -> None:
    """Remove a file, unless it is no regular one or a run that is still alive holds it."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return
    if os.name == "nt":  # there the system itself refuses to remove what is open
        path.unlink()
        return
    descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    try:
        if take(descriptor):
            path.unlink()
    finally:
        os.close(descriptor)
