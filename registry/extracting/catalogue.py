"""How far a catalogued name goes in running text: of a unit ('xã Đam Rông 2'), of a central body or kind of agency.

Without the catalogue 'huyện Kỳ Anh' would end before a word that also opens titles ('kỳ'), 'Bộ Bưu chính, Viễn thông' at its comma.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from registry.law import body_tables, units
from registry.model.text import fold

_UNIT_BEFORE = re.compile(r"(?<!\w)(tỉnh|thành\s+phố|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn|đặc\s+khu|TP\.?)\s+$", re.I)
_WORD = r"(?:[^\W\d_]+(?:['’ʼ][^\W\d_]+)?|\d{1,2}(?![\d/]))"
_WORDS = re.compile(rf"{_WORD}(?:(?:\s{{1,3}}|\s?-\s?){_WORD}){{0,5}}")
_LAST = re.compile(r"(?:\s+|\s?-\s?)[^\s-]+$")


def place(text: str, floor: int, at: int, end: int) -> int:
    """End of the name of a unit at text[at], whose kind stands before it; 0 where none is known. Reads nothing before `floor`."""
    if not (text[at : at + 1].isupper() or text[at : at + 1].isdigit()):
        return 0
    kind = _UNIT_BEFORE.search(text, max(floor, at - 12), at)
    words = _WORDS.match(text, at, min(end, at + 48)) if kind else None
    length = _known(kind[1], words[0]) if kind and words else 0
    return at + length if length else 0


@lru_cache(maxsize=4096)
def _known(kind: str, words: str) -> int:
    """Length of the longest beginning of the words that names a unit of that kind."""
    while not units.units_named(f"{kind} {words}"):
        shorter = _LAST.search(words)
        if shorter is None:
            return 0
        words = words[: shorter.start()]
    return len(words)


def body(text: str, at: int, end: int) -> int:
    """End of the catalogued name of a body at text[at]; 0 where none stands there. Symbols ('TTg') in capitals only."""
    first = text[at : at + 2]
    names = _bodies().get(first.lower(), ()) if first[:1].isupper() else ()
    low = fold(text[at : min(end, at + 90)]) if names else ""
    for name, symbol in names:
        if low.startswith(name) and not low[len(name) : len(name) + 1].isalnum() and (symbol is None or text.startswith(symbol, at)):
            return at + len(name)
    return 0


@cache
def _bodies() -> dict[str, list[tuple[str, str | None]]]:
    """First two letters -> folded names, longest first, each with the capitals that it must have."""
    found: dict[str, dict[str, str | None]] = {}
    for row in body_tables.every():
        for name in (row.name, *row.aliases):
            low = fold(name)
            found.setdefault(low[:2], {})[low] = name if " " not in name else None
    return {key: sorted(names.items(), key=lambda item: (-len(item[0]), item[0])) for key, names in found.items()}
