"""Rich Text Format 1.9 -> paragraphs: what Word and LibreOffice write, and older programs."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field

from registry.model import Paragraph, Reading
from registry.reading.lines import visible
from registry.reading.package import Clock
from registry.reading.refusal import bomb, broken, scanned
from registry.reading.rtf_fonts import SYMBOL, Fonts
from registry.reading.secret import refuse_secret
from registry.reading.styles import BOLD, CAPS, HIDDEN, ITALIC
from registry.reading.symbols import symbol
from registry.reading.writer import Piece, Writer, written

READER = "rtf 1"
MAX_GROUPS = 2_000  # open at a time
MAX_CELLS = 1_000  # of one row
_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,40})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([\r\n]+)|([^\\{}\r\n]+)|(\\)", re.S
)
_CHARS = {"tab": "\t", "line": "\n", "page": "\n", "column": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ", "qmspace": " ",
          "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"}  # fmt: skip
_SYMBOLS = {b"~": "\u00a0", b"_": "-", b"\n": "", b"\r": "", b"\t": "\t", b"\\": "\\", b"{": "{", b"}": "}"}
_BITS = {"b": BOLD, "i": ITALIC, "caps": CAPS, "v": HIDDEN}
_ALIGN = {"ql": "left", "qc": "center", "qr": "right", "qj": "both", "qd": "both", "qt": "both"}
_COUNTED = {
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header", "footer": "footer", "footerl": "footer", "footerr": "footer",
    "footerf": "footer", "annotation": "comment",
}  # fmt: skip
_SKIPPED = (
    "stylesheet colortbl info pict objdata themedata datastore listtable listoverridetable revtbl rsidtbl generator fldinst nonshppict nonesttables "
    "bkmkstart bkmkend xmlnstbl mmathPr latentstyles filetbl pgptbl xe tc atnid atnauthor atrfstart atrfend atnref atndate atntime "
    "sp shprslt blipuid picprop pntxta pntxtb pnseclvl userprops docvar wgrffmtfilter passwordhash"
)
_SEEN_THROUGH = frozenset(("shpinst", "shppict", "shptxt", "nesttableprops", "ud", "annotation"))  # after \*
_UNREAD = frozenset(_SKIPPED.split())


@dataclass(slots=True)
class Row:
    """The row that is being described: right edges, lines of the cell at hand, which cells have two or more."""

    left: int = 0
    rights: list[int] = field(default_factory=list)
    drawn: list[bool] = field(default_factory=list)
    sides: int = 0
    side: bool = False

    def cell(self, right: int) -> None:
        if len(self.rights) < MAX_CELLS:
            self.rights.append(right)
            self.drawn.append(self.sides >= 2)
        self.sides, self.side = 0, False

    def lefts(self) -> list[int]:
        return [self.left, *self.rights[:-1]] if self.rights else []


@dataclass(slots=True)
class State:
    """What a group hands down. into: where its text goes; skip: how many characters stand in for one of Unicode."""

    into: str = "text"
    bits: int = 0
    font: int = -1
    skip: int = 1
    deleted: bool = False


@dataclass(slots=True)
class Frame:
    """A footnote or text box being read inside a paragraph: what to go back to, and at which depth of groups."""

    depth: int
    pieces: list[Piece]
    kind: str


class Reader:
    """Goes over the tokens once and writes."""

    def __init__(self, data: bytes, writer: Writer) -> None:
        self.data = data
        self.writer = writer
        self.state = State()
        self.stack: list[State] = []
        self.fonts = Fonts()
        self.pieces: list[Piece] = []
        self.label = ""
        self.align, self.depth, self.kind = "left", 0, "body"
        self.rows: dict[bool, Row] = {False: Row(), True: Row()}
        self.frames: list[Frame] = []
        self.after: list[Paragraph] = []
        self.pending = 0  # stand-ins still to be passed over
        self.high = ""  # the first half of a surrogate pair
        self.starred = self.fresh = False
        self.counted: dict[str, list[str]] = {}

    def run(self) -> None:
        at, end, count = 0, len(self.data), 0
        while at < end:
            token = _TOKEN.match(self.data, at)
            if token is None:
                break
            at = token.end()
            count += 1
            if not count & 1023:
                self.writer.clock.check()
            word, number, code, sign, brace, _, text, _ = token.groups()
            if word == b"bin" and number:
                at += max(0, int(number))
            elif brace == b"{":
                self.begin()
            elif brace:
                if not self.stack:
                    break  # what stands behind the last group is no text
                self.end_group()
            elif word:
                self.word(word.decode(), int(number) if number else None)
            elif code:
                self.raw(bytes((int(code, 16),)))
            elif sign:
                self.sign(sign)
            elif text:
                self.raw(text)
        while self.stack:
            self.end_group()
        self.finish(last=True)
        for kind, texts in self.counted.items():
            whole = "".join(texts)
            self.writer.losses.add(kind, visible(whole))
            if kind == "header":
                self.writer.stamps += whole.split("\n")

    # groups

    def begin(self) -> None:
        if len(self.stack) >= MAX_GROUPS:
            raise bomb("có cấu trúc lồng nhau bất thường")
        self.stack.append(self.state)
        self.state = copy(self.state)
        self.starred, self.fresh = False, True

    def end_group(self) -> None:
        left, self.state = self.state, self.stack.pop()
        if self.frames and len(self.stack) < self.frames[-1].depth:
            self.close_frame()
        if left.into == "font" and self.state.into != "font":
            self.fonts.end()
        self.pending = 0
        self.fresh = False

    def word(self, word: str, number: int | None) -> None:
        fresh, self.fresh = self.fresh, False
        starred, self.starred = self.starred, False
        if self.state.into == "nothing":
            return
        if self.pending and word != "u":
            self.pending -= 1
            if word in _CHARS:
                return
        if fresh and self.destination(word, starred):
            return
        act = _WORDS.get(word)
        if act is not None:
            act(self, word, number)
        elif word in _CHARS:
            self.text(_CHARS[word])
        elif word in _BITS:
            self.bit(_BITS[word], number)
        elif word in _ALIGN:
            self.align = _ALIGN[word]

    def destination(self, word: str, starred: bool) -> bool:
        """Whether a word that begins a group says where the text of the group goes."""
        state = self.state
        if word in _COUNTED:
            state.into = f"count {_COUNTED[word]}"
        elif word == "fonttbl":
            state.into = "font"
        elif word in ("listtext", "pntext"):
            state.into = "label"
        elif word in ("footnote", "shptxt"):
            self.open_frame("footnote" if word == "footnote" else "textbox")
        elif word in _UNREAD or (starred and word not in _SEEN_THROUGH):
            if word == "pict":
                self.writer.losses.add("pictures")
            state.into = "nothing"
        elif word == "object":
            self.writer.losses.add("objects")
        elif word == "field":
            self.writer.losses.add("instructions")
        elif word == "upr":
            state.into = "nothing until ud"
        elif word == "ud":
            state.into = self.stack[-2].into if len(self.stack) > 1 else "text"
        else:
            return False
        return True

    def open_frame(self, kind: str) -> None:
        if self.state.into == "text":
            self.frames.append(Frame(len(self.stack), self.pieces, self.kind))
            self.pieces, self.kind = [], kind

    def close_frame(self) -> None:
        self.finish(last=True)
        frame = self.frames.pop()
        self.pieces, self.kind = frame.pieces, frame.kind

    # text

    def raw(self, data: bytes) -> None:
        if self.pending:
            taken = min(self.pending, len(data))
            self.pending -= taken
            data = data[taken:]
        self.fresh = False
        if not data or self.state.into.startswith("nothing"):
            return
        if self.state.into == "font":
            self.fonts.named(data)
            return
        name, page = self.fonts.of(self.state.font)
        if page == SYMBOL:
            self.text("".join(self.symbol(chr(byte), name) for byte in data))
        else:
            self.text(self.fonts.decoded(data, page))

    def symbol(self, char: str, font: str) -> str:
        told = symbol(char, font)
        if told is None and char != " ":
            self.writer.losses.add("symbols")
        return told or " "

    def text(self, text: str) -> None:
        into = self.state.into
        if into == "label":
            self.label += text.replace("\t", " ")
        elif into.startswith("count "):
            self.counted.setdefault(into[6:], []).append(text)
        elif into == "text":
            if self.state.deleted:
                self.writer.losses.add("deleted", visible(text))
                return
            font = self.fonts.of(self.state.font)[0]
            if self.pieces and self.pieces[-1][1:] == (self.state.bits, font):
                self.pieces[-1] = self.pieces[-1][0] + text, self.state.bits, font
            else:
                self.pieces.append((text, self.state.bits, font))

    def sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.starred, self.fresh = True, True
            return
        if self.state.into == "nothing":
            return
        if sign == b"-":
            self.writer.losses.add("soft_hyphens", self.state.into == "text")
        elif sign in (b"\n", b"\r"):
            self.paragraph()
        elif self.pending:
            self.pending -= 1
        else:
            self.text(_SYMBOLS.get(sign, ""))

    def unicode(self, word: str, number: int | None) -> None:
        code = (number or 0) & 0xFFFF
        self.pending = self.state.skip
        if 0xD800 <= code < 0xDC00:
            self.high = chr(code)
        elif 0xDC00 <= code < 0xE000:
            high, self.high = self.high, ""
            if high:
                self.text(chr(0x10000 + (ord(high) - 0xD800) * 0x400 + code - 0xDC00))
        elif 0xF000 <= code <= 0xF0FF:
            self.text(self.symbol(chr(code), self.fonts.of(self.state.font)[0]))
        elif code:
            self.text(chr(code))

    # paragraphs and tables

    def finish(self, last: bool = False) -> None:
        """Put out the paragraph; last: only if there is anything on it."""
        pieces, self.pieces = self.pieces, []
        label, self.label = self.label.strip(), ""
        if not pieces and last and not self.after:
            return
        told = self.writer.finished(pieces, f"{label} " if label else "", self.align, kind=self.kind) if pieces or label else None
        if self.frames:
            self.after += [told] if told is not None else []
            return
        if self.depth or self.writer.open:
            self.writer.at_depth(self.depth)
        self.writer.put(told)
        after, self.after = self.after, []
        for paragraph in after:
            self.writer.put(paragraph)

    def paragraph(self, word: str = "", number: int | None = None) -> None:
        if self.state.into.startswith("count "):
            self.text("\n")
        elif self.state.into == "text":
            self.finish()

    def cell(self, word: str, number: int | None) -> None:
        """A cell ends, of the innermost table or (nested) of one inside."""
        if self.state.into != "text":
            return
        if not self.frames:
            self.depth = max(2, self.depth) if word == "nestcell" else 1
        self.finish()
        if not self.frames:
            self.writer.at_depth(self.depth)
            self.writer.open[-1].end_cell()

    def row(self, word: str, number: int | None) -> None:
        if self.state.into != "text" or self.frames:
            return
        nested = word == "nestrow"
        row = self.rows[nested]
        self.writer.at_depth(max(2, self.depth) if nested else 1)
        self.writer.open[-1].end_row(row.lefts(), list(row.drawn))

    def row_begins(self, word: str, number: int | None) -> None:
        self.rows[self.depth > 1] = Row()

    def row_word(self, word: str, number: int | None) -> None:
        row = self.rows[self.depth > 1]
        if word == "cellx":
            row.cell(max(-(1 << 20), min(number or 0, 1 << 20)))
        elif word == "trleft":
            row.left = max(-(1 << 20), min(number or 0, 1 << 20))
        elif word in ("clbrdrt", "clbrdrl", "clbrdrb", "clbrdrr"):
            row.side = True
        elif row.side:  # the kind of line of the side just named
            row.side = False
            row.sides += word not in ("brdrnone", "brdrnil", "brdrtbl")

    def plain_paragraph(self, word: str, number: int | None) -> None:
        if self.state.into == "text" and not self.frames:
            self.depth = 0
        self.align = "left"

    def in_table(self, word: str, number: int | None) -> None:
        if not self.frames:
            self.depth = min(max(0, number if number is not None else 1), 70) if word == "itap" else max(1, self.depth)

    # properties

    def bit(self, bit: int, number: int | None) -> None:
        self.state.bits = self.state.bits & ~bit if number == 0 else self.state.bits | bit

    def plain(self, word: str, number: int | None) -> None:
        self.state.bits, self.state.font, self.state.deleted = 0, -1, False

    def property(self, word: str, number: int | None) -> None:
        if word == "uc":
            self.state.skip = min(max(0, number if number is not None else 1), 100)
        elif word == "deleted":
            self.state.deleted = number != 0
        elif word == "revised" and number != 0:
            self.writer.losses.add("inserted")
        elif word == "deff":
            self.fonts.default = number or 0
        elif word == "ansicpg" and number:
            self.fonts.code_page(number)

    def set_font(self, word: str, number: int | None) -> None:
        if self.state.into == "font":
            self.fonts.begin(number or 0)
        else:
            self.state.font = number or 0

    def charset(self, word: str, number: int | None) -> None:
        self.fonts.charset(number or 0)


_WORDS: dict[str, Callable[[Reader, str, int | None], None]] = {
    "par": Reader.paragraph, "sect": Reader.paragraph, "cell": Reader.cell, "nestcell": Reader.cell, "row": Reader.row, "nestrow": Reader.row,
    "trowd": Reader.row_begins, "pard": Reader.plain_paragraph, "intbl": Reader.in_table, "itap": Reader.in_table, "plain": Reader.plain, "u": Reader.unicode,
    **dict.fromkeys(("cellx", "trleft", "clbrdrt", "clbrdrl", "clbrdrb", "clbrdrr", "brdrs", "brdrth", "brdrsh", "brdrdb", "brdrdot", "brdrdash",
                     "brdrhair", "brdrnone", "brdrnil", "brdrtbl", "brdrw", "brdrtriple"), Reader.row_word),
    **dict.fromkeys(("uc", "deleted", "revised", "deff", "ansicpg"), Reader.property), "f": Reader.set_font, "fcharset": Reader.charset,
}  # fmt: skip


def read_rtf(data: bytes, file: str) -> Reading:
    """An RTF by its content. Raises Unreadable."""
    if b"\\" not in data[5:] and b"}" not in data[5:]:
        raise broken()
    told = written(lambda writer: Reader(data, writer).run(), Clock())
    refuse_secret(told.paragraphs, told.stamps)
    if told.losses.counts["pictures"] and not any(char.isalnum() for p in told.paragraphs for char in p.text):
        raise scanned("Tệp")
    return Reading(file, READER, tuple(told.paragraphs), told.losses.sentences())
