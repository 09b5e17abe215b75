"""What the walks over the parts of one DOCX share: styles, counters, losses, limits, notes."""

from __future__ import annotations

import re

from lxml import etree

from registry.reading.lines import visible
from registry.reading.losses import Losses
from registry.reading.numbering import Numbering
from registry.reading.package import Package, W
from registry.reading.refusal import Unreadable, broken, no_word, too_large
from registry.reading.styles import Styles

MAX_PARAGRAPHS = 200_000
R, T, DELETED = f"{W}r", f"{W}t", f"{W}delText"
_A, _M, _VML = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{urn:schemas-microsoft-com:vml}",
)  # fmt: skip
TEXTS = (T, f"{_M}t")
# Elements without text of their own that must not go unsaid.
_SPOKEN_OF = {
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic": "pictures", f"{_VML}imagedata": "pictures",
    f"{_VML}textpath": "wordart", f"{W}ins": "inserted", f"{W}moveTo": "inserted", f"{W}altChunk": "objects",
    f"{W}subDoc": "objects", "{urn:schemas-microsoft-com:office:office}OLEObject": "objects",
}  # fmt: skip
_HAS_TEXT = re.compile(rb"<(?:\w+:)?(?:t|delText)[\s>]")

Note = tuple[etree._Element, str, int]  # element, part, ordinal of the run before it


class Book:
    """One DOCX. main: the part with the body; parts: what it refers to."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.clock = package.clock
        self.losses = Losses()
        self.main = next((part for kind, part in package.related("") if kind == "officeDocument"), "")
        if not self.main:
            raise _without_body(package)
        self.parts = package.related(self.main)
        self.read = {self.main}
        self.styles = Styles(self.part("styles"))
        self.numbering = Numbering(self.part("numbering"), self.styles, self.losses)
        self.notes: dict[tuple[str, str], Note] = {}
        for kind in ("footnote", "endnote"):
            self.hold(kind)
        self.tables = self.paragraphs = 0
        self.stamps: list[str] = []  # texts outside the body where a stamp can stand

    def named(self, kind: str) -> str:
        return next((part for found, part in self.parts if found == kind), "")

    def part(self, kind: str) -> etree._Element | None:
        name = self.named(kind)
        if not name:
            return None
        self.read.add(name)
        return self.package.xml(name)

    def hold(self, kind: str) -> None:
        """Keep every note until it is called."""
        root, ordinal = self.part(f"{kind}s"), -1
        for note in root if root is not None else ():
            if note.tag == f"{W}{kind}":
                self.notes.setdefault((kind, note.get(f"{W}id", "")), (note, self.named(f"{kind}s"), ordinal))
            ordinal += sum(1 for _ in note.iter(R))

    def table(self) -> int:
        """The ordinal of the next table of the file."""
        self.tables += 1
        return self.tables - 1

    def tick(self) -> None:
        """One more paragraph: within the limits?"""
        self.paragraphs += 1
        if self.paragraphs > MAX_PARAGRAPHS:
            raise too_large(f"trên {MAX_PARAGRAPHS // 1000} nghìn đoạn")
        if not self.paragraphs & 255:
            self.clock.check()

    def speak_of(self, element: etree._Element) -> None:
        kind = _SPOKEN_OF.get(element.tag)
        if kind:
            self.losses.add(kind)
        if kind == "wordart":
            self.stamps.append(element.get("string", ""))

    def account(self) -> None:
        """Count the text of every part that was not read: headers, footers, comments, notes never called, the rest."""
        for note, _, _ in self.notes.values():
            self.losses.add("note", visible(_text(note)))
        kinds = {part: kind for kind, part in self.parts}
        for name in self.package.entries:
            if name in self.read or not name.endswith(".xml") or not _HAS_TEXT.search(self.package.bytes(name)):
                continue
            root, kind = self.package.xml(name), kinds.get(name, "").removesuffix("s")
            text = _text(root)
            if kind == "header":
                self.stamps += map(_text, root.iter(f"{W}p"))
            self.losses.add(kind if kind in ("header", "footer", "comment") else "other_part", visible(text))


def _text(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(*TEXTS, DELETED, f"{_A}t"))


def _without_body(package: Package) -> Unreadable:
    """A zip whose main part is not where it says: something else, or damaged."""
    if "[Content_Types].xml" not in package.entries:
        return Unreadable("not_docx", "Đây là tệp nén (zip), không phải văn bản Word: hãy giải nén rồi thêm từng văn bản.")
    return broken() if any(name.startswith("word/") for name in package.entries) else no_word()
