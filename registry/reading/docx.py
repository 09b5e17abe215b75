"""A DOCX -> paragraphs, in one pass over its parts."""

from __future__ import annotations

from typing import BinaryIO

from registry.model import Reading
from registry.reading.book import Book
from registry.reading.legacy import Legacy, suspect
from registry.reading.lines import Place
from registry.reading.names import W
from registry.reading.package import Clock, Package
from registry.reading.refusal import scanned
from registry.reading.secret import refuse_secret
from registry.reading.walk import BLOCKS, Walk

READER = "docx 1"


def read_docx(source: BinaryIO, file: str) -> Reading:
    """A DOCX (or DOCM, DOTX) by its content, whatever its name. Raises Unreadable."""
    with Package(source, Clock()) as package:
        book, walk = _walked(package, None)
        if suspect("".join(p.text for p in walk.paragraphs)):
            legacy = Legacy()
            legacy.listening = True
            _walked(package, legacy)
            legacy.listening = False
            if legacy.found:
                book, walk = _walked(package, legacy)
    refuse_secret(walk.paragraphs, book.stamps)
    if book.losses.counts["pictures"] and not any(char.isalnum() for p in walk.paragraphs for char in p.text):
        raise scanned("Tệp")
    return Reading(file, READER, tuple(walk.paragraphs), book.losses.sentences())


def _walked(package: Package, legacy: Legacy | None) -> tuple[Book, Walk]:
    book = Book(package, legacy)
    walk = Walk(book, book.main)
    walk.blocks(package.stream(book.main, BLOCKS, f"{W}document"), Place())
    book.account()
    return book, walk
