"""Vietnamese dates as typed in documents, as half-open periods: a day, a month, a quarter or a year.

The year is found first, because four digits are rare, and the 48 characters before it say what it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from registry.model.spans import Period, Span

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
# 'số 01/02/2025/QĐ' is a number, not a date.
_NUMBER_FOLLOWS = re.compile(r"\s?/\s?[A-ZĐÐ]")
_WINDOW = 48
_SEP = r"\s{0,3}[-‐‑–—/.]\s{0,3}"
_BEFORE = re.compile(
    rf"""(?:ngày\s{{0,3}})?(?<![0-9/.,])(?P<day>[0-9]{{1,2}})(?:\s?\(\w{{1,20}}\))?
         (?:,?\s{{0,3}}tháng\s{{0,3}}|{_SEP})(?P<month>[0-9]{{1,2}})(?:\s?\(\w{{1,20}}\))?(?:,?\s{{0,3}}năm\s{{0,3}}|{_SEP})$
      |  tháng\s{{0,3}}(?P<only_month>[0-9]{{1,2}})(?:,?\s{{0,3}}năm\s{{0,3}}|{_SEP})$
      |  quý\s{{0,3}}(?P<quarter>IV|I{{1,3}}|0?[1-4])(?:,?\s{{0,3}}năm\s{{0,3}}|{_SEP})$
      |  năm\s{{0,3}}$
    """,
    re.I | re.X,
)
_DATED = re.compile(r"[mM‐‑‒–—/.-]\s{0,3}\Z")  # what every form of _BEFORE ends with: spares most years the search
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Span, Period]]:
    """Every date in text[start:end], in order, with the span that it was typed in (with its 'ngày', 'tháng' or 'năm').

    'ngày 20 tháng 11 năm 2025', '21 /05/2010', 'ngày 01-7-2025' give a day, 'tháng 6 năm 2025' a month,
    'quý II năm 2025' a quarter, 'năm 2013' a year. An impossible date ('31/02/2025') gives nothing, not its year;
    nor do dates without a year, and years that no such word comes before.
    """
    end = len(text) if end is None else end
    floor = start
    for year in _YEAR.finditer(text, start, end):
        window = max(floor, year.start() - _WINDOW)
        if _NUMBER_FOLLOWS.match(text, year.end()) or not _DATED.search(text, max(window, year.start() - 4), year.start()):
            continue
        before = _BEFORE.search(text[window : year.start()])
        if before is None:
            continue
        floor = year.end()
        period = _period(before, int(year[0]))
        if period is not None:
            yield Span(window + before.start(), year.end()), period


def parse(text: str) -> Period | None:
    """The first date in `text`, None where there is none."""
    return next((period for _, period in find(text)), None)


def _period(before: re.Match[str], year: int) -> Period | None:
    if before["day"]:
        try:
            return Period.day(date(year, int(before["month"]), int(before["day"])))
        except ValueError:
            return None
    if before["only_month"]:
        return _months(year, int(before["only_month"]), 1)
    if before["quarter"]:
        word = before["quarter"].upper()
        return _months(year, _QUARTERS.get(word) or int(word), 3)
    return Period.year(year)


def _months(year: int, ordinal: int, count: int) -> Period | None:
    """The ordinal-th stretch of `count` months of the year."""
    first, after = (ordinal - 1) * count + 1, ordinal * count + 1
    if not 1 <= first <= 12:
        return None
    return Period(date(year, first, 1), date(year + (after > 12), (after - 1) % 12 + 1, 1))
