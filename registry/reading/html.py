"""HTML, as the national database and Word publish documents -> paragraphs. Also Word's web archive (MHTML)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from email import policy
from email.parser import BytesParser

from lxml import etree, html

from registry.model import Paragraph, Reading
from registry.reading.code_pages import decoded
from registry.reading.lines import visible
from registry.reading.numbering import letter, roman
from registry.reading.package import Clock
from registry.reading.refusal import Unreadable, bomb, broken, scanned, too_large
from registry.reading.secret import refuse_secret
from registry.reading.styles import BOLD, CAPS, HIDDEN, ITALIC
from registry.reading.webtable import WebTable
from registry.reading.writer import Piece, Writer, written

READER = "html 1"
MAX_HTML = 32 << 20
MAX_TAGS = 1_500_000
MAX_DEPTH = 240
LONG_TAG, MAX_ATTRIBUTES = 5_000, 2_000
_ATTRIBUTE = re.compile(rb"\s[\w:-]{1,60}=")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_UNSEEN = ("script style head title noscript template svg iframe select textarea button input audio video canvas map")
_BLOCKS = (
    "html body p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre section article header footer main nav aside center form fieldset "
    "hr address figure figcaption caption details summary"
)
_UNSEEN_TAGS, _BLOCK_TAGS = frozenset(_UNSEEN.split()), frozenset(_BLOCKS.split())
_BOLD, _ITALIC = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th")), frozenset(("i", "em", "cite", "dfn", "var"))
_DECLARED = re.compile(r"([\w-]+)\s*:\s*([^;]{1,300})")
_ALIGNED = {"center": "center", "right": "right", "justify": "both", "left": "left", "end": "right"}
_MAX_STYLE = 4_000
FEW = 60  # letters: no document has fewer
_CONTENT = frozenset(("preview-content", "toanvancontent"))
_LABELS = ("Thuộc tính", "Tải về", "Loại văn bản")  # of the page about a document in the national database
_GET = "hãy lấy tệp văn bản (mục 'Tải về' của trang) hoặc chép nội dung vào Word rồi lưu thành .docx."


@dataclass(frozen=True, slots=True)
class Look:
    bits: int = 0
    align: str = "left"
    font: str = ""
    verbatim: bool = False


def style_of(element: etree._Element) -> dict[str, str]:
    """The declarations of a style attribute."""
    told = element.get("style", "")[:_MAX_STYLE]
    return {name.lower(): value.strip().lower() for name, value in _DECLARED.findall(told)} if told else {}


def look_of(element: etree._Element, tag: str, look: Look) -> Look:
    """What an element adds to the look that it is in."""
    bits, align, font = look.bits, look.align, look.font
    bits |= BOLD if tag in _BOLD else ITALIC if tag in _ITALIC else 0
    if tag in ("center", "th", "caption"):
        align = "center"
    align = _ALIGNED.get(element.get("align", "").lower(), align)
    style = style_of(element)
    if style:
        align = _ALIGNED.get(style.get("text-align", ""), align)
        weight = style.get("font-weight", "")
        if weight:
            bits = bits | BOLD if weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:4]) >= 600) else bits & ~BOLD
        if "font-style" in style:
            bits = bits | ITALIC if style["font-style"] in ("italic", "oblique") else bits & ~ITALIC
        bits |= CAPS if style.get("text-transform") == "uppercase" else 0
        bits |= HIDDEN if style.get("display") == "none" or style.get("visibility") == "hidden" or "mso-hide" in style else 0
        font = style.get("font-family", font).split(",")[0].strip("\"' ")
    if tag == "font":
        font = element.get("face", font).split(",")[0].strip("\"' ")
    if (bits, align, font, tag) == (look.bits, look.align, look.font, "") and tag != "pre":
        return look
    return Look(bits, align, font, look.verbatim or tag == "pre")


class Walk:
    """pieces: of the paragraph at hand; label: the number of its list item."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.pieces: list[Piece] = []
        self.label = ""
        self.counters: list[tuple[str, int]] = []
        self.target: list[Paragraph] = writer.paragraphs
        self.count = 0

    def element(self, element: etree._Element, look: Look) -> None:
        tag = element.tag
        if not isinstance(tag, str):
            return
        self.count += 1
        if not self.count & 255:
            self.writer.clock.check()
        if tag in _UNSEEN_TAGS:
            return
        if tag == "nav" or element.get("role") == "navigation":
            self.writer.losses.add("navigation", visible("".join(map(str, element.itertext()))))
            return
        if tag == "br":
            self.pieces.append(("\n", look.bits, look.font))
            return
        if tag == "img":
            self.writer.losses.add("pictures")
            return
        if tag == "a" and _is_call(element):
            self.writer.losses.add("calls")
            return
        own = look_of(element, tag, look)
        if tag == "del":
            self.writer.losses.add("deleted", visible("".join(map(str, element.itertext()))))
            return
        if tag == "table":
            self.finish(look)
            self.table(element, own)
        elif tag in _BLOCK_TAGS:
            self.finish(look)
            self.block(element, tag, own)
        else:
            self.children(element, own)

    def children(self, element: etree._Element, look: Look) -> None:
        if element.text:
            self.add(element.text, look)
        for child in element:
            self.element(child, look)
            if child.tail:
                self.add(child.tail, look)

    def block(self, element: etree._Element, tag: str, look: Look) -> None:
        if tag in ("ol", "ul"):
            start = element.get("start", "1")
            kind = element.get("type", "1") if tag == "ol" else "-"
            self.counters.append((kind, int(start) if start.isdecimal() and len(start) < 8 else 1))
        elif tag == "li" and self.counters:
            kind, number = self.counters[-1]
            self.counters[-1] = kind, number + 1
            self.label = _label(kind, number)
        self.children(element, look)
        self.finish(look)
        if tag in ("ol", "ul"):
            self.counters.pop()
        elif tag == "li":
            self.label = ""

    def add(self, text: str, look: Look) -> None:
        if not look.verbatim:
            text = _SPACES.sub(" ", text)
            before = self.pieces[-1][0] if self.pieces else "\n"
            if text.startswith(" ") and before.endswith((" ", "\n")):
                text = text[1:]
        if text:
            self.pieces.append((text, look.bits, look.font))

    def finish(self, look: Look) -> None:
        """Put out the paragraph, if there is anything on it."""
        pieces, self.pieces = self.pieces, []
        if not any(text.strip() for text, _, _ in pieces):
            return
        while pieces and not pieces[-1][0].strip():  # a break at the end of a block shows nothing
            pieces.pop()
        label, self.label = self.label, ""
        told = self.writer.finished(pieces, label, look.align)
        if told is not None:
            self.target.append(told)

    def table(self, element: etree._Element, look: Look) -> None:
        """Cell by cell, by the columns that spans leave."""
        number, self.writer.tables = self.writer.tables, self.writer.tables + 1
        table = WebTable(element)
        outer = self.target
        told: list[Paragraph] = []
        for r, row in enumerate(table.rows):
            for column, cell in row:
                self.target = []
                own = look_of(cell, str(cell.tag), look)
                self.children(cell, own)
                self.finish(own)
                told += (p if p.cell else replace(p, cell=(number, r, column), layout=table.layout) for p in self.target)
        self.target = outer
        outer += told
        for stray in table.strays:  # text between rows, as browsers show it: beside the table
            self.children(stray, look)
            self.finish(look)


