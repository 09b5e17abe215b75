"""What the citing text does to the cited document: the verb before or behind a citation, or the line that introduces it."""

from __future__ import annotations

import re

from registry.extracting.blocks import Block
from registry.extracting.citations import INSTRUMENT, Citation
from registry.extracting.references import Reference
from registry.extracting.verbs import (
    AMENDING_CLAUSE,
    OPENING,
    PHRASE_NOUN,
    REACH,
    SELF_SUBJECT,
    TRIGGER,
    WORDING_CLAUSE,
    Governed,
    active,
    governed_by,
    own_verb,
)

_NOT_APPLIED = (
    r"(?:không(?:\s+còn|\s+tiếp\s+tục)?|thôi|ngừng|dừng)\s+(?:được\s+)?áp\s+dụng"
    r"(?=\s+(?:(?:tại|trên|trong|ở)\s+(?:(?:phạm\s+vi|địa\s+bàn|toàn|các|đơn\s+vị\s+hành\s+chính)\s+)*(?:tỉnh|thành\s+phố|xã|phường|đặc\s+khu|huyện|quận|thị)\s|(?:kể\s+)?từ\s+ngày))"
)
_FROM_OR_WHERE = re.compile(r"(?:(?!đối\s+với)[^;])*?(?:trên\s+địa\s+bàn|từ\s+ngày)")
_LAPSED = re.compile(
    rf"(?<!\w)(?:{_NOT_APPLIED}|(?:đã\s+|sẽ\s+|đều\s+)?(?:hết|không\s+còn)\s+hiệu\s+lực|chấm\s+dứt\s+hiệu\s+lực|bị\s+bãi\s+bỏ|được\s+bãi\s+bỏ|bị\s+thay\s+thế)(?!\w)(?!\s+(?:bởi|bằng))"
)
_LAPSED_LIST = re.compile(
    rf"(?<!\w)(?:(?:hết|không\s+còn)\s+hiệu\s+lực[^;.]{{0,120}}:|(?:sau\s+đây|dưới\s+đây|sau)\s+(?:đều\s+|sẽ\s+)?(?:(?:hết|không\s+còn)\s+hiệu\s+lực|bị\s+bãi\s+bỏ|được\s+bãi\s+bỏ|bị\s+thay\s+thế|{_NOT_APPLIED}))"
)
_CONTINUED = re.compile(
    r"(?<!\w)(?:tiếp\s+tục\s+(?:có\s+hiệu\s+lực|được\s+(?:áp\s+dụng|thực\s+hiện|thi\s+hành)|áp\s+dụng|thi\s+hành)|"
    r"được\s+(?:kéo\s+dài|gia\s+hạn)\s+(?:thời\s+(?:gian|hạn)\s+)?(?:thực\s+hiện|áp\s+dụng|có\s+hiệu\s+lực|đến))"
)
_AMENDED_SO = re.compile(r"(?<!\w)được\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế)(?:\s*,\s*(?:bổ\s+sung|thay\s+thế))?\s+(?:như\s+sau|thành|bằng)")
_SUSPENDED = re.compile(r"(?<!\w)(?:bị\s+|được\s+)?(?:(?:tạm\s+)?(?:ngưng|ngừng)\s+hiệu\s+lực|(?P<stop>đình\s+chỉ))")
# 'Các thủ tục … đã công bố tại Quyết định số … hết hiệu lực': part of what the document holds.
_CONTENT_OF = re.compile(r"(?:công\s+bố|quy\s+định|ban\s+hành|phê\s+duyệt|nêu|nội\s+dung|thủ\s+tục|quy\s+trình|danh\s+mục)[^;.]{0,160}?(?:tại|kèm\s+theo|của|có)\s+(?:các\s+)?$")
_EVENT = re.compile(r"(?:từ\s+ngày|đến\s+ngày|đến\s+khi|cho\s+đến\s+khi|khi|nếu|trước\s+ngày|sau\s+ngày|trường\s+hợp|thời\s+điểm)\s*(?:các\s+)?$")
_PREPOSED = re.compile(
    r"(?:(?<!kèm\s)theo|căn\s+cứ|trừ|đối\s+với|phù\s+hợp\s+với|với|trên|vào\s+sau|sau|vào\s+trước|trước|vào|dưới|bằng|cho)\s*"
    r"(?:các\s+|trường\s+hợp\s+|quy\s+định\s+(?:tại|của|trong)?\s*(?:các\s+)?|nội\s+dung\s+(?:tại|của)\s+|điều\s+chỉnh\s+|hướng\s+dẫn\s+(?:tại|của)\s+)*$"
)
_OBJECT_OF_PLACE = re.compile(r"^\s*(?:(?:toàn\s+bộ|một\s+phần|các|một\s+số|những|nội\s+dung|điều|khoản|hiệu\s+lực|việc\s+thi\s+hành|đối\s+với|thi\s+hành)\s+)*(?:quy\s+định|nội\s+dung)?\s*(?:tại|của)?\s*(?:các\s+)?$")
_PARTS_OF_TEXT = re.compile(
    rf"\s*(?:(?:một\s+số|các|những|tên|tiêu\s+đề|toàn\s+bộ|bản)\s+)*(?:{INSTRUMENT}|điều|khoản|điểm|nội\s+dung|phụ\s+lục|biểu|mục|chương|phần|đoạn|tiết|quy\s+định)(?!\w)"
)
BARE_HEAD = re.compile(r"^(?:[\s\"“]*(?:toàn\s+bộ|một\s+phần|các|nội\s+dung|văn\s+bản|quy\s+định\s+tại|quy\s+định\s+của|tại|điều\s+chỉnh|hiệu\s+lực(?:\s+của)?|đối\s+với)\s*)*\s*$")
_POLICIES = re.compile(r"\s*(?:các\s+)?(?:chính\s+sách|quy\s+định|nội\s+dung|mức)\s(?:[^;.,:]{0,60}\s)?(?:quy\s+định|ban\s+hành)\s+(?:tại|theo|kèm\s+theo)\s+(?:các\s+)?")
_LIST_AHEAD = re.compile(r"(?:sau\s+đây|như\s+sau|sau|gồm|cụ\s+thể)\s*:?\s*$|:\s*$")
_PHRASE_ITEM = re.compile(rf"[\s\"“]*(?:{PHRASE_NOUN})")
_SCOPE_VERB = re.compile(r"(?:quyết\s+định|quy\s+định|nghị\s+quyết|quy\s+chế)\s+này\s+(?:quy\s+định|phân\s+cấp|cụ\s+thể|ban\s+hành|hướng\s+dẫn|thực\s+hiện|ủy\s+quyền|được\s+ban\s+hành|điều\s+chỉnh)")
_EXCEPTION = re.compile(r"(?:không\s+(?:được\s+)?(?:quy\s+định|thuộc|áp\s+dụng|điều\s+chỉnh)|ngoài|trừ|thì\s+(?:thực\s+hiện|áp\s+dụng)|thực\s+hiện\s+theo|các\s+nội\s+dung\s+khác)")
_SENTENCE = re.compile(r"(?<!tp)(?<!tx)\.\s+(?=[^\W\d_])")
_UNTIL = re.compile(r"(?:từ\s+ngày|khi|nếu|trước\s+ngày)[^,;]{0,80}$")
_BY_RULE = re.compile(r"(?:(?<!kèm\s)theo|trừ)[^,;]{0,40}$")
_ALREADY = re.compile(r"(?:đã|được)\s+quy\s+định\s+(?:tại|của)")
_BETWEEN = re.compile(r"\s*(?:[,;]|và|tại|của|các|\s)*")
_CLAUSE = re.compile(
    r"(?:,|;|(?<!\w)và|đồng\s+thời)\s*(?=(?:bãi\s+bỏ|thay\s+thế|hủy\s+bỏ|huỷ\s+bỏ)\s+(?:(?:toàn\s+bộ|một\s+phần|các|nội\s+dung)\s+)*$"
    rf"|{WORDING_CLAUSE}|{AMENDING_CLAUSE})"
)
# Between what ends and the part of it that goes on: 'hết hiệu lực, trừ (quy định tại) khoản 2 Điều 2'.
_EXCEPT = re.compile(r"[^.;]{0,400}(?<!\w)(?:ngoại\s+)?trừ\s+(?:các\s+)?(?:(?:quy\s+định|nội\s+dung)\s+)?(?:tại\s+)?(?:các\s+)?")
_WHEN = re.compile(
    r"(?:(?:kể\s+)?từ|(?:cho\s+)?đến(?:\s+hết)?|trong\s+thời\s+hạn)\s+(?:ngày\s+)?\d[\d/.\-–\s]*(?:tháng(?:\s+\d+\s+năm\s+\d+)?)?"
)
_REMARK = re.compile(r"\s*\([^()]{0,600}\)")
_CLAUSE_END = re.compile(r"(?:,|;|\.|thì|và)\s*(?:các\s+)?$")
_NUMBERED = re.compile(r"\s*(?:(?:điều|khoản)?\s*[\w.]{1,6}[.:)]\s*)?")


