"""Verbs by which a document changes others, and whether they are its own (domain.md 5.3, 5.4).

Only a verb of the document itself counts: one that opens the sentence, follows 'Quyết định này', stands in its own title or
in the line that introduces a list. Passives and verbs of other bodies make no edge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from registry.extracting.blocks import Block

PHRASE_NOUN = r"(?:một\s+số\s+|các\s+)?(?:cụm\s+từ|từ\s+ngữ|từ|chữ|dấu|ký\s+hiệu|con\s+số)(?!\w)"
# What opens a clause of its own behind another document, so that no title goes so far: 'và thay thế cụm từ “…” tại …'
WORDING_CLAUSE = (
    rf"(?:thay(?:\s+thế)?|bỏ|bãi\s+bỏ|sửa(?:\s+đổi)?|bổ\s+sung|điều\s+chỉnh|lược\s+bỏ)\s+{PHRASE_NOUN}\s*[\"“][^;]{{0,400}}$"
)
AMENDING_CLAUSE = r"(?:sửa\s+đổi|bổ\s+sung|điều\s+chỉnh)(?:(?:\s*,\s*|\s+và\s+)(?:bổ\s+sung|thay\s+thế))?\s+$"
TRIGGER = re.compile(
    rf"""(?<!\w)(?:
      (?P<phrase>(?:thay(?:\s+thế)?|bỏ|bãi\s+bỏ|sửa(?:\s+đổi)?|bổ\s+sung|điều\s+chỉnh|lược\s+bỏ)\s+{PHRASE_NOUN})
    | (?P<keo_dai>(?:kéo\s+dài|gia\s+hạn)\s+(?:thời\s+(?:gian|hạn)\s+)?(?:có\s+)?(?:thực\s+hiện|áp\s+dụng|hiệu\s+lực|thi\s+hành)(?:\s+thi\s+hành)?)
    | (?P<noi_lai>(?:chấm\s+dứt|bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ)\s+(?:việc\s+)?(?:tạm\s+)?(?:đình\s+chỉ|(?:ngưng|ngừng)\s+hiệu\s+lực)(?:\s+(?:việc\s+)?thi\s+hành)?)
    | (?P<ngung_hieu_luc>(?:tạm\s+)?(?:ngưng|ngừng)\s+hiệu\s+lực|tạm\s+(?:ngưng|ngừng|dừng)\s+(?:việc\s+)?(?:thực\s+hiện|thi\s+hành|áp\s+dụng))
    | (?P<thoi_ap_dung>(?:không(?:\s+tiếp\s+tục)?|ngừng|dừng|chấm\s+dứt)\s+(?:việc\s+)?áp\s+dụng)
    | (?P<thay_the>thay\s+thế(?:\s+cho)?)
    | (?P<bai_bo>bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ|chấm\s+dứt\s+hiệu\s+lực)
    | (?P<sua_doi_bo_sung>sửa\s+đổi|bổ\s+sung|điều\s+chỉnh)
    | (?P<dinh_chinh>đính\s+chính)
    | (?P<dinh_chi>đình\s+chỉ)
    | (?P<quy_dinh_chi_tiet>quy\s+định\s+chi\s+tiết|chi\s+tiết\s+và\s+(?:hướng\s+dẫn|biện\s+pháp)|hướng\s+dẫn(?!\s+(?:cách|ghi|lập|kê\s+khai))(?:\s+(?:thi\s+hành|thực\s+hiện))?|để\s+thi\s+hành)
    | (?P<tiep_tuc>tiếp\s+tục\s+(?:có\s+hiệu\s+lực|(?:được\s+)?(?:áp\s+dụng|thực\s+hiện|thi\s+hành)))
    | (?P<ap_dung>áp\s+dụng)
    | (?P<cong_bo>công\s+bố)
    )(?!\w)""",
    re.X,
)
SELF_SUBJECT = re.compile(
    r"(?<!\w)(?:quyết\s+định|nghị\s+quyết|chỉ\s+thị|thông\s+tư|nghị\s+định|luật|pháp\s+lệnh|văn\s+bản|quy\s+định|quy\s+chế)(?:\s+liên\s+tịch)?(?:\s+này(?!\w)|\s+(?:có\s+)?hiệu\s+lực)"
)
_BY_SELF = re.compile(r"(?<!\w)theo\s+(?:quyết\s+định|nghị\s+quyết|quy\s+định|văn\s+bản|luật)\s+này[^,;]*$")
_IN_SELF = re.compile(r"(?<!\w)(?:theo|tại|trong|của)\s+(?:quyết\s+định|nghị\s+quyết|quy\s+định|văn\s+bản|luật)\s+này[^,;]*$")
_PASSIVE = re.compile(r"(?<!\w)(?:được|bị|đã|đang|chưa|từng|sẽ)\s*$")
_NOT_ITS_OWN = re.compile(
    r"(?<!\w)(?:văn\s+bản|việc|đề\s+nghị|đề\s+xuất|tham\s+mưu|kiến\s+nghị|trình|xem\s+xét|khi|nếu|trường\s+hợp|cần|phải|hồ\s+sơ|yêu\s+cầu|kịp\s+thời|về\s+việc|"
    r"dự\s+thảo|nội\s+dung|quyền|thẩm\s+quyền|người|cơ\s+quan|tỉnh|bộ|sở|có\s+thể|không|luật|nghị\s+định|thông\s+tư|để|báo\s+cáo|rà\s+soát|cập\s+nhật)\s*$"
)
_JOIN = re.compile(r"(?:,|và|hoặc|;|đồng\s+thời)\s*$")
OPENING = re.compile(
    r"^[\s\"“(]*ban\s+hành\s+(?:kèm\s+theo\s+quyết\s+định\s+này\s)?[^;.]*$|^[\s\"“(]*(?:(?:nay|đồng\s+thời|cho\s+phép|quyết\s+định|ban\s+hành(?:\s+kèm\s+theo\s+quyết\s+định\s+này)?|về|việc|phạm\s+vi\s+điều\s+chỉnh)\s*)*(?:kể\s+từ\s+ngày[^;]{0,90},)?\s*$"
)
_PARTLY = re.compile(r"(?:một\s+phần|một\s+số\s+(?:nội\s+dung|điều|khoản|điểm|quy\s+định)|(?:các\s+)?nội\s+dung|(?:các|những)\s+(?:điều|khoản|điểm|quy\s+định|điều\s+khoản))")
_AMENDS_TOO = re.compile(r"(?:sửa\s+đổi|bổ\s+sung)\s*(?:,|và|,\s*và)\s*$")
_PHRASE_IN = re.compile(r"^[^\"“”;.:]{0,60}?(?<!\w)(?:cụm\s+từ|từ\s+ngữ)(?!\w)")
_MIXED = re.compile(r"(?:điều|khoản|điểm|mục|chương|phụ\s+lục|nội\s+dung)\s*(?:,|và|hoặc)\s*(?:một\s+số\s+)?(?:cụm\s+từ|từ\s+ngữ)|(?:cụm\s+từ|từ\s+ngữ)\s*(?:,|và|hoặc)\s*(?:một\s+số\s+)?(?:điều|khoản|điểm|mục|nội\s+dung)")
# 'bãi bỏ thủ tục … tại Quyết định số …': not the decision itself
_SOMETHING_IN = re.compile(r"[\w)]\s+(?:tại|trong|thuộc)\s+(?:các\s+)?$")

# 'Chấm dứt việc đình chỉ thi hành Quyết định số …': it goes on; 'Không áp dụng Quyết định số … trên địa bàn xã …': it ends there
_SAYS = {"noi_lai": "tiep_tuc", "keo_dai": "tiep_tuc", "thoi_ap_dung": "bai_bo"}
REACH = 2000  # no subject stands further before its verb


@dataclass(frozen=True, slots=True)
class Governed:
    """relation and whether it is said to be in part; verb_at: offset of the verb, -1 where it stands elsewhere.

    phrase: a change of wording; mixed: what the verb does to members that are no wording ('bãi bỏ một số khoản, cụm từ').
    """

    relation: str
    partial: bool = False
    verb_at: int = -1
    phrase: bool = False
    mixed: str = ""


def active(low: str, start: int, found: re.Match[str], titled: bool) -> bool:
    """Whether the verb at `found` is the document's own: low[start:found.start()] is what precedes it in the sentence."""
    before = low[start : found.start()]
    if _PASSIVE.search(before) or (_NOT_ITS_OWN.search(before) and not titled):
        return False
    joined = _JOIN.search(before)
    if joined:
        stripped = before[: joined.start()].rstrip()
        earlier = [verb for verb in TRIGGER.finditer(stripped) if verb.end() == len(stripped)]
        if earlier:
            return active(low, start, TRIGGER.search(low, start + earlier[0].start()) or found, titled)
    if OPENING.match(before) or titled:
        return True
    lapsing = found.lastgroup in ("thay_the", "bai_bo")
    return bool(SELF_SUBJECT.search(before)) and not (_BY_SELF if lapsing else _IN_SELF).search(before)


