"""Days as people type them."""

from __future__ import annotations

from datetime import date


def typed_day(text: str) -> date:
    """'2026-11-24' or '24/11/2026'. Raises ValueError with what is wrong and how to write it."""
    try:
        if "/" in text:
            day, month, year = map(int, text.split("/"))
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"'{text}' không phải là ngày; hãy viết như 2026-11-24 hoặc 24/11/2026") from None
