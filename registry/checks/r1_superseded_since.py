from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source, whole
from registry.checks.subjects import CHANGING, clauses, counted, day_text, ended, is_normative, key_of, made_on, surely, title_of
from registry.model import Component, Document, Finding, Library, Link, Period, Place, Provision, Status
from registry.model.keys import law_name
from registry.model.spans import touches
from registry.model.text import fold
from registry.model.wording import words

_OF_COMPETENCE = (
    "luật ban hành văn bản quy phạm pháp luật", "luật tổ chức chính quyền địa phương", "luật tổ chức hội đồng nhân dân và ủy ban nhân dân",
    "luật tổ chức chính phủ",
)  # fmt: skip
"""What every document of its time is made by; when the next such law comes, all of them are old at once and none needs review for it."""

_ACT = r"(?:bộ luật|luật|pháp lệnh|nghị quyết|nghị định|thông tư|quyết định|quy định|quy chế)"
_TRANSITION = re.compile(rf"chuyển tiếp|(?:khi|sau ngày|sau khi|trước ngày|trước khi)\s+{_ACT}\s+này\s+(?:có|được)")
_BEFORE = re.compile(rf"trước\s+(?:ngày|khi|thời điểm)\s+{_ACT}[^.;:]{{0,160}}(?:có\s+hiệu\s+lực|được\s+ban\s+hành)")


