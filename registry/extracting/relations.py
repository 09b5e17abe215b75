"""What the citing text does to the cited document: the verb that governs a citation, and its direction (domain.md 5.3, 5.4).

Only a verb of the document itself counts: one that opens the sentence, follows 'Quyết định này', stands in its own title or
in the line that introduces a list. Verbs in the titles of cited documents, passives and verbs of other bodies make no edge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from registry.extracting.blocks import Block
from registry.extracting.citations import INSTRUMENT, Citation

_PHRASE_NOUN = r"(?:một\s+số\s+|các\s+)?(?:cụm\s+từ|từ\s+ngữ|từ|chữ|dấu|ký\s+hiệu|con\s+số)(?!\w)"
TRIGGER = re.compile(
    rf"""(?<!\w)(?:
      (?P<phrase>(?:thay(?:\s+thế)?|bỏ|bãi\s+bỏ|sửa(?:\s+đổi)?|bổ\s+sung|điều\s+chỉnh|lược\s+bỏ)\s+{_PHRASE_NOUN})
    | (?P<thay_the>thay\s+thế(?:\s+cho)?)
    | (?P<bai_bo>bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ|chấm\s+dứt\s+hiệu\s+lực)
    | (?P<sua_doi_bo_sung>sửa\s+đổi|bổ\s+sung|điều\s+chỉnh)
    | (?P<dinh_chinh>đính\s+chính)
    | (?P<dinh_chi>đình\s+chỉ)
    | (?P<ngung_hieu_luc>(?:tạm\s+)?(?:ngưng|ngừng)\s+hiệu\s+lực)
    | (?P<quy_dinh_chi_tiet>quy\s+định\s+chi\s+tiết|chi\s+tiết\s+và\s+(?:hướng\s+dẫn|biện\s+pháp)|hướng\s+dẫn(?:\s+(?:thi\s+hành|thực\s+hiện))?|để\s+thi\s+hành)
    | (?P<tiep_tuc>tiếp\s+tục\s+(?:có\s+hiệu\s+lực|áp\s+dụng|thực\s+hiện|được\s+(?:áp\s+dụng|thực\s+hiện)))
    | (?P<ap_dung>áp\s+dụng)
    | (?P<cong_bo>công\s+bố)
    )(?!\w)""",
    re.X,
)
_LAPSED = re.compile(
    r"(?<!\w)(?:(?:đã\s+|sẽ\s+|đều\s+)?(?:hết|không\s+còn)\s+hiệu\s+lực|chấm\s+dứt\s+hiệu\s+lực|bị\s+bãi\s+bỏ|được\s+bãi\s+bỏ|bị\s+thay\s+thế)(?!\w)(?!\s+(?:bởi|bằng))"
)
_LAPSED_LIST = re.compile(
    r"(?<!\w)(?:(?:hết|không\s+còn)\s+hiệu\s+lực[^;.]{0,120}:|(?:sau\s+đây|dưới\s+đây|sau)\s+(?:đều\s+|sẽ\s+)?(?:(?:hết|không\s+còn)\s+hiệu\s+lực|bị\s+bãi\s+bỏ|được\s+bãi\s+bỏ|bị\s+thay\s+thế))"
)
_CONTINUED = re.compile(r"(?<!\w)tiếp\s+tục\s+(?:có\s+hiệu\s+lực|được\s+(?:áp\s+dụng|thực\s+hiện)|áp\s+dụng)")
_AMENDED_SO = re.compile(r"(?<!\w)được\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế)(?:\s*,\s*(?:bổ\s+sung|thay\s+thế))?\s+(?:như\s+sau|thành|bằng)")
_SUSPENDED = re.compile(r"(?<!\w)(?:bị\s+|được\s+)?(?:(?:tạm\s+)?(?:ngưng|ngừng)\s+hiệu\s+lực|(?P<stop>đình\s+chỉ))")
# 'Các thủ tục … đã công bố tại Quyết định số … hết hiệu lực': part of what the document holds.
_CONTENT_OF = re.compile(r"(?:công\s+bố|quy\s+định|ban\s+hành|phê\s+duyệt|nêu|nội\s+dung|thủ\s+tục|quy\s+trình|danh\s+mục)[^;.]{0,160}?(?:tại|kèm\s+theo|của|có)\s+(?:các\s+)?$")
_EVENT = re.compile(r"(?:từ\s+ngày|đến\s+ngày|đến\s+khi|cho\s+đến\s+khi|khi|nếu|trước\s+ngày|sau\s+ngày|trường\s+hợp|thời\s+điểm)\s*(?:các\s+)?$")
SELF_SUBJECT = re.compile(
    r"(?<!\w)(?:quyết\s+định|nghị\s+quyết|chỉ\s+thị|thông\s+tư|nghị\s+định|luật|pháp\s+lệnh|văn\s+bản|quy\s+định|quy\s+chế)(?:\s+này(?!\w)|\s+(?:có\s+)?hiệu\s+lực)"
)
_BY_SELF = re.compile(r"(?<!\w)theo\s+(?:quyết\s+định|nghị\s+quyết|quy\s+định|văn\s+bản|luật)\s+này[^,;]*$")
_IN_SELF = re.compile(r"(?<!\w)(?:theo|tại|trong|của)\s+(?:quyết\s+định|nghị\s+quyết|quy\s+định|văn\s+bản|luật)\s+này[^,;]*$")
_PASSIVE = re.compile(r"(?<!\w)(?:được|bị|đã|đang|chưa|từng|sẽ)\s*$")
_NOT_ITS_OWN = re.compile(
    r"(?<!\w)(?:văn\s+bản|việc|đề\s+nghị|đề\s+xuất|tham\s+mưu|kiến\s+nghị|trình|xem\s+xét|khi|nếu|trường\s+hợp|cần|phải|hồ\s+sơ|yêu\s+cầu|kịp\s+thời|về\s+việc|"
    r"dự\s+thảo|nội\s+dung|quyền|thẩm\s+quyền|người|cơ\s+quan|tỉnh|bộ|sở|có\s+thể|không|luật|nghị\s+định|thông\s+tư|để|báo\s+cáo|rà\s+soát|cập\s+nhật)\s*$"
)
_JOIN = re.compile(r"(?:,|và|hoặc|;)\s*$")
_OPENING = re.compile(
    r"^[\s\"“(]*(?:(?:nay|đồng\s+thời|cho\s+phép|quyết\s+định|ban\s+hành(?:\s+kèm\s+theo\s+quyết\s+định\s+này)?|về|việc|phạm\s+vi\s+điều\s+chỉnh)\s*)*(?:kể\s+từ\s+ngày[^;]{0,90},)?\s*$"
)
_PREPOSED = re.compile(
    r"(?:(?<!kèm\s)theo|căn\s+cứ|trừ|đối\s+với|phù\s+hợp\s+với|với|trên|vào\s+sau|sau|vào\s+trước|trước|vào|dưới|bằng|cho)\s*"
    r"(?:các\s+|trường\s+hợp\s+|quy\s+định\s+(?:tại|của|trong)?\s*(?:các\s+)?|nội\s+dung\s+(?:tại|của)\s+|điều\s+chỉnh\s+|hướng\s+dẫn\s+(?:tại|của)\s+)*$"
)
_OBJECT_OF_PLACE = re.compile(r"^\s*(?:(?:toàn\s+bộ|một\s+phần|các|một\s+số|những|nội\s+dung|điều|khoản|hiệu\s+lực|việc\s+thi\s+hành|đối\s+với|thi\s+hành)\s+)*(?:quy\s+định|nội\s+dung)?\s*(?:tại|của)?\s*(?:các\s+)?$")
_PARTS_OF_TEXT = re.compile(
    rf"\s*(?:(?:một\s+số|các|những|tên|tiêu\s+đề|toàn\s+bộ|bản)\s+)*(?:{INSTRUMENT}|điều|khoản|điểm|nội\s+dung|phụ\s+lục|biểu|mục|chương|phần|đoạn|tiết|quy\s+định)(?!\w)"
)
_BARE_HEAD = re.compile(r"^(?:[\s\"“]*(?:toàn\s+bộ|một\s+phần|các|nội\s+dung|văn\s+bản|quy\s+định\s+tại|quy\s+định\s+của|tại|điều\s+chỉnh|hiệu\s+lực(?:\s+của)?|đối\s+với)\s*)*\s*$")
_LIST_AHEAD = re.compile(r"(?:sau\s+đây|như\s+sau|sau|gồm|cụ\s+thể)\s*:?\s*$|:\s*$")
_PARTLY = re.compile(r"(?:một\s+phần|một\s+số\s+(?:nội\s+dung|điều|khoản|điểm|quy\s+định)|(?:các\s+)?nội\s+dung|(?:các|những)\s+(?:điều|khoản|điểm|quy\s+định|điều\s+khoản))")
_AMENDS_TOO = re.compile(r"(?:sửa\s+đổi|bổ\s+sung)\s*(?:,|và|,\s*và)\s*$")
_PHRASE_IN = re.compile(r"^[^\"“”;.:]{0,60}?(?<!\w)(?:cụm\s+từ|từ\s+ngữ)(?!\w)")
_MIXED = re.compile(r"(?:điều|khoản|điểm|mục|chương|phụ\s+lục|nội\s+dung)\s*(?:,|và|hoặc)\s*(?:một\s+số\s+)?(?:cụm\s+từ|từ\s+ngữ)|(?:cụm\s+từ|từ\s+ngữ)\s*(?:,|và|hoặc)\s*(?:một\s+số\s+)?(?:điều|khoản|điểm|mục|nội\s+dung)")
_PHRASE_ITEM = re.compile(rf"[\s\"“]*(?:{_PHRASE_NOUN})")
_SOMETHING_IN = re.compile(r"\w\s+(?:tại|trong|thuộc)\s+(?:các\s+)?$")  # 'bãi bỏ thủ tục … tại Quyết định số …': not the decision itself
_SENTENCE = re.compile(r"(?<!tp)(?<!tx)\.\s+(?=[^\W\d_])")
_SCOPE_VERB = re.compile(r"(?:quyết\s+định|quy\s+định|nghị\s+quyết|quy\s+chế)\s+này\s+(?:quy\s+định|phân\s+cấp|cụ\s+thể|ban\s+hành|hướng\s+dẫn|thực\s+hiện|ủy\s+quyền|được\s+ban\s+hành|điều\s+chỉnh)")
_EXCEPTION = re.compile(r"(?:không\s+(?:được\s+)?(?:quy\s+định|thuộc|áp\s+dụng|điều\s+chỉnh)|ngoài|trừ|thì\s+(?:thực\s+hiện|áp\s+dụng)|thực\s+hiện\s+theo|các\s+nội\s+dung\s+khác)")
_BASIS = re.compile(r"^[\s\"“*_(-]*(căn\s*cứ|thực\s+hiện|thi\s+hành|theo\s+(?!đề\s+nghị|tờ\s+trình)(?=luật|nghị|quyết|thông))(?!\w)")
_PROPOSAL = re.compile(r"^[\s\"“*_(-]*(?:theo\s+đề\s+nghị|theo\s+tờ\s+trình|xét|trên\s+cơ\s+sở|sau\s+khi|được\s+sự|qua|ý\s+kiến|tiếp\s+theo)(?!\w)")
PAPERS = frozenset({"Tờ trình", "Báo cáo", "Thông báo", "Công văn", "Văn bản", "Tờ trình liên ngành", "Biên bản", "Phiếu trình", "Ý kiến", "Đề nghị", "Công điện"})
_ENACTING = re.compile(r"(?<!\w)ban\s+hành\s+(?:quyết\s+định|nghị\s+quyết|chỉ\s+thị|quy\s+định|quy\s+chế)?")
_HEADED_SCOPE = re.compile(r"phạm\s+vi|đối\s+tượng")


@dataclass(frozen=True, slots=True)
class Governed:
    """relation and whether it is said to be in part; verb_at: offset of the verb."""

    relation: str
    partial: bool = False
    verb_at: int = -1
    phrase: bool = False
    mixed: str = ""  # 'bãi bỏ một số khoản, cụm từ': what the verb does to members that are no wording


def sentence_start(block: Block, at: int) -> int:
    start = block.body
    for stop in _SENTENCE.finditer(block.passage.low, block.body, at):
        if block.passage.text[stop.end()].isupper():
            start = stop.end()
    return start


def sentence_end(block: Block, at: int) -> int:
    for stop in _SENTENCE.finditer(block.passage.low, at, block.end):
        if block.passage.text[stop.end()].isupper():
            return stop.start()
    return block.end


def active(low: str, start: int, found: re.Match[str], titled: bool) -> bool:
    """Whether the verb at `found` is the document's own: low[start:found.start()] is what precedes it in the sentence."""
    before = low[start : found.start()]
    if _PASSIVE.search(before) or (_NOT_ITS_OWN.search(before) and not titled):
        return False
    joined = _JOIN.search(before)
    if joined:
        stripped = before[: joined.start()].rstrip()
        earlier = None
        for earlier in TRIGGER.finditer(stripped):
            pass
        if earlier is not None and earlier.end() == len(stripped):
            return active(low, start, TRIGGER.search(low, start + earlier.start()) or found, titled)
    if _OPENING.match(before) or titled:
        return True
    lapsing = found.lastgroup in ("thay_the", "bai_bo")
    return bool(SELF_SUBJECT.search(before)) and not (_BY_SELF if lapsing else _IN_SELF).search(before)


