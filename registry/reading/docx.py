"""A DOCX read in one pass over its parts, in document order.

Tracked insertions are accepted and deletions dropped; content controls, smart tags, fields and hyperlinks are seen through;
numbers that Word prints by itself are printed; what does not get into the text is counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from registry.model import Paragraph, Reading
from registry.reading.lines import Line, Place, clean, visible
from registry.reading.losses import Losses
from registry.reading.numbering import Numbering
from registry.reading.package import Clock, Package, W
from registry.reading.refusal import Unreadable
from registry.reading.styles import PLAIN, VAL, Look, Styles, align, num_of, toggles
from registry.reading.symbols import symbol
from registry.reading.tables import inside, is_layout

MAX_PARAGRAPHS = 200_000
MAX_COLUMNS = 10_000
READER = "docx 1"
NOT_WORD = "Tệp không phải văn bản Word (.docx): hãy mở bằng chương trình đã tạo ra nó và lưu thành .docx."
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML = "{urn:schemas-microsoft-com:vml}"
P, R, T, TBL, TR, TC, R_PR, P_PR, DELETED = (f"{W}{name}" for name in ("p", "r", "t", "tbl", "tr", "tc", "rPr", "pPr", "delText"))
ALTERNATE, CHOICE = f"{_MC}AlternateContent", f"{_MC}Choice"
_TEXT = frozenset({T, f"{_M}t"})
_MARKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_GONE = {f"{W}del": "deleted", f"{W}moveFrom": "moved", f"{_MC}Fallback": "fallback", f"{W}rt": "ruby"}
_PROPERTIES = frozenset(
    f"{W}{name}" for name in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sdtPr", "sdtEndPr",
                              "customXmlPr", "smartTagPr", "rubyPr", "ffData")
)  # fmt: skip
_COUNTED = {
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic": "pictures", f"{_VML}imagedata": "pictures",
    f"{_VML}textpath": "wordart", f"{W}ins": "inserted", f"{W}moveTo": "inserted", f"{W}altChunk": "objects",
    f"{W}subDoc": "objects", "{urn:schemas-microsoft-com:office:office}OLEObject": "objects",
}  # fmt: skip
_HAS_TEXT = re.compile(rb"<(?:\w+:)?t[\s>]")
_CODE = re.compile("[0-9A-Fa-f]{1,5}")


@dataclass(frozen=True, slots=True)
class Format:
    """How a run looks, and the look of its paragraph's style, for the runs further in."""

    bold: bool = False
    italic: bool = False
    caps: bool = False
    hidden: bool = False
    look: Look = PLAIN


class Book:
    """What the walks over the parts of one file share: styles, counters, losses, limits."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.clock = package.clock
        self.losses = Losses()
        main = [part for kind, part in package.related("") if kind == "officeDocument"]
        if not main:
            raise Unreadable("not_docx", NOT_WORD)
        self.main = main[0]
        self.parts = package.related(self.main)
        self.read = {self.main}
        self.styles = Styles(self.part("styles"))
        self.numbering = Numbering(self.part("numbering"), self.styles, self.losses)
        self.formats: dict[tuple[str, int], Format] = {}
        self.tables = self.count = 0
        self.held: dict[tuple[str, str], tuple[etree._Element, str, int]] = {}
        for kind in ("footnote", "endnote"):
            self.hold_notes(kind)

    def part(self, kind: str) -> etree._Element | None:
        name = next((part for found, part in self.parts if found == kind), None)
        if name is None:
            return None
        self.read.add(name)
        return self.package.xml(name)

    def hold_notes(self, kind: str) -> None:
        """Every note with the ordinal of the run before it, until it is called."""
        root = self.part(f"{kind}s")
        name, ordinal = next((part for found, part in self.parts if found == f"{kind}s"), ""), -1
        for note in root if root is not None else ():
            if note.tag == f"{W}{kind}":
                self.held.setdefault((kind, note.get(f"{W}id", "")), (note, name, ordinal))
            ordinal += sum(1 for _ in note.iter(R))

    def notes(self, called: list[tuple[str, str]]) -> list[Paragraph]:
        """The notes called, each once; what a note itself calls follows it."""
        told: list[Paragraph] = []
        queue = list(called)
        for call in queue:
            if call in self.held:
                note, part, ordinal = self.held.pop(call)
                walk = Walk(self, part, ordinal)
                walk.depth = 1  # so that notes inside are left in walk.late
                walk.blocks(note, Place(call[0]))
                told += walk.paragraphs
                queue += walk.late
        return told

    def format(self, r_pr: etree._Element | None, look: Look) -> Format:
        """The run's own word, else that of its styles; a toggle set by both paragraph and character style is off (17.7.3)."""
        told, style = toggles(r_pr), _style(r_pr, "rStyle")
        char = self.styles.look(style) if style else PLAIN
        base = self.styles.base

        def is_on(name: str) -> bool:
            own = told.get(name)
            if own is not None:
                return own
            return bool(getattr(look, name)) != bool(getattr(char, name)) or bool(getattr(base, name))

        return Format(is_on("bold"), is_on("italic"), is_on("caps"), is_on("hidden"), look)

    def table(self) -> int:
        self.tables += 1
        return self.tables - 1

    def tick(self) -> None:
        self.count += 1
        if self.count > MAX_PARAGRAPHS:
            raise Unreadable("too_large", f"Văn bản có trên {MAX_PARAGRAPHS:,} đoạn: hãy chia thành nhiều tệp rồi thêm từng tệp.".replace(",", "."))
        if not self.count & 511:
            self.clock.check()

    def note_special(self, element: etree._Element) -> None:
        """Count what holds no text of its own but must not go unsaid."""
        kind = _COUNTED.get(element.tag)
        if kind:
            self.losses.add(kind)

    def account(self) -> None:
        """Count the text of every part that was not read: headers, footers, comments, notes never called, the rest."""
        for note, _, _ in self.held.values():
            self.losses.add("note", visible("".join(t.text or "" for t in note.iter(T))))
        kinds = {part: kind for kind, part in self.parts}
        for name in self.package.entries:
            if name in self.read or not name.endswith(".xml") or not _HAS_TEXT.search(self.package.bytes(name)):
                continue
            text = "".join(t.text or "" for t in self.package.xml(name).iter(T, f"{_A}t"))
            kind = kinds.get(name, "").rstrip("s")
            self.losses.add(kind if kind in ("header", "footer", "comment") else "other_part", visible(text))


