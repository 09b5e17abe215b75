"""Administrative units and bodies that the text gives something to do, and that have ended: what rule R3 asks of.

A name inside a citation ('Quyết định số … của Ủy ban nhân dân huyện …') and one told as history ('(cũ)', 'trước khi sắp xếp',
'nay là') are marked, not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from registry.extracting.passages import Passage
from registry.extracting.phrases import spaced
from registry.law.tables import rows
from registry.law.units import province_of, units_named
from registry.model.document import Clause, Header
from registry.model.text import squeeze

_ANCHORS = ("huyện", "quận", "thị xã", "thị trấn", "tỉnh ", "thành phố ", "sở ")
_LEVEL = spaced(
    r"(?<!\w)(?:(?:chủ tịch |thường trực )?(?:[uủ][yỷ] ban nhân dân|hội đồng nhân dân|ubnd|hđnd) |công an |cơ quan \w+ |"
    r"phòng [^.;,]{2,40} )?"
    r"(?:các )?(?P<level>cấp huyện|huyện(?:\s*,\s*(?:quận|thị xã|thành phố))+|quận(?:\s*,\s*(?:huyện|thị xã))+|"
    r"quận/huyện)(?!\w)"
)
_NAMED = re.compile(r"(?P<kind>(?i:huyện|quận|thị\s+xã|thị\s+trấn|tỉnh|thành\s+phố))[ \t]+(?P<name>[^\W\d_])")
_BODY = spaced(r"(?<!\w)(?:chủ tịch )?(?:[uủ][yỷ] ban nhân dân|hội đồng nhân dân|ubnd|hđnd) $")
_TOWNSHIP = spaced(r"(?<!\w)thị trấn(?=\s*(?:[,.;)]|và|có|trên|thuộc|trong|chịu)|$)")
_NAME = re.compile(r"[ \t]+([^\W\d_][\w'-]*)")
_PAST = (
    r"trước đây|trước (?:khi (?:thực hiện )?)?(?:sáp nhập|sắp xếp|hợp nhất|chia tách|kết thúc)|trước khi|đã (?:được )?(?:sáp nhập|sắp xếp|"
    r"giải thể|chấm dứt)|kết thúc hoạt động|trước (?:ngày|thời điểm) (?!\d)|trước ngày (?:0?1\s*(?:/|tháng)\s*0?7\s*(?:/|năm)\s*2025|"
    r"\d{1,2}\s*(?:/|tháng)\s*\d{1,2}\s*(?:/|năm)\s*(?:19\d\d|20[01]\d|202[0-4]))"
)
_BEFORE = spaced(rf"(?:{_PAST})[^;.]*$")
_BEHIND = spaced(rf"[^;.]*?(?:(?<!\w)cũ(?!\w)|nay là|{_PAST})")
_CITED = spaced(r"\d+(?:/(?:19|20)\d\d)?/[A-ZĐ][^;\n]{0,400}$")


def clauses(passage: Passage, header: Header) -> Iterator[Clause]:
    """Kind unit_named: name, level or kind, ended (last day + 1, ISO, '' for a level), history and cited 'yes' where so."""
    for anchor in _ANCHORS:
        for at in passage.all(anchor):
            yield from _read(passage, at)


def _read(passage: Passage, at: int) -> Iterator[Clause]:
    low = passage.low
    if low.startswith("sở ", at):
        name, last = next(((n, e) for n, e in _agencies() if low.startswith(n, at)), ("", ""))
        if name and (at == 0 or not low[at - 1].isalnum()):
            yield from _said(passage, at, at + len(name), "sở", last)
        return
    named = _NAMED.match(passage.text, at)
    if named and named["name"][0].isupper():
        end = name_end(passage.text, at, at + len(named["kind"]))
        ended = _ended(squeeze(passage.text[at:end])) if end > named.start("name") else None
        if ended:
            body = _BODY.search(low, max(0, at - 40), at)
            yield from _said(passage, body.start() if body else at, end, squeeze(named["kind"].lower()), ended)
            return
    if low.startswith(("huyện", "quận"), at):
        level = _LEVEL.search(low, max(0, at - 46), min(len(low), at + 60))
        if level and level.start("level") <= at < level.end():
            yield from _said(passage, level.start(), level.end(), level["level"], "")
    elif town := _TOWNSHIP.match(low, at):
        yield from _said(passage, at, town.end(), "thị trấn", "")


def _said(passage: Passage, start: int, end: int, what: str, ended: str) -> Iterator[Clause]:
    if passage.outside(start):
        return
    first = passage.sentence_start(start)
    past = _BEFORE.search(passage.low, max(first, start - 60), start) or _BEHIND.match(passage.low, end, end + 60)
    history = "yes" if past else ""
    cited = "yes" if _CITED.search(passage.text, max(first, start - 420), start) else ""
    name = squeeze(passage.text[start:end])
    values = (("name", name), ("what", what), ("ended", ended), ("history", history), ("cited", cited))
    yield Clause(passage.place(start, end), "unit_named", tuple(v for v in values if v[1]))


def name_end(text: str, start: int, end: int) -> int:
    """Where the unit whose kind is text[start:end] ends: behind the longest name that is known, else its capitalised words."""
    known, plain = end, end
    capitals = text[start:end].isupper()
    for _ in range(4):
        word = _NAME.match(text, plain)
        if word is None or not word[1][0].isupper():
            break
        plain = word.end()
        if _known(squeeze(text[start:plain])):
            known = plain
    return known if known > end or capitals else plain


_KIND = r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
_LISTED = spaced(rf"(?<!\w)(?P<kind>{_KIND})\s+(?=\w)|(?:,|;|và|hoặc)\s+(?=\w)")


def listed(text: str, low: str, start: int, end: int, day: date | None, within: str | None) -> tuple[str, ...]:
    """Ids of the units named in text[start:end]: 'các xã A, B và phường C'; () where one of them is not known for sure.

    within: the unit whose body speaks; of several units of a name the one in its province is meant.
    """
    found: list[str] = []
    kind, at = "", start
    while mark := _LISTED.search(low, at, end):
        at, kind = mark.end(), mark["kind"] or kind
        if not kind or not text[at].isupper():
            continue
        first, behind = (mark.start(), mark.end("kind")) if mark["kind"] else (at, at - 1)
        at = name_end(text, first, behind)
        old = " (cũ)" if low[at : at + 5].strip(" (").startswith("cũ") else ""
        named = units_named(("" if mark["kind"] else kind + " ") + squeeze(text[first:at]) + old, day)
        near = [u for u in named if within and province_of(u.id) == province_of(within)] or list(named)
        if len(near) != 1:
            return ()
        found.append(near[0].id)
    return tuple(one for one in found if not any(other.startswith(f"{one}.") for other in found))  # 'xã A, tỉnh B' is one


@lru_cache(maxsize=8192)
def _known(name: str) -> bool:
    return bool(units_named(name))


@lru_cache(maxsize=4096)
def _ended(name: str) -> str | None:
    """The day from which no unit of that name exists any more (ISO); None where one does, or none is known."""
    found = units_named(name)
    ends = [u.valid.end for u in found]
    if not found or any(end is None for end in ends):
        return None
    return max(end for end in ends if end).isoformat()


@lru_cache(maxsize=1)
def _agencies() -> tuple[tuple[str, str], ...]:
    """Provincial agencies of a kind that has ended, with the day after."""
    listed = [(row["name"].lower(), row["valid_to"]) for row in rows("bodies") if row["kind"] == "so" and row["valid_to"]]
    return tuple(sorted(listed, key=lambda pair: -len(pair[0])))
