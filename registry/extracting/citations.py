"""What stands in one block: each document or list of provisions that it names, joined to one citation."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from registry.extracting import loci, references
from registry.extracting.anchors import Anchors
from registry.extracting.blocks import Block
from registry.extracting.loci import Locus
from registry.extracting.references import Reference
from registry.extracting.shortnames import ShortNames
from registry.model.spans import Period

_OF = re.compile(r"\s*(?:\([^()]{0,90}\)\s*)?[,-]?\s*(?:(?:của|tại|trong|thuộc|theo|ở|trên)\s+)?(?:các\s+|bản\s+)?[(“\"]?\s*$")
_ATTACHED = re.compile(
    r"\s*[,(]?\s*(?:(?:của|tại|trong|thuộc|theo|ở)\s+)?(?P<name>[^;:\n]{0,280}?)[,(]?\s*(?:được\s+)?(?:ban\s+hành\s+|phê\s+duyệt\s+)?(?:đính\s+)?kèm(?:\s+theo)?\s+(?:của\s+)?(?:các\s+)?$"
)
INSTRUMENT = (
    r"(?:quy\s+định|quy\s+chế|điều\s+lệ|nội\s+quy|định\s+mức|đơn\s+giá|bảng\s+giá|danh\s+mục|quy\s+trình|quy\s+chuẩn|phương\s+án|đề\s+án|"
    r"chương\s+trình|kế\s+hoạch|hướng\s+dẫn|bộ\s+(?:đơn\s+giá|thủ\s+tục|tiêu\s+chí)|quy\s+tắc|chiến\s+lược|mức\s+(?:thu|giá|chi)|tiêu\s+chuẩn)"
)
_ATTACHED_TO = re.compile(r"(?:ban\s+hành|phê\s+duyệt)\s+(?:đính\s+)?kèm(?:\s+theo)?\s+$")
_OPENS_INSTRUMENT = re.compile(rf"(?:của|bãi\s+bỏ|bổ\s+sung|thay\s+thế|sửa\s+đổi|tại)\s+(?:toàn\s+bộ\s+)?(?:các\s+|bản\s+)?{INSTRUMENT}(?!\w)(?!\s+(?:tại|này|của|pháp))")
_BY_TITLE = re.compile(rf"\s*,?\s*(?:(?:của|tại|trong|thuộc)\s+)?{INSTRUMENT}(?!\w)[^;:.\n]{{0,220}}\s(?:tại|theo|của)\s+$")
_OTHER = re.compile(r"(?<!\w)(?:điều|khoản)\s+\d")
_HANGING = re.compile(
    r"\s*[,(]?\s*(?:được\s+)?(?:ban\s+hành\s+)?(?:đính\s+)?kèm(?:\s+theo)?(?!\s+(?:nghị|thông|luật|quyết\s+định\s+số))"
)
_QUOTE = re.compile(r"[“”\"]")
_SENTENCE = re.compile(r"\.\s+(?=[^\W\d_])")
_SHORT_NAME = re.compile(r"(?:gọi|viết)\s+(?:tắt|chung|là)[^()]{0,20}$")
_COMPOUND = re.compile(r"(?:địa|thời|quan|đặc|trọng|ưu|nhược|cao|yếu|tâm|giao|chấm|số|thang|đỉnh|khuyết|tổng|cộng|trừ|\d)\s+$")


@dataclass(slots=True)
class Citation:
    """A document, or provisions of one or of this document itself, named in a block at [start, end).

    own: word of a self reference ('quyết định', 'điều' for 'Điều này', 'kèm' for what is attached to this document);
    outer: the citation in whose title, or behind which as its amender, this one stands.
    """

    start: int
    end: int
    block: Block
    reference: Reference | None = None
    locus: Locus | None = None
    own: str | None = None
    instrument: str | None = None
    outer: Citation | None = None
    amender: bool = False
    weak: bool = False
    quoted: bool = False  # in words that are themselves the object: 'thay thế cụm từ “Luật Đất đai” bằng …'
    partial: bool = False
    implied: bool = False
    relation: str = "dan_chieu"
    period: Period | None = None
    paths: tuple[str, ...] = ()
    lent: tuple[str, ...] = ()  # the path of the place that a provision is inserted at
    target: Reference | str | None = None
    verb: re.Match[str] | None = None  # the document's own verb that governs it
    lead: Citation | None = None  # the first citation of its sentence that stands beside it

    @property
    def nested(self) -> bool:
        return self.outer is not None


class _Near:
    """The references and self references of a block, found by where they stand."""

    def __init__(self, named: list[Reference], own: list[tuple[int, int, str]]) -> None:
        self.outer = [r for r in named if r.inside is None]
        self.own = own
        self.used: set[int] = set()  # ids of references that provisions have been joined to
        self._starts = [r.start for r in self.outer]

    def covers(self, start: int, end: int) -> bool:
        """Whether a reference overlaps [start, end)."""
        index = bisect_right(self._starts, start) - 1
        return any(r.start < end and start < r.end for r in self.outer[max(0, index) : index + 2])

    def following(self, offset: int) -> Reference | None:
        """The first reference from `offset` on, not yet used."""
        index = bisect_left(self._starts, offset)
        return next((r for r in self.outer[index : index + 2] if id(r) not in self.used), None)

    def following_own(self, offset: int) -> tuple[int, int, str] | None:
        index = bisect_left(self.own, (offset, 0, ""))
        return self.own[index] if index < len(self.own) else None


def find(block: Block, anchors: Anchors, names: ShortNames) -> list[Citation]:
    """All citations of a block in order. `anchors`: those of its body; `names`: short names set earlier, and by this block."""
    passage = block.passage
    text, low, start, end = passage.text, passage.low, block.body, block.end
    named = references.read(text, low, start, end, anchors)
    near = _Near(named, [])
    again = [r for r in names.used(low, start, end, anchors.shorts) if not near.covers(r.start, r.end)]
    for reference in named:
        names.learn(low, reference, end)
    if again:
        named = sorted([*named, *again], key=lambda r: (r.start, -r.end))
    _in_instruments(text, low, start, named)
    near = _Near(named, anchors.selves)
    found: list[Citation] = []
    for locus in loci.find(text, low, start, end, anchors.levels):
        if not near.covers(locus.start, locus.end) and _real(low, locus):
            found.append(_joined(block, locus, near, names))
    found += [Citation(r.start, r.end, block, r, weak=r.weak) for r in named if id(r) not in near.used]
    _attachments(block, found)
    found.sort(key=lambda c: (c.start, -c.end))
    _tie_inner(found)
    words = "" if block.quoted else text[start:end]
    quotes = [mark.start() + start for mark in _QUOTE.finditer(words)] if "“" in words or '"' in words else []
    for citation in found:
        if citation.reference is not None and _SHORT_NAME.search(low, max(start, citation.reference.start - 40), citation.reference.start):
            citation.weak = True
        citation.quoted = bool(quotes) and _in_quotes(text, quotes, citation.start)
    return found


def _in_quotes(text: str, quotes: list[int], at: int) -> bool:
    """Whether `at` stands inside the quotation marks at `quotes`."""
    index = bisect_left(quotes, at)
    if not index:
        return False
    last = text[quotes[index - 1]]
    return last == "“" or (last == '"' and index % 2 == 1 and index < len(quotes))


def _in_instruments(text: str, low: str, start: int, named: list[Reference]) -> None:
    """What the title of an attachment names is inside the document that it is attached to: '… Quy định … theo Luật Phí và lệ phí
    … ban hành kèm theo Quyết định số 06/2017/QĐ-UBND'."""
    floor = start
    for index, reference in enumerate(named):
        if reference.inside is not None or not _ATTACHED_TO.search(low, max(start, reference.start - 40), reference.start):
            continue
        window, floor = max(floor, reference.start - 420), reference.end
        opening = next((m for m in _OPENS_INSTRUMENT.finditer(low, window, reference.start)), None)
        if opening is None or _SENTENCE.search(low, opening.start(), reference.start) or ";" in low[opening.start() : reference.start]:
            continue
        for other in reversed(named[:index]):
            if other.start < opening.end():
                break
            if other.inside is None:
                other.inside = reference


