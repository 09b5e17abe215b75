from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source, whole
from registry.checks.subjects import counted, day_text, effective_on, is_normative, key_of, made_on, title_of
from registry.linking.judging import date_fit
from registry.model import Document, Finding, Library, Link, Period
from registry.model.derived import NOT_YET
from registry.model.numbers import same_number


class BaseNotYetInForce(Rule):
    """Căn cứ ban hành chưa có hiệu lực khi văn bản có hiệu lực, hoặc được ban hành sau văn bản.

    Căn cứ pháp lý:
    Văn bản làm căn cứ có thể chưa có hiệu lực khi văn bản được ký, nhưng phải đã được công bố hoặc ký ban hành và phải có hiệu lực
    trước hoặc cùng thời điểm với văn bản (Điều 61 Nghị định 34/2016/NĐ-CP; Điều 62 Nghị định 78/2025/NĐ-CP).

    Ví dụ có dấu hiệu:
    Quyết định ký ngày 05/12/2024, có hiệu lực từ ngày 20/12/2024, "Căn cứ Luật Công chứng số 46/2024/QH15": luật có hiệu lực từ 01/7/2025.

    Ví dụ đúng:
    Quyết định ký ngày 15/7/2024, có hiệu lực cùng ngày với luật (01/8/2024), "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024".

    Hạn chế đã biết:
    Văn bản không ghi ngày có hiệu lực thì không xét. Ngày có hiệu lực của một số luật trong danh mục chỉ có một nguồn, khi đó chỉ là dấu hiệu.
    Một số điều của luật có thể có hiệu lực sớm hơn cả luật: xem điều khoản thi hành của luật.
    """

    code = "B2"
    name = "can-cu.chua-co-hieu-luc"
    groups = ("can-cu", "kiem-tra")
    severity = "error"
    decides = "machine"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "đính chính căn cứ ban hành; xem lại thời điểm có hiệu lực của văn bản"
    sources = (
        Source("Điều 61 Nghị định 34/2016/NĐ-CP", Period(date(2016, 7, 1), date(2025, 4, 1))),
        Source("Điều 62 Nghị định 78/2025/NĐ-CP", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        made = made_on(document)
        if made is None or not is_normative(document) or made < date(2016, 7, 1):
            return
        start = effective_on(document)
        for link in counted(library.links(document.id), ("can_cu",)):
            if made_later(link, made, library):
                yield self._later(link, made, library)
            elif link.target and start and link.target != document.id:
                yield from self._not_yet(link, made, start, library)

    def _later(self, link: Link, made: date, library: Library) -> Finding:
        id = link.candidates[0][0]
        header = library.header(id)
        issued = header.issued if header else None
        return self.finding(
            link.mention.place,
            f"{title_of(library, id)} được ban hành ngày {day_text(issued)}, sau ngày ban hành văn bản này ({day_text(made)}).",
            day=made,
            others=[whole(id)],
            values=[("ban hành", issued.isoformat() if issued else ""), ("ngày ban hành", made.isoformat())],
            severity="warning",
            decides="person",
        )

    def _not_yet(self, link: Link, made: date, start: date, library: Library) -> Iterator[Finding]:
        target = link.target or ""
        status = library.status(target, None, start)
        if status.word != NOT_YET:
            return
        first = status.period.end
        sure = status.certainty == "fact" and first is not None  # of few laws in the catalogue the first day has one source only
        when = f"có hiệu lực từ ngày {day_text(first)}" if first else "chưa có hiệu lực vào ngày đó"
        yield self.finding(
            link.mention.place,
            f"Văn bản này có hiệu lực từ ngày {day_text(start)}, còn {title_of(library, target)} {when}.",
            day=made,
            others=[whole(target), *(e.evidence for e in status.because if e.evidence)],
            values=[("căn cứ có hiệu lực từ", first.isoformat() if first else ""), ("văn bản có hiệu lực từ", start.isoformat())],
            severity=None if sure else "warning",
            decides="machine" if sure else "person",
        )


def made_later(link: Link, made: date, library: Library) -> bool:
    """Whether all that speaks against the closest candidate is that it was made after the citing document."""
    if link.state != "mismatch":
        return False
    header, target = library.header(link.candidates[0][0]), key_of(link)
    if header is None or header.issued is None or header.issued <= made:
        return False
    same = not target.number or same_number(target.number, header.number)
    return same and date_fit(target, header) in ("same", "")
