from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source
from registry.checks.subjects import clauses, is_normative, made_on
from registry.model import Clause, Document, Finding, Library, Period
from registry.model.document import ACTING

_DISTRICTS_END = date(2025, 7, 1)
"""Districts and townships (thị trấn) ended everywhere on one day (Điều 1, khoản 3 Điều 51 Luật 72/2025/QH15)."""


class BodyAbolished(Rule):
    """Giao việc cho đơn vị hành chính, cơ quan không còn.

    Căn cứ pháp lý:
    Từ 01/7/2025 không còn cấp huyện và thị trấn (Điều 1, khoản 3 Điều 51 Luật 72/2025/QH15); tỉnh, thành phố theo Nghị quyết 202/2025/QH15.
    Văn bản phải dùng tên cơ quan, đơn vị đang có.

    Ví dụ có dấu hiệu:
    Quyết định ngày 03/11/2025: "Ủy ban nhân dân cấp huyện phê duyệt phương án bố trí điểm kinh doanh".

    Ví dụ đúng:
    "Công trình do Ủy ban nhân dân huyện Đức Trọng (cũ) bàn giao": nhắc lại việc đã qua.

    Hạn chế đã biết:
    Văn bản ban hành trước ngày đơn vị kết thúc chỉ được nêu một lần, là thông tin cho rà soát. Tên nằm trong tên văn bản khác không xét.
    """

    code = "R3"
    name = "vien-dan.co-quan-don-vi-khong-con"
    groups = ("vien-dan", "kiem-tra", "ra-soat")
    severity = "warning"
    decides = "machine"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "sửa đổi, đính chính tên cơ quan, đơn vị"
    sources = (Source("Điều 1, khoản 3 Điều 51 Luật 72/2025/QH15", Period(date(2025, 7, 1), None)),)

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        made = made_on(document)
        if made is None or not is_normative(document):
            return
        told: set[tuple[str, str]] = set()
        later: list[tuple[Clause, str]] = []
        for clause, values in clauses(document, "unit_named"):
            if values.get("history") or values.get("cited") or _of_another(document, clause):
                continue
            end = date.fromisoformat(values["ended"]) if values.get("ended") else _DISTRICTS_END
            name = values.get("name", "")
            if end > made or (values.get("ended") and end == made):
                later += [(clause, name)] if end <= library.day else []
            elif (clause.place.provision, name.lower()) not in told:
                told.add((clause.place.provision, name.lower()))
                yield self._told(clause, values, end, made)
        if later and not library.status(document.id).over:
            yield self._since(later, library.day)

    def _told(self, clause: Clause, values: dict[str, str], end: date, made: date) -> Finding:
        name, what = values.get("name", ""), values.get("what", "")
        body = name.lower() != what.lower() and what != "sở"  # provinces reorganised their agencies on different days
        return self.finding(
            clause.place,
            f"“{name}” không còn từ ngày {end:%d/%m/%Y}, trước ngày ban hành văn bản ({made:%d/%m/%Y}).",
            day=made,
            values=[("tên", name), ("không còn từ", end.isoformat())],
            decides="machine" if body else "person",
        )

    def _since(self, later: list[tuple[Clause, str]], day: date) -> Finding:
        """One line for a document made before: to be brought up to date when it is reviewed."""
        names = sorted({name for _, name in later})
        more = f" và {len(names) - 1} tên khác" if len(names) > 1 else ""
        return self.finding(
            later[0][0].place,
            f"Văn bản còn nhắc “{later[0][1]}”{more}, đến nay không còn.",
            day=day,
            others=[clause.place for clause, _ in later[1:4]],
            values=[("số chỗ", str(len(later)))],
            severity="info",
            mode="ra_soat",
            source="Điều 39 Nghị định 79/2025/NĐ-CP; khoản 1 Điều 54 Luật 72/2025/QH15",
        )


def _of_another(document: Document, clause: Clause) -> bool:
    """Whether the name stands where another document's words are changed ('thay cụm từ “cấp huyện” bằng “cấp xã” tại …')."""
    place = clause.place
    return any(
        m.relation in ACTING
        and m.place.component == place.component
        and (place.provision == m.place.provision or m.place.provision.startswith(place.provision + "/"))
        for m in document.mentions
    )
