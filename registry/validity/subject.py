"""What a title is about, without its leading verbs, its place and its years: how a new document on an old subject is recognised."""

from __future__ import annotations

import re
from functools import lru_cache

from registry.model import Header
from registry.model.text import fold, nfc

_WORD = re.compile(r"\w+")
_PLACE = re.compile(
    r"(?<!\w)(?:(?:trên địa bàn|thuộc phạm vi quản lý của|của|tại|thuộc)\s+)?(?<!cấp )(?:(?:ủy ban|hội đồng) nhân dân |ubnd |hđnd )?"
    r"(?:các )?(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?:\s+[^\W\d_]+){0,4}?\s*(?=$|[,;.(])"
)
_LEAD = re.compile(
    r"^(?:v/v|về việc|về|ban hành|quy định chi tiết|quy định|quyết định|quy chế|bộ|sửa đổi, bổ sung|sửa đổi|bổ sung|một số điều của|"
    r"một số nội dung của|thay thế|bãi bỏ)\s+"
)
_YEARS = re.compile(r"\b(?:giai đoạn|năm|từ năm)\s+(?:19|20)\d\d(?:\s*(?:-|đến)\s*(?:năm )?(?:19|20)\d\d)?")
_FEWEST = 3


@lru_cache(maxsize=16384)
def subject(title: str) -> tuple[str, ...]:
    """Folded words: 'Quy định đơn giá bồi thường về cây trồng trên địa bàn tỉnh X' -> (đơn, giá, bồi, thường, về, cây, trồng).

    () where a title says too little to be compared.
    """
    text = " ".join(_PLACE.sub(" ", _YEARS.sub(" ", fold(nfc(title))[:400])).split())
    shorter = ""
    while text != shorter:
        shorter, text = text, _LEAD.sub("", text)
    words = tuple(_WORD.findall(text))
    return words if len(words) >= _FEWEST else ()


def same_subject(one: Header, other: Header) -> bool:
    return bool(subject(one.title)) and subject(one.title) == subject(other.title)
