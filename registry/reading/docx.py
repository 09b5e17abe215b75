"""A DOCX -> paragraphs, in one pass over its parts."""

from __future__ import annotations

from pathlib import Path

from registry.model import Reading
from registry.reading.book import Book
from registry.reading.lines import Place
from registry.reading.names import W
from registry.reading.package import Clock, Package
from registry.reading.refusal import Unreadable
from registry.reading.secret import refuse_secret
from registry.reading.walk import BLOCKS, Walk

READER = "docx 1"


def read_docx(path: Path) -> Reading:
    """A DOCX (or DOCM, DOTX) by its content, whatever its name. Raises Unreadable; OSError."""
    with Package(path, Clock()) as package:
        book = Book(package)
        walk = Walk(book, book.main)
        walk.blocks(package.stream(book.main, BLOCKS, f"{W}document"), Place())
        book.account()
    refuse_secret(walk.paragraphs, book.stamps)
    if book.losses.counts["pictures"] and not any(char.isalnum() for p in walk.paragraphs for char in p.text):
        raise Unreadable("scanned", "Tệp chỉ có ảnh chụp, không có chữ: hãy lấy bản gốc có chữ, hoặc nhận dạng chữ (OCR) rồi thêm lại.")
    return Reading(path.name, READER, tuple(walk.paragraphs), book.losses.sentences())