def own_verb(block: Block, start: int, end: int, holes: list[tuple[int, int]], titled: bool = False) -> re.Match[str] | None:
    """The last verb of the document itself in low[start:end], outside the holes (citations and titles)."""
    best = None
    for found in TRIGGER.finditer(block.passage.low, start, end):
        if any(a <= found.start() < b for a, b in holes):
            continue
        joined = best is not None and _JOIN.search(block.passage.low, max(start, found.start() - 12), found.start())
        if joined or active(block.passage.low, start, found, titled):
            best = found
    return best


def governed_by(found: re.Match[str], gap: str) -> Governed:
    kind = found.lastgroup or "dan_chieu"
    if kind == "phrase" or (kind in ("bai_bo", "thay_the") and _PHRASE_IN.search(gap)):
        mixed = kind if kind != "phrase" and _MIXED.search(gap) else ""
        return Governed("sua_doi_bo_sung", verb_at=found.start(), phrase=True, mixed=mixed)
    if kind in ("bai_bo", "thay_the") and _PARTLY.match(gap.lstrip()) and _AMENDS_TOO.search(found.string, max(0, found.start() - 40), found.start()):
        return Governed("sua_doi_bo_sung", verb_at=found.start())  # 'sửa đổi, bổ sung và hủy bỏ một số điều của …'
    partial = kind in ("bai_bo", "thay_the") and bool(_PARTLY.match(gap.lstrip()) or _SOMETHING_IN.search(gap))
    return Governed(kind, partial, found.start())


