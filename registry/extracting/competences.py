"""Who decides, grants, approves or pays what: 'Ủy ban nhân dân cấp xã quyết định mức hỗ trợ', 'do Sở Xây dựng cấp', 'thuộc thẩm quyền của …'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.extracting import actors
from registry.extracting.passages import Passage
from registry.extracting.phrases import spaced
from registry.model.document import Clause
from registry.model.text import fold, squeeze

_VERB = (
    r"(?:quyết định(?! (?:này|số|của|thành lập))|phê duyệt|cấp(?= (?:giấy|phép|lại|đổi|mới|bản|chứng|thẻ|sổ|kinh phí))|chấp thuận|thẩm định|"
    r"thẩm tra|xét duyệt|xác nhận|công nhận|thu hồi|gia hạn|cho phép|công bố|chi trả|thanh toán|thu(?= (?:phí|lệ phí|tiền))|tiếp nhận|"
    r"giải quyết|nghiệm thu|lập (?:danh sách|dự toán|kế hoạch)|quản lý|giao(?= đất)|cho thuê|bố trí|phân bổ|xử phạt)"
)
_MAY = (
    r"(?:(?:có thẩm quyền|có trách nhiệm|chịu trách nhiệm|là cơ quan|xem xét|tổ chức|trực tiếp|thực hiện(?: việc)?|chủ trì|được|ra|và|,)\s*)*"
)
_ACTS = spaced(rf"\s*{_MAY}(?P<act>{_VERB}(?!\w)[^.;:,\n]{{4,160}}?)(?= theo |[.;:,\n]|$)")
# What may stand before a body that is the one who acts; behind 'của', 'với' or 'gửi' it is not.
_BEFORE = spaced(r"(?:[,:;.)]|(?<!\w)(?:thì|trình|đề nghị|báo cáo|tham mưu|giao|để))\s*$")
_BY = spaced(r"(?P<act>[^.;:,\n]{8,160}?)(?: theo [^.;:\n]{2,160}?)? do\s*$")
_DONE = spaced(rf"\s*{_MAY}(?P<verb>{_VERB}|thực hiện|đảm nhiệm|ban hành)(?!\w)")
_POWER = spaced(r"thẩm quyền (?P<act>[^.;:,\n]{8,160}?) (?:thuộc(?: về)?|là(?: của)?|do)\s*$")
# 'đối với trường hợp thuộc thẩm quyền của …' says nothing of who is competent.
_OWN = spaced(r"thuộc (?:phạm vi )?thẩm quyền|theo thẩm quyền|trong phạm vi (?:nhiệm vụ|chức năng|thẩm quyền)")
_BELONGS = spaced(r"(?P<act>[^.;:,\n]{8,160}?) thuộc thẩm quyền (?:quyết định )?(?:của\s*)?$")
_HEAD_OR_PLACE = re.compile(r"^(?:giám đốc|bộ trưởng)\s+|\s+(?:tỉnh|thành phố)(?:\s.*)?$")


def competences(passage: Passage) -> Iterator[Clause]:
    """One clause of kind competence for each body that is said to act. body: what kind of body it is, alike in central and
    local texts ('ủy ban nhân dân cấp xã'); action: the words of what it does; printed: what it is called; place: the sentence.
    """
    for actor in actors.find(passage.text, passage.low):
        if passage.outside(actor.start):
            continue
        start, end = passage.sentence_start(actor.start), passage.sentence_end(actor.end)
        body = body_kind(actor, passage.text)
        action = _action(passage.low, start, actor, end) if body and start <= actor.start else None
        if action and not _OWN.search(passage.low, actor.end, end):
            told = squeeze(" ".join(passage.text[a:b] for a, b in action))
            printed = squeeze(passage.text[actor.start : actor.end])
            yield Clause(passage.place(start, end), "competence", (("body", body), ("action", told), ("printed", printed)))


def _action(low: str, start: int, actor: actors.Actor, end: int) -> tuple[tuple[int, int], ...]:
    """Where the words stand that say what the actor does; () where it only stands in the sentence."""
    before = low[start : actor.start].rstrip()
    if "thẩm quyền" in before:
        found = _POWER.search(low, start, actor.start) or _BELONGS.search(low, start, actor.start)
        if found:
            return (found.span("act"),)
    if before.endswith(" do"):
        by, done = _BY.search(low, start, actor.start), _DONE.match(low, actor.end, end)
        return (done.span("verb"), by.span("act")) if by and done else ()
    acts = _ACTS.match(low, actor.end, end)
    leads = not before or _BEFORE.search(low, start, actor.start)
    return (acts.span("act"),) if acts and leads else ()


def body_kind(actor: actors.Actor, text: str) -> str:
    """'Ủy ban nhân dân tỉnh Cao Bằng' and 'UBND cấp tỉnh' -> 'ủy ban nhân dân cấp tỉnh'; '' where the level is not said."""
    if actor.kind != "local":
        return _HEAD_OR_PLACE.sub("", fold(squeeze(text[actor.start : actor.end])))
    level = actors.level_of(actor.unit) or _level(actor.unit)
    return fold(" ".join(filter(None, (actor.office, *actor.bodies, level)))) if level else ""


def _level(unit: str) -> str:
    low = fold(unit)
    kinds = (("cấp tỉnh", ("tỉnh", "thành phố")), ("cấp huyện", ("huyện", "quận", "thị xã")), ("cấp xã", ("xã", "phường", "thị trấn", "đặc khu")))
    return next((level for level, names in kinds if low.startswith(names)), "")
