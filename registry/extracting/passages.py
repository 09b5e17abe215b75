"""One component made ready for reading: its lower-case text, its sentences, and the way from an offset to its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from registry.model.document import ZONES, Component, Document, Provision
from registry.model.spans import Place, Span
from registry.model.text import fold

_STOPS = re.compile(r"[;\n]|\.(?=[\s\"”»/])")
_ABBREVIATIONS = frozenset((
    "tp", "tx", "tt", "kt", "tm", "tl", "tuq", "st", "ts", "ths", "gs", "pgs", "bs", "ks", "cn", "nxb", "tr", "số",
    "v", "q", "p", "h", "x",
))  # fmt: skip
_NUMBERED_BY = frozenset(("điều", "khoản", "mục", "chương", "phần"))
_NUMBERING = re.compile(r"(?:điều\s+[0-9]+[a-zđ]?[.:]|[0-9]+[a-zđ]?[.)](?![0-9])|[a-zđ][0-9]?[.)]|[-+–•*]|\s)+")
_NUMBER = re.compile(r"[0-9.]{1,8}[a-zđ]?|[a-zđ]|[ivxl]{1,6}")
_ENTITLED = re.compile(
    r"/[\w-]+(?:\s+ngày\s+[\d/]+(?:\s+tháng\s+\d+\s+năm\s+\d+)?)?(?:\s+của\s+[^,;:()]{3,90}?)?"
    r"\s+(?:về|ban\s+hành|phê\s+duyệt|quy\s+định|phân\s+cấp|ủy\s+quyền)(?!\s+tại)\s"
)
_RUNS_ON = re.compile(r"\n\s{0,40}(?:[0-9]+(?![.)0-9]|\s*[a-zđ]?\.)|[(\"“])")


class Passage:
    """text, and low: the same in lower case with every line break and tab as a space, character for character.

    Both are searched; spans hold in either.
    """

    __slots__ = (
        "_breaks", "_children", "_ids", "_payloads", "_provisions", "_starts", "component", "contexts", "document", "low", "text",
    )  # fmt: skip

    def __init__(self, document: str, component: Component) -> None:
        self.document = document
        self.component = component
        self.text = component.text
        low = component.text.lower()
        low = low if len(low) == len(component.text) else fold(component.text)
        for char in "\n\t\xa0":
            low = low.replace(char, " ")
        self.low = low
        self._provisions: dict[str, Provision] | None = None
        self.contexts: dict[str, tuple[str, frozenset[str]]] = {}
        self._children: dict[str, list[Provision]] | None = None
        self._payloads = sorted((s.start, s.end) for s in component.payloads)
        self._starts, self._ids = _segments(component)
        self._breaks: dict[int, list[int]] = {}

    def all(self, words: str, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Every offset at which the lower-case words stand: many times as fast as a pattern that begins with them."""
        at = self.low.find(words, start, end)
        while at >= 0:
            yield at
            at = self.low.find(words, at + len(words), end)

    def at(self, offset: int) -> str:
        """Id of the deepest provision or zone at `offset`; the component's own id where there is none."""
        return self._ids[max(0, bisect_right(self._starts, offset) - 1)]

    @property
    def starts(self) -> list[int]:
        """Offsets where the deepest provision or zone changes."""
        return self._starts

    def segment_start(self, offset: int) -> int:
        """Where the stretch of the provision or zone at `offset` begins."""
        return self._starts[max(0, bisect_right(self._starts, offset) - 1)]

    def is_start(self, offset: int) -> bool:
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and self._starts[index] == offset

    def place(self, start: int, end: int) -> Place:
        return Place(self.document, self.component.id, self.at(start), Span(start, end), self.text[start:end])

    def quoted(self, offset: int) -> bool:
        """Whether `offset` stands in text that an amendment quotes."""
        index = bisect_right(self._payloads, (offset, len(self.text) + 1)) - 1
        return index >= 0 and self._payloads[index][0] <= offset < self._payloads[index][1]

    def outside(self, offset: int) -> bool:
        """Whether `offset` stands in no provision: header, title, căn cứ, closing, or before the first article."""
        held = self.at(offset)
        return held == self.component.id or held.rsplit("/", 1)[-1] in ZONES

    def in_cited_title(self, at: int) -> bool:
        """Whether `at` stands in the name of a cited document ('… số 67/2005/QĐ-UBND … về việc … cho trẻ em dưới 6 tuổi')."""
        start = max(self.sentence_start(at), at - 400)
        symbol = max(self.text.rfind(s, start, at) for s in ("/QĐ-", "/NQ-", "/NĐ-", "/TT-", "/CT-"))
        return symbol >= 0 and _ENTITLED.match(self.low, symbol, at) is not None

    def children(self, id: str) -> tuple[Provision, ...]:
        """The provisions right under `id`, in order."""
        if self._children is None:
            self._children = {}
            for provision in self.component.provisions:
                self._children.setdefault(provision.parent or "", []).append(provision)
        return tuple(self._children.get(id, ()))

    def begin(self, id: str) -> int | None:
        """Where the words of the provision `id` begin, behind its number; None where there is no such provision."""
        held = self.provision(id)
        return self.behind_number(held.span.start, held.span.end) if held else None

    def provision(self, id: str) -> Provision | None:
        if self._provisions is None:
            self._provisions = {p.id: p for p in self.component.provisions}
        return self._provisions.get(id)

    def behind_number(self, start: int, end: int) -> int:
        """`start`, or behind the 'Điều 3.', '1.' or 'a)' that stands there."""
        numbering = _NUMBERING.match(self.low, start, end)
        return numbering.end() if numbering else start

    def sentence_start(self, offset: int) -> int:
        """Where the sentence around `offset` begins, behind its 'Điều 3.', '1.' or 'a)'."""
        segment = max(0, bisect_right(self._starts, offset) - 1)
        before = bisect_right(self._breaks_of(segment), offset)
        while not before and segment:  # the sentence began in a stretch before
            segment -= 1
            before = len(self._breaks_of(segment))
        return self.behind_number(self._breaks_of(segment)[before - 1] if before else 0, offset)

    def sentence_end(self, offset: int) -> int:
        """Where it ends: before its full stop, semicolon, or a line break that ends it."""
        segment = max(0, bisect_right(self._starts, offset) - 1)
        after = bisect_right(self._breaks_of(segment), offset)
        while after == len(self._breaks_of(segment)) and segment + 1 < len(self._starts):
            segment, after = segment + 1, 0
        breaks = self._breaks_of(segment)
        end = breaks[after] if after < len(breaks) else len(self.text)
        return max(offset, len(self.text[offset:end].rstrip().rstrip(".;/")) + offset)

    def _breaks_of(self, segment: int) -> list[int]:
        """Where sentences begin in one stretch, found when first asked for: nobody asks in most of them, and never in tables."""
        known = self._breaks.get(segment)
        if known is None:
            start = self._starts[segment]
            end = self._starts[segment + 1] if segment + 1 < len(self._starts) else len(self.text) + 1
            known = self._breaks[segment] = list(_breaks(self.text, start, end))
        return known


