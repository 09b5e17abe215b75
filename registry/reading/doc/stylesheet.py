"""The style sheet of a .doc: what paragraphs and runs look like before they say so themselves ([MS-DOC] 2.9.271, 2.9.260)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from registry.reading.doc.fib import Fib
from registry.reading.doc.sprm import Char, Para, char_of, para_of

MAX_STYLES = 5_000
_NONE = 0xFFF


@dataclass(slots=True)
class _Raw:
    kind: int
    base: int
    name: str
    lists: list[bytes]


class StyleSheet:
    """Looks by style index, resolved once each; plain ones for an index that is not there."""

    def __init__(self, fib: Fib) -> None:
        self.six = fib.six
        self.raw: dict[int, _Raw] = {}
        self.looks: dict[int, tuple[Para, Char]] = {}
        self.font = 0
        data = fib.block("styles")
        if len(data) < 6:
            return
        head = struct.unpack_from("<H", data)[0]
        count, fixed = struct.unpack_from("<2H", data, 2)
        if 2 + head >= 14 and len(data) >= 16:
            self.font = struct.unpack_from("<H", data, 14)[0]
        at = 2 + head
        for index in range(min(count, MAX_STYLES)):
            if at + 2 > len(data):
                break
            size = struct.unpack_from("<H", data, at)[0]
            raw = self._style(data[at + 2 : at + 2 + size], fixed)
            if raw:
                self.raw[index] = raw
            at += 2 + size

    def _style(self, std: bytes, fixed: int) -> _Raw | None:
        if len(std) < max(fixed, 8) or fixed < 6:
            return None
        second, third = struct.unpack_from("<2H", std, 2)
        at = fixed
        if self.six:
            length = std[at] if at < len(std) else 0
            name = std[at + 1 : at + 1 + length].decode("cp1252", "replace")
            at += length + 2
        else:
            length = struct.unpack_from("<H", std, at)[0] if at + 2 <= len(std) else 0
            name = std[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
            at += 2 * length + 4
        lists = []
        for _ in range(min(third & 15, 3)):
            at += at & 1
            if at + 2 > len(std):
                break
            size = struct.unpack_from("<H", std, at)[0]
            lists.append(std[at + 2 : at + 2 + size])
            at += 2 + size
        return _Raw(second & 15, second >> 4, name.split(",")[0], lists)

    def name(self, index: int) -> str:
        return self.raw[index].name if index in self.raw else ""

    def look(self, index: int) -> tuple[Para, Char]:
        """What a paragraph style says of paragraphs and runs. What it is based on is resolved first; a circle ends where it closes."""
        chain: dict[int, None] = {}
        while index != _NONE and index in self.raw and index not in self.looks and index not in chain:
            chain[index] = None
            index = self.raw[index].base
        para, char = self.looks.get(index, (Para(), Char(font=self.font)))
        for index in reversed(chain):
            raw = self.raw[index]
            if raw.kind == 1:
                para = para_of(para, raw.lists[0][2:], self.six) if raw.lists else para
                char = char_of(char, raw.lists[1], self.six) if len(raw.lists) > 1 else char
            self.looks[index] = para, char
        return para, char

    def character(self, index: int) -> bytes:
        """The modifiers of a character style, those of what it is based on first."""
        told: list[bytes] = []
        seen: set[int] = set()
        while index in self.raw and index not in seen and self.raw[index].kind == 2:
            seen.add(index)
            told += self.raw[index].lists[:1]
            index = self.raw[index].base
        return b"".join(reversed(told))
