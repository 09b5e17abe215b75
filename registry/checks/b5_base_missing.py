from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source
from registry.checks.subjects import is_local, is_normative, line_place, made_on, zone_place
from registry.law import acts, rules
from registry.law.acts import Act
from registry.model import Document, Finding, Library, Period, Place
from registry.model.keys import TargetKey, law_name
from registry.model.numbers import same_number


class BaseMissing(Rule):
    """Thiếu căn cứ về thẩm quyền: Luật Tổ chức chính quyền địa phương, Luật Ban hành văn bản quy phạm pháp luật.

    Căn cứ pháp lý:
    Căn cứ ban hành gồm văn bản quy định thẩm quyền, chức năng của cơ quan ban hành (khoản 1 Điều 61 Nghị định 34/2016/NĐ-CP; Điều 62
    Nghị định 78/2025/NĐ-CP); văn bản phải căn cứ vào Luật Ban hành văn bản quy phạm pháp luật (điểm a khoản 1 Điều 13 Nghị quyết
    115/2025/UBTVQH15).

    Ví dụ có dấu hiệu:
    Quyết định quy phạm của Ủy ban nhân dân tỉnh chỉ có một căn cứ: "Căn cứ Luật Nhà ở ngày 25 tháng 11 năm 2014".

    Ví dụ đúng:
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15; Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15".

    Hạn chế đã biết:
    Luật ghi sai số, ngày hoặc đã hết hiệu lực vẫn tính là có căn cứ (việc của B4, B1). Yêu cầu nêu Luật Ban hành văn bản quy phạm
    pháp luật trước ngày 01/3/2026 không ghi rõ thành điều luật: chỉ là dấu hiệu để hỏi.
    """

    code = "B5"
    name = "can-cu.thieu-can-cu-tham-quyen"
    groups = ("can-cu", "kiem-tra")
    severity = "warning"
    decides = "person"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "đính chính căn cứ ban hành"
    sources = (
        Source("Luật 31/2004/QH11", Period(None, date(2016, 7, 1)), verified=False),
        Source("khoản 1 Điều 61 Nghị định 34/2016/NĐ-CP", Period(date(2016, 7, 1), date(2025, 4, 1))),
        Source("Điều 62 Nghị định 78/2025/NĐ-CP", Period(date(2025, 4, 1), date(2026, 3, 1))),
        Source("Điều 62 Nghị định 78/2025/NĐ-CP; điểm a khoản 1 Điều 13 Nghị quyết 115/2025/UBTVQH15", Period(date(2026, 3, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        made = made_on(document)
        if made is None or not is_normative(document) or not is_local(document) or document.header.type == "Chỉ thị":
            return
        wanted = [act for row in rules.mandatory_bases(made) for act in acts.by_number(row.value, "Luật")]
        missing = [act for act in wanted if not _cited(document, library, act)]
        if missing:
            laws = " và ".join(act.name for act in missing)
            yield self.finding(
                _place(document),
                f"Không thấy căn cứ {laws}.",
                day=made,
                values=[("thiếu", act.number) for act in missing],
            )


def _place(document: Document) -> Place:
    """The first base, where a person would add the missing one."""
    first = next((m.place for m in document.mentions if m.relation == "can_cu"), None)
    return line_place(document, first) if first else zone_place(document, "can_cu", "title")


def _cited(document: Document, library: Library, act: Act) -> bool:
    """Whether a base names the law or an earlier or later law of that name, by name or by number, be it through its amendment."""
    names = {law_name(name) for name in act.names}
    for mention in document.mentions:
        target = mention.target
        if mention.relation != "can_cu" or not isinstance(target, TargetKey):
            continue
        if target.number and same_number(target.number, act.number):
            return True
        if target.name and any(law_name(target.name).startswith(name) or name in law_name(target.name) for name in names):
            return True
    cited = [acts.act_of(k.target) for k in library.links(document.id) if k.mention.relation == "can_cu" and k.target]
    return any(one and names & {law_name(n) for n in one.names} for one in cited)
