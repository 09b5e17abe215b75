"""When a document, or provisions of it, begin and cease to have effect, as its own text says.

Sentences about other documents ('trước ngày Luật này có hiệu lực', 'Quyết định số 12/2024/QĐ-UBND hết hiệu lực') and what an
amendment quotes give nothing. Days: 'kể từ ngày ký' is the day of issue; 'sau 10 ngày kể từ ngày ký' that day + 10 (gold/SCHEMA).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from registry.extracting import dates
from registry.extracting.own_provisions import own_provisions
from registry.extracting.passages import Passage, passages
from registry.extracting.phrases import spaced
from registry.model.document import Document, EffectClause, Header
from registry.model.spans import ALWAYS, Period
from registry.model.wording import UNNAMED

ACTS = (
    "quyết định|nghị quyết|chỉ thị|bộ luật|luật|pháp lệnh|nghị định|thông tư(?: liên tịch)?|lệnh|hiến pháp|văn bản|"
    "quy định|quy chế|điều lệ|nội quy|quy trình|quy tắc"
)
_EFFECT = spaced(r"hiệu lực(?: (?:thi hành|thực hiện|áp dụng|pháp luật))?")
_VERB = spaced(r"(?:có|hết|chấm dứt)(?: giá trị)? $")
# Said without 'hiệu lực': a term, and a first day where no clause of the document gives one.
_APPLIED = spaced(r"này (?=(?:được |sẽ )?(?:thi hành|thực hiện|áp dụng) (?:(?:kể )?từ ngày|đến hết (?:ngày|năm|tháng)))")
_APPLIED_VERB = spaced(r"(?:được |sẽ )?(?:thi hành|thực hiện|áp dụng)")
_SELF = spaced(
    rf"(?<!\w)(?:(?:{ACTS})(?: (?:ban hành )?kèm theo (?:{ACTS}))? (?P<this>này)|(?:{ACTS}))(?: thì| sẽ|,)? ?$"
)
# Words before 'Quyết định này' that make it a date or an object ('trước ngày Quyết định này có hiệu lực').
_OBJECT = spaced(
    r"(?:ngày|khi|điểm|trước|sau|từ|tại|của|theo|bởi|trong|nếu|đến|vào|và|hoặc|với|về|căn cứ|thực hiện|số) $"
)
_COORDINATED = spaced(r"(?:và|,|;|đồng thời)\s*$")
_LEADS = spaced(rf"(?:{ACTS}) này\s")
_HEADING = spaced(r"(?:.{0,60}(?:thi hành|hiệu lực) )?")
_PART = r"(?:điểm|khoản|điều|mục|chương|các|và|hoặc|[0-9]+[a-zđ]?|[a-zđ]|[ivxl]{2,6}|này|thì|của)"
_PROVISIONS = spaced(
    rf"(?:(?:riêng|đối với|các|những|quy định|nội dung|tại|về) )*(?:điểm|khoản|điều|mục|chương)\s(?:{_PART}[\s,;]+)+"
)
_TIME = spaced(
    r"\s*(?:(?:kể )?(?:từ|vào) |kể )?(?P<after>sau (?:(?P<count>\d{1,3})|"
    r"(?P<words>[^\d(),.;]{2,20}?))?\s*(?:\([^)]{1,20}\))?[\s,]*"
    r"(?P<unit>ngày(?: làm việc)?|tháng|năm)[\s,]*(?:tính )?(?:kể )?từ )?(?:(?P<past>sau )?ngày )?"
)
_SIGNED = spaced(r"(?:được )?(?:ký|ban hành)(?![\w-])")
_PASSED = spaced(r"(?:được )?(?:[^.;,\d]{0,70}\s)?thông qua(?!\w)")
_DATE = spaced(r"\s*(?=\d{1,2}\s*(?:\([^)]{1,20}\)\s*)?(?:[-–/.]|tháng)|(?:tháng|quý|năm)\s*\d)")
_TERM = spaced(r"(?:đến (?:hết )?|tới (?:hết )?)(?P<what>(?:ngày|tháng|năm|quý) (?=\d|[iv]+\b))")
_LENGTH = spaced(
    r"\s*(?:trong (?:thời hạn|thời gian|vòng)\s*(?:là\s*)?|thời hạn (?:là )?)"
    r"(?P<count>\d{1,2})\s*(?:\([^)]{1,20}\))?\s*(?P<unit>năm|tháng)(?!\w),?"
)
# 'Quyết định này có hiệu lực thi hành: 1. Kể từ ngày … đối với …; 2. Kể từ ngày … đối với …'
_LISTED = spaced(r"\s*(?:như sau|cụ thể|cụ thể như sau)?\s*:\s*(?=(?:\d{1,2}[.)]|[a-zđ]\)|[-–+])\s*(?:kể )?từ ngày )")
_ITEM = spaced(r"(?:^|[.;:])\s*(?:\d{1,2}[.)]|[a-zđ]\)|[-–+])\s*(?=(?:kể )?từ ngày )")
_ITEM_MARK = re.compile(r"\s*(?:\d{1,2}[.)]|[a-zđ]\)|[-–+])\s*")
NUMERALS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười lăm": 15, "hai mươi": 20, "ba mươi": 30, "bốn mươi lăm": 45, "sáu mươi": 60, "chín mươi": 90,
}  # fmt: skip


def effects(document: Document) -> tuple[EffectClause, ...]:
    """Effect clauses and terms in reading order, those of the deciding part first.

    kind hieu_luc: period.start = first day (ISO order kept by the text); het_han: period.end = first day without effect;
    su_kien: on an event that this text does not date ('kể từ ngày Nghị định … có hiệu lực', 'từ ngày đăng Công báo').
    provisions: () for the whole, ids where the sentence names them, ('att1',) where an attached regulation speaks of itself.
    """
    found = [c for p in passages(document) for v in _EFFECT.finditer(p.low) for c in _clauses(p, v, document.header)]
    begun = any(c.kind == "hieu_luc" and not c.provisions for c in found)
    applied = (c for p in passages(document) for v in _applied(p) for c in _clauses(p, v, document.header))
    found += (c for c in applied if c.kind == "het_han" or not begun)
    once: dict[tuple[str, Period, tuple[str, ...]], EffectClause] = {}
    for clause in found:
        once.setdefault((clause.kind, clause.period, clause.provisions), clause)
    return tuple(once.values())


def _applied(passage: Passage) -> Iterator[re.Match[str]]:
    for this in _APPLIED.finditer(passage.low):
        verb = _APPLIED_VERB.match(passage.low, this.end())
        if verb:
            yield verb


def _clauses(passage: Passage, effect: re.Match[str], header: Header) -> Iterator[EffectClause]:
    """The clauses that one 'hiệu lực' (or 'thi hành từ ngày') makes."""
    verb = effect
    if effect[0].startswith("hiệu"):
        had = _VERB.search(passage.low, max(0, effect.start() - 20), effect.start())
        if had is None:
            return
        verb = had
    if passage.quoted(verb.start()):
        return
    start = passage.sentence_start(verb.start())
    scope = _scope(passage, start, verb.start(), header)
    if scope is None or (scope and verb is effect):
        return
    if effect[0].startswith("hiệu") and verb[0].startswith("có") and (listed := _LISTED.match(passage.low, effect.end())):
        yield from _listed(passage, start, listed.end(), scope, header)
        return
    end = passage.sentence_end(effect.end())
    place = passage.place(start, end)
    first = _first_day(passage, effect.end(), end, header)
    if verb[0].startswith(("hết", "chấm dứt")):
        if first is not None and first != ALWAYS:
            yield EffectClause(place, "het_han", Period(None, first.start), scope)
        return
    if first == ALWAYS:
        yield EffectClause(place, "su_kien", ALWAYS, scope)
    elif first is not None:
        yield EffectClause(place, "hieu_luc", Period(first.start, None), scope)
    last = _last_day(passage, effect.end(), end, first)
    if last is not None:
        yield EffectClause(place, "het_han", Period(None, last), scope)


def _listed(passage: Passage, start: int, at: int, scope: tuple[str, ...], header: Header) -> Iterator[EffectClause]:
    """First days listed under 'có hiệu lực thi hành:', each for a part: the document begins with the earliest."""
    article = passage.provision("/".join(passage.at(start).split("/")[:2]))
    end = article.span.end if article else passage.sentence_end(at)
    items = [m.end() for m in _ITEM.finditer(passage.low, at - 1, end)]
    found: list[tuple[date, int, int, tuple[str, ...]]] = []
    for item in (at, *(i for i in items if i > at)):
        begin = _ITEM_MARK.match(passage.low, item, end)
        item = begin.end() if begin else item
        stop = passage.sentence_end(item)
        first = _first_day(passage, item, stop, header)
        if first is not None and first.start:
            found.append((first.start, item, stop, own_provisions(passage.low, item, stop, passage.at(start))))
    earliest = min((day for day, *_ in found), default=None)
    for day, item, stop, named in found:
        parts = named or (scope if day == earliest else (UNNAMED,))
        yield EffectClause(passage.place(item, stop), "hieu_luc", Period(day, None), parts)


def _scope(passage: Passage, start: int, verb: int, header: Header) -> tuple[str, ...] | None:
    """What the sentence speaks of: () the whole document, ids of provisions, None something else."""
    low, here = passage.low, passage.at(start)
    whole = () if passage.component.id == "main" else (passage.component.id,)
    subject = _SELF.search(low, max(start, verb - 60), verb)
    if subject is None:
        # 'Nghị quyết này được thông qua ngày … và có hiệu lực từ ngày …'
        if _LEADS.match(low, start, verb) and _COORDINATED.search(low, max(start, verb - 12), verb):
            return whole
        return own_provisions(low, start, verb, here) or None if _PROVISIONS.fullmatch(low, start, verb) else None
    before = low[start : subject.start()]
    if subject["this"] and (before.endswith("của ") or _PROVISIONS.fullmatch(before)):
        exception = low.rfind("trừ ", start, subject.start())  # 'Luật này …, trừ điểm b … của Luật này thì có hiệu lực …'
        return own_provisions(low, max(start, exception), subject.start(), here) or None
    if _OBJECT.search(before) or not (subject["this"] or _HEADING.fullmatch(before)):
        return None
    if passage.component.id == "main" and not _names_itself(subject[0], header.type):
        return None
    return whole


def _names_itself(subject: str, type: str) -> bool:
    """Whether 'quyết định này' can be the document: a form printed inside a decree speaks of another kind of act."""
    kind = type.lower()
    return kind not in ACTS.split("|") or subject.startswith((kind, "văn bản")) or f"theo {kind}" in subject


def _first_day(passage: Passage, start: int, end: int, header: Header) -> Period | None:
    """The first day as a one-day Period, ALWAYS where it hangs on an event without a date, None where no time is said."""
    low = passage.low
    length = _LENGTH.match(low, start, end)
    time = _TIME.match(low, length.end() if length else start, end)
    if time is None or not time[0].strip():
        return None
    at = time.end()
    if _SIGNED.match(low, at, end):
        base = header.issued
    elif _PASSED.match(low, at, end):
        base = header.adopted or header.issued
    elif _DATE.match(low, at, end):
        read = next(dates.find(passage.text, at, end), None)
        if read is None or read[0].start - at > 3 or read[1].start is None:
            return None
        base = read[1].start + timedelta(days=1 if time["past"] else 0)
    elif "ngày" in time[0] or low[at:end].startswith(("khi ", "thời điểm", "cùng ")):
        return ALWAYS if low[at : at + 1].isalpha() else None
    else:
        return None
    if base is None:
        return ALWAYS
    if time["after"]:
        count = int(time["count"]) if time["count"] else NUMERALS.get((time["words"] or "").strip())
        if count is None:
            return None
        return Period.day(later(base, count, time["unit"]))
    return Period.day(base)


def _last_day(passage: Passage, start: int, end: int, first: Period | None) -> date | None:
    """The first day without effect, where the sentence states a term."""
    term = _TERM.search(passage.low, start, end)
    if term and passage.low[term.start() - 7 : term.start()].strip() != "cho":
        read = next(dates.find(passage.text, term.start("what"), end), None)
        if read and read[0].start - term.start("what") <= 1:
            return read[1].end
    length = _LENGTH.search(passage.low, start, end)
    if length and first and first.start:
        return later(first.start, int(length["count"]), length["unit"])
    return None


def later(day: date, count: int, unit: str) -> date:
    """`day` + count days, months or years; the last day of the month where the day does not exist."""
    if unit.startswith("ngày"):
        return day + timedelta(days=count)
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "năm" else 1)
    year, month = min(months // 12, 9999), months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
