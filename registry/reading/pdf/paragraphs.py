"""Lines -> paragraphs, by geometry: a line that ends before the margin, an indent, a wider space, a change of alignment."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from registry.reading.pdf.lines import Text
from registry.reading.styles import BOLD

NEAR = 5.0  # points: edges nearer than this are the same
INDENT = 9.0  # points
SHARE = 0.12  # of the lines: how many make a margin
WIDER = 1.35  # of the usual distance between lines
# Openings after which no line goes on from the one before that ended its sentence.
_OPENING = re.compile(r"(?:Điều|Chương|Mục|Phần|Phụ lục|Căn cứ|Theo đề nghị|Xét)\s|\d{1,3}(?:\.\d{1,2}){0,3}[.)]\s|[a-zđ]{1,2}[.)]\s|[-–+•*]\s|\(\d{1,2}\)\s")
_CLOSED = re.compile(r"[.;:,!?/”\"')]$")


@dataclass(slots=True)
class Margins:
    """left, right of the text; step: the usual distance between lines; indent: where first lines begin."""

    left: float
    right: float
    step: float
    indent: float = -1.0


@dataclass(slots=True)
class Block:
    """Lines of one paragraph."""

    lines: list[Text]
    align: str = "left"
    page: int = 0
    margins: Margins = field(default_factory=lambda: Margins(0, 0, 0))


def margins(texts: list[Text]) -> Margins:
    """The leftmost edge that many lines share, and the right edge that all but a few do not pass."""
    if not texts:
        return Margins(0, 0, 14)
    lefts = sorted(text.left for text in texts)
    wanted = max(2, len(texts) * SHARE)
    left = next((x for i, x in enumerate(lefts) if bisect_right(lefts, x + NEAR) - i >= wanted), lefts[0])
    long = sorted((text.right for text in texts if text.left < left + 60), reverse=True) or [max(text.right for text in texts)]
    right = long[min(len(long) - 1, int(len(long) * 0.04))]
    steps = Counter(round((a.base - b.base) * 2) for a, b in pairwise(texts) if 4 < a.base - b.base < 40)
    firsts = (b for a, b in pairwise(texts) if a.right < right - 40)  # what follows a short line begins a paragraph
    indents = Counter(round(text.left) for text in firsts if INDENT < text.left - left < 80)
    indent, count = indents.most_common(1)[0] if indents else (-1, 0)
    return Margins(left, right, _usual(steps), indent if count >= 3 else -1.0)


def _usual(steps: Counter[int]) -> float:
    """The smallest distance, in half points, that is common: wider ones stand between paragraphs."""
    wanted = 0.15 * steps.total()
    return min((step for step, count in steps.items() if count >= wanted), default=28) / 2


def align_of(text: Text, margin: Margins) -> str:
    """center, right or both, by the white on both sides of a line."""
    before, after = text.left - margin.left, margin.right - text.right
    if before < INDENT / 2 and after < INDENT:
        return "both"
    first = abs(text.left - margin.indent) < 2.5
    if before > 20 and after > 20 and not first and abs(before - after) < max(14.0, 0.12 * (before + after)):
        return "center"
    if before > 60 and after < 12 and before > 0.3 * (margin.right - margin.left):
        return "right"
    return "both"


def paragraphs(texts: list[Text], margin: Margins, page: int = 0) -> list[Block]:
    told: list[Block] = []
    for text in texts:
        align = align_of(text, margin)
        if told and _goes_on(told[-1], text, align, margin):
            told[-1].lines.append(text)
        else:
            told.append(Block([text], align, page, margin))
    return told


def _goes_on(block: Block, text: Text, align: str, margin: Margins) -> bool:
    """Whether a line is of the same paragraph as the line before."""
    last = block.lines[-1]
    if align == "center" and last.base - text.base < WIDER * last.size + 4 and _runs_on(last, text):
        return block.align == "center" or (block.align == "both" and _full(last, text, margin))
    if align in ("center", "right") and not (align == "center" and _full(last, text, margin)):
        return False
    if block.align != "both":
        return False
    step = last.base - text.base
    if step > WIDER * max(margin.step, last.size) and not (_full(last, text, margin) and str(text)[0].islower() and not _OPENING.match(str(text))):
        return False
    return joins(last, text, margin)


def _runs_on(last: Text, text: Text) -> bool:
    """A line of a title that begins with a small letter goes on from the one above."""
    first = str(text)[0]
    return (first.islower() or first.isdigit()) and last.words[0].bits == text.words[0].bits and not _CLOSED.search(str(last))


def joins(last: Text, text: Text, margin: Margins) -> bool:
    """The same across pages: the line before is full, and this one is not set in."""
    if not _full(last, text, margin):
        return False
    if (text.left - margin.left > INDENT and last.left - text.left < INDENT and abs(text.left - last.left) > 1) or _set_in(last, text, margin):
        return False
    if margin.indent >= 0 and abs(text.left - margin.indent) < 2.5 and abs(text.left - margin.left) > INDENT:
        return False
    new_look = (last.words[-1].bits ^ text.words[0].bits) & BOLD
    return not (_OPENING.match(str(text)) and (new_look or _CLOSED.search(str(last))))


def _set_in(last: Text, text: Text, margin: Margins) -> bool:
    """An indented line under one at the margin begins a paragraph; under one with the same indent it may go on (hanging lines)."""
    return text.left - margin.left > INDENT and last.left < text.left - INDENT


def _full(last: Text, text: Text, margin: Margins) -> bool:
    """Whether the first word of a line had no room at the end of the line before."""
    word = text.words[0]
    return last.right + 0.25 * last.size + (word.right - word.left) > margin.right - 2
