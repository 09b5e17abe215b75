"""Where numbers of documents are printed ('12/2025/QĐ-UBND', '18-NQ/TW'), and the type that a symbol names.

Digits followed by a slash and capitals are rare, so everything else is looked for around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from registry.model.spans import Span

_HYPHEN = r"\-‐‑‒–—−"
_WORD = "A-Za-z0-9ĐđÐÂĂÊÔƠƯâăêôơư&"
# The parts of a symbol that may have a spaced hyphen after them ('QĐ - UBND').
_CODE = r"(?:NĐ|ND|NÐ|QĐ|QD|QÐ|NQ|TTLT|TT|CT|TTr|PL|BC|KH|TB|VBHN)"
_SYMBOL = rf"""
    (?:{_CODE}\s?[{_HYPHEN}]\s?(?=[A-ZĐÐ]{{2}})|{_CODE}\s?\.\s?(?=[A-ZĐÐ]{{2}})|{_CODE}\s(?=(?:UBND|HĐND|UB|TTg|CP|B[A-ZĐ]{{2,}})(?!\w)))?
    [A-ZĐÐ][{_WORD}]*
    (?:(?:[{_HYPHEN}]\s?|/\s?)(?=[A-ZĐÐ0-9])[{_WORD}]+)*
"""
_NUMBER = re.compile(
    rf"""(?<![\d/.,{_HYPHEN}])
    (?P<order>\d{{1,6}}(?:\.\d{{1,2}}(?=\s?/\s?20\d\d\s?/)|[a-zA-ZđĐ]|\s[a-d](?=/(?:19|20)\d\d/))??)
    (?:
        (?P<year>\s?/\s?\d{{2,5}})?  \s?//?\s?  (?P<symbol>{_SYMBOL})
      | \s?/\s?(?P<only_year>(?:19|20)\d\d)(?![\d/]|\s?/\s?\d)
      | \s?[{_HYPHEN}]\s?(?P<party>(?:NQ|CT|KL|QĐ|QC|QyĐ|HD|TB|ĐA|CTr|KH|BC|TT|CV|TTr|TLĐ|NQLT)[A-ZĐ]{{0,6}}/[A-ZĐ][{_WORD}{_HYPHEN}]*(?:/[{_WORD}]+)?)
      | \s?[{_HYPHEN}]\s?(?P<early>[A-ZĐ]{{1,6}}/[A-ZĐ][{_WORD}]*)
      | \s?(?P<spaced>[A-ZĐ]{{2,6}}(?:/[A-ZĐ][{_WORD}{_HYPHEN}]*){{1,3}}|(?:CP|TTg|HĐBT|HĐCP)(?![{_WORD}]))
      | \s?[{_HYPHEN}]\s?(?P<old>CP|TTg|HĐBT|HĐCP|SL|L/CTN|LCT/HĐNN\d|UB|UBND)(?![{_WORD}])
    )""",
    re.X,
)
# 'số 09/2005/qđ-ub': symbols in small letters, only after 'số' and with a code that every office knows.
_SMALL = re.compile(rf"(?<=số )(?P<order>\d{{1,5}})/(?P<year>(?:19|20)\d\d)/(?P<symbol>(?:qđ|nđ|nq|ct|tt)\s?[{_HYPHEN}.]\s?[a-zđ]{{2,8}})(?!\w)")
_SMALL_CODE = re.compile("/(?:qđ|nđ|nq|ct|tt)")
_SLASH = re.compile(r"/")
_OLD = re.compile("CP|TTg|HĐBT|HĐCP|SL|UB")
_JOINED = re.compile(rf"[{_HYPHEN}\s]\s?\Z")
_DIGITS = re.compile(rf"\d(?<![\d.,]\d)\d{{0,5}}(?:\.\d{{1,2}})?(?:\s?[a-zA-ZđĐ])?\s?(?:(?:[{_HYPHEN}]\s?)?[A-ZĐa-z]{{0,7}})?$")
_TYPES = (
    (re.compile(r"TTLT|TTLB|LT-TT"), "Thông tư liên tịch"),
    (re.compile(r"NQLT"), "Nghị quyết liên tịch"),
    (re.compile(r"TTr\b|TTR\b|TTr-"), "Tờ trình"),
    (re.compile(r"VBHN"), "Văn bản hợp nhất"),
    (re.compile(r"NĐ|NÐ|ND-?CP"), "Nghị định"),
    (re.compile(r"QĐ|QÐ|QD-|QyĐ"), "Quyết định"),
    (re.compile(r"NQ"), "Nghị quyết"),
    (re.compile(r"PL-?UB|PL\b"), "Pháp lệnh"),
    (re.compile(r"(?:QH|UBTVQH)\d"), "Luật"),
    (re.compile(r"TT\b|TT-"), "Thông tư"),
    (re.compile(r"CT\b|CT-"), "Chỉ thị"),
    (re.compile(r"BC\b|BC-"), "Báo cáo"),
    (re.compile(r"KH\b|KH-"), "Kế hoạch"),
    (re.compile(r"TB\b|TB-"), "Thông báo"),
    (re.compile(r"KL\b|KL-"), "Kết luận"),
    (re.compile(r"HD\b|HD-"), "Hướng dẫn"),
    (re.compile(r"HĐBT|CP$"), "Nghị định"),
    (re.compile(r"TTg$"), "Quyết định"),
    (re.compile(r"TC/"), "Thông tư"),
)
_FORM_BEFORE = re.compile(r"(?:mẫu|biểu|bảng|bảng kê|tờ khai|phụ lục|form|quyển|sổ|tờ bản đồ|qcvn|tcvn|thửa)(?: số)?[ :]{0,3}$")
_GOES_ON = re.compile(r"(?:/\d{4})?\s?(?:,|;|và|hoặc|đến)\s?(?:số )?")
_SAID_BEFORE = re.compile(r"(?:số|nđ|nghị định|quyết định|nghị quyết|thông tư|chỉ thị|luật|pháp lệnh|qđ|nq|tt|tờ trình|công văn)[ :.]{0,3}$")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A printed number: span, the text without spaces, and the part that names type and issuer ('QĐ-UBND', '' if none)."""

    span: Span
    number: str
    code: str

    @property
    def type(self) -> str | None:
        """The type that the symbol names, None where it names none ('11268/SNNMT-KL')."""
        return next((name for pattern, name in _TYPES if pattern.match(self.code)), None)

    @property
    def of_law(self) -> bool:
        """Whether a law, a code or an ordinance can have it; resolutions of the National Assembly have it too."""
        return bool(_LAW.search(self.code))