def _real(low: str, locus: Locus) -> bool:
    """'địa điểm 2', 'thời điểm a' are no points; a header line 'Điều 14a. …' in quoted text is no reference."""
    first = locus.groups[0]
    return not (first.level == "diem" and _COMPOUND.search(low, max(0, first.start - 8), first.start))


def _joined(block: Block, locus: Locus, near: _Near, names: ShortNames) -> Citation:
    """The locus with the document that follows it, if one does."""
    low = block.passage.low
    citation = Citation(locus.start, locus.end, block, locus=locus)
    if locus.this:
        citation.own = locus.this
        return citation
    following, own = near.following(locus.end), near.following_own(locus.end)
    if own and (following is None or own[0] < following.start):
        how = _how(low, locus.end, own[0])
        if how:
            citation.own = "kèm" if how == "att" else own[2]
            citation.end = own[1]
        return citation
    short = names.type_alone(low, locus.end, block.end)
    if short and not (following and following.start < short.end):
        citation.reference, citation.end = short, short.end
        return citation
    if following is not None:
        how = _how(low, locus.end, following.start)
        if how and not _OTHER.search(low, locus.end, following.start):
            citation.reference, citation.end = following, following.end
            citation.instrument = "att" if how == "att" else None
            near.used.add(id(following))
    return citation


def _how(low: str, start: int, end: int) -> str:
    """'of' where low[start:end] joins provisions to their document, 'att' where it names an attachment between, '' else."""
    if end - start > 330:
        return ""
    gap = low[start:end]
    if _OF.fullmatch(gap):
        return "of"
    if _SENTENCE.search(gap):
        return ""
    attached = _ATTACHED.fullmatch(gap)
    if attached and not _OTHER.search(attached["name"]):
        return "att"
    return "att" if _BY_TITLE.fullmatch(gap) else ""


def _attachments(block: Block, found: list[Citation]) -> None:
    """'Phụ lục kèm theo' of this document: a locus that nothing follows but 'kèm theo'."""
    low = block.passage.low
    for citation in found:
        locus = citation.locus
        if locus is None or citation.reference is not None or citation.own or locus.groups[-1].level not in ("phu_luc", "mau"):
            continue
        after = _HANGING.match(low, locus.end, block.end)
        if after:
            citation.own, citation.end = "kèm", after.end()


def _tie_inner(found: list[Citation]) -> None:
    """A law named inside the name of another is nested in it."""
    by_reference = {id(c.reference): c for c in found if c.reference is not None}
    for citation in found:
        if citation.reference is not None and citation.reference.inside is not None:
            citation.outer = by_reference.get(id(citation.reference.inside))
