"""Where a hit answers the query, and the piece of its text that shows it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from registry.model.spans import Span
from registry.model.text import fold
from registry.searching.analysis import TOKEN, bare, number_spans, number_terms
from registry.searching.tree import Node, Number, Phrase, Prefix, Query, Word, leaves

LENGTH = 240  # characters of a snippet, about
_MOST = 2000  # marks looked at in one text
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
    words: dict[str, Node] = {}
    phrases: dict[str, list[Phrase]] = {}
    prefixes: list[Prefix] = []
    numbers: dict[str, Node] = {}
    for leaf in leaves(query.root):
        match leaf:
            case Word(word):
                words[word] = leaf
            case Phrase(tokens):
                phrases.setdefault(tokens[0], []).append(leaf)
            case Prefix():
                prefixes.append(leaf)
            case Number(term):
                numbers[term] = leaf
    found: list[tuple[Span, Node]] = []
    if numbers:
        for span in number_spans(text):
            named = number_terms(span.of(text))
            found += [(span, node) for term, node in numbers.items() if term in named]
    if words or phrases or prefixes:
        found += _words(looked, words, phrases, tuple(prefixes))
    found.sort(key=lambda mark: (mark[0].start, -mark[0].end))
    kept: list[tuple[Span, Node]] = []
    for span, node in found:
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, node))
    return kept[:_MOST]


def _words(
    text: str, words: dict[str, Node], phrases: dict[str, list[Phrase]], prefixes: tuple[Prefix, ...]
) -> list[tuple[Span, Node]]:
    starts = tuple(prefix.text for prefix in prefixes)
    tokens = [(m[0], m.start(), m.end()) for m in TOKEN.finditer(text)]
    found: list[tuple[Span, Node]] = []
    for at, (token, start, end) in enumerate(tokens):
        for phrase in phrases.get(token, ()):
            run = tokens[at : at + len(phrase.tokens)]
            if tuple(t for t, _, _ in run) == phrase.tokens:
                found.append((Span(start, run[-1][2]), phrase))
        if token in words:
            found.append((Span(start, end), words[token]))
        elif starts and token.startswith(starts):
            found.append((Span(start, end), next(p for p in prefixes if token.startswith(p.text))))
        if len(found) >= 2 * _MOST:
            break
    return found


def snippet(text: str, query: Query, length: int = LENGTH) -> Snippet:
    """The piece of `text` that shows most of the query: most parts of it, then most marks close together."""
    found = marks(text, query)
    first, last = _densest(found, length)
    shown = Span(found[first][0].start, found[last - 1][0].end) if found else Span(0, 0)
    start = max(0, shown.start - max(0, length - (shown.end - shown.start)) // 3)
    end = min(len(text), max(start + length, shown.end))
    start, end = _whole_words(text, Span(start, end), shown)
    inside = tuple(Span(s.start - start, s.end - start) for s, _ in found if start <= s.start and s.end <= end)
    return Snippet(text[start:end].translate(_SPACES), start, inside, bool(text[:start].strip()), bool(text[end:].strip()))


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
