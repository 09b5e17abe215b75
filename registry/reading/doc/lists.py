"""Lists of a .doc as numbering counts them: LSTF, LVL and LFO ([MS-DOC] 2.9.147, 2.9.150, 2.9.131)."""

from __future__ import annotations

import struct

from registry.reading.doc.fib import Fib
from registry.reading.losses import Losses
from registry.reading.numbering import LEVELS, MAX_LABEL, Level, Num, Numbering
from registry.reading.styles import Styles

MAX_LISTS = 20_000
_FORMATS = {0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "decimal", 22: "decimalZero", 23: "bullet",
            57: "numberInDash", 255: "none"}  # fmt: skip


def numbering(fib: Fib, losses: Losses) -> Numbering:
    """Num '1' is the first of the file's list overrides, as paragraphs name them."""
    told = Numbering(None, Styles(None), losses)
    start, size = fib.place("lists")
    if size < 2:
        return told
    data = fib.table
    count = struct.unpack_from("<H", data, start)[0]
    at, heads = start + size, start + 2
    for i in range(min(count, MAX_LISTS)):
        head = data[heads + 28 * i : heads + 28 * (i + 1)]
        if len(head) < 28:
            break
        id, levels = str(struct.unpack_from("<i", head)[0]), {}
        for place in range(1 if head[26] & 1 else LEVELS):
            level, at = _level(data, at)
            if level is None:
                return told
            levels[place] = level
        told.lists[id] = levels
    _overrides(fib, told)
    return told


def _overrides(fib: Fib, told: Numbering) -> None:
    start, size = fib.place("overrides")
    data = fib.table
    if size < 4:
        return
    count = min(struct.unpack_from("<I", data, start)[0], MAX_LISTS)
    at = start + 4 + 16 * count
    for i in range(count):
        head = data[start + 4 + 16 * i : start + 20 + 16 * i]
        if len(head) < 16:
            return
        num = told.nums[str(i + 1)] = Num(str(struct.unpack_from("<i", head)[0]))
        at += 4
        for _ in range(min(head[12], LEVELS)):
            if at + 8 > len(data):
                return
            begin, flags = struct.unpack_from("<iI", data, at)
            at += 8
            place = flags & 15
            if flags & 0x20:
                level, at = _level(data, at)
                if level is None:
                    return
                num.levels[place] = level
                begin = level.start
            if flags & 0x10:
                num.starts[place] = max(0, begin)


def _level(data: bytes, at: int) -> tuple[Level | None, int]:
    """One LVL and where the next one begins; None where the data ends."""
    if at + 28 > len(data):
        return None, at
    start, format, flags = struct.unpack_from("<i2B", data, at)
    follow, chpx, papx, limit = data[at + 15], data[at + 24], data[at + 25], data[at + 26]
    at += 28 + papx + chpx
    if at + 2 > len(data):
        return None, at
    length = struct.unpack_from("<H", data, at)[0]
    text = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    level = Level(
        start=max(0, start), format=_FORMATS.get(format, f"nfc {format}"), text="".join(f"%{ord(c) + 1}" if ord(c) < LEVELS else c for c in text)[:MAX_LABEL],
        suffix="" if follow == 2 else " ", legal=bool(flags & 4), restart=limit if flags & 8 and limit <= LEVELS else None,
    )  # fmt: skip
    return level, at + 2 + 2 * length
