from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source, whole
from registry.checks.subjects import day_text, title_of, zone_place
from registry.model import Document, Event, Finding, Library, Period
from registry.model.derived import ENDED
from registry.model.wording import listed


class LapsedWithParent(Rule):
    """Văn bản quy định chi tiết có thể đã hết hiệu lực theo văn bản được quy định chi tiết.

    Căn cứ pháp lý:
    Khoản 4 Điều 154 Luật 80/2015/QH13 và khoản 2 Điều 38 Nghị định 34/2016/NĐ-CP (đến 31/3/2025); khoản 2 Điều 57 Luật 64/2025/QH15, sửa
    đổi bởi khoản 22 Điều 1 Luật 87/2025/QH15 (từ 01/7/2025, trừ trường hợp được công bố tiếp tục có hiệu lực).

    Ví dụ có dấu hiệu:
    Quyết định "quy định chi tiết khoản 2 Điều 3 Nghị quyết số 901/2017/NQ-HĐND"; nghị quyết này đã bị bãi bỏ năm 2020.

    Ví dụ đúng:
    Văn bản chỉ nêu văn bản đã hết hiệu lực trong phần căn cứ: là việc của rà soát (R1), không phải hết hiệu lực theo.

    Hạn chế đã biết:
    Luôn là dấu hiệu để người rà soát kết luận; văn bản công bố tiếp tục có hiệu lực chưa có trong kho thì không biết.
    """

    code = "D2"
    name = "quy-dinh-chi-tiet.het-hieu-luc-theo"
    groups = ("quy-dinh-chi-tiet", "ra-soat")
    severity = "warning"
    decides = "person"
    mode = "ra_soat"
    legal_class = "ra_soat"
    remedy = "rà soát; công bố hết hiệu lực hoặc công bố tiếp tục có hiệu lực, ban hành văn bản thay thế"
    sources = (
        Source("khoản 4 Điều 154 Luật 80/2015/QH13", Period(None, date(2025, 4, 1))),
        Source("khoản 2 Điều 57 Luật 64/2025/QH15", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        # What decides the status: a document that is announced to go on (khoản 2 Điều 57 Luật 64/2025/QH15) does not lapse.
        told = [e for e in library.status(document.id).because if e.cause == "het_theo_goc"]
        for event in told:
            if not gone_before(document, event, library):
                yield self._told(document, event, library)

    def _told(self, document: Document, event: Event, library: Library) -> Finding:
        here = event.evidence if event.evidence and event.evidence.document == document.id else zone_place(document, "title")
        there = [event.evidence] if event.evidence and event.evidence.document != document.id else []
        parts = f" ({listed(event.provisions)})" if event.provisions else ""
        return self.finding(
            here,
            f"{title_of(library, event.by)} {_gone(event, library)}: văn bản quy định chi tiết này{parts} có thể cũng đã hết hiệu lực "
            f"từ ngày {day_text(event.period.start)}.",
            day=event.period.start,
            others=[whole(event.by), *there],
            values=[("từ ngày", event.period.start.isoformat() if event.period.start else "")],
            source=event.law or None,
        )


def _gone(event: Event, library: Library) -> str:
    status = library.status(event.by)
    if status.word != ENDED:
        return "đã hết hiệu lực một phần"
    return "đã hết hiệu lực" if status.certainty == "fact" else "có thể đã hết hiệu lực"


def gone_before(document: Document, event: Event, library: Library) -> bool:
    """Whether another event had ended the whole document, as a fact, before this one's day."""
    return any(
        e.period.start and event.period.start and e.period.start <= event.period.start
        for e in library.status(document.id).because
        if e != event and not e.provisions and e.certainty == "fact" and e.cause in ("thay_the", "bai_bo", "het_han", "cap_huyen", "het_hieu_luc")
    )  # fmt: skip
