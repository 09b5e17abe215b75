"""Reading the CSV files of `data/`: inclusive days there, half-open periods here."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import TypeVar

from registry.model.spans import Period
from registry.model.text import fold, nfc

T = TypeVar("T")
_SEPARATORS = re.compile(r"[\s\-,.()&]+")


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of data/<name>.csv."""
    text = files("registry.law").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    heads, *told = csv.reader(text.splitlines())
    return tuple(dict(zip(heads, row)) for row in told if row)


def day(text: str) -> date | None:
    """'2025-07-01' -> date; '2007-08' and '2007' -> their first day; '' -> None."""
    if not text:
        return None
    year, month, number = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, number)


def closed(first: str, last: str) -> Period:
    """Inclusive days of a CSV row as a half-open Period; a bare year or month as last counts to its own end."""
    return Period(day(first), after(last))


def after(last: str) -> date | None:
    """The day after an inclusive last day."""
    if not last:
        return None
    parts = [*map(int, last.split("-"))]
    if len(parts) == 1:
        return date(parts[0] + 1, 1, 1)
    if len(parts) == 2:
        return date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
    return date(*parts) + timedelta(days=1)


def name_key(text: str) -> str:
    """A name as compared: lower case, one tone placement, punctuation as one space; diacritics count."""
    return _SEPARATORS.sub(" ", fold(nfc(text))).strip()


def listed(text: str, separator: str = ";") -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(separator) if part.strip())
