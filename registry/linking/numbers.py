"""How far a printed number is that of a document: the same, mistyped, or another one."""

from __future__ import annotations

import re
from typing import Literal

from rapidfuzz.distance import OSA

from registry.model.numbers import NumberKey, number_key, same_number

Fit = Literal["same", "near", "other"]
# A type before the body is now written, now not: '26/2008/NQ-QH12' and '26/2008/QH12'.
_TYPE = re.compile(r"^(?:NQ|PL|L|ND|QD|CT|TTLT|TT)(?=(?:QH|UBTVQH|CP|TTG|UB|HDND|B))")


def fit(printed: str, true: str) -> Fit:
    """'same' as model.numbers compares, or where only the type in the symbol is missing or 'UB' stands for 'UBND';
    'near' where one slip parts them: a digit of the order, or one or two letters of the symbol.
    """
    if same_number(printed, true):
        return "same"
    a, b = number_key(printed), number_key(true)
    if a is None or b is None:
        return "other"
    if (a.order, a.year) == (b.order, b.year):
        return "same" if _bare(a) == _bare(b) else _symbols(a, b)
    return "near" if _one_digit(a, b) and _bare(a) == _bare(b) else "other"


def same_order(printed: str, true: str) -> bool:
    """Whether order and year are the same, whatever the symbols: laws have one series a year."""
    a, b = number_key(printed), number_key(true)
    return bool(a and b and a.year and (a.order, a.year) == (b.order, b.year))


def _bare(key: NumberKey) -> str:
    """The symbol with its type, if that is told apart from the body; without it where the body alone tells (QH12)."""
    symbol = re.sub(r"UB$", "UBND", key.symbol)
    return _TYPE.sub("", symbol) if re.search(r"(?:QH|UBTVQH)\d*$", symbol) else symbol


def _symbols(a: NumberKey, b: NumberKey) -> Fit:
    if not a.symbol or not b.symbol:
        return "near"
    if a.symbol[0].isdigit() or b.symbol[0].isdigit():
        return "other"  # '66.1/2025/NQ-CP', '66.2/2025/NQ-CP'
    return "near" if OSA.distance(a.symbol, b.symbol, score_cutoff=2) <= (2 if len(b.symbol) > 4 else 1) else "other"


def _one_digit(a: NumberKey, b: NumberKey) -> bool:
    """One digit of the order or of the year differs, is missing or is one too many."""
    if a.year != b.year and a.order != b.order:
        return False
    return OSA.distance(f"{a.order}/{a.year}", f"{b.order}/{b.year}", score_cutoff=1) == 1
