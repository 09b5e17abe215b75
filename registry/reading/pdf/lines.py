"""Words of a page -> lines; which lines are furniture of the page (numbers, repeated heads and feet); columns side by side."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from registry.reading.pdf.pages import Page, Word

_NUMBER = re.compile(r"\W*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.I)
_LABEL = re.compile(r"\W?(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|[a-zđA-ZĐ]{1,2}[.)]|[IVXLC]{1,6}[.)]|[-–—+•*▪○●■➢→])")
EDGE = 0.09  # of the page's height: where furniture stands
CHANNEL = 7.0  # points of white between columns
WIDE = 1.8  # of the size of type: a gap that no justified line has


@dataclass(slots=True)
class Text:
    """A line: its words from left to right."""

    words: list[Word]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def base(self) -> float:
        return self.words[0].base

    @property
    def high(self) -> float:
        return max(word.high for word in self.words)

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    def __str__(self) -> str:
        return " ".join(word.text for word in self.words)


def lines(words: list[Word]) -> list[Text]:
    """From top to bottom; words on one base make a line, raised ones (footnote marks) with them."""
    rows: list[list[Word]] = []
    base = 0.0
    for word in sorted(words, key=lambda w: (-w.base, w.left)):
        near = 0.45 * min(word.size, rows[-1][0].size) if rows else 0.0
        if rows and base - word.base <= near:
            rows[-1].append(word)
        else:
            rows.append([word])
            base = word.base
    return [Text(sorted(row, key=lambda w: w.left)) for row in rows]


def without_furniture(pages: list[list[Text]], sizes: list[Page]) -> tuple[list[list[Text]], list[Text]]:
    """The lines of each page but for page numbers and heads and feet that come again; and those."""
    edges = [_edges(texts, page) for texts, page in zip(pages, sizes)]
    seen = Counter(_key(text) for edge in edges for text in {_key(t): t for t in edge}.values())
    often = {key for key, count in seen.items() if count >= 3 and count * 2 > len(pages)}
    kept, gone = [], []
    for texts, edge in zip(pages, edges):
        dropped = {id(text) for text in edge if _NUMBER.fullmatch(str(text)) or _key(text) in often}
        kept.append([text for text in texts if id(text) not in dropped])
        gone += [text for text in texts if id(text) in dropped]
    return kept, gone


def _edges(texts: list[Text], page: Page) -> list[Text]:
    """The first and last two lines, where they stand in the margins."""
    low, high = page.height * EDGE, page.height * (1 - EDGE)
    return [text for text in (*texts[:2], *texts[2:][-2:]) if text.base < low or text.base > high]


def _key(text: Text) -> str:
    return re.sub(r"\d+", "#", str(text))


@dataclass(slots=True)
class Columns:
    """Two columns side by side: the lines of each."""

    left: list[Text]
    right: list[Text]

    @property
    def high(self) -> float:
        return max(text.high for text in (*self.left, *self.right))


def columns(texts: list[Text]) -> list[Text | Columns]:
    """Lines with a channel of white between two halves are put together as columns: head and signatures of a decree."""
    told: list[Text | Columns] = []
    at = 0
    while at < len(texts):
        found = _block(texts, at)
        if found is None:
            told.append(texts[at])
            at += 1
        else:
            block, at = found
            told.append(block)
    return told


def _block(texts: list[Text], start: int) -> tuple[Columns, int] | None:
    """The longest run from a line on that one channel divides, and the line after it."""
    lead = start
    while lead < len(texts) and lead - start < 3 and not _gap(texts[lead]):
        lead += 1  # a line of one column alone may stand above the first pair
    if lead >= len(texts) or not (gap := _gap(texts[lead])):
        return None
    low, high = gap
    if not all(_leads(text, below, low, high) for text, below in pairwise(texts[start : lead + 1])):
        return None
    end = start
    pairs = 0
    middle = _middle(texts)
    for text in texts[start:]:
        if end > lead and (texts[end - 1].base - text.base > 12 * text.size or _across(text, texts[start:end], low, high, middle)):
            break
        narrowed = _narrowed(text, low, high)
        if narrowed is None:
            break
        low, high = narrowed
        pairs += text.left < low and text.right > high
        end += 1
    block = texts[start:end]
    while block and block[-1].right < low and len(block) > 1 and not any(t.right > high for t in block[-1:]) and _alone(block):
        block.pop()
    left = [part for text in block if (part := _part(text, low, high, right=False))]
    right = [part for text in block if (part := _part(text, low, high, right=True))]
    if not left or not right or not pairs:
        return None
    return Columns(left, right), start + len(block)


def _middle(texts: list[Text]) -> float:
    """Of the page's text, from left to right."""
    return (min(text.left for text in texts) + max(text.right for text in texts)) / 2


def _across(text: Text, block: list[Text], low: float, high: float, middle: float) -> bool:
    """Whether a line of one side is centred on the page rather than in its column: a title under the head."""
    if text.left < low and text.right > high:
        return False
    right = text.left >= high - 1
    column = [part for above in block if (part := _part(above, low, high, right))]
    if not column:
        return False
    own, there = (text.left + text.right) / 2, (min(t.left for t in column) + max(t.right for t in column)) / 2
    return abs(own - middle) < 12 and abs(own - there) > 25


def _alone(block: list[Text]) -> bool:
    """Whether the last line of the left column stands far below the rest: it belongs to what follows."""
    return len(block) > 1 and block[-2].base - block[-1].base > 3 * block[-1].size


def _leads(text: Text, below: Text, low: float, high: float) -> bool:
    """Whether a line above the first pair is of the columns: in both, in the right one, or beside the line below it."""
    distance = text.base - below.base
    if _narrowed(text, low, high) is None or distance > 1.9 * max(text.size, below.size):
        return False
    return text.right > high or distance < 0.9 * max(text.size, below.size)


def _gap(text: Text) -> tuple[float, float] | None:
    """The widest white inside a line, if it is wider than any between words."""
    words = text.words[1:] if _LABEL.fullmatch(text.words[0].text) else text.words  # a number stands off from its paragraph
    gaps = [(b.left - a.right, a.right, b.left) for a, b in pairwise(words)]
    width, low, high = max(gaps, default=(0.0, 0.0, 0.0))
    return (low, high) if width > max(WIDE * text.size, CHANNEL) else None


def _narrowed(text: Text, low: float, high: float) -> tuple[float, float] | None:
    """The widest part of the channel that a line leaves white; None where it crosses it."""
    whites = []
    at = low
    for word in text.words:
        if word.left >= high:
            break
        if word.right > low:
            whites.append((word.left - at, at, word.left))
            at = max(at, word.right)
    whites.append((high - at, at, high))
    width, left, right = max(whites)
    return (left, right) if width >= CHANNEL else None


def _part(text: Text, low: float, high: float, right: bool) -> Text | None:
    words = [word for word in text.words if (word.left >= (low + high) / 2) == right]
    return Text(words) if words else None
