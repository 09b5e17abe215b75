"""Folding of Vietnamese text, one character for one, so that spans survive it.

Everything here expects NFC and keeps length; what changes length (NFC itself, white space) happens in reading.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ETH = str.maketrans("Ðð", "Đđ")
# Old placement of the tone mark ('hoà') -> new ('hòa'), for an open syllable in oa, oe, uy.
_TONES = {
    a + b: c + d
    for a, b, c, d in (
        *((o, a, t, "a") for o, a, t in zip("ooooo", "àáảãạ", "òóỏõọ")),
        *((o, e, t, "e") for o, e, t in zip("ooooo", "èéẻẽẹ", "òóỏõọ")),
        *((u, y, t, "y") for u, y, t in zip("uuuuu", "ỳýỷỹỵ", "ùúủũụ")),
    )
}
_TONE = re.compile("(?<![qQ])(?:" + "|".join(_TONES) + r")(?!\w)")


def nfc(text: str) -> str:
    """NFC, with Eth for Đ mended. The one function here that may change length."""
    return unicodedata.normalize("NFC", text).translate(_ETH)


@lru_cache(maxsize=4096)
def _lower(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


@lru_cache(maxsize=4096)
def _bare(char: str) -> str:
    if char in "đĐ":
        return "d" if char == "đ" else "D"
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isalpha() else char


def fold(text: str) -> str:
    """Lower case, one tone placement, straight hyphens and quotes, plain spaces; same length as `text`."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(map(_lower, text))
    return _TONE.sub(lambda m: _TONES[m[0]], low.translate(_MARKS))


def plain(text: str) -> str:
    """fold() without diacritics: what somebody types without a Vietnamese keyboard. Same length as `text`."""
    return "".join(map(_bare, fold(text)))


def squeeze(text: str) -> str:
    """White space collapsed to one space, ends stripped."""
    return " ".join(text.split())


def slug(text: str) -> str:
    """'Quảng Trị' -> 'quang-tri'."""
    return re.sub(r"[^a-z0-9]+", "-", plain(nfc(text))).strip("-")


_MARKS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("“”„‟", '"'),
        **dict.fromkeys("‘’‚‛", "'"),
        **dict.fromkeys("\u00a0\u2007\u202f\t\r\n\v\f", " "),
        "Ð": "đ",
        "ð": "đ",
    }
)
