"""The relation of each citation: from the preamble, from the verb of its sentence, or from the line that introduces it."""

from __future__ import annotations

import re
from datetime import timedelta

from registry.extracting import dates, preamble, relations
from registry.extracting.blocks import Block
from registry.extracting.citations import Citation
from registry.extracting.context import CHANGES, Context
from registry.extracting.references import Reference
from registry.extracting.targets import Introductions
from registry.extracting.verbs import Governed
from registry.model.numbers import number_key, same_number
from registry.model.spans import Period

_BESIDE = re.compile(r"\s*(?:[,;]|và|,\s*và|hoặc)\s*(?:các\s+)?")
_INSERTED = re.compile(r"(?:vào\s+)?(?:sau|trước|liền\s+sau|phía\s+sau)\s+(?:tên\s+)?$|vào\s+$")
_SINCE = re.compile(r"(?:kể\s+)?từ\s+(?=ngày|năm|tháng|\d)")
_UNTIL = re.compile(r"đến\s+(?:hết\s+)?(?=ngày|năm|tháng|\d)")
_LOSES = re.compile(
    r"(?:(?:hết|không\s+còn|ngưng|ngừng|chấm\s+dứt)\s+hiệu\s+lực|bị\s+bãi\s+bỏ|áp\s+dụng\s+(?:tại|trên|trong|ở)\s[^;]{1,90}|"
    r"tiếp\s+tục\s+(?:có\s+hiệu\s+lực|(?:được\s+)?(?:áp\s+dụng|thực\s+hiện|thi\s+hành)))"
    r"(?:\s+thi\s+hành)?\s*,?\s*$"
)
# 'tiếp tục được áp dụng đối với hồ sơ đã tiếp nhận cho đến hết ngày …'
_GOES_ON = re.compile(r"tiếp\s+tục\s(?:[^;.]{0,200}\scho\s+|[^;.]{0,30}\s)$")
_SUSPENDING = ("dinh_chi", "ngung_hieu_luc")
_PROLONGS = re.compile(r"(?:được\s+)?(?:kéo\s+dài|gia\s+hạn)\s")
_HOW_LONG = re.compile(r"(?<!\w)thời\s+(?:gian|hạn)\s+(?:tạm\s+)?(?:ngưng|ngừng|đình\s+chỉ)(?!\w)")
_UNTIL_DAY = re.compile(r"(?<!\w)đến\s+(?:hết\s+(?=ngày|năm|tháng|\d)|(?=ngày\s+\d|\d{1,2}[/.]))")
_LISTS_APPENDIX = re.compile(r"(?:phụ\s+lục|danh\s+mục)[^.;]{0,80}?(?:kèm\s+theo|đính\s+kèm)|kèm\s+theo\s+quyết\s+định\s+này[^.;]{0,40}danh\s+mục")
_DOCUMENTS = re.compile(r"(?:văn\s+bản\s+(?:quy\s+phạm|hành|pháp|do)|(?:các|\d+)\s*(?:\([^()]*\)\s*)?(?:văn\s+bản|quyết\s+định|nghị\s+quyết|chỉ\s+thị))")


def relate(citation: Citation, block: Block, introducing: Introductions, kept: list[Citation], context: Context) -> None:
    """Set relation, partial and period. introducing: the lines above the block; kept: the citations before it in the block."""
    last = next((c for c in reversed(kept) if not c.nested and not c.quoted), None)
    if last is not None and last.start >= block.sentence_start(citation.start):
        citation.lead = last.lead or last
    else:
        last = None
    if block.zone == "can_cu":
        said = preamble.relate(block, citation, last)
        citation.relation, citation.partial = said.relation, said.partial
        if relations.titled_details(block, citation):
            citation.relation = "quy_dinh_chi_tiet"
        return
    if not block.quoted and relations.excepted(citation, last):
        citation.relation, citation.outer = "tiep_tuc", None
        citation.period = _stretch(block, citation.end, block.sentence_end(citation.end))
        return
    if citation.nested or block.quoted or citation.weak or isinstance(citation.target, str) or citation.quoted or _itself(citation, context):
        return
    if citation.implied and _INSERTED.search(block.passage.low, max(block.start, citation.start - 24), citation.start):
        citation.verb = last.verb if last else None
        return
    governed = _governed(citation, block, introducing, kept, last, context)
    if governed is not None:
        _say(citation, block, governed, context)
    detailed = relations.titled_details(block, citation) or (relations.details(block, citation) and _in_scope(block, context))
    if citation.relation == "dan_chieu" and detailed:
        citation.relation = "quy_dinh_chi_tiet"


