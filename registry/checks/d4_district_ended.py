from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.d2_lapsed_with_parent import gone_before
from registry.checks.rule import Rule, Source
from registry.checks.subjects import day_text, zone_place
from registry.model import Document, Finding, Library, Period


class DistrictDocumentEnded(Rule):
    """Văn bản của Hội đồng nhân dân, Ủy ban nhân dân cấp huyện đã quá ngày 28/02/2027.

    Căn cứ pháp lý:
    Điều 3 Luật 87/2025/QH15: nghị quyết, quyết định của cấp huyện tiếp tục có hiệu lực trong phạm vi địa giới cũ đến hết ngày 28/02/2027.

    Ví dụ có dấu hiệu:
    Quyết định số 931/2023/QĐ-UBND của Ủy ban nhân dân huyện, xem vào ngày 01/3/2027.

    Ví dụ đúng:
    Cùng quyết định ấy, xem vào ngày 23/11/2026.

    Hạn chế đã biết:
    Luật chỉ nêu nghị quyết và quyết định: chỉ thị của cấp huyện chỉ là dấu hiệu. Văn bản của cấp trên quy định khác mà chưa có trong kho
    thì không biết.
    """

    code = "D4"
    name = "hieu-luc.van-ban-cap-huyen"
    groups = ("hieu-luc", "ra-soat")
    severity = "warning"
    decides = "machine"
    mode = "ra_soat"
    legal_class = "ra_soat"
    remedy = "đưa vào danh mục văn bản hết hiệu lực; cấp xã ban hành văn bản nếu cần"
    sources = (Source("Điều 3 Luật 87/2025/QH15", Period(date(2025, 7, 1), None)),)

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        for event in library.events(document.id):
            start = event.period.start
            if event.cause == "cap_huyen" and start and start <= library.day and not gone_before(document, event, library):
                yield self.finding(
                    zone_place(document, "title", "header"),
                    f"Văn bản của cấp huyện, hết hiệu lực từ ngày {day_text(start)}.",
                    day=library.day,
                    values=[("từ ngày", start.isoformat())],
                    decides="machine" if event.certainty == "fact" else "person",
                )
