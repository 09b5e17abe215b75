"""Single property modifiers: what a run, a paragraph or a table row looks like ([MS-DOC] 2.6; Word 6: one byte each)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from registry.reading.styles import BOLD, CAPS, HIDDEN, ITALIC

# Word 6: code -> bytes of its operand; -1 = a byte says how many, -2 = two bytes do, one more than follow.
_SIZES_6 = {
    **dict.fromkeys((5, 6, 7, 8, 9, 10, 11, 13, 14, 24, 25, 29, 37, 44, 50, 51), 1), **dict.fromkeys((12, 15, 23, 3), -1), 4: 1, 20: 4,
    **dict.fromkeys((2, 16, 17, 18, 19, 21, 22, 26, 27, 28, 30, 31, 32, 33, 34, 35, 36, 38, 39, 40, 41, 42, 43, 45, 46, 47, 48, 49), 2),
    **dict.fromkeys((65, 66, 67, 71, 75, 77, *range(85, 93), 94, 98, 99, 100, 101, 102, 104, 117, 118, 119), 1), 83: 0, 70: 4,
    **dict.fromkeys((69, 72, 80, 93, 96, 97, 107, 109, 110, 121, 122, 123, 124), 2), 73: 3, 95: 3, 120: 12,
    **dict.fromkeys((68, 74, 81, 82, 103, 105, 106, 108), -1), **dict.fromkeys((182, 183, 184, 189, 195, 197, 198), 2),
    185: 1, 186: 1, 187: 12, 188: -2, 190: -2, 191: -1, 192: 4, 193: 5, 194: 4, 196: 4, 199: 5, 200: 4,
}  # fmt: skip
# Word 6 code -> the code of Word 97 that means the same.
_AS_97 = {
    2: 0x4600, 5: 0x2403, 24: 0x2416, 25: 0x2417, 65: 0x0800, 66: 0x0801, 74: 0x6A09, 80: 0x4A30, 85: 0x0835, 86: 0x0836, 90: 0x083A,
    91: 0x083B, 92: 0x083C, 93: 0x4A4F, 117: 0x0855, 187: 0xD605, 188: 0xD608, 190: 0xD608, 193: 0xD620, 83: 0x2A33, 12: 0xC63E,
}  # fmt: skip
_SIZES_97 = (1, 1, 2, 4, 2, 2, -1, 3)
DEF_TABLE, HUGE, HUGE_OLD = 0xD608, 0x6646, 0x6645
_TOGGLES = {0x0835: BOLD, 0x0836: ITALIC, 0x083B: CAPS, 0x083C: HIDDEN}
_ALIGN = {0: "left", 1: "center", 2: "right", 3: "both", 4: "both", 5: "both"}


def modifiers(grpprl: bytes, six: bool = False) -> Iterator[tuple[int, bytes]]:
    """(code as in Word 97, operand). What is unknown or cut ends the list, for its length is unknown."""
    at, end = 0, len(grpprl)
    while at < end:
        if six:
            code, size, at = grpprl[at], _SIZES_6.get(grpprl[at]), at + 1
            if size is None:
                return
            code = _AS_97.get(code, 0)
        else:
            if at + 2 > end:
                return
            code = struct.unpack_from("<H", grpprl, at)[0]
            size, at = (-2 if code == DEF_TABLE else _SIZES_97[code >> 13]), at + 2
        if size < 0:
            if at - size > end:
                return
            told = int.from_bytes(grpprl[at : at - size], "little")
            at -= size
            size = told - 1 if size == -2 else told
            if told == 255 and (code in (0, 0xC615)):  # tabs: more than 255 bytes
                size = _tabs(grpprl, at)
        if size < 0 or at + size > end:
            return
        yield code, grpprl[at : at + size]
        at += size


def _tabs(grpprl: bytes, at: int) -> int:
    """The length of a list of tabs too long for one byte: deleted, four bytes each, and added, three bytes each."""
    if at >= len(grpprl):
        return -1
    deleted = grpprl[at]
    added = at + 1 + deleted * 4
    return 1 + deleted * 4 + 1 + grpprl[added] * 3 if added < len(grpprl) else -1


@dataclass(frozen=True, slots=True)
class Char:
    """toggles: bits as in styles. font: its index, symbol: (font, character) in place of the text."""

    toggles: int = 0
    font: int | None = None
    deleted: bool = False
    inserted: bool = False
    special: bool = False
    symbol: tuple[int, int] | None = None
    style: int | None = None


@dataclass(frozen=True, slots=True)
class Para:
    """depth: of tables around. cell_end: an inner cell ends with this paragraph; row_end: a row does. num: the list's index, 0 = none."""

    style: int = 0
    align: str = "left"
    num: int = 0
    level: int = 0
    depth: int = 0
    cell_end: bool = False
    row_end: bool = False


def char_of(base: Char, grpprl: bytes, six: bool) -> Char:
    """The look of a run: its paragraph's, then what its own modifiers say."""
    told: dict[str, object] = {}
    toggles = base.toggles
    for code, operand in modifiers(grpprl, six):
        value = operand[0] if operand else 0
        if code in _TOGGLES:
            bit = _TOGGLES[code]
            on = bool(base.toggles & bit) if value == 0x80 else not base.toggles & bit if value == 0x81 else bool(value)
            toggles = toggles | bit if on else toggles & ~bit
        elif code in (0x0800, 0x0801, 0x0855):
            told[{0x0800: "deleted", 0x0801: "inserted", 0x0855: "special"}[code]] = bool(value)
        elif code in (0x4A4F, 0x4A30) and len(operand) >= 2:
            told["font" if code == 0x4A4F else "style"] = int.from_bytes(operand[:2], "little")
        elif code == 0x6A09 and len(operand) >= (3 if six else 4):
            told["symbol"] = (int.from_bytes(operand[:2], "little"), int.from_bytes(operand[2:4], "little"))
    return replace(base, toggles=toggles, **told) if told or toggles != base.toggles else base  # type: ignore[arg-type]


def para_of(base: Para, grpprl: bytes, six: bool) -> Para:
    """The look of a paragraph: its style's, then what its own modifiers say."""
    told: dict[str, object] = {}
    for code, operand in modifiers(grpprl, six):
        if not operand:
            continue
        value = operand[0]
        if code in (0x2403, 0x2461):
            told["align"] = _ALIGN.get(value, "both")
        elif code == 0x460B and len(operand) >= 2:
            num = int.from_bytes(operand[:2], "little")
            told["num"] = num if num < 0x7FF else 0  # beyond: a list taken off, its indents kept
        elif code == 0x260A:
            told["level"] = min(value, 8)
        elif code == 0x2416 and value:
            told.setdefault("depth", 1)
        elif code == 0x6649 and len(operand) >= 4:
            told["depth"] = min(int.from_bytes(operand[:4], "little"), 64)
        elif code in (0x2417, 0x244C):
            told["row_end"] = bool(value)
        elif code == 0x244B:
            told["cell_end"] = bool(value)
    return replace(base, **told) if told else base  # type: ignore[arg-type]