def _itself(citation: Citation, context: Context) -> bool:
    """Whether the text names its own number, as codified texts do under each article: it changes nothing of itself."""
    key, reference = context.document.header.key, citation.target
    if key is None or not isinstance(reference, Reference) or not reference.number or not same_number(reference.number, key.number):
        return False
    if reference.issued and key.issued:
        return reference.issued.meets(Period.day(key.issued))
    number = number_key(key.number)
    return not reference.issuer and bool(number and number.year)


def _governed(
    citation: Citation, block: Block, introducing: Introductions, kept: list[Citation], last: Citation | None, context: Context
) -> Governed | None:
    in_appendix = block.passage.component.id.startswith("app")
    said = None if in_appendix and not context.amending else relations.in_body(block, citation, last, context.amending)
    if said is None and not block.zone:
        first = next((c for c in kept if not c.nested and not isinstance(c.target, str)), citation)
        said = _inherited(citation, block, introducing, context) if relations.inherits(block, first) else None
    if said is None and last is not None and not isinstance(last.target, str) and beside(last, citation):
        said = Governed(last.relation, last.partial)
    return said


def beside(one: Citation, other: Citation) -> bool:
    """Whether nothing but a comma or 'và' stands between them."""
    return bool(_BESIDE.fullmatch(one.block.passage.low, one.end, other.start))


def _inherited(citation: Citation, block: Block, introducing: Introductions, context: Context) -> Governed | None:
    low = block.passage.low
    if block.passage.component.id.startswith("app"):
        return Governed(context.appendix_relation) if context.appendix_relation and citation.reference else None
    for start, end in introducing:
        said = relations.of_introduction(low, start, end, context.between(start, end))
        if said is None:
            continue
        citation.period = _period(block, said.verb_at, end, said.relation)
        if relations.is_phrase_item(block) and said.relation in CHANGES:
            return Governed("sua_doi_bo_sung", phrase=True)
        return Governed(said.mixed) if said.mixed else Governed(said.relation, said.partial)
    return None


def _say(citation: Citation, block: Block, said: Governed, context: Context) -> None:
    relation = said.relation
    if relation == "ap_dung" and not context.administrative:
        relation = "dan_chieu"
    citation.relation, citation.partial = relation, said.partial
    if relation != "dan_chieu" and said.verb_at >= 0:
        before = said.verb_at < citation.start and relation in (*_SUSPENDING, "tiep_tuc")
        lasting = before or _PROLONGS.match(block.passage.low, said.verb_at)
        end = block.sentence_end(citation.end)
        near = _stretch(block, said.verb_at, end) if lasting else _period(block, citation.end, end, relation)
        citation.period = near or _from_opening(block, citation) or _from_end(block, citation, end, context)
    if relation in _SUSPENDING and not (citation.period and citation.period.end):
        citation.period = _how_long(block, relation) or citation.period


