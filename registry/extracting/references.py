"""Documents as they are named in one stretch of prose: type, number, name, date and issuer of each (domain.md 5.1).

Numbers and the word 'luật' are found first; what belongs to them is read around them, backwards to the type and forwards to
date and issuer, never further than the neighbouring reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import itemgetter

from registry.extracting import dates, issuers, lawnames, symbols
from registry.extracting.anchors import Anchors
from registry.model.spans import Period
from registry.model.text import squeeze

NORMATIVE = (
    "thông tư liên tịch", "nghị quyết liên tịch", "văn bản hợp nhất", "nghị quyết", "nghị định", "quyết định", "thông tư", "chỉ thị",
    "pháp lệnh", "bộ luật", "luật", "sắc lệnh", "lệnh",
)  # fmt: skip
PAPERS = (
    "tờ trình liên ngành", "tờ trình", "báo cáo", "công văn", "công điện", "văn bản", "thông báo", "kết luận", "kế hoạch", "hướng dẫn",
    "quy định", "quy chế", "điều lệ", "chương trình", "đề án", "biên bản", "phương án", "thông tri", "phiếu trình", "ý kiến", "đề nghị",
)  # fmt: skip


def _words(names: tuple[str, ...]) -> str:
    return "|".join(r"\s*".join(name.split()) for name in names)


TYPE = _words(NORMATIVE + PAPERS)
_SO = r"(?:\s*,)?\s*(?:số|sô)?\s*[:.]?\s*"
_TYPE_BEFORE = re.compile(rf"(?<!\w)(?P<type>{TYPE}){_SO}$")
_ABBREVIATED = re.compile(r"(?<!\w)(QĐ|NĐ|NQ|TTLT|TT|CT)\s*(?:số)?\s*[:.]?\s*$")
_ANY_TYPE = re.compile(rf"(?<!\w)(?<!bộ\s)(?<!sở\s)(?<!phòng\s)(?:{TYPE})(?!\w)")  # 'Bộ Kế hoạch và Đầu tư' is no plan
_QUALIFIER = re.compile(r"^[^;:.()\d]{0,90}$")
_NUMBER_WORD = re.compile(r"(?<!\w)(?:số|sô)\s*[:.]?\s*$")
_SO_AFTER = re.compile(r"\s*,?\s*(?:số|sô)?\s*[:.]?\s*")
_GAP = re.compile(r"\s*,?\s*")
_OF = re.compile(r"của\s+(?:các\s+)?")
_YEAR = re.compile(r"((?:19|20)\d\d)(?![\d/])")
_YEAR_ON = re.compile(r"(?P<more>(?:\s+[^\W\d_]+){1,5})(?=\s+năm\s+(?:19|20)\d\d(?!\d))")
_TYPED_TWICE = re.compile(r"\s+(?:19|20)\d\d(?![\d/])")
_SLIP = re.compile(r"(?:ngày\s+)?(\d{1,2})\s*/\s*(\d{1,2})\s+((?:19|20)\d\d)(?!\d)|ngày\s+ngày\s+")
_PROSE = re.compile(r"[;:.()\d\n]|(?<!\w)(?:được|có|hiệu\s+lực|trước|sau|kể|từ|tại|theo|quy\s+định|thì|để|trong|khi|đã|này|là|do|cho|về|hoặc|của\s+quốc\s+hội)(?!\w)")
_PROSE_OF_ITEM = re.compile(r"[;:.()\d\n]|(?<!\w)(?:được|hiệu\s+lực|sửa\s+đổi|quy\s+định|hướng\s+dẫn|này|bởi|của\s+quốc\s+hội)(?!\w)")
_OPENS_ITEM = re.compile(r"(?:căn\s+cứ|;|^)\s*$")
_DAY_ON = re.compile(r",?\s*(?:của\s+(?:quốc\s+hội|ủy\s+ban\s+thường\s+vụ\s+quốc\s+hội|uỷ\s+ban\s+thường\s+vụ\s+quốc\s+hội)[^;,.]{0,50}\s)?(?P<day>ngày\s+\d)")
_NATION = re.compile(r"\s+nước\s+(?:cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa|chxhcn)\s+việt\s+nam")
_STANDARD = re.compile(r"(?:tcvn|qcvn|qcđp|tcxdvn|tcxd)\s*(?:iso(?:/iec)?\s*)?\d[\d.:\-]*\d(?:/[a-zđ]{2,8})?")
_STANDARD_KIND = re.compile(
    r"(?<!\w)(?:tiêu\s+chuẩn(?:\s+quốc\s+gia|\s+việt\s+nam)?|quy\s+chuẩn(?:\s+kỹ\s+thuật)?(?:\s+quốc\s+gia|\s+địa\s+phương|\s+việt\s+nam)?)\s+$"
)
PLURAL = re.compile(r"(?<!\w)(?:các|những|hai|ba|bốn|năm|\d{1,2}(?:\s*\([^()]{1,10}\))?)\s+$")
REACH = 220
LONGEST_TYPE = 60  # of a type with 'số' and the space around them


@dataclass(slots=True)
class Reference:
    """A document named in text[start:end] (without title and provisions). type, name and number as printed.

    issuer: the body's words; typed: its own type word stands before it; plural: that word opens a list ('các Nghị định');
    inside: the reference whose name it is part of.
    """

    start: int
    end: int
    type: str | None
    number: str | None = None
    name: str | None = None
    issued: Period | None = None
    issuer: str | None = None
    typed: bool = True
    plural: bool = False
    inside: Reference | None = None
    weak: bool = False
    code: str = ""

    @property
    def dated(self) -> date | None:
        return self.issued.single if self.issued else None


def read(text: str, low: str, start: int, end: int, anchors: Anchors) -> list[Reference]:
    """Every document named in text[start:end], in order; `low` is the text in lower case, `anchors` those of the stretch."""
    numbers = {s.span.start: s for s in anchors.numbers}
    events: list[tuple[int, tuple[int, int, str] | None]] = [(n, None) for n in numbers]
    events += [(head[0], head) for head in anchors.heads]
    found: list[Reference] = []
    floor = start
    for at, head in sorted(events, key=itemgetter(0)):
        if at < floor:
            continue
        named = _law(text, low, head, numbers, end) if head else [_numbered(text, low, numbers[at], floor, end)]
        found += named
        floor = max([floor, *(r.end for r in named)])
    found += _standards(text, low, anchors.standards, end)
    return sorted(found, key=_order)


def _order(reference: Reference) -> tuple[int, int]:
    return reference.start, -reference.end


def _numbered(text: str, low: str, symbol: symbols.Symbol, floor: int, end: int) -> Reference:
    at = symbol.span.start
    window = max(floor, at - REACH)
    reference = Reference(at, symbol.span.end, symbol.type, symbol.number, typed=False, code=symbol.code)
    near = max(window, at - LONGEST_TYPE)
    if before := _TYPE_BEFORE.search(low, near, at):
        reference.start, reference.typed = before.start(), True
        reference.type = type_name(before["type"])
    elif abbreviated := _ABBREVIATED.search(text, near, at):
        reference.start, reference.typed = abbreviated.start(), True
    else:
        if said := _NUMBER_WORD.search(low, near, at):
            reference.start = said.start()
        _far_type(text, low, reference, window)
    reference.plural = bool(PLURAL.search(low[max(floor, reference.start - 24) : reference.start]))
    _tail(text, low, reference, end)
    return reference


def _far_type(text: str, low: str, reference: Reference, window: int) -> None:
    """'Báo cáo thẩm định của Sở Tư pháp số 316/BC-STP': the type stands before qualifying words and the issuer."""
    types = list(_ANY_TYPE.finditer(low, window, reference.start))
    if not types:
        return
    last = types[-1]
    between = low[last.end() : reference.start].rstrip()
    name = type_name(last[0])
    paper = name.lower() in PAPERS
    of = re.search(r"(?<!\w)của\s+", between)
    body = issuers.read(text, last.end() + of.end(), reference.start) if of else None
    nation = _NATION.match(low, body.end, reference.start) if body else None
    ends = nation.end() if nation else body.end if body else 0
    whole = body is not None and not text[ends : reference.start].strip(" ,")
    if not _QUALIFIER.match(between[: of.start()] if of and whole else between):
        return
    if PLURAL.search(low[max(window, last.start() - 24) : last.start()]) or not (paper or (of and of.start() <= 1 and body)):
        return
    if not whole:
        body = None
        if not paper:
            return
    reference.start, reference.typed, reference.type = last.start(), True, name
    reference.issuer = body.words if body else None


def _law(text: str, low: str, head: tuple[int, int, str], numbers: dict[int, symbols.Symbol], end: int) -> list[Reference]:
    name = lawnames.read(text, low, head, end)
    if name is None:
        name = lawnames.Name(head[0], head[1], head[2], False, bare=True)
    reference = Reference(name.start, name.end, name.kind)
    stop, symbol = _reach(text, low, name, numbers, end)
    reference.name = None if stop <= head[1] else squeeze(text[name.start : stop])
    reference.end = stop
    if symbol is not None:
        reference.number, reference.code, reference.end = symbol.number, symbol.code, symbol.span.end
    _tail(text, low, reference, end)
    if name.kind == "Hiến pháp":
        reference.name = squeeze(text[name.start : name.end])
    if name.bare and symbol is None and (reference.issued is None or stop > head[1]):
        return []
    inner = list(_inner(text, low, reference, head[1], stop))
    if name.amending and not (inner or reference.number or reference.issued or re.search(r"\d|luật", low[head[1] : stop])):
        return []  # 'luật sửa đổi, bổ sung một số điều của luật hiện hành'
    return [reference, *inner]


def _inner(text: str, low: str, outer: Reference, start: int, end: int) -> Iterator[Reference]:
    """Laws named inside the name of a law."""
    floor = start
    for head in lawnames.heads(low, start, end):
        if head[0] < floor:
            continue
        name = lawnames.read(text, low, head, end)
        if name is not None and not name.bare:
            floor = name.end
            yield Reference(name.start, name.end, name.kind, name=squeeze(text[name.start : name.end]), inside=outer)


def _reach(
    text: str, low: str, name: lawnames.Name, numbers: dict[int, symbols.Symbol], end: int
) -> tuple[int, symbols.Symbol | None]:
    """Where the name really ends, and its number: a number or date further on shows that the name goes on to it."""
    gap = _SO_AFTER.match(low, name.end, end)
    assert gap is not None
    direct = numbers.get(gap.end())
    if direct is not None and (direct.of_law or name.bare):
        return name.end, direct
    if name.kind == "Hiến pháp" or _date_at(text, low, _GAP.match(low, name.end, end).end(), end):  # type: ignore[union-attr]
        return name.end, None
    ahead = next((n for n in range(name.end + 1, min(end, name.end + 170)) if n in numbers), None)
    if ahead is not None:
        symbol = numbers[ahead]
        said = _NUMBER_WORD.search(low[name.end : ahead])
        if symbol.of_law and said and _name_like(low, name.end, name.end + said.start()):
            return name.end + len(low[name.end : name.end + said.start()].rstrip(" ,\n")), symbol
    day = _DAY_ON.search(low, name.end, min(end, name.end + 150))
    alone = bool(_OPENS_ITEM.search(low, max(0, name.start - 12), name.start))
    if day and _name_like(low, name.end, day.start(), alone) and _date_at(text, low, day.start("day"), end):
        return day.start(), None
    year = _YEAR_ON.match(low, name.end, end)
    if year and not _PROSE.search(year["more"]):
        return year.end("more"), None
    return name.end, None


def _name_like(low: str, start: int, end: int, alone: bool = False) -> bool:
    """Whether low[start:end] can go on a name. alone: the name is an item of its own, 'Căn cứ Luật …;', and may hold more."""
    between = low[start:end]
    return bool(between.strip()) and not (_PROSE_OF_ITEM if alone else _PROSE).search(between) and not re.search(r"(?<!\w)(?:luật|pháp\s+lệnh)(?!\w)", between)


def _tail(text: str, low: str, reference: Reference, end: int) -> None:
    """Date and issuer behind the number or name, in either order."""
    at = reference.end
    for _ in range(3):
        gap = _GAP.match(low, at, end)
        assert gap is not None
        here = gap.end()
        dated = None if reference.issued else _date_at(text, low, here, end)
        if dated is not None:
            reference.issued, at = dated[1], dated[0]
            again = _TYPED_TWICE.match(low, at, end)
            at = again.end() if again else at
            reference.end = at
            continue
        of = _OF.match(low, here, end)
        body = issuers.read(text, of.end(), end) if of and not reference.issuer else None
        if body is None:
            break
        reference.issuer, at = body.words, body.end
        nation = _NATION.match(low, at, end)
        reference.end = at = nation.end() if nation else at


def _date_at(text: str, low: str, at: int, end: int) -> tuple[int, Period] | None:
    """(end, period) of the date that begins at text[at]: a day, or 'năm 2013' or a bare year."""
    if not (low.startswith(("ngày", "năm"), at) or text[at : at + 1].isdigit()):
        return None
    slip = _SLIP.match(low, at, end)
    if slip and slip[3]:
        period = dates.parse(f"ngày {slip[1]}/{slip[2]}/{slip[3]}")
        return (slip.end(), period) if period else None
    begin = slip.end() if slip else at
    for span, period in dates.find(text, begin, min(end, begin + 52)):
        if span.start - begin <= 1:
            return span.end, period
        break
    year = _YEAR.match(low, at, end)
    return (year.end(), Period.year(int(year[1]))) if year else None


def _standards(text: str, low: str, starts: list[int], end: int) -> Iterator[Reference]:
    """Technical norms (TCVN, QCVN): named, but no legal documents, so weak."""
    for at in starts:
        found = _STANDARD.match(low, at, end)
        if found:
            kind = _STANDARD_KIND.search(low, max(0, at - 44), at)
            start = kind.start() if kind else at
            type_ = squeeze(kind[0] if kind else "tiêu chuẩn").capitalize()
            yield Reference(start, found.end(), type_, squeeze(text[at : found.end()]), weak=True)


@lru_cache(maxsize=1024)
def type_name(words: str) -> str:
    """'nghị  quyết' or 'nghịquyết' -> 'Nghị quyết'."""
    bare = "".join(words.lower().split())
    known = next((name for name in NORMATIVE + PAPERS if name.replace(" ", "") == bare), squeeze(words.lower()))
    return known.capitalize()
