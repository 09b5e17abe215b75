"""Lines -> the text that an amendment quotes ('… như sau: “Điều 5. …”.'), which makes no provisions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from registry.model import Span
from registry.parsing.lines import Line
from registry.parsing.marks import Mark, mark, order

_OPENS = re.compile(r"[“\"‟]|‘‘|''|``")
_LATE = re.compile(r":\s*([“\"‟]|‘‘|'')(?=\s*\S)")
_ENDS = re.compile(r"(?:[”\"]|’’|'')\s*(?:\([^)]*\))?[.;,:/ ]*$")
_LEAD = re.compile(r"(?:như sau|sau đây|dưới đây)\s*[:.]?$", re.IGNORECASE)
_LONGEST = 2000  # lines; a quotation that is longer was never closed
_LEADS = ("như sau", "như sau.", "sau đây", "sau đây.")
_ORDERS = re.compile(r"(?:sửa đổi|bổ sung|bãi bỏ|hủy bỏ|thay thế|thay |bỏ |đổi |đính chính|chuyển )", re.IGNORECASE)
_ORDERED = re.compile(r"sửa đổi|bổ sung|thay thế", re.IGNORECASE)
# An instruction that names the very provision whose new text follows.
_NAMED = re.compile(
    r"(?:(?:sửa đổi|bổ sung|thay thế)[,\s]*(?:và\s+)?)+(?:nội dung\s|toàn bộ\s|thêm\s)?(?:khoản|điểm|điều|mục|chương|"
    r"phần|phụ lục|tiết|đoạn)\s+(?:số\s+|thứ\s+)?(?:\d|[a-zđ](?![\w])|[ivx]+(?!\w)|(?:nhất|hai|ba|tư|năm)(?!\w))",
    re.IGNORECASE,
)
_NESTED = re.compile(r"sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ|như sau|được thay|cụm từ", re.IGNORECASE)


class Payload(NamedTuple):
    """span: in the whole text, with its quotation marks; lines [first, last) lie wholly inside it."""

    span: Span
    first: int
    last: int


def payloads(lines: Sequence[Line]) -> list[Payload]:
    """Every quoted passage that begins a line, or that a line ending in ': “…' begins, in order; they never overlap.

    A passage whose quotation is never closed ends before the next instruction ('2. Sửa đổi …') or article in sequence.
    """
    found: list[Payload] = []
    at, dieu, after, unclosed = 0, 0, False, 0
    while at < len(lines):
        line = lines[at]
        start = None if line.opaque else _opening(line, after)
        if start is None and after and not line.opaque and (last := _unopened(lines, at) or _unquoted(lines, at, dieu)):
            found.append(Payload(Span(line.start, lines[last - 1].end), at, last))
            at, after = last, False
            continue
        if start is None:
            if line.text[0] == "Đ" and (m := mark(line)) and m.kind == "dieu":
                dieu = order("dieu", m.number)[0]
            after = line.text[-1] == ":" or line.text.endswith(_LEADS)
            at += 1
            continue
        last, closed = _closing(lines, at, start, dieu, _LONGEST if unclosed < 4 else 60)
        unclosed += not closed
        last = (_going_on(lines, last, dieu, mark(lines[at if start else at - 1])) if closed else 0) or last
        found.append(Payload(Span(line.start + start, lines[last - 1].end), at if start == 0 else at + 1, last))
        at, after = last, False
    return found


def _opening(line: Line, after: bool) -> int | None:
    """The column where a quoted passage begins in this line: at its start, or after a colon with no end in the line."""
    text = line.text
    if text[0] in "“\"‟‘'`" and _OPENS.match(text):
        closed = _balance(text) <= 0
        if not closed or (_ends(text) and (after or mark(line._replace(text=text.lstrip("“\"‟‘'` ") or text)))):
            return 0
        return None
    if ":" in text and ("“" in text or '"' in text or "''" in text):
        late = _LATE.search(text)
        if late and _balance(text[late.start() :]) > 0:
            return late.start(1)
    return None


def _ends(text: str) -> bool:
    return _ENDS.search(text[-160:]) is not None


def _balance(text: str) -> int:
    """Quotations opened in the text less those closed; straight marks count in pairs."""
    return text.count("“") + text.count("‟") - text.count("”") + (text.count('"') + text.count("''")) % 2


def _closing(lines: Sequence[Line], at: int, start: int, dieu: int, reach: int) -> tuple[int, bool]:
    """The index after the last line of the passage that begins in lines[at]; whether its end was found within `reach` lines."""
    straight = lines[at].text[start] not in "“‟"
    depth, order_at = 0, 0
    for n in range(at, min(at + reach, len(lines))):
        text = lines[n].text if n > at else lines[n].text[start:]
        if n > at:
            if _OPENS.match(text) and lines[n - 1].text[-1] == ":":
                return (order_at or max(n - 1, at + 1)), False
            if not order_at and _continues(lines[n], dieu):
                order_at = n
        if straight:
            if _ends(text) and (n > at or len(text) > 1):
                return n + 1, True
            continue
        depth += text.count("“") + text.count("‟") - text.count("”")
        if depth <= 0 or (depth == 1 and "”" not in text and text.count('"') % 2 and _ends(text)):
            return n + 1, True
    return (order_at or at + 1), False


def _continues(line: Line, dieu: int) -> bool:
    """Whether the line reads like the amending act itself going on: an instruction, or its next article."""
    found: Mark | None = mark(line)
    if found is None:
        return line.text.startswith(("Nơi nhận", "TM.", "KT."))
    if found.kind == "dieu" and found.point and order("dieu", found.number) == (dieu + 1, ""):
        return True
    return found.kind in ("dieu", "khoan", "diem") and bool(_ORDERS.match(found.rest))


def _going_on(lines: Sequence[Line], at: int, dieu: int, told: Mark | None) -> int:
    """The index after what a stray closing mark cut off: lines up to another closing mark that nothing opens; 0 where there are none.

    told: the mark of the instruction; where the next line is its sibling, the amending act itself goes on.
    """
    found = mark(lines[at]) if at < len(lines) else None
    if told and found and found.kind == told.kind and order(found.kind, found.number)[0] == order(told.kind, told.number)[0] + 1:
        return 0
    for n in range(at, min(at + 60, len(lines))):
        text = lines[n].text
        if lines[n].opaque or _continues(lines[n], dieu) or _OPENS.match(text) or _LEAD.search(text[-20:]):
            return 0
        if text.count("”") > text.count("“") and _ends(text):
            return n + 1
    return 0


def _unopened(lines: Sequence[Line], at: int) -> int:
    """The index after a passage that an instruction announces and a closing mark ends, without an opening one; 0 where there is none."""
    if not (_LEAD.search(lines[at - 1].text) and _ORDERED.search(lines[at - 1].text)):
        return 0
    for n in range(at, min(at + 60, len(lines))):
        text = lines[n].text
        if _LEAD.search(text) or (n > at and (_continues(lines[n], 0) or _OPENS.match(text))):
            return 0
        if text.count("”") > text.count("“") and _ends(text):
            return n + 1
    return 0


def _unquoted(lines: Sequence[Line], at: int, dieu: int) -> int:
    """The index after new text that stands without any quotation mark: from the line behind '2. Sửa đổi, bổ sung khoản 3 Điều 20
    như sau:' to the next instruction, the next number of the instruction's own kind, or the next article; 0 where there is none.
    """
    order_line = lines[at - 1]
    told = mark(order_line)
    if told is None or told.kind not in ("dieu", "khoan", "diem") or not _ORDERS.match(told.rest) or not _LEAD.search(told.rest):
        return 0
    if not _NAMED.match(told.rest) or "cụm từ" in told.rest or (mark(lines[at]) and _NESTED.search(lines[at].text)):
        return 0
    following, own = (order(told.kind, told.number)[0] + 1, ""), False
    for n in range(at, min(at + 300, len(lines))):
        if _continues(lines[n], dieu) or lines[n].text.startswith("Nơi nhận"):
            return n if n > at else 0
        found = mark(lines[n])
        if found and found.kind == told.kind:
            if not own and order(found.kind, found.number) == following:
                return n if n > at else 0
            own = True
    return 0
