"""Reading a segment of a Whoosh index as sets of numbers, and the boolean answer to a query over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property
from itertools import accumulate
from typing import Any as Anything

from whoosh.reading import SegmentReader, TermNotFound

from registry.searching.analysis import bare, is_syllable, pairs
from registry.searching.engines.scan import issued_by
from registry.searching.packing import days_inside
from registry.searching.ranking import B
from registry.searching.tree import All, Any, AtLeast, Filters, Head, Node, Number, Phrase, Prefix, Query, Word

_VERIFY = 16  # reading one text costs about as much as reading this many postings


class Segment:
    """One segment. Whoosh steps through postings one by one; whole blocks at once are some ten times faster."""

    def __init__(self, reader: SegmentReader) -> None:
        self._reader = reader
        self._memo: dict[tuple[str, str], tuple[list[int], list[float]]] = {}
        self._lengths: dict[str, list[int]] = {}
        self._sums: dict[str, int] = {}
        self._norms: dict[str, tuple[float, list[float]]] = {}
        self.gone = set(reader.segment().deleted_docs()) if reader.has_deletions() else set()

    def begin(self) -> None:
        """Forgets the postings read for the query before."""
        self._memo.clear()

    def column(self, name: str) -> Anything:
        return self._reader.column_reader(name, translate=False)

    @cached_property
    def unit(self) -> Anything:
        return self.column("unit")

    @cached_property
    def exact(self) -> Anything:
        return self.column("exact")

    @cached_property
    def bare(self) -> Anything:
        return self.column("bare")

    @cached_property
    def documents(self) -> list[str]:
        """Number -> id of its document."""
        return [value.decode() for value in self.column("of")]

    def lengths(self, field: str) -> list[int]:
        """How many terms the field has in each unit."""
        if field not in self._lengths:
            self._lengths[field] = list(self.column(field + "s"))
        return self._lengths[field]

    def length(self, field: str) -> int:
        """How many terms the field has in all units."""
        if field not in self._sums:
            self._sums[field] = sum(self.lengths(field))
        return self._sums[field]

    def norms(self, field: str, average: float, k1: float) -> list[float]:
        """The part of BM25's denominator that depends on the unit alone; kept, because the average rarely changes."""
        kept = self._norms.get(field)
        if kept is None or kept[0] != average:
            kept = average, [k1 * (1 - B + B * length / average) for length in self.lengths(field)]
            self._norms[field] = kept
        return kept[1]

    @cached_property
    def everything(self) -> set[int]:
        return set(range(self._reader.doc_count_all())) - self.gone

    def lexicon(self, field: str) -> list[str]:
        return [term.decode() for term in self._reader.lexicon(field)]

    @cached_property
    def days(self) -> list[str]:
        return self.lexicon("day")

    @cached_property
    def issuers(self) -> list[str]:
        return self.lexicon("issuer")

    @cached_property
    def vocabulary(self) -> dict[str, int]:
        found = {}
        for (field, term), info in self._reader.iter_from("word", b""):
            if field != "word":
                break
            found[term.decode()] = info.doc_frequency()
        return found

    @cached_property
    def _forms(self) -> dict[str, list[str]]:
        """Bare syllable -> the syllables that it can be."""
        found: dict[str, list[str]] = {}
        for word in self.lexicon("word"):
            found.setdefault(bare(word), []).append(word)
        return found

    def forms(self, word: str, is_bare: bool) -> list[str]:
        return self._forms.get(word, []) if is_bare else [word]

    def beginning(self, start: str, is_bare: bool) -> list[str]:
        if is_bare:
            return [form for word, forms in self._forms.items() if word.startswith(start) for form in forms]
        return [term.decode() for term in self._reader.expand_prefix("word", start.encode())]

    def holding(self, field: str, term: str) -> int:
        """How many hold the term; those taken out since the last merge count too."""
        try:
            return int(self._reader.term_info(field, term.encode()).doc_frequency())
        except TermNotFound:
            return 0

    def _read(self, field: str, term: str) -> tuple[list[int], list[float]]:
        """Numbers and counts of a term."""
        if (field, term) not in self._memo:
            ids: list[int] = []
            counts: list[float] = []
            try:
                block = self._reader._terms.matcher(field, term.encode(), self._reader.schema[field].format)
            except TermNotFound:
                block = None
            while block is not None and block.is_active():
                block._read_data()
                ids.extend(accumulate(block._data[0]))
                some = block._data[1]
                counts.extend([1.0 if some is None else some] * block._blocklength if not isinstance(some, tuple) else some)
                block._next_block()
            self._memo[field, term] = ids, counts
        return self._memo[field, term]

    def ids(self, field: str, term: str) -> set[int]:
        found = set(self._read(field, term)[0])
        return found - self.gone if self.gone else found

    def counts(self, field: str, term: str, is_bare: bool) -> tuple[Collection[int], Collection[float]]:
        """Numbers, each once, and how often they hold the term; those taken out are still in it."""
        if field != "word" or not is_bare:
            return self._read(field, term)
        found: dict[int, float] = {}
        for form in self.forms(term, True):
            for number, count in zip(*self._read(field, form)):
                found[number] = found.get(number, 0.0) + count
        return found.keys(), found.values()

    def holding_text(self, among: Iterable[int], tokens: Iterable[str], is_bare: bool) -> set[int]:
        """Those of `among` whose text holds the tokens next to one another."""
        texts, looked = self.bare if is_bare else self.exact, f" {' '.join(tokens)} ".encode()
        return {number for number in among if looked in texts[number]}


