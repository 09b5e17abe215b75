"""The font table of a .doc: names, and the code page that a Word 6 file's text is in ([MS-DOC] 2.9.76)."""

from __future__ import annotations

from dataclasses import dataclass

from registry.reading.code_pages import CHARSETS
from registry.reading.doc.fib import Fib

MAX_FONTS = 2_000


@dataclass(frozen=True, slots=True)
class Font:
    name: str = ""
    code_page: str = "cp1252"


def fonts(fib: Fib) -> list[Font]:
    """By index."""
    data = fib.block("fonts")
    told: list[Font] = []
    at = 2 if fib.six else 4
    while at < len(data) and len(told) < MAX_FONTS:
        size = data[at] + (1 if fib.six else 0)
        body = data[at + 1 : at + 1 + (size - 1 if fib.six else size)]
        at += 1 + len(body) if body else len(data)
        told.append(_font(body, fib.six))
    return told


def _font(body: bytes, six: bool) -> Font:
    """FFN without its length: a byte of flags, two of weight, one of character set, one that says where the other name begins."""
    if len(body) < 5:
        return Font()
    page = CHARSETS.get(body[3], "cp1252")
    if six:
        return Font(body[5:].split(b"\0")[0].decode("cp1252", "replace"), page)
    name = body[39:]
    return Font(name[: len(name) & ~1].decode("utf-16-le", "replace").split("\0")[0], page)
