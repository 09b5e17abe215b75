"""The title trap: what is named behind a document belongs to its title, beside it in a list, or amended it (domain.md 5.1)."""

from __future__ import annotations

import re

from registry.extracting.citations import Citation
from registry.extracting.references import Reference
from registry.extracting.verbs import AMENDING_CLAUSE, WORDING_CLAUSE

_SEPARATOR = re.compile(
    r"\s*(?:\([^()]{0,200}\)\s*)?(?:[,;]|và|hoặc|hay|cùng|cùng\s+với|với|;\s*và|,\s*và|;\s*các|và\s+các)?\s*(?:các\s+|(?:của|tại|theo)\s+)?$"
)
AMENDED = re.compile(
    r"(?:^|[\s,(])(?:(?:đã|có|mà|và|hoặc|,)\s+)*(?:được\s+|bị\s+)?(?:(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|đính\s+chính|hợp\s+nhất|bãi\s+bỏ|gia\s+hạn|kéo\s+dài)(?:\s*[,;]\s*|\s+và\s+|\s+hoặc\s+|\s+)?)+"
    r"(?:\s*(?:một\s+số\s+(?:điều|nội\s+dung|điểm)|một\s+phần|các\s+điều|nội\s+dung|lần\s+thứ\s+\w+))*[^;.()]{0,40}?\s*(?:bởi|tại|theo|bằng|do)\s+(?:các\s+|khoản\s|điều\s)?[^;.()\d]{0,24}$"
)
_NEW_ITEM = re.compile(r";")
_COORDINATED = re.compile(r"(?:,|;|(?<!\w)và|(?<!\w)hoặc|(?<!\w)cùng)\s*(?:các\s+|[-–]\s*)?$")
_NEW_CLAUSE = re.compile(
    r"(?:,|;|\.|(?<!\w)và|đồng\s+thời|[-–])\s*(?:bãi\s+bỏ|thay\s+thế(?:\s+cho)?|hủy\s+bỏ|huỷ\s+bỏ)\s+(?:(?:toàn\s+bộ|một\s+phần|các|nội\s+dung)\s+)*$"
)
_NEW_CHANGE = re.compile(rf"(?:,|;|\.|(?<!\w)và|đồng\s+thời|[-–])\s*{WORDING_CLAUSE}|^\s*(?:\([^()]*\)\s*)?(?:(?:,|và|đồng\s+thời)\s*)+{AMENDING_CLAUSE}")
_EXCEPT = re.compile(r"\s*,?\s*(?:trừ|ngoại\s+trừ)(?!\w)")  # '…, trừ trường hợp quy định tại …'
_NAMED_SO = re.compile(r"\([^()]*(?:gọi|viết)\s+(?:tắt\s+|chung\s+)*là[^()]*\)\s*(?:,|và|;)\s*(?:các\s+)?$")
_RANKS = {"Luật": 0, "Bộ luật": 0, "Pháp lệnh": 0, "Nghị định": 1, "Thông tư": 2, "Thông tư liên tịch": 2, "Quyết định": 2, "Chỉ thị": 2}
_SENTENCE_END = re.compile(r"\.\s+(?=[^\W\d_])")


def arrange(citations: list[Citation], low: str, text: str) -> None:
    """Set outer and amender of the citations of one block, from left to right."""
    open_: list[Citation] = []
    named: set[str] = set()
    bare: Citation | None = None  # the bare provisions right before
    for citation in citations:
        if citation.outer is not None:
            continue
        if citation.reference is None or citation.weak or citation.quoted:
            bare = citation if citation.reference is None and citation.own is None and not citation.quoted else None
            continue
        if bare is not None and AMENDED.search(low[bare.end : citation.start]):
            citation.outer, citation.amender = bare, True  # 'điểm c khoản 5 (được sửa đổi, bổ sung tại khoản 47 Điều 1 Nghị định …)'
        else:
            _place(citation, open_, low, text, named)
        bare = None
        if citation.outer is None and citation.reference.number:
            named.add(citation.reference.number)
        open_ = [c for c in open_ if c is citation.outer or _holds(c, citation)] + [citation]


def _holds(one: Citation, other: Citation) -> bool:
    """Whether `one` is among those that `other` stands in."""
    at = other.outer
    for _ in range(8):
        if at is None:
            return False
        if at is one:
            return True
        at = at.outer
    return False


def _place(citation: Citation, open_: list[Citation], low: str, text: str, named: set[str]) -> None:
    if not open_:
        return
    last = open_[-1]
    gap = low[last.end : citation.start]
    if _sentence_between(text, last.end, citation.start) or _NEW_CLAUSE.search(gap) or (citation.locus and _NEW_CHANGE.search(gap)) or _EXCEPT.match(gap):
        return
    if AMENDED.search(gap) and not _NEW_ITEM.search(gap):
        citation.outer, citation.amender = last, True
        return
    if _NAMED_SO.search(gap):  # '…, được sửa đổi bởi Luật B (sau đây gọi là Luật A) và Nghị quyết C'
        citation.outer, citation.amender = open_[0].outer, open_[0].amender
        return
    if _SEPARATOR.fullmatch(gap) and ";" not in gap:
        peer = _peer(citation, open_, named)
        citation.outer, citation.amender = peer.outer, peer.amender
        return
    if ";" in gap:
        return
    if _COORDINATED.search(gap):
        peer = _peer(citation, open_, named)
        if peer.reference is not None and peer.reference.number and citation.reference and citation.reference.number:
            citation.outer, citation.amender = peer.outer, peer.amender
            return
    citation.outer = last


def _peer(citation: Citation, open_: list[Citation], named: set[str]) -> Citation:
    """The one that this stands beside: the innermost of its own type, else the innermost at all.

    named: numbers of the list's members so far; a member named again in another's title opens no list in that title.
    """
    type_ = citation.reference.type if citation.reference else None
    same = [c for c in open_ if c.reference is not None and c.reference.type == type_]
    if same:
        number = same[-1].reference.number if same[-1].reference else None
        again = same[-1].outer is not None and number is not None and number in named
        return same[0] if again else same[-1]
    first, last = open_[0], open_[-1]
    if citation.reference is None or not citation.reference.number or first.reference is None or not first.reference.number:
        return last
    return last if last.amender or _outranks(citation.reference, first.reference) else first


def _outranks(one: Reference, other: Reference) -> bool:
    """Whether `one` is of a higher kind, and so an object of the other's title: 'Thông tư … hướng dẫn Luật A và Nghị định B'."""
    ranks = [_RANKS.get(r.type or "", None if "HĐND" not in r.code else 2) for r in (one, other)]
    return ranks[0] is not None and ranks[1] is not None and ranks[0] < ranks[1]


def _sentence_between(text: str, start: int, end: int) -> bool:
    found = _SENTENCE_END.search(text, start, end)
    while found:
        if text[found.end() : found.end() + 1].isupper() and text[max(0, found.start() - 2) : found.start()] not in ("TP", "Tp", "TX"):
            return True
        found = _SENTENCE_END.search(text, found.end(), end)
    return False
