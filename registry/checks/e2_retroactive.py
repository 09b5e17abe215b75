from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source
from registry.checks.subjects import clauses, day_text, is_local, is_normative, issuer, made_on, office
from registry.law import bodies, rules
from registry.model import Document, Finding, Library, Period, Place


class Retroactive(Rule):
    """Văn bản quy định hiệu lực trở về trước ngày ban hành.

    Căn cứ pháp lý:
    Khoản 3 Điều 152 Luật 80/2015/QH13: văn bản của Hội đồng nhân dân, Ủy ban nhân dân các cấp không được quy định hiệu lực trở về trước.
    Từ 01/4/2025: Điều 55 Luật 64/2025/QH15 chỉ cho phép cấp tỉnh trong trường hợp thật cần thiết; Chủ tịch Ủy ban nhân dân cấp tỉnh và
    cấp xã không được (khoản 21 Điều 1 Luật 87/2025/QH15).

    Ví dụ có dấu hiệu:
    Quyết định ký ngày 20/3/2019: "có hiệu lực kể từ ngày 05 tháng 4 năm 2019 và áp dụng từ ngày 01 tháng 01 năm 2019".

    Ví dụ đúng:
    Ký ngày 20/11/2019: "áp dụng từ năm ngân sách 2020".

    Hạn chế đã biết:
    Cấp tỉnh từ 01/4/2025 được phép trong trường hợp thật cần thiết: chỉ là dấu hiệu để hỏi lý do. Văn bản trước 01/7/2016 không xét.
    """

    code = "E2"
    name = "hieu-luc.tro-ve-truoc"
    groups = ("hieu-luc", "kiem-tra")
    severity = "error"
    decides = "machine"
    mode = "kiem_tra"
    legal_class = "1"
    remedy = "kiểm tra, xử lý văn bản; xác định lại thời điểm có hiệu lực"
    sources = (
        Source("khoản 3 Điều 152 Luật 80/2015/QH13", Period(date(2016, 7, 1), date(2025, 4, 1))),
        Source("Điều 55 Luật 64/2025/QH15", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        made = made_on(document)
        if made is None or not is_normative(document) or not is_local(document):
            return
        body = issuer(document)
        row = rules.retroactive(made, bodies.level(body), office(body))
        if row is None:
            return
        forbidden = row.value == "forbidden"
        for place, start in _starts(document):
            if start < made:
                yield self.finding(
                    place,
                    f"Áp dụng từ ngày {day_text(start)}, trước ngày ban hành {day_text(made)}: "
                    + ("văn bản này không được quy định hiệu lực trở về trước." if forbidden else "cần có lý do thật cần thiết."),
                    day=made,
                    values=[("từ ngày", start.isoformat()), ("ngày ban hành", made.isoformat())],
                    severity="error" if forbidden else "warning",
                    decides="machine" if forbidden and row.verified else "person",
                    source=row.article,
                )


def _starts(document: Document) -> Iterator[tuple[Place, date]]:
    """First days of effect and of application that the text gives, each sentence once."""
    told: set[tuple[str, int]] = set()
    for clause, values in clauses(document, "applied_from"):
        told.add((clause.place.component, clause.place.span.start))
        yield clause.place, date.fromisoformat(values["from"])
    for effect in document.effects:
        at = (effect.place.component, effect.place.span.start)
        if effect.kind == "hieu_luc" and effect.period.start and at not in told:
            yield effect.place, effect.period.start
