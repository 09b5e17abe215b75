"""One written day: what a header and a closing line print."""

from __future__ import annotations

import re
from datetime import date

DAY = r"\d{1,2}\s*(?:tháng|[/.-])\s*\d{1,2}\s*(?:năm|[/.-])\s*(?:19|20)\d\d(?!\d)"
_DAY = re.compile(r"(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*((?:19|20)\d\d)(?!\d)", re.IGNORECASE)


def read_day(text: str) -> date | None:
    """The first day in the text ('20 tháng 11 năm 2025', '21 /05/2010'); None where there is none or it does not exist."""
    found = _DAY.search(text)
    if not found:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
