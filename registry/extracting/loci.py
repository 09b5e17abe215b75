"""Provisions as they are named: 'các điểm a, b khoản 1 và khoản 2 Điều 82' -> three paths (domain.md 5.1, locus grammar).

A chain of groups ('khoản 1, 2') is read from left to right and resolved from right to left: a group belongs to the one
right behind it, or to the next higher one that its list shares.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

RANKS = {
    "phu_luc": 0, "phan": 1, "chuong": 2, "muc": 3, "tieu_muc": 4, "dieu": 5, "khoan": 6, "diem": 7, "tiet": 8, "mau": 9, "so_thu_tu": 9,
}  # fmt: skip
LETTERS = "abcdđeghiklmnopqrstuvxy"
LONGEST_RANGE = 300
LONGEST_CHAIN = 80  # groups of one list; a longer one goes on as another
_DIGITS = r"\d{1,4}[a-zđ]{0,2}\d?"
_ROMAN = r"[ivxlc]{1,7}[a-zđ]?(?:[.-]\d{1,2})?"
_NUMERALS = {
    "diem": r"(?:[a-zđ]{1,2}\d{0,2}(?:\.\d{1,2})?|\d{1,3}[a-zđ]?(?:\.\d{1,3}){0,3})",
    "tiet": r"(?:[a-zđ]\d{0,2}|\d{1,3}[a-zđ]?(?:\.\d{1,3}){0,3}|-)",
    "khoan": r"\d{1,3}[a-zđ]{0,2}\d?(?:\.\d{1,2}){0,2}",
    "dieu": _DIGITS,
    "muc": rf"(?:\d{{1,3}}[a-zđ]?(?:\.\d{{1,3}}){{0,3}}|{_ROMAN}|[a-hđ])",
    "tieu_muc": rf"(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|{_ROMAN})",
    "chuong": rf"(?:{_ROMAN}|\d{{1,2}})",
    "phan": rf"(?:{_ROMAN}|\d{{1,2}}|[a-hđ])",
    "phu_luc": rf"(?:\d{{1,3}}[a-zđ]?(?:[.-]\d{{1,3}}){{0,3}}|{_ROMAN}|[a-h])",
    "mau": r"\d{1,3}[a-zđ]{0,2}(?:[.-]\d{1,3})?(?:[/-][a-zđ][\w-]{0,12})?",
    "so_thu_tu": r"\d{1,4}(?:\.\d{1,3}){0,3}",
}
_CAPITAL = frozenset({"phan", "chuong", "phu_luc", "muc", "tieu_muc"})  # romans and letters of these are printed in capitals
_DECIMAL = {level: r"\." if level in ("khoan", "dieu") else "[.,]" for level in _NUMERALS}  # 'khoản 1,2 và 3'
_NUMBER = {
    level: re.compile(rf"\s*(?:số\s*)?[\"“”']?(?P<number>{numeral})[\"“”']?(?![\w/%]|{_DECIMAL[level]}\d)") for level, numeral in _NUMERALS.items()
}
_NEXT = {
    level: re.compile(
        rf"(?P<sep>\s*[,;]\s*(?:và\s+|hoặc\s+)?|\s+(?:và|hoặc|hay)\s+|\s*(?:đến|tới|[-–])\s*)(?:hết\s+)?(?P<number>{numeral})(?![\w/%)]|{_DECIMAL[level]}\d)"
    )
    for level, numeral in _NUMERALS.items()
}
_THIS = re.compile(r"\s*này(?!\w)")
_COUNTED = re.compile(r"(?:tài|các|những|số|một|mỗi|từng)\s+$")  # 'tài khoản này', 'các khoản này' are sums of money
_UNIT_AFTER = re.compile(
    r"\s*(?:ngày|tháng|năm|giờ|phút|tuần|quý|đồng|triệu|tỷ|nghìn|người|xã|phường|huyện|tỉnh|bộ|bản|lần|cấp|loại|hộ|ha\b|m2|m3|m\b|km|kg|tấn|%|"
    r"đối\s+tượng|trường\s+hợp|nội\s+dung|nhóm|mức|chức\s+danh|đơn\s+vị|nhiệm\s+vụ|cơ\s+quan)"
)
_QUOTED_HEAD = re.compile(r"\s*[.:]?\s*[^\"“”]{0,220}[\"”]")
_UNNUMBERED = re.compile(r"\s*[(]?(?:,?\s*ban\s+hành\s+)?(?:được\s+)?(?:đính\s+)?kèm(?:\s+theo)?(?!\w)")
_SKIP = re.compile(r"(?:đoạn|khổ|câu|ý|gạch\s+đầu\s+dòng|dấu\s+gạch|dòng)\s+(?:thứ\s+)?[\w-]{1,8}(?:\s+và\s+(?:thứ\s+)?\w{1,6})?\s+(?:của\s+)?")
_LINKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("of", re.compile(r"\s*(?:\s(?:của|thuộc|tại|trong|ở|nêu\s+tại|quy\s+định\s+tại)\s+)?(?:các\s+)?[\"“]?$")),
    ("range", re.compile(r"\s*(?:đến|tới|-|–)\s+(?:hết\s+)?$")),
    ("comma", re.compile(r"\s*,\s*(?:(?:và|tại|của|thuộc)\s+)?(?:các\s+|cả\s+)?(?:tên\s+)?(?:từ\s+)?$")),
    ("and", re.compile(r"\s*,?\s*(?:và|hoặc|hay|cùng|cũng\s+như)\s+(?:(?:tại|của|thuộc|theo)\s+)?(?:quy\s+định\s+tại\s+)?(?:các\s+|cả\s+)?(?:tên\s+)?(?:từ\s+)?$")),
    ("semi", re.compile(r"\s*;\s*(?:và\s+|hoặc\s+)?(?:tại\s+)?(?:các\s+)?(?:từ\s+)?$")),
)
_BEFORE = re.compile(r"(?:các|những|cả|từ|tên)\s+$")


@dataclass(slots=True)
class Group:
    """'khoản 1, 2': a level with its numbers as printed ('này' -> this one). link: how the next group follows."""

    level: str
    numbers: list[str]
    start: int
    end: int
    link: str = ""
    gap: str = ""
    paths: list[tuple[str, ...]] = field(default_factory=list)
    taken: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def rank(self) -> int:
        return RANKS[self.level]


@dataclass(slots=True)
class Locus:
    """A list of provisions, text[start:end]. this: the level of 'Điều này' that ends it, if any."""

    start: int
    end: int
    groups: list[Group]

    @property
    def this(self) -> str | None:
        return next((g.level for g in self.groups if g.numbers == ["này"]), None)

    @property
    def top(self) -> int:
        """Rank of the highest level named; above 5 a bare list lacks its article."""
        return min(g.rank for g in self.groups)

    def paths(self, here: Callable[[str], tuple[str, ...]]) -> list[str]:
        """The provisions as paths, outermost first, in order of naming; `here` gives the path of 'Điều này' and of a lacking top."""
        resolve(self.groups, here)
        found = [path for group in self.groups for path in group.paths if path not in group.taken]
        return list(dict.fromkeys("/".join(_plain(path)) for path in found if path))


def find(text: str, low: str, start: int, end: int, levels: list[tuple[int, int, str]]) -> Iterator[Locus]:
    """Every list of provisions in text[start:end], in order; `levels` are the level words there (anchors)."""
    chain: list[Group] = []
    for head in levels:
        if chain and head[0] < chain[-1].end:
            continue
        group = _group(text, low, head, end)
        if group is None:
            continue
        if chain:
            link = _link(text, low, chain[-1], group)
            closed = link != "of" and chain[-1].numbers == ["này"]  # 'khoản 1 Điều này và khoản 4 Điều 111 Luật …'
            if link and not closed and len(chain) < LONGEST_CHAIN and not (link == "range" and group.level != chain[-1].level):
                chain[-1].link, chain[-1].gap = link, low[chain[-1].end : group.start]
                chain.append(group)
                continue
            yield _locus(low, chain, start)
        chain = [group]
    if chain:
        yield _locus(low, chain, start)


def _locus(low: str, chain: list[Group], floor: int) -> Locus:
    first = chain[0].start
    before = _BEFORE.search(low, max(floor, first - 8), first)
    begin = before.start() if before and before.end() == first and before[0].split()[0] in ("các", "từ") else first
    return Locus(begin, chain[-1].end, chain)


def _group(text: str, low: str, head: tuple[int, int, str], end: int) -> Group | None:
    at, stop, level = head
    if level == "phu_luc" and _UNNUMBERED.match(low, stop, end):
        return Group(level, [""], at, stop)
    this = _THIS.match(low, stop, end)
    if this:
        if level == "khoan" and _COUNTED.search(low, max(0, at - 8), at):
            return None
        capital = text[at].isupper()
        return Group(level, ["này"], at, this.end()) if level != "phan" or capital else None
    number = _NUMBER[level].match(low, stop, end)
    if number is None or not _fits(text, low, level, number, at, stop):
        return None
    group = Group(level, [_printed(text, level, number)], at, number.end())
    _list(text, low, group, end)
    return group


def _fits(text: str, low: str, level: str, number: re.Match[str], at: int, stop: int) -> bool:
    printed = text[number.start("number") : number.end("number")]
    spaced = number.start("number") > stop or printed[0].isdigit()
    if not spaced or (level == "mau" and "số" not in number[0] and not printed[0].isdigit()):
        return False
    if level in _CAPITAL and printed[0].isalpha():
        return printed[0].isupper()
    if level in ("diem", "phan", "tiet") and printed[0].isdigit() and _UNIT_AFTER.match(low, number.end()):
        return False
    if level == "diem" and len(printed) == 2 and printed.isalpha():
        return printed in ("aa", "bb", "đđ") or printed[0] == printed[1]
    return not (level == "diem" and text[at] == "Đ" and printed.isdigit() and len(printed) > 2)


def _list(text: str, low: str, group: Group, end: int) -> None:
    """Further numbers behind the first: ', 2 và 3', 'đến 5'."""
    pattern = _NEXT[group.level]
    while more := pattern.match(low, group.end, end):
        printed = text[more.start("number") : more.end("number")]
        if group.level in _CAPITAL and printed[0].isalpha() and not printed[0].isupper():
            return
        lettered = printed[0].isalpha() != group.numbers[-1][0].isalpha()
        zero = printed[0] == "0" and group.numbers[0][0] != "0"
        if lettered or zero or (printed[0].isdigit() and _UNIT_AFTER.match(low, more.end())):
            return
        number = _printed(text, group.level, more)
        if re.search(r"đến|tới|[-–]", more["sep"]):
            members = between(group.level, group.numbers[-1], number)
            if not members:
                return
            group.numbers += members
        group.numbers.append(number)
        group.end = more.end()


def _link(text: str, low: str, one: Group, other: Group) -> str:
    gap_start = one.end
    if low[max(0, one.start - 1) : one.start] in ('"', "“"):
        quoted = _QUOTED_HEAD.match(text, one.end, other.start)
        gap_start = quoted.end() if quoted else gap_start
    if other.start - gap_start > 60:
        return ""
    gap = low[gap_start : other.start]
    gap = _SKIP.sub("", gap)
    return next((name for name, pattern in _LINKS if pattern.fullmatch(gap)), "")


def between(level: str, one: str, other: str) -> list[str]:
    """The members between two ends of a range, both left out: ('khoan', '1', '4') -> ['2', '3']; [] if it is no range."""
    if one.isdigit() and other.isdigit():
        low, high = int(one), int(other)
        return [str(n) for n in range(low + 1, high)] if low < high <= low + LONGEST_RANGE else []
    if one in LETTERS and other in LETTERS and len(one) == len(other) == 1:
        return list(LETTERS[LETTERS.index(one) + 1 : LETTERS.index(other)])
    a, b = _arabic(one), _arabic(other)
    return [_roman(n) for n in range(a + 1, b)] if a and b and a < b <= a + 60 else []


def resolve(groups: list[Group], here: Callable[[str], tuple[str, ...]]) -> None:
    """Give every group its paths, from the last to the first."""
    _ranges(groups)
    for group in groups:
        group.paths, group.taken = [], set()
    for index in range(len(groups) - 1, -1, -1):
        group = groups[index]
        if group.numbers == ["này"]:
            own = here(group.level)
            group.paths = [own] if own else []
            continue
        parents = _parents(groups, index, here)
        for parent in parents:
            group.paths += [(*parent, f"{group.level}_{number}".rstrip("_")) for number in group.numbers]


def _parents(groups: list[Group], index: int, here: Callable[[str], tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The paths that the group's numbers belong to."""
    group = groups[index]
    above = _above(groups, index)
    if above is not None:
        every = above is groups[index + 1] and "các" in group.gap
        chosen = above.paths if every else above.paths[:1]
        if index + 1 < len(groups) and above is groups[index + 1]:
            above.taken.update(chosen)
        return chosen
    before = groups[index - 1] if index else None
    if before is not None and before.rank < group.rank and before.rank >= 5 and before.link in ("of", "comma") and len(before.numbers) == 1:
        upper = _parents(groups, index - 1, here)[:1] or [()]
        whole = (*upper[0], f"{before.level}_{before.numbers[0]}") if before.numbers != ["này"] else here(before.level)
        before.taken.add(whole)
        return [whole]
    if group.level in ("khoan", "diem", "tiet"):
        return [here("dieu" if group.level == "khoan" else "khoan" if group.level == "diem" else "diem")]
    return [()]


