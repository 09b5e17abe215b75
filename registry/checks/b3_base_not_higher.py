from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source, whole
from registry.checks.subjects import counted, is_normative, issuer, key_of, made_on, printed, title_of
from registry.law import acts, bodies, rules
from registry.model import Document, Finding, Header, Library, Link, Period
from registry.model.keys import TargetKey
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
    không xét.
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
        for link in counted(library.links(document.id), ("can_cu",)):
            header = library.header(link.target) if link.target else None
            if link.target == document.id:
                continue
            if _administrative(link, header):
                yield self._told(link, made, library, "là văn bản hành chính", "machine" if _local(link, header) else "person")
            elif header and (told := _rank(document, header, made)):
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


def _rank(document: Document, header: Header, made: date) -> str:
    """What is wrong with the rank of the base, '' where nothing is or where one of the ranks is not known."""
    key = document.header.key
    if key is None or header.key is None:
        return ""
    own = rules.rank(key.type, issuer(document), made)
    other = rules.rank(header.key.type, header.key.issuer, header.issued)
    if own is None or other is None or other < own:
        return ""
    return "có hiệu lực pháp lý ngang bằng" if other == own else "có hiệu lực pháp lý thấp hơn"
