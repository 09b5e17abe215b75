from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source, whole
from registry.checks.subjects import counted, day_text, ended, is_normative, made_on, surely, title_of
from registry.model import Document, Finding, Library, Link, Period, Status
from registry.model.wording import words


class BaseExpired(Rule):
    """Căn cứ ban hành đã hết hiệu lực vào ngày ban hành văn bản.

    Căn cứ pháp lý:
    Văn bản phải căn cứ vào văn bản có hiệu lực pháp lý cao hơn đang có hiệu lực, hoặc đã được thông qua, ký ban hành
    và có hiệu lực trước hoặc cùng lúc (Điều 61 Nghị định 34/2016/NĐ-CP; Điều 62 Nghị định 78/2025/NĐ-CP; điểm a khoản 1
    Điều 13 Nghị quyết 115/2025/UBTVQH15). Đây là sai sót về căn cứ ban hành: xử lý bằng đính chính (Điều 23 Nghị định 79/2025/NĐ-CP).

    Ví dụ có dấu hiệu:
    Quyết định ban hành ngày 10/9/2016 ghi "Căn cứ Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân
    số 31/2004/QH11"; luật này hết hiệu lực từ ngày 01/7/2016.

    Ví dụ đúng:
    Quyết định ban hành năm 2012 căn cứ Luật Đất đai năm 2003: luật hết hiệu lực sau đó (01/7/2014) thì là việc của rà soát (R1).

    Hạn chế đã biết:
    Chỉ biết hiệu lực của văn bản có trong kho hoặc trong danh mục luật kèm theo; luật chỉ nêu tên, không nêu ngày và số, được hiểu là
    luật đang có hiệu lực vào ngày ban hành. Đối với văn bản hành chính chỉ nêu là thông tin.
    """

    code = "B1"
    name = "can-cu.het-hieu-luc-khi-ban-hanh"
    groups = ("can-cu", "kiem-tra")
    severity = "error"
    decides = "machine"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "đính chính căn cứ ban hành"
    sources = (
        Source("Luật 31/2004/QH11", Period(None, date(2016, 7, 1)), verified=False),
        Source("Điều 61 Nghị định 34/2016/NĐ-CP", Period(date(2016, 7, 1), date(2025, 4, 1))),
        Source("Điều 62 Nghị định 78/2025/NĐ-CP", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        day = made_on(document)
        if day is None:
            return
        for link in counted(library.links(document.id), ("can_cu",)):
            if link.target is None or link.target == document.id:
                continue
            for provision in (None, *link.mention.provisions):
                status = ended(library, link.target, day, provision)
                if status:
                    yield self._told(document, link, provision, status, day, library)
                    break

    def _told(
        self, document: Document, link: Link, provision: str | None, status: Status, day: date, library: Library
    ) -> Finding:
        target = link.target or ""
        sure = surely(document, link, status)
        name = title_of(library, target)
        what = f"{words(provision)} {name}" if provision else name
        since = status.period.start
        return self.finding(
            link.mention.place,
            f"{_capital(what)} {'đã' if sure else 'có thể đã'} hết hiệu lực từ ngày {day_text(since)}, "
            f"trước ngày ban hành văn bản ({day_text(day)}).",
            day=day,
            others=[whole(target), *(e.evidence for e in status.because if e.evidence)],
            values=[("hết hiệu lực từ", since.isoformat() if since else ""), ("ngày ban hành", day.isoformat())],
            decides="machine" if sure else "person",
            severity="info" if not is_normative(document) else "error" if sure else "warning",
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