def _above(groups: list[Group], index: int) -> Group | None:
    """The later group that holds this one."""
    group = groups[index]
    for at in range(index + 1, len(groups)):
        link, other = groups[at - 1].link, groups[at]
        if at == index + 1 and link == "of" and (other.rank < group.rank or (other.rank <= 4 and group.rank <= 4)):
            return other
        if link == "of" and other.rank > groups[at - 1].rank:
            return None  # 'Điều 5 khoản 2': turns round
        if other.rank < group.rank:
            lower = groups[at - 1]
            if lower is not group and lower.rank == group.rank and _above(groups, at - 1) is not other:
                return None  # 'Điều 5, Điều 7, Phụ lục II': what the last of them is not part of, none is
            if link in ("and", "semi") and (lower.rank > other.rank) and group.rank <= 5:
                return None
            if link in ("comma", "and", "semi", "range") and lower is group and not (group.rank >= 6 and other.rank >= 5 and link == "comma"):
                # 'khoản 1, Điều 11' is one place; 'Điều 150 và Chương II' are two
                near = group.rank >= 6 and other.rank >= 5 and link != "semi"
                return other if near or (link == "comma" and _upwards(groups)) else None
            return other
        if link == "semi" and group.rank < 6:
            return None
    return None


def _upwards(groups: list[Group]) -> bool:
    """'khoản 1, Mục 2, Phần II': one number a level, each level above the one before."""
    single = all(len(group.numbers) == 1 for group in groups)
    return single and all(a.rank > b.rank and a.link in ("of", "comma") for a, b in pairwise(groups))


