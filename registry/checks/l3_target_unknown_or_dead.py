from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from registry.checks.rule import Rule, Source, whole
from registry.checks.subjects import (
    CHANGING,
    counted,
    day_text,
    effective_on,
    ended,
    is_normative,
    key_of,
    made_on,
    printed,
    stated_once,
    title_of,
)
from registry.law import bodies
from registry.model import ALWAYS, Document, Finding, Library, Link
from registry.model.numbers import number_key
from registry.model.wording import words


class TargetUnknownOrDead(Rule):
    """Bãi bỏ, thay thế hoặc sửa đổi văn bản không tìm thấy, hoặc đã hết hiệu lực từ trước.

    Căn cứ pháp lý:
    Văn bản bãi bỏ, thay thế, sửa đổi phải nêu đúng văn bản, điều, khoản (khoản 1 Điều 12 Luật 80/2015/QH13; khoản 3 Điều 8 Luật 64/2025/QH15).

    Ví dụ có dấu hiệu:
    Quyết định ngày 10/12/2025 bãi bỏ một quyết định đã bị văn bản khác bãi bỏ từ ngày 18/11/2025.

    Ví dụ đúng:
    "thay thế Quyết định số 12/2019/QĐ-UBND", văn bản có trong kho và còn hiệu lực đến ngày đó.

    Hạn chế đã biết:
    "Không tìm thấy" có thể chỉ vì kho chưa có văn bản ấy: bổ sung văn bản trước khi kết luận. Văn bản hành chính bị văn bản hành chính bãi bỏ
    thì không xét; văn bản ghi sai số, ngày là việc của L4.
    """

    code = "L3"
    name = "quan-he.doi-tuong-khong-con"
    groups = ("quan-he", "kiem-tra")
    severity = "warning"
    decides = "person"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "đối chiếu lại số, ngày của văn bản bị tác động; đính chính nếu ghi sai"
    sources = (Source("khoản 1 Điều 12 Luật 80/2015/QH13; khoản 3 Điều 8 Luật 64/2025/QH15", ALWAYS),)

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        start = effective_on(document) or made_on(document)
        told: set[str] = set()
        for link in stated_once(counted(library.links(document.id), CHANGING)):
            if link.state == "absent" and _sought(document, link):
                if printed(link) not in told:  # an amendment names its document in every article
                    yield self._unknown(link, document)
                told.add(printed(link))
            elif link.target is not None and start is not None and link.target not in (document.id, *told):
                if ended(library, link.target, start - timedelta(days=1)):
                    told.add(link.target)  # all of it is gone: one line, whatever number of articles is named
                yield from self._dead(link, start, library)

    def _unknown(self, link: Link, document: Document) -> Finding:
        return self.finding(
            link.mention.place,
            f"Không tìm thấy {printed(link)} trong kho và trong danh mục kèm theo.",
            day=document.header.issued,
            values=[("tình trạng", "không tìm thấy")],
        )

    def _dead(self, link: Link, start: date, library: Library) -> Iterator[Finding]:
        target, before = link.target or "", start - timedelta(days=1)
        for provision in link.mention.provisions or (None,):
            status = ended(library, target, before, provision)
            if status is None or link.source in {e.by for e in status.because}:
                continue
            sure = status.certainty == "fact"
            name = title_of(library, target)
            what = f"{words(provision)} {name}" if provision else name
            yield self.finding(
                link.mention.place,
                f"{what[:1].upper()}{what[1:]} {'đã' if sure else 'có thể đã'} hết hiệu lực từ ngày "
                f"{day_text(status.period.start)}, trước khi văn bản này tác động đến.",
                day=start,
                others=[whole(target), *(e.evidence for e in status.because if e.evidence)],
                values=[
                    ("tình trạng", "đã hết hiệu lực"),
                    ("từ ngày", status.period.start.isoformat() if status.period.start else ""),
                ],
                severity="error" if sure else "warning",
                decides="machine" if sure else "person",
            )
            return


def _sought(document: Document, link: Link) -> bool:
    """Whether a registry of normative documents should hold it: said by one of them, or itself with a year in its number."""
    target = key_of(link)
    key = number_key(target.number) if target.number else None
    if key is None or (key.year is None and target.issued is None):
        return False  # L4 says that it cannot be told apart
    local = any(bodies.unit_of(body) for body in target.issuers)  # the catalogue of central acts is not complete
    return local and (key.year is not None or is_normative(document))
