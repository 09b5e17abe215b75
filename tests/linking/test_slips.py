"""Slips of typing in dates and numbers, told from other documents."""

from datetime import date

import pytest

from registry.linking.dates import agree, slip
from registry.linking.numbers import fit, same_order
from registry.model import Period


@pytest.mark.parametrize(
    ("printed", "true", "how"),
    [
        (date(2018, 9, 11), date(2018, 11, 9), "đảo ngày và tháng"),
        (date(2017, 8, 11), date(2017, 11, 8), "đảo ngày và tháng"),
        (date(2016, 6, 22), date(2015, 6, 22), "sai một chữ số"),
        (date(2015, 6, 22), date(2024, 6, 22), "sai năm"),
        (date(2019, 3, 12), date(2019, 3, 25), "sai ngày"),
        (date(2019, 3, 12), date(2019, 10, 12), "sai tháng"),
        (date(2019, 3, 12), date(2019, 10, 25), "cùng năm, khác ngày tháng"),
        (date(2019, 3, 12), date(2020, 11, 25), None),
        (date(2019, 3, 12), date(2019, 3, 12), None),
        (date(2019, 5, 5), date(2019, 5, 5), None),
    ],
)
def test_slip(printed: date, true: date, how: str | None) -> None:
    assert slip(printed, true) == how


def test_a_year_agrees_with_every_day_of_it() -> None:
    assert agree(Period.year(2013), None, date(2013, 12, 31))
    assert not agree(Period.year(2013), date(2014, 1, 1))
    assert not agree(Period.day(date(2013, 1, 1)), None)


@pytest.mark.parametrize(
    ("printed", "true", "how"),
    [
        ("012/2025/QD - UBND", "12/2025/QĐ-UBND", "same"),
        ("63/2006/QĐ-UB", "63/2006/QĐ-UBND", "same"),
        ("26/2008/NQ-QH12", "26/2008/QH12", "same"),
        ("21/2004/UBTVQH11", "21/2004/PL-UBTVQH11", "same"),
        ("43/2024/QH1", "43/2024/QH15", "near"),
        ("22/2023/OH15", "22/2023/QH15", "near"),
        ("58/2025/QH15", "58/2024/QH15", "near"),
        ("05/2024/TT-BTP", "05/2024/TT-BTC", "near"),
        ("12/2025/QĐ-UBND", "12/2025/NQ-HĐND", "other"),
        ("12/2025/QĐ-UBND", "12/QĐ-UBND", "other"),
        ("12/2025/QĐ-UBND", "45/2025/QĐ-UBND", "other"),
        ("26/CP", "26/TTg", "other"),
        ("66.2/2025/NQ-CP", "66.1/2025/NQ-CP", "other"),
        ("66.2/2025/NQ-CP", "66/2025/NQ-CP", "other"),
        ("", "12/2025/QĐ-UBND", "other"),
        ("không số", "12/2025/QĐ-UBND", "other"),
    ],
)
def test_fit(printed: str, true: str, how: str) -> None:
    assert fit(printed, true) == how


def test_same_order_needs_a_year() -> None:
    assert same_order("43/2024/QH1", "43/2024/QH15")
    assert not same_order("2744/QĐ-UBND", "2744/QĐ-UBND")
