"""How two dates of one document differ: the slips that typists make are told apart from another document."""

from __future__ import annotations

from datetime import date

from registry.model.spans import Period


def shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def slip(printed: date, true: date) -> str | None:
    """What a typist did, in Vietnamese, where the printed date can be a slip for the true one; None where it cannot."""
    if printed == true:
        return None
    if (printed.day, printed.month, printed.year) == (true.month, true.day, true.year):
        return "đảo ngày và tháng"
    a, b = f"{printed:%d%m%Y}", f"{true:%d%m%Y}"
    if sum(x != y for x, y in zip(a, b)) == 1:
        return "sai một chữ số"
    if (printed.day, printed.month) == (true.day, true.month):
        return "sai năm"
    if (printed.month, printed.year) == (true.month, true.year):
        return "sai ngày"
    if (printed.day, printed.year) == (true.day, true.year):
        return "sai tháng"
    return "cùng năm, khác ngày tháng" if printed.year == true.year else None


def agree(printed: Period, *days: date | None) -> bool:
    """Whether one of the days lies in what is printed: a day, or a whole year."""
    return any(day is not None and day in printed for day in days)