def _is_call(a: etree._Element) -> bool:
    """The mark of a footnote, as Word and LibreOffice write it: no part of the sentence."""
    return "sdfootnoteanc" in a.get("class", "") or "sdendnoteanc" in a.get("class", "") or a.get("name", "").startswith(("_ftnref", "_ednref"))


def _label(kind: str, number: int) -> str:
    """'1. ', 'a. ', 'IV. ', '- '."""
    form = _FORMS.get(kind)
    return f"{form(number)}. " if form else "- "


_FORMS: dict[str, Callable[[int], str]] = {
    "a": letter, "A": lambda n: letter(n).upper(), "i": roman, "I": lambda n: roman(n).upper(), "1": str,
}  # fmt: skip


def read_html(data: bytes, file: str) -> Reading:
    """An HTML page by its content. Raises Unreadable where it shows no document."""
    root, clock = parsed(data), Clock()
    body = _content(root)

    def walk(writer: Writer) -> None:
        told = Walk(writer)
        told.element(body, Look())
        told.finish(Look())
        if body is not root:
            writer.losses.add("navigation", _letters(root) - _letters(body))

    told = written(walk, clock)
    refuse_secret(told.paragraphs)
    text = "\n".join(p.text for p in told.paragraphs)
    if sum(map(str.isalpha, text)) < FEW:
        if told.losses.counts["pictures"] and not text.strip():
            raise scanned("Trang")
        raise Unreadable("truncated", f"Trang HTML không có văn bản (chỉ có: '{_first(text)}'): {_GET}")
    if told.losses.counts["navigation"] and len(text) < 3_000 and all(label in text for label in _LABELS):
        raise Unreadable("unsupported", f"Trang HTML chỉ có thuộc tính của văn bản, không có nội dung: {_GET}")
    return Reading(file, READER, tuple(told.paragraphs), told.losses.sentences())


