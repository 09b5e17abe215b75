from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.b2_base_not_yet import made_later
from registry.checks.rule import Rule, Source, whole
from registry.checks.subjects import is_normative, key_of, made_on, title_of
from registry.law import acts
from registry.linking.judging import date_fit
from registry.model import Document, Finding, Header, Library, Link, Period
from registry.model.finding import Decides
from registry.model.numbers import normal_number, same_number


class BaseMisquoted(Rule):
    """Căn cứ ban hành ghi sai số, ngày hoặc tên của văn bản.

    Căn cứ pháp lý:
    Căn cứ ghi sai là sai sót về căn cứ ban hành, được đính chính (Điều 61 Nghị định 34/2016/NĐ-CP; Điều 9, Điều 62 và Điều 68
    Nghị định 78/2025/NĐ-CP).

    Ví dụ có dấu hiệu:
    "Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2016": luật được thông qua ngày 22/6/2015.

    Ví dụ đúng:
    "Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2015".

    Hạn chế đã biết:
    So với văn bản có trong kho hoặc danh mục luật kèm theo; ngày của một số luật trong danh mục chỉ có một nguồn, khi đó chỉ là dấu hiệu.
    Đối với văn bản hành chính chỉ nêu là thông tin.
    """

    code = "B4"
    name = "can-cu.ghi-sai-so-ngay-ten"
    groups = ("can-cu", "kiem-tra")
    severity = "error"
    decides = "machine"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "đính chính căn cứ ban hành"
    sources = (
        Source("Luật 31/2004/QH11", Period(None, date(2016, 7, 1)), verified=False),
        Source("Điều 61 Nghị định 34/2016/NĐ-CP", Period(date(2016, 7, 1), date(2025, 4, 1))),
        Source("Điều 9, Điều 62 Nghị định 78/2025/NĐ-CP", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        made = made_on(document)
        for link in library.links(document.id):
            mention = link.mention
            if mention.relation != "can_cu" or mention.weak or (mention.nested and not mention.amends):
                continue  # of what is named inside a base, only what amended it is a part of the base as it is cited
            if link.state == "mismatch" and not (made and made_later(link, made, library)):
                yield self._told(document, link, library)

    def _told(self, document: Document, link: Link, library: Library) -> Finding:
        id, reason = link.candidates[0]
        header = library.header(id)
        sure = decided(link, header)
        return self.finding(
            link.mention.place,
            f"Căn cứ ghi không khớp với {title_of(library, id)}: {reason}.",
            day=document.header.issued,
            others=[whole(other) for other, _ in link.candidates],
            values=[("không khớp", reason)],
            decides=sure,
            severity="info" if not is_normative(document) else "error" if sure == "machine" else "warning",
        )


def _cut_off(printed: str | None, number: str) -> bool:
    """Whether the printed symbol lost its end: '43/2024/QH1'."""
    return bool(printed) and "/" in (printed or "") and normal_number(number).startswith(normal_number(printed or ""))


def decided(link: Link, header: Header | None) -> Decides:
    """machine: one candidate whose dates are sure, and a printed number or day that is not its own."""
    if header is None or len(link.candidates) != 1:
        return "person"
    act, target = acts.act_of(header.id), key_of(link)
    if act and act.dated != "fact":
        return "person"
    if link.mention.nested and not _cut_off(target.number, header.number):
        return "person"  # what amended a base often has no name: a slip of the number can be that of another law
    wrong_day = bool(target.issued and target.issued.single) and date_fit(target, header) in ("slip", "other")
    wrong_number = bool(target.number) and not same_number(target.number or "", header.number)
    return "machine" if wrong_day != wrong_number else "person"
