"""Powers that a document of phân cấp or ủy quyền hands down: who may decide what, at the provision that says so (gold/SCHEMA)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.extracting import actors
from registry.extracting.passages import Passage
from registry.model.document import Delegation, Header, Provision
from registry.model.text import fold, squeeze

_HANDED = r"(?:phân\s+cấp|phân\s+quyền|ủy\s+quyền|uỷ\s+quyền)"
_ABOUT_POWERS = re.compile(_HANDED)
# Articles of such a document that hand nothing down.
_ASIDE = re.compile(
    r"phạm\s+vi|đối\s+tượng|nguyên\s+tắc|hiệu\s+lực|điều\s+khoản|tổ\s+chức\s+thực\s+hiện|trách\s+nhiệm|giải\s+thích|kinh\s+phí|chuyển\s+tiếp|"
    r"thời\s+(?:gian|hạn)|điều\s+kiện|quy\s+định\s+chung|tổ\s+chức\s+thi\s+hành"
)
_VERB = (
    r"(?:quyết\s+định|phê\s+duyệt|cấp(?!\s+(?:tỉnh|xã|huyện|mình|trên|dưới|có|nào|phó|trưởng))|chấp\s+thuận|ban\s+hành|công\s+bố|"
    r"công\s+nhận|xác\s+nhận|cho\s+phép|ký|thu\s+hồi|có\s+ý\s+kiến|thực\s+hiện|giải\s+quyết|tiếp\s+nhận)"
)
_BODY = (
    r"(?:các\s+|cơ\s+quan,\s+)?(?:[uủ][yỷ]\s+ban|ubnd|chủ\s+tịch|sở|ban(?!\s+hành)|cơ\s+quan|đơn\s+vị|giám\s+đốc|thủ\s+trưởng|hội\s+đồng|chi\s+cục|cục|trung\s+tâm|phòng|"
    r"người\s+đứng\s+đầu|tổ\s+chức|hđnd)(?!\w)"
)
_STATED = re.compile(
    rf"(?:(?:đối\s+với|về|trong)\s[^.;:]{{0,200}}:\s*)?(?P<to>{_BODY}[^.;:]{{0,180}}?)\s+(?P<verb>{_VERB})(?!\w)\s*(?P<what>[^.;]*)"
)
_GIVEN = re.compile(
    rf"{_HANDED}(?:\s+(?:thẩm\s+quyền|quyền))?(?:\s+[^.;:]{{0,120}}?)?\s+cho\s+(?P<to>{_BODY}[^.;:]{{0,160}}?)\s*(?:(?P<verb>{_VERB})(?!\w)\s*(?P<what>[^.;]*)|(?=:))"
)
# The lead names no power of its own: 'thực hiện các nhiệm vụ sau:', 'quyết định … đối với các nội dung sau:'.
_SERIES = re.compile(r"(?<!\w)(?:nhiệm\s+vụ|nội\s+dung|thẩm\s+quyền|công\s+việc|thủ\s+tục)(?!\w)(?![^:]*trường\s+hợp)[^.;:]{0,400}[:.]?$")
_BODY_ALONE = re.compile(rf"(?P<to>{_BODY}[^.;:]{{0,160}}?)\s*(?:được\s+\w+\s+\w+|có\s+thẩm\s+quyền|thực\s+hiện)?\s*:\s*$")
_POWER = re.compile(rf"{_VERB}(?!\w)")
_ENDS = re.compile(r"\s*(?:,|có\s+thẩm\s+quyền|có\s+quyền|được|thực\s+hiện|quyết\s+định|theo\s+thẩm\s+quyền|xem\s+xét|chủ\s+trì)+\s*$")
_NO_BODY = re.compile(r"(?:cơ\s+quan|tổ\s+chức|người)(?:\s+có\s+thẩm\s+quyền)?$|.*(?:tham\s+mưu|chịu\s+trách\s+nhiệm|có\s+trách\s+nhiệm|phối\s+hợp|báo\s+cáo)")


def handed_down(passage: Passage, header: Header) -> Iterator[Delegation]:
    """One delegation of kind phan_cap for every power; what the issuing body keeps for itself is none."""
    titled = _ABOUT_POWERS.search(fold(f"{header.title} {passage.component.title or ''}"))
    if not titled or actors.is_central(header):
        return
    for article in passage.component.provisions:
        if article.kind != "dieu" or _ASIDE.search(_lead(passage, article)[1][:160]):
            continue
        yield from _walk(passage, header, article)


def _walk(passage: Passage, header: Header, provision: Provision) -> Iterator[Delegation]:
    """The powers in a provision's own words, then in its parts; a series after a colon gives one for each part."""
    start, words = _lead(passage, provision)
    children = passage.children(provision.id)
    stated = _power(passage, start, start + len(words))
    alone = _BODY_ALONE.match(words.rstrip()) if children and stated is None else None
    if stated is None and alone is None:
        for child in children:
            yield from _walk(passage, header, child)
        return
    if stated is None or (children and _SERIES.search(words.rstrip())):
        to = stated[0] if stated else passage.text[start + alone.start("to") : start + alone.end("to")] if alone else ""
        for child in children:
            head = passage.behind_number(child.span.start, child.span.end)
            if stated or _POWER.match(passage.low, head):
                end = passage.sentence_end(head)
                yield from _delegation(passage, header, to, passage.text[head:end], head, end)
        return
    to, subject, at = stated
    yield from _delegation(passage, header, to, subject, at, passage.sentence_end(at))


def _lead(passage: Passage, provision: Provision) -> tuple[int, str]:
    """Where a provision's own words begin, and they, in lower case, up to its first part."""
    start = passage.behind_number(provision.span.start, provision.span.end)
    children = passage.children(provision.id)
    return start, passage.low[start : children[0].span.start if children else provision.span.end]


def _power(passage: Passage, start: int, end: int) -> tuple[str, str, int] | None:
    """(to, subject, offset) of the first power stated in text[start:end]: at the beginning of a line, or after 'ủy quyền cho'."""
    given = _GIVEN.search(passage.low, start, end)
    if given:
        what = passage.text[given.start("verb") : given.end()] if given["verb"] else passage.text[given.end("to") : end]
        return passage.text[given.start("to") : given.end("to")], what, given.start()
    line = start
    while 0 <= line < end:
        head = passage.behind_number(line, end)
        stated = _STATED.match(passage.low, head, end)
        if stated and not _NO_BODY.match(stated["to"]):
            return passage.text[stated.start("to") : stated.end("to")], passage.text[stated.start("verb") : stated.end()], head
        line = passage.text.find("\n", line, end) + 1 or end
    return None


def _delegation(passage: Passage, header: Header, to: str, subject: str, start: int, end: int) -> Iterator[Delegation]:
    words = squeeze(_ENDS.sub("", re.sub(r"\([^()]*\)", " ", to)))
    named = list(actors.find(words, words.lower()))
    names = frozenset({words})
    if len(named) == 1 and named[0].start <= 4 and named[0].end >= len(words) - 1:
        names = actors.names(named[0], words, header)
    if header.issuer in names or start >= end:
        return
    yield Delegation(passage.place(start, end), names, "phan_cap", squeeze(subject).strip(" ,;:.")[:240])
