"""A file -> paragraphs, in reading order, with what was lost on the way.

read() looks at what a file holds, not at its name; only plain text goes by its name, .txt. Paragraphs without text are left out.
"""

from __future__ import annotations

from pathlib import Path

from registry.model import Reading
from registry.reading.docx import read_docx
from registry.reading.foreign import refuse_foreign
from registry.reading.plain import read_plain, read_text
from registry.reading.refusal import Unreadable

__all__ = ["Unreadable", "read", "read_text"]


def read(path: Path) -> Reading:
    """Read a DOCX or a text file.

    Raises Unreadable, with what to do, for anything else, for what is unsafe and for papers marked secret;
    OSError where the file cannot be opened.
    """
    with path.open("rb") as file:
        head = file.read(512)
    if head.startswith(b"PK"):
        return read_docx(path)
    refuse_foreign(path, head)
    return read_plain(path)
