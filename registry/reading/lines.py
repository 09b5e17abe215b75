"""A paragraph in the making: pieces of text with the element that they came from, put together in NFC."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from registry.model import Paragraph, Span
from registry.model.text import nfc
from registry.reading.losses import Losses

_SPACES = "\t\n\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\x0b\x0c\x85"
_INVISIBLE = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
_ODD = re.compile(f"[{_SPACES}{_INVISIBLE}]")
_TO_SPACE = str.maketrans(dict.fromkeys(_SPACES, " "))
_GONE = re.compile(f"[{_INVISIBLE}]")

Cell = tuple[int, int, int]


def clean(text: str, losses: Losses) -> str:
    """Every kind of white space to a plain space, one for one; what cannot be seen is taken out and counted."""
    if not _ODD.search(text):
        return text
    text, gone = _GONE.subn("", text.translate(_TO_SPACE))
    losses.add("invisible", gone)
    return text


def visible(text: str) -> int:
    """How many characters are no white space: the measure of the loss report, taken in NFC."""
    return len("".join(nfc(text).split()))


@dataclass(slots=True)
class Place:
    """Where a paragraph stands."""

    kind: str = "body"
    cell: Cell | None = None
    layout: bool = False


@dataclass(slots=True)
class Line:
    """pieces: (text, ordinal of its w:r in the part, bold, italic)."""

    pieces: list[tuple[str, int, bool, bool]] = field(default_factory=list)
    after: list[Paragraph] = field(default_factory=list)  # text boxes anchored here
    notes: list[tuple[str, str]] = field(default_factory=list)  # footnotes called here: kind, id

    def paragraph(self, part: str, label: str, align: str, style: str, place: Place) -> Paragraph | None:
        """The finished paragraph; None if there is nothing on it."""
        texts, runs = self._texts(part, len(label))
        text = label + "".join(texts)
        if not text or text.isspace():
            return None
        bold = italic = total = 0
        for piece, (_, _, is_bold, is_italic) in zip(texts, self.pieces):
            dark = len(piece) - piece.count(" ") - piece.count("\n") - piece.count("\t")
            total += dark
            bold += dark * is_bold
            italic += dark * is_italic
        return Paragraph(
            text=text, number=len(label), align=align, bold=bold / total if total else 0.0, italic=italic / total if total else 0.0,
            cell=place.cell, layout=place.layout, kind=place.kind, runs=runs, style=style,
        )  # fmt: skip

    def _texts(self, part: str, at: int) -> tuple[list[str], tuple[tuple[Span, str, int], ...]]:
        """Each piece in NFC and the spans of the runs, from offset `at` on."""
        texts = [piece[0] for piece in self.pieces]
        whole = "".join(texts)
        if nfc(whole) != whole:
            texts = normal(texts)
        runs: list[tuple[Span, str, int]] = []
        start, end, last = at, at, -1
        for text, (_, ordinal, _, _) in zip(texts, self.pieces):
            if ordinal != last:
                if end > start:
                    runs.append((Span(start, end), part, last))
                start, last = end, ordinal
            end += len(text)
        if end > start:
            runs.append((Span(start, end), part, last))
        return texts, tuple(runs)


def normal(texts: list[str]) -> list[str]:
    """Texts whose joint is in NFC: marks at the head of one join the letter that ends the one before."""
    moved: list[str] = []
    for text in texts:
        marks = 0
        while marks < len(text) and unicodedata.combining(text[marks]):
            marks += 1
        if marks and moved:
            last = next((i for i in range(len(moved) - 1, -1, -1) if moved[i]), 0)
            moved[last] += text[:marks]
            text = text[marks:]
        moved.append(text)
    told = [nfc(text) for text in moved]
    whole = nfc("".join(told))
    if whole != "".join(told):  # other scripts compose without combining marks: all to the first piece
        return [whole, *("" for _ in told[1:])]
    return told
