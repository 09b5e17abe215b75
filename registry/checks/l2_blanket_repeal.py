from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source
from registry.checks.subjects import clause_places, is_normative, made_on
from registry.law import rules
from registry.model import Document, Finding, Library, Period


class BlanketRepeal(Rule):
    """Bãi bỏ chung chung, không nêu tên văn bản, điều, khoản bị bãi bỏ.

    Căn cứ pháp lý:
    Văn bản bãi bỏ phải xác định rõ tên văn bản, phần, chương, mục, điều, khoản, điểm bị bãi bỏ (khoản 1 Điều 12 Luật 80/2015/QH13; khoản 3
    Điều 8 Luật 64/2025/QH15).

    Ví dụ có dấu hiệu:
    "Những quy định trước đây trái với Quyết định này đều bãi bỏ".

    Ví dụ đúng:
    "Bãi bỏ khoản 2 Điều 5 Quyết định số 12/2019/QĐ-UBND ngày 14 tháng 5 năm 2019 của Ủy ban nhân dân tỉnh".

    Hạn chế đã biết:
    Câu bãi bỏ chung không làm văn bản nào hết hiệu lực trong kho. Văn bản trước 01/7/2016 chỉ nêu là thông tin, vì luật khi ấy chưa đọc được.
    """

    code = "L2"
    name = "quan-he.bai-bo-chung-chung"
    groups = ("quan-he", "kiem-tra")
    severity = "warning"
    decides = "machine"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "rà soát văn bản cùng nội dung và bãi bỏ đích danh"
    sources = (
        Source("Luật 31/2004/QH11", Period(None, date(2016, 7, 1)), verified=False),
        Source("khoản 1 Điều 12 Luật 80/2015/QH13", Period(date(2016, 7, 1), date(2025, 4, 1))),
        Source("khoản 3 Điều 8 Luật 64/2025/QH15", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        made = made_on(document)
        if made is None or not is_normative(document):
            return
        forbidden = rules.rule("blanket_repeal", made)
        for place in clause_places(document, "blanket_repeal"):
            yield self.finding(
                place,
                "Bãi bỏ chung chung: không nêu tên văn bản, điều, khoản bị bãi bỏ.",
                day=made,
                severity="warning" if forbidden else "info",
                decides="machine" if forbidden and forbidden.verified else "person",
            )
