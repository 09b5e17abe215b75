"""Word's binary format, [MS-DOC]: Word 97 to 2003, and Word 6 and 95, which says the same in other sizes."""

from __future__ import annotations

from registry.model import Reading
from registry.reading.doc.container import Container
from registry.reading.doc.fib import Fib
from registry.reading.doc.walk import Source, Walk
from registry.reading.package import Clock
from registry.reading.refusal import broken, scanned
from registry.reading.secret import refuse_secret
from registry.reading.writer import written

READER = "doc 1"


def read_doc(data: bytes, file: str) -> Reading:
    """A .doc by its content. Raises Unreadable."""
    clock = Clock()
    source = Source(Fib(Container(data)))
    told = written(lambda writer: Walk(source, writer).run(), clock)
    refuse_secret(told.paragraphs, told.stamps)
    start, end = source.fib.stories["body"]
    if 2 * told.losses.counts["invisible"] > end - start > 20:  # sectors of something else
        raise broken()
    if told.losses.counts["pictures"] and not any(char.isalnum() for p in told.paragraphs for char in p.text):
        raise scanned("Tệp")
    return Reading(file, READER, tuple(told.paragraphs), told.losses.sentences())
