"""The words of a legal sentence that tell what it is about: one spelling for one thing, without what carries no object.

data/words.csv: `same` words are one word; `light` ones name no object; of the words of one `apart` group each excludes the others.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files

from registry.extracting import actors
from registry.extracting.competences import body_kind
from registry.extracting.phrases import spaced
from registry.model.text import fold, nfc

_STOP = frozenset((
    "và", "hoặc", "của", "cho", "các", "những", "với", "theo", "tại", "từ", "đến", "là", "được", "có", "quá", "tối", "đa", "thiểu",
    "số", "về", "trong", "trên", "dưới", "này", "đó", "thì", "phải", "do", "để", "khi", "nếu", "bằng", "như", "sau", "trước", "một",
    "mỗi", "bị", "việc", "đối", "nhất", "vượt", "ít", "nhiều", "ra", "vào", "lên", "gồm", "bao", "kể", "ngày", "không", "cụ", "thể",
    "nhưng", "mà", "cả", "đã", "đang", "sẽ", "vẫn", "còn", "nhận", "ở", "cùng", "hơn", "thấp", "cao", "đủ", "chậm", "hai", "ba", "bốn",
    "năm", "khác", "riêng", "thuộc", "lớn", "nhỏ",
))  # fmt: skip
_PLACE = re.compile(
    r"(?:(?:trên|trong|thuộc)\s+)?(?:phạm\s+vi\s+)?(?:địa\s+bàn\s+)?(?:toàn\s+)?"
    r"(?:[Tt]ỉnh|[Tt]hành\s+phố|TP\.?|[Hh]uyện|[Qq]uận|[Tt]hị\s+xã|[Xx]ã|[Pp]hường|[Đđ]ặc\s+khu)(?:\s+[^\W\d_a-zà-ỹ]\w*){1,4}"
)
_CLASS = re.compile(
    r"(?<!\w)(loại|hạng|nhóm|vùng|khu vực|cấp|bậc|vị trí|mức độ|khối|lớp|tuyến|mức|đợt|lần thứ|giai đoạn|trường hợp)\s+"
    r"(?:số\s+)?([ivx]{1,4}|\d{1,2})(?![\w.,/]*\d|\w|\s*(?:%|đồng|triệu|nghìn|m2|m²|ha|ngày|tháng|người|tỷ))"
)
_COUNTED = re.compile(r"(?<![\w/.,#])(?<!điều )(?<!khoản )(?<!điểm )(?<!số )(?<!mục )(?<!ngày )(?<!tháng )(?<!năm )(?<!lục )(\d{1,4}) ([^\W\d_]{2,})")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10"}
_NOT = re.compile(
    r"(?<!\w)không (?!quá|vượt|dưới|thấp|cao|ít|nhiều|lớn|nhỏ|được|phải|thuộc|áp|tính|kể|bao|ngắn|dài|trái|chỉ|hoàn)(?=[^\W\d])"
)
_TOKEN = re.compile(r"[^\W\d_](?:[\w#-]*\w)?")


@cache
def _rows(use: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    text = files("registry.library").joinpath("data", "words.csv").read_text(encoding="utf-8")
    return tuple((r["group"], tuple(r["terms"].split(";"))) for r in csv.DictReader(text.splitlines()) if r["use"] == use)


@cache
def _same() -> tuple[re.Pattern[str], dict[str, str]]:
    said = {fold(term): group for group, terms in _rows("same") for term in terms}
    return _any_of(said), said


@cache
def _light() -> re.Pattern[str]:
    return _any_of({fold(term): "" for _, terms in _rows("light") for term in terms})


def _any_of(terms: dict[str, str]) -> re.Pattern[str]:
    longest = sorted(terms, key=lambda term: (-len(term), term))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")


@lru_cache(maxsize=16384)
def spoken(text: str) -> str:
    """The text folded, one word for one thing, classes as 'loại#2', without names of places; for apart() and tokens()."""
    low = " ".join(fold(nfc(_PLACE.sub(" , ", text))).split())
    pattern, said = _same()
    low = pattern.sub(lambda m: said[m[0]], low)
    low = _CLASS.sub(lambda m: f"{m[1].replace(' ', '-')}#{_ROMAN.get(m[2], m[2].lstrip('0'))}", low)
    low = _COUNTED.sub(lambda m: f"{m[2]}#{m[1].lstrip('0')}", low)
    return _NOT.sub("không-", low)


@lru_cache(maxsize=16384)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a text that name something, in order."""
    return tuple(w for w in _TOKEN.findall(_light().sub(" , ", spoken(text))) if w not in _STOP)


_LEADING = spaced(
    r"(?P<actor>(?!mức|thời|diện|số|tỷ|tỉ|phí|lệ|giá|tiền|hỗ trợ|việc|hồ sơ|danh sách|báo cáo|trong|đối với|trường hợp)[^,;:.]{4,60}?) "
    r"(?=(?:ký|chi trả|thanh toán|trả lời|trả|lập|thẩm định|nộp|gửi|niêm yết|thu|tiếp nhận|giải quyết|xem xét|tổ chức|thông báo|công khai|"
    r"kiểm tra|phê duyệt|bố trí|chuyển|hoàn thành|rà soát|cập nhật|xác nhận)(?!\w))"
)
_UNDERGOES = spaced(r"(?<!\w)(?:được|bị|phải|là|có)(?!\w)")


def acting(text: str) -> tuple[str, str]:
    """('Nhà trường', 'chi trả tiền ăn …'): who acts, where a sentence begins with it; ('', text) where it does not."""
    found = _LEADING.match(fold(text.lstrip()))
    if found is None or _UNDERGOES.search(found["actor"]):
        return "", text
    words = text.lstrip()
    return words[: found.end("actor")], words[found.end("actor") :]


@lru_cache(maxsize=16384)
def bodies(text: str) -> tuple[str, frozenset[str]]:
    """(the text without the bodies in it, what kinds of body they are)."""
    told, found, at = [], set(), 0
    for actor in actors.find(f" {text}", f" {fold(text)}"):
        told.append(text[at : max(at, actor.start - 1)])
        found.add(body_kind(actor, f" {text}"))
        at = actor.end - 1
    return " , ".join((*told, text[at:])), frozenset(filter(None, found))


_NARROW = spaced(r"(?<!\w)(?:đối với|trường hợp|nếu|(?<!sau\x20)(?<!trước\x20)khi|áp dụng cho|dành cho|riêng) [^,;:]*")


@lru_cache(maxsize=16384)
def narrowing(text: str) -> frozenset[str]:
    """The words of a text that say for which case only it speaks: 'đối với người khuyết tật'."""
    return frozenset(word for found in _NARROW.findall(fold(text)) for word in tokens(found))


@cache
def _apart() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    return tuple((group, tuple(re.compile(rf"(?<![\w-])(?:{term})(?!\w)") for term in terms)) for group, terms in _rows("apart"))


@lru_cache(maxsize=16384)
def apart(text: str) -> dict[str, frozenset[str]]:
    """Which of the words that exclude each other a text has, by group; classes ('loại#2') are groups of their own."""
    low = spoken(text)
    found: dict[str, set[str]] = {}
    for group, terms in _apart():
        for term in terms:
            if term.search(low):
                found.setdefault(group, set()).add(term.pattern)
    for name, number in re.findall(r"([\w-]+)#(\d+)", low):
        found.setdefault(name, set()).add(number)
    return {group: frozenset(terms) for group, terms in found.items()}