def in_body(block: Block, citation: Citation, last: Citation | None, amending: bool) -> Governed | None:
    """What a verb in the citation's own sentence makes of it; None where none governs it. Sets citation.verb.

    last: the citation before it in the sentence that stands beside it; amending: the document's title says that it changes others.
    """
    low = block.passage.low
    start = block.sentence_start(citation.start)
    verb = citation.verb = governing(block, citation, last, start, block.zone == "title")
    if verb is None:
        return _predicate(block, citation, start)
    behind = last is not None and last.end > verb.end()  # the verb has had an object already
    gap = low[_behind(low, last, citation) if last is not None and behind else verb.end() : citation.start]
    if verb.lastgroup in ("dinh_chi", "ngung_hieu_luc"):
        gap = _WHEN.sub("", gap)  # 'Tạm ngưng hiệu lực từ ngày … đến hết ngày … đối với Quyết định số …'
    governed = governed_by(verb, low[verb.end() : citation.start])
    if verb.lastgroup in ("ap_dung", "cong_bo", "tiep_tuc", "noi_lai", "keo_dai", "thoi_ap_dung"):
        return _announced(block, citation, last if behind else None, verb, governed)
    if governed.phrase:
        return governed if not _BY_RULE.search(gap) else None
    if last is not None and behind:
        if last.relation == "dan_chieu" and last.target is not None and not isinstance(last.target, str):
            return None  # the verb had another object than the citation before
        if _bare(gap):
            return Governed(governed.relation, governed.partial or last.partial, governed.verb_at)
        return governed if not _PREPOSED.search(gap) else None
    if _PREPOSED.search(gap) and not _OBJECT_OF_PLACE.match(gap):
        return None
    return governed if _object(governed, gap, amending or block.zone == "title") else None