def in_body(block: Block, citation: Citation, earlier: list[Citation], amending: bool) -> Governed | None:
    """What a verb in the citation's own sentence makes of it; None where none governs it.

    earlier: the citations before it in the block; amending: the document says in its title that it changes others.
    """
    low = block.passage.low
    start = sentence_start(block, citation.start)
    outer = [c for c in earlier if not c.nested and c.start >= start]
    holes = _holes(outer, citation)
    verb = own_verb(block, start, citation.start, holes, block.zone == "title")
    if verb is None:
        return _predicate(block, citation, start, outer)
    gap = low[max(verb.end(), outer[-1].end if outer and outer[-1].end > verb.end() else verb.end()) : citation.start]
    gap_from_verb = low[verb.end() : citation.start]
    governed = governed_by(verb, gap_from_verb)
    if verb.lastgroup in ("ap_dung", "cong_bo", "tiep_tuc"):
        rest = low[citation.end : sentence_end(block, citation.end)]
        if verb.lastgroup == "cong_bo" and _CONTINUED.search(rest):
            return Governed("tiep_tuc", verb_at=citation.end)
        near = outer[-1].end if outer and outer[-1].end > verb.end() and outer[-1].relation == verb.lastgroup else verb.end()
        return governed if _BARE_HEAD.match(low[near : citation.start].strip(" ,;")) or _bare(low[near : citation.start]) else None
    if governed.phrase:
        return governed if not re.search(r"(?:(?<!kèm\s)theo|trừ)[^,;]{0,40}$", gap) else None
    if outer and outer[-1].end > verb.end():
        if outer[-1].relation == "dan_chieu" and outer[-1].target is not None and not isinstance(outer[-1].target, str):
            return None  # the verb had another object than the citation before
        if _bare(gap):
            return Governed(governed.relation, governed.partial or outer[-1].partial, governed.verb_at)
        return governed if not _PREPOSED.search(gap) else None
    if _PREPOSED.search(gap) and not _OBJECT_OF_PLACE.match(gap):
        return None
    return governed if _object(governed, gap_from_verb, amending or block.zone == "title") else None


