"""A DOCX as a package of parts: checked by its directory before anything is inflated, and never written to disk."""

from __future__ import annotations

import io
import posixpath
import struct
import time
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lxml import etree

from registry.reading.refusal import Unreadable, bomb, broken, no_word, too_large

MB = 1 << 20
MAX_FILE = 128 * MB
MAX_ENTRIES = 4_000
MAX_DIRECTORY = 1 * MB  # of the zip's central directory: 4,000 entries with long names
MAX_TOTAL = 512 * MB  # inflated, pictures included
MAX_PART = 96 * MB  # one part with text
MAX_MARKUP = 6_000_000  # tags and attributes of a part, which take memory: some 2,000 pages
MAX_SMALL = 16 * MB  # one part that is held as a tree: styles, notes, headers
MAX_RATIO = 120  # parts of real files stay below 40
FREE_OF_RATIO = 4 * MB  # what is small inflated may be as repetitive as it likes
WHOLE = 1 * MB  # of XML that is parsed as a whole
SECONDS = 8.0
_TEXTS = (b"</w:t>", b"</w:delText>", b"</m:t>", b"</a:t>")

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# ISO 29500 Strict says the same with other names.
_PURL = b"http://purl.oclc.org/ooxml/"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class Clock:
    """The processor time that one file may take; the load of the machine does not count."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.end = time.thread_time() + seconds

    def check(self) -> None:
        if time.thread_time() > self.end:
            raise Unreadable("timeout", "Đọc tệp quá lâu nên đã dừng: hãy mở bằng Word và lưu lại thành .docx, hoặc chia thành nhiều tệp.")


class Package:
    """The parts of a checked zip, read from an open file that stays the caller's. A context manager. Raises Unreadable."""

    def __init__(self, file: BinaryIO, clock: Clock) -> None:
        self.clock = clock
        self.texts: dict[str, int] = {}  # part -> how many elements with text its bytes show, as Word writes them
        self.file = file
        try:
            if _directory(self.file) > MAX_DIRECTORY:
                raise bomb(f"chứa trên {MAX_ENTRIES} tệp con")
            self.zip = zipfile.ZipFile(self.file)
            self.entries = {entry.filename: entry for entry in self.zip.infolist()}
            self.check(self.zip.infolist())
        except _ZIP_ERRORS as error:
            raise broken() from error

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self.zip.close()

    def check(self, entries: list[zipfile.ZipInfo]) -> None:
        """The limits, from the central directory alone."""
        if len(entries) > MAX_ENTRIES:
            raise bomb(f"chứa trên {MAX_ENTRIES} tệp con")
        if sum(entry.file_size for entry in entries) > MAX_TOTAL:
            raise bomb(f"khi mở ra lớn hơn {MAX_TOTAL // MB} MB")
        for entry in entries:
            if entry.flag_bits & 1:
                raise Unreadable("encrypted", "Tệp có mật khẩu: hãy bỏ mật khẩu rồi thêm lại.")
            if entry.file_size > FREE_OF_RATIO and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
                raise bomb("phình ra bất thường (zip bomb)")

    def inflated(self, name: str, limit: int = MAX_SMALL) -> bytes:
        """A part inflated, never beyond the size that its entry states."""
        entry = self.entries[name]
        if entry.file_size > limit:
            raise too_large(f"một phần của tệp trên {limit // MB} MB")
        self.clock.check()
        try:
            with self.zip.open(entry) as stream:
                return stream.read(entry.file_size + 1)
        except _ZIP_ERRORS as error:
            raise broken() from error

    def usual(self, name: str, limit: int = MAX_SMALL) -> bytes:
        """A part of XML in the usual namespaces."""
        data = self.inflated(name, limit)
        for strict, usual in _STRICT if _PURL in data else ():
            data = data.replace(strict, usual)
        if len(data) > MAX_MARKUP and data.count(b"<") + data.count(b"=") > MAX_MARKUP:
            raise too_large("quá nhiều thẻ XML")
        return data

    def counted(self, name: str, limit: int) -> bytes:
        """The same, its elements with text counted."""
        data = self.usual(name, limit)
        self.texts[name] = sum(map(data.count, _TEXTS))
        return data

    def xml(self, name: str) -> etree._Element:
        root = tree(self.counted(name, MAX_SMALL))
        self.clock.check()
        return root

    def stream(self, name: str, tags: Iterable[str], root: str = "") -> Iterator[etree._Element]:
        """The root is `root`, if given. Yields the outermost elements with one of the tags; of a large part each is forgotten
        after its turn, so that memory holds one at a time. A small one is parsed as a whole, which takes half the time."""
        data = self.counted(name, MAX_PART)
        if len(data) <= WHOLE:
            top = tree(data)
            if root and top.tag != root:
                raise no_word()
            yield from _outermost(top, frozenset(tags))
            return
        source = io.BytesIO(data)
        parser = etree.iterparse(
            source, events=("start", "end"), tag=tuple(tags), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        depth = 0
        try:
            for event, element in parser:
                if event == "start":
                    if not depth:
                        _refuse_dtd(element)
                        if root and element.getroottree().getroot().tag != root:
                            raise no_word()
                    depth += 1
                    continue
                depth -= 1
                if not depth:
                    yield element
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]
        except (etree.XMLSyntaxError, ValueError) as error:
            raise _unparsed(error) from error
        if root and parser.root.tag != root:
            raise no_word()

    def related(self, source: str) -> list[tuple[str, str]]:
        """(kind, part) of what a part refers to inside the package; '' = the package itself. Kind: 'footnotes', 'styles' ..."""
        folder, name = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.entries:
            return []
        found = []
        for relation in self.xml(rels).iter(_RELATION):
            target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target", ""))).lstrip("/")
            if target in self.entries and relation.get("TargetMode") != "External":
                found.append((relation.get("Type", "").rsplit("/", 1)[-1], target))
        return found


def tree(data: bytes) -> etree._Element:
    """XML as a tree: no entities, no DTD, at most 256 levels deep (libxml2's own bound). Raises Unreadable."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _unparsed(error) from error
    _refuse_dtd(root)
    return root


def _outermost(parent: etree._Element, tags: frozenset[str]) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag in tags:
            yield child
        else:
            yield from _outermost(child, tags)


def _directory(file: BinaryIO) -> int:
    """The size of the central directory by the end records, before zipfile reads it whole."""
    size = file.seek(0, io.SEEK_END)
    if size > MAX_FILE:
        raise too_large(f"tệp trên {MAX_FILE // MB} MB")
    file.seek(max(0, size - (1 << 16) - 22))
    tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        raise broken()
    told = int.from_bytes(tail[end + 12 : end + 16], "little")
    locator = tail[max(0, end - 20) : end]
    if locator[:4] == b"PK\x06\x07":  # zip64
        file.seek(min(int.from_bytes(locator[8:16], "little"), size))
        told = max(told if told < 0xFFFFFFFF else 0, int.from_bytes(file.read(48)[40:48], "little"))
    return told


def _unparsed(error: Exception) -> Unreadable:
    """What libxml2 did not take: beyond its bounds on depth and length, or broken."""
    return bomb("có cấu trúc lồng nhau hoặc dài bất thường") if "huge" in str(error).lower() else broken()


def _refuse_dtd(element: etree._Element) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("not_docx", "Tệp chứa khai báo DTD mà Word không bao giờ ghi nên không được đọc: hãy hỏi lại nơi gửi tệp.")
