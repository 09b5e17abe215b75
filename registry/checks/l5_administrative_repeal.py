from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source, whole
from registry.checks.subjects import (
    LAPSING,
    clauses,
    counted,
    issuer,
    made_on,
    merged_into,
    printed,
    stated_once,
    target_headers,
    title_of,
)
from registry.law import bodies, rules, units
from registry.model import Document, Finding, Header, Library, Period
from registry.validity.authority import power


class AdministrativeRepeal(Rule):
    """Bãi bỏ văn bản quy phạm pháp luật bằng văn bản hành chính mà không nêu lý do luật cho phép.

    Căn cứ pháp lý:
    Khoản 2, khoản 3 Điều 4 Nghị định 78/2025/NĐ-CP: chỉ được dùng nghị quyết, quyết định hành chính khi nội dung trái pháp luật, khi thay đổi
    thẩm quyền do sắp xếp, tổ chức bộ máy, hoặc khi không còn đối tượng áp dụng; riêng văn bản của đơn vị hành chính được sáp nhập theo điểm b
    khoản 2 Điều 54 Luật 64/2025/QH15.

    Ví dụ có dấu hiệu:
    Quyết định số 938/QĐ-UBND ngày 20/11/2025 "Bãi bỏ toàn bộ Quyết định số 936/2019/QĐ-UBND", không nêu lý do.

    Ví dụ đúng:
    "Bãi bỏ toàn bộ các văn bản sau đây do không còn đối tượng áp dụng sau khi sắp xếp tổ chức bộ máy".

    Hạn chế đã biết:
    Lý do có thể nằm trong tờ trình hoặc báo cáo không có trong kho. Việc bãi bỏ vẫn được giữ trong quan hệ văn bản.
    """

    code = "L5"
    name = "quan-he.bai-bo-bang-van-ban-hanh-chinh"
    groups = ("quan-he", "kiem-tra")
    severity = "warning"
    decides = "person"
    mode = "kiem_tra"
    legal_class = "1"
    remedy = "hỏi lý do bãi bỏ; ban hành văn bản quy phạm pháp luật để bãi bỏ nếu không thuộc trường hợp luật cho phép"
    sources = (Source("khoản 2, khoản 3 Điều 4 Nghị định 78/2025/NĐ-CP", Period(date(2025, 4, 1), None)),)

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        made = made_on(document)
        if made is None or document.header.form != "administrative" or not issuer(document):
            return
        if rules.rule("administrative_repeal", made) is None or clauses(document, "repeal_ground"):
            return
        for link in stated_once(counted(library.links(document.id), LAPSING)):
            targets = target_headers(link, library)
            if targets and not link.mention.provisions and all(_own_normative(document, t) for t in targets):
                name = title_of(library, link.target) if link.target else printed(link)
                yield self.finding(
                    link.mention.place,
                    f"{name} là văn bản quy phạm pháp luật, bị bãi bỏ bằng văn bản hành chính; không thấy nêu lý do luật cho phép.",
                    day=made,
                    others=[whole(link.target)] if link.target else (),
                )


def _own_normative(document: Document, target: Header) -> bool:
    """Normative, of the same body; of a unit that was merged into this one the law asks no ground."""
    home, other = bodies.unit_of(issuer(document)), bodies.unit_of(target.key.issuer) if target.key else None
    if target.form != "normative" or merged_into(other, home):
        return False
    if other == home and home and target.issued:
        unit = units.unit(home)
        if unit and unit.valid.start and target.issued < unit.valid.start:
            return False  # the words mean the old unit of the same name
    return power(document.header, target) in ("own", "doubtful")
