"""A file -> paragraphs, in reading order, with what was lost on the way.

read() looks at what a file holds, not at its name; only plain text goes by its name, .txt. Paragraphs without text are left out.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import BinaryIO

from registry.model import Reading
from registry.reading.foreign import SUFFIXES, reader_of
from registry.reading.plain import read_text
from registry.reading.refusal import Unreadable

__all__ = ["SUFFIXES", "Unreadable", "read", "read_bytes", "read_text"]


def read(path: Path) -> Reading:
    """Read a document: DOCX, Word's older .doc, RTF, HTML, PDF with text, plain text.

    Raises Unreadable, with what to do, for anything else, for what is unsafe and for papers marked secret;
    OSError where the file cannot be opened.
    """
    with path.open("rb") as source:
        return _read(source, path.name)


def read_bytes(data: bytes, file: str) -> Reading:
    """The same for a file that is held already, such as a member of a zip. file: its name."""
    return _read(io.BytesIO(data), file)


def _read(source: BinaryIO, file: str) -> Reading:
    head = source.read(1024)
    source.seek(0)
    return reader_of(head, file)(source, file)
