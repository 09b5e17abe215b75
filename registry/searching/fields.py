"""Values of a query's fields: 'loại:nghị quyết', 'từ:7/2025', 'hiệulực:còn'."""

from __future__ import annotations

import re
from datetime import date, timedelta

from registry.model.derived import STATUS_WORDS
from registry.model.keys import TYPE_CODES, type_code
from registry.model.spans import Period
from registry.model.text import plain, slug

_TYPES = {slug(name): code for name, code in TYPE_CODES.items()} | {code: code for code in TYPE_CODES.values()}
_STATUSES = {slug(word) for word in STATUS_WORDS} | {"con", "het", "chua", "con-hieu-luc", "het-hieu-luc"}
# Where the type does not lead the symbol: acts and resolutions of the National Assembly and its Standing Committee (254/2025/QH15).
_SYMBOLS = {"luat": ("qh",), "bl": ("qh",), "pl": ("ubtvqh",), "hp": ("qh",), "nq": ("nq", "qh", "ubtvqh")}
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})")
_YEAR = re.compile(r"(\d{4})")


def field_name(typed: str) -> str:
    """'Cơ quan :' -> 'coquan'."""
    return re.sub(r"[^a-z]", "", plain(typed))


def known_values(field: str) -> frozenset[str]:
    """Slugs of the values of several words that a field knows, so that they need no quotation marks."""
    return frozenset({"loai": set(_TYPES), "hieuluc": _STATUSES}.get(field, set()))


def type_of(value: str) -> str:
    """'QĐ', 'quyet dinh', 'Quyết định' -> 'qd'; a type without a code of its own gives its slug."""
    return _TYPES.get(slug(value)) or type_code(value)


def symbols_of(type_words: str) -> tuple[str, ...]:
    """What the symbol of a number of that type begins with: 'Nghị định' -> 'nd', 'Luật' -> 'qh'."""
    code = type_of(type_words)
    return _SYMBOLS.get(code, (code,))


def period_of(value: str) -> Period | None:
    """'2025', '7/2025', '1/7/2025', '2025-07-01' as a stretch of days; None where it is no date."""
    try:
        if found := _ISO.fullmatch(value):
            return Period.day(date(int(found[1]), int(found[2]), int(found[3])))
        if found := _DAY.fullmatch(value):
            return Period.day(date(int(found[3]), int(found[2]), int(found[1])))
        if found := _MONTH.fullmatch(value):
            first = date(int(found[2]), int(found[1]), 1)
            return Period(first, (first + timedelta(days=31)).replace(day=1))
        if found := _YEAR.fullmatch(value):
            return Period.year(int(found[1]))
    except (ValueError, OverflowError):
        pass
    return None


def statuses(value: str) -> tuple[str, ...]:
    """The status words that 'hiệulực:' means: 'còn' is in force, also in part; 'hết' is wholly ended. () = not known."""
    asked = slug(value)
    whole = {"con": (1, 2), "con-hieu-luc": (1, 2), "het": (3,), "het-hieu-luc": (3,), "chua": (0,)}
    if asked in whole:
        return tuple(STATUS_WORDS[i] for i in whole[asked])
    return tuple(word for word in STATUS_WORDS if slug(word) == asked or asked in slug(word).split("-"))
