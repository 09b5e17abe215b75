"""Who decides, grants, approves or pays what: 'Ủy ban nhân dân cấp xã quyết định mức hỗ trợ', 'do Sở Xây dựng cấp', 'thuộc thẩm quyền của …'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.extracting import actors
from registry.extracting.passages import Passage
from registry.model.document import Clause
from registry.model.text import fold, squeeze

_VERB = (
    r"(?:quyết\s+định(?!\s+(?:này|số|của|thành\s+lập))|phê\s+duyệt|cấp(?=\s+(?:giấy|phép|lại|đổi|mới|bản|chứng|thẻ|sổ|kinh\s+phí))|chấp\s+thuận|thẩm\s+định|"
    r"thẩm\s+tra|xét\s+duyệt|xác\s+nhận|công\s+nhận|thu\s+hồi|gia\s+hạn|cho\s+phép|công\s+bố|chi\s+trả|thanh\s+toán|thu(?=\s+(?:phí|lệ\s+phí|tiền))|tiếp\s+nhận|"
    r"giải\s+quyết|nghiệm\s+thu|lập\s+(?:danh\s+sách|dự\s+toán|kế\s+hoạch)|quản\s+lý|giao(?=\s+đất)|cho\s+thuê|bố\s+trí|phân\s+bổ|xử\s+phạt)"
)
_MAY = r"(?:(?:có\s+thẩm\s+quyền|có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm|là\s+cơ\s+quan|xem\s+xét|tổ\s+chức|trực\s+tiếp|thực\s+hiện(?:\s+việc)?|chủ\s+trì|được|ra|và|,)\s*)*"
_ACTS = re.compile(rf"\s*{_MAY}(?P<act>{_VERB}(?!\w)[^.;:,\n]{{4,160}})")
# What may stand before a body that is the one who acts; behind 'của', 'với' or 'gửi' it is not.
_BEFORE = re.compile(r"(?:[,:;.)]|(?<!\w)(?:thì|trình|đề\s+nghị|báo\s+cáo|tham\s+mưu|giao|để))\s*$")
_BY = re.compile(r"(?P<act>[^.;:,\n]{8,160}?)\s+do\s*$")
_DONE = re.compile(rf"\s*{_MAY}(?:{_VERB}|thực\s+hiện|đảm\s+nhiệm|ban\s+hành)(?!\w)")
_POWER = re.compile(r"(?:thẩm\s+quyền\s+)(?P<act>[^.;:,\n]{8,160}?)\s+(?:thuộc(?:\s+về)?|là(?:\s+của)?|do)\s*$")
_BELONGS = re.compile(r"(?P<act>[^.;:,\n]{8,160}?)\s+thuộc\s+thẩm\s+quyền\s+(?:quyết\s+định\s+)?(?:của\s*)?$")


def competences(passage: Passage) -> Iterator[Clause]:
    """One clause of kind competence for each body that is said to act. body: what kind of body it is, alike in central and
    local texts ('ủy ban nhân dân cấp xã'); action: the words of what it does; place: the sentence.
    """
    for actor in actors.find(passage.text, passage.low):
        if passage.outside(actor.start):
            continue
        start, end = passage.sentence_start(actor.start), passage.sentence_end(actor.end)
        body = body_kind(actor, passage.text)
        action = _action(passage.low, start, actor, end) if body and start <= actor.start else None
        if action:
            told = squeeze(passage.text[action[0] : action[1]])
            yield Clause(passage.place(start, end), "competence", (("body", body), ("action", told)))


def _action(low: str, start: int, actor: actors.Actor, end: int) -> tuple[int, int] | None:
    """Where the words stand that say what the actor does."""
    for pattern in (_POWER, _BELONGS):
        found = pattern.search(low, start, actor.start)
        if found:
            return found.span("act")
    by = _BY.search(low, start, actor.start)
    if by:
        return by.span("act") if _DONE.match(low, actor.end, end) else None
    acts = _ACTS.match(low, actor.end, end)
    leads = not low[start : actor.start].strip() or _BEFORE.search(low, start, actor.start)
    return acts.span("act") if acts and leads else None


def body_kind(actor: actors.Actor, text: str) -> str:
    """'Ủy ban nhân dân tỉnh Cao Bằng' and 'UBND cấp tỉnh' -> 'ủy ban nhân dân cấp tỉnh'; '' where the level is not said."""
    if actor.kind != "local":
        return re.sub(r"^(?:giám đốc|bộ trưởng)\s+|\s+(?:tỉnh|thành phố)(?:\s.*)?$", "", fold(squeeze(text[actor.start : actor.end])))
    level = actors.level_of(actor.unit) or _level(actor.unit)
    return fold(" ".join(filter(None, (actor.office, *actor.bodies, level)))) if level else ""


def _level(unit: str) -> str:
    low = fold(unit)
    kinds = (("cấp tỉnh", ("tỉnh", "thành phố")), ("cấp huyện", ("huyện", "quận", "thị xã")), ("cấp xã", ("xã", "phường", "thị trấn", "đặc khu")))
    return next((level for level, names in kinds if low.startswith(names)), "")
