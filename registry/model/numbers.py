"""Numbers and symbols of documents ('12/2025/QĐ-UBND'): printed, normal, compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from registry.model.text import nfc, plain

_PARTS = re.compile(r"^0*(\d+)(\.\d{1,2}(?=/))?(?:[./]((?:19|20)\d\d)(?!\d))?(.*)$")


@lru_cache(maxsize=1 << 16)  # a registry asks for the same numbers again and again
def normal_number(text: str) -> str:
    """As printed without spaces and leading zeros, upper case, one hyphen: ' 043/ 2025/QĐ – UBND' -> '43/2025/QĐ-UBND'."""
    text = re.sub(r"\s+", "", nfc(text)).upper()
    return re.sub(r"^0+(?=\d)", "", re.sub(r"[‐‑‒–—−]", "-", text))


@dataclass(frozen=True, slots=True)
class NumberKey:
    """What is compared: '12/2025/QĐ-UBND' -> (12, 2025, 'QDUBND'). Hyphens, slashes and diacritics of the symbol do not count.

    '66.2/2025/NQ-CP' -> (66, 2025, '2NQCP'): members of a family of resolutions, each a document of its own.
    """

    order: int
    year: int | None
    symbol: str

    @property
    def block(self) -> str:
        return f"n:{self.order}/{self.year}" if self.year else f"n:{self.order}"


@lru_cache(maxsize=1 << 16)
def number_key(text: str) -> NumberKey | None:
    """The key of a printed number; None where it does not begin with digits."""
    found = _PARTS.match(normal_number(text))
    if not found or len(found[1]) > 9:
        return None
    symbol = re.sub(r"[^A-Z0-9]", "", plain(f"{found[2] or ''}{found[4]}").upper())
    return NumberKey(int(found[1]), int(found[3]) if found[3] else None, symbol)


def slashed(text: str) -> str:
    """A number with hyphens only, as names of files and ids have it, as it is printed: '74-2025-qd-ubnd' -> '74/2025/qd-ubnd'."""
    return re.sub(r"^(\d{1,6})-((?:19|20)\d\d)(?:-(?=[^\W\d_])|$)", lambda m: f"{m[1]}/{m[2]}/", text).rstrip("/")


def same_number(one: str, other: str) -> bool:
    """Whether two printed numbers mean the same: '12/2025/QD-UBND' ~ '012/2025/QĐ - UBND', 'NĐCP' ~ 'NĐ-CP'."""
    a, b = number_key(one), number_key(other)
    return a == b if a and b else normal_number(one) == normal_number(other)