def _object(governed: Governed, gap: str, amending: bool) -> bool:
    """Whether the words between verb and citation let it be the verb's object."""
    if governed.relation != "sua_doi_bo_sung" or amending or _OBJECT_OF_PLACE.match(gap):
        return True
    return bool(_PARTS_OF_TEXT.match(gap)) and not re.search(r"(?:đã|được)\s+quy\s+định\s+(?:tại|của)", gap)


def _bare(gap: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:[,;]|và|tại|của|các|\s)*", gap))


def _holes(earlier: list[Citation], citation: Citation) -> list[tuple[int, int]]:
    """Citations, and their titles up to the next one that stands beside them."""
    found: list[tuple[int, int]] = []
    outer = [c for c in earlier if not c.nested]
    for one, after in zip(outer, [*outer[1:], citation]):
        end = after.start
        low = one.block.passage.low
        clause = re.compile(r"(?:,|;|(?<!\w)và|đồng\s+thời)\s*(?=(?:bãi\s+bỏ|thay\s+thế|hủy\s+bỏ|huỷ\s+bỏ)\s+(?:(?:toàn\s+bộ|một\s+phần|các|nội\s+dung)\s+)*$)").search(
            low[one.end : end]
        )
        stop = one.end + clause.start() if clause else end
        found.append((one.start, stop if one.reference is not None or clause else one.end))
    return found


