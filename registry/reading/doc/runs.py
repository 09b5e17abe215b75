"""Formatted disk pages: which property list holds for which bytes of the stream ([MS-DOC] 2.9.33, 2.9.174)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass, field

from registry.reading.doc.fib import Fib
from registry.reading.refusal import too_large

PAGE = 512
MAX_RUNS = 2_000_000


@dataclass(slots=True)
class Runs:
    """starts and ends of the runs in bytes, ascending; lists: the properties of each."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    lists: list[bytes] = field(default_factory=list)

    def at(self, byte: int) -> int:
        """The index of the run with a byte; -1 if none has it."""
        i = bisect_right(self.starts, byte) - 1
        return i if i >= 0 and byte < self.ends[i] else -1


def runs(fib: Fib, name: str) -> Runs:
    """The runs of 'chpx' or 'papx', whose lists begin with the style's index (two bytes)."""
    width = 2 if fib.six else 4
    _, items = fib.plc(name, width)
    found: list[tuple[int, int, bytes]] = []
    for number in dict.fromkeys(int.from_bytes(item, "little") & 0x3FFFFF for item in items):
        page = fib.word[number * PAGE : (number + 1) * PAGE]
        if len(page) == PAGE:
            found += _page(page, name == "papx", fib.six)
        if len(found) > MAX_RUNS:
            raise too_large(f"trên {MAX_RUNS // 1_000_000} triệu đoạn định dạng")
    found.sort(key=lambda run: run[0])
    return Runs([run[0] for run in found], [run[1] for run in found], [run[2] for run in found])


def _page(page: bytes, paragraphs: bool, six: bool) -> list[tuple[int, int, bytes]]:
    count = page[511]
    size = (7 if six else 13) if paragraphs else 1
    if 4 * (count + 1) + size * count > 511:
        return []
    places = struct.unpack_from(f"<{count + 1}I", page)
    told = []
    for i in range(count):
        at = 2 * page[4 * (count + 1) + size * i]
        told.append((places[i], places[i + 1], _list(page, at, paragraphs, six)))
    return told


def _list(page: bytes, at: int, paragraphs: bool, six: bool) -> bytes:
    """The properties at an offset of the page; none where it is 0."""
    if not at:
        return b""
    if not paragraphs:
        return page[at + 1 : at + 1 + page[at]]
    if page[at] or six:
        size = 2 * page[at] - (not six)
        return page[at + 1 : at + 1 + size]
    if at + 1 >= PAGE:
        return b""
    return page[at + 2 : at + 2 + 2 * page[at + 1]]