_LAW = re.compile(r"^(?:QH|UBTVQH|PL|L-CTN|L/CTN|LCT|NQ-UBTVQH)")


def _candidates(text: str, start: int, end: int) -> list[int]:
    """Where digits begin that a slash, or a hyphen and an old symbol, follow: slashes are rarer than digits."""
    marks = [slash.start() for slash in _SLASH.finditer(text, start, end)]
    for old in _OLD.finditer(text, start, end):
        joined = _JOINED.search(text, max(start, old.start() - 2), old.start())
        marks += [joined.start()] if joined else []
    digits = (_DIGITS.search(text, max(start, at - 18), at) for at in marks)
    return sorted({found.start() for found in digits if found})


def find(text: str, low: str, start: int, end: int) -> Iterator[Symbol]:
    """Numbers of documents in text[start:end]; `low` is fold(text). Numbers of forms and dates are none."""
    floor, form = start, -1
    for at in _candidates(text, start, end):
        found = _NUMBER.match(text, at, end) if at >= floor else None
        if found is None:
            continue
        floor = found.end()
        code = found["symbol"] or found["party"] or found["early"] or found["spaced"] or found["old"] or ""
        before = low[max(start, found.start() - 16) : found.start()]
        said = bool(_SAID_BEFORE.search(before))
        if _FORM_BEFORE.search(before) or (form >= 0 and _GOES_ON.fullmatch(low, form, at)):
            form = floor  # 'mẫu số 09A/PL-TNCN, 09B/PL-TNCN'
            continue
        if not said and (before[-1:].isalpha() or found["spaced"]):
            continue
        symbol = Symbol(Span(found.start(), found.end()), _close(found[0]), _close(code))
        if said or (code and symbol.type is not None and len(code) > 1):
            yield symbol
    for found in _SMALL.finditer(text, start, end) if _SMALL_CODE.search(text, start, end) else ():
        yield Symbol(Span(found.start(), found.end()), _close(found[0]).upper(), _close(found["symbol"]).upper())


def _close(words: str) -> str:
    return "".join(words.split())
