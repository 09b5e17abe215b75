"""Text in TCVN3 (ABC) and VNI, from before Unicode: known by what makes syllables, and by the font's name only where that cannot tell.

TCVN3: TCVN 5712:1993, VN3. VNI: the Windows table, in which a mark follows its letter. Both stand in files as the characters of
code page 1252 at the same codes. A file may hold several encodings, and Unicode under an old font's name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from registry.model.text import nfc
from registry.reading.losses import Losses
from registry.reading.syllables import is_syllable

_VN3 = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3 = {0xA1 + i: char for i, char in enumerate(_VN3)}
_TCVN3[0x2C6] = "ˆ"
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323", "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300",
    "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_MARKS |= {mark.upper(): told for mark, told in _VNI_MARKS.items()}
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_LETTERS |= {old.upper(): new.upper() for old, new in _VNI_LETTERS.items()}
_VNI_BEARERS = frozenset("aeiouyAEIOUY") | frozenset("ôöÔÖ")
_BREAK = re.compile(r"[\x00-@\[-`{-~\u2000-\u206f]+")  # what stands in no word in any of the encodings
_FONT = re.compile(r"(?i)\.?vn(?!i)|vni[- ]")
CAPITALS = re.compile(r"(?i)\.vn.*h")  # the ABC fonts whose small letters look like capitals: .VnTimeH
_ODD = "®µ¶¸¹¼¾ÖÑÒ×ØÜÞßåæçëîñöøûþïäùÿ"  # common in the old encodings, rare otherwise
ENOUGH = 3  # words in one encoding, for a font whose name does not speak of it

Decode = Callable[[str], str]


def tcvn3(text: str) -> str:
    """'®iÒu' -> 'điều'."""
    return nfc(text.translate(_TCVN3))


def vni(text: str) -> str:
    """'ñieàu' -> 'điều'."""
    told: list[str] = []
    bearer = ""
    for char in text:
        mark = _VNI_MARKS.get(char) if bearer in _VNI_BEARERS else None
        told.append(mark or _VNI_LETTERS.get(char, char))
        bearer = "" if mark else char
    return nfc("".join(told))


DECODERS: dict[str, Decode] = {"unicode": nfc, "tcvn3": tcvn3, "vni": vni}


def votes(text: str) -> Counter[str]:
    """Encoding -> how many words with a character beyond ASCII are Vietnamese syllables in it and in no other."""
    told: Counter[str] = Counter()
    for word in _BREAK.split(text):
        if word.isascii() or not 1 < len(word) <= 20:  # a sign alone tells nothing
            continue
        if any(char > "\u00ff" and char.isalpha() for char in word):
            told["unicode"] += 1  # no old encoding has such letters
            continue
        fits = [name for name, decode in DECODERS.items() if is_syllable(decode(word))]
        if len(fits) == 1:
            told[fits[0]] += 1
    return told


def suspect(text: str) -> bool:
    """Whether a text has many characters that Vietnamese in Unicode has not: cheap, to be asked first."""
    return sum(map(text.count, _ODD)) > ENOUGH + len(text) // 1000


def stretches(fonts: Sequence[str]) -> list[tuple[int, int]]:
    """Neighbouring pieces in one font, as from, to: a word may be spread over several."""
    told: list[tuple[int, int]] = []
    for i, font in enumerate(fonts):
        if told and fonts[told[-1][0]] == font:
            told[-1] = told[-1][0], i + 1
        else:
            told.append((i, i + 1))
    return told


class Legacy:
    """What the text of one file says of its fonts. First listen() to all of it (or decode() while listening), then decode()."""

    def __init__(self) -> None:
        self.listening = False  # decode() then only listens
        self.fonts: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def listen(self, font: str, text: str) -> None:
        if not text.isascii() or _FONT.match(font):
            self.fonts[font] += votes(text)

    @property
    def found(self) -> bool:
        """Whether anything may have to be decoded."""
        return any(self.fonts[font]["tcvn3"] + self.fonts[font]["vni"] or _FONT.match(font) for font in self.fonts)

    def encoding(self, font: str, text: str) -> str:
        """Of a stretch of text: what all of its words say, else what most words in its font say, else the font's name."""
        own, counts = votes(text), self.fonts[font]
        named = _FONT.match(font) is not None
        if len(own) == 1:  # all words agree; under a font of any name a word or two may be foreign
            told = next(iter(own))
            return told if named or told == "unicode" or counts[told] >= ENOUGH else "unicode"
        if counts:
            told = max(counts, key=lambda name: (counts[name], name))
            return told if named or counts[told] >= ENOUGH else "unicode"
        if not named:
            return "unicode"
        return "vni" if font.lower().startswith("vni") else "tcvn3"

    def decode(self, texts: list[str], fonts: Sequence[str], losses: Losses) -> list[str]:
        """The pieces of one paragraph in Unicode, one for one."""
        told = list(texts)
        for start, end in stretches(fonts):
            font = fonts[start]
            whole = "".join(texts[start:end])
            if self.listening:
                self.listen(font, whole)
                continue
            capitals = CAPITALS.fullmatch(font) is not None
            if whole.isascii() and not capitals:
                continue
            encoding = self.encoding(font, whole)
            if encoding == "unicode":
                continue
            for i in range(start, end):
                told[i] = DECODERS[encoding](texts[i])
                told[i] = told[i].upper() if capitals else told[i]
            if not whole.isascii():
                losses.add(encoding, len("".join(whole.split())))
        return told
