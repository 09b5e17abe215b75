"""Dates as typed, from real documents."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.extracting.dates import find, parse
from registry.model.spans import Period


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("ngày 20 tháng 11 năm 2025", date(2025, 11, 20)),
        ("21 /05/2010", date(2010, 5, 21)),
        ("5/12/2008", date(2008, 12, 5)),
        ("ngày 02 tháng12 năm 1998", date(1998, 12, 2)),
        ("ngày 05 tháng 12năm2008", date(2008, 12, 5)),
        ("19/4/2024", date(2024, 4, 19)),
        ("ngày 01-7-2025", date(2025, 7, 1)),
        ("Ngày 30. 6. 2016", date(2016, 6, 30)),
        ("ngày 25\ntháng 6 năm\n2025", date(2025, 6, 25)),
        ("Lâm Đồng, ngày 30 tháng 9, năm 2025", date(2025, 9, 30)),
        ("ngày 30/6 năm 2016", date(2016, 6, 30)),
        ("NGÀY 01 THÁNG 7 NĂM 2025", date(2025, 7, 1)),
        ("ngày 29 tháng 02 năm 2024", date(2024, 2, 29)),
    ],
)
def test_day(typed: str, day: date) -> None:
    assert parse(typed) == Period.day(day)


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("năm 2013", Period(date(2013, 1, 1), date(2014, 1, 1))),
        ("tháng 6 năm 2025", Period(date(2025, 6, 1), date(2025, 7, 1))),
        ("tháng 12/2025", Period(date(2025, 12, 1), date(2026, 1, 1))),
        ("quý II năm 2025", Period(date(2025, 4, 1), date(2025, 7, 1))),
        ("Quý IV/2025", Period(date(2025, 10, 1), date(2026, 1, 1))),
    ],
)
def test_longer_period(typed: str, period: Period) -> None:
    assert parse(typed) == period


@pytest.mark.parametrize(
    "typed",
    [
        "ngày 31 tháng 02 năm 2025", "30/02/2024", "ngày 29/02/2025", "tháng 13 năm 2025", "ngày 00 tháng 01 năm 2025", "quý 5",
        "Quyết định số 12/2025/QĐ-UBND", "số 01/02/2025/QĐ-UBND", "Luật Ngân sách nhà nước 2015", "ngày 01 tháng 7 hằng năm",
        "giai đoạn 2023-2025", "ngày   tháng   năm 20255", "1.250.2025 đồng",
    ],
)  # fmt: skip
def test_no_date(typed: str) -> None:
    assert parse(typed) is None


def test_every_date_with_its_span() -> None:
    text = "áp dụng từ 01/7/2025-31/12/2026; Luật Đất đai ngày 18 tháng 01 năm 2024, tháng 6 năm 2025 và năm 2013"
    assert [(span.of(text), period.start) for span, period in find(text)] == [
        ("01/7/2025", date(2025, 7, 1)),
        ("31/12/2026", date(2026, 12, 31)),
        ("ngày 18 tháng 01 năm 2024", date(2024, 1, 18)),
        ("tháng 6 năm 2025", date(2025, 6, 1)),
        ("năm 2013", date(2013, 1, 1)),
    ]


def test_only_within_the_bounds() -> None:
    text = "ngày 20 tháng 11 năm 2025"
    assert [span.of(text) for span, _ in find(text, 5)] == ["20 tháng 11 năm 2025"]
    assert list(find(text, 0, len(text) - 1)) == []


PIECES = ("ngày", "tháng", "năm", "quý", "II", " ", "\n", "/", "-", ".", "(", "hai", ")", "1", "02", "31", "2025", "1998", ",")


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text())
def test_never_crashes_and_spans_are_in_order_inside_the_text(text: str) -> None:
    ends = [0]
    for span, period in find(text):
        assert ends[-1] <= span.start < span.end <= len(text)
        assert period.start and period.end and period.start < period.end
        assert period in [p for _, p in find(span.of(text))]
        ends.append(span.end)
