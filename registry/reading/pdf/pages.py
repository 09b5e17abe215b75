"""A PDF page by page: words with their places, ruling lines, pictures. All of pdfium that is used stands here."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from registry.reading.package import Clock
from registry.reading.refusal import broken, encrypted, too_large
from registry.reading.styles import BOLD, ITALIC

MAX_PAGES = 3_000
MAX_CHARS = 60_000  # of one page
MAX_OBJECTS = 60_000  # of one page
MAX_SEGMENTS = 200_000
THIN = 2.5  # points: what is thinner is a line
LONG = 6.0  # points: what is shorter is none
_BOLD, _ITALIC = re.compile(r"(?i)bold|black|heavy|semibold"), re.compile(r"(?i)italic|oblique")


@dataclass(slots=True)
class Word:
    """text: without white space; left, right, low, high in points from the lower left corner; size of the type; base: of the line."""

    text: str
    left: float
    right: float
    low: float
    high: float
    size: float
    base: float
    bits: int = 0
    font: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line on the page, across (low == high) or upright (left == right)."""

    left: float
    low: float
    right: float
    high: float


@dataclass(slots=True)
class Page:
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: int = 0
    signatures: int = 0  # digital ones, told with the first page


def pages(data: bytes, clock: Clock) -> Iterator[Page]:
    """The pages in order. Raises Unreadable."""
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        raise (encrypted() if "password" in str(error).lower() else broken()) from error
    try:
        if count > MAX_PAGES:
            raise too_large(f"trên {MAX_PAGES} trang")
        for i in range(count):
            clock.check()
            page = _page(document, i, clock)
            page.signatures = 0 if i else max(0, pdfium.FPDF_GetSignatureCount(document.raw))
            yield page
    finally:
        document.close()


def _page(document: Any, index: int, clock: Clock) -> Page:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return Page(0, 0)  # one page that is broken is no reason to lose the others
    try:
        turn = _Turn(page)
        told = Page(turn.width, turn.height)
        text = page.get_textpage()
        try:
            told.words = _words(text, turn, clock)
        finally:
            text.close()
        _objects(page, turn, told, clock)
        return told
    except pypdfium2.PdfiumError:
        return Page(0, 0)
    finally:
        page.close()


class _Turn:
    """From the page's own coordinates to those in which it is read."""

    def __init__(self, page: Any) -> None:
        self.angle = int(page.get_rotation()) % 360
        left, low, right, high = page.get_bbox()
        self.left, self.low, self.right, self.high = left, low, right, high
        wide, tall = right - left, high - low
        self.width, self.height = (tall, wide) if self.angle in (90, 270) else (wide, tall)

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.angle == 90:
            return y - self.low, self.right - x
        if self.angle == 180:
            return self.right - x, self.high - y
        if self.angle == 270:
            return self.high - y, x - self.left
        return x - self.left, y - self.low

    def box(self, left: float, low: float, right: float, high: float) -> tuple[float, float, float, float]:
        (a, b), (c, d) = self.point(left, low), self.point(right, high)
        return min(a, c), min(b, d), max(a, c), max(b, d)


def _words(text: Any, turn: _Turn, clock: Clock) -> list[Word]:
    """The characters of a page put together where no white space and no gap divides them."""
    handle = text.raw
    count = pdfium.FPDFText_CountChars(handle)
    if count > MAX_CHARS:
        raise too_large(f"một trang có trên {MAX_CHARS // 1000} nghìn ký tự")
    words: list[Word] = []
    word: Word | None = None
    box = [ctypes.c_double() for _ in range(4)]
    left, right, low, high = (ctypes.byref(value) for value in box)
    x, y = ctypes.c_double(), ctypes.c_double()
    for i in range(count):
        if not i & 2047:
            clock.check()
        code = pdfium.FPDFText_GetUnicode(handle, i)
        if code in (0, 2, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            code = 0x2D if code == 2 else 0x20  # 2: a hyphen at the end of a line
        char = chr(code)
        if char.isspace() or not pdfium.FPDFText_GetCharBox(handle, i, left, right, low, high):
            word = None
            continue
        a, b, c, d = turn.box(box[0].value, box[2].value, box[1].value, box[3].value)
        if word is not None and (a - word.right > 0.9 * word.size or word.left - c > 0.9 * word.size or not _level(word, b, d)):
            word = None
        if word is None:
            bits, font = _look(handle, i)
            size = float(pdfium.FPDFText_GetFontSize(handle, i)) or d - b
            base = turn.point(x.value, y.value)[1] if pdfium.FPDFText_GetCharOrigin(handle, i, x, y) else b
            word = Word("", a, c, b, d, min(max(size, d - b, 1.0), 200.0), base, bits, font)
            words.append(word)
        word.text += char
        word.left, word.right, word.low, word.high = min(word.left, a), max(word.right, c), min(word.low, b), max(word.high, d)
    return words


def _level(word: Word, low: float, high: float) -> bool:
    """Whether a character stands on the line of a word."""
    return low < word.high + 0.5 * word.size and high > word.low - 0.5 * word.size


def _look(handle: Any, i: int) -> tuple[int, str]:
    """Bold and italic by the font's name, for its weight is seldom told."""
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(handle, i, name, 128, flags)
    font = name.value.decode("latin-1").split("+")[-1]
    return (BOLD if _BOLD.search(font) else 0) | (ITALIC if _ITALIC.search(font) else 0), font


def _objects(page: Any, turn: _Turn, told: Page, clock: Clock) -> None:
    """Ruling lines and pictures."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    segments = 0
    for i in range(min(count, MAX_OBJECTS)):
        if not i & 1023:
            clock.check()
        item = pdfium.FPDFPage_GetObject(page.raw, i)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            told.pictures += 1
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and segments < MAX_SEGMENTS:
            segments += max(0, pdfium.FPDFPath_CountSegments(item))
            told.rules += _rules(item, turn)


def _rules(path: Any, turn: _Turn) -> list[Rule]:
    """The straight lines of a path: strokes, thin boxes, the edges of stroked boxes."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    rules: list[Rule] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    outline: list[tuple[float, float]] = []
    for k in range(min(pdfium.FPDFPath_CountSegments(path), MAX_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, k)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            rules += _outlined(outline, bool(stroke.value))
            outline = []
        px, py = x.value, y.value
        outline.append(turn.point(matrix.a * px + matrix.c * py + matrix.e, matrix.b * px + matrix.d * py + matrix.f))
    return rules + _outlined(outline, bool(stroke.value))


def _outlined(points: list[tuple[float, float]], stroked: bool) -> list[Rule]:
    if len(points) < 2 or len(points) > 60:
        return []
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    if right - left >= LONG and high - low <= THIN:
        return [Rule(left, (low + high) / 2, right, (low + high) / 2)]
    if high - low >= LONG and right - left <= THIN:
        return [Rule((left + right) / 2, low, (left + right) / 2, high)]
    if not stroked:
        return []
    told = []
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ay - by) <= 1 and abs(ax - bx) >= LONG:
            told.append(Rule(min(ax, bx), ay, max(ax, bx), ay))
        elif abs(ax - bx) <= 1 and abs(ay - by) >= LONG:
            told.append(Rule(ax, min(ay, by), ax, max(ay, by)))
    return told
