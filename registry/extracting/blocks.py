"""Stretches of running prose inside one provision or zone, and the lines that introduce them.

A paragraph of a document is one block; lines that a typist broke in the middle of a sentence are joined again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from registry.extracting.passages import Passage
from registry.model.document import Component, Provision

# A line break ends a block after a full stop, semicolon or colon, before a blank line, a list mark or the opening of a basis.
_NEWLINE = re.compile(r"\n")
_COLON = re.compile(r":[ \t\xa0]{0,40}\n")
_CLOSED = re.compile(r"[.;:!?][\"”»)*]{0,3}[ \t\xa0]*$")
_OPENS = re.compile(
    r"[ \t\xa0]*(?:\n|\s*(?:[-–+•*]\s|\d{1,3}[.)]\s|[a-zđ]\)\s|điều\s+\d+[.:]|căn\s+cứ\s|theo\s+đề\s+nghị|xét\s))", re.I
)
# 'Căn cứ Nghị định số 88/2024/NĐ-CP …;' and on the next line 'Nghị định số 102/2024/NĐ-CP …;': one basis.
_BASIS_GOES_ON = re.compile(r"\s*(?:luật|bộ\s+luật|pháp\s+lệnh|nghị\s+định|nghị\s+quyết|thông\s+tư|quyết\s+định)\s+(?:số\s+\d|sửa\s+đổi)", re.I)
_RUNS_ON = re.compile(r"(?<!\w)(?:điều|khoản|điểm|số|ngày|tháng|năm|mục|chương|của|và|tại|theo|thuộc|bởi)\s*$")  # the line goes on whatever follows
_ITEM = re.compile(r"\s*(?:[-–+•*]|\(?\d{1,3}(?:[.)]|/(?!\d))|[a-zđ]\)|\([a-zđ]\))\s?")
_HEADER = re.compile(
    r"[\s\"“'‘]*(?:điều|chương|mục|tiểu\s+mục|phần)\s+(?:thứ\s+)?[\w.]{1,8}?[.:]?(?=\s|$)[.:]?|"
    r"[\s\"“]*(?:\d{1,3}[a-zđ]{0,2}(?:\.\d{1,3})*[.)]|[a-zđ]\d?\))(?=\s)"
)
_STOP = re.compile(r"(?<!tp)(?<!tx)\.\s+(?=[^\W\d_])")
_TITLED = ("chuong_", "muc_", "tieu_muc_", "phan_")  # headers that need no full stop: 'Chương I QUY ĐỊNH CHUNG'
# The type that a title opens with is the document's own: 'LUẬT sửa đổi, bổ sung một số điều của Luật …'.
_OWN_TYPE = re.compile(
    r"\s*(?:bộ\s+luật|luật|pháp\s+lệnh|nghị\s+quyết|nghị\s+định|quyết\s+định|chỉ\s+thị|thông\s+tư(?:\s+liên\s+tịch)?)\s+"
    r"(?=sửa|bổ|về|bãi|thay|quy|ban|hướng|phân|ủy|uỷ|đính|công)"
)
LONGEST_LEAD = 4000


@dataclass(frozen=True, slots=True)
class Block:
    """passage.text[start:end] at the provision or zone `at`; quoted: it is the new text that an amendment gives.

    body: offset behind a mark or the header 'Điều 5.' that opens a provision. zone: 'title', 'can_cu', 'closing', 'header' or ''.
    sentences: where its sentences begin, the first at `body`.
    """

    passage: Passage
    start: int
    end: int
    at: str
    quoted: bool
    body: int
    zone: str
    sentences: tuple[int, ...]

    def sentence_start(self, at: int) -> int:
        return self.sentences[max(0, bisect_right(self.sentences, at) - 1)]

    def sentence_end(self, at: int) -> int:
        """Where the sentence that holds `at` ends: behind its full stop, or the end of the block."""
        index = bisect_right(self.sentences, at)
        return self.sentences[index] if index < len(self.sentences) else self.end

    @property
    def low(self) -> str:
        return self.passage.low[self.start : self.end]


class Outline:
    """A component cut into blocks, and its provisions by id with what introduces them."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.component: Component = passage.component
        self.provisions: dict[str, Provision] = {}
        self._first_child: dict[str, int] = {}
        for provision in self.component.provisions:
            self.provisions.setdefault(provision.id, provision)
            if provision.parent:
                self._first_child.setdefault(provision.parent, provision.span.start)
        self._quotes = sorted(s.start for s in self.component.payloads)
        self._title, self._basis = self.component.zone("title"), self.component.zone("can_cu")
        self._in_table = self.component.id.startswith("app") and not self.component.cells  # cells typed as lines
        spans = [*self.component.payloads, *(cell[0] for cell in self.component.cells)]
        edges = {*passage.starts, *(s.start for s in spans), *(s.end for s in spans), 0, len(passage.text)}
        self._edges = sorted(edges)  # blocks end here, and at lines between, which are looked at where a block is asked for
        self._cuts: dict[int, list[int]] = {}

    def _cuts_of(self, index: int) -> list[int]:
        """Where blocks begin from the edge at `index` up to the next."""
        known = self._cuts.get(index)
        if known is None:
            start, end = self._edges[index], self._edges[min(index + 1, len(self._edges) - 1)]
            lines = (line.end() for line in _NEWLINE.finditer(self.passage.text, start, end))
            known = self._cuts[index] = [start, *(at for at in lines if at < end and self._opens(at))]
        return known

    def _opens(self, at: int) -> bool:
        """Whether the line at `at` begins a block."""
        passage, text, title, basis = self.passage, self.passage.text, self._title, self._basis
        if (title is not None and title.start <= at <= title.end) or _RUNS_ON.search(passage.low, max(0, at - 8), at - 1):
            return False
        if basis is not None and basis.start < at < basis.end and _BASIS_GOES_ON.match(text, at):
            return False
        first = text[at : at + 1]
        if self._in_table and (first.isupper() or first.isdigit()):
            return True
        closed = _CLOSED.search(text, max(0, at - 8), at - 1)
        happens = closed is not None and closed[0][0] == ";" and first.islower()  # a line happens to end there
        return (closed is not None and not happens) or _OPENS.match(text, at) is not None

    def block(self, offset: int) -> Block:
        """The block that holds `offset`."""
        index = max(0, bisect_right(self._edges, offset) - 1)
        cuts = self._cuts_of(index)
        at = bisect_right(cuts, offset)
        end = cuts[at] if at < len(cuts) else self._edges[min(index + 1, len(self._edges) - 1)]
        return _block(self.passage, cuts[max(0, at - 1)], end)

    def blocks(self, offsets: list[int]) -> Iterator[Block]:
        """The blocks that hold any of the sorted offsets, in order."""
        index = 0
        while index < len(offsets):
            block = self.block(offsets[index])
            yield block
            index = max(index + 1, bisect_left(offsets, block.end, index))

    def _quote_start(self, offset: int) -> int:
        """Where the quoted text around `offset` begins."""
        index = bisect_right(self._quotes, offset) - 1
        return self._quotes[index] if index >= 0 else offset

    def lead(self, id: str) -> tuple[int, int] | None:
        """Span of a provision's own words before its first child; None for what is no provision."""
        provision = self.provisions.get(id)
        if provision is None:
            return None
        end = self._first_child.get(id, provision.span.end)
        return provision.span.start, min(end, provision.span.start + LONGEST_LEAD)

    def above(self, id: str) -> Iterator[str]:
        """Ids of the provisions that hold `id`, nearest first."""
        provision = self.provisions.get(id)
        for _ in range(12):
            if provision is None or not provision.parent:
                return
            yield provision.parent
            provision = self.provisions.get(provision.parent)

    def introductions(self, block: Block) -> list[tuple[int, int]]:
        """Spans of the lines that introduce this block, nearest first: the line ending in ':' above it in its own provision,
        then the words of each provision above before their first child."""
        found = []
        top = self._quote_start(block.start) if block.quoted else block.start  # what is quoted introduces nothing of the amended one
        start = max(self.passage.segment_start(block.start), top - LONGEST_LEAD)
        before = self.passage.text[start:top].rstrip() if start < top else ""
        if before:
            at = len(before) - 1 if before.endswith(":") else max((m.start() for m in _COLON.finditer(before)), default=-1)
            if at >= 0:
                found.append((start + before.rfind("\n", 0, at) + 1, start + at + 1))
        found += [lead for id in self.above(block.at) if (lead := self.lead(id)) is not None]
        return found


def _block(passage: Passage, start: int, end: int) -> Block:
    low, at = passage.low, passage.at(start)
    last = at.rsplit("/", 1)[-1]
    zone = last if last in ("title", "can_cu", "closing", "header") else ""
    header = _HEADER.match(low, start, end)
    body = start
    if zone == "title" and (own := _OWN_TYPE.match(low, start, end)):
        body = own.end()
    elif header and (header[0].rstrip()[-1:] in ".:)" or (passage.is_start(start) and last.startswith(_TITLED))):
        body = header.end()
    elif item := _ITEM.match(low, start, end):
        body = item.end()
    stops = [stop.end() for stop in _STOP.finditer(low, body, end) if passage.text[stop.end()].isupper()] if ". " in low[body:end] else []
    return Block(passage, start, end, at, passage.quoted(start), body, zone, (body, *stops))
