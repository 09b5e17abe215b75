"""The walk over one part of a DOCX, in document order (ECMA-376-1, 17).

Tracked insertions are accepted and deletions dropped; content controls, smart tags, fields and hyperlinks are seen through;
numbers that Word prints by itself are printed; what does not get into the text is counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from registry.model import Paragraph
from registry.reading.book import Book
from registry.reading.legacy import Legacy
from registry.reading.lines import Line, Place, clean, visible
from registry.reading.names import (
    ALTERNATE,
    CHOICE,
    DEL,
    DELETED,
    DRAWN,
    FALLBACK,
    GONE,
    JC,
    MOVED,
    NUM_PR,
    P_PR,
    P_STYLE,
    PROPERTIES,
    R_PR,
    R_STYLE,
    TBL,
    TC,
    TC_PR,
    TEXTS,
    TR,
    TR_PR,
    VAL,
    P,
    R,
    W,
)
from registry.reading.refusal import too_large
from registry.reading.styles import CAPS, HIDDEN, PLAIN, TOGGLES, Look, NumPr, align, font_of, num_of, on
from registry.reading.symbols import symbol
from registry.reading.tables import first_child, is_layout

MAX_COLUMNS = 10_000
MAX_PIECES = 100_000  # of one paragraph
BLOCKS = (P, TBL, R, *TEXTS, DELETED, DRAWN, DEL, MOVED, ALTERNATE, FALLBACK, f"{W}altChunk")  # what a body can be streamed by
_STRAY = frozenset((R, *TEXTS, DELETED, DRAWN))  # text outside a paragraph
_TEXT = frozenset(TEXTS)
_BEFORE, _SPAN = f"{W}gridBefore", f"{W}gridSpan"
_MARKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_CODE = re.compile("[0-9A-Fa-f]{1,5}")


class Walk:
    """Out: `paragraphs`, in reading order.

    ordinal: of the w:r last met, counted over the whole part, those dropped included.
    fields: the open ones, whether still in their code; codes: how many of them are.
    late: notes called inside a table, printed after it.
    """

    def __init__(self, book: Book, part: str, ordinal: int = -1) -> None:
        self.book = book
        self.part = part
        self.base = book.styles.base
        self.ordinal = ordinal
        self.paragraphs: list[Paragraph] = []
        self.fields: list[bool] = []
        self.codes = 0
        self.late: list[tuple[str, str]] = []
        self.depth = 0
        self.font = ""  # of the run at hand, where old encodings are looked for

    # blocks

    def blocks(self, parent: Iterable[etree._Element], place: Place) -> None:
        """Everything that can hold paragraphs; unknown elements are seen through, so that no text is lost in one."""
        held: Line | None = None
        for child in parent:
            tag = child.tag
            if tag == P:
                held = self.paragraph(child, place, held)
            elif tag == TBL:
                self.table(child, place)
            elif tag in GONE:
                self.drop(child, GONE[tag])
            elif tag == ALTERNATE:
                for chosen in self.branches(child):
                    self.blocks(chosen, place)
            elif tag in _STRAY:
                line = Line()
                self.inline((child,), line, self.base, PLAIN)
                self.finish(line, place, PLAIN)
            elif tag not in PROPERTIES and isinstance(tag, str):
                self.book.speak_of(child)
                self.blocks(child, place)
        if held is not None:
            self.finish(held, place, PLAIN)

    def table(self, table: etree._Element, place: Place) -> None:
        """Cell by cell, by the grid's columns; what a merged cell holds stands once, where it is."""
        number = self.book.table()
        layout = is_layout(table, self.book.styles)
        self.depth += 1
        for r, row in enumerate(self.held(table, TR, place)):
            self.book.tick()
            column = _size(first_child(first_child(row, TR_PR), _BEFORE), 0)
            for cell in self.held(row, TC, place):
                self.blocks(cell, Place(place.kind, (number, r, column), layout))
                column += _size(first_child(first_child(cell, TC_PR), _SPAN), 1)
        self.depth -= 1
        if not self.depth:
            late, self.late = self.late, []
            self.notes(late)

    def held(self, parent: Iterable[etree._Element], tag: str, place: Place) -> Iterator[etree._Element]:
        """The rows of a table or cells of a row, seen through what may stand around them; text out of place is read in its turn."""
        for child in parent:
            if child.tag == tag:
                yield child
            elif child.tag in _STRAY or child.tag in GONE or child.tag in (P, TBL):
                self.blocks((child,), place)
            elif child.tag == ALTERNATE:
                for chosen in self.branches(child):
                    yield from self.held(chosen, tag, place)
            elif child.tag not in PROPERTIES and isinstance(child.tag, str):
                yield from self.held(child, tag, place)

    def paragraph(self, element: etree._Element, place: Place, held: Line | None) -> Line | None:
        """Read one w:p. Returns the line where its mark is deleted: it goes on in the next paragraph."""
        self.book.tick()
        styles, line, mark = self.book.styles, held or Line(), None
        look, where, merged = styles.look(styles.default), None, False
        own: NumPr = (None, None)
        if len(element) and element[0].tag == P_PR:
            for child in element[0]:
                tag = child.tag
                if tag == P_STYLE:
                    look = styles.look(child.get(VAL))
                elif tag == JC:
                    where = align(child.get(VAL))
                elif tag == NUM_PR:
                    own = num_of(child)
                elif tag == R_PR:
                    mark = child
                    merged = any(sign.tag in (DEL, MOVED) for sign in child)
        self.inline(element, line, look.toggles | self.base, look)
        if self.codes:  # a code never goes beyond its paragraph: it is a field without an end
            self.fields, self.codes = [code for code in self.fields if not code], 0
        if merged:
            return line
        self.finish(line, place, look, where, own, mark)
        return None

    def finish(
        self, line: Line, place: Place, look: Look, where: str | None = None, own: NumPr = (None, None), mark: etree._Element | None = None
    ) -> None:
        """Number the line and put it out, then its text boxes and notes. mark: the w:rPr of the paragraph mark."""
        label = ""
        if own[0] or look.num[0]:
            told = self.format(mark, look)
            if line.pieces or not told & HIDDEN:
                label = self.book.numbering.label(own, look, bool(told & CAPS))
        where = where or look.align or self.book.styles.align
        if self.book.legacy is not None:
            self.decode(line, self.book.legacy)
        whole = line.paragraph(self.part, label, where, look.name, place, self.book.losses)
        if whole is not None:
            self.paragraphs.append(whole)
        self.paragraphs += line.after
        if self.depth:
            self.late += line.notes
        elif line.notes:
            self.notes(line.notes)

    def notes(self, called: list[tuple[str, str]]) -> None:
        """Print the notes called, each once; what a note itself calls follows it."""
        queue = list(called)
        for call in queue:
            if call in self.book.notes:
                note, part, ordinal = self.book.notes.pop(call)
                walk = Walk(self.book, part, ordinal)
                walk.depth = 1  # so that notes in notes are left in walk.late
                walk.blocks(note, Place(call[0]))
                self.paragraphs += walk.paragraphs
                queue += walk.late

    # inside a paragraph; told: the bits of bold, italic, capitals, hidden

    def inline(self, parent: Iterable[etree._Element], line: Line, told: int, look: Look) -> None:
        for child in parent:
            tag = child.tag
            if tag == R:
                self.ordinal += 1
                if not self.ordinal & 2047:
                    self.book.clock.check()
                self.font = look.font or self.book.styles.font
                self.inline(child, line, look.toggles | self.base, look)
            elif tag == R_PR:
                told = self.format(child, look)
                if self.book.legacy is not None:
                    self.font = self.named(child, look)
            elif tag in _TEXT:
                text = child.text
                if text:
                    self.book.met += 1
                    self.text(text, line, told)
                if len(child):  # never so in a sound file
                    self.inline(child, line, told, look)
            elif tag in GONE:
                self.drop(child, GONE[tag])
            elif tag in _BRANCHES:
                _BRANCHES[tag](self, child, line, told, look)
            elif tag in _LEAVES:
                _LEAVES[tag](self, child, line, told)
                if len(child):
                    self.inline(child, line, told, look)
            elif tag not in PROPERTIES and isinstance(tag, str):
                self.book.speak_of(child)
                self.inline(child, line, told, look)

    def format(self, r_pr: etree._Element | None, look: Look) -> int:
        """The run's own word, else its styles'; a toggle set by both paragraph and character style is off (17.7.3)."""
        told = bits = char = 0
        for child in r_pr if r_pr is not None else ():
            bit = TOGGLES.get(child.tag)
            if bit:
                told |= bit
                bits = bits | bit if on(child) else bits & ~bit
            elif child.tag == R_STYLE:
                char = self.book.styles.look(child.get(VAL)).toggles
        return bits | ((look.toggles ^ char | self.base) & ~told)

    def text(self, text: str, line: Line, told: int) -> None:
        if told & HIDDEN or self.codes:
            self.book.losses.add("hidden" if told & HIDDEN else "field_code", visible(text))
            return
        if self.book.legacy is not None:  # cleaned when it is decoded: in TCVN3 a soft hyphen is 'ư'
            line.fonts.append(self.font)
        elif text not in ("\t", "\n"):
            text = clean(text, self.book.losses)
        if len(line.pieces) > MAX_PIECES:
            raise too_large(f"một đoạn có trên {MAX_PIECES // 1000} nghìn mảnh")
        line.pieces.append((text.upper() if told & CAPS and self.book.legacy is None else text, self.ordinal, told))

    def named(self, r_pr: etree._Element, look: Look) -> str:
        """The font of a run: its own word, else its styles', else the document's."""
        style = r_pr.find(R_STYLE)
        styled = self.book.styles.look(style.get(VAL)).font if style is not None else ""
        return font_of(r_pr) or styled or look.font or self.book.styles.font

    def decode(self, line: Line, legacy: Legacy) -> None:
        """The pieces of a paragraph from an old encoding."""
        losses, told = self.book.losses, []
        texts = legacy.decode([piece[0] for piece in line.pieces], line.fonts, losses)
        for text, (_, ordinal, bits) in zip(texts, line.pieces):
            text = text if text in ("\t", "\n") else clean(text, losses)
            told.append((text.upper() if bits & CAPS else text, ordinal, bits))
        line.pieces = told

    def drop(self, element: etree._Element, kind: str) -> None:
        """Leave a subtree out: count its characters and its runs."""
        self.book.lose(kind, element)
        self.ordinal += sum(1 for _ in element.iter(R))

    def branches(self, alternate: etree._Element) -> Iterator[etree._Element]:
        """The first Choice, the other branches dropped in their order; a Fallback only where there is no Choice."""
        held = [child for child in alternate if isinstance(child.tag, str)]
        chosen = next((child for child in held if child.tag == CHOICE), held[0] if held else None)
        for child in held:
            if child is chosen:
                yield child
            else:
                self.drop(child, "fallback")

    def alternate(self, element: etree._Element, line: Line, told: int, look: Look) -> None:
        for chosen in self.branches(element):
            self.inline(chosen, line, told, look)

    def box(self, element: etree._Element, line: Line, told: int, look: Look) -> None:
        """A text box, or a block where none can be: its paragraphs come after the one that it hangs on."""
        kept, self.paragraphs = self.paragraphs, []
        fields, self.fields, codes, self.codes = self.fields, [], self.codes, 0
        self.blocks((element,) if element.tag in (P, TBL) else element, Place("textbox"))
        line.after += self.paragraphs
        self.paragraphs, self.fields, self.codes = kept, fields, codes

    def simple_field(self, element: etree._Element, line: Line, told: int, look: Look) -> None:
        self.book.losses.add("instructions")
        self.inline(element, line, told, look)

    # elements that hold nothing further

    def field(self, element: etree._Element, line: Line, told: int) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(True)
            self.codes += 1
        elif self.fields and kind == "separate":
            self.codes -= self.fields[-1]
            self.fields[-1] = False
        elif self.fields and kind == "end":
            self.codes -= self.fields.pop()
            self.book.losses.add("instructions")

    def mark(self, element: etree._Element, line: Line, told: int) -> None:
        self.text(_MARKS[element.tag], line, told)

    def symbol(self, element: etree._Element, line: Line, told: int) -> None:
        code = element.get(f"{W}char", "")
        char = symbol(chr(int(code, 16)), element.get(f"{W}font", "")) if _CODE.fullmatch(code) else None
        if char is None:
            self.book.losses.add("symbols")
        else:
            self.text(char, line, told)

    def note(self, element: etree._Element, line: Line, told: int) -> None:
        kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
        line.notes.append((kind, element.get(f"{W}id", "")))

    def unread(self, element: etree._Element, line: Line, told: int) -> None:
        self.book.met += bool(element.text)
        self.book.losses.add("deleted" if element.tag == DELETED else "drawn", visible(element.text or ""))

    def soft_hyphen(self, element: etree._Element, line: Line, told: int) -> None:
        self.book.losses.add("soft_hyphens")

    def code(self, element: etree._Element, line: Line, told: int) -> None:
        """The code of a field ('HYPERLINK ...'): counted when the field ends."""


_BRANCHES: dict[str, Callable[[Walk, etree._Element, Line, int, Look], None]] = {
    ALTERNATE: Walk.alternate, f"{W}txbxContent": Walk.box, P: Walk.box, TBL: Walk.box, f"{W}fldSimple": Walk.simple_field,
}  # fmt: skip
_LEAVES: dict[str, Callable[[Walk, etree._Element, Line, int], None]] = {
    **dict.fromkeys(_MARKS, Walk.mark), f"{W}fldChar": Walk.field, f"{W}instrText": Walk.code, f"{W}delInstrText": Walk.code,
    f"{W}sym": Walk.symbol, f"{W}softHyphen": Walk.soft_hyphen, DELETED: Walk.unread, DRAWN: Walk.unread,
    f"{W}footnoteReference": Walk.note, f"{W}endnoteReference": Walk.note,
}  # fmt: skip


def _size(element: etree._Element | None, otherwise: int) -> int:
    value = element.get(VAL, "") if element is not None else ""
    return min(int(value), MAX_COLUMNS) if value.isdecimal() and len(value) < 9 else otherwise