def _breaks(text: str, first: int, last: int) -> Iterator[int]:
    """Offsets in [first, last) where sentences begin; a provision or zone begins at `first` alone.

    A typist's line break inside a sentence is none.
    """
    for stop in _STOPS.finditer(text, max(0, first - 1), last):
        start, end = stop.span()
        char = stop[0]
        if end < last and not ((char == "." and _dot_inside(text, start)) or (char == "\n" and end != first and _goes_on(text, start))):
            yield end


def _dot_inside(text: str, dot: int) -> bool:
    """Whether the full stop belongs to an abbreviation or to the number of a provision."""
    if text[max(0, dot - 4) : dot].isalpha():  # no abbreviation and no number is that long
        return False
    before = text[max(0, dot - 16) : dot]
    word = before.split()[-1].lower().lstrip("(\"“") if before.strip() else ""
    if word in _ABBREVIATIONS:
        return True
    if not _NUMBER.fullmatch(word):
        return False
    line = before[: len(before) - len(word)].rstrip(" \t")
    return not line or line[-1] == "\n" or line.split()[-1].lower() in _NUMBERED_BY


def _goes_on(text: str, newline: int) -> bool:
    """Whether the line after `newline` goes on with the sentence: it begins in lower case, with a bare number or a bracket."""
    if text[max(0, newline - 8) : newline].rstrip(" \t\xa0")[-1:] in (*".;:!?”\"", ""):
        return False
    head = text[newline + 1 : newline + 3]
    if head[:1].islower():
        return head[1:2] not in (")", ".")
    return _RUNS_ON.match(text, newline) is not None


def _segments(component: Component) -> tuple[list[int], list[str]]:
    """The text cut where the deepest provision or zone changes: starts, and the id from there on."""
    spans = [(p.span.start, -p.span.end, p.id) for p in component.provisions]
    spans += [(s.start, -s.end, f"{component.id}/{name}") for name, s in component.zones]
    cuts: list[tuple[int, str]] = [(0, component.id)]
    open_: list[tuple[int, str]] = []
    for start, end, id in sorted(spans, key=lambda s: s[:2]):
        while open_ and open_[-1][0] <= start:
            cuts.append((open_.pop()[0], open_[-1][1] if open_ else component.id))
        cuts.append((start, id))
        open_.append((-end, id))
    while open_:
        cuts.append((open_.pop()[0], open_[-1][1] if open_ else component.id))
    return [c[0] for c in cuts], [c[1] for c in cuts]


def passages(document: Document, appendices: bool = False) -> Iterator[Passage]:
    """The components of a document in order; appendices ('app1', tables and forms) only where asked for.

    Every reader asks for those of one document, then of the next: they are kept until another is asked for.
    """
    global _last
    if _last[1] is not document.components or _last[0] != document.id:
        _last = document.id, document.components, {}
    ready = _last[2]
    for n, component in enumerate(document.components):
        if appendices or not component.id.startswith("app"):
            if n not in ready:
                ready[n] = Passage(document.id, component)
            yield ready[n]


_last: tuple[str, tuple[Component, ...], dict[int, Passage]] = "", (), {}  # by identity: a component is long to hash