def _content(root: etree._Element) -> etree._Element:
    """The element that the national database shows a document in; the page where there is none or several."""
    found = [element for element in root.iter() if isinstance(element.tag, str) and _CONTENT & {element.get("id", ""), *element.get("class", "").split()}]
    return found[0] if len(found) == 1 else root


def _letters(element: etree._Element) -> int:
    """Visible characters, without scripts and the like."""
    hidden = sum(visible("".join(map(str, e.itertext()))) for e in element.iter(*_UNSEEN_TAGS))
    return visible("".join(map(str, element.itertext()))) - hidden


def _first(text: str) -> str:
    """The first words of a page, for a message of one line."""
    return " ".join(text.split())[:40] or "trang trắng"


def parsed(data: bytes) -> etree._Element:
    if len(data) > MAX_HTML:
        raise too_large(f"trang HTML trên {MAX_HTML >> 20} MB")
    if data.count(b"<") > MAX_TAGS:
        raise too_large("quá nhiều thẻ HTML")
    if any(len(tag) > LONG_TAG and _crowded(tag) for tag in data.split(b"<")):
        raise bomb("có thẻ HTML với quá nhiều thuộc tính")
    text = _DECLARATION.sub("", _text(data), count=1).replace("\x00", "")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken() from error
    if root is None:
        raise broken()
    if any("huge" in entry.message.lower() or "depth" in entry.message.lower() for entry in parser.error_log) or _deep(root):
        raise bomb("có cấu trúc lồng nhau hoặc dài bất thường")
    return root


def _crowded(tag: bytes) -> bool:
    """Whether a tag has more attributes than any sound one; libxml2 takes quadratic time over them."""
    return len(_ATTRIBUTE.findall(tag)) > MAX_ATTRIBUTES or len(tag.split(b">", 1)[0].split()) > MAX_ATTRIBUTES


def _deep(root: etree._Element) -> bool:
    """Whether elements lie deeper in each other than a walk can go."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            return True
    return False


def _text(data: bytes) -> str:
    """By the byte order mark, else UTF-8 where it is, else what the page says of itself, else code page 1252."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        told = _CHARSET.search(data[:4096])
    page = told[1].decode("ascii", "replace").lower() if told else "cp1252"
    if page in ("utf-8", "utf8"):
        return data.decode("utf-8", "replace")
    try:
        return data.decode(page) if page.startswith("utf") else decoded(data, page)
    except (LookupError, UnicodeDecodeError):
        return decoded(data)


def read_mhtml(data: bytes, file: str) -> Reading:
    """Word's 'single file web page': the first part that is HTML. Raises Unreadable."""
    if len(data) > MAX_HTML:
        raise too_large(f"trang HTML trên {MAX_HTML >> 20} MB")
    for part in _pages(data):
        return read_html(part, file)
    raise Unreadable("unsupported", "Tệp MHT không chứa trang HTML nào: hãy mở bằng Word rồi lưu thành .docx.")


def _pages(data: bytes) -> Iterator[bytes]:
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data)
        parts = list(message.walk())
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError) as error:
        raise broken() from error
    for part in parts:
        if part.get_content_type() == "text/html":
            held = part.get_payload(decode=True)
            if isinstance(held, bytes):
                yield held