def excepted(citation: Citation, last: Citation | None) -> bool:
    """Whether the provisions are what goes on of the document that `last` ends: 'hết hiệu lực, trừ khoản 2 Điều 2 …'."""
    if last is None or last.relation not in ("bai_bo", "thay_the") or last.paths or not citation.locus or citation.own:
        return False
    same = citation.reference is None or (isinstance(last.target, Reference) and citation.reference.number == last.target.number)
    return same and bool(_EXCEPT.fullmatch(citation.block.passage.low, last.end, citation.start))


def governing(block: Block, citation: Citation, last: Citation | None, start: int, titled: bool) -> re.Match[str] | None:
    """The own verb nearest before the citation, not counting the title of the citation before it; else that one's verb."""
    if last is None:
        return own_verb(block, start, max(start, citation.start - REACH), citation.start, titled)
    clause = _CLAUSE.search(block.passage.low, last.end, citation.start)
    first = clause.start() if clause else _behind(block.passage.low, last, citation) if last.reference is None else None
    newer = own_verb(block, start, first, citation.start, titled, last.verb is not None) if first is not None else None
    return newer or last.verb


def _behind(low: str, last: Citation, citation: Citation) -> int:
    """End of the citation before and of a remark on it: '… (được sửa đổi, bổ sung tại khoản 8 Điều 1 Nghị định …)'."""
    remark = _REMARK.match(low, last.end, citation.start)
    return remark.end() if remark else last.end


def _announced(block: Block, citation: Citation, last: Citation | None, verb: re.Match[str], governed: Governed) -> Governed | None:
    """'Công bố …', 'Áp dụng …', 'tiếp tục áp dụng …': only what follows at once, or stands beside what does."""
    low = block.passage.low
    if verb.lastgroup == "cong_bo" and _CONTINUED.search(low, citation.end, block.sentence_end(citation.end)):
        return Governed("tiep_tuc", verb_at=citation.end)
    if verb.lastgroup == "thoi_ap_dung" and not _FROM_OR_WHERE.match(low, citation.end, block.sentence_end(citation.end)):
        return None
    near = low[last.end if last is not None and last.relation == verb.lastgroup else verb.end() : citation.start]
    policies = verb.lastgroup in ("keo_dai", "tiep_tuc") and _POLICIES.fullmatch(near)
    return governed if policies or BARE_HEAD.match(near.strip(" ,;")) or _bare(near) else None


def _object(governed: Governed, gap: str, amending: bool) -> bool:
    """Whether the words between verb and citation let it be the verb's object."""
    if governed.relation != "sua_doi_bo_sung" or amending or _OBJECT_OF_PLACE.match(gap):
        return True
    return bool(_PARTS_OF_TEXT.match(gap)) and not _ALREADY.search(gap)


