"""Who issued a cited document: the words after 'của', read to their end, and their true name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from registry.extracting import catalogue
from registry.law import bodies
from registry.model.text import squeeze

# First syllables that open the name of a body.
_OPENS = re.compile(
    r"(?:liên\s+(?:bộ|sở|ngành)|bộ\s+(?:trưởng|chính\s+trị)|bộ\s|các\s+bộ\s|thứ\s+trưởng|chính\s+phủ|thủ\s+tướng|phó\s+thủ\s+tướng|"
    r"quốc\s+hội|[ủu][ỷy]?\s+ban|uỷ\s+ban|ub\s?nd|h[ộồ]i\s+đồng|hđ\s?nd|hđbt|chủ\s+(?:tịch|nhiệm)|phó\s+chủ\s+tịch|thường\s+(?:trực|vụ)|"
    r"sở\s|cục\s|tổng\s+(?:cục|thanh|kiểm|giám|công|liên|bí)|vụ\s|ban\s+(?!hành)|thống\s+đốc|ngân\s+hàng|thanh\s+tra|tòa\s|toà\s|chánh\s+án|"
    r"viện\s|kiểm\s+toán|đảng\s|tỉnh\s+ủy|tỉnh\s+uỷ|thành\s+ủy|thành\s+uỷ|huyện\s+ủy|văn\s+phòng|công\s+an|bảo\s+hiểm|trung\s+ương|"
    r"giám\s+đốc|trưởng\s+ban|mặt\s+trận|liên\s+đoàn|hội\s|đoàn\s|chi\s+cục|kho\s+bạc|đại\s+hội|nhà\s+nước|nước\s+cộng|"
    r"phòng\s|trường\s|học\s+viện|bệnh\s+viện|trung\s+tâm|công\s+ty|tập\s+đoàn|(?:ttg|ttgcp|cp|qh|ubtvqh|hđcp|tandtc|vksndtc)(?!\w))",
    re.I,
)
# Words that may go on inside a body's name although they are not capitalised.
_INSIDE_WORDS = (
    "ban nhân dân tỉnh thành phố huyện quận thị xã phường trấn khu đặc bộ trưởng tướng tịch đốc hội "
    "đồng thường vụ trực nước nhà án tối cao kiểm sát trung ương lý nghiệp trường dục tạo tế chính "
    "lịch hóa hoá thao binh động tải dựng vận viễn thông truyền nghệ học thương tư pháp nội ngoại giao "
    "quốc phòng an công mại sản thủy thuỷ bình kế hoạch đầu tài nguyên thanh tra phủ ngân hàng văn "
    "tổng cục chế thẩm phán nông thôn phát triển lao nhiệm toán gia cấp sở các và môi khoa tôn "
    "giáo tộc thể du y kinh đô ngành việt nam thuế kho bạc trật tự toàn ủy uỷ đoàn đại "
    "biểu mặt trận tổ lãnh đạo cơ quan bảo hiểm chống lụt bão cháy chữa cứu nạn hộ tìm kiếm "
    "huy quản trị khen thưởng biên quỹ điều hành chỉ dự trữ sách bầu cử luật "
)
_INSIDE = frozenset(_INSIDE_WORDS.split())
# What opens the title of the cited document, or goes on with the sentence, whatever its capitals.
_ENDS = re.compile(
    r"(?:(?:và\s+|,\s*)?(?:quy\s+(?:định|chế|chuẩn|trình)|qui\s+định|ban\s+hành|về\b|v/v|hướng\s+dẫn|sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ|"
    r"phê\s+duyệt|công\s+bố|phân\s+(?:cấp|công|quyền|định)|thay\s+thế|đính\s+chính|thông\s+qua|điều\s+chỉnh|thành\s+lập|tiếp\s+tục|"
    r"thực\s+hiện|triển\s+khai|xử\s+lý|xử\s+phạt|kéo\s+dài|chấp\s+thuận|cho\b|tại\b|trình\b|đề\s+nghị|có\b|hết\b|được\b|đã\b|bị\b|là\b|thì\b|để\b|"
    r"theo\b|trừ\b|kể\b|nêu\b|nói\b|trên\b|ngày\b|số\b|kèm\b|khóa\b|khoá\b|kỳ\b|này\b|do\b|nhằm\b|(?<!ngoại )giao\b|ủy\s+quyền|uỷ\s+quyền|khi\b|sau\b|"
    r"không\b|cũng\b|vẫn\b|đang\b|tổ\s+chức|chi\s+tiết|thi\s+hành|áp\s+dụng|dẫn\b|nếu\b|hoặc\b|tăng\s+cường|đẩy\s+mạnh|năm\b|từ\b|của\b|"
    r"quyết\s+định|nghị\s+quyết|nghị\s+định|thông\s+tư|chỉ\s+thị|(?<!pháp )luật\b|bộ\s+luật|pháp\s+lệnh|công\s+văn|báo\s+cáo|tờ\s+trình|kế\s+hoạch|kết\s+luận|"
    r"thông\s+báo|các\s+văn\s+bản|văn\s+bản|điều\s+\d|khoản\s+\d|điểm\s+[a-zđ]\b|việc\b|ý\s+kiến|xét\b|căn\s+cứ|quy\s+hoạch|đơn\s+giá|bảng\b|mức\b|"
    r"một\s+số|những\b|tách\b|sáp\s+nhập|hợp\s+nhất|chuyển\b|đổi\s+tên|giải\s+thể|thu\s+hồi|kiện\s+toàn|thẩm\s+định|thẩm\s+tra|(?<!ban )(?<!cục )(?<!đồng )(?<!sở )quản\s+lý|nước\s+cộng|bổ\s+nhiệm|thí\s+điểm|danh\s+mục|định\s+mức|chính\s+sách|chế\s+độ|giá\b|đối\s+với|trong\b|liên\s+quan|và\s+các|nay\b))",
    re.I,
)
_TOKEN = re.compile(r"\s*(?P<word>[^\W\d_]+\.?(?:[^\W\d_]+)?)|\s*(?P<join>,|[-–](?=\s|[A-ZĐ])|&)\s*")
_PLURAL_NAMES = re.compile(
    r"(?:văn\s+h(?:óa|oá)|lao\s+động|khoa\s+học|dân\s+số|giáo\s+dục|phòng|lụt|cháy|thi\s+đua|bộ\s+trưởng|bão|an\s+ninh)$", re.I
)
_LIST_OF_TASKS = re.compile(r"(?:chống|chữa|lụt|bão|cháy|khen|trật|cứu)\s", re.I)
_UNIT_NEXT = re.compile(r"(?:huyện|quận|thị\s+xã|thành\s+phố|tỉnh)\s+[A-ZĐÀ-Ỹ]")
_LOCAL = re.compile(r"(?:xã|phường|thị\s+trấn|huyện|quận)\s+\S+", re.I)
_REMARK = re.compile(r"\s*\((?:cũ|trước\s+đây|nay\s+là\b[^()]{1,80}|trước\s+(?:khi\s+)?(?:sắp\s+xếp|sáp\s+nhập|hợp\s+nhất)[^()]{0,60}|[^()]{0,30}\bcũ)\)", re.I)
_JOINT = re.compile(r"^liên\s+(?:bộ\s*:?\s*(?=(?:bộ|ngân|ủy|uỷ|tòa|viện)\b)|(?:tịch|ngành)\s*:?\s*)?", re.I)
_HEAD_OF_OFFICE = re.compile(r"^(?:giám\s+đốc|lãnh\s+đạo|trưởng\s+ban|chánh)\s+(?=sở|cục|ban\b|văn|thanh)", re.I)
_GENERIC = re.compile(
    r"((?:Ủy|Uỷ)\s+ban\s+nhân\s+dân|UBND|Hội\s+đồng\s+nhân\s+dân|HĐND)(?:\s+(?:các\s+)?(?:[Tt]ỉnh|[Tt]hành\s+phố|TP|[Hh]uyện|[Qq]uận|[Tt]hị\s+xã|[Xx]ã|[Pp]hường))?$"
)
# 'Ban Chỉ huy … thành phố': the own one.
_BARE_UNIT = re.compile(r"\s(tỉnh|thành phố|huyện|quận|thị xã|xã|phường)$", re.I)
_LEFT_OPEN = re.compile(r"\s+(?:và|các)$")
LONGEST = 160
_UNIT = re.compile(r"tỉnh|thành|huyện|quận|thị|xã|phường", re.I)
_AFTER_UNIT = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|TP\.?)\s+$", re.I)


@dataclass(frozen=True, slots=True)
class Issuer:
    """words: as printed; end: offset behind it and a remark like '(cũ)'."""

    words: str
    end: int


def read(text: str, start: int, end: int) -> Issuer | None:
    """The body whose name begins at text[start], None where none does. Never reads beyond LONGEST characters."""
    if not _OPENS.match(text, start, end):
        return None
    end = min(end, start + LONGEST)
    shouting = text[start : start + 40].isupper()
    at, kept, joined = start, start, False
    named, capital = False, True  # a place has been named; the word before was capitalised
    complete = start  # where a catalogued name has just ended
    while at < end:
        begin = at + (text[at : at + 1] == " ")
        place = 0 if joined else catalogue.place(text, start, begin, end)
        whole = place or (0 if joined else catalogue.body(text, begin, end))
        if whole:
            at = kept = complete = whole
            if text[at : at + 1] == "\n" and text[at + 1 : at + 2].isupper():
                break
            named, capital = named or bool(place), bool(place)
            continue
        token = _TOKEN.match(text, at, end)
        if token is None:
            break
        if token["join"]:
            if joined or not _goes_on(text, kept, token.end(), end, token["join"], start):
                break
            joined, at = True, token.end()
            continue
        word_at = token.start("word")
        if word_at > start and _ENDS.match(text, word_at, end) and (
            at == complete or not _part_of_name(text, start, word_at)
        ):
            break
        word = token["word"]
        upper = word[0].isupper()
        if not upper and word_at != start:
            inside = word.rstrip(".").lower() in _INSIDE or (capital and not named)
            if joined and _UNIT.fullmatch(word):
                named = False
            elif joined and _LIST_OF_TASKS.match(text, word_at):
                pass
            elif joined or (named and word.lower() != "và") or not inside:
                break
        named = named or (upper and bool(_AFTER_UNIT.search(text, max(start, word_at - 10), word_at)))
        capital = upper
        if word.lower() == "và" and not shouting and not _next_capital(text, token.end(), end):
            break
        if word[-1] == "." and word not in ("TP.", "Tp.", "TX.", "P.", "Q.", "H.", "X.") and "." not in word[:-1]:
            kept = token.end() - 1
            break
        at = kept = token.end()
        joined = False
    words = text[start:kept]
    if len(words) < 2:
        return None
    words = _LEFT_OPEN.sub("", words)
    if " " not in words and complete == start and not words.isupper():
        return None  # 'một số điều của bộ luật'
    kept = start + len(words)
    remark = _REMARK.match(text, kept, min(len(text), kept + 120))
    return Issuer(words, remark.end() if remark else kept)


def _next_capital(text: str, at: int, end: int) -> bool:
    """Whether 'và' joins a further part of the name rather than the next document or clause."""
    after = text[at:end].lstrip()
    return after[:1].isupper() and not _ENDS.match(after)


def _part_of_name(text: str, start: int, at: int) -> bool:
    """Words that open titles, but stand inside names: 'Ban Tổ chức', 'Bộ Chính trị', 'Ban Chỉ đạo'."""
    before = text[start:at].rstrip().lower()
    return before.endswith(("ban", "sở", "vụ", "cục", "bộ")) and text[at : at + 1].isupper() and not before.endswith("ủy ban")


def _goes_on(text: str, kept: int, at: int, end: int, join: str, start: int) -> bool:
    """Whether the name goes on behind a comma or a dash: 'Bộ Văn hóa, Thể thao và Du lịch', 'Bộ Lao động - Thương binh …'."""
    after = text[at:end]
    said = text[start:kept]
    if join.strip() == "," and (_UNIT_NEXT.match(after) and _LOCAL.search(said)):
        return True
    if not (after[:1].isupper() or (join.strip() == "," and _LIST_OF_TASKS.match(after))) or _ENDS.match(after):
        return False
    if join.strip() == ",":
        return bool(_PLURAL_NAMES.search(said)) or (
            said.lower().startswith(("liên", "bộ", "các bộ")) and bool(re.match(r"Bộ\s|Ngân hàng|Ủy ban|Thanh tra", after))
        )
    return True


@lru_cache(maxsize=20000)
def name(words: str, own: str | None, day: date | None) -> str:
    """The true name of the body as the registry writes it: 'UBND tỉnh' -> 'Ủy ban nhân dân tỉnh Quảng Ninh'.

    own: body id of the citing document, day: its date. Words that name no known body are kept as printed.
    """
    words = squeeze(_REMARK.sub("", words)).strip(" ,.;")
    joint = _JOINT.match(words)
    if joint and joint.end():
        words = words[joint.end() :].strip(" :")
        return ", ".join(name(part, own, day) for part in re.split(r"\s+[-–]\s+(?=Bộ|Ngân)|,\s*(?=Bộ|Ngân)|\s+và\s+(?=Bộ\s(?!trưởng))", words))
    words = _HEAD_OF_OFFICE.sub("", words)
    inner = _GENERIC.search(words)
    if inner and inner.start():
        return words[: inner.start()] + name(inner[0], own, day)
    full = bodies.true_name(words, own, day) or words
    bare = _BARE_UNIT.search(full)
    if bare and own:
        place = (bodies.true_name(f"UBND {bare[1]}", own, day) or "").removeprefix("Ủy ban nhân dân ")
        full = f"{full[: bare.start(1)]}{place or bare[1]}"
    return full
