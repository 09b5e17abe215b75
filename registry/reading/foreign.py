"""What a file is, told by its first bytes: which reader takes it, or what its owner can do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import BinaryIO

from registry.model import Reading
from registry.reading.refusal import Kind, Unreadable, broken, too_large, unknown

SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".doc", ".dot", ".rtf", ".pdf", ".html", ".htm", ".mht", ".mhtml", ".txt"})
MAX_FILE = 128 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE = "hãy mở bằng Word (hoặc LibreOffice) rồi lưu thành .docx."
_PICTURE = "Đây là ảnh chụp văn bản: hãy lấy bản gốc có chữ, hoặc nhận dạng chữ (OCR) rồi thêm lại."
_HEADS: tuple[tuple[bytes, Kind, str], ...] = (
    (b"\x89PNG", "scanned", _PICTURE),
    (b"\xff\xd8\xff", "scanned", _PICTURE),
    (b"II*\x00", "scanned", _PICTURE),
    (b"MM\x00*", "scanned", _PICTURE),
    (b"\xdb\xa5", "unsupported", f"Tệp của Word 2.0 hoặc cũ hơn chưa đọc được: {_SAVE}"),
    (b"\x31\xbe\x00\x00", "unsupported", f"Tệp của Word 2.0 hoặc cũ hơn chưa đọc được: {_SAVE}"),
    (b"Rar!", "unsupported", "Đây là tệp nén RAR: hãy giải nén rồi thêm từng văn bản."),
    (b"7z\xbc\xaf", "unsupported", "Đây là tệp nén 7z: hãy giải nén rồi thêm từng văn bản."),
)  # fmt: skip
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<div", b"<p>", b"<p ", b"<table", b"<!--")
_XML = (b"<?xml", b"<!doctype", b"<w:")

Reader = Callable[[BinaryIO, str], Reading]


def reader_of(head: bytes, file: str) -> Reader:
    """Who reads a file with these first bytes and this name. Raises Unreadable for what nobody does."""
    suffix = PurePath(file).suffix.lower()
    if not head:
        raise Unreadable("truncated", "Tệp rỗng (0 byte): hãy chép lại từ bản gốc.")
    if head.startswith(b"PK"):
        return _docx
    if head.startswith(_OLE):
        return _doc
    if head.startswith(b"{\\rt"):
        return _rtf
    if b"%PDF-" in head or head.startswith(b"%PDF"):
        return _pdf
    for start, kind, message in _HEADS:
        if head.startswith(start):
            raise Unreadable(kind, message)
    shown = _shown(head)
    if shown.startswith(_HTML) or (suffix in (".html", ".htm") and b"<" in shown) or (shown.startswith(_XML) and b"<html" in shown):
        return _html
    if shown.startswith(b"mime-version:") or suffix in (".mht", ".mhtml"):
        return _mhtml
    if suffix == ".txt":
        return _plain
    if shown.startswith(_XML):
        raise Unreadable("unsupported", f"Tệp XML chưa đọc được: {_SAVE}")
    if suffix in SUFFIXES and not head.strip(b"\x00"):
        raise broken()
    raise unknown(suffix if suffix in SUFFIXES else "")


def _shown(head: bytes) -> bytes:
    """The first bytes in lower case, without marks and white space, UTF-16 as if in ASCII."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head[2:].replace(b"\x00", b"")
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()


def held(source: BinaryIO, limit: int = MAX_FILE) -> bytes:
    """All bytes of a file. Raises Unreadable where they are too many."""
    data = source.read(limit + 1)
    if len(data) > limit:
        raise too_large(f"tệp trên {limit >> 20} MB")
    return data


# Each reader is imported when a file of its kind is met: none pays for the others.


def _docx(source: BinaryIO, file: str) -> Reading:
    from registry.reading.docx import read_docx

    return read_docx(source, file)


def _doc(source: BinaryIO, file: str) -> Reading:
    from registry.reading.doc import read_doc

    return read_doc(held(source), file)


def _rtf(source: BinaryIO, file: str) -> Reading:
    from registry.reading.rtf import read_rtf

    return read_rtf(held(source), file)


def _pdf(source: BinaryIO, file: str) -> Reading:
    from registry.reading.pdf import read_pdf

    return read_pdf(held(source), file)


def _html(source: BinaryIO, file: str) -> Reading:
    from registry.reading.html import read_html

    return read_html(held(source), file)


def _mhtml(source: BinaryIO, file: str) -> Reading:
    from registry.reading.html import read_mhtml

    return read_mhtml(held(source), file)


def _plain(source: BinaryIO, file: str) -> Reading:
    from registry.reading.plain import read_plain

    return read_plain(held(source), file)
