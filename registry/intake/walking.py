"""Which files a path means, in an order that does not depend on the disk."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from registry.store.errors import reason

# What people call a document; whether it can be read is for reading to say.
DOCUMENTS = frozenset({".docx", ".docm", ".doc", ".rtf", ".odt", ".pdf", ".html", ".htm", ".mht", ".txt", ".zip"})

_SPECIAL = "liên kết hoặc thiết bị, không phải tệp"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; or, where skip, missing or refused says why, one to pass over, that is not there or must not be taken.

    shown: what it is called, where that is not its path: of a document in a zip.
    """

    path: Path
    skip: str = ""
    missing: str = ""
    refused: str = ""
    shown: Path | None = None

    @property
    def name(self) -> Path:
        return self.shown or self.path


def walk(paths: Iterable[Path | str]) -> Iterator[Found]:
    """Files as given; folders in sorted order, without what is hidden, Word's lock files, and what is no document by its ending."""
    for path in map(Path, paths):
        try:
            kind = path.stat().st_mode
        except (OSError, ValueError) as error:
            missing = isinstance(error, FileNotFoundError | ValueError)
            yield Found(path, missing="không tìm thấy tệp hoặc thư mục này" if missing else f"không đọc được ({reason(error)})")
            continue
        if stat.S_ISDIR(kind):
            yield from _folder(path)
        elif stat.S_ISREG(kind):
            yield Found(path)
        else:
            yield Found(path, skip=_SPECIAL)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Also False for a link whose end nobody lets us see, such as those of /proc."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _folder(folder: Path) -> Iterator[Found]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Found(folder, missing=f"không mở được thư mục ({reason(error)})")
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("~$"):
            yield Found(path, skip="tệp khóa của Word")
        elif entry.name.startswith("."):
            yield Found(path, skip="tệp hoặc thư mục ẩn")
        elif entry.is_dir(follow_symlinks=False):
            yield from _folder(path)
        elif not _is_file(entry):
            yield Found(path, skip=_SPECIAL)
        elif path.suffix.lower() not in DOCUMENTS:
            yield Found(path, skip=f"không phải văn bản ({path.suffix or 'không có đuôi'})")
        else:
            yield Found(path)
