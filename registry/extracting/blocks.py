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
        self._cuts = self._cut()

    def _cut(self) -> list[int]:
        passage, text = self.passage, self.passage.text
        title, basis = self.component.zone("title"), self.component.zone("can_cu")
        in_table = self.component.id.startswith("app") and not self.component.cells  # cells typed as lines
        edges = {*passage.starts, *(edge for s in self.component.payloads for edge in (s.start, s.end)), 0, len(text)}
        edges |= {edge for cell in self.component.cells for edge in (cell[0].start, cell[0].end)}
        for line in _NEWLINE.finditer(text):
            at = line.end()
            in_title = title is not None and title.start <= at <= title.end
            if in_title or _RUNS_ON.search(passage.low, max(0, at - 8), at - 1):
                continue
            if basis is not None and basis.start < at < basis.end and _BASIS_GOES_ON.match(text, at):
                continue
            cell = in_table and (text[at : at + 1].isupper() or text[at : at + 1].isdigit())
            closed = _CLOSED.search(text, max(0, at - 8), at - 1)
            if closed and closed[0][0] == ";" and text[at : at + 1].islower():
                closed = None  # a line happens to end there
            if cell or closed or _OPENS.match(text, at):
                edges.add(at)
        return sorted(edges)

    def block(self, offset: int) -> Block:
        """The block that holds `offset`."""
        index = max(0, bisect_right(self._cuts, offset) - 1)
        start = self._cuts[index]
        end = self._cuts[index + 1] if index + 1 < len(self._cuts) else len(self.passage.text)
        return _block(self.passage, start, end)

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
