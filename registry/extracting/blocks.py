"""Stretches of running prose inside one provision or zone, and the lines that introduce them.

A paragraph of a document is one block; lines that a typist broke in the middle of a sentence are joined again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from registry.extracting.passages import Passage
from registry.model.document import Component, Provision

# A line break ends a block after a full stop, semicolon or colon, before a blank line, a list mark or the opening of a basis.
_BREAK = re.compile(
    r"(?<=[.;:!?])[\"”»)*]{0,3}[ \t\xa0]*\n|\n[ \t\xa0]*\n|\n(?=\s*(?:[-–+•*]\s|\d{1,3}[.)]\s|[a-zđ]\)\s|điều\s+\d+[.:]|căn\s+cứ\s|theo\s+đề\s+nghị|xét\s))",
    re.I,
)
_ITEM = re.compile(r"\s*(?:[-–+•*]|\(?\d{1,3}[.)]|[a-zđ]\)|\([a-zđ]\))\s?")
_HEADER = re.compile(
    r"[\s\"“'‘]*(?:điều|chương|mục|tiểu\s+mục|phần)\s+(?:thứ\s+)?[\w.]{1,8}?[.:]?(?=\s|$)[.:]?|[\s\"“]*(?:\d{1,3}[a-zđ]{0,2}(?:\.\d{1,3})*[.)]|[a-zđ]\d?\))(?=\s)",
)
_TITLED = ("chuong_", "muc_", "tieu_muc_", "phan_")  # headers that need no full stop: 'Chương I QUY ĐỊNH CHUNG'
# The type that a title opens with is the document's own: 'LUẬT sửa đổi, bổ sung một số điều của Luật …'.
_OWN_TYPE = re.compile(r"\s*(?:bộ\s+luật|luật|pháp\s+lệnh|nghị\s+quyết|nghị\s+định|quyết\s+định|chỉ\s+thị|thông\s+tư(?:\s+liên\s+tịch)?)\s+(?=sửa|bổ|về|bãi|thay|quy|ban|hướng|phân|ủy|uỷ|đính|công)")
LONGEST_LEAD = 4000


@dataclass(frozen=True, slots=True)
class Block:
    """passage.text[start:end] at the provision or zone `at`; quoted: it is the new text that an amendment gives.

    body: offset behind a mark or the header 'Điều 5.' that opens a provision.
    """

    passage: Passage
    start: int
    end: int
    at: str
    quoted: bool
    body: int

    @property
    def zone(self) -> str:
        """'title', 'can_cu', 'closing', 'header', or ''."""
        last = self.at.rsplit("/", 1)[-1]
        return last if last in ("title", "can_cu", "closing", "header") else ""

    @property
    def low(self) -> str:
        return self.passage.low[self.start : self.end]


class Outline:
    """A component's provisions by id, with what introduces them."""

    def __init__(self, component: Component) -> None:
        self.component = component
        self.provisions: dict[str, Provision] = {}
        self._first_child: dict[str, int] = {}
        for provision in component.provisions:
            self.provisions.setdefault(provision.id, provision)
            if provision.parent:
                self._first_child.setdefault(provision.parent, provision.span.start)

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
        seen = 0
        while provision is not None and provision.parent and seen < 12:
            yield provision.parent
            provision, seen = self.provisions.get(provision.parent), seen + 1


def blocks(passage: Passage) -> Iterator[Block]:
    """All blocks of a component in order."""
    end = len(passage.text)
    cuts = sorted({*passage.starts, *(edge for s in passage.component.payloads for edge in (s.start, s.end))} | {0})
    for start, stop in zip(cuts, [*cuts[1:], end]):
        if start >= stop:
            continue
        at, quoted = passage.at(start), passage.quoted(start)
        soft = at.endswith("/title")
        floor = start
        for line in () if soft else _BREAK.finditer(passage.text, start, stop):
            if line.end() > floor:
                yield _block(passage, floor, line.end(), at, quoted)
                floor = line.end()
        if floor < stop:
            yield _block(passage, floor, stop, at, quoted)


def _block(passage: Passage, start: int, end: int, at: str, quoted: bool) -> Block:
    header = _HEADER.match(passage.low, start, end)
    body = start
    if at.endswith("/title") and (own := _OWN_TYPE.match(passage.low, start, end)):
        body = own.end()
    elif header and (header[0].rstrip()[-1:] in ".:)" or (passage.is_start(start) and at.rsplit("/", 1)[-1].startswith(_TITLED))):
        body = header.end()
    elif item := _ITEM.match(passage.low, start, end):
        body = item.end()
    return Block(passage, start, end, at, quoted, body)


def introductions(block: Block, outline: Outline) -> Iterator[tuple[int, int]]:
    """Spans of the lines that introduce this block, nearest first: the line ending in ':' above it in its own provision,
    then the words of each provision above before their first child."""
    passage = block.passage
    start = passage.segment_start(block.start)
    before = passage.text[start : block.start].rstrip()
    if before:
        colon = before.rfind(":\n")
        at = len(before) - 1 if before.endswith(":") else colon
        if at >= 0:
            line = before.rfind("\n", 0, at)
            yield start + line + 1, start + at + 1
    for id in outline.above(block.at):
        lead = outline.lead(id)
        if lead is not None:
            yield lead
