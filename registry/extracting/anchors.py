"""The rare things that every mention hangs on, found in one component at once: numbers, names of laws, provisions, 'này'.

Each is searched by its own literal, which is what makes it fast (benchmarks: a hundred times the speed of one big pattern);
what belongs to it is read around it afterwards, only in the paragraphs that hold one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from registry.extracting import lawnames, symbols

# Level words before something that can be a number of theirs.
_LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("dieu", re.compile(r"điều(?=\s*(?:\d|này))")),
    ("khoan", re.compile(r"khoản(?=\s*(?:\d|này))")),
    ("diem", re.compile(r"điểm(?=\s*[\"“']?(?:[a-zđ]{1,2}\d{0,2}(?!\w)|\d|này))")),
    ("muc", re.compile(r"mục(?=\s+(?:số\s+)?[\"“']?(?:[ivxlc\d]|[a-hđ](?!\w)|này))")),
    ("chuong", re.compile(r"chương(?=\s+[\"“']?(?:[ivxlc\d]|này))")),
    ("phan", re.compile(r"phần(?=\s+[\"“']?(?:[ivxlc\d]|[a-hđ](?!\w)|này))")),
    ("phu_luc", re.compile(r"phụ\s+lục")),
    ("mau", re.compile(r"mẫu(?=\s+(?:biểu\s+)?(?:số\s*)?\d)")),
    ("tiet", re.compile(r"tiết(?=\s+[\"“']?(?:[a-zđ]\d{0,2}(?!\w)|\d|-))")),
    ("so_thu_tu", re.compile(r"số\s+thứ\s+tự(?:\s+thứ)?(?=\s+\d)")),
)
_SELF = re.compile(
    r"(?<!\w)(?P<word>quyết\s*định|nghị\s*quyết|chỉ\s*thị|thông\s*tư(?:\s+liên\s+tịch)?|nghị\s*định|bộ\s*luật|luật|pháp\s*lệnh|quy\s*định|quy\s*chế|"
    r"nội\s*quy|điều\s*lệ|văn\s*bản|hướng\s*dẫn|kế\s*hoạch|đề\s*án|chương\s*trình|danh\s*mục|phương\s*án|định\s*mức|bảng\s*giá)\s+$"
)
_THIS = re.compile(r"này(?!\w)")
_LONGER = {("muc", "tiểu "): "tieu_muc", ("mau", "biểu "): "mau"}  # the word before makes it another level, or a longer word
# 'Nghị định số 79', 'Thông tư 19': type and order alone, for what has been named in full before.
_SHORTS = tuple(
    re.compile(rf"{word}\s+(?:số\s+)?\d{{1,4}}[a-dđ]?(?!\w|\s?[/\-–]|[.,]\d)")
    for word in (r"nghị\s+định", r"thông\s+tư", r"quyết\s+định", r"nghị\s+quyết", r"chỉ\s+thị")
)
_STANDARDS = tuple(re.compile(word) for word in ("tcvn", "qcvn", "qcđp", "tcxd"))


@dataclass(slots=True)
class Anchors:
    """Sorted by offset: numbers of documents; heads of laws' names; level words; words of self references;
    technical norms; types with an order alone."""

    numbers: list[symbols.Symbol] = field(default_factory=list)
    heads: list[tuple[int, int, str]] = field(default_factory=list)
    levels: list[tuple[int, int, str]] = field(default_factory=list)
    selves: list[tuple[int, int, str]] = field(default_factory=list)
    standards: list[int] = field(default_factory=list)
    shorts: list[tuple[int, int, str]] = field(default_factory=list)

    def offsets(self) -> list[int]:
        """Where something stands that can be, or belong to, a mention of its own."""
        found = [n.span.start for n in self.numbers]
        for kind in (self.heads, self.levels, self.shorts):
            found += [anchor[0] for anchor in kind]
        return sorted(found + self.standards)

    def within(self, start: int, end: int) -> Anchors:
        """Those of [start, end)."""
        first = bisect_left(self.numbers, start, key=_at)
        numbers = [n for n in self.numbers[first : bisect_left(self.numbers, end, first, key=_at)] if n.span.end <= end]
        standards = self.standards[bisect_left(self.standards, start) : bisect_left(self.standards, end)]
        return Anchors(numbers, _cut(self.heads, start, end), _cut(self.levels, start, end), _cut(self.selves, start, end), standards, _cut(self.shorts, start, end))


def _at(symbol: symbols.Symbol) -> int:
    return symbol.span.start


def _cut(anchors: list[tuple[int, int, str]], start: int, end: int) -> list[tuple[int, int, str]]:
    return anchors[bisect_left(anchors, (start, 0, "")) : bisect_left(anchors, (end, 0, ""))]


def scan(text: str, low: str) -> Anchors:
    """All anchors of a text; `low` is the same in lower case with plain spaces, character for character."""
    end = len(text)
    standards = sorted(m.start() for word in _STANDARDS for m in word.finditer(low))
    numbers = sorted(symbols.find(text, low, 0, end), key=_at)
    return Anchors(numbers, lawnames.heads(low, 0, end), _levels(text, low), _selves(low), standards, _shorts(low))


def _levels(text: str, low: str) -> list[tuple[int, int, str]]:
    found = []
    for level, pattern in _LEVELS:
        for match in pattern.finditer(low):
            start, end = match.span()
            before = low[start - 1 : start]
            if before.isalnum() and not (text[start].isupper() and text[start - 1].islower()):  # 'tạiĐiều 3' is typed so
                continue
            word = low[max(0, start - 5) : start]
            if level == "muc" and word == "danh ":
                continue
            if (level, word) in _LONGER:
                start -= 5
            found.append((start, end, _LONGER.get((level, word), level)))
    return sorted(found)


def _shorts(low: str) -> list[tuple[int, int, str]]:
    found = []
    for pattern in _SHORTS:
        for match in pattern.finditer(low):
            if not low[max(0, match.start() - 1) : match.start()].isalnum():
                found.append((match.start(), match.end(), " ".join(match[0].split()[:2])))
    return sorted(found)


def _selves(low: str) -> list[tuple[int, int, str]]:
    found = []
    for match in _THIS.finditer(low):
        window = max(0, match.start() - 24)
        word = _SELF.search(low[window : match.start()])
        if word:
            found.append((window + word.start(), match.end(), word["word"]))
    return found
