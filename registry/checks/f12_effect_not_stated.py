from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source
from registry.checks.subjects import is_local, is_normative, made_on, provision_at, zone_place
from registry.model import Component, Document, Finding, Library, Period, Place, Span
from registry.model.text import fold, squeeze

_DAY = re.compile(
    r"này\s+có\s+hiệu\s+lực[^.;:]{0,60}?(?P<written>ngày\s+(?P<day>\d{1,2})(?:\s+tháng\s+|[/.-])(?P<month>\d{1,2})(?:\s+năm\s+|[/.-])(?P<year>\d{4}))"
)


class EffectNotStated(Rule):
    """Văn bản quy phạm pháp luật không ghi ngày có hiệu lực.

    Căn cứ pháp lý:
    Ngày có hiệu lực phải được quy định cụ thể ngay trong văn bản (khoản 1 Điều 151 Luật 80/2015/QH13; khoản 1 Điều 38, khoản 1 Điều 74 Nghị
    định 34/2016/NĐ-CP; khoản 2 Điều 67 Nghị định 78/2025/NĐ-CP).

    Ví dụ có dấu hiệu:
    Quyết định năm 2023 chỉ có điều giao trách nhiệm thi hành, không có câu nào về ngày có hiệu lực.

    Ví dụ đúng:
    "Quyết định này có hiệu lực thi hành kể từ ngày 20 tháng 9 năm 2023" (ngày phải có trong lịch, không phải 31 tháng 02).

    Hạn chế đã biết:
    Trước ngày 01/7/2016 luật tự định ngày có hiệu lực nên không xét. Câu về hiệu lực viết khác thường có thể không đọc được.
    """

    code = "F12"
    name = "the-thuc.khong-ghi-ngay-hieu-luc"
    groups = ("the-thuc", "hieu-luc", "kiem-tra")
    aliases = ("T1",)
    severity = "warning"
    decides = "person"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "bổ sung quy định về ngày có hiệu lực"
    sources = (
        Source("khoản 1 Điều 38, khoản 1 Điều 74 Nghị định 34/2016/NĐ-CP", Period(date(2016, 7, 1), date(2025, 4, 1))),
        Source("khoản 2 Điều 67 Nghị định 78/2025/NĐ-CP", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        made = made_on(document)
        if made is None or made < date(2016, 7, 1) or not is_normative(document) or not is_local(document):
            return
        main = document.component("main")
        stated = any(e.kind in ("hieu_luc", "su_kien") for e in document.effects)
        if not stated and main and any(p.kind == "dieu" for p in main.provisions):
            written = _impossible(document, main)
            if written:
                yield self.finding(written, f"Ngày có hiệu lực không có trong lịch: “{squeeze(written.quote)}”.", day=made)
            else:
                yield self.finding(zone_place(document, "title", "header"), "Không thấy câu nào ghi ngày có hiệu lực của văn bản.", day=made)


def _impossible(document: Document, main: Component) -> Place | None:
    """The day that the sentence on effect prints, where the calendar has none such: 'ngày 31 tháng 02 năm 2026'."""
    for found in _DAY.finditer(fold(main.text)):
        try:
            date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            span = Span(*found.span("written"))
            return Place(document.id, "main", provision_at(main, span.start), span, span.of(main.text))
    return None
