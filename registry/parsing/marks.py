"""One line -> the mark it opens with ('Điều 5.', '2.', 'a)', 'Chương II'), if any. Looks at nothing but the line."""

from __future__ import annotations

import re
from typing import NamedTuple

from registry.parsing.lines import Line

LETTERS = "abcdđeghiklmnopqrstuvxy"  # the order of điểm; no f, j, w, z
KINDS = ("phan", "chuong", "muc", "tieu_muc", "dieu", "khoan", "diem", "tiet")
RANK = {kind: n for n, kind in enumerate(KINDS)}

_ORDINAL = r"thứ\s+(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)"
_DIVISION = re.compile(
    rf"(?P<word>phần|chương|mục|tiểu\s+mục)\s+(?:số\s+)?(?P<number>[IVXLC]+[a-z]?|\d{{1,3}}[a-zđ]?|[A-Z]|{_ORDINAL})"
    r"(?P<point>\s*[.:\-–])?(?P<rest>\s.*|(?<=[.:\-–]).*|)$",
    re.IGNORECASE,
)
_DIEU = re.compile(r"điều\s*(?P<number>\d{1,4}[a-zđ]{0,2})(?![\w])\s*(?P<point>[.:]+)?(?P<rest>.*)$", re.IGNORECASE)
_KHOAN = re.compile(r"(?P<number>\d{1,3}[a-zđ]{0,2}) ?(?P<point>\.(?![\d.])|/(?!\d)|[-–](?=\s)|\))\s*(?P<rest>.*)$")
_DIEM = re.compile(r"(?P<number>[a-zđ]{1,2}\d{0,2}) ?(?P<point>[).]|/(?!\d)|[-–](?=\s))\s*(?P<rest>.*)$")
_DECIMAL = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})(?P<point>\.?)(?!\d)(?P<rest>\s.*|)$")
_WORDS = {"phần": "phan", "chương": "chuong", "mục": "muc", "tiểu mục": "tieu_muc"}
_FIRST = frozenset("PCMTĐ0123456789" + LETTERS)


class Mark(NamedTuple):
    """kind: of KINDS, or 'so' for a decimal number ('2.1'); number as printed; point: what follows it; rest: from column `at`."""

    kind: str
    number: str
    point: str
    rest: str
    at: int


def mark(line: Line) -> Mark | None:
    """'Điều 5. Phạm vi' -> Mark('dieu', '5', '.', 'Phạm vi', 8); None where the line opens with no mark."""
    text = line.text
    first = text[0]
    if first not in _FIRST:
        return None
    if first.isdigit():
        if found := _KHOAN.match(text):
            return _mark("khoan", found, text)
        return _mark("so", found, text) if (found := _DECIMAL.match(text)) else None
    if first == "Đ" and (found := _DIEU.match(text)):
        return Mark("dieu", found["number"].lower(), found["point"] or "", rest := found["rest"].strip(), len(text) - len(rest))
    if first in "PCMT" and len(text) > 4 and (found := _DIVISION.match(text)):
        kind = _WORDS[" ".join(found["word"].lower().split())]
        rest = found["rest"].strip()
        number = found["number"] if "thứ" not in found["number"].lower() else found["number"].lower()
        return Mark(kind, number, (found["point"] or "").strip(), rest, len(text) - len(rest))
    if (found := _DIEM.match(text)) and found["number"][0] in LETTERS:
        return _mark("diem", found, text)
    return None


def _mark(kind: str, found: re.Match[str], text: str) -> Mark:
    rest = found["rest"].strip()
    return Mark(kind, found["number"], found["point"], rest, len(text) - len(rest))


def order(kind: str, number: str) -> tuple[int, str]:
    """Where a numeral stands among its like: ('khoan', '4a') -> (4, 'a'); ('diem', 'đ') -> (5, ''); ('chuong', 'IV') -> (4, '')."""
    if kind in ("diem", "tiet") and number[0] in LETTERS:
        return (LETTERS.find(number[0]) + 1, number[1:])
    if "." in number:
        number = number.rsplit(".", 1)[1]
    found = re.match(r"(\d+)(.*)", number)
    if found:
        return (int(found[1]), found[2])
    word = number.lower().split()[-1]
    if word in _ORDINALS:
        return (_ORDINALS.index(word) + 1, "")
    return (roman(number), "")


_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(number: str) -> int:
    """'XIV' -> 14; a single letter that is no numeral counts by the alphabet ('B' -> 2); 0 for anything else."""
    total, last = 0, 0
    for char in reversed(number.upper()):
        value = _ROMAN.get(char, 0)
        if not value:
            return ord(number.upper()) - 64 if len(number) == 1 and number.isalpha() else 0
        total += value if value >= last else -value
        last = max(last, value)
    return total
