"""Captions -> the parts of the file: the deciding part, then each attached instrument (att) and appendix (app)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from registry.parsing.captions import Caption, captions
from registry.parsing.lines import Line
from registry.parsing.marks import mark
from registry.parsing.vocabulary import APPENDICES, AUTHORITY, INSTRUMENTS, OFFICES, is_motto, is_rule


class Part(NamedTuple):
    """lines [first, last) of the file; body: first line after its caption; id: 'main', 'att1', 'app2'."""

    id: str
    kind: str
    title: str | None
    first: int
    body: int
    last: int


def split(lines: Sequence[Line], barred: Sequence[bool], kind: str, begin: int) -> list[Part]:
    """The parts in order. kind: of the act; begin: first line after the preamble, before which nothing is attached."""
    found = _settled(lines, captions(lines, begin, barred))
    restart = _restart(lines, barred, begin, found[0].first if found else len(lines))
    if restart:
        found.insert(0, restart)
    parts = [Part("main", kind, None, 0, 0, found[0].first if found else len(lines))]
    counts = {"att": 0, "app": 0}
    for n, caption in enumerate(found):
        last = found[n + 1].first if n + 1 < len(found) else len(lines)
        family = "att" if _is_instrument(lines, caption, last) else "app"
        counts[family] += 1
        parts.append(Part(f"{family}{counts[family]}", caption.kind, caption.title, caption.first, caption.body, last))
    return parts


def _settled(lines: Sequence[Line], found: list[Caption]) -> list[Caption]:
    """Captions without forms that belong to an appendix, and without one that only covers the next ('PHỤ LỤC' over 'Phụ lục I')."""
    kept: list[Caption] = []
    for caption in found:
        last = kept[-1] if kept else None
        if caption.kind == "Mẫu" and last and last.kind in APPENDICES and last.kind != "Mẫu":
            continue
        if (
            last
            and last.kind == "Phụ lục"
            and not last.number
            and caption.kind == "Phụ lục"
            and _empty(lines, last.body, caption.first)
        ):
            kept.pop()
            caption = caption._replace(first=last.first)
        kept.append(caption._replace(first=_head(lines, caption.first, kept[-1].body if kept else 0)))
    return kept


def _empty(lines: Sequence[Line], first: int, last: int) -> bool:
    return all(is_rule(line.text) for line in lines[first:last])


def _head(lines: Sequence[Line], first: int, floor: int) -> int:
    """The caption with the issuer's name and the motto, where they are printed again above it."""
    at = first
    while at > floor and at > first - 8:
        line = lines[at - 1]
        folded = line.head
        if not (
            is_motto(folded)
            or is_rule(line.text)
            or (line.capitals and folded.startswith(("ủy ban", "hội đồng", "tỉnh ", "thành phố ")))
        ):
            break
        at -= 1
    return at


def _is_instrument(lines: Sequence[Line], caption: Caption, last: int) -> bool:
    if caption.kind in INSTRUMENTS:
        return True
    if caption.kind in ("Phụ lục", "Mẫu"):
        return False
    return any(
        line.text[0] == "Đ" and not line.opaque and (m := mark(line)) and m.kind == "dieu" and m.number == "1" and m.point
        for line in lines[caption.body : last]
    )


def _restart(lines: Sequence[Line], barred: Sequence[bool], begin: int, end: int) -> Caption | None:
    """An attached instrument without '(Ban hành kèm theo …)': behind the signature articles begin again at 1 under a title."""
    signed, seen = 0, False
    for n in range(begin, end):
        line = lines[n]
        if barred[n]:
            continue
        first = line.text[0]
        if seen and first in "NTKQ" and (line.head.startswith("nơi nhận") or AUTHORITY.match(line.head)):
            signed = n
        if first != "Đ":
            continue
        m = mark(line)
        if m and m.kind == "dieu" and m.point:
            if m.number == "1" and signed:
                return _titled(lines, signed, n)
            seen = True
    return None


def _titled(lines: Sequence[Line], signed: int, dieu: int) -> Caption | None:
    """The caption between the signature and the first article: from the line that names an instrument."""
    for n in range(signed + 1, dieu):
        text = lines[n].text
        if text.isupper() and text.startswith(tuple(kind.upper() for kind in INSTRUMENTS)) and not OFFICES.match(lines[n].folded):
            kind = next(k for k in INSTRUMENTS if text.startswith(k.upper()))
            body = n + 1
            while body < dieu and (lines[body].capitals or lines[body].centred) and not mark(lines[body]):
                body += 1
            title = " ".join([text[len(kind) :].strip(" :."), *(line.text for line in lines[n + 1 : body])]).strip()
            return Caption(n, body, kind, "", title or None)
    return None
