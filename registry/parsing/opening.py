"""The first lines of a file -> header region, type line, title, preamble: where each begins and ends, as line indexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from registry.model.text import fold, squeeze
from registry.parsing.lines import Line, joined
from registry.parsing.marks import mark
from registry.parsing.vocabulary import ACTS, PREAMBLE, TYPES, is_motto, is_rule

_REACH = 90  # lines within which the type must be printed
_LONGEST = 40  # lines of a title
_ALSO_TITLES = ("thực hiện", "để ", "nhằm ", "quyết định", "xét ", "trên cơ sở")  # begin a title as well as a ground
_ATTACHED = re.compile(r"[(\[]\s*(?:được |phê duyệt |ban hành )*(?:kèm|theo)")
_TYPE = re.compile("(?:" + "|".join(t.lower().replace(" ", r"\s+") for t in TYPES) + r")(?!\w)")
_SUBJECT = re.compile(
    r"(?:về|v/v|ban hành|quy định|sửa đổi|bãi bỏ|phê duyệt|công bố|thành lập|giao|điều chỉnh|hủy bỏ|thu hồi|cho phép|"
    r"phân cấp)(?!\w)"
)
_ISSUER_LINE = re.compile(
    r"(?:thường trực )?(?:hội đồng nhân dân|hđnd|(?:chủ tịch )?(?:ủy ban nhân dân|ubnd)|quốc hội|chính phủ|"
    r"thủ tướng chính phủ|ủy ban thường vụ quốc hội|"
    r"bộ trưởng|bộ |thống đốc|chánh án|viện trưởng|tổng thanh tra|tổng kiểm toán|chủ tịch nước|hội đồng thẩm phán|liên bộ)"
)
_GLUED = re.compile(
    r"\s[#*\s]*(?P<body>(?:thường trực |chủ tịch )?(?:hội đồng nhân dân|ủy ban nhân dân|ubnd|hđnd|"
    r"ủy ban thường vụ quốc hội|quốc hội(?=\s+nước))"
    r"(?:\s+(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?:\s+[^\W\d_]+){0,5}|"
    r"\s+nước cộng h[^\s]+ xã hội chủ nghĩa việt nam)?)$"
)
# Words after which a body's name belongs to the title.
_LINKS = re.compile(r"(?:của|do|bởi|và|cho|tại|với|theo|hoặc|giữa|thuộc|phòng|ủy|viên|phó|sở|từ|trước|là|về|tịch|gửi|đến|,|-|:)$")
_SELF = re.compile(
    r"\s(?:của\s)?(?P<issuer>quốc hội|ủy ban thường vụ quốc hội|chính phủ|thủ tướng chính phủ|bộ [^\d]{3,60}?|"
    r"ủy ban nhân dân [^\d]{3,40}?|hội đồng nhân dân [^\d]{3,40}?)?"
    r"(?:\s+nước cộng h[^\s]+ xã hội chủ nghĩa việt nam)?(?:,?\s+khóa\s[^,]{1,8},?\s+kỳ họp(?:\s+thứ)?\s[^,]{1,12}?)?,?\s+"
    r"số\s*:?\s*(?P<number>\d[\w/-]{3,24})\s+ngày\s(?P<day>.{8,30})$"
)
_SESSION = re.compile(r"(?:khóa|kỳ họp|nhiệm kỳ|\(?từ ngày|\(?tại kỳ họp|\(?ngày)")
ENACTS = re.compile(
    r"(?:hội đồng nhân dân|ủy ban nhân dân|chủ tịch|quốc hội|chính phủ|thủ tướng|bộ trưởng|"
    r"ủy ban thường vụ)\b.{0,90}?\b(?P<verb>ban hành)\b"
)


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
    while preamble < len(lines) and preamble - start < _LONGEST and not _starts_preamble(lines, preamble):
        if _past_title(lines, preamble, start, inline) or _ATTACHED.match(lines[preamble].head):
            break
        preamble += 1
    if preamble - start >= _LONGEST:
        preamble = start
    issuer = _issuer_lines(lines, start, preamble, inline)
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
        name = squeeze(found[0]).capitalize()
        skip = len(folded) - len(bare) + found.end()
        head, rest = line.text[:skip].lstrip("#* "), line.text[skip:].strip(" *")
        if head.isupper() and not re.match(r"\s*số\s*[:\d.]", rest.lower()) and rest[:1] != ":":
            if name in ACTS:
                return n, name, rest
            weak = weak or (n, name, rest)
        elif (
            name in ACTS
            and not weak
            and (not rest or _SUBJECT.match(rest.lower()))
            and (n < 3 or line.centred or line.paragraph.bold > 0.8)
        ):
            weak = (n, name, rest)
    return weak or (0, "", "")


def _starts_preamble(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    folded = line.head.lstrip("-+*_ ")
    if PREAMBLE.match(folded) and not (line.capitals and folded.startswith(_ALSO_TITLES) and line.text[-1] != ":"):
        return True
    if line.text[0].isupper() and not line.capitals and ENACTS.match(folded):
        return True
    m = mark(line)
    return m is not None and (m.kind in ("phan", "chuong", "dieu") or (m.kind == "khoan" and m.number == "1"))


def _past_title(lines: Sequence[Line], at: int, start: int, inline: str) -> bool:
    """Whether running text begins here although no căn cứ does: the title before was in capitals or this is a whole sentence."""
    line = lines[at]
    if line.capitals or line.centred or is_rule(line.text) or (at == start and not inline):
        return False
    before = inline if at == start else lines[at - 1].text
    return before.isupper() or len(line.text) > 250 or (line.text[-1] in ".;:" and line.text[0].isupper() and line.first)


def _issuer_lines(lines: Sequence[Line], start: int, preamble: int, inline: str) -> int:
    """Where the issuer's name over the căn cứ begins ('HỘI ĐỒNG NHÂN DÂN TỈNH … / KHÓA XV, KỲ HỌP THỨ 5'); preamble if it is not there."""
    at, named = preamble, preamble
    while at > start:
        folded = lines[at - 1].head.strip("#* ")
        before = lines[at - 2].folded if at - 2 >= start else ""
        if _SESSION.match(folded) or is_rule(lines[at - 1].text):
            at -= 1
            continue
        if (
            _ISSUER_LINE.match(folded)
            and (at - 1 > start or inline or lines[at - 1].capitals)
            and not before.endswith(("của", ",", " do", " và", " bởi"))
        ):
            return at - 1
        if (
            at - 2 >= start
            and _ISSUER_LINE.match(before.strip("#* "))
            and folded.startswith(("tỉnh", "thành phố", "huyện", "xã", "phường"))
        ):
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


