"""The files' bytes, kept under the home by their hash: on the disk before the row that names them is committed."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import uuid
from pathlib import Path

from registry.store.home import Home

_CHUNK = 1 << 20


def digest(path: Path) -> str:
    """SHA-256 of the file, in hex. Raises OSError."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def kept(home: Home, sha256: str, suffix: str) -> Path:
    """Where the bytes lie."""
    return home.files / sha256[:2] / f"{sha256}{suffix}"


def keep(home: Home, path: Path, sha256: str, suffix: str) -> bool:
    """Copy the file into the home and force it to the disk; False where it is no longer what was read. Raises OSError."""
    target = kept(home, sha256, suffix)
    if target.is_file() and digest(target) == sha256:
        return True
    if not target.parent.is_dir():
        target.parent.mkdir(parents=True, exist_ok=True)
        sync_folder(home.files)
    part = target.parent / f"{uuid.uuid4().hex}.part"
    try:
        with path.open("rb") as source, part.open("wb") as copy:
            shutil.copyfileobj(source, copy, _CHUNK)
            copy.flush()
            os.fsync(copy.fileno())
        if digest(part) != sha256:
            return False
        part.replace(target)
        sync_folder(target.parent)
        return True
    finally:
        part.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a new name in the folder last; Windows does that by itself and cannot open folders."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
