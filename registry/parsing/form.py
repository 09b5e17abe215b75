"""Normative or not, by the form that the document itself shows (domain.md 2.3). What it should have been is a check's question."""

from __future__ import annotations

import re
from datetime import date

from registry.model.document import Form
from registry.model.numbers import number_key
from registry.model.text import fold
from registry.parsing.vocabulary import LAWS

_NORMATIVE = frozenset({
    "Quyết định", "Nghị quyết", "Chỉ thị", "Nghị định", "Thông tư", "Thông tư liên tịch", "Nghị quyết liên tịch", *LAWS,
})  # fmt: skip
_DIRECTIVES_END = date(2016, 7, 1)  # from then on a chỉ thị is no normative document (Luật 80/2015 Đ4)
_YEAR_BEGINS = date(1997, 1, 1)  # before that symbols carry no year
_RULES = re.compile(
    r"(?:về việc |về )?(?:ban hành |sửa đổi, bổ sung |bãi bỏ )?.{0,40}?(?:quy định|quy chế|nội quy|điều lệ|bảng giá|"
    r"quy tắc)(?!\w)"
)
_SINGLE = re.compile(
    r"(?:về việc |về )?(?:phê duyệt|thành lập|công nhận|giao |bổ nhiệm|công bố|cho phép|khen thưởng|kiện toàn|thu hồi|điều động|"
    r"chuyển mục đích|phân công|ban hành (?:kế hoạch|danh mục|chương trình|đề án|quy chế (?:làm việc|hoạt động)))"
)


def form(type: str, number: str, issued: date | None, title: str) -> Form:
    """'normative' where type and symbol are those of a normative document: type of Đ4 Luật 80/2015 and a year in the number.

    'suspect': an administrative symbol over what reads like rules ('ban hành Quy định …'); for a person to judge.
    """
    key = number_key(number) if number else None
    if type in LAWS:
        return "normative"
    if type not in _NORMATIVE:
        return "administrative"
    if type == "Chỉ thị" and issued and issued >= _DIRECTIVES_END:
        return "suspect" if key and key.year else "administrative"
    if key and key.year:
        return "normative"
    if type in ("Nghị định", "Thông tư") or (issued and issued < _YEAR_BEGINS and key):
        return "normative"
    low = fold(title)
    return "suspect" if _RULES.match(low) and not _SINGLE.match(low) else "administrative"
