from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source, whole
from registry.checks.subjects import counted, is_normative, issuer, key_of, made_on, printed, target_headers, title_of
from registry.law import acts, bodies, rules
from registry.model import Document, Finding, Header, Library, Link, Period
from registry.model.document import ACTING
from registry.model.keys import TargetKey
from registry.model.numbers import same_number
from registry.parsing.form import form


class BaseNotHigher(Rule):
    """Căn cứ ban hành là văn bản hành chính, hoặc là văn bản có hiệu lực pháp lý thấp hơn hay ngang bằng.

    Căn cứ pháp lý:
    Căn cứ ban hành văn bản là văn bản quy phạm pháp luật có hiệu lực pháp lý cao hơn (khoản 1 Điều 61 Nghị định 34/2016/NĐ-CP; Điều 62
    Nghị định 78/2025/NĐ-CP); thứ bậc theo Điều 4 Luật 80/2015/QH13, Điều 4 Luật 64/2025/QH15.

    Ví dụ có dấu hiệu:
    "Căn cứ Quyết định số 924/QĐ-UBND ngày 06 tháng 02 năm 2023 về việc thành lập Tổ công tác": quyết định cá biệt không phải căn cứ.

    Ví dụ đúng:
    Quyết định của Ủy ban nhân dân tỉnh "Căn cứ Nghị quyết số 15/2022/NQ-HĐND ngày 09 tháng 12 năm 2022 của Hội đồng nhân dân tỉnh".

    Hạn chế đã biết:
    Văn bản chưa có trong kho được phân loại theo số, ký hiệu (không có năm là văn bản hành chính). Văn bản cũ ban hành trước năm 2016
    không xét. Văn bản sửa đổi nêu chính văn bản được sửa đổi trong căn cứ thì không xét.
    """

    code = "B3"
    name = "can-cu.khong-phai-van-ban-cao-hon"
    groups = ("can-cu", "kiem-tra")
    severity = "warning"
    decides = "person"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "đính chính căn cứ ban hành"
    sources = (
        Source("khoản 1 Điều 61 Nghị định 34/2016/NĐ-CP", Period(date(2016, 7, 1), date(2025, 4, 1))),
        Source("Điều 62 Nghị định 78/2025/NĐ-CP", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        made = made_on(document)
        if made is None or not is_normative(document) or rules.rule("bases_rule", made) is None:
            return
        told_of: set[str] = set()
        for link in counted(library.links(document.id), ("can_cu",)):
            header = library.header(link.target) if link.target else None
            name = link.target or printed(link)
            if name in told_of or link.target == document.id:
                continue
            told_of.add(name)
            if _administrative(link, header):
                yield self._told(link, made, library, "là văn bản hành chính", "machine" if _local(link, header) else "person")
            elif not _changed(document, link) and (told := _rank(document, target_headers(link, library), made)):
                yield self._told(link, made, library, told, "person")

    def _told(self, link: Link, made: date, library: Library, why: str, decides: str) -> Finding:
        name = title_of(library, link.target) if link.target else printed(link)
        return self.finding(
            link.mention.place,
            f"{name} {why}, không phải văn bản quy phạm pháp luật có hiệu lực pháp lý cao hơn.",
            day=made,
            others=[whole(link.target)] if link.target else (),
            values=[("căn cứ", why)],
            decides="machine" if decides == "machine" else "person",
        )


def _changed(document: Document, link: Link) -> bool:
    """Whether the base is what the document itself amends or repeals: an amendment names its own object there by custom."""
    number = key_of(link).number
    acted = [m.target.number for m in document.mentions if m.relation in ACTING and isinstance(m.target, TargetKey) and m.target.number]
    return bool(number) and any(same_number(number or "", other) for other in acted)


def _administrative(link: Link, header: Header | None) -> bool:
    """By the form of the document held, else by type and number as printed."""
    if header and acts.act_of(header.id) is None:
        return header.form == "administrative"
    target = key_of(link)
    if not target.type or not target.number:
        return False
    day = target.issued.start if target.issued else None
    return form(target.type, target.number, day, "") == "administrative" and _kind_of_act(target)


def _kind_of_act(target: TargetKey) -> bool:
    """Documents of the Party, consolidated texts and papers of a file are no administrative acts that B3 speaks of."""
    return target.type in ("Quyết định", "Nghị quyết", "Chỉ thị", "Kế hoạch", "Thông báo", "Công văn") and not _of_party(target)


def _of_party(target: TargetKey) -> bool:
    held = [bodies.body(id) for id in target.issuers]
    return any(one and one.kind == "dang" for one in held)


def _local(link: Link, header: Header | None) -> bool:
    if header and header.key:
        return bodies.unit_of(header.key.issuer) is not None
    issuers = key_of(link).issuers
    return bool(issuers) and all(bodies.unit_of(id) is not None for id in issuers)


def _rank(document: Document, headers: list[Header], made: date) -> str:
    """What is wrong with the rank of the base, whoever of those bodies issued it; '' where nothing is or a rank is not known."""
    key = document.header.key
    own = rules.rank(key.type, issuer(document), made) if key else None
    others = [rules.rank(h.key.type, h.key.issuer, h.issued) for h in headers if h.key]
    if own is None or not others or any(other is None or other < own for other in others):
        return ""
    return "có hiệu lực pháp lý ngang bằng" if any(other == own for other in others) else "có hiệu lực pháp lý thấp hơn"
