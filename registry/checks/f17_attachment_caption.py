from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.e3_number import number_place
from registry.checks.rule import Rule, Source
from registry.checks.subjects import clauses, day_text, is_normative, made_on
from registry.model import Document, Finding, Library, Period
from registry.model.numbers import number_key, same_number

_REGULATIONS = frozenset({"quy định", "quy chế", "điều lệ", "nội quy", "nội quy mẫu", "quy tắc"})


class AttachmentCaption(Rule):
    """Lời ghi "ban hành kèm theo" của văn bản kèm theo không khớp số, ngày; hoặc văn bản kèm theo không có.

    Căn cứ pháp lý:
    Dưới tên văn bản kèm theo phải ghi rõ tên, số, ký hiệu, ngày, cơ quan của văn bản ban hành kèm (khoản 2 Điều 55, điểm c khoản 2 Điều 60 Nghị định 34/2016/NĐ-CP;
    khoản 4 Điều 63 Nghị định 78/2025/NĐ-CP).

    Ví dụ có dấu hiệu:
    Quyết định số 12/2023/QĐ-UBND ngày 10/5/2023, nhưng dưới tên Quy định ghi "(Ban hành kèm theo Quyết định số 21/2023/QĐ-UBND ngày 10/5/2023)".

    Ví dụ đúng:
    "(Ban hành kèm theo Quyết định số 12/2023/QĐ-UBND ngày 10 tháng 5 năm 2023 của Ủy ban nhân dân tỉnh)".

    Hạn chế đã biết:
    Số, ngày bỏ trống thì không xét. Tệp có thể thiếu phần kèm theo: khi đó chỉ là dấu hiệu.
    """

    code = "F17"
    name = "the-thuc.ban-hanh-kem-theo-khong-khop"
    groups = ("the-thuc", "kiem-tra")
    aliases = ("T1",)
    severity = "warning"
    decides = "machine"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "đính chính lời ghi của văn bản kèm theo"
    sources = (
        Source("Luật 31/2004/QH11", Period(None, date(2016, 7, 1)), verified=False),
        Source("khoản 2 Điều 55, điểm c khoản 2 Điều 60 Nghị định 34/2016/NĐ-CP", Period(date(2016, 7, 1), date(2025, 4, 1))),
        Source("khoản 4 Điều 63 Nghị định 78/2025/NĐ-CP", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        if not is_normative(document):
            return
        yield from self._captions(document)
        yield from self._absent(document)

    def _captions(self, document: Document) -> Iterator[Finding]:
        header = document.header
        for clause, values in clauses(document, "attached"):
            caption, number, issued = values.get("caption"), values.get("number", ""), values.get("issued", "")
            if not caption or caption == "main":
                continue
            wrong = []
            key = number_key(number)
            if key and header.number and not same_number(number, header.number):
                wrong.append(f"ghi số {number}, văn bản mang số {header.number}")
            if issued and header.issued and date.fromisoformat(issued) not in (header.issued, header.adopted):
                wrong.append(f"ghi ngày {day_text(date.fromisoformat(issued))}, văn bản ban hành ngày {day_text(header.issued)}")
            if wrong:
                yield self.finding(
                    clause.place,
                    f"Lời ghi kèm theo không khớp: {'; '.join(wrong)}.",
                    day=made_on(document),
                    others=[number_place(document)],
                    values=[("không khớp", one) for one in wrong],
                    decides="machine" if len(wrong) == 1 else "person",
                )

    def _absent(self, document: Document) -> Iterator[Finding]:
        if any(c.id != "main" for c in document.components):
            return
        for clause, values in clauses(document, "attached"):
            if values.get("what") in _REGULATIONS and not values.get("caption"):
                yield self.finding(
                    clause.place,
                    f"Nói ban hành kèm theo {values['what']}, nhưng không thấy văn bản kèm theo trong tệp.",
                    day=made_on(document),
                    decides="person",
                )
                return