def _period(block: Block, start: int, end: int, relation: str) -> Period | None:
    """'hết hiệu lực kể từ ngày 01/01/2026', 'tiếp tục có hiệu lực đến hết ngày …': only a date that is said right there."""
    low, text = block.passage.low, block.passage.text
    if relation in _SUSPENDING:
        return _stretch(block, start, end)
    sinces = (s for s in _SINCE.finditer(low, start, end) if not low[start : s.start()].strip(" ,") or _LOSES.search(low[start : s.start()]))
    first = next((p.start for s in sinces if (p := _date(text, s.end(), end)) is not None), None)
    last = None
    if relation == "tiep_tuc":
        untils = (u for u in _UNTIL.finditer(low, start, end) if _LOSES.search(low[start : u.start()]) or _GOES_ON.search(low, start, u.start()))
        last = next((p.end for u in untils if (p := _date(text, u.end(), end)) is not None and p.end is not None), None)
    return Period(first, last) if first or last else None


def _stretch(block: Block, start: int, end: int) -> Period | None:
    """'… từ ngày 01/8/2025 đến hết ngày 31/12/2025': the last such words, as a title may stand before them."""
    low, text = block.passage.low, block.passage.text
    firsts = [p.start for s in _SINCE.finditer(low, start, end) if (p := _date(text, s.end(), end)) is not None]
    first = firsts[-1] if firsts else None
    read = [p.end for u in _UNTIL_DAY.finditer(low, start, end) if (p := _date(text, u.end(), end)) is not None and p.end is not None]
    last = next((day for day in reversed(read) if first is None or day > first), None)
    return Period(first, last) if first or last else None


def _from_end(block: Block, citation: Citation, end: int, context: Context) -> Period | None:
    """'Bãi bỏ Quyết định số … ban hành Quy định … kể từ ngày 01/7/2026.': the last words, a day not before that of the text."""
    low, text, day = block.passage.low, block.passage.text, context.day
    for since in _SINCE.finditer(low, max(citation.end, end - 48), end):
        for span, period in dates.find(text, since.end(), end):
            if day and period.start and period.start >= day and span.start - since.end() <= 5 and not low[span.end : end].strip(" ./;"):
                return Period(period.start, None)
    return None


def _how_long(block: Block, relation: str) -> Period | None:
    """'Thời gian tạm ngưng: từ ngày … đến hết ngày …', in another sentence of the document."""
    said = _HOW_LONG.search(block.passage.low)
    return _period(block, said.end(), block.passage.sentence_end(said.end()), relation) if said else None


def _from_opening(block: Block, citation: Citation) -> Period | None:
    """'Kể từ ngày 01/01/2026, bãi bỏ Quyết định số …'."""
    start = block.sentence_start(citation.start)
    while start < citation.start and block.passage.text[start].isspace():
        start += 1
    since = _SINCE.match(block.passage.low, start, citation.start)
    period = _date(block.passage.text, since.end(), citation.start) if since else None
    return Period(period.start, None) if period is not None else None


def _date(text: str, start: int, end: int) -> Period | None:
    for span, period in dates.find(text, start, min(end, start + 50)):
        close = span.start - start <= 2 and period.start is not None and (period.end is None or period.end - period.start < timedelta(400))
        return period if close else None
    return None


def _in_scope(block: Block, context: Context) -> bool:
    """Whether the block stands in the article on scope: the first of the deciding part or of what is attached, or headed so."""
    component = block.passage.component
    article = context.own.here(block.at, "dieu")
    held = context.own.provision(f"{component.id}/{article[0]}") if article else None
    if held is None:
        return False
    first = next(p for p in component.provisions if p.kind == "dieu")
    return (held == first and component.id in ("main", "att1")) or "phạm vi" in (held.heading or "").lower()


def of_appendix(block: Block) -> str | None:
    """What the deciding part does to the documents that an appendix lists: 'Bãi bỏ các văn bản … (Phụ lục kèm theo)'."""
    low = block.passage.low
    if not _LISTS_APPENDIX.search(low, block.start, block.end) or not _DOCUMENTS.search(low, block.start, block.end):
        return None
    said = relations.of_introduction(low, block.start, block.end, [])
    return said.relation if said is not None and said.relation in ("bai_bo", "thay_the", "tiep_tuc", "ap_dung", "cong_bo") else None
