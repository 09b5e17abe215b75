from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source, whole
from registry.checks.subjects import clause_places, counted, day_text, ended, made_on, title_of
from registry.model import Document, Finding, Library, Link, Period, Status
from registry.model.derived import ENDED


class SupersededSince(Rule):
    """Văn bản làm căn cứ hoặc được viện dẫn đã hết hiệu lực sau ngày ban hành.

    Căn cứ pháp lý:
    Văn bản có căn cứ ban hành bị thay thế, bãi bỏ hoặc hết hiệu lực phải được rà soát (Điều 39 Nghị định 79/2025/NĐ-CP; trước đó Điều 142,
    145 Nghị định 34/2016/NĐ-CP). Đây không phải dấu hiệu về tính hợp pháp khi ban hành.

    Ví dụ có dấu hiệu:
    Quyết định năm 2014 đang có hiệu lực ghi "Căn cứ Luật Đất đai ngày 29 tháng 11 năm 2013"; luật này hết hiệu lực từ ngày 01/8/2024.

    Ví dụ đúng:
    Quyết định năm 2025 viện dẫn Luật Đất đai số 31/2024/QH15, đang có hiệu lực.

    Hạn chế đã biết:
    Văn bản ghi rõ khi văn bản được dẫn chiếu thay đổi thì áp dụng văn bản mới: chỉ nêu là thông tin. Chỉ biết hiệu lực của văn bản có trong
    kho hoặc trong danh mục luật kèm theo.
    """

    code = "R1"
    name = "vien-dan.het-hieu-luc-ve-sau"
    groups = ("vien-dan", "ra-soat")
    severity = "warning"
    decides = "machine"
    mode = "ra_soat"
    legal_class = "ra_soat"
    remedy = "rà soát; sửa đổi, bổ sung, thay thế hoặc bãi bỏ nếu không còn phù hợp"
    sources = (
        Source("Điều 142, Điều 145 Nghị định 34/2016/NĐ-CP", Period(None, date(2025, 4, 1))),
        Source("Điều 39 Nghị định 79/2025/NĐ-CP", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        made = made_on(document)
        if made is None or library.status(document.id).word == ENDED:
            return
        dynamic = bool(clause_places(document, "dynamic_reference"))
        for link in counted(library.links(document.id), ("can_cu", "dan_chieu", "quy_dinh_chi_tiet")):
            if link.target is None:
                continue
            status = ended(library, link.target, library.day)
            if status is None or ended(library, link.target, made):
                continue
            yield self._finding(link, status, library, dynamic and link.mention.relation != "can_cu")

    def _finding(self, link: Link, status: Status, library: Library, follows: bool) -> Finding:
        target = link.target or ""
        successors = sorted({e.by for e in status.because if e.by})
        by = f", theo {title_of(library, successors[0])}" if successors else ""
        return self.finding(
            link.mention.place,
            f"{title_of(library, target)} đã hết hiệu lực từ ngày {day_text(status.period.start)}{by}.",
            day=library.day,
            others=[whole(target), *(e.evidence for e in status.because if e.evidence)],
            values=[("hết hiệu lực từ", status.period.start.isoformat() if status.period.start else "")],
            severity="info" if follows else None,
            decides="machine" if status.certainty == "fact" else "person",
        )
