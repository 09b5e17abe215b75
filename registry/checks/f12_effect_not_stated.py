from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source
from registry.checks.subjects import is_local, is_normative, made_on, zone_place
from registry.model import Document, Finding, Library, Period


class EffectNotStated(Rule):
    """Văn bản quy phạm pháp luật không ghi ngày có hiệu lực.

    Căn cứ pháp lý:
    Ngày có hiệu lực phải được quy định cụ thể ngay trong văn bản (khoản 1 Điều 151 Luật 80/2015/QH13; khoản 1 Điều 38, khoản 1 Điều 74 Nghị
    định 34/2016/NĐ-CP; khoản 2 Điều 67 Nghị định 78/2025/NĐ-CP).

    Ví dụ có dấu hiệu:
    Quyết định năm 2023 chỉ có điều giao trách nhiệm thi hành, không có câu nào về ngày có hiệu lực.

    Ví dụ đúng:
    "Quyết định này có hiệu lực thi hành kể từ ngày 20 tháng 9 năm 2023".

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
            yield self.finding(zone_place(document, "title", "header"), "Không thấy câu nào ghi ngày có hiệu lực của văn bản.", day=made)
