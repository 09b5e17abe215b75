from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from registry.checks.rule import Rule, Source, whole
from registry.checks.subjects import day_text
from registry.model import ALWAYS, Document, Finding, Library
from registry.tracking import LATE, NONE_FOUND, PREDECESSOR, Overdue, overdue

_TOLD = {
    NONE_FOUND: "chưa thấy văn bản nào trong kho",
    PREDECESSOR: "mới có văn bản của đơn vị trước khi sắp xếp",
    LATE: "đã có văn bản nhưng có hiệu lực muộn",
}


class ImplementingOverdue(Rule):
    """Nội dung được giao quy định chi tiết mà chưa thấy văn bản, chỉ có văn bản của đơn vị cũ, hoặc văn bản có hiệu lực muộn.

    Căn cứ pháp lý:
    Văn bản quy định chi tiết phải có hiệu lực cùng thời điểm với điều, khoản được quy định chi tiết (khoản 2 Điều 53 Luật 64/2025/QH15; trước đó
    khoản 2 Điều 11 Luật 80/2015/QH13); đến lúc đó mà chưa ban hành thì là chậm (Điều 22 Nghị quyết 115/2025/UBTVQH15).

    Ví dụ có dấu hiệu:
    Nghị quyết có hiệu lực từ ngày 20/7/2020 giao "Ủy ban nhân dân tỉnh quy định chi tiết trình tự hỗ trợ"; trong kho không có quyết định nào.

    Ví dụ đúng:
    Quyết định quy định chi tiết có hiệu lực cùng ngày với nghị quyết.

    Hạn chế đã biết:
    Văn bản có thể đã có ở nơi khác, hoặc tỉnh thấy không cần quy định; vì vậy chỉ là dấu hiệu. Khớp theo điều khoản, tên và phạm vi của văn bản;
    chỉ lấy luật làm căn cứ thì chưa phải là quy định chi tiết. Văn bản thay thế, sửa đổi văn bản trước không có trong kho thì không nêu là muộn.
    Số ngày tính từ ngày sau cùng: ngày nội dung được giao có hiệu lực hoặc ngày cơ quan được thành lập.
    """

    code = "D1"
    name = "quy-dinh-chi-tiet.cham"
    groups = ("quy-dinh-chi-tiet", "ra-soat")
    severity = "warning"
    decides = "person"
    mode = "ra_soat"
    registry_wide = True
    legal_class = "ra_soat"
    remedy = "ban hành văn bản quy định chi tiết, hoặc ghi nhận lý do không ban hành"
    sources = (
        Source(
            "khoản 2 Điều 53 Luật 64/2025/QH15; khoản 2 Điều 11 Luật 80/2015/QH13; Điều 22 Nghị quyết 115/2025/UBTVQH15", ALWAYS
        ),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        for row in _by_document(library).get(document.id, ()):  # type: ignore[arg-type]  # a protocol is hashable by identity
            if row.state in _TOLD:
                yield self._told(document, row)

    def _told(self, document: Document, row: Overdue) -> Finding:
        first, days = row.counted
        place = next(d.place for d in document.delegations if d.place.provision == row.provision and d.place.quote == row.quote)
        return self.finding(
            place,
            f"{row.body}: {_TOLD[row.state]} ({days} ngày kể từ {day_text(first)}).",
            day=row.since,
            others=[whole(row.implementing)] if row.implementing else (),
            values=[("cơ quan", row.body), ("tình trạng", row.state), ("số ngày", str(days))],
        )


@lru_cache(maxsize=1)
def _by_document(library: Library) -> Mapping[str, Sequence[Overdue]]:
    """All rows of one library, told once: bodies are known only from all headers."""
    found: dict[str, list[Overdue]] = defaultdict(list)
    for row in overdue(library):
        found[row.document].append(row)
    return found
