from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source
from registry.checks.subjects import clause_places, day_text, is_normative, made_on
from registry.law import bodies, rules
from registry.model import Document, Finding, Library, Period


class EffectTooEarly(Rule):
    """Văn bản quy phạm pháp luật có hiệu lực sớm hơn số ngày tối thiểu mà luật cho phép.

    Căn cứ pháp lý:
    Khoản 1 Điều 53 Luật 64/2025/QH15: không sớm hơn 10 ngày kể từ ngày thông qua hoặc ký ban hành; khoản 1 Điều 151 Luật 80/2015/QH13:
    10 ngày đối với cấp tỉnh, 07 ngày đối với cấp huyện, cấp xã. Văn bản theo trình tự, thủ tục rút gọn có thể có hiệu lực ngay.

    Ví dụ có dấu hiệu:
    Quyết định ký ngày 20/11/2025, "có hiệu lực kể từ ngày 25 tháng 11 năm 2025" (5 ngày).

    Ví dụ đúng:
    Ký ngày 11/8/2014, "có hiệu lực sau 10 ngày kể từ ngày ký": đúng 10 ngày.

    Hạn chế đã biết:
    Không biết văn bản có được cho phép theo trình tự, thủ tục rút gọn hay không nếu văn bản không nói; vì vậy chỉ là dấu hiệu để hỏi. Văn bản
    có nhắc đến thủ tục rút gọn thì chỉ nêu là thông tin.
    """

    code = "E1"
    name = "hieu-luc.som-hon-luat-dinh"
    groups = ("hieu-luc", "kiem-tra")
    severity = "error"
    decides = "person"
    mode = "kiem_tra"
    legal_class = "1"
    remedy = "kiểm tra, xử lý văn bản; xác định lại thời điểm có hiệu lực"
    sources = (
        Source("Điều 51 Luật 31/2004/QH11", Period(date(2005, 4, 1), date(2016, 7, 1)), verified=False),
        Source("khoản 1 Điều 151 Luật 80/2015/QH13", Period(date(2016, 7, 1), date(2025, 4, 1))),
        Source("khoản 1 Điều 53 Luật 64/2025/QH15", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        made, key = made_on(document), document.header.key
        if made is None or key is None or not is_normative(document):
            return
        least = rules.earliest_effect(made, bodies.level(key.issuer))
        clause = next((e for e in document.effects if e.kind == "hieu_luc" and not e.provisions and e.period.start), None)
        if least is None or clause is None or clause.period.start is None:
            return
        days = (clause.period.start - made).days
        if days >= least.days or days < 0:  # before the day of issue: E2
            return
        short = clause_places(document, "short_procedure")
        asked = (
            "văn bản có nêu trình tự, thủ tục rút gọn"
            if short
            else "cần hỏi có quyết định cho phép theo trình tự, thủ tục rút gọn không"
        )
        yield self.finding(
            clause.place,
            f"Có hiệu lực từ ngày {day_text(clause.period.start)}, {_after(days)} ngày thông qua hoặc ký {day_text(made)}; "
            f"tối thiểu là {least.days} ngày ({asked}).",
            day=made,
            others=short[:1],
            values=[("số ngày", str(days)), ("tối thiểu", str(least.days))],
            severity="info" if short else "error" if least.verified else "warning",
        )


def _after(days: int) -> str:
    return f"{days} ngày sau" if days else "ngay"
