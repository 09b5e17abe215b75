"""What readers of formats without parts of XML write to: paragraphs, tables in tables, old encodings, limits, losses."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from registry.model import Paragraph
from registry.reading.grid import Grid
from registry.reading.legacy import Legacy, stretches
from registry.reading.lines import Line, Place, clean, normal, visible
from registry.reading.losses import Losses
from registry.reading.package import Clock
from registry.reading.refusal import bomb, too_large
from registry.reading.styles import CAPS, HIDDEN

MAX_PARAGRAPHS = 300_000
MAX_PIECES = 100_000  # of one paragraph
MAX_DEPTH = 60  # of tables in tables
_KEPT = re.compile("([\t\n])")

Piece = tuple[str, int, str]  # text, bits of its look, font


class Writer:
    """Out: `paragraphs`, in reading order. legacy: given where all text was listened to before."""

    def __init__(self, clock: Clock, legacy: Legacy | None = None) -> None:
        self.clock = clock
        self.losses = Losses()
        self.legacy = legacy or Legacy()
        self.decoding = legacy is not None
        self.paragraphs: list[Paragraph] = []
        self.tables = 0
        self.open: list[Grid] = []
        self.count = 0
        self.stamps: list[str] = []  # texts outside the body where a stamp can stand

    def finished(self, pieces: Sequence[Piece], label: str = "", align: str = "left", style: str = "", kind: str = "body") -> Paragraph | None:
        """A paragraph; None if there is nothing on it."""
        self.count += 1
        if self.count > MAX_PARAGRAPHS:
            raise too_large(f"trên {MAX_PARAGRAPHS // 1000} nghìn đoạn")
        if not self.count & 63:
            self.clock.check()
        if len(pieces) > MAX_PIECES:
            raise too_large(f"một đoạn có trên {MAX_PIECES // 1000} nghìn mảnh")
        line = Line()
        texts = self._decoded([piece[0] for piece in pieces], [piece[2] for piece in pieces])
        for text, (_, bits, _) in zip(texts, pieces):
            if bits & HIDDEN:
                self.losses.add("hidden", visible(text))
            else:
                line.pieces.append((self._clean(text.upper() if bits & CAPS else text), 0, bits))
        return line.told(normal([piece[0] for piece in line.pieces], self.losses), "", label, align, style, Place(kind))

    def _decoded(self, texts: list[str], fonts: list[str]) -> list[str]:
        if self.decoding:
            return self.legacy.decode(texts, fonts, self.losses)
        for start, end in stretches(fonts):
            self.legacy.listen(fonts[start], "".join(texts[start:end]))
        return texts

    def _clean(self, text: str) -> str:
        if text.isprintable():
            return text
        return "".join(part if part in ("\t", "\n") else clean(part, self.losses) for part in _KEPT.split(text))

    # tables

    def at_depth(self, depth: int) -> None:
        """Close and open tables until this many are open."""
        if depth > MAX_DEPTH:
            raise bomb("có bảng lồng nhau bất thường")
        while len(self.open) > depth:
            grid = self.open.pop()
            self.target().extend(grid.paragraphs())
        while len(self.open) < depth:
            self.open.append(Grid(self.tables))
            self.tables += 1

    def target(self) -> list[Paragraph]:
        """Where the next paragraph goes: the open cell, else the body."""
        return self.open[-1].content if self.open else self.paragraphs

    def put(self, paragraph: Paragraph | None) -> None:
        if paragraph is not None:
            self.target().append(paragraph)


def written(read: Callable[[Writer], None], clock: Clock) -> Writer:
    """What `read` writes; it is called again, with ears that know, where the text may be in an old encoding."""
    writer = Writer(clock)
    read(writer)
    writer.at_depth(0)
    if writer.legacy.found:
        writer = Writer(clock, writer.legacy)
        read(writer)
        writer.at_depth(0)
    return writer
