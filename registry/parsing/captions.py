"""Lines -> where something attached to the act begins: 'PHỤ LỤC I', 'QUY ĐỊNH / Về … / (Ban hành kèm theo …)', 'Mẫu số 01'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from registry.model.text import fold, squeeze
from registry.parsing.lines import Line, joined
from registry.parsing.marks import mark
from registry.parsing.vocabulary import APPENDICES, AUTHORITY, INSTRUMENTS, OFFICES, is_motto, is_rule

_APPENDIX = re.compile(
    r"#* ?phụ\s+lục(?:\s+số)?\s*:?\s*(?P<number>[ivxlc]+[a-z]?|\d{1,3}[a-z]?(?:\.\d{1,2})*|[a-z](?=\s*(?:$|"
    r"[.:–-])))?\s*(?P<point>[.:–-])?(?P<rest>.*)$"
)
_FORM = re.compile(
    r"(?:biểu\s+)?mẫu\s+(?:biểu\s+)?số\s*:?\s*(?P<number>\d{1,3}[a-zđ]?(?:[./-][\w.-]+)?|[ivx]+)\s*(?P<point>[.:])?(?P<rest>.*)$"
)
_WITH = re.compile(
    r"[(\[]?\s*(?:được |phê duyệt |ban hành )*(?:kèm|ban hành) (?:theo|tại|cùng)?\s*(?:quyết định|nghị quyết|chỉ thị|"
    r"nghị định|thông tư|luật|quy |nội quy|phụ lục|văn bản|kế hoạch|qđ)"
)
_ACT = re.compile(
    r"\s*[(\[]\s*(?:được |phê duyệt |ban hành )*kèm theo (?P<type>quyết định|nghị quyết|nghị định|thông tư|chỉ thị)"
    r"(?: (?:số ?:? ?)?(?P<number>\d{1,6} ?/[\w/ &–-]+?)(?=,|;| ngày| của|\)|$))?(?!\w)"
)
_ANNEXED = re.compile(r"(?:được |phê duyệt |ban hành )*(?:kèm|theo|ban hành)")
_DEEP = 14  # lines that a caption can take


class Caption(NamedTuple):
    """first: line where it begins; body: first line after it; kind: 'Phụ lục', 'Quy chế'; number: 'II' or ''; title: or None."""

    first: int
    body: int
    kind: str
    number: str
    title: str | None


def captions(lines: Sequence[Line], begin: int, barred: Sequence[bool]) -> list[Caption]:
    """Captions from lines[begin] on, outside barred lines (quoted text), in order and without overlap."""
    found: list[Caption] = []
    at = begin
    while at < len(lines):
        caption = None if barred[at] else _caption(lines, at, found[-1].body if found else begin)
        if caption and found and caption.first <= found[-1].body and caption.kind != "Phụ lục":
            # The title and '(Kèm theo …)' of a caption in more lines than its looks told.
            last = found[-1]
            found[-1] = last._replace(body=max(last.body, caption.body), title=last.title or caption.title)
        elif caption and not (found and caption.first < found[-1].body):
            found.append(caption)
        at = max(at + 1, caption.body) if caption else at + 1
    return found


def accompanied(lines: Sequence[Line]) -> str:
    """'Quyết định số 01/2020/QĐ-UBND' of the first '(Ban hành kèm theo …)': what these lines were attached to; '' where none."""
    for at, line in enumerate(lines[: _DEEP * 2]):
        if line.text[0] in "([":
            words = squeeze(joined(lines[at : at + 3]))
            if found := _ACT.match(fold(words)):
                number = re.sub(r"\s", "", words[slice(*found.span("number"))]) if found["number"] else ""
                return f"{found['type'].capitalize()} số {number}" if number else f"{found['type'].capitalize()} chưa ghi số"
    return ""


def _caption(lines: Sequence[Line], at: int, floor: int) -> Caption | None:
    text = lines[at].text
    first = text[0]
    if first in "Pp#" and len(text) < 300:
        return _appendix(lines, at)
    if first in "MmBb" and len(text) < 200 and (found := _FORM.match(lines[at].folded)):
        return _form(lines, at, found)
    if first in "([BbKk" and len(text) < 400 and _ANNEXED.match(lines[at].head.lstrip("([ ")):
        broken = lines[at + 1].folded if at + 1 < len(lines) and len(text) < 40 else ""
        return _instrument(lines, at, floor) if _WITH.match(f"{lines[at].folded} {broken}") else None
    return None


def _appendix(lines: Sequence[Line], at: int) -> Caption | None:
    line = lines[at]
    found = _APPENDIX.match(line.folded)
    if not found:
        return None
    rest = line.text[found.start("rest") :].strip()
    loud = line.text.lstrip("# ").startswith("PHỤ")
    if rest and not loud and not (found["point"] and found["number"] and rest[0].isupper()) and rest[0] != "(":
        return None
    if rest and loud and rest[0].islower():
        return None
    if not loud and not rest and not _stands_alone(lines, at):
        return None
    body = _after(lines, at)
    title = " ".join(filter(None, [rest if not rest.startswith("(") else "", _title(lines, at + 1, body)]))
    return Caption(at, body, "Phụ lục", (found["number"] or "").upper(), title or None)


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    """Whether a quiet 'Phụ lục I' is a caption, not the end of a wrapped sentence."""
    line, before = lines[at], lines[at - 1] if at else None
    if line.centred or line.paragraph.bold > 0.5 or line.paragraph.align == "right":
        return True
    after = lines[at + 1] if at + 1 < len(lines) else None
    ended = before is None or before.text[-1] in ".;:”/)" or before.paragraph.cell is not None or not before.text[-1].islower()
    return ended and after is not None and (after.capitals or after.text[0] == "(" or after.centred)


def _form(lines: Sequence[Line], at: int, found: re.Match[str]) -> Caption | None:
    rest = lines[at].text[found.start("rest") :].strip()
    if lines[at].opaque or (rest and (not found["point"] or rest[-1] in ".;,")) or not lines[at].first:
        return None
    if not rest and not _stands_alone(lines, at):
        after = lines[at + 1].text if at + 1 < len(lines) else ""
        if not after.startswith(("Mẫu", "MẪU", "(")):
            return None
    body = _after(lines, at)
    title = rest or _title(lines, at + 1, body)
    return Caption(at, body, "Mẫu", found["number"].upper(), title or None)


def _after(lines: Sequence[Line], at: int) -> int:
    """The first line after the caption that begins at `at`: its title in capitals or centred, and '(Kèm theo …)'."""
    n, end = at + 1, min(at + _DEEP, len(lines))
    cell = lines[at].paragraph.cell
    while n < end:
        line = lines[n]
        if line.text[0] in "([" and _ANNEXED.match(line.head[1:].lstrip()):
            return _close(lines, n)
        if mark(line) or _APPENDIX.match(line.folded) or not (line.capitals or (line.centred and line.paragraph.cell == cell)):
            break
        n += 1
    return n


def _close(lines: Sequence[Line], at: int) -> int:
    """The line after the parenthesis that opens in lines[at]."""
    opener, closer = ("(", ")") if lines[at].text[0] == "(" else ("[", "]")
    depth = 0
    for n in range(at, min(at + 6, len(lines))):
        depth += lines[n].text.count(opener) - lines[n].text.count(closer)
        if depth <= 0:
            return n + 1
    return at + 1


def _title(lines: Sequence[Line], first: int, last: int) -> str:
    kept = []
    for line in lines[first:last]:
        if line.text[0] in "([" and _ANNEXED.match(line.head[1:].lstrip()):
            break
        if not is_rule(line.text):
            kept.append(line)
    return joined(kept)


def _instrument(lines: Sequence[Line], at: int, floor: int) -> Caption | None:
    """The caption above '(Ban hành kèm theo …)': the lines in capitals or centred back to the word that names the instrument."""
    if lines[at].text[0] not in "([" and not _looks_set_off(lines, at):
        return None
    first = at
    while first > floor and at - first < _DEEP and _of_title(lines[first - 1], lines[at]):
        first -= 1
        if _kind(lines[first].text) and (first == floor or not _of_title(lines[first - 1], lines[at]) or _alone(lines[first])):
            break
    while first < at and is_rule(lines[first].text):
        first += 1
    if first == at:
        return None
    words = joined([line for line in lines[first:at] if not is_rule(line.text)])
    kind = _kind(words) or "Phụ lục"
    rest = words[len(kind) :].strip(" :.-") if _alone(lines[first]) and words.lower().startswith(kind.lower()) else words
    return Caption(first, _close(lines, at), kind, "", rest or None)


def _looks_set_off(lines: Sequence[Line], at: int) -> bool:
    return lines[at].centred and at > 0 and lines[at - 1].centred


def _of_title(line: Line, anchor: Line) -> bool:
    """Whether the line can belong to a title: capitals or centred, no office, no motto, in the same table or outside as the anchor."""
    if (line.paragraph.cell is None) != (anchor.paragraph.cell is None):
        return False
    folded = line.head
    if AUTHORITY.match(folded) or OFFICES.match(folded) or is_motto(folded) or folded.startswith(("điều ", "chương ", "- ")):
        return False
    return line.capitals or line.centred or (line.paragraph.bold > 0.9 and _kind(line.text) is not None)


def _kind(text: str) -> str | None:
    """'QUY CHẾ' -> 'Quy chế': the instrument that the words begin with."""
    low = text.lstrip("# ").lower()
    return next((kind for kind in (*INSTRUMENTS, *APPENDICES) if low.startswith(kind.lower())), None)


def _alone(line: Line) -> bool:
    """Whether the line is nothing but the word for the instrument."""
    return (_kind(line.text) or "").lower() == line.text.lstrip("# ").lower().strip(" :.")
