"""Events and places as every command tells them."""

from datetime import date

import pytest

from registry.cli.places import event_json
from registry.law import acts
from registry.model import Event, Period

LAW = "quoc-hoi.luat.39-2024-qh15.2024-06-28"


@pytest.mark.parametrize(
    ("cause", "start", "by", "told"),
    [
        ("hieu_luc", date.max, "", "Chưa rõ ngày: Văn bản có hiệu lực"),
        ("bai_bo", date(2026, 7, 1), LAW, f"01/07/2026: Bị bãi bỏ bởi {LAW}"),
        ("het_theo_goc", date(2026, 7, 1), LAW, f"01/07/2026: Có dấu hiệu hết hiệu lực theo văn bản được quy định chi tiết là {LAW}"),
        ("thay_the", date(2026, 7, 1), acts.by_number("159/2026/NĐ-CP")[0].id, "01/07/2026: Bị thay thế bởi Nghị định 159/2026/NĐ-CP"),
    ],
)
def test_event_in_words(cause: str, start: date, by: str, told: str) -> None:
    told_event = event_json(Event("x", (), None, cause, Period(start, None), "", "flag", None, "text", by))
    assert told_event["told"] == told
    assert told_event["from"] == (None if start == date.max else start.isoformat())