def _ranges(groups: list[Group]) -> None:
    """'từ Điều 19 đến Điều 24': fill in what lies between."""
    for one, other in pairwise(groups):
        if one.link == "range" and one.level == other.level and one.numbers != ["này"]:
            one.numbers += between(one.level, one.numbers[-1], other.numbers[0])
            one.link = "comma"


def _plain(path: tuple[str, ...]) -> tuple[str, ...]:
    """Articles are named without their chapter (gold/SCHEMA)."""
    if len(path) > 1 and any(part.startswith("dieu_") for part in path):
        return tuple(part for part in path if not part.startswith(("phan_", "chuong_", "muc_", "tieu_muc_")))
    return path


def _printed(text: str, level: str, match: re.Match[str]) -> str:
    printed = text[match.start("number") : match.end("number")]
    if level in ("diem", "tiet", "khoan", "dieu"):
        printed = printed.lower()
    if level == "mau":
        return printed.replace("/", "-")  # a slash divides the parts of a path
    return printed.lstrip("0") or printed if level in ("khoan", "dieu") else printed


_ROMANS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _roman(number: int) -> str:
    found = ""
    for value, sign in _ROMANS:
        while number >= value:
            found, number = found + sign, number - value
    return found


def _arabic(roman: str) -> int:
    """0 for what is no roman numeral."""
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    if not roman or any(sign not in values for sign in roman):
        return 0
    total = sum(-values[a] if values[a] < values[b] else values[a] for a, b in pairwise(roman)) + values[roman[-1]]
    return total if _roman(total) == roman else 0
