from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from registry.checks.d2_lapsed_with_parent import gone_before
from registry.checks.rule import Rule, Source
from registry.checks.subjects import day_text, is_normative, provision_at, zone_place
from registry.model import Document, Event, Finding, Library, Period, Place, Span
from registry.model.text import fold
from registry.model.wording import listed

_CAUSES = ("het_han", "luat_72_54_9", "het_giai_doan")


_RUN = re.compile(r"(?<!\w)thời\s+(?:gian|hạn)\s+(?:thực\s+hiện|áp\s+dụng)(?!\w)[^.;\n]{0,120}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class TermEnded(Rule):
    """Thời hạn có hiệu lực ghi trong văn bản đã hết.

    Căn cứ pháp lý:
    Văn bản hết hiệu lực khi hết thời hạn đã được quy định trong văn bản (khoản 1 Điều 154 Luật 80/2015/QH13; điểm a khoản 1 Điều 57 Luật
    64/2025/QH15); văn bản theo khoản 9 Điều 54 Luật 72/2025/QH15 hết hiệu lực từ ngày 01/3/2027.

    Ví dụ có dấu hiệu:
    "Nghị quyết này có hiệu lực từ ngày 25 tháng 7 năm 2022 đến hết ngày 31 tháng 12 năm 2025", xem vào năm 2026.

    Ví dụ đúng:
    "Các cơ quan hoàn thành việc rà soát trước ngày 31 tháng 12 năm 2025": là thời hạn của nhiệm vụ, không phải của văn bản.

    Hạn chế đã biết:
    Văn bản chỉ ghi "giai đoạn 2021-2025" mà không ghi thời hạn thì chỉ là dấu hiệu để hỏi.
    """

    code = "D3"
    name = "hieu-luc.het-thoi-han"
    groups = ("hieu-luc", "ra-soat")
    severity = "warning"
    decides = "machine"
    mode = "ra_soat"
    legal_class = "ra_soat"
    remedy = "đưa vào danh mục văn bản hết hiệu lực; xem xét ban hành văn bản mới"
    sources = (
        Source("khoản 1 Điều 154 Luật 80/2015/QH13", Period(None, date(2025, 4, 1))),
        Source("điểm a khoản 1 Điều 57 Luật 64/2025/QH15", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        if not is_normative(document):
            return
        for event in library.events(document.id):
            own = event.cause in _CAUSES and not event.by
            if own and event.period.start and event.period.start <= library.day and not gone_before(document, event, library):
                part = event.provisions[0] if event.provisions else None
                if event in library.status(document.id, part, library.day).because:  # else prolonged
                    yield self._told(document, event)

    def _told(self, document: Document, event: Event) -> Finding:
        start = event.period.start or date.max
        place = event.evidence if event.evidence and event.evidence.document == document.id else zone_place(document, "title")
        parts = f" ({listed(event.provisions)})" if event.provisions else ""
        last = day_text(start - timedelta(days=1))
        said = f"Giai đoạn nêu trong văn bản đã hết ngày {last}; văn bản không ghi thời hạn có hiệu lực."
        if event.cause == "het_giai_doan" and (run := _run(document, place)):
            place, said = run, f"Thời gian thực hiện nêu trong văn bản đã hết ngày {last}; thời hạn có hiệu lực thì không ghi riêng."
        return self.finding(
            place,
            said
            if event.cause == "het_giai_doan"
            else f"Thời hạn có hiệu lực{parts} đã hết ngày {last}.",
            day=start,
            values=[("hết ngày", (start - timedelta(days=1)).isoformat())],
            decides="machine" if event.certainty == "fact" else "person",
            source=event.law or None,
        )


def _run(document: Document, named: Place) -> Place | None:
    """The line 'Thời gian thực hiện: năm học 2025-2026' that names the same years as the title or another place does."""
    years = _YEAR.findall(named.quote)
    for component in document.components:
        for found in _RUN.finditer(fold(component.text)):
            if years and _YEAR.findall(found[0])[-1:] == years[-1:]:
                span = Span(*found.span())
                return Place(document.id, component.id, provision_at(component, span.start), span, span.of(component.text))
    return None
