"""A DOCX as a package of parts: checked by its directory before anything is inflated, and never written to disk."""

from __future__ import annotations

import posixpath
import time
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from registry.reading.refusal import Unreadable

MB = 1 << 20
MAX_FILE = 64 * MB
MAX_ENTRIES = 4_000
MAX_TOTAL = 512 * MB  # inflated, pictures included
MAX_PART = 96 * MB  # one XML part: about 3,000 pages
MAX_RATIO = 120  # real parts stay below 40
FREE_OF_RATIO = 2 * MB  # small parts may be as repetitive as they like
SECONDS = 8.0

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip
_BROKEN = "Tệp bị hỏng hoặc chép thiếu: hãy chép lại từ bản gốc, hoặc mở bằng Word rồi lưu lại thành .docx."


class Clock:
    """The time that one file may take."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.end = time.monotonic() + seconds

    def check(self) -> None:
        if time.monotonic() > self.end:
            raise Unreadable("timeout", "Đọc tệp quá lâu nên đã dừng: hãy mở bằng Word, lưu lại thành .docx rồi thử lại.")


class Package:
    """The parts of a checked zip. Use as a context manager."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.clock = clock
        try:
            self.zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, struct_error) as error:
            raise Unreadable("truncated", _BROKEN) from error
        self.entries = {entry.filename: entry for entry in self.zip.infolist()}
        self.check()

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self.zip.close()

    def check(self) -> None:
        entries = self.zip.infolist()
        if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
            raise Unreadable("bomb", "Tệp nén có quá nhiều nội dung so với một văn bản nên không được mở: hãy kiểm tra nguồn của tệp.")
        for entry in entries:
            if entry.flag_bits & 1:
                raise Unreadable("encrypted", "Tệp có mật khẩu: hãy bỏ mật khẩu (Word: File > Info > Protect Document) rồi thêm lại.")
            if entry.file_size > FREE_OF_RATIO and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
                raise Unreadable("bomb", "Tệp nén phình ra bất thường (zip bomb) nên không được mở: hãy kiểm tra nguồn của tệp.")

    def bytes(self, name: str) -> bytes:
        """A part inflated, at most MAX_PART whatever its directory entry says."""
        entry = self.entries[name]
        if entry.file_size > MAX_PART:
            raise Unreadable("too_large", f"Văn bản quá lớn (trên {MAX_PART // MB} MB): hãy chia thành nhiều tệp rồi thêm từng tệp.")
        try:
            with self.zip.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, struct_error) as error:
            raise Unreadable("truncated", _BROKEN) from error
        self.clock.check()
        return data

    def xml(self, name: str) -> etree._Element:
        """A part's root element, with no entity, no DTD, at most 256 levels deep (libxml2's own bound)."""
        data = self.bytes(name)
        for strict, usual in _STRICT:
            if strict in data:
                data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Unreadable("truncated", _BROKEN) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise Unreadable("not_docx", "Tệp chứa khai báo DTD mà Word không bao giờ ghi nên không được mở: hãy kiểm tra nguồn của tệp.")
        self.clock.check()
        return root

    def related(self, source: str) -> list[tuple[str, str]]:
        """(kind, part) of what a part refers to inside the package; '' = the package itself. Kind: 'footnotes', 'styles' ..."""
        folder, name = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.entries:
            return []
        found = []
        for relation in self.xml(rels).iter(_RELS):
            if relation.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target", ""))).lstrip("/")
            if target in self.entries:
                found.append((relation.get("Type", "").rsplit("/", 1)[-1], target))
        return found


from struct import error as struct_error  # noqa: E402
