"""One lock file a home, held by one process at a time; the system frees it when the process dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _free(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _free(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


@contextmanager
def held(path: Path, wait: float = 0.0) -> Iterator[bool]:
    """Yields whether the lock was got within `wait` seconds; frees it on leaving."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        got = _try(handle, wait)
        try:
            yield got
        finally:
            if got:
                _free(handle)
    finally:
        os.close(handle)


def _try(handle: int, wait: float) -> bool:
    end = time.monotonic() + wait
    while True:
        try:
            _take(handle)
            return True
        except OSError:
            if time.monotonic() >= end:
                return False
            time.sleep(0.05)
