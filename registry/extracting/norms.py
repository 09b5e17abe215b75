"""What is regulated: whether the object of 'quy định', 'ban hành', 'quyết định' is a norm or a single case, and its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from registry.extracting.passages import Passage

# After 'quy định' as a noun: 'quy định tại khoản 1', 'quy định của pháp luật'.
_NOUN = re.compile(
    r"\s*(?:(?:tại|của|này|trên|nêu|ở|trong|đó|như|từ|thì|pháp\s+luật|hiện\s+hành|khác|chung|bắt\s+buộc|mới|cũ|đã|sẽ|được|bị|là|có|phải|hoặc|"
    r"về\s+pháp|theo|bằng|không|trước|sau|liên\s+quan)(?!\w)|[.,;)\]”\"]|$)"
)
_LEAD = re.compile(
    r"\s*(?:(?:cụ\s+thể|chi\s+tiết|hướng\s+dẫn(?:\s+thi\s+hành)?|về|việc|các|những|một\s+số|và|theo\s+thẩm\s+quyền|hoặc\s+trình[^,;.]{0,60}ban\s+hành|thêm|bổ\s+sung|"
    r"ban\s+hành|điều\s+chỉnh|sửa\s+đổi|,|áp\s+dụng|thống\s+nhất)(?!\w)\s*|,\s*)*"
)
_RULES = (
    r"quy\s+định|quy\s+chế|quy\s+chuẩn|bảng\s+giá|đơn\s+giá|khung|danh\s+mục|định\s+mức|hạn\s+mức|tiêu\s+chí|tiêu\s+chuẩn|chính\s+sách|cơ\s+chế|mức|"
    r"nội\s+quy|điều\s+lệ|chế\s+độ|hệ\s+số|tỷ\s+lệ|tỉ\s+lệ|điều\s+kiện|nguyên\s+tắc|giá\s+(?:dịch\s+vụ|sản\s+phẩm|tối\s+đa|tối\s+thiểu|nước|tính)|phí|lệ\s+phí|"
    r"bộ\s+(?:tiêu\s+chí|chỉ\s+số|đơn\s+giá)|nội\s+dung\s+chi|khoản\s+thu"
)
_MADE = re.compile(
    rf"(?:{_RULES}|hướng\s+dẫn|mẫu|biểu\s+mẫu|trình\s+tự|thủ\s+tục|quy\s+trình|thông\s+tư|nghị\s+định|nghị\s+quyết\s+(?:quy\s+định|ban\s+hành)|bảng|thang|"
    r"quyết\s+định\s+(?:quy\s+định|ban\s+hành)|văn\s+bản(?:\s+quy\s+phạm\s+pháp\s+luật)?\s+(?:để\s+)?(?:quy\s+định|hướng\s+dẫn))(?!\w)"
)
_DECIDED = re.compile(
    rf"(?:{_RULES}|diện\s+tích\s+(?:giao|tối\s+thiểu|đất|tách)|biện\s+pháp,\s*mức|thời\s+gian\s+và\s+mức|phạm\s+vi,\s*đối\s+tượng|số\s+lượng,\s*mức)(?!\w)"
)
_SINGLE = re.compile(
    r"(?:danh\s+mục\s+(?:các\s+)?(?:dự\s+án|công\s+trình|khu\s+đất|vị\s+trí|nhiệm\s+vụ|đề\s+tài|tài\s+sản|thủ\s+tục)|mức\s+(?:xử\s+)?phạt|mức\s+kỷ\s+luật|"
    r"(?:quyết\s+định|văn\s+bản|thông\s+báo|kế\s+hoạch|phương\s+án|danh\s+sách|đề\s+án|chương\s+trình)(?!\s+(?:quy\s+định|ban\s+hành|quy\s+phạm|hướng\s+dẫn|để))|"
    r"nghị\s+quyết\s+(?:bãi\s+nhiệm|miễn\s+nhiệm|xác\s+nhận|phê|này)|giá\s+đất\s+cụ\s+thể|mức\s+độ|thông\s+tư\s+này|nghị\s+định\s+này|hướng\s+dẫn\s+này)(?!\w)"
)
_LIST = re.compile(r"\s*(?:(?:chi\s+tiết|cụ\s+thể|về|các|những)\s*)*(?:(?:các\s+)?nội\s+dung|vấn\s+đề|trường\s+hợp)?\s*(?:sau(?:\s+đây)?|như\s+sau)?\s*:")
_CLAUSE = re.compile(r"[,:;]|(?<!\w)(?:thì|mà|nhưng|trừ|trường\s+hợp)(?!\w)")
_TRIVIAL = re.compile(r"[\s,]*(?:(?:cụ\s+thể|này|khác|đó|và|thì|là|việc|được|theo|để)\s*)*$")

# 'bồi thường theo mức …', 'vượt hạn mức …', 'bảo đảm diện tích tối thiểu …': what is regulated begins behind.
_ACCORDING = re.compile(
    rf"(?<!\w)(?:theo|vượt|nhỏ\s+hơn|lớn\s+hơn|bằng|bảo\s+đảm|đáp\s+ứng|trong)\s+(?=(?:các\s+)?(?:{_RULES}|diện\s+tích|thời\s+gian)(?!\w))"
)
_PLURAL = re.compile(r"(?<!\w)(?:những|các|mọi|đúng|theo)\s+quy\s+định$")
_EMPTY = re.compile(r"\s*(?:chi\s+tiết|cụ\s+thể)?\s*")
_BEGINS = re.compile(r"(?:có|hết)\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:kể\s+)?từ\s+ngày\s+\d")  # of effect, not of what is to be made
_DONE = re.compile(r"(?<!\w)(?:đã|trước\s+ngày|văn\s+bản|kế\s+hoạch|quyết\s+định\s+của|nghị\s+quyết\s+của)(?!\w)")


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
    if _BEGINS.search(low, start, end) or _PLURAL.search(low, max(0, start - 24), start) or _EMPTY.fullmatch(low, start, end):
        return None
    if kind == "quy":
        return None if _NOUN.match(low, start, end + 1) or end - start < 4 else Object(passage.text[start:end], end)
    lead = _LEAD.match(low, start, end)
    head = lead.end() if lead else start
    if _SINGLE.match(low, head) or (chairman and kind == "quyết"):
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
        return None if re.match(r"(?:văn\s+bản|quyết\s+định|nghị\s+quyết)(?!\w)", words) else measured
    if _DONE.search(low, head, end):
        return None
    wanted = _MADE if kind == "ban" else _DECIDED
    return measured if wanted.match(words) else None