def own_verb(block: Block, start: int, first: int, end: int, titled: bool = False, after: bool = False) -> re.Match[str] | None:
    """The last verb of the document itself in low[first:end], a part of the sentence that begins at `start`.

    after: a verb of its own stands before in the sentence, so that one behind a comma or 'và' is its own too.
    """
    low, best = block.passage.low, None
    start = max(start, first - REACH)
    for found in TRIGGER.finditer(low, first, end):
        joined = (after or best is not None) and _JOIN.search(low, max(start, found.start() - 12), found.start())
        if joined or active(low, start, found, titled):
            best = found
    return best


def governed_by(found: re.Match[str], gap: str) -> Governed:
    kind = found.lastgroup or "dan_chieu"
    kind = _SAYS.get(kind, kind)
    if kind == "phrase" or (kind in ("bai_bo", "thay_the") and _PHRASE_IN.search(gap)):
        mixed = kind if kind != "phrase" and _MIXED.search(gap) else ""
        return Governed("sua_doi_bo_sung", verb_at=found.start(), phrase=True, mixed=mixed)
    if kind in ("bai_bo", "thay_the") and _PARTLY.match(gap.lstrip()) and _AMENDS_TOO.search(found.string, max(0, found.start() - 40), found.start()):
        return Governed("sua_doi_bo_sung", verb_at=found.start())  # 'sửa đổi, bổ sung và hủy bỏ một số điều của …'
    partial = kind in ("bai_bo", "thay_the") and bool(_PARTLY.match(gap.lstrip()) or _SOMETHING_IN.search(gap))
    return Governed(kind, partial, found.start())