def _predicate(block: Block, citation: Citation, start: int, outer: list[Citation]) -> Governed | None:
    """'Quyết định số 11/2022 … hết hiệu lực kể từ ngày …': the verb stands behind."""
    low = block.passage.low
    first = outer[0] if outer else citation
    before = low[start : first.start]
    if _EVENT.search(before) or _EVENT.search(low[max(start, citation.start - 40) : citation.start]):
        return None
    if _LAPSED_LIST.search(before):
        return Governed("bai_bo", verb_at=first.start)
    whole = bool(_OPENING.match(before) or _BARE_HEAD.match(before) or _ends_clause(before))
    if not whole and not _CONTENT_OF.search(before):
        return None
    rest = low[citation.end : sentence_end(block, citation.end)]
    for pattern, relation in ((_LAPSED, "bai_bo"), (_CONTINUED, "tiep_tuc"), (_AMENDED_SO, "sua_doi_bo_sung")):
        found = pattern.search(rest)
        if found:
            if relation == "bai_bo" and re.search(r"(?:từ\s+ngày|khi|nếu|trước\s+ngày)[^,;]{0,80}$", rest[: found.start()]):
                continue
            return Governed(relation, not whole and relation == "bai_bo", citation.end + found.start())
    suspended = _SUSPENDED.search(rest)
    if suspended:
        return Governed("dinh_chi" if suspended["stop"] else "ngung_hieu_luc", verb_at=citation.end + suspended.start())
    return None


