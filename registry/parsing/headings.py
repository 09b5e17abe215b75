"""The title of an article or a chapter: how far it goes, and whether there is one at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from registry.parsing.lines import Line
from registry.parsing.marks import Mark, mark
from registry.parsing.vocabulary import is_rule

_LEAD = re.compile(r"(?::|như sau|sau đây|dưới đây)\s*[.:]?$", re.IGNORECASE)
_NORM = re.compile(
    r"(?:quyết định|nghị quyết|chỉ thị|luật|nghị định|thông tư)\s(?:này\s)?(?:có hiệu lực|thay thế)|"
    r".*(?:chịu trách nhiệm (?:thi hành|tổ chức)|căn cứ quyết định thi hành)|"
    r"(?:nay )?ban hành kèm theo|.*kèm theo (?:quyết định|nghị quyết) này|(?:bãi bỏ|thay thế|hủy bỏ) .*số \d",
    re.IGNORECASE,
)
_MIXED = re.compile(r"[:“”\"]\s*\S")  # a colon or quotation inside: bold words here and there, no title
_LONG = 600  # characters; no title is longer


def division_heading(lines: Sequence[Line], barred: Sequence[bool], at: int, found: Mark) -> tuple[str | None, int]:
    """The title of the phần, chương or mục that lines[at] opens, and the index after it."""
    parts = [found.rest.lstrip(".:-– ")] if found.rest else []
    n = at + 1
    while n < len(lines) and n - at < 7 and not barred[n] and not lines[n].opaque:
        line = lines[n]
        if mark(line) or line.text[0] in "(-–“" or is_rule(line.text):
            break
        if parts and not _runs_on(lines[n - 1], line, parts[-1]):
            break
        if not parts and len(line.text) > _LONG:
            break
        parts.append(line.text)
        n += 1
    return " ".join(parts).strip() or None, n


def _runs_on(before: Line, line: Line, part: str) -> bool:
    """Whether a title of several lines goes on in this one."""
    if before.text[-1] in ".;:":
        return False
    if part.isupper():
        return line.capitals
    if line.text[0].islower():
        return True
    p, q = before.paragraph, line.paragraph
    return (q.align == "center" and p.align == "center") or (p.bold > 0.8 and q.bold > 0.8)


def article_heading(lines: Sequence[Line], barred: Sequence[bool], at: int, found: Mark) -> tuple[str | None, int]:
    """The title of the article that lines[at] opens, and the index after the lines it takes (never less than at + 1)."""
    line = lines[at]
    if not found.rest:
        n = at + 1
        plain = n < len(lines) and not barred[n] and not lines[n].opaque and not mark(lines[n])
        if plain and lines[n].text[-1] not in ".;:" and len(lines[n].text) < _LONG and _has_body(lines, barred, n + 1):
            return lines[n].text, n + 1
        return None, n
    rest, after = found.rest.lstrip("-–— "), at + 1
    split = _bold_prefix(line, found.at)
    if split:
        return (None if _LEAD.search(split) else split.rstrip(" ."), after)
    while len(rest) <= _LONG and after < len(lines) and not barred[after] and _wraps(lines[after - 1], lines[after]):
        rest, after = f"{rest} {lines[after].text}", after + 1
    if not rest or len(rest) > _LONG or _LEAD.search(rest) or not _has_body(lines, barred, after):
        return None, at + 1
    bold = line.paragraph.bold > 0.8
    if rest[-1] in ".;,/" and not (bold and rest[-1] == "." and not _NORM.match(rest)):
        return None, at + 1
    if not bold and (": " in rest or rest.count("“") != rest.count("”") or (_NORM.match(rest) and len(rest) > 120)):
        return None, at + 1
    return rest.rstrip(" ."), after


def _wraps(before: Line, line: Line) -> bool:
    """Whether a title broken by typing goes on in this line: small letter, no mark, no end before it."""
    if line.opaque or before.text[-1] in ".;:" or mark(line):
        return False
    if line.text[0].islower():
        return True
    p, q = before.paragraph, line.paragraph
    return p is not q and p.bold > 0.9 and q.bold > 0.9 and not line.capitals


def _bold_prefix(line: Line, at: int) -> str | None:
    """The bold words after 'Điều N.' where the paragraph goes on in plain type: 'Điều 2. **Đối tượng áp dụng** Người nộp …'."""
    p = line.paragraph
    if not 0.0 < p.bold < 0.95 or not line.first:
        return None
    solid = len("".join(p.text[p.number :].split()))  # the share is of what was typed: an automatic number is not in it
    left = round(p.bold * solid)
    for n, char in enumerate(line.text[p.number :], p.number):
        if left <= 0:
            if n <= at + 3 or char.isalnum():  # no more than the number is bold, or the bold ends inside a word
                return None
            prefix = line.text[at:n].strip()
            tail = line.text[n:].strip(" .:")
            sentence = len(tail.split()) > 3 and (line.text[-1] in ".;:,/”" or len(tail) > len(prefix))
            return prefix if sentence and len(prefix.split()) > 1 and not _MIXED.search(prefix) else None
        left -= not char.isspace()
    return None


def _has_body(lines: Sequence[Line], barred: Sequence[bool], at: int) -> bool:
    """Whether the article goes on after its first line: an article that is one line has text and no title."""
    if at >= len(lines):
        return False
    if barred[at] or lines[at].opaque:
        return True
    found = mark(lines[at])
    return found is None or found.kind in ("khoan", "diem", "so")