class Walk:
    """The walk over one part. Out: `paragraphs`, in reading order.

    ordinal: of the w:r last met, counted over the whole part, those dropped included.
    """

    def __init__(self, book: Book, part: str, ordinal: int = -1) -> None:
        self.book = book
        self.part = part
        self.ordinal = ordinal
        self.paragraphs: list[Paragraph] = []
        self.fields: list[bool] = []  # open fields: whether still in its code
        self.codes = 0  # how many of them are
        self.late: list[tuple[str, str]] = []  # notes called inside a table, printed after it
        self.depth = 0

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
            elif tag in _GONE:
                self.drop(child, _GONE[tag])
            elif tag == ALTERNATE:
                for chosen in self.branches(child):
                    self.blocks(chosen, place)
            elif tag == R or tag in _TEXT:  # out of place, but text
                line = Line()
                self.piece(child, line, self.book.format(None, PLAIN))
                self.finish(line, None, PLAIN, place)
            elif tag not in _PROPERTIES and isinstance(tag, str):
                self.book.note_special(child)
                if len(child):
                    self.blocks(child, place)
        if held is not None:
            self.finish(held, None, PLAIN, place)

    def table(self, table: etree._Element, place: Place) -> None:
        """Cell by cell, by the grid's columns; what a merged cell holds stands once, where it is."""
        number = self.book.table()
        layout = is_layout(table, self.book.styles)
        self.depth += 1
        for r, row in enumerate(inside(table, TR)):
            column = _size(row.find(f"{W}trPr/{W}gridBefore"), 0)
            for cell in inside(row, TC):
                self.blocks(cell, replace(place, cell=(number, r, column), layout=layout))
                column += _size(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
        self.depth -= 1
        if not self.depth:
            late, self.late = self.late, []
            self.paragraphs += self.book.notes(late)

    def paragraph(self, element: etree._Element, place: Place, held: Line | None) -> Line | None:
        """Read one w:p. Returns the line where its mark is deleted: it goes on in the next paragraph."""
        self.book.tick()
        line = held or Line()
        p_pr = element.find(P_PR)
        look = self.book.styles.look(_style(p_pr, "pStyle") or self.book.styles.default)
        self.inline(element, line, self.book.format(None, look))
        if self.codes:  # a code never goes beyond its paragraph: it is a field without an end
            self.fields, self.codes = [code for code in self.fields if not code], 0
        mark = p_pr.find(R_PR) if p_pr is not None else None
        if mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None):
            return line
        self.finish(line, p_pr, look, place)
        return None

    def finish(self, line: Line, p_pr: etree._Element | None, look: Look, place: Place) -> None:
        """Number the line and put it out, then its text boxes and notes."""
        label, where = "", look.align or self.book.styles.base.align or "left"
        mark: dict[str, bool] = {}
        own: tuple[str | None, int | None] = (None, None)
        if p_pr is not None:
            mark, own = toggles(p_pr.find(R_PR)), num_of(p_pr)
            jc = p_pr.find(f"{W}jc")
            where = align(jc.get(VAL)) if jc is not None else where
        if (own[0] or look.num[0]) and (line.pieces or not mark.get("hidden")):
            label = self.book.numbering.label(own, look, mark.get("caps", look.caps or False))
        whole = line.paragraph(self.part, label, where, look.name, place)
        if whole is not None:
            self.paragraphs.append(whole)
        self.paragraphs += line.after
        if self.depth:
            self.late += line.notes
        else:
            self.paragraphs += self.book.notes(line.notes)

    # inside a paragraph

    def inline(self, parent: etree._Element, line: Line, told: Format) -> None:
        for child in parent:
            self.piece(child, line, told)

    def piece(self, child: etree._Element, line: Line, told: Format) -> None:
        tag = child.tag
        if tag in _PROPERTIES:
            return
        if tag == R:
            self.ordinal += 1
            if not self.ordinal & 2047:
                self.book.clock.check()
            self.inline(child, line, self.book.format(child.find(R_PR), told.look))
        elif tag in _TEXT:
            self.text(child.text or "", line, told)
        elif tag in _MARKS:
            self.text(_MARKS[tag], line, told)
        elif tag in _GONE:
            self.drop(child, _GONE[tag])
        elif tag in _SPECIAL:
            _SPECIAL[tag](self, child, line, told)
        elif isinstance(tag, str):
            self.book.note_special(child)
            self.inline(child, line, told)

    def text(self, text: str, line: Line, told: Format) -> None:
        if told.hidden or self.codes:
            self.book.losses.add("hidden" if told.hidden else "field_code", visible(text))
            return
        if text not in ("\t", "\n"):
            text = clean(text, self.book.losses)
        line.pieces.append((text.upper() if told.caps else text, self.ordinal, told.bold, told.italic))

    def drop(self, element: etree._Element, kind: str) -> None:
        """Leave a subtree out: count its characters and its runs."""
        text = "".join(t.text or "" for t in element.iter(*_TEXT, DELETED))
        self.book.losses.add(kind, visible(text))
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

    def alternate(self, element: etree._Element, line: Line, told: Format) -> None:
        for chosen in self.branches(element):
            self.inline(chosen, line, told)

    def box(self, element: etree._Element, line: Line, told: Format) -> None:
        """A text box, or a block where none can be: its paragraphs come after the one that it hangs on."""
        kept, self.paragraphs = self.paragraphs, []
        fields, self.fields, codes, self.codes = self.fields, [], self.codes, 0
        self.blocks([element] if element.tag in (P, TBL) else element, Place("textbox"))
        line.after += self.paragraphs
        self.paragraphs, self.fields, self.codes = kept, fields, codes

    def field(self, element: etree._Element, line: Line, told: Format) -> None:
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

    def simple_field(self, element: etree._Element, line: Line, told: Format) -> None:
        self.book.losses.add("instructions")
        self.inline(element, line, told)

    def symbol(self, element: etree._Element, line: Line, told: Format) -> None:
        code = element.get(f"{W}char", "")
        char = symbol(chr(int(code, 16)), element.get(f"{W}font", "")) if _CODE.fullmatch(code) else None
        if char is None:
            self.book.losses.add("symbols")
        else:
            self.text(char, line, told)

    def note(self, element: etree._Element, line: Line, told: Format) -> None:
        kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
        line.notes.append((kind, element.get(f"{W}id", "")))

    def deleted(self, element: etree._Element, line: Line, told: Format) -> None:
        self.book.losses.add("deleted", visible(element.text or ""))

    def soft_hyphen(self, element: etree._Element, line: Line, told: Format) -> None:
        self.book.losses.add("soft_hyphens")

    def code(self, element: etree._Element, line: Line, told: Format) -> None:
        """The code of a field ('HYPERLINK ...'): counted when the field ends."""


