from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source
from registry.checks.subjects import head_place, instruments, is_normative, made_on
from registry.model import Component, Document, Finding, Library, Period, Provision

_NUMBER = re.compile(r"(\d+)([a-zđ]*)")


class ArticlesNumbered(Rule):
    """Số thứ tự của các điều bị thiếu hoặc lặp trong một văn bản.

    Căn cứ pháp lý:
    Điều được đánh số bằng chữ số Ả Rập, liên tục, bắt đầu từ "Điều 1" (khoản 5 Điều 62 Nghị định 34/2016/NĐ-CP; khoản 1 Điều 63 Nghị định
    78/2025/NĐ-CP).

    Ví dụ có dấu hiệu:
    Văn bản có Điều 1, Điều 2, Điều 4 (thiếu Điều 3).

    Ví dụ đúng:
    "Bổ sung Điều 4a vào sau Điều 4 như sau: “Điều 4a. …”": là nội dung được bổ sung, không phải điều của văn bản sửa đổi.

    Hạn chế đã biết:
    Quyết định và quy định kèm theo được xét riêng. Tệp gõ lại thiếu trang cũng cho kết quả này: đối chiếu bản ký trước khi kết luận.
    """

    code = "F10"
    name = "the-thuc.so-dieu-khong-lien-tuc"
    groups = ("the-thuc", "kiem-tra")
    aliases = ("T1",)
    severity = "warning"
    decides = "machine"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "đính chính kỹ thuật trình bày"
    sources = (
        Source("Luật 31/2004/QH11", Period(None, date(2016, 7, 1)), verified=False),
        Source("khoản 5 Điều 62 Nghị định 34/2016/NĐ-CP", Period(date(2016, 7, 1), date(2025, 4, 1))),
        Source("khoản 1 Điều 63 Nghị định 78/2025/NĐ-CP", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        if not is_normative(document):
            return
        for component in instruments(document):
            yield from self._component(document, component)

    def _component(self, document: Document, component: Component) -> Iterator[Finding]:
        last, expected = "", 1
        for provision in component.provisions:
            read = _NUMBER.fullmatch(provision.number) if provision.kind == "dieu" else None
            if read is None:
                continue
            number, inserted = int(read[1]), bool(read[2])
            if number != expected and not (inserted and number == expected - 1):
                if number == 1:  # another instrument that was not told apart: nothing can be said of what follows
                    return
                yield self._told(document, component, provision, last, number, expected)
            last, expected = provision.number, number + 1

    def _told(
        self, document: Document, component: Component, provision: Provision, last: str, number: int, expected: int
    ) -> Finding:
        after = f"Sau Điều {last} là Điều {provision.number}" if last else f"Văn bản bắt đầu từ Điều {provision.number}"
        why = f"thiếu Điều {expected}" if number == expected + 1 else f"thiếu từ Điều {expected} đến Điều {number - 1}"
        return self.finding(
            head_place(document, component, provision),
            f"{after}: {why if number > expected else 'số điều bị lặp hoặc lùi lại'}.",
            day=made_on(document),
            values=[("sau", last), ("là", provision.number)],
        )
