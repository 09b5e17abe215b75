from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source
from registry.checks.subjects import is_local, issuer, made_on, office, zone_place
from registry.law import rules
from registry.model import Document, Finding, Library, Period, Place, Span
from registry.model.numbers import number_key
from registry.model.text import plain

_YEAR = re.compile(r"(?:19|20)\d\d")
_TYPES = {"Quyết định": "QD", "Nghị quyết": "NQ", "Chỉ thị": "CT"}
_OFFICES = {"ubnd": "UBND", "hdnd": "HDND", "ctubnd": "CTUBND", "tthdnd": "TTHDND"}


class WrongNumber(Rule):
    """Số, ký hiệu không đúng: năm trong số khác năm ban hành, hoặc sai thứ tự số, năm, loại văn bản và cơ quan.

    Căn cứ pháp lý:
    Khoản 3 Điều 10 Luật 80/2015/QH13: số thứ tự, năm ban hành, loại văn bản, cơ quan ban hành; khoản 3 Điều 7 Luật 64/2025/QH15.

    Ví dụ có dấu hiệu:
    "Số: 905/2023/QĐ-UBND" ký ngày 08/01/2024; "Số: 907/QĐ-UBND/2024"; nghị quyết mang số "12/2024/QĐ-UBND".

    Ví dụ đúng:
    "Số: 906 / 2023 /QĐ - UBND" ký ngày 25/12/2023: dấu cách chỉ là cách gõ.

    Hạn chế đã biết:
    Ngày để so là ngày ký in trên văn bản; đối với nghị quyết, năm của ngày thông qua cũng đúng. Ký hiệu trước ngày 01/7/2016 không xét.
    """

    code = "E3"
    name = "the-thuc.so-ky-hieu-sai"
    groups = ("the-thuc", "kiem-tra")
    aliases = ("F4",)
    severity = "error"
    decides = "machine"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "đính chính số, ký hiệu hoặc ngày ban hành"
    sources = (
        Source("Luật 31/2004/QH11", Period(None, date(2016, 7, 1)), verified=False),
        Source("khoản 3 Điều 10 Luật 80/2015/QH13", Period(date(2016, 7, 1), date(2025, 4, 1))),
        Source("khoản 3 Điều 7 Luật 64/2025/QH15", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        header, made = document.header, made_on(document)
        if not is_local(document) or not header.number or made is None or header.type not in _TYPES:
            return
        why = self._why(document, made)
        if why:
            yield self.finding(
                number_place(document),
                f"Số, ký hiệu {header.number} {why}.",
                day=made,
                values=[("số", header.number), ("ngày ban hành", made.isoformat())],
                decides="machine" if rules.rule("number_year", made) else "person",
            )

    def _why(self, document: Document, made: date) -> str:
        header = document.header
        key = number_key(header.number)
        years = {d.year for d in (header.issued, header.adopted) if d}
        if key and key.year:
            if key.year not in years:
                return f"ghi năm {key.year}, văn bản ban hành ngày {made:%d/%m/%Y}"
            wrong = rules.rule("number_year", made) and _symbol(document, key.symbol)
            return wrong or ""
        parts = number_place(document).quote.split("/")
        if any(_YEAR.fullmatch(part) for part in parts[1:]) and rules.rule("number_year", made):
            return "không theo thứ tự số, năm ban hành, loại văn bản, cơ quan ban hành"
        return ""


def _symbol(document: Document, symbol: str) -> str:
    """What the symbol says against type or body; '' where it agrees or says more than these two."""
    type, body = _TYPES[document.header.type], _OFFICES.get(office(issuer(document)))
    begins = next((t for t in _TYPES.values() if symbol.startswith(t)), None)
    if begins and begins != type:
        return f"không phải ký hiệu của {document.header.type.lower()}"
    if begins is None and symbol.endswith(type) and symbol[: -len(type)] in _OFFICES.values():
        return "không theo thứ tự số, năm ban hành, loại văn bản, cơ quan ban hành"
    ends = next((o for o in ("CTUBND", "TTHDND", "UBND", "HDND") if begins and symbol[len(begins) :] == o), None)
    if ends and body and ends != body and ends[-4:] != body[-4:]:
        return f"không phải ký hiệu của {document.header.issuer}"
    return ""


def number_place(document: Document) -> Place:
    """Where the number is printed, with what is glued to it; the head of the document where it cannot be found in one piece."""
    main = document.component("main")
    zone = main.zone("header") if main else None
    if main and zone:
        text = plain(zone.of(main.text))
        spaced = r"\s*".join(map(re.escape, re.sub(r"\s", "", plain(document.header.number))))
        found = re.search(spaced, text)
        if found:
            end = found.end()
            while end < len(text) and not text[end].isspace():
                end += 1
            span = Span(zone.start + found.start(), zone.start + end)
            return Place(document.id, "main", "main/header", span, span.of(main.text))
    return zone_place(document, "header", "title")