_SPECIAL: dict[str, Callable[[Walk, etree._Element, Line, Format], None]] = {
    ALTERNATE: Walk.alternate, f"{W}txbxContent": Walk.box, P: Walk.box, TBL: Walk.box,
    f"{W}fldChar": Walk.field, f"{W}fldSimple": Walk.simple_field, f"{W}instrText": Walk.code, f"{W}delInstrText": Walk.code,
    f"{W}sym": Walk.symbol, f"{W}softHyphen": Walk.soft_hyphen, DELETED: Walk.deleted,
    f"{W}footnoteReference": Walk.note, f"{W}endnoteReference": Walk.note,
}  # fmt: skip


def _style(properties: etree._Element | None, name: str) -> str:
    named = properties.find(f"{W}{name}") if properties is not None else None
    return named.get(VAL, "") if named is not None else ""


def _size(element: etree._Element | None, otherwise: int) -> int:
    value = element.get(VAL, "") if element is not None else ""
    return min(int(value), MAX_COLUMNS) if value.isdecimal() and len(value) < 9 else otherwise


def read_docx(path: Path) -> Reading:
    """A DOCX (or DOCM, DOTX) by its content, whatever its name. Raises Unreadable."""
    with Package(path, Clock()) as package:
        book = Book(package)
        root = package.xml(book.main)
        if root.tag != f"{W}document":
            raise Unreadable("not_docx", NOT_WORD)
        walk = Walk(book, book.main)
        walk.blocks(root, Place())
        book.account()
    return Reading(path.name, READER, tuple(walk.paragraphs), book.losses.sentences())
