"""The first lines of a file -> header region, type line, title, preamble: where each begins and ends, as line indexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from registry.parsing.lines import Line, joined
from registry.parsing.marks import mark
from registry.parsing.vocabulary import ACTS, PREAMBLE, TYPES, is_motto, is_rule

_REACH = 90  # lines within which the type must be printed
_TYPE = re.compile("(?:" + "|".join(t.lower() for t in TYPES) + r")(?!\w)")
_ISSUER_LINE = re.compile(
    r"(?:thường trực )?(?:hội đồng nhân dân|hđnd|(?:chủ tịch )?(?:ủy ban nhân dân|ubnd)|quốc hội|chính phủ|thủ tướng chính phủ|ủy ban thường vụ quốc hội|"
    r"bộ trưởng|bộ |thống đốc|chánh án|viện trưởng|tổng thanh tra|tổng kiểm toán|chủ tịch nước|hội đồng thẩm phán|liên bộ)"
)
_SESSION = re.compile(r"(?:khóa|kỳ họp|nhiệm kỳ|\(?từ ngày|\(?tại kỳ họp|\(?ngày)")
_ENACTS = re.compile(r"(?:hội đồng nhân dân|ủy ban nhân dân|chủ tịch|quốc hội|chính phủ|thủ tướng|bộ trưởng|ủy ban thường vụ)\b.{0,90}?\bban hành\b")


class Opening(NamedTuple):
    """Half-open line ranges: header [0, type), title [type, preamble) with the type line, preamble [preamble, body).

    name: 'Quyết định', '' where no type line was found; inline: what of the title stands on the type line.
    issuer: lines [issuer, preamble) that name the issuer again over the căn cứ, and its session.
    """

    type: int
    name: str
    inline: str
    issuer: int
    preamble: int
    body: int


def opening(lines: Sequence[Line], barred: Sequence[bool]) -> Opening:
    """Where header, title and preamble lie. Never refuses: a missing part is an empty range."""
    at, name, inline = _type_line(lines)
    start = at + 1 if name else at
    preamble = start
    while preamble < len(lines) and preamble - start < 40 and not _starts_preamble(lines, preamble):
        preamble += 1
    if preamble < len(lines) and preamble - start >= 40:
        preamble = start
    issuer = _issuer_lines(lines, start, preamble)
    return Opening(at, name, inline, issuer, preamble, _body(lines, barred, preamble))


def _type_line(lines: Sequence[Line]) -> tuple[int, str, str]:
    """(line, type, rest of the line) of the printed type: 'QUYẾT ĐỊNH', 'LUẬT', 'QUYẾT ĐỊNH BAN HÀNH …'."""
    weak: tuple[int, str, str] | None = None
    for n, line in enumerate(lines[:_REACH]):
        first = line.text[0]
        if first == "Đ" and (m := mark(line)) and m.kind == "dieu" and m.point:
            break
        folded = line.folded
        if folded.startswith("căn cứ"):
            break
        bare = folded.lstrip("#* ")
        found = _TYPE.match(bare)
        if not found:
            continue
        name = next(t for t in TYPES if t.lower() == found[0])
        skip = len(folded) - len(bare) + found.end()
        head, rest = line.text[:skip].lstrip("#* "), line.text[skip:].strip(" *")
        if head.isupper() and not re.match(r"\s*số\s*[:\d.]", rest.lower()) and rest[:1] != ":":
            if name in ACTS:
                return n, name, rest
            weak = weak or (n, name, rest)
        elif name in ACTS and not weak and (not rest or re.match(r"(?:về|ban hành|quy định|sửa đổi|bãi bỏ)", rest.lower())):
            if n < 3 or line.centred or line.paragraph.bold > 0.8:
                weak = (n, name, rest)
    return weak or (0, "", "")


def _starts_preamble(lines: Sequence[Line], at: int) -> bool:
    folded = lines[at].folded.lstrip("-+*_ ")
    if PREAMBLE.match(folded) and not (folded.startswith(("thực hiện", "để ", "nhằm ", "quyết định", "xét ")) and lines[at].capitals and at + 1 < len(lines) and not folded.rstrip().endswith(":")):
        return True
    if lines[at].text[0].isupper() and not lines[at].capitals and _ENACTS.match(folded):
        return True
    m = mark(lines[at])
    return m is not None and (m.kind in ("phan", "chuong", "dieu") or (m.kind == "khoan" and m.number == "1"))


def _issuer_lines(lines: Sequence[Line], start: int, preamble: int) -> int:
    """Where the issuer's name over the căn cứ begins ('HỘI ĐỒNG NHÂN DÂN TỈNH … / KHÓA XV, KỲ HỌP THỨ 5'); preamble if it is not there."""
    at, named = preamble, preamble
    while at > start:
        folded = lines[at - 1].folded.strip("#* ")
        before = lines[at - 2].folded if at - 2 >= start else ""
        if _SESSION.match(folded) or is_rule(lines[at - 1].text):
            at -= 1
            continue
        if _ISSUER_LINE.match(folded) and (at - 1 > start or lines[at - 1].capitals) and not before.endswith(("của", ",", " do", " và", " bởi")):
            return at - 1
        if at - 2 >= start and _ISSUER_LINE.match(before.strip("#* ")) and folded.startswith(("tỉnh", "thành phố", "huyện", "xã", "phường")):
            at -= 1
            continue
        break
    return named


def _body(lines: Sequence[Line], barred: Sequence[bool], preamble: int) -> int:
    """The first line of the provisions: the first article, chapter or, without them, numbered item after the preamble."""
    item = None
    for n in range(preamble, len(lines)):
        if barred[n] or lines[n].opaque:
            continue
        m = mark(lines[n])
        if m is None:
            continue
        if m.kind in ("phan", "chuong") and (not m.rest or m.point or m.rest.isupper()):
            return n
        if m.kind == "dieu" and (m.point or not m.rest):
            return n
        if item is None and m.kind == "khoan" and m.number == "1":
            item = n
        if n - preamble > 400:
            break
    return item if item is not None else preamble


def title(lines: Sequence[Line], found: Opening) -> str:
    """The trích yếu as printed, its lines joined, without type, rules and markup."""
    start = found.type + 1 if found.name else found.type
    parts = [line for line in lines[start : found.issuer] if not is_rule(line.text) and not is_motto(line.folded)]
    text = " ".join(filter(None, [found.inline, joined(parts)]))
    return text.strip("*#_ ")
