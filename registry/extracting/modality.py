"""Who must, must not or may do what: the clauses of kind modality."""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.extracting.clause import Reader, clause
from registry.extracting.passages import Passage
from registry.extracting.phrases import spaced
from registry.model.document import Clause, Header
from registry.model.text import squeeze

# What somebody himself does: 'xe thô sơ được hoạt động', but not 'hồ sơ được cấp'.
_ACTION = (
    r"(?:hoạt động|kinh doanh|lưu thông|dừng|đỗ|đậu|bán|mua|nuôi|trồng|tách|tham gia|đi|vào|lấn|đổ|xả|đốt|khai thác|"
    r"vận chuyển|cho thuê|"
    r"chuyển nhượng|treo|giết mổ|chăn nuôi|sản xuất|tự \w+|mang|để|sử dụng|xây dựng|quảng cáo)"
)
_PAUSE = spaced(r"[,;:]")
_MUST_NOT = spaced(
    r"không được(?: phép)?(?! (?:vượt|quá|thấp|cao|dưới|ít|nhiều|lớn|nhỏ|hỗ trợ quá))(?= \w)|nghiêm cấm(?= \w)|"
    r"(?<!nghiêm\x20)cấm(?= \w)"
)
_MUST = spaced(r"(?<!không\x20)phải(?= \w)")
_MAY = spaced(rf"(?<!không\x20)được (?:phép|quyền)(?= \w)|(?<!không\x20)được(?= {_ACTION}(?!\w))")


def _modality(mode: str, pattern: re.Pattern[str]) -> Reader:
    """Who must, must not or may do what: 'Phương tiện vận chuyển phải có thùng kín'."""

    def read(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
        word = pattern.match(passage.low, at)
        start = passage.sentence_start(at)
        if word is None or at - start > 260 or passage.outside(at):
            return
        end = passage.sentence_end(at)
        actor = squeeze(passage.text[start:at]).rsplit(". ", 1)[-1].strip(" ,:")
        stop = _PAUSE.search(passage.low, word.end(), end)
        action = passage.text[word.end() : stop.start() if stop else end]
        if action.count(" ") >= 2 and len(actor) <= 200:
            yield clause(passage, "modality", start, end, mode=mode, actor=actor, action=action)

    return read


must, must_not, may = _modality("must", _MUST), _modality("must_not", _MUST_NOT), _modality("may", _MAY)
