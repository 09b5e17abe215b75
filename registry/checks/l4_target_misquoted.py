from __future__ import annotations

from collections.abc import Iterator

from registry.checks.b4_base_misquoted import decided
from registry.checks.rule import Rule, Source, whole
from registry.checks.subjects import CHANGING, counted, is_normative, key_of, printed, stated_once, title_of
from registry.model import ALWAYS, Document, Finding, Library, Link
from registry.model.numbers import number_key


class TargetMisquoted(Rule):
    """Bãi bỏ, thay thế, sửa đổi văn bản mà ghi sai số, ngày, cơ quan, hoặc không ghi ngày nên chưa rõ là văn bản nào.

    Căn cứ pháp lý:
    Văn bản bãi bỏ, thay thế, sửa đổi phải xác định rõ văn bản bị tác động (khoản 1 Điều 12 Luật 80/2015/QH13; khoản 3 Điều 8 Luật
    64/2025/QH15).

    Ví dụ có dấu hiệu:
    "thay thế Quyết định số 12/2019/QĐ-UBND ngày 15 tháng 4 năm 2019": quyết định mang số này ban hành ngày 14/5/2019.

    Ví dụ đúng:
    "thay thế Quyết định số 12/2019/QĐ-UBND ngày 14 tháng 5 năm 2019 của Ủy ban nhân dân tỉnh Lam Giang".

    Hạn chế đã biết:
    Chỉ so với văn bản có trong kho và danh mục kèm theo; văn bản không tìm thấy là việc của L3.
    """

    code = "L4"
    name = "quan-he.doi-tuong-ghi-sai"
    groups = ("quan-he", "kiem-tra")
    severity = "error"
    decides = "machine"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "đối chiếu lại số, ngày, cơ quan của văn bản bị tác động; đính chính"
    sources = (Source("khoản 1 Điều 12 Luật 80/2015/QH13; khoản 3 Điều 8 Luật 64/2025/QH15", ALWAYS),)

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        for link in stated_once(counted(library.links(document.id), CHANGING)):
            key = number_key(key_of(link).number or "")
            if not is_normative(document) and not (key and key.year):
                continue  # of what administrative acts do to each other nothing is asked
            if link.state == "mismatch":
                yield self._mismatch(document, link, library)
            elif link.state == "ambiguous":
                yield self._unclear(document, link, "có nhiều văn bản cùng số" if len(link.candidates) > 1 else link.candidates[0][1])
            elif link.state == "absent" and _undated(link):
                yield self._unclear(document, link, "số không có năm và không ghi ngày ban hành")

    def _mismatch(self, document: Document, link: Link, library: Library) -> Finding:
        id, reason = link.candidates[0]
        sure = decided(link, library.header(id))
        return self.finding(
            link.mention.place,
            f"Ghi không khớp với {title_of(library, id)}: {reason}.",
            day=document.header.issued,
            others=[whole(other) for other, _ in link.candidates],
            values=[("không khớp", reason)],
            decides=sure,
            severity="error" if sure == "machine" and is_normative(document) else "warning",
        )

    def _unclear(self, document: Document, link: Link, why: str) -> Finding:
        return self.finding(
            link.mention.place,
            f"Chưa rõ {printed(link)} là văn bản nào: {why}.",
            day=document.header.issued,
            others=[whole(other) for other, _ in link.candidates],
            values=[("chưa rõ", why)],
            decides="person",
            severity="warning",
        )


def _undated(link: Link) -> bool:
    target = key_of(link)
    key = number_key(target.number) if target.number else None
    return key is not None and key.year is None and target.issued is None
