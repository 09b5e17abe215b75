"""What the walks over the parts of one DOCX share: styles, counters, losses, limits, notes."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from lxml import etree

from registry.reading.legacy import Legacy
from registry.reading.lines import visible
from registry.reading.losses import Losses
from registry.reading.names import ALL_TEXTS, GONE, INSERTED, MOVED_HERE, PROPERTIES, VML, P, R, W
from registry.reading.numbering import Numbering
from registry.reading.package import MAX_SMALL, MB, Package, tree
from registry.reading.refusal import Unreadable, broken, no_word, too_large
from registry.reading.styles import Styles

MAX_PARAGRAPHS = 300_000
_TEXT = re.compile(rb"<(?:\w+:)?(?:t|delText)[\s/>]")  # under any prefix
# Parts of which nothing is ever printed, by the kind of their relation: not to be inflated only to be found without text.
_SILENT = frozenset(("settings", "webSettings", "fontTable", "theme", "stylesWithEffects"))
# Elements without text of their own that must not go unsaid.
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_SPOKEN_OF = {
    _PICTURE: "pictures", f"{VML}imagedata": "pictures",
    f"{VML}textpath": "wordart", INSERTED: "inserted", MOVED_HERE: "inserted", f"{W}altChunk": "objects",
    f"{W}subDoc": "objects", "{urn:schemas-microsoft-com:office:office}OLEObject": "objects",
}  # fmt: skip

MAX_KEPT = 1 * MB  # of styles that are kept for the next file

Note = tuple[etree._Element, str, int]  # element, part, ordinal of the run before it


class Book:
    """One DOCX. main: the part with the body; parts: what it refers to; legacy: given where text may be in an old encoding."""

    def __init__(self, package: Package, legacy: Legacy | None = None) -> None:
        self.legacy = legacy
        self.package = package
        self.clock = package.clock
        self.losses = Losses()
        self.main = next((part for kind, part in package.related("") if kind == "officeDocument"), "")
        if not self.main:
            raise _without_body(package)
        self.parts = package.related(self.main)
        self.read = {self.main}
        self.styles = self._styles()
        self.notes: dict[tuple[str, str], Note] = {}
        for kind in ("footnote", "endnote"):
            self.hold(kind)
        self.tables = self.paragraphs = self.met = 0  # met: elements with text
        self.stamps: list[str] = []  # texts outside the body where a stamp can stand

    def _styles(self) -> Styles:
        name = self.named("styles")
        if not name:
            return Styles(None)
        self.read.add(name)
        data = self.package.counted(name, MAX_SMALL)
        return known_styles(data) if len(data) <= MAX_KEPT else Styles(tree(data))

    @cached_property
    def numbering(self) -> Numbering:
        """Read when the first number is asked for: many decrees type theirs."""
        return Numbering(self.part("numbering"), self.styles, self.losses)

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
            key = (kind, note.get(f"{W}id", "") if note.tag == f"{W}{kind}" else "")
            while key in self.notes:  # never to be called, but counted
                key = (key[0], key[1] + "'")
            self.notes[key] = note, self.named(f"{kind}s"), ordinal
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

    def lose(self, kind: str, element: etree._Element) -> None:
        """Count all text in an element as lost."""
        texts = [t.text for t in element.iter(*ALL_TEXTS) if t.text]
        self.met += len(texts)
        self.losses.add(kind, visible("".join(texts)))

    def account(self) -> None:
        """Count the text of every part that was not read: headers, footers, comments, notes never called, the rest."""
        for note, _, _ in self.notes.values():
            self.lose("note", note)
        if self.met != sum(self.package.texts[name] for name in self.read):
            self.misplaced()
        kinds = {part: kind for kind, part in self.parts}
        for name in self.package.entries:
            if name not in self.read and name.endswith(".xml") and kinds.get(name) not in _SILENT:
                try:
                    self.count_part(name, kinds.get(name, "").removesuffix("s"))
                except Unreadable as refusal:
                    if refusal.kind == "timeout":
                        raise
                    self.losses.add("broken_parts")  # no reason to refuse the body

    def count_part(self, name: str, kind: str) -> None:
        data = self.package.usual(name)
        if not _TEXT.search(data):
            return
        root = tree(data)
        self.package.clock.check()
        self.lose(kind if kind in ("header", "footer", "comment") else "other_part", root)
        if kind == "header":
            self.stamps += ("".join(t.text or "" for t in p.iter(*ALL_TEXTS)) for p in root.iter(P))

    def misplaced(self) -> None:
        """Count text where no sound file has any: inside properties, styles, lists. Rare, so looked for only when sums differ."""
        for name in sorted(self.read):
            prose = name not in (self.named("styles"), self.named("numbering"))
            for element in self.package.stream(name, PROPERTIES | GONE.keys() if prose else ALL_TEXTS):
                if element.tag not in GONE:
                    self.lose("misplaced", element)


@lru_cache(maxsize=4)
def known_styles(data: bytes) -> Styles:
    """Read once for all files made from one template: they have the part byte by byte."""
    return Styles(tree(data))


def _without_body(package: Package) -> Unreadable:
    """A zip whose main part is not where it says: something else, or damaged."""
    if "[Content_Types].xml" not in package.entries:
        return Unreadable("not_docx", "Đây là tệp nén (zip), không phải văn bản Word: hãy giải nén rồi thêm từng văn bản.")
    return broken() if any(name.startswith("word/") for name in package.entries) else no_word()
