"""What is regulated: whether the object of 'quy định', 'ban hành', 'quyết định' is a norm or a single case, and its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from registry.extracting.passages import Passage
from registry.extracting.phrases import spaced

# After 'quy định' as a noun: 'quy định tại khoản 1', 'quy định của pháp luật'.
_NOUN = spaced(
    r"\s*(?:(?:tại|của|này|trên|nêu|ở|trong|đó|như|từ|thì|pháp luật|hiện hành|khác|chung|bắt buộc|mới|cũ|đã|sẽ|được|bị|là|"
    r"có|phải|hoặc|"
    r"về pháp|theo|bằng|không|trước|sau|liên quan)(?!\w)|[.,;)\]”\"]|$)"
)
_LEAD = spaced(
    r"\s*(?:(?:cụ thể|chi tiết|hướng dẫn(?: thi hành)?|về|việc|các|những|một số|và|theo thẩm quyền|"
    r"hoặc trình[^,;.]{0,60}ban hành|thêm|bổ sung|"
    r"ban hành|điều chỉnh|sửa đổi|,|áp dụng|thống nhất)(?!\w)\s*|,\s*)*"
)
_RULES = (
    r"quy định|quy chế|quy chuẩn|bảng giá|đơn giá|khung|danh mục|định mức|hạn mức|tiêu chí|tiêu chuẩn|chính sách|cơ chế|mức|"
    r"nội quy|điều lệ|chế độ|hệ số|tỷ lệ|tỉ lệ|điều kiện|nguyên tắc|giá (?:dịch vụ|sản phẩm|tối đa|tối thiểu|nước|tính)|"
    r"phí|lệ phí|"
    r"bộ (?:tiêu chí|chỉ số|đơn giá)|nội dung chi|khoản thu"
)
_MADE = spaced(
    rf"(?:{_RULES}|hướng dẫn|mẫu|biểu mẫu|trình tự|thủ tục|quy trình|thông tư|nghị định|nghị quyết (?:quy định|ban hành)|"
    rf"bảng|thang|"
    r"quyết định (?:quy định|ban hành)|văn bản(?: quy phạm pháp luật)? (?:để )?(?:quy định|hướng dẫn))(?!\w)"
)
_DECIDED = spaced(
    rf"(?:{_RULES}|diện tích (?:giao|tối thiểu|đất|tách)|biện pháp,\s*mức|thời gian và mức|phạm vi,\s*đối tượng|"
    rf"số lượng,\s*mức)(?!\w)"
)
_SINGLE = spaced(
    r"(?:danh mục (?:các )?(?:dự án|công trình|khu đất|vị trí|nhiệm vụ|đề tài|tài sản|thủ tục)|mức (?:xử )?phạt|mức kỷ luật|"
    r"(?:quyết định|văn bản|thông báo|kế hoạch|phương án|danh sách|đề án|chương trình)(?! (?:quy định|ban hành|quy phạm|"
    r"hướng dẫn|để))|"
    r"nghị quyết (?:bãi nhiệm|miễn nhiệm|xác nhận|phê|này)|giá đất cụ thể|mức độ|thông tư này|nghị định này|"
    r"hướng dẫn này)(?!\w)"
)
_EACH = spaced(r"(?:cho|với|theo|của) từng (?:dự án|trường hợp|vụ việc|công trình|thửa đất)(?: \w+){0,3} cụ thể(?!\w)")  # decided case by case
_LIST = spaced(
    r"\s*(?:(?:chi tiết|cụ thể|về|các|những)\s*)*(?:(?:các )?nội dung|vấn đề|trường hợp)?\s*(?:sau(?: đây)?|như sau)?\s*:"
)
_CLAUSE = spaced(r"[,:;]|(?<!\w)(?:thì|mà|nhưng|trừ|trường hợp)(?!\w)")
_TRIVIAL = spaced(r"[\s,]*(?:(?:cụ thể|này|khác|đó|và|thì|là|việc|được|theo|để)\s*)*$")

# 'bồi thường theo mức …', 'vượt hạn mức …', 'bảo đảm diện tích tối thiểu …': what is regulated begins behind.
_ACCORDING = spaced(
    rf"(?<!\w)(?:theo|vượt|nhỏ hơn|lớn hơn|bằng|bảo đảm|đáp ứng|trong) (?=(?:các )?(?:{_RULES}|diện tích|thời gian)(?!\w))"
)
_PLURAL = spaced(r"(?<!\w)(?:những|các|mọi|đúng|theo) quy định$")
_EMPTY = spaced(r"\s*(?:chi tiết|cụ thể)?\s*")
_BEGINS = spaced(r"(?:có|hết) hiệu lực(?: thi hành)? (?:kể )?từ ngày \d")  # of effect, not of what is to be made
_TIMED = spaced(r"\s*(?:chi tiết|cụ thể)?,?\s*(?:trong (?:thời hạn|vòng)|chậm nhất|trước ngày)(?!\w)")  # when it is done, not what
_DONE = spaced(r"(?<!\w)(?:đã|trước ngày|văn bản|kế hoạch|quyết định của|nghị quyết của)(?!\w)")


@dataclass(frozen=True, slots=True)
class Object:
    """words: what is regulated, up to `end`; items: spans of the list that follows a colon, instead."""

    words: str
    end: int
    items: tuple[tuple[int, int], ...] = ()


def read_object(passage: Passage, verb: str, start: int, end: int, chairman: bool = False) -> Object | None:
    """The object of an active verb at text[start:end]; None where it is no norm (a reference, a single act).

    chairman: what a chairman 'quyết định' is a single act, whatever its object.
    """
    low = passage.low
    kind = verb.split()[0]
    listed = _LIST.match(low, start)
    if listed and kind == "quy" and listed.end() >= end:
        return _list(passage, listed.end())
    if _TIMED.match(low, start, end) or _BEGINS.search(low, start, end) or _PLURAL.search(low, max(0, start - 24), start) or _EMPTY.fullmatch(low, start, end):
        return None
    if kind == "quy":
        return None if _NOUN.match(low, start, end + 1) or end - start < 4 else Object(passage.text[start:end], end)
    lead = _LEAD.match(low, start, end)
    head = lead.end() if lead else start
    if _SINGLE.match(low, head) or (kind == "quyết" and (chairman or _EACH.search(low, head, end))):
        return None
    wanted = _MADE if kind == "ban" else _DECIDED
    return Object(passage.text[start:end], end) if wanted.match(low, head) else None


def _list(passage: Passage, colon: int) -> Object:
    """What follows 'quy định các nội dung sau đây:': the provisions under it, else the next words."""
    holder = passage.at(colon - 1)
    items = [(passage.behind_number(c.span.start, c.span.end), c.span.end) for c in passage.children(holder)]
    read = tuple((start, min(end, passage.sentence_end(start))) for start, end in items if start < end)
    end = passage.sentence_end(min(colon + 1, len(passage.text)))
    return Object(passage.text[colon:end], end, read)


def regulated(passage: Passage, start: int, end: int, verb: str) -> int | None:
    """Where the words begin that a passive verb regulates: text[result:end]; None where they are no norm."""
    low = passage.low
    cuts = [c.end() for c in _CLAUSE.finditer(low, start, end)]
    for cut in [*reversed(cuts), start]:
        head = cut + len(low[cut:end]) - len(low[cut:end].lstrip())
        if end - head >= 9 and not _TRIVIAL.fullmatch(low, head, end):
            break
    else:
        return None
    measured = max((m.end() for m in _ACCORDING.finditer(low, head, end) if low.count(" ", m.end(), end) > 2), default=head)
    words = low[measured:end]
    kind = verb.split()[0]
    if _SINGLE.match(words):
        return None
    if kind == "quy":
        return None if re.match(r"(?:văn bản|quyết định|nghị quyết)(?!\w)", words) else measured
    if _DONE.search(low, head, end):
        return None
    wanted = _MADE if kind == "ban" else _DECIDED
    return measured if wanted.match(words) else None
