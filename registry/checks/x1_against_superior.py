from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.comparing import Difference, differences, more
from registry.checks.meeting import above, beside, changes, other_years, shared_day, territory
from registry.checks.rule import Rule, Source
from registry.checks.subjects import effective_on, is_local, is_normative, made_on, title_of
from registry.model import Document, Finding, Library, Period, Place
from registry.model.derived import IN_FORCE, PARTLY
from registry.model.finding import Mode
from registry.model.wording import words


class AgainstSuperior(Rule):
    """Quy định khác văn bản có hiệu lực pháp lý cao hơn về cùng một việc: mức, tỷ lệ, diện tích, thời hạn, số lượng, thẩm quyền, được hay không.

    Căn cứ pháp lý:
    Văn bản được kiểm tra đối chiếu với văn bản có hiệu lực pháp lý cao hơn đang có hiệu lực khi ban hành (khoản 1 Điều 6 Nghị định 79/2025/NĐ-CP);
    với văn bản ban hành sau thì rà soát (khoản 1 Điều 37). Khi quy định khác nhau, áp dụng văn bản có hiệu lực pháp lý cao hơn (khoản 2 Điều 156
    Luật 80/2015/QH13; khoản 3 Điều 58 Luật 64/2025/QH15).

    Ví dụ có dấu hiệu:
    Nghị quyết: "Hộ nghèo được hỗ trợ sửa chữa nhà ở với mức tối đa 20 triệu đồng/hộ"; quyết định: "Mức hỗ trợ sửa chữa nhà ở cho hộ nghèo tối đa
    là 30 triệu đồng/hộ".

    Ví dụ đúng:
    Quyết định: "không vượt quá 20.000.000 đồng/hộ" hoặc "tối đa 15 triệu đồng/hộ": cùng mức, hoặc chặt hơn trong giới hạn cấp trên cho phép.

    Hạn chế đã biết:
    Chỉ so các câu có số liệu, thẩm quyền hoặc được, không được, phải; bảng trong phụ lục chỉ so các dòng có cùng tên. Văn bản cấp trên giao địa phương quy định
    mức cụ thể thì chỉ báo khi vượt giới hạn. Luôn do người có thẩm quyền kết luận.
    """

    code = "X1"
    name = "mau-thuan.van-ban-cap-tren"
    groups = ("mau-thuan", "kiem-tra", "ra-soat")
    severity = "warning"
    decides = "person"
    mode = "kiem_tra"
    by_pair = True
    legal_class = "1"
    remedy = "đối chiếu hai quy định; nếu được kết luận là khác thì đình chỉ thi hành, bãi bỏ hoặc sửa đổi"
    sources = (
        Source("khoản 2 Điều 156 Luật 80/2015/QH13", Period(None, date(2025, 4, 1))),
        Source("khoản 3 Điều 58 Luật 64/2025/QH15; Điều 6, Điều 37 Nghị định 79/2025/NĐ-CP", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        if not is_local(document) or not is_normative(document):
            return
        for other, pairs in beside(document, library, lambda header: above(header, document.header)):
            if other_years(document, other) or changes(document, other, library):
                continue
            where = territory(document.header, other.header)
            for found in differences(document, other, pairs, above=True, library=library):
                day = shared_day(found.here, found.there, (where, where), library)
                if day is not None:
                    yield self._told(document, found, day, library)

    def _told(self, document: Document, found: Difference, day: date, library: Library) -> Finding:
        mode = self._mode(document, found.there, library)
        later = "" if mode == "kiem_tra" else " (ban hành sau hoặc chưa có hiệu lực khi văn bản này ban hành: việc của rà soát)"
        here, there = found.values
        return self.finding(
            found.here,
            f"{found.what.capitalize()}: {words(found.here.provision)} ghi “{here}”, {words(found.there.provision)} "
            f"{title_of(library, found.there.document)} ghi “{there}”{more(found)}{later}.",
            day=day,
            others=[found.there],
            values=[("nội dung", found.what), ("văn bản này", here), ("văn bản cấp trên", there)],
            mode=mode,
        )

    def _mode(self, document: Document, there: Place, library: Library) -> Mode:
        """Kiểm tra where the superior was in force at the issue, or was issued by then and began before or with the document."""
        made = made_on(document)
        header = library.header(there.document)
        if made is None or header is None:
            return "ra_soat"
        issued = header.adopted or header.issued
        start = effective_on(document) or made
        known = issued is not None and issued <= made
        in_force = library.status(there.document, None, max(made, start) if known else made).word in (IN_FORCE, PARTLY)
        return "kiem_tra" if known and in_force else "ra_soat"