def _bare(gap: str) -> bool:
    return bool(_BETWEEN.fullmatch(gap))


def _predicate(block: Block, citation: Citation, start: int) -> Governed | None:
    """'Quyết định số 11/2022 … hết hiệu lực kể từ ngày …': the verb stands behind."""
    low = block.passage.low
    first = citation.lead or citation
    before = low[max(start, first.start - REACH) : first.start]
    if _EVENT.search(before) or _EVENT.search(low[max(start, citation.start - 40) : citation.start]):
        return None
    if _LAPSED_LIST.search(before):
        return Governed("bai_bo", verb_at=first.start)
    whole = bool(OPENING.match(before) or BARE_HEAD.match(before) or _ends_clause(before))
    if not whole and not _CONTENT_OF.search(before):
        return None
    rest = low[citation.end : min(block.sentence_end(citation.end), citation.end + REACH)]
    for pattern, relation in ((_LAPSED, "bai_bo"), (_CONTINUED, "tiep_tuc"), (_AMENDED_SO, "sua_doi_bo_sung")):
        found = pattern.search(rest)
        if found:
            if relation == "bai_bo" and _UNTIL.search(rest[: found.start()]):
                continue
            return Governed(relation, not whole and relation == "bai_bo", citation.end + found.start())
    suspended = _SUSPENDED.search(rest)
    if suspended:
        return Governed("dinh_chi" if suspended["stop"] else "ngung_hieu_luc", verb_at=citation.end + suspended.start())
    return None


def _ends_clause(before: str) -> bool:
    return bool(_CLAUSE_END.search(before)) and bool(SELF_SUBJECT.search(before))


def of_introduction(low: str, start: int, end: int, covered: list[Citation]) -> Governed | None:
    """What a line that introduces a list says of its members: 'Bãi bỏ các Quyết định sau:', 'Các … sau đây hết hiệu lực:'."""
    words = low[start:end]
    if any(c.reference is not None and not c.nested for c in covered) and not _LIST_AHEAD.search(words.rstrip()):
        return None
    tail_start = max((m.end() for m in _SENTENCE.finditer(words)), default=0)
    tail = words[tail_start:]
    lapsed = _LAPSED_LIST.search(tail)
    if lapsed:
        return Governed("bai_bo", verb_at=start + tail_start + lapsed.start())
    continued = _CONTINUED.search(tail)
    if continued and ":" in tail:
        return Governed("tiep_tuc", verb_at=start + tail_start + continued.start())
    best = None
    numbered = _NUMBERED.match(tail)
    begin = start + tail_start + (numbered.end() if numbered else 0)
    for found in TRIGGER.finditer(low, begin, end):
        if active(low, begin, found, False):
            best = found
    if best is None:
        return None
    return governed_by(best, low[best.end() : end])


def inherits(block: Block, first: Citation) -> bool:
    """Whether what begins with `first`, the first citation of its block, is a member of the list above it: it opens the block."""
    return bool(BARE_HEAD.match(block.passage.low[block.body : min(first.start, block.body + 300)])) or is_phrase_item(block)


def is_phrase_item(block: Block) -> bool:
    """'a) Cụm từ “cấp huyện” bằng cụm từ “cấp xã” tại khoản 1 Điều 3': a change of wording under a verb above it."""
    return bool(_PHRASE_ITEM.match(block.passage.low, block.body, block.end))


_EXECUTES = re.compile(r"\(\s*(?:để\s+)?(?:thực\s+hiện|thi\s+hành|quy\s+định\s+chi\s+tiết)\s+(?:quy\s+định\s+)?(?:tại\s+|của\s+)?(?:các\s+)?$")


def titled_details(block: Block, citation: Citation) -> bool:
    """'(Thực hiện điểm a khoản 2 Điều 28 Luật Thủ đô số 39/2024/QH15)' under the document's own title: provisions that it details."""
    found = _EXECUTES.search(block.passage.low[block.start : citation.start]) if citation.paths and block.zone in ("title", "can_cu") else None
    return found is not None and (block.zone == "title" or found.start() == 0)  # the line can stand between title and preamble


def details(block: Block, citation: Citation) -> bool:
    """Whether the scope article says that the document details these provisions (gold/SCHEMA: provisions, not a whole document)."""
    low = block.passage.low
    start = block.sentence_start(citation.start)
    before = low[max(start, citation.start - REACH) : citation.start]
    said = _SCOPE_VERB.search(before)
    if not said or not citation.paths:
        return False
    return not _EXCEPTION.search(before[said.end() :])
