from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.comparing import Difference, differences, more, titles
from registry.checks.meeting import beside, changes, issued_before, other_years, same_body, shared_day, territory
from registry.checks.rule import Rule, Source
from registry.checks.subjects import clauses, is_local, is_normative, only_changes, title_of
from registry.model import Document, Finding, Header, Library, Period, Place
from registry.model.wording import words


class SameBody(Rule):
    """Hai văn bản của cùng một cơ quan quy định khác nhau hoặc chồng chéo về cùng một việc, không văn bản nào sửa đổi, thay thế văn bản kia.

    Căn cứ pháp lý:
    Văn bản mới phải sửa đổi, bãi bỏ ngay quy định khác với nó của chính cơ quan ban hành (khoản 2 Điều 12 Luật 80/2015/QH13; khoản 5 Điều 8 Luật
    64/2025/QH15). Khi quy định khác nhau, áp dụng văn bản ban hành sau (khoản 3 Điều 156 Luật 80/2015/QH13; khoản 4 Điều 58 Luật 64/2025/QH15).

    Ví dụ có dấu hiệu:
    Quyết định năm 2021 và quyết định năm 2023 của Ủy ban nhân dân tỉnh cùng còn hiệu lực: trông giữ xe ô tô 20.000 đồng/lượt và 25.000 đồng/lượt.

    Ví dụ đúng:
    Quyết định sau thay thế hoặc bãi bỏ quyết định trước; một bên về đất ở tại đô thị, một bên tại nông thôn; hai giai đoạn nối tiếp nhau.

    Hạn chế đã biết:
    Hai văn bản có tên cùng nội dung mà không thấy quy định khác nhau thì báo một lần là chồng chéo, tại tên văn bản. Văn bản sau ghi rõ khi khác
    nhau thì áp dụng văn bản đó: chỉ nêu là thông tin. Bảng trong phụ lục chỉ so các dòng có cùng tên.
    """

    code = "X2"
    name = "mau-thuan.cung-co-quan"
    groups = ("mau-thuan", "ra-soat")
    severity = "warning"
    decides = "person"
    mode = "ra_soat"
    by_pair = True
    legal_class = "ra_soat"
    remedy = "rà soát; sửa đổi, thay thế hoặc bãi bỏ một trong hai quy định"
    sources = (
        Source("khoản 3 Điều 156, khoản 2 Điều 12 Luật 80/2015/QH13", Period(None, date(2025, 4, 1))),
        Source("khoản 4 Điều 58, khoản 5 Điều 8 Luật 64/2025/QH15", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        """Told once, at the later of the two."""
        if not is_local(document) or not is_normative(document):
            return
        settled = any(told.get("prevails") == "self" for _, told in clauses(document, "priority"))


        def fits(header: Header) -> bool:
            return issued_before(header, document.header) and same_body(document.header, header)

        for other, pairs in beside(document, library, fits):
            if not is_normative(other) or other_years(document, other) or changes(document, other, library):
                continue
            where = territory(document.header, other.header)
            found = [(d, day) for d in differences(document, other, pairs, above=False, library=library)
                     if (day := shared_day(d.here, d.there, (where, where), library))]  # fmt: skip
            yield from (self._told(difference, day, settled, library) for difference, day in found)
            if not found and not only_changes(document) and not only_changes(other):
                yield from self._overlap(titles(pairs), where, library)

    def _told(self, found: Difference, day: date, settled: bool, library: Library) -> Finding:
        here, there = found.values
        return self.finding(
            found.here,
            f"{found.what.capitalize()}: {words(found.here.provision)} ghi “{here}”, {words(found.there.provision)} "
            f"{title_of(library, found.there.document)} ghi “{there}”{more(found)}; cả hai cùng có hiệu lực.",
            day=day,
            others=[found.there],
            values=[("nội dung", found.what), ("văn bản này", here), ("văn bản kia", there)],
            severity="info" if settled else None,
        )

    def _overlap(self, pairs: Iterator[tuple[Place, Place]], where: str | None, library: Library) -> Iterator[Finding]:
        for here, there in pairs:
            day = shared_day(here, there, (where, where), library)
            if day is not None:
                yield self.finding(
                    here,
                    f"{title_of(library, there.document)} có tên cùng nội dung, cùng có hiệu lực và không được văn bản này nhắc đến để xử lý.",
                    day=day,
                    others=[there],
                    values=[("nội dung", "tên cùng nội dung")],
                )
