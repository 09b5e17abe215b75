from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source, whole
from registry.checks.subjects import (
    CHANGING,
    counted,
    is_normative,
    issuer,
    made_on,
    merged_into,
    printed,
    stated_once,
    target_headers,
    title_of,
)
from registry.law import bodies
from registry.model import Document, Finding, Header, Library, Link, Period
from registry.validity.authority import power

_WORDS = {
    "thay_the": "thay thế", "bai_bo": "bãi bỏ", "sua_doi_bo_sung": "sửa đổi, bổ sung", "ngung_hieu_luc": "ngưng hiệu lực",
    "dinh_chi": "đình chỉ",
}  # fmt: skip
_ONLY_ITSELF = frozenset({"thay_the", "sua_doi_bo_sung"})
_GROUNDS_FROM = date(2025, 4, 1)


class WrongBody(Rule):
    """Bãi bỏ, thay thế, sửa đổi văn bản của cơ quan khác, hoặc bằng văn bản hành chính khi luật đòi văn bản quy phạm pháp luật.

    Căn cứ pháp lý:
    Văn bản quy phạm pháp luật chỉ được sửa đổi, bổ sung, thay thế, bãi bỏ bằng văn bản quy phạm pháp luật của chính cơ quan đã ban hành, hoặc
    bị đình chỉ, bãi bỏ bằng văn bản của cơ quan cấp trên có thẩm quyền (khoản 1 Điều 12 Luật 80/2015/QH13; khoản 1, khoản 2 Điều 8 Luật
    64/2025/QH15; ngoại lệ của đơn vị hành chính sáp nhập: khoản 2 Điều 54).

    Ví dụ có dấu hiệu:
    Quyết định của Ủy ban nhân dân tỉnh "bãi bỏ Nghị quyết số 05/2020/NQ-HĐND"; năm 2022, Quyết định số 340/QĐ-UBND bãi bỏ một quyết định quy
    phạm.

    Ví dụ đúng:
    Quyết định hành chính của Ủy ban nhân dân tỉnh Quảng Trị (mới) bãi bỏ quyết định của Ủy ban nhân dân tỉnh Quảng Bình cũ.

    Hạn chế đã biết:
    Luật, nghị quyết của Quốc hội có thể giao quyền khác đi. Bãi bỏ bằng văn bản hành chính từ 01/4/2025 là việc của L5.
    """

    code = "L1"
    name = "quan-he.khong-dung-tham-quyen"
    groups = ("quan-he", "tham-quyen", "kiem-tra")
    severity = "warning"
    decides = "person"
    mode = "kiem_tra"
    legal_class = "1"
    remedy = "kiểm tra thẩm quyền; cơ quan có thẩm quyền ban hành văn bản xử lý"
    sources = (
        Source("Luật 31/2004/QH11", Period(None, date(2016, 7, 1)), verified=False),
        Source("khoản 1 Điều 12 Luật 80/2015/QH13", Period(date(2016, 7, 1), date(2025, 4, 1))),
        Source("khoản 1, khoản 2 Điều 8 Luật 64/2025/QH15", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        made = made_on(document)
        if made is None or not issuer(document):
            return
        for link in stated_once(counted(library.links(document.id), CHANGING)):
            why = _why(document, link, made, library)
            if why:
                name = title_of(library, link.target) if link.target else printed(link)
                yield self.finding(
                    link.mention.place,
                    f"{_WORDS[link.mention.relation].capitalize()} {name}: {why}.",
                    day=made,
                    others=[whole(link.target)] if link.target else (),
                    values=[("quan hệ", link.mention.relation)],
                )


def _why(document: Document, link: Link, made: date, library: Library) -> str:
    targets = target_headers(link, library)
    if not targets or any(t.id == document.id or t.form != "normative" for t in targets):
        return ""
    if not is_normative(document) and link.mention.place.component.startswith("app"):
        return ""  # lists of procedures name what a ministry repealed
    powers = {power(document.header, target) for target in targets}
    relation = link.mention.relation
    if powers == {"none"}:
        return f"{document.header.issuer} không phải cơ quan đã ban hành hoặc cơ quan cấp trên của cơ quan ấy"
    if powers == {"superior"} and relation in _ONLY_ITSELF:
        return "chỉ cơ quan đã ban hành mới được sửa đổi, bổ sung, thay thế; cơ quan cấp trên đình chỉ, bãi bỏ"
    home = bodies.unit_of(issuer(document))
    if is_normative(document) or "superior" in powers or any(merged_into(_home(t), home) for t in targets):
        return ""
    wrong_form = relation in _ONLY_ITSELF or (relation == "bai_bo" and made < _GROUNDS_FROM)
    if wrong_form and document.header.form == "administrative" and made >= date(2016, 7, 1):
        return "văn bản quy phạm pháp luật phải được xử lý bằng văn bản quy phạm pháp luật, đây là văn bản hành chính"
    return ""


def _home(header: Header) -> str | None:
    return bodies.unit_of(header.key.issuer) if header.key else None
