"""A zip of documents, as offices send them -> its members, one at a time and within limits. Nothing is written to disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from registry.reading.foreign import SUFFIXES
from registry.reading.package import MAX_FILE, Clock, Package
from registry.reading.refusal import Unreadable

MAX_MEMBERS = 2_000
_DOCUMENT = "[Content_Types].xml"  # a DOCX is a zip, too


def is_archive(path: Path) -> bool:
    """Whether a file is a zip of files and not itself an Office document. OSError where it cannot be opened."""
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            return False
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    return _DOCUMENT not in names and "mimetype" not in names


def members(path: Path) -> Iterator[tuple[str, bytes | Unreadable]]:
    """(name inside the zip, bytes) of each document by its ending, in order of name; Unreadable in place of bytes that cannot be had.

    Names are only names: '..' and drives are cut off. Zips inside are told as what they are, not opened.
    Raises Unreadable for a zip that is broken, encrypted or a bomb; OSError.
    """
    with path.open("rb") as file, Package(file, Clock()) as package:
        chosen = sorted((name, entry) for name, entry in package.entries.items() if not entry.is_dir() and _wanted(name))
        if len(chosen) > MAX_MEMBERS:
            raise Unreadable("too_large", f"Tệp nén có trên {MAX_MEMBERS} văn bản: hãy giải nén rồi thêm cả thư mục.")
        for name, entry in chosen:
            package.clock = Clock()
            try:
                data: bytes | Unreadable = package.inflated(name, MAX_FILE)
            except Unreadable as refusal:
                data = refusal
            yield safe(_readable(entry)), data


def _wanted(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(("~$", ".")) and "__MACOSX" not in path.parts


def _readable(entry: zipfile.ZipInfo) -> str:
    """The name; programs without Unicode wrote UTF-8 as code page 437."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return entry.filename


def safe(name: str) -> str:
    """'../../a:/b.doc' -> 'a/b.doc'"""
    parts = [part.rstrip(":") for part in name.replace("\\", "/").split("/")]
    return "/".join("".join(char for char in part if char.isprintable()) for part in parts if part not in ("", ".", ".."))
