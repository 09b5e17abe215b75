"""Where a hit answers the query, and the piece of its text that shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from registry.model.spans import Span
from registry.model.text import fold
from registry.searching.analysis import BETWEEN, bare, is_syllable, number_spans, number_terms
from registry.searching.tree import Node, Number, Phrase, Prefix, Query, Word, leaves

LENGTH = 240  # characters of a snippet, about
_MOST = 2000  # marks looked at in one text
_SYLLABLE = r"[^\W_]"
_START, _END = rf"(?<!{_SYLLABLE})", rf"(?!{_SYLLABLE})"
_SPACES = str.maketrans("\n\t\r\f\v", "     ")


@dataclass(frozen=True, slots=True)
class Snippet:
    """text: a slice of the unit's text, with line breaks as spaces, from code point `start` of it; marks: spans of `text`.

    before, after: whether the unit's text goes on there.
    """

    text: str
    start: int
    marks: tuple[Span, ...] = ()
    before: bool = False
    after: bool = False

    def marked(self, begin: str = "[[", end: str = "]]") -> str:
        """The text on one line with each hit between `begin` and `end`."""
        parts, at = [], 0
        for mark in self.marks:
            parts += [self.text[at : mark.start], begin, mark.of(self.text), end]
            at = mark.end
        line = " ".join("".join([*parts, self.text[at:]]).split())
        return ("… " if self.before else "") + line + (" …" if self.after else "")


def marks(text: str, query: Query) -> list[tuple[Span, Node]]:
    """(span of `text`, the part of the query that it answers), in order; at most 2,000. Spans do not overlap."""
    folded = fold(text)
    looked = bare(folded) if query.bare else folded
    parts = list(dict.fromkeys(leaves(query.root)))
    found = _numbers(text, [part for part in parts if isinstance(part, Number)])
    # At one place the longest wins: phrases come before words, words before prefixes.
    wanted = sorted((part for part in parts if not isinstance(part, Number)), key=_rank)
    if wanted:
        pattern = re.compile("|".join(f"({_pattern(part)})" for part in wanted))
        found += [(Span(*m.span()), wanted[m.lastindex - 1]) for m in islice(pattern.finditer(looked), _MOST) if m.lastindex]
    found.sort(key=lambda mark: (mark[0].start, -mark[0].end))
    kept: list[tuple[Span, Node]] = []
    for span, node in found:
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, node))
    return kept


def _numbers(text: str, wanted: list[Number]) -> list[tuple[Span, Node]]:
    if not wanted:
        return []
    named = ((span, number_terms(span.of(text))) for span in islice(number_spans(text), _MOST))
    return [(span, node) for span, terms in named for node in wanted if node.term in terms]


def _rank(part: Node) -> tuple[int, int]:
    return (0, -len(part.tokens)) if isinstance(part, Phrase) else (1 if isinstance(part, Word) else 2, 0)


def _pattern(part: Node) -> str:
    """The tokens of the part in a folded text: as analysis.TOKEN cuts it, with what does not count between them."""
    match part:
        case Word(text):
            tokens: tuple[str, ...] = (text,)
        case Prefix(text):
            return f"{_START}{re.escape(text)}{_SYLLABLE}*"
        case Phrase(tokens):
            pass
        case _:
            return "(?!)"
    written = [f"{_START}{re.escape(t)}{_END}" if is_syllable(t) else re.escape(t) for t in tokens]
    return f"{BETWEEN}*".join(written)


def snippet(text: str, query: Query, length: int = LENGTH) -> Snippet:
    """The piece of `text` that shows most of the query: most parts of it, then most marks close together."""
    found = marks(text, query)
    first, last = _densest(found, length)
    shown = Span(found[first][0].start, found[last - 1][0].end) if found else Span(0, 0)
    start = max(0, shown.start - max(0, length - (shown.end - shown.start)) // 3)
    end = min(len(text), max(start + length, shown.end))
    start, end = _whole_words(text, Span(start, end), shown)
    inside = [Span(s.start - start, s.end - start) for s, _ in found if start <= s.start and s.end <= end]
    piece = text[start:end].translate(_SPACES)
    return Snippet(piece, start, tuple(_joined(piece, inside)), bool(text[:start].strip()), bool(text[end:].strip()))


def _joined(text: str, found: list[Span]) -> Iterator[Span]:
    """Marks with nothing but space between them as one: 'thu hồi đất' reads better than three words marked."""
    held: Span | None = None
    for span in found:
        if held and not text[held.end : span.start].strip():
            held = Span(held.start, span.end)
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def _densest(found: list[tuple[Span, Node]], length: int) -> tuple[int, int]:
    """[first, last) of the marks that fit into `length` characters and say most."""
    best, chosen, first = (-1, -1, -1), (0, 0), 0
    inside: Counter[Node] = Counter()
    touching = 0  # neighbours with nothing but a space between: words that stand together as typed
    for last, (span, node) in enumerate(found):
        inside[node] += 1
        touching += last > first and span.start - found[last - 1][0].end <= 1
        while first < last and span.end - found[first][0].start > length:
            gone = found[first][1]
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            touching -= found[first + 1][0].start - found[first][0].end <= 1
            first += 1
        said = (len(inside), touching, last - first)
        if said > best:
            best, chosen = said, (first, last + 1)
    return chosen


def _whole_words(text: str, piece: Span, shown: Span) -> tuple[int, int]:
    """The piece with its ends moved inwards to white space, at most 20 characters and never into `shown`."""
    start, end = piece.start, piece.end
    if start > 0 and not text[start - 1].isspace():
        start = next((i + 1 for i in range(start, min(start + 20, shown.start)) if text[i].isspace()), start)
    if end < len(text) and not text[end].isspace():
        end = next((i for i in range(end - 1, max(end - 20, shown.end - 1, start), -1) if text[i].isspace()), end)
    return start, end
