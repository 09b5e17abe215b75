from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source
from registry.checks.subjects import is_local, issuer, made_on, office, zone_place
from registry.law import bodies, rules
from registry.model import Document, Finding, Library, Period
from registry.model.keys import type_code
from registry.model.numbers import number_key

_LEVELS = {"tinh": "cấp tỉnh", "huyen": "cấp huyện", "xa": "cấp xã"}


class LevelMayNotIssue(Rule):
    """Cơ quan hoặc cấp này không được ban hành loại văn bản quy phạm pháp luật này vào ngày ban hành.

    Căn cứ pháp lý:
    Hệ thống văn bản quy phạm pháp luật: Điều 4 Luật 80/2015/QH13; Điều 4 Luật 64/2025/QH15 (từ 01/4/2025 đến 30/6/2025 không có cấp xã);
    khoản 1 Điều 1 Luật 87/2025/QH15 (từ 01/7/2025 không có cấp huyện, có Chủ tịch Ủy ban nhân dân cấp tỉnh).

    Ví dụ có dấu hiệu:
    "Số: 05/2025/QĐ-UBND" của Ủy ban nhân dân xã ngày 12/5/2025; chỉ thị mang số "02/2018/CT-UBND".

    Ví dụ đúng:
    Quyết định số 03/2025/QĐ-UBND của Ủy ban nhân dân phường ngày 20/8/2025.

    Hạn chế đã biết:
    Nhận biết hình thức quy phạm qua số có năm; văn bản cá biệt đánh số nhầm có năm cũng bị nêu.
    """

    code = "C3"
    name = "tham-quyen.cap-khong-duoc-ban-hanh"
    groups = ("tham-quyen", "kiem-tra")
    severity = "error"
    decides = "machine"
    mode = "kiem_tra"
    legal_class = "1"
    remedy = "kiểm tra, xử lý văn bản ban hành không đúng thẩm quyền, hình thức"
    sources = (
        Source("khoản 2 Điều 1 Luật 31/2004/QH11", Period(None, date(2016, 7, 1))),
        Source("Điều 4 Luật 80/2015/QH13", Period(date(2016, 7, 1), date(2025, 4, 1))),
        Source("Điều 4 Luật 64/2025/QH15", Period(date(2025, 4, 1), date(2025, 7, 1))),
        Source("Điều 4 Luật 64/2025/QH15 (khoản 1 Điều 1 Luật 87/2025/QH15)", Period(date(2025, 7, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        made, header, body = made_on(document), document.header, issuer(document)
        key = number_key(header.number) if header.number else None
        if made is None or not is_local(document) or key is None or key.year is None or header.form == "administrative":
            return
        level = bodies.level(body)
        told = rules.may_issue(made, level, type_code(header.type), office(body))
        if told is None or told.allowed:
            return
        note = f" ({told.note})" if told.note else ""
        yield self.finding(
            zone_place(document, "header", "title"),
            f"{header.issuer}, {_LEVELS.get(level, '')}, ngày {made:%d/%m/%Y} không được ban hành {header.type.lower()} "
            f"là văn bản quy phạm pháp luật{note}.",
            day=made,
            values=[("cấp", level), ("loại", header.type)],
            decides="machine" if told.verified else "person",
            source=told.article,
        )
