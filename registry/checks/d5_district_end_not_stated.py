from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source, whole
from registry.checks.subjects import CHANGING, clauses, effective_on, is_normative, issuer, key_of, made_on, printed, title_of
from registry.law import bodies
from registry.model import Document, Finding, Library, Link, Period


class DistrictEndNotStated(Rule):
    """Văn bản của cấp xã liên quan đến văn bản của cấp huyện mà không nêu ngày văn bản ấy thôi áp dụng.

    Căn cứ pháp lý:
    Khoản 2 Điều 3 Luật 87/2025/QH15: khi ban hành văn bản có liên quan đến văn bản của cấp huyện, Hội đồng nhân dân, Ủy ban nhân dân cấp xã
    phải quy định rõ thời điểm không áp dụng văn bản của cấp huyện trong phạm vi địa giới của mình.

    Ví dụ có dấu hiệu:
    Quyết định của Ủy ban nhân dân xã quy định về quản lý chợ, viện dẫn Quyết định số 931/2023/QĐ-UBND của Ủy ban nhân dân huyện, không nói khi
    nào quyết định ấy thôi áp dụng.

    Ví dụ đúng:
    "Quyết định này có hiệu lực từ ngày 15 tháng 9 năm 2025; từ ngày này, Quyết định số 931/2023/QĐ-UBND không áp dụng trên địa bàn xã".

    Hạn chế đã biết:
    Chỉ biết văn bản của cấp huyện được nêu số trong văn bản của cấp xã; văn bản cùng nội dung mà không được nêu thì không xét.
    """

    code = "D5"
    name = "hieu-luc.chua-neu-ngay-thoi-ap-dung"
    groups = ("hieu-luc", "kiem-tra")
    severity = "warning"
    decides = "person"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "bổ sung quy định về thời điểm không áp dụng văn bản của cấp huyện"
    sources = (Source("khoản 2 Điều 3 Luật 87/2025/QH15", Period(date(2025, 7, 1), None)),)

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        made = made_on(document)
        if made is None or made < date(2025, 7, 1) or not is_normative(document) or not issuer(document):
            return
        if bodies.level(issuer(document)) != "xa":
            return
        told: dict[str, list[Link]] = {}
        for link in library.links(document.id):
            if not link.mention.nested and _district(link, library):
                told.setdefault(link.target or printed(link), []).append(link)
        for name in sorted(told):
            if not any(_dated(link, document) for link in told[name]):
                yield self._finding(told[name][0], made, library)

    def _finding(self, link: Link, made: date, library: Library) -> Finding:
        name = title_of(library, link.target) if link.target else printed(link)
        return self.finding(
            link.mention.place,
            f"Không nêu ngày {name} của cấp huyện thôi áp dụng trên địa bàn.",
            day=made,
            others=[whole(link.target)] if link.target else (),
        )


def _district(link: Link, library: Library) -> bool:
    if link.target:
        header = library.header(link.target)
        return bool(header and header.key and header.form == "normative" and bodies.level(header.key.issuer) == "huyen")
    issuers = key_of(link).issuers
    return bool(issuers) and all(bodies.level(id) == "huyen" for id in issuers)


def _dated(link: Link, document: Document) -> bool:
    """Said to end, or not to be applied, on a day of its own or on the first day of this document."""
    start = link.mention.period.start if link.mention.period else effective_on(document)
    place = link.mention.place
    not_applied = any(
        c.place.component == place.component and c.place.provision == place.provision and place.span.end <= c.place.span.start
        for c, _ in clauses(document, "exception")
    )
    return (link.mention.relation in CHANGING or not_applied) and start is not None
