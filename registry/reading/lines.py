"""A paragraph in the making: pieces of text with the element that they came from, put together in NFC."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from registry.model import Paragraph, Span
from registry.model.text import nfc
from registry.reading.losses import Losses
from registry.reading.styles import BOLD, ITALIC

_SPACES = "\t\n\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\x0b\x0c\x85"
_INVISIBLE = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
_ODD = re.compile(f"[{_SPACES}{_INVISIBLE}]")
_TO_SPACE = str.maketrans(dict.fromkeys(_SPACES, " "))
_PILE = re.compile(r"[^\w\s\x00-\x7f]{31}")  # may hold a pile of combining marks, which are neither letters nor ASCII
_TONES = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"  # the marks of Vietnamese
_TWICE = re.compile(r"(?<=\S) {2,3}(?=\S)")
_GONE = re.compile(f"[{_INVISIBLE}]")

Cell = tuple[int, int, int]


def clean(text: str, losses: Losses) -> str:
    """Every kind of white space to a plain space, one for one; what cannot be seen is taken out and counted."""
    if text.isprintable() or not _ODD.search(text):  # the first is quick and true of most
        return text
    text, gone = _GONE.subn("", text.translate(_TO_SPACE))
    losses.add("invisible", gone)
    return text


def visible(text: str) -> int:
    """How many characters are no white space: the measure of the loss report, taken in NFC."""
    if len(text) < 2000 or not _PILE.search(text):  # else too slow to normalise
        text = nfc(text)
    return len("".join(text.split()))


@dataclass(slots=True)
class Place:
    """Where a paragraph stands."""

    kind: str = "body"
    cell: Cell | None = None
    layout: bool = False


@dataclass(slots=True)
class Line:
    """pieces: (text, ordinal of its w:r in the part, bits of its look); fonts: the font of each, of readers that know it."""

    pieces: list[tuple[str, int, int]] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)
    after: list[Paragraph] = field(default_factory=list)  # text boxes anchored here
    notes: list[tuple[str, str]] = field(default_factory=list)  # footnotes called here: kind, id

    def paragraph(self, part: str, label: str, align: str, style: str, place: Place, losses: Losses) -> Paragraph | None:
        """The finished paragraph; None if there is nothing on it."""
        texts = normal([piece[0] for piece in self.pieces], losses)
        return self.told(texts, part, label, align, style, place)

    def told(self, texts: list[str], part: str, label: str, align: str, style: str, place: Place) -> Paragraph | None:
        """The same, the texts of its pieces being in NFC. part: '' where nothing can be found again by its runs."""
        text = label + "".join(texts)
        if not text or text.isspace():
            return None
        bold, italic = self._shares(texts)
        return Paragraph(
            text=text, number=len(label), align=align, bold=bold, italic=italic, cell=place.cell, layout=place.layout,
            kind=place.kind, runs=self._runs(texts, part, len(label)) if part else (), style=style,
        )  # fmt: skip

    def _shares(self, texts: list[str]) -> tuple[float, float]:
        """How much of what is not white is bold, and italic."""
        bold = italic = total = 0
        if not any(told & (BOLD | ITALIC) for _, _, told in self.pieces):
            return 0.0, 0.0
        for text, (_, _, told) in zip(texts, self.pieces):
            dark = len(text) - text.count(" ") - text.count("\n") - text.count("\t")
            total += dark
            if told & BOLD:
                bold += dark
            if told & ITALIC:
                italic += dark
        return (bold / total, italic / total) if total else (0.0, 0.0)

    def _runs(self, texts: list[str], part: str, start: int) -> tuple[tuple[Span, str, int], ...]:
        """The span of each w:r, from offset `start` on."""
        runs: list[tuple[Span, str, int]] = []
        end, last = start, -1
        for text, (_, ordinal, _) in zip(texts, self.pieces):
            if ordinal != last:
                if end > start:
                    runs.append((Span(start, end), part, last))
                start, last = end, ordinal
            end += len(text)
        if end > start:
            runs.append((Span(start, end), part, last))
        return tuple(runs)


def normal(texts: list[str], losses: Losses) -> list[str]:
    """The same texts, their joint in NFC: marks at the head of one join the letter that ends the one before.

    A space typed twice or thrice between words is one; more of them part columns, as in a head typed without a table.
    """
    whole = "".join(texts)
    if "  " in whole:
        texts = _once(texts, whole)
        whole = "".join(texts)
    if len(whole) > 2000 and _PILE.search(whole):
        texts = _thin(texts, losses)
        whole = "".join(texts)
    if "ƣ" in whole or "Ƣ" in whole:  # a fault of fonts in making PDF; no Vietnamese word has the letter
        losses.add("glyphs", whole.count("ƣ") + whole.count("Ƣ"))
        texts = [text.replace("ƣ", "ư").replace("Ƣ", "Ư") for text in texts]
        whole = "".join(texts)
    if "ð" not in whole and "Ð" not in whole and unicodedata.is_normalized("NFC", whole):
        return texts
    losses.add("eth", whole.count("ð") + whole.count("Ð"))
    marks = sum(map(whole.count, _TONES))
    groups: list[list[str]] = []
    last = 0
    for text in texts:
        rest = text.lstrip(_TONES) if groups else text
        if len(rest) < len(text):
            groups[last].append(text[: len(text) - len(rest)])
        if rest:
            last = len(groups)
        groups.append([rest])
    told = [nfc("".join(group)) for group in groups]
    whole = "".join(told)
    losses.add("composed", marks - sum(map(whole.count, _TONES)))
    if not unicodedata.is_normalized("NFC", whole):  # other scripts compose otherwise: all to the first piece
        return [nfc(whole), *("" for _ in told[1:])]
    return told


def _once(texts: list[str], whole: str) -> list[str]:
    gone = {n for twice in _TWICE.finditer(whole) for n in range(twice.start() + 1, twice.end())}
    if not gone:
        return texts
    told, at = [], 0
    for text in texts:
        told.append("".join(char for n, char in enumerate(text, at) if n not in gone))
        at += len(text)
    return told


def _thin(texts: list[str], losses: Losses) -> list[str]:
    """At most 30 marks on one letter (UAX 15, stream-safe text): sorting a longer pile takes quadratic time."""
    told, pile, gone = [], 0, 0
    for text in texts:
        kept = []
        for char in text:
            pile = pile + 1 if unicodedata.combining(char) else 0
            if pile <= 30:
                kept.append(char)
        gone += len(text) - len(kept)
        told.append("".join(kept))
    losses.add("invisible", gone)
    return told
