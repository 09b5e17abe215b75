"""The boolean answer to a query over one segment of a Whoosh index, on sets of numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from registry.searching.analysis import bare, is_syllable, pairs
from registry.searching.engines.postings import Segment
from registry.searching.engines.scan import issued_by
from registry.searching.packing import days_inside
from registry.searching.tree import All, Any, AtLeast, Filters, Head, Node, Number, Phrase, Prefix, Query, Word

_VERIFY = 16  # reading one text costs about as much as reading this many postings


def matching(segment: Segment, query: Query, within: frozenset[str] | None) -> set[int]:
    """Numbers of the units that answer the query."""
    segment.begin()
    among = _allowed(segment, query, within)
    if among is not None and not among:
        return among
    return _match(segment, query.root, "bare" if query.bare else "exact", among)


def _allowed(segment: Segment, query: Query, within: frozenset[str] | None) -> set[int] | None:
    """Numbers that the filters let pass, None = all."""
    sets = _filtered(segment, query.wanted)
    if query.wanted.since or query.wanted.until:
        sets.append(_any(segment, "day", days_inside(segment.days, query.wanted.since, query.wanted.until)))
    if within is not None:
        sets.append({n for n, document in enumerate(segment.documents) if document in within} - segment.gone)
    among = set.intersection(*sets) if sets else None
    for out in _filtered(segment, query.unwanted):
        among = (segment.everything if among is None else among) - out
    return among


def _filtered(segment: Segment, filters: Filters) -> list[set[int]]:
    """One set for each field asked."""
    sets = []
    if filters.numbers:
        sets.append(_any(segment, "own", filters.numbers))
    if filters.types:
        sets.append(_any(segment, "type", filters.types))
    if filters.issuers:
        sets.append(_any(segment, "issuer", [name for name in segment.issuers if issued_by(filters.issuers, name)]))
    return sets


def _any(segment: Segment, field: str, terms: Iterable[str]) -> set[int]:
    return set().union(*(segment.ids(field, term) for term in terms))


def _match(segment: Segment, node: Node, field: str, among: set[int] | None) -> set[int]:
    """Numbers of `among` (None = all) that answer the node; field: 'exact' or 'bare', as the query is."""
    match node:
        case Word(word):
            if among is not None and len(among) * _VERIFY < segment.holding(field, word):
                return segment.holding_text(field, (word,), among)
            found = segment.ids(field, word)
        case Prefix(start):
            found = _any(segment, field, segment.beginning(field, start))
        case Phrase(tokens):
            return segment.holding_text(field, tokens, _candidates(segment, node, field, among))
        case Number(term):
            found = segment.ids("number", term)
        case Head():
            found = segment.ids("head", "1")
        case Any(parts):
            found = set().union(*(_match(segment, part, field, among) for part in parts))
        case AtLeast(count, parts):
            times = Counter(n for part in parts for n in _match(segment, part, field, among))
            found = {n for n, held in times.items() if held >= count}
        case All(parts, without):
            return _all(segment, parts, without, field, among)
    return found if among is None else found & among


def _all(
    segment: Segment, parts: tuple[Node, ...], without: tuple[Node, ...], field: str, among: set[int] | None
) -> set[int]:
    for part in sorted(parts, key=lambda part: _size(segment, part, field)):
        among = _match(segment, part, field, among)
        if not among:
            return among
    found = segment.everything if among is None else among
    for part in without:
        found = found - _match(segment, part, field, found)
    return found


def _size(segment: Segment, node: Node, field: str) -> int:
    """About how many answer the node: the rarest part goes first."""
    match node:
        case Word(word):
            return segment.holding(field, word)
        case Phrase(tokens):
            return min((segment.holding("pair", pair) for pair in pairs(bare(" ".join(tokens)))), default=len(segment.everything) // 2)
        case Any(parts):
            return sum(_size(segment, part, field) for part in parts)
        case Number(term):
            return segment.holding("number", term)
        case _:
            return len(segment.everything)


def _candidates(segment: Segment, phrase: Phrase, field: str, among: set[int] | None) -> set[int]:
    """All that can hold the phrase: they hold its pairs, and its syllables that stand between marks."""
    tokens = list(phrase.tokens)
    wanted = sorted(set(pairs(bare(" ".join(tokens)))), key=lambda pair: segment.holding("pair", pair))
    for pair in wanted:
        found = segment.ids("pair", pair)
        among = found if among is None else among & found
        if not among:
            return among
    alone = [
        token
        for i, token in enumerate(tokens)
        if is_syllable(token)
        and not (i and is_syllable(tokens[i - 1]))
        and not (i + 1 < len(tokens) and is_syllable(tokens[i + 1]))
    ]
    for token in alone:
        among = _match(segment, Word(token), field, among)
    return segment.everything if among is None else among
