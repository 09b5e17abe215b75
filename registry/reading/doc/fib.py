"""The file information block and the piece table: where in the stream each character stands ([MS-DOC] 2.5, 2.8.35, 2.9.177)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from registry.reading.doc.container import Container
from registry.reading.refusal import Unreadable, broken, encrypted, too_large

MAX_CHARACTERS = 16_000_000
MAX_PIECES = 200_000
_WORD_97, _WORD_6 = 0xA5EC, (0xA5DC, 0xA5DB)
# What -> its pair (offset, length): the index after 97's header, the byte of a Word 6 header.
_PAIRS_97 = {
    "styles": 1, "footnote_refs": 2, "footnotes": 3, "headers": 11, "chpx": 12, "papx": 13, "fonts": 15, "clx": 33, "anchors": 40,
    "endnote_refs": 46, "endnotes": 47, "boxes": 56, "lists": 73, "overrides": 74,
}  # fmt: skip
_PAIRS_6 = {
    "styles": 0x60, "footnote_refs": 0x68, "footnotes": 0x70, "headers": 0xB0, "chpx": 0xB8, "papx": 0xC0, "fonts": 0xD0, "clx": 0x160,
}  # fmt: skip
STORIES = ("body", "footnote", "header", "macro", "comment", "endnote", "textbox", "header_box")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters start..end of the document, at byte `at`, `width` bytes each. prm: properties that a fast save set on the piece."""

    start: int
    end: int
    at: int
    width: int
    prm: bytes = b""


class Fib:
    """six: Word 6 or 95. stories: kind -> its characters (start, end), counted over the whole document."""

    def __init__(self, container: Container) -> None:
        self.word = word = container.word()
        if len(word) < 0x180:
            raise broken()
        magic, version, flags = *struct.unpack_from("<2H", word), struct.unpack_from("<H", word, 10)[0]
        if magic not in (_WORD_97, *_WORD_6):
            raise broken()
        if flags & 0x100:
            raise encrypted()
        self.six = magic in _WORD_6 or version < 0xC1
        self.data = b""
        if self.six:
            if version < 100:
                raise Unreadable("unsupported", "Tệp của Word 2.0 hoặc cũ hơn: hãy mở bằng LibreOffice hoặc Word rồi lưu thành .docx.")
            self.table = word
            counts = struct.unpack_from("<8i", word, 0x34)
        else:
            self.table = container.stream("1Table" if flags & 0x200 else "0Table")
            self.data = container.stream("Data")
            counts = struct.unpack_from("<8i", word, 76)
        if min(counts) < 0:
            raise broken()
        if sum(counts) > MAX_CHARACTERS:
            raise too_large(f"trên {MAX_CHARACTERS // 1_000_000} triệu ký tự")
        self.stories: dict[str, tuple[int, int]] = {}
        at = 0
        for kind, count in zip(STORIES, counts):
            self.stories[kind] = at, at + count
            at += count
        self.length = at
        self.fc_min, self.fc_mac = struct.unpack_from("<2I", word, 24)
        self.pieces = self._pieces(complex=bool(flags & 4))

    def block(self, name: str) -> bytes:
        """A block of the table stream; empty where the header gives none or it lies outside."""
        start, size = self.place(name)
        return self.table[start : start + size]

    def place(self, name: str) -> tuple[int, int]:
        """Offset and length of a block."""
        pairs = _PAIRS_6 if self.six else _PAIRS_97
        if name not in pairs:
            return 0, 0
        at = pairs[name] if self.six else 154 + 8 * pairs[name]
        if at + 8 > len(self.word):
            return 0, 0
        start, size = struct.unpack_from("<2I", self.word, at)
        return (start, size) if start + size <= len(self.table) else (0, 0)

    def plc(self, name: str, size: int) -> tuple[list[int], list[bytes]]:
        """A block of n + 1 ascending positions and n items of `size` bytes."""
        return plc(self.block(name), size)

    def _pieces(self, complex: bool) -> tuple[Piece, ...]:
        clx = self.block("clx")
        if not clx and self.six and not complex:
            return (Piece(0, self.length, self.fc_min, 1),) if self.fc_min + self.length <= len(self.word) else _cut()
        prms: list[bytes] = []
        at = 0
        while at + 3 <= len(clx) and clx[at] == 1:
            size = struct.unpack_from("<H", clx, at + 1)[0]
            prms.append(clx[at + 3 : at + 3 + size])
            at += 3 + size
        if at + 5 > len(clx) or clx[at] != 2:
            raise broken()
        size = struct.unpack_from("<I", clx, at + 1)[0]
        places, items = plc(clx[at + 5 : at + 5 + size], 8)
        if not items or len(items) > MAX_PIECES:
            raise broken()
        return tuple(self._piece(places[i], places[i + 1], item, prms) for i, item in enumerate(items) if places[i] < places[i + 1])

    def _piece(self, start: int, end: int, item: bytes, prms: list[bytes]) -> Piece:
        fc, prm = struct.unpack_from("<IH", item, 2)
        properties = prms[prm >> 1] if prm & 1 and prm >> 1 < len(prms) else b""
        if self.six:
            at, width = fc, 1
        elif fc & 0x40000000:
            at, width = (fc & 0x3FFFFFFF) >> 1, 1
        else:
            at, width = fc & 0x3FFFFFFF, 2
        end = min(end, self.length)
        if end > start and at + (end - start) * width > len(self.word):
            _cut()
        return Piece(start, end, at, width, properties)


def _cut() -> tuple[Piece, ...]:
    raise broken()


def plc(data: bytes, size: int) -> tuple[list[int], list[bytes]]:
    """n + 1 positions, then n items. Positions that go back end the list: what follows is no list any more."""
    n = max(0, (len(data) - 4) // (4 + size))
    places = list(struct.unpack_from(f"<{n + 1}I", data)) if n else []
    for i in range(1, len(places)):
        if places[i] < places[i - 1]:
            n = i - 1
            break
    head = 4 * (len(places) or 1)
    return places[: n + 1], [data[head + i * size : head + (i + 1) * size] for i in range(n)]
