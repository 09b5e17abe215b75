"""Folding of Vietnamese text, one character for one, so that spans survive it.

Everything here expects NFC and keeps length; what changes length (NFC itself, white space) happens in reading.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Old placement of the tone mark ('hoà') -> new ('hòa'), for an open syllable in oa, oe, uy.
_TONES = {
    a + b: c + d
    for a, b, c, d in (
        *((o, a, t, "a") for o, a, t in zip("ooooo", "àáảãạ", "òóỏõọ")),
        *((o, e, t, "e") for o, e, t in zip("ooooo", "èéẻẽẹ", "òóỏõọ")),
        *((u, y, t, "y") for u, y, t in zip("uuuuu", "ỳýỷỹỵ", "ùúủũụ")),
    )
}
_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?<![qQ]..)(?!\w)")  # it begins with letters, so that the rest of a text is skipped fast


def nfc(text: str) -> str:
    """NFC, with Eth for Đ mended. The one function here that may change length."""
    return unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ")


@lru_cache(maxsize=4096)
def _lower(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


class _Bare(dict[int, str]):
    """Code point -> its letter without diacritics, found when first asked for."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = {"đ": "d", "Đ": "D"}.get(char) or unicodedata.normalize("NFD", char)[0]
        self[code] = base if base.isalpha() else char
        return self[code]


_BARE = _Bare()


def fold(text: str) -> str:
    """Lower case, one tone placement, straight hyphens and quotes, plain spaces; same length as `text`."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(map(_lower, text))
    for mark in set(_MARK.findall(low)):  # few kinds, if any: faster than to look every character up
        low = low.replace(mark, _MARKS[mark])
    return _TONE.sub(_placed, low)


def _placed(match: re.Match[str]) -> str:
    return _TONES[match[0]]


def plain(text: str) -> str:
    """fold() without diacritics: what somebody types without a Vietnamese keyboard. Same length as `text`."""
    low = fold(text)
    return low if low.isascii() else low.translate(_BARE)


def squeeze(text: str) -> str:
    """White space collapsed to one space, ends stripped."""
    return " ".join(text.split())


def slug(text: str) -> str:
    """'Quảng Trị' -> 'quang-tri'."""
    return re.sub(r"[^a-z0-9]+", "-", plain(nfc(text))).strip("-")


_MARKS = {
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys("‘’‚‛", "'"),
    **dict.fromkeys("\u00a0\u2007\u202f\t\r\n\v\f", " "),
    "Ð": "đ",
    "ð": "đ",
}
_MARK = re.compile(f"[{''.join(_MARKS)}]")