def _ends_clause(before: str) -> bool:
    return bool(re.search(r"(?:,|;|\.|thì|và)\s*(?:các\s+)?$", before)) and bool(SELF_SUBJECT.search(before))


def of_introduction(low: str, text: str, start: int, end: int, covered: list[Citation]) -> Governed | None:
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
    header = re.match(r"\s*(?:(?:điều|khoản)?\s*[\w.]{1,6}[.:)]\s*)?", tail)
    begin = start + tail_start + (header.end() if header else 0)
    for found in TRIGGER.finditer(low, begin, end):
        if active(low, begin, found, False):
            best = found
    if best is None:
        return None
    return governed_by(best, low[best.end() : end])


def inherits(block: Block, citation: Citation, outer: list[Citation]) -> bool:
    """Whether the citation is a member of the list: it opens its block, or stands beside one that does."""
    first = outer[0] if outer else citation
    return bool(_BARE_HEAD.match(block.passage.low[block.body : first.start])) or is_phrase_item(block)


def is_phrase_item(block: Block) -> bool:
    """'a) Cụm từ “cấp huyện” bằng cụm từ “cấp xã” tại khoản 1 Điều 3': a change of wording under a verb above it."""
    return bool(_PHRASE_ITEM.match(block.passage.low, block.body, block.end))


def in_preamble(block: Block, citation: Citation, item_start: int) -> str:
    """The relation of a citation in the căn cứ; `item_start`: where its part of the line begins."""
    low = block.passage.low
    head = low[item_start : item_start + 40]
    type_ = (citation.reference.type if citation.reference else None) or ""
    if _PROPOSAL.match(head) or type_ in PAPERS:
        return "dan_chieu"
    return "can_cu"


def preamble_item(block: Block, at: int) -> int:
    """Start of the part of a căn cứ line that `at` stands in: parts are divided by ';' or '.' before a new opening word."""
    low = block.passage.low
    start = block.body
    for stop in re.compile(
        r"[;.,]\s*(?=(?:căn\s+cứ|theo\s+đề\s+nghị|xét\s|thực\s+hiện\s|trên\s+cơ\s+sở|sau\s+khi|ý\s+kiến|qua\s|"
        r"(?:ủy|uỷ|ub|hội\s+đồng|hđnd|chủ\s+tịch|thường\s+trực)[^;]{0,90}\sban\s+hành\s))"
    ).finditer(low, block.body, at):
        start = stop.end()
    return start


def is_basis(block: Block, item_start: int) -> bool:
    return bool(_BASIS.match(block.passage.low[item_start : item_start + 40]))


def is_enacting(block: Block, item_start: int) -> bool:
    """Whether the part from `item_start` is the sentence that closes the preamble: '… ban hành Quyết định bãi bỏ …'."""
    low = block.passage.low[item_start : block.end]
    return not _BASIS.match(low) and not _PROPOSAL.match(low) and bool(_ENACTING.search(low[:260]))


def enacted(block: Block, citation: Citation, earlier: list[Citation], item_start: int) -> Governed | None:
    low = block.passage.low
    issue = _ENACTING.search(low, item_start, citation.start)
    if issue is None:
        return None
    verb = own_verb(block, issue.end(), citation.start, _holes([c for c in earlier if c.start >= item_start], citation), titled=True)
    if verb is None or (verb.lastgroup in ("ap_dung", "cong_bo") and not _BARE_HEAD.match(low[verb.end() : citation.start])):
        return None
    return governed_by(verb, low[verb.end() : citation.start])


def details(block: Block, citation: Citation, heading: str) -> bool:
    """Whether the scope article says that the document details these provisions (gold/SCHEMA: provisions, not a whole document)."""
    low = block.passage.low
    start = sentence_start(block, citation.start)
    before = low[start : citation.start]
    said = _SCOPE_VERB.search(before)
    if not said or not citation.paths:
        return False
    return not _EXCEPTION.search(before[said.end() :])