class SupersededSince(Rule):
    """Văn bản, điều khoản làm căn cứ hoặc được viện dẫn không còn hiệu lực.

    Căn cứ pháp lý:
    Văn bản có căn cứ ban hành bị thay thế, bãi bỏ hoặc hết hiệu lực phải được rà soát (Điều 39 Nghị định 79/2025/NĐ-CP; trước đó Điều 142,
    145 Nghị định 34/2016/NĐ-CP). Đây không phải dấu hiệu về tính hợp pháp khi ban hành.

    Ví dụ có dấu hiệu:
    Quyết định năm 2014 đang có hiệu lực ghi "Căn cứ Luật Đất đai ngày 29 tháng 11 năm 2013"; luật này hết hiệu lực từ ngày 01/8/2024.

    Ví dụ đúng:
    Quyết định năm 2025 viện dẫn Luật Đất đai số 31/2024/QH15, đang có hiệu lực; điều khoản chuyển tiếp, nội dung về việc đã làm trước ngày văn
    bản có hiệu lực, hoặc chính văn bản thay thế luật ấy nhắc đến luật cũ.

    Hạn chế đã biết:
    Văn bản ghi rõ khi văn bản được dẫn chiếu thay đổi thì áp dụng văn bản mới, hoặc chỉ gọi tên luật mà luật mới vẫn mang tên ấy: chỉ nêu là
    thông tin; luật về tổ chức và luật về ban hành văn bản làm căn cứ thì nêu chung một thông tin. Điều khoản được viện dẫn đã hết hiệu lực
    từ trước ngày ban hành thì là sai sót khi viện dẫn, để người xem quyết định. Chỉ xét văn bản quy phạm pháp luật.
    """

    code = "R1"
    name = "vien-dan.het-hieu-luc-ve-sau"
    groups = ("vien-dan", "ra-soat")
    severity = "warning"
    decides = "machine"
    mode = "ra_soat"
    legal_class = "ra_soat"
    remedy = "rà soát; sửa đổi, bổ sung, thay thế hoặc bãi bỏ nếu không còn phù hợp"
    sources = (
        Source("Điều 142, Điều 145 Nghị định 34/2016/NĐ-CP", Period(None, date(2025, 4, 1))),
        Source("Điều 39 Nghị định 79/2025/NĐ-CP", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        made = made_on(document)
        if made is None or not is_normative(document) or library.status(document.id).over:
            return
        told: set[tuple[str, str]] = set()
        old: list[Link] = []
        changed = {document.id, *(k.target for k in library.links(document.id) if k.target and k.mention.relation in CHANGING)}
        for link in counted(library.links(document.id), ("can_cu", "dan_chieu", "quy_dinh_chi_tiet")):
            if link.target is None or link.target == document.id or _on_purpose(document, link):
                continue
            for provision in (None, *link.mention.provisions):
                status = ended(library, link.target, library.day, provision)
                if status is None or (link.mention.relation != "can_cu" and _own_doing(link.target, status, changed)):
                    continue
                at = (link.mention.place.provision, f"{link.target} {provision}")
                before = ended(library, link.target, made, provision) is not None
                if link.mention.relation == "can_cu" and _of_competence(link, library):
                    old += [] if before or at in told else [link]
                elif at not in told and not (before and link.mention.relation == "can_cu"):
                    yield self._told(document, link, provision, status, before, library)
                told.add(at)
                break
        if old:
            yield self._old(old, library)

    def _old(self, links: list[Link], library: Library) -> Finding:
        """One line for the laws on organisation and on making documents."""
        names = ", ".join(title_of(library, link.target or "") for link in links)
        return self.finding(
            links[0].mention.place,
            f"Căn cứ về tổ chức và ban hành văn bản nay đã được thay thế: {names}; không phải lý do để sửa văn bản.",
            day=library.day,
            others=[whole(link.target or "") for link in links],
            severity="info",
        )

    def _told(
        self, document: Document, link: Link, provision: str | None, status: Status, before: bool, library: Library
    ) -> Finding:
        target = link.target or ""
        sure = surely(document, link, status)
        name = title_of(library, target)
        what = f"{words(provision)} {name}" if provision else name
        successors = sorted({e.by for e in status.because if e.by and e.by != target})
        by = f", theo {title_of(library, successors[0])}" if successors and library.header(successors[0]) else ""
        when = " (trước ngày ban hành văn bản này)" if before else ""
        return self.finding(
            link.mention.place,
            f"{what[:1].upper()}{what[1:]} {'đã' if sure else 'có thể đã'} hết hiệu lực từ ngày {day_text(status.period.start)}{by}{when}.",
            day=library.day,
            others=[whole(target), *(e.evidence for e in status.because if e.evidence)],
            values=[("hết hiệu lực từ", status.period.start.isoformat() if status.period.start else "")],
            severity="info" if _follows(document, link) or _by_name(link, provision, successors, library) else None,
            decides="machine" if sure and not before else "person",
            mode="kiem_tra" if before else None,
            source="Điều 75 Nghị định 34/2016/NĐ-CP; Điều 68 Nghị định 78/2025/NĐ-CP" if before else None,
        )


def _of_competence(link: Link, library: Library) -> bool:
    header = library.header(link.target or "")
    known = {re.sub(r"^luật sửa đổi, bổ sung một số điều của ", "", fold(name)) for name in (header.title, *header.names)} if header else set()
    return any(name.startswith(_OF_COMPETENCE) for name in known)


def _own_doing(target: str, status: Status, changed: set[str]) -> bool:
    """Whether the text itself writes into the target, or it or what it writes into ended the target: it names the old law as such."""
    return target in changed or any(event.by in changed for event in status.because)


def _on_purpose(document: Document, link: Link) -> bool:
    """Whether old law is named as such, in a transitional provision, or 'Hiến pháp' without a year, which is the one in force."""
    target = key_of(link)
    if target.type == "Hiến pháp" and not target.issued and not target.number and not link.mention.provisions:
        return True
    return link.mention.relation != "can_cu" and (_transitional(document, link.mention.place) or _of_before(document, link.mention.place))


def _transitional(document: Document, place: Place) -> bool:
    return any(
        clause.place.component == place.component and (clause.place.provision == place.provision or place.span in clause.place.span)
        for clause, _ in clauses(document, "transitional_continue")
    )


def _of_before(document: Document, place: Place) -> bool:
    """Whether what began under old law is meant: by the article's heading, or by the words of the clause and those that lead to it."""
    component, steps = document.component(place.component), place.provision.split("/")
    above = [p for n in range(2, len(steps) + 1) if (p := document.provision("/".join(steps[:n])))]
    if component is None or not above:
        return False
    return bool(_TRANSITION.search(fold(above[0].heading or ""))) or any(_BEFORE.search(fold(_lead(component, p))) for p in above)


def _lead(component: Component, provision: Provision) -> str:
    """A provision's words up to its first part."""
    span = provision.span
    first = min((p.span.start for p in component.provisions if span.start < p.span.start < span.end), default=span.end)
    return component.text[span.start : first]


def _follows(document: Document, link: Link) -> bool:
    """Whether the text says that what replaces the cited document applies: everywhere, or in this provision."""
    if link.mention.relation == "can_cu":
        return False
    place = link.mention.place
    return any(
        values.get("reach") == "document" or touches(clause.place.provision, place.provision)
        for clause, values in clauses(document, "dynamic_reference")
    )


def _by_name(link: Link, provision: str | None, successors: list[str], library: Library) -> bool:
    """Whether only the name is said, and what came after bears it: 'theo quy định của Luật Quản lý thuế' then means the new law."""
    target = key_of(link)
    if link.mention.relation == "can_cu" or target.number or target.issued or link.mention.provisions or provision or not target.name:
        return False
    names = {law_name(name) for id in successors if (header := library.header(id)) for name in header.names}
    return law_name(target.name) in names
