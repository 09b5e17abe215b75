"""Where a document tells another body to make rules, to submit them, or hands a power down (domain.md 6.1).

A delegation is for a norm: 'quy định', 'ban hành' a regulation, 'quyết định' a rate or a limit. What is decided case by case
(to recover land, to found a council, a list of households, a plan) is none; the words of the object tell which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from registry.extracting import actors, powers
from registry.extracting.actors import Actor
from registry.extracting.norms import Object, read_object, regulated
from registry.extracting.own_provisions import own_provisions
from registry.extracting.passages import Passage, passages
from registry.extracting.phrases import spaced
from registry.model.document import Delegation, Document, Header
from registry.model.spans import Place
from registry.model.text import squeeze

VERB = spaced(r"quy định|ban hành|quyết định")
_MODAL = (
    r"(?:có (?:trách nhiệm|thẩm quyền|nhiệm vụ|quyền)|được(?: giao| quyền)?|chịu trách nhiệm|phải|sẽ|xem xét|thống nhất|"
    r"chủ động|thì|cấp mình|(?:ở |tại )?nơi có \w+(?: \w+)?|theo thẩm quyền|xây dựng|lập|hướng dẫn|cụ thể|"
    r"chỉ đạo(?: thực hiện)?|,|và|để)"
)
_GAP = spaced(
    rf"\s*(?:{_MODAL}\s*){{0,4}}(?:,?\s*(?:căn cứ|trên cơ sở|tùy|tuỳ|theo|trong phạm vi|phù hợp|sau khi|"
    rf"chủ trì|phối hợp|bảo đảm|đối với)(?!\w)[^.;:]{{0,260}}?)?[\s,]*(?:{_MODAL}\s*){{0,4}}"
)
_JOIN = spaced(r"\s*(?:,|và|hoặc|,\s*và)\s*")
_IS = spaced(r"(?<!\w)được\s*$")  # 'thẩm quyền của Hội đồng nhân dân được quy định như sau'
_PASSIVE = spaced(r"(?<!\w)(?:do|được) (?:các )?$")
_MADE = spaced(rf"\s*(?:(?:{_MODAL})\s*){{0,3}}({VERB.pattern})")  # behind the body: '… do Ủy ban nhân dân cấp tỉnh quy định'
_SUBMITTED = spaced(r"(?<!\w)(?:trình|tham mưu|báo cáo|đề nghị|đề xuất|kiến nghị)(?: (?:cho|để|với|giúp))? $")
_GIVEN = spaced(r"(?<!\w)(?:giao|phân cấp|ủy quyền|uỷ quyền)(?: (?:cho|thẩm quyền cho))? (?:các )?$")
# Before a body that is no subject: 'của Ủy ban nhân dân …', 'phối hợp với Bộ Y tế'.
_NO_SUBJECT = spaced(r"(?<!\w)(?:của|với|tại|trong|từ|bởi|về|theo|cho|thuộc|đến|là|cùng|mà|khi|nếu|qua|gửi|và của) (?:các )?$")
_BY_RULES_OF = spaced(r"(?<!\w)theo (?:mức |các )?quy định (?:cụ thể |chi tiết )?của $")
_AND_BY = spaced(r"(?<!\w)(?:theo|phù hợp với|đúng)(?!\w)[^.;:]{0,160}(?<!\w)(?:và|hoặc),?\s*$")  # 'theo hướng dẫn của Bộ … và theo quy định của'
# What a body is told of, made elsewhere: 'thông báo về nội dung thông tư giao Ủy ban nhân dân cấp tỉnh quy định chi tiết'.
_TOLD_OF = spaced(
    r"(?<!\w)(?:về|thông báo|theo dõi|đôn đốc|rà soát|lập|danh mục)(?: danh mục)? (?:các |những )?(?:nội dung|điều, khoản)"
    r"[^.;:]{0,60} giao (?:cho )?(?:các )?$"
)
_EXAMPLE = spaced(r"(?:^|[.;(])\s*(?:[-+*•]\s*)?(?:ví dụ|thí dụ)(?:\s*\d+)?\s*[:,.]")
_NEAR = 600
_ADVISED = spaced(r"(?<!\w)(?:tham mưu|giúp)(?!\w)")  # what an agency is there for: 'Tham mưu giúp Ủy ban nhân dân tỉnh ban hành …'
_ELSEWHERE = spaced(r"[^.;,]{0,60}(?<!\w)(?:tại|theo|ở) (?:điểm|khoản|điều)\s")
_CLAUSE_END = spaced(r"[,:;]|(?<!\w)(?:thì|mà|nhưng|trừ|và|hoặc|nếu)(?!\w)")
_DONE_BY = spaced(r"\s*(?:được )?(?:thực hiện|tính|xác định|áp dụng)\s*$")
_OLD_LAW = spaced(r"\s*theo quy định (?:tại|của) (?:\w+ ){1,8}số\s")
_FOREIGN = spaced(
    r"(?:điều|khoản) [0-9]+[a-zđ]? (?:của )?(?:bộ luật|luật|nghị định|nghị quyết|pháp lệnh|thông tư|quyết định)(?! này)"
)
_DUTIES = spaced(r"(?:\s*(?:cấp mình )?có trách nhiệm|\s*thực hiện(?: các)? (?:nhiệm vụ|nội dung))[^.;]{0,80}:$")
# Before the body that a provision begins with: 'Giao Ủy ban nhân dân tỉnh:', 'Trách nhiệm của Sở Tài chính'.
_HEADS = spaced(r"(?:giao (?:cho )?|nội dung |trách nhiệm (?:quản lý nhà nước )?(?:của )?|các )?")
_RESPONSIBLE = spaced(r"trách nhiệm (?:quản lý nhà nước )?(?:của )?$")


@dataclass(frozen=True, slots=True)
class _Group:
    """Bodies named one after the other: 'Bộ trưởng Bộ A, Bộ trưởng Bộ B'."""

    actors: tuple[Actor, ...]

    @property
    def start(self) -> int:
        return self.actors[0].start

    @property
    def end(self) -> int:
        return self.actors[-1].end


def delegations(document: Document) -> tuple[Delegation, ...]:
    """Delegations in reading order; those inside text that an amendment quotes are kept (their place lies in a payload).

    kind ban_hanh: to make a norm; trinh: to draft and submit one to the body that makes it; phan_cap: a power handed down.
    to: as the text names the body, in its true wording; subject: what is to be regulated, as printed.
    """
    found: dict[tuple[str, str, frozenset[str], str], Delegation] = {}
    for passage in passages(document):
        handed = list(powers.handed_down(passage, document.header))
        held = {one.place.provision for one in handed}
        read = [*handed, *(one for one in _norms(passage, document.header) if one.place.provision not in held)]
        for one in sorted(read, key=lambda d: (d.place.span, d.kind, sorted(d.to))):
            found.setdefault((one.place.provision, one.kind, one.to, one.subject), one)
    return tuple(found.values())


def _norms(passage: Passage, header: Header) -> Iterator[Delegation]:
    groups = _grouped(passage)
    for index, group in enumerate(groups):
        if passage.outside(group.start) or passage.in_cited_title(group.start):
            continue
        start = passage.sentence_start(group.start)
        before = passage.low[max(start, group.start - 40) : group.start]
        if _example(passage, group.start) or _TOLD_OF.search(passage.low, max(start, group.start - 160), group.start):
            continue
        if _PASSIVE.search(before):
            yield from _passive(passage, header, group, start)
        elif _BY_RULES_OF.search(before):
            yield from _by_rules_of(passage, header, group, start)
        elif _SUBMITTED.search(before):
            yield from _submitted(passage, header, groups, index, start)
        elif _GIVEN.search(before) or not _NO_SUBJECT.search(before):
            yield from _active(passage, header, groups, index)
        if _RESPONSIBLE.search(before) or passage.text[group.end : passage.sentence_end(group.end)].endswith(":"):
            yield from _listed(passage, header, group)


def _example(passage: Passage, offset: int) -> bool:
    """Whether the words stand behind 'Ví dụ:' in their line: how to word a delegation is none."""
    line = max(passage.text.rfind("\n", 0, offset) + 1, offset - _NEAR)
    return bool(_EXAMPLE.search(passage.low[line:offset]))


def _grouped(passage: Passage) -> list[_Group]:
    groups: list[_Group] = []
    for actor in actors.find(passage.text, passage.low):
        if groups and _JOIN.fullmatch(passage.low, groups[-1].end, actor.start):
            groups[-1] = _Group((*groups[-1].actors, actor))
        else:
            groups.append(_Group((actor,)))
    return groups


def _active(passage: Passage, header: Header, groups: list[_Group], index: int) -> Iterator[Delegation]:
    """'Ủy ban nhân dân cấp tỉnh (căn cứ …) quy định mức bồi thường tại khoản 1 Điều này'."""
    group = groups[index]
    read = _verb_of(passage, groups, index)
    if read is None:
        return
    verb, what = read
    to = _names(passage, header, group)
    if not what.items:
        yield from _said(passage, header, to, "ban_hanh", group.start, what.end, what.words, verb.end())
        return
    for start, end in what.items:
        yield from _said(passage, header, to, "ban_hanh", start, end, passage.text[start:end], start)


def _verb_of(passage: Passage, groups: list[_Group], index: int) -> tuple[re.Match[str], Object] | None:
    """The first verb that belongs to the group as its subject and has a norm as its object."""
    group = groups[index]
    end = passage.sentence_end(group.end)
    for verb in VERB.finditer(passage.low, group.end, min(end, group.end + 320)):
        if not _GAP.fullmatch(passage.low, group.end, verb.start()):
            return None
        if _IS.search(passage.low, group.end, verb.start()) or passage.text[verb.start()].isupper():
            continue  # 'được quy định', and 'Quyết định' the document
        if _another_subject(passage, groups, index, verb.start()):
            continue
        what = read_object(passage, verb[0], verb.end(), end, chairman=all(a.office for a in group.actors))
        if what is not None:
            return verb, what
    return None


def _another_subject(passage: Passage, groups: list[_Group], index: int, verb: int) -> bool:
    """Whether the words right before the verb are another body that can be its subject ('đã được Thủ tướng quyết định')."""
    after = groups[index + 1] if index + 1 < len(groups) else None
    while after and after.end < verb - 1 and index + 2 < len(groups) and groups[index + 2].end <= verb:
        index += 1
        after = groups[index + 1]
    if after is None or not verb - 2 <= after.end <= verb:
        return False
    before = passage.low[max(0, after.start - 14) : after.start]
    return not re.search(r"(?:với|của) (?:các )?$", before)


def _passive(passage: Passage, header: Header, group: _Group, start: int) -> Iterator[Delegation]:
    """'mức hỗ trợ cụ thể do Ủy ban nhân dân cấp tỉnh quy định'."""
    verb = _MADE.match(passage.low, group.end)
    if verb is None:
        return
    do = passage.low.rfind("do" if "do" in passage.low[max(0, group.start - 8) : group.start] else "được", start, group.start)
    subject = regulated(passage, start, do, verb[1])
    if subject is None or _OLD_LAW.match(passage.low, verb.end()):
        return
    if verb[1].startswith("quyết") and any(a.office for a in group.actors):
        return
    to = _names(passage, header, group)
    end = passage.sentence_end(verb.end())
    yield from _said(passage, header, to, "ban_hanh", subject, verb.end(), passage.text[subject:do], subject, end)


def _by_rules_of(passage: Passage, header: Header, group: _Group, start: int) -> Iterator[Delegation]:
    """'… thực hiện theo quy định của Ủy ban nhân dân cấp tỉnh': only a superior document delegates so."""
    if group.actors[0].kind != "local" or not (actors.is_central(header) or _from_council(header, group)):
        return
    theo = passage.low.rfind("theo", start, group.start)
    if theo <= start or _ELSEWHERE.match(passage.low, group.end) or _AND_BY.search(passage.low, max(start, theo - _NEAR), theo):
        return
    subject = regulated(passage, start, theo, "quy định")
    if subject is not None:
        end = _clause_end(passage.low, group.end, passage.sentence_end(group.end))
        words = _DONE_BY.sub("", passage.text[subject:theo]) + passage.text[group.end : end]
        yield from _said(passage, header, _names(passage, header, group), "ban_hanh", subject, end, words, group.end)


def _clause_end(low: str, start: int, end: int) -> int:
    stop = _CLAUSE_END.search(low, start, end)
    return stop.start() if stop else end


def _from_council(header: Header, group: _Group) -> bool:
    return header.issuer.startswith("Hội đồng nhân dân") and "Ủy ban nhân dân" in group.actors[0].bodies


def _submitted(passage: Passage, header: Header, groups: list[_Group], index: int, start: int) -> Iterator[Delegation]:
    """'Ủy ban nhân dân cấp tỉnh xây dựng, trình Hội đồng nhân dân cùng cấp quyết định bảng giá đất': both have their part."""
    read = _verb_of(passage, groups, index)
    if read is None:
        return
    verb, what = read
    group = groups[index]
    drafter = _drafter(passage, groups[:index], start)
    level = actors.level_of(drafter.actors[-1].unit) or drafter.actors[-1].unit if drafter else ""
    maker = _names(passage, header, group, level)
    first = drafter.start if drafter and drafter.start >= start else start
    advised = _ADVISED.search(passage.low, max(start, group.start - 40), group.start)
    if actors.is_central(header) and not advised and (drafter or group.actors[0].kind == "local"):
        yield from _said(passage, header, maker, "ban_hanh", first, what.end, what.words, verb.end())
    if drafter:
        yield from _said(passage, header, _names(passage, header, drafter), "trinh", first, what.end, what.words, verb.end())


def _drafter(passage: Passage, earlier: list[_Group], start: int) -> _Group | None:
    """The subject of the sentence; where it has none ('a) Tham mưu …'), the body that the provision above begins with."""
    for group in reversed(earlier):
        if group.start < start:
            break
        if not _NO_SUBJECT.search(passage.low, max(start, group.start - 20), group.start):
            return group
    lead = passage.at(start)
    while "/" in lead:
        lead = lead.rsplit("/", 1)[0]
        begins = passage.begin(lead)
        if begins is None:
            return None
        for group in earlier:
            if begins <= group.start < begins + 60 and _HEADS.fullmatch(passage.low, begins, group.start):
                return group
    return None


def _listed(passage: Passage, header: Header, group: _Group) -> Iterator[Delegation]:
    """'Ủy ban nhân dân cấp tỉnh có trách nhiệm: a) Quy định …; b) Ban hành …', or the same under a heading."""
    holder = passage.at(group.start)
    end = passage.sentence_end(group.end)
    headed = _RESPONSIBLE.search(passage.low, max(0, group.start - 40), group.start)
    if not (_DUTIES.fullmatch(passage.low, group.end, end) or (headed and end - group.end < 40)):
        return
    for child in passage.children(holder):
        start = passage.behind_number(child.span.start, child.span.end)
        verb = VERB.match(passage.low, start)
        if verb is None:
            continue
        stop = passage.sentence_end(verb.end())
        what = read_object(passage, verb[0], verb.end(), stop, chairman=all(a.office for a in group.actors))
        if what is not None:
            yield from _said(passage, header, _names(passage, header, group), "ban_hanh", start, what.end, what.words, verb.end())


def _names(passage: Passage, header: Header, group: _Group, same_level: str = "") -> frozenset[str]:
    return frozenset(n for a in group.actors for n in actors.names(a, passage.text, header, same_level))


def _said(
    passage: Passage, header: Header, to: frozenset[str], kind: str, start: int, end: int, words: str, about: int, stop: int = 0
) -> Iterator[Delegation]:
    """The delegation, unless it speaks of the issuing body itself, or a local document of a central one."""
    local = not actors.is_central(header)
    to = frozenset(name for name in to if name != header.issuer)
    if local:
        to = frozenset(n for n in to if n.startswith(_LOCAL_NAMES))
    if not to:
        return
    place: Place = passage.place(start, end)
    yield Delegation(place, to, kind, _short(words), _about(passage, about, stop or end))


_LOCAL_NAMES = (
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Chủ tịch", "Thường trực", "Sở", "Giám đốc", "Ban", "Thanh tra", "các sở", "Các sở",
    "Văn phòng", "chính quyền",
)  # fmt: skip


def _about(passage: Passage, start: int, end: int) -> tuple[str, ...]:
    """The provisions of this document that are to be detailed, where the words name them."""
    if passage.quoted(start) or _FOREIGN.search(passage.low, start, end):
        return ()
    return own_provisions(passage.low, start, end, passage.at(start))


def _short(words: str) -> str:
    words = squeeze(words).strip(" ,;:.")
    return words if len(words) <= 240 else words[:240].rsplit(" ", 1)[0]
