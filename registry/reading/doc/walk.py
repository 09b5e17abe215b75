"""The walk over the characters of a .doc, in document order ([MS-DOC] 2.4)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from registry.reading.code_pages import decoded
from registry.reading.doc.fib import Fib, Piece
from registry.reading.doc.fonts import Font, fonts
from registry.reading.doc.lists import numbering
from registry.reading.doc.rows import row_of
from registry.reading.doc.runs import Runs, runs
from registry.reading.doc.sprm import HUGE, HUGE_OLD, Char, Para, char_of, modifiers, para_of
from registry.reading.doc.stylesheet import StyleSheet
from registry.reading.lines import visible
from registry.reading.styles import HIDDEN, PLAIN
from registry.reading.symbols import symbol
from registry.reading.writer import Piece as Told
from registry.reading.writer import Writer

_MARKS = re.compile("[\x01-\x08\x0b-\x0f\x13-\x15\x1e\x1f\x28]")
_PRINTED = {"\x0b": "\n", "\x0e": "\n", "\x1e": "-"}
_ENDS = "\r\x07"


class Source:
    """What one .doc holds, read once: pieces, runs, styles, fonts."""

    def __init__(self, fib: Fib) -> None:
        self.fib = fib
        self.chars: Runs = runs(fib, "chpx")
        self.paras: Runs = runs(fib, "papx")
        self.styles = StyleSheet(fib)
        self.fonts: list[Font] = fonts(fib)
        self.starts = [piece.start for piece in fib.pieces]
        self.looks: dict[tuple[int, bytes, bytes], Char] = {}

    def spans(self, start: int, end: int) -> Iterator[tuple[int, int, Piece, int]]:
        """Stretches of characters in one piece and one run: first character, byte, piece, how many."""
        first = max(0, bisect_right(self.starts, start) - 1)
        for piece in self.fib.pieces[first:]:
            if piece.start >= end:
                return
            at, stop = max(start, piece.start), min(end, piece.end)
            while at < stop:
                byte = piece.at + (at - piece.start) * piece.width
                i = bisect_right(self.chars.starts, byte) - 1
                limit = self.chars.ends[i] if i >= 0 and byte < self.chars.ends[i] else None
                if limit is None:
                    limit = self.chars.starts[i + 1] if i + 1 < len(self.chars.starts) else byte + (stop - at) * piece.width
                count = min(stop - at, max(1, (limit - byte + piece.width - 1) // piece.width))
                yield at, byte, piece, count
                at += count

    def paragraph(self, byte: int, piece: Piece) -> tuple[Para, bytes, bool]:
        """Of the paragraph whose mark stands at a byte: its look, its modifiers, and whether it does end here."""
        i = self.paras.at(byte)
        data = self.paras.lists[i] if i >= 0 else b""
        ends = i >= 0 and self.paras.ends[i] <= byte + piece.width
        style = int.from_bytes(data[:2], "little")
        grpprl = data[2:]
        if not self.fib.six:
            grpprl = self._huge(grpprl)
        base, _ = self.styles.look(style)
        return para_of(replace(base, style=style), grpprl + piece.prm, self.fib.six), grpprl, ends

    def _huge(self, grpprl: bytes) -> bytes:
        """Modifiers too long for the page stand in the data stream."""
        for code, operand in modifiers(grpprl):
            if code in (HUGE, HUGE_OLD) and len(operand) == 4:
                at = int.from_bytes(operand, "little")
                size = int.from_bytes(self.fib.data[at : at + 2], "little")
                return self.fib.data[at + 2 : at + 2 + size]
        return grpprl

    def char(self, byte: int, piece: Piece, style: int) -> Char:
        """The look of the run with a byte, in a paragraph of a style."""
        i = self.chars.at(byte)
        grpprl = self.chars.lists[i] if i >= 0 else b""
        key = (style, grpprl, piece.prm)
        if key not in self.looks:
            _, base = self.styles.look(style)
            named = next((int.from_bytes(o[:2], "little") for c, o in modifiers(grpprl, self.fib.six) if c == 0x4A30), None)
            if named is not None:
                base = char_of(base, self.styles.character(named), self.fib.six)
            self.looks[key] = char_of(base, grpprl + piece.prm, self.fib.six)
        return self.looks[key]

    def font(self, char: Char) -> Font:
        index = self.styles.font if char.font is None else char.font
        return self.fonts[index] if index < len(self.fonts) else Font()

    def text(self, byte: int, piece: Piece, count: int, char: Char) -> str:
        data = self.fib.word[byte : byte + count * piece.width]
        if piece.width == 2:
            return data.decode("utf-16-le", "replace") if not any(0xD8 <= high <= 0xDF for high in data[1::2]) else _units(data)
        return decoded(data, self.font(char).code_page if self.fib.six else "cp1252")


def _units(data: bytes) -> str:
    """UTF-16 with surrogates: a pair becomes one character and a stand-in, so that counts stay right."""
    told = []
    text = data.decode("utf-16-le", "replace")
    for char in text:
        told.append(char)
        if ord(char) > 0xFFFF:
            told.append("\u200b")
    return "".join(told)


class Walk:
    """Writes one story after another. fields: the open ones, whether still in their code."""

    def __init__(self, source: Source, writer: Writer) -> None:
        self.source = source
        self.writer = writer
        self.numbering = numbering(source.fib, writer.losses)
        self.fields: list[bool] = []
        self.code = 0  # characters of the codes that are open
        self.held: list[tuple[str, int, Piece, Char]] = []
        self.calls: list[tuple[int, str]] = []
        self.pieces: list[Told] = []
        self.notes = self._notes()
        self.boxes = self._boxes()

    def run(self) -> None:
        story = self.source.fib.stories
        self.story(*story["body"], "body")
        self.writer.at_depth(0)
        for kind in ("footnote", "endnote"):
            for _, start, end in self.notes[kind]:
                self.lose("note", start, end)
        for start, end in [span for spans in self.boxes.values() for span in spans]:
            self.story(start, end, "textbox")
        self.lose("comment", *story["comment"])
        self.headers()

    # one story

    def story(self, start: int, end: int, kind: str) -> None:
        """Paragraph by paragraph; what stands behind the last mark is one too."""
        outer, self.pieces, self.held = (self.pieces, self.held), [], []
        for at, byte, piece, count in self.source.spans(start, end):
            para, _, _ = self.source.paragraph(byte, piece)
            char = self.source.char(byte, piece, para.style)
            text = self.source.text(byte, piece, count, char)
            self.stretch(text, at, byte, piece, char, kind)
        if self.pieces:
            self.writer.put(self.writer.finished(self.pieces, kind=kind))
        self.pieces, self.held = outer

    def stretch(self, text: str, at: int, byte: int, piece: Piece, char: Char, kind: str) -> None:
        """Text of one look, with the marks in it."""
        done = 0
        for mark in _MARKS.finditer(text):
            self.add(text[done : mark.start()], char)
            done = mark.end()
            where = byte + mark.start() * piece.width
            self.mark(mark[0], at + mark.start(), where, piece, char, kind)
        self.add(text[done:], char)

    def mark(self, mark: str, at: int, byte: int, piece: Piece, char: Char, kind: str) -> None:
        losses = self.writer.losses
        if mark in _ENDS or mark == "\x0c":
            self.end(mark, byte, piece, char, kind)
        elif mark in _PRINTED:
            self.add(_PRINTED[mark], char)
        elif mark == "\x13":
            self.fields.append(True)
        elif mark == "\x14" and self.fields:
            self.fields[-1] = False
            self.code = 0
        elif mark == "\x15" and self.fields:
            self.fields.pop()
            self.code = 0
            losses.add("instructions")
        elif mark == "\x1f":
            losses.add("soft_hyphens")
        elif mark == "\x28":
            if char.special or char.symbol:
                self.symbol(char)
            else:
                self.add(mark, char)
        elif mark == "\x02" and char.special:
            self.calls.append((at, kind))
        elif mark == "\x01" and char.special and not any(self.fields):
            losses.add("pictures")
        elif mark == "\x08" and kind == "body":
            self.calls.append((at, "textbox"))

    def add(self, text: str, char: Char) -> None:
        if not text:
            return
        if char.deleted or any(self.fields):
            if char.deleted:
                self.writer.losses.add("deleted", visible(text))
            else:
                self.code += visible(text)
            return
        if char.inserted:
            self.writer.losses.add("inserted")
        font = self.source.font(char).name
        if "\uf000" <= max(text) <= "\uf0ff":  # the private codes of symbol fonts
            text = "".join(self._private(c, font) for c in text)
        self.pieces.append((text, char.toggles, font))

    def _private(self, char: str, font: str) -> str:
        told = symbol(char, font)
        if told is None:
            self.writer.losses.add("symbols")
        return told or ""

    def symbol(self, char: Char) -> None:
        font, code = char.symbol or (0, 0)
        name = self.source.fonts[font].name if font < len(self.source.fonts) else ""
        told = symbol(chr(code), name) if code and not 0xD800 <= code < 0xE000 else None
        if told is None:
            self.writer.losses.add("symbols")
        else:
            self.pieces.append((told, char.toggles, ""))

    def end(self, mark: str, byte: int, piece: Piece, char: Char, kind: str) -> None:
        """A paragraph, a cell or a row ends; a page break inside a paragraph is a line break."""
        losses = self.writer.losses
        para, grpprl, ends = self.source.paragraph(byte, piece)
        if mark == "\x0c" and not ends:
            self.add("\n", char)
            return
        if char.deleted and mark == "\r":
            return
        depth = para.depth if kind == "body" else 0
        if depth or self.writer.open:
            self.writer.at_depth(depth)
        if not (para.row_end and (mark == "\x07" or depth > 1)):
            self.finish(para, char, kind)
        if depth and self.writer.open:
            grid = self.writer.open[-1]
            if para.row_end and (mark == "\x07" or depth > 1):
                self.pieces = []
                grid.end_row(*row_of(grpprl, self.source.fib.six))
            elif mark == "\x07" or para.cell_end:
                grid.end_cell()
        if any(self.fields):  # a code never goes beyond its paragraph: it is a field without an end
            losses.add("field_code", self.code)
            self.fields, self.code = [False for code in self.fields if not code], 0

    def finish(self, para: Para, mark: Char, kind: str) -> None:
        pieces, self.pieces = self.pieces, []
        label = ""
        if para.num and (pieces or not mark.toggles & HIDDEN):
            label = self.numbering.label((str(para.num), para.level), PLAIN)
        name = self.source.styles.name(para.style)
        self.writer.put(self.writer.finished(pieces, label, para.align, name, kind))
        calls, self.calls = self.calls, []
        for at, what in calls:
            self.called(at, what)

    # what stands beside the body

    def called(self, at: int, what: str) -> None:
        """Print the note or the text boxes that hang here."""
        if what == "textbox":
            for start, end in self.boxes.pop(at, []):
                self.story(start, end, "textbox")
            return
        for kind in ("footnote", "endnote"):
            note = next((note for note in self.notes[kind] if note[0] == at), None)
            if note is not None:
                self.notes[kind].remove(note)
                self.story(note[1], note[2], kind)

    def _notes(self) -> dict[str, list[tuple[int, int, int]]]:
        """Kind -> (where it is called, start, end), over the whole document."""
        told = {}
        for kind in ("footnote", "endnote"):
            refs, _ = self.source.fib.plc(f"{kind}_refs", 2)
            places, _ = self.source.fib.plc(f"{kind}s", 0)
            first, last = self.source.fib.stories[kind]
            told[kind] = [(r, first + a, min(first + b, last)) for r, a, b in zip(refs, places, places[1:]) if first + a < last]
        return told

    def _boxes(self) -> dict[int, list[tuple[int, int]]]:
        """Where a box hangs (-1 - n where unknown) -> its text."""
        fib = self.source.fib
        first, last = fib.stories["textbox"]
        places, items = fib.plc("boxes", 22)
        spots, shapes = fib.plc("anchors", 26)
        where = {shape[:4]: spot for spot, shape in zip(spots, shapes)}
        told: dict[int, list[tuple[int, int]]] = {}
        for n, (start, end, item) in enumerate(zip(places, places[1:], items)):
            if first + start < last:
                told.setdefault(where.get(item[14:18], -1 - n), []).append((first + start, min(first + end, last)))
        return told

    def characters(self, start: int, end: int) -> str:
        """The text of a story as it stands, marks as spaces."""
        told = []
        for _, byte, piece, count in self.source.spans(start, min(end, self.source.fib.length)):
            told.append(self.source.text(byte, piece, count, self.source.char(byte, piece, 0)))
        return re.sub("[\x00-\x08\x0e-\x1f]", "", re.sub("\x13[^\x14\x15]*[\x14\x15]", "", "".join(told)))

    def lose(self, kind: str, start: int, end: int) -> None:
        if start < end:
            self.writer.losses.add(kind, visible(self.characters(start, end)))

    def headers(self) -> None:
        """Count what stands at the head and the foot of pages; six separators of notes come first, then six texts a section."""
        first, last = self.source.fib.stories["header"]
        places, _ = self.source.fib.plc("headers", 0)
        for i, (start, end) in enumerate(pairwise(places[6:])):
            if first + start < first + end <= last:
                kind = "footer" if i % 6 in (2, 3, 5) else "header"
                self.lose(kind, first + start, first + end)
                if kind == "header":
                    self.writer.stamps += re.split("[\r\x07\n]", self.characters(first + start, first + end))
        self.lose("header", *self.source.fib.stories["header_box"])
