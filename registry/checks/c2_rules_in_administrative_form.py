from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source
from registry.checks.subjects import clauses, is_local, made_on
from registry.model import Document, Finding, Library, Measure, Period, Place
from registry.model.numbers import number_key
from registry.model.text import fold

# Whom a rule of conduct speaks to when it speaks to everybody (khoản 1 Điều 3 Luật 64/2025/QH15), as extracting gives the actor.
_ANYBODY = (
    "tổ chức, cá nhân", "cá nhân, tổ chức", "hộ gia đình", "hộ kinh doanh", "người dân", "mọi người", "mọi tổ chức", "mọi cá nhân", "doanh nghiệp",
    "người điều khiển", "chủ phương tiện", "chủ đầu tư", "chủ hộ", "chủ cơ sở", "cá nhân có", "tổ chức có", "tổ chức và cá nhân", "các cơ sở",
    "người sử dụng", "phương tiện", "người nộp", "người học", "cơ sở kinh doanh", "cơ sở sản xuất", "đối tượng",
)  # fmt: skip
_RATES = frozenset({"VND", "percent", "m2"})


class RulesInAdministrativeForm(Rule):
    """Văn bản hành chính có nội dung như quy phạm pháp luật.

    Căn cứ pháp lý:
    Nghiêm cấm ban hành văn bản không phải văn bản quy phạm pháp luật mà có quy phạm pháp luật (khoản 2 Điều 14 Luật 80/2015/QH13); văn bản
    có chứa quy phạm pháp luật nhưng không ban hành bằng hình thức văn bản quy phạm pháp luật thuộc đối tượng kiểm tra, xử lý (điểm d
    khoản 1 Điều 103 Nghị định 34/2016/NĐ-CP; Điều 4, Điều 23 Nghị định 79/2025/NĐ-CP).

    Ví dụ có dấu hiệu:
    Quyết định số 907/QĐ-UBND quy định "Hộ gia đình, cá nhân có phế thải xây dựng phải nộp chi phí vận chuyển 150.000 đồng/m³".

    Ví dụ đúng:
    Quyết định hành chính phê duyệt dự toán của một đơn vị, công bố thủ tục hành chính, bãi bỏ văn bản, phê duyệt kế hoạch.

    Hạn chế đã biết:
    Chỉ là dấu hiệu: nhận biết qua câu "phải", "không được" đối với tổ chức, cá nhân nói chung, hoặc mức thu, mức chi trong văn bản có tên "quy
    định …". Quy chế nội bộ, chức năng nhiệm vụ của cơ quan không xét.
    """

    code = "C2"
    name = "tham-quyen.quy-pham-trong-van-ban-hanh-chinh"
    groups = ("tham-quyen", "kiem-tra")
    severity = "warning"
    decides = "person"
    mode = "kiem_tra"
    legal_class = "1"
    remedy = "kiểm tra theo Điều 4 Nghị định 79/2025/NĐ-CP; bãi bỏ, ban hành lại bằng văn bản quy phạm pháp luật nếu đúng là quy phạm"
    sources = (
        Source("khoản 2 Điều 14 Luật 80/2015/QH13", Period(date(2016, 7, 1), date(2025, 4, 1))),
        Source("Điều 4, Điều 23 Nghị định 79/2025/NĐ-CP; khoản 1 Điều 3 Luật 64/2025/QH15", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        made = made_on(document)
        if made is None or made < date(2016, 7, 1) or not is_local(document) or document.header.form == "normative":
            return
        told = _duties(document)
        suspect = document.header.form == "suspect"
        rates = _rates(document) if suspect and not told else []
        if len({p.provision for p in told}) < (1 if suspect else 2) and not rates:
            return
        places = told or rates
        yield self.finding(
            places[0],
            f"{_called(document)} đặt ra quy tắc chung đối với tổ chức, cá nhân: có dấu hiệu chứa quy phạm pháp luật.",
            day=made,
            others=places[1:4],
            values=[("số câu", str(len(places)))],
        )


def _called(document: Document) -> str:
    """Why the form is no normative one: a directive never is (Điều 4 Luật 80/2015/QH13), else by its number."""
    if fold(document.header.type) == "chỉ thị":
        return "Chỉ thị (từ ngày 01/7/2016 không còn là văn bản quy phạm pháp luật)"
    key = number_key(document.header.number)
    return "Văn bản hành chính" + ("" if key and key.year else " (số, ký hiệu không có năm)")


def _duties(document: Document) -> list[Place]:
    """Sentences that oblige or forbid anybody; of procedures and forms in appendices nothing is asked."""
    return [
        clause.place
        for clause, values in clauses(document, "modality")
        if values.get("mode") in ("must", "must_not")
        and not clause.place.component.startswith("app")
        and any(word in fold(values.get("actor", "")) for word in _ANYBODY)
    ]


def _rates(document: Document) -> list[Place]:
    found: list[Measure] = [m for m in document.measures if m.unit.split("/")[0] in _RATES and "/dieu_" in m.place.provision]
    return [m.place for m in found]
