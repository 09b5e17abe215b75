"""The article that gives an event its consequence, by the day of the event (domain.md 4.3, 4.4): rows of data/articles.csv."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from registry.model import Period


def article(cause: str, day: date | None) -> str:
    """'Điều 154 khoản 3 Luật 80/2015/QH13' for 'bai_bo' in 2020; '' where no law that was read says it. Days of the file are inclusive."""
    return next((text for period, text in _articles().get(cause, ()) if day and day in period), "")


@cache
def _articles() -> dict[str, tuple[tuple[Period, str], ...]]:
    found: dict[str, tuple[tuple[Period, str], ...]] = {}
    text = files("registry.validity").joinpath("data", "articles.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        end = date.fromisoformat(row["last"]) + timedelta(days=1) if row["last"] else None
        period = Period(date.fromisoformat(row["first"]), end)
        found[row["cause"]] = (*found.get(row["cause"], ()), (period, row["article"]))
    return found
