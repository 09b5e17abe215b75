from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source
from registry.checks.subjects import clauses, is_local, is_normative, issuer, made_on, only_changes, zone_place
from registry.law import bodies, rules, units
from registry.model import Document, Finding, Library, Period
from registry.model.text import fold, plain

_REPEAL = re.compile(r"\s*(?:v/v|về việc|về)?\s*(?:bãi bỏ|hủy bỏ)(?!\w)")
_LAND = re.compile(r"(?<!\w)(?:địa bàn|phạm vi)\s+(?:toàn\s+)?(?:tỉnh|thành phố|thủ đô|xã|phường|đặc khu|huyện|quận|thị xã)(?!\w)")
_BEGINNING = 4000
"""Characters of an attached text: its title and first articles, on scope and on whom it is for."""


class ScopeNotStated(Rule):
    """Văn bản không nêu phạm vi lãnh thổ áp dụng.

    Căn cứ pháp lý:
    Văn bản của địa phương có hiệu lực trong phạm vi đơn vị hành chính và phạm vi ấy phải được quy định cụ thể ngay trong văn bản (khoản 2
    Điều 54 Luật 64/2025/QH15, sửa đổi bởi khoản 20 Điều 1 Luật 87/2025/QH15).

    Ví dụ có dấu hiệu:
    Quyết định năm 2025 "Quy định hạn mức giao đất ở", không câu nào nói "trên địa bàn tỉnh".

    Ví dụ đúng:
    "Quy định hạn mức giao đất ở trên địa bàn tỉnh Lâm Đồng".

    Hạn chế đã biết:
    Văn bản chỉ bãi bỏ, sửa đổi văn bản khác không xét. Tên đơn vị hành chính trong tên văn bản được coi là đã nêu phạm vi.
    """

    code = "S1"
    name = "pham-vi.khong-neu-dia-ban"
    groups = ("pham-vi", "kiem-tra")
    severity = "warning"
    decides = "person"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "bổ sung phạm vi lãnh thổ áp dụng khi sửa đổi"
    sources = (Source("khoản 2 Điều 54 Luật 64/2025/QH15", Period(date(2025, 4, 1), None)),)

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        made = made_on(document)
        if made is None or not is_normative(document) or not is_local(document) or rules.rule("scope_stated", made) is None:
            return
        if clauses(document, "scope") or only_changes(document) or _repeals(document) or _named(document) or _attached(document):
            return
        yield self.finding(
            zone_place(document, "title", "header"), "Không thấy câu nào nêu phạm vi lãnh thổ áp dụng (\"trên địa bàn …\").", day=made
        )


def _repeals(document: Document) -> bool:
    """'Bãi bỏ một số quyết định …': which ones, an article or a list says."""
    return bool(_REPEAL.match(fold(document.header.title)))


def _attached(document: Document) -> bool:
    """Whether an attached text or an annex says it, in its title or where it begins."""
    attached = (c for c in document.components if c.id != "main")
    return any(_LAND.search(fold(f"{c.title or ''}\n{c.text[:_BEGINNING]}")) for c in attached)


def _named(document: Document) -> bool:
    """Whether the title names the unit itself."""
    unit = units.unit(bodies.unit_of(issuer(document)) or "")
    return unit is None or plain(unit.name) in plain(document.header.title)