def matching(segment: Segment, query: Query, within: frozenset[str] | None) -> set[int]:
    """Numbers of the units that answer the query."""
    segment.begin()
    among = _allowed(segment, query, within)
    if among is not None and not among:
        return among
    return _match(segment, query.root, query.bare, among)


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


def _match(segment: Segment, node: Node, is_bare: bool, among: set[int] | None) -> set[int]:
    """Numbers of `among` (None = all) that answer the node."""
    match node:
        case Word(word):
            forms = segment.forms(word, is_bare)
            if among is not None and len(among) * _VERIFY < sum(segment.holding("word", form) for form in forms):
                return segment.holding_text(among, (word,), is_bare)
            found = _any(segment, "word", forms)
        case Prefix(start):
            found = _any(segment, "word", segment.beginning(start, is_bare))
        case Phrase(tokens):
            return segment.holding_text(_candidates(segment, node, is_bare, among), tokens, is_bare)
        case Number(term):
            found = segment.ids("number", term)
        case Head():
            found = segment.ids("head", "1")
        case Any(parts):
            found = set().union(*(_match(segment, part, is_bare, among) for part in parts))
        case AtLeast(count, parts):
            times = Counter(n for part in parts for n in _match(segment, part, is_bare, among))
            found = {n for n, held in times.items() if held >= count}
        case All(parts, without):
            return _all(segment, parts, without, is_bare, among)
    return found if among is None else found & among


def _all(
    segment: Segment, parts: tuple[Node, ...], without: tuple[Node, ...], is_bare: bool, among: set[int] | None
) -> set[int]:
    for part in sorted(parts, key=lambda part: _size(segment, part, is_bare)):
        among = _match(segment, part, is_bare, among)
        if not among:
            return among
    found = segment.everything if among is None else among
    for part in without:
        found = found - _match(segment, part, is_bare, found)
    return found


def _size(segment: Segment, node: Node, is_bare: bool) -> int:
    """About how many answer the node: the rarest part goes first."""
    match node:
        case Word(word):
            return sum(segment.holding("word", form) for form in segment.forms(word, is_bare))
        case Phrase(tokens):
            return min((segment.holding("pair", pair) for pair in pairs(bare(" ".join(tokens)))), default=len(segment.everything) // 2)
        case Any(parts):
            return sum(_size(segment, part, is_bare) for part in parts)
        case Number(term):
            return segment.holding("number", term)
        case _:
            return len(segment.everything)


def _candidates(segment: Segment, phrase: Phrase, is_bare: bool, among: set[int] | None) -> set[int]:
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
        among = _match(segment, Word(token), is_bare, among)
    return segment.everything if among is None else among