class Title(NamedTuple):
    """The trích yếu as printed, and what stood glued to its end: the issuer over the căn cứ, or number and day of old laws."""

    text: str
    issuer: str = ""
    number: str = ""
    day: str = ""


def read_title(lines: Sequence[Line], found: Opening) -> Title:
    """The title's lines joined, without type, rules and markup, and without what an inattentive hand glued to it."""
    start = found.type + 1 if found.name else found.type
    parts = [line for line in lines[start : found.issuer] if not is_rule(line.text) and not is_motto(line.folded)]
    inline = "" if parts and _names_issuer(found.inline) else found.inline
    text = re.sub(r"^(?:\[\d+\]\s*)+|(?:\s*\[\d+\])+$", "", squeeze(" ".join(filter(None, [inline, joined(parts)]))).strip("*#_ "))
    folded = fold(text) if len(text) < 5000 else ""
    if own := _SELF.search(folded):
        issuer, number, day = (text[slice(*own.span(part))] if own[part] else "" for part in ("issuer", "number", "day"))
        return Title(text[: own.start()].rstrip(), issuer, number, day)
    glued = _GLUED.search(folded) if text.isupper() else None
    if glued and not _LINKS.search(folded[: glued.start()]) and not _enacts(lines[found.preamble : found.body]):
        return Title(text[: glued.start()].rstrip(" #*"), text[slice(*glued.span("body"))])
    return Title(text)


def _names_issuer(inline: str) -> bool:
    """Whether the type line only goes on with who issues: 'QUYẾT ĐỊNH CỦA UỶ BAN NHÂN DÂN TỈNH'."""
    folded = fold(squeeze(inline))
    return folded.startswith("của ") and len(folded) < 80 and bool(_ISSUER_LINE.match(folded, 4))


def enacting_body(preamble: Sequence[Line]) -> str:
    """Who issues by the enacting sentence ('Chính phủ ban hành Nghị định …'); '' where there is none."""
    for line in preamble:
        if found := ENACTS.match(fold(line.text[:160].lstrip("-*_ "))):
            return re.sub(r"^Bộ trưởng (?=Bộ )", "", line.text.lstrip("-*_ ")[: found.start("verb")].strip())
    return ""


def _enacts(preamble: Sequence[Line]) -> bool:
    """Whether the preamble closes with an enacting sentence; then no issuer is printed over it."""
    return any(ENACTS.match(line.head.lstrip("-*_ ")) for line in preamble)
