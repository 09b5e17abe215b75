from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.comparing import Difference, differences, more
from registry.checks.meeting import beside, issued_before, once_apart, other_years, own_territory, shared_day
from registry.checks.rule import Rule, Source
from registry.checks.subjects import is_local, is_normative, title_of
from registry.model import Document, Finding, Header, Library, Period
from registry.model.wording import words


class FormerUnits(Rule):
    """Văn bản của các đơn vị hành chính cũ, nay là một đơn vị, còn hiệu lực trong địa bàn cũ và quy định khác nhau về cùng một việc.

    Căn cứ pháp lý:
    Sau khi nhập đơn vị hành chính, văn bản cũ tiếp tục có hiệu lực trong địa bàn cũ đến khi cơ quan của đơn vị mới quyết định áp dụng, bãi bỏ
    hoặc ban hành văn bản mới (khoản 2 Điều 54 Luật 64/2025/QH15, sửa đổi năm 2025; trước đó điểm b khoản 2 Điều 155 Luật 80/2015/QH13).

    Ví dụ có dấu hiệu:
    Diện tích tối thiểu tách thửa đất ở tại đô thị: Bình Thuận 40 m², Lâm Đồng cũ 72 m²; tỉnh Lâm Đồng mới chưa có quy định chung.

    Ví dụ đúng:
    Hai tỉnh cũ quy định cùng mức; hoặc một trong hai văn bản đã được tỉnh mới bãi bỏ, thay thế.

    Hạn chế đã biết:
    Khác nhau giữa hai địa bàn cũ không phải là trái quy định: đây là việc cần thống nhất. Bảng trong phụ lục chỉ so các dòng có cùng tên.
    """

    code = "X5"
    name = "mau-thuan.don-vi-cu"
    groups = ("mau-thuan", "ra-soat")
    severity = "warning"
    decides = "person"
    mode = "ra_soat"
    by_pair = True
    legal_class = "ra_soat"
    remedy = "rà soát; quyết định áp dụng thống nhất một quy định, bãi bỏ quy định còn lại hoặc ban hành quy định mới"
    sources = (
        Source("điểm b khoản 2 Điều 155 Luật 80/2015/QH13", Period(None, date(2025, 4, 1))),
        Source("khoản 2 Điều 54 Luật 64/2025/QH15", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        """Told once, at the later of the two."""
        if not is_local(document) or not is_normative(document):
            return

        def fits(header: Header) -> bool:
            return issued_before(header, document.header) and once_apart(document.header, header, library.day)

        for other, pairs in beside(document, library, fits):
            if not is_normative(other) or other_years(document, other):
                continue
            where = own_territory(document.header), own_territory(other.header)
            for found in differences(document, other, pairs, above=False, library=library):
                day = shared_day(found.here, found.there, where, library)
                if day is not None:
                    yield self._told(found, day, library)

    def _told(self, found: Difference, day: date, library: Library) -> Finding:
        here, there = found.values
        return self.finding(
            found.here,
            f"{found.what.capitalize()}: {words(found.here.provision)} ghi “{here}”, {words(found.there.provision)} "
            f"{title_of(library, found.there.document)} ghi “{there}”{more(found)}; mỗi quy định còn áp dụng trong địa bàn cũ.",
            day=day,
            others=[found.there],
            values=[("nội dung", found.what), ("văn bản này", here), ("văn bản kia", there)],
        )
