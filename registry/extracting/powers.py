"""Powers that a document of phân cấp or ủy quyền hands down: who may decide what, at the provision that says so (gold/SCHEMA)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.extracting import actors
from registry.extracting.passages import Passage
from registry.extracting.phrases import spaced
from registry.model.document import Delegation, Header, Provision
from registry.model.text import fold, squeeze

_HANDED = r"(?:phân cấp|phân quyền|ủy quyền|uỷ quyền)"
_ABOUT_POWERS = spaced(_HANDED)
# Articles of such a document that hand nothing down.
_ASIDE = spaced(
    r"phạm vi|đối tượng|nguyên tắc|hiệu lực|điều khoản|tổ chức thực hiện|trách nhiệm|giải thích|kinh phí|chuyển tiếp|"
    r"thời (?:gian|hạn)|điều kiện|quy định chung|tổ chức thi hành"
)
_VERB = (
    r"(?:quyết định|phê duyệt|cấp(?! (?:tỉnh|xã|huyện|mình|trên|dưới|có|nào|phó|trưởng))|chấp thuận|ban hành|công bố|"
    r"công nhận|xác nhận|cho phép|ký|thu hồi|có ý kiến|thực hiện|giải quyết|tiếp nhận)"
)
_BODY = (
    r"(?:các |cơ quan, )?(?:[uủ][yỷ] ban|ubnd|chủ tịch|sở|ban(?! hành)|cơ quan|đơn vị|giám đốc|thủ trưởng|hội đồng|chi cục|"
    r"cục|trung tâm|phòng|"
    r"người đứng đầu|tổ chức|hđnd)(?!\w)"
)
_STATED = spaced(
    rf"(?:(?:đối với|về|trong)\s[^.;:]{{0,200}}:\s*)?(?P<to>{_BODY}[^.;:]{{0,180}}?) (?P<verb>{_VERB})(?!\w)\s*(?P<what>[^.;]*)"
)
_GIVEN = spaced(
    rf"{_HANDED}(?: (?:thẩm quyền|quyền))?(?: [^.;:]{{0,120}}?)? cho (?P<to>{_BODY}[^.;:]{{0,160}}?)"
    rf"\s*(?:(?P<verb>{_VERB})(?!\w)\s*(?P<what>[^.;]*)|(?=:))"
)
# The lead names no power of its own: 'thực hiện các nhiệm vụ sau:', 'quyết định … đối với các nội dung sau:'.
_SERIES = spaced(r"(?<!\w)(?:nhiệm vụ|nội dung|thẩm quyền|công việc|thủ tục)(?!\w)(?![^:]*trường hợp)[^.;:]{0,400}[:.]?$")
_BODY_ALONE = spaced(rf"(?P<to>{_BODY}[^.;:]{{0,160}}?)\s*(?:được \w+ \w+|có thẩm quyền|thực hiện)?\s*:\s*$")
_POWER = spaced(rf"{_VERB}(?!\w)")
_ENDS = spaced(r"\s*(?:,|có thẩm quyền|có quyền|được|thực hiện|quyết định|theo thẩm quyền|xem xét|chủ trì)+\s*$")
_NO_BODY = spaced(
    r"(?:cơ quan|tổ chức|người)(?: có thẩm quyền)?$|.*(?:tham mưu|chịu trách nhiệm|có trách nhiệm|phối hợp|báo cáo)"
)


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
