"""A file -> paragraphs, in reading order, with what was lost on the way.

read() looks at what a file holds, not at its name. Empty paragraphs are left out.
"""

from __future__ import annotations

from pathlib import Path

from registry.model import Reading
from registry.reading.docx import read_docx
from registry.reading.plain import read_plain, read_text
from registry.reading.refusal import Unreadable

__all__ = ["Unreadable", "read", "read_text"]


def read(path: Path) -> Reading:
    """Read a DOCX or a text file. Raises Unreadable, with what to do, for anything else and for anything unsafe; OSError."""
    if path.suffix.lower() == ".txt":
        return read_plain(path)
    return read_docx(path)
