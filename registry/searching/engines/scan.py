"""The oracle: looks through every text, in memory. For a few documents, for tests, and to say what the others must say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from registry.model.keys import type_code
from registry.searching.analysis import bare, canonical, number_terms, numbers_in, pairs, syllables
from registry.searching.engine import Found, Scored
from registry.searching.ranking import K1_PAIRS, K1_SYLLABLES, OWN_NUMBER, SYLLABLES, TITLE, bm25, idf, terms
from registry.searching.tree import All, Any, AtLeast, Filters, Head, Issuer, Node, Number, Phrase, Prefix, Query, Word
from registry.searching.units import Unit


@dataclass(frozen=True, slots=True)
class _Held:
    """A unit with what is compared: canonical text, the same bare, terms of the numbers in it, of its document's own."""

    unit: Unit
    exact: str
    bare: str
    numbers: frozenset[str]
    own: frozenset[str]


def _held(unit: Unit) -> _Held:
    exact = canonical(unit.text)
    own = number_terms(unit.number, own=True)
    named = numbers_in(unit.text)
    return _Held(unit, exact, bare(exact), named | own if unit.head else named, own)


def matches(node: Node, text: str, numbers: frozenset[str] = frozenset(), head: bool = False) -> bool:
    """Whether a canonical text, exact or bare as the query is, answers the node."""
    match node:
        case Word(word):
            return f" {word} " in text
        case Phrase(tokens):
            return f" {' '.join(tokens)} " in text
        case Prefix(start):
            return f" {start}" in text
        case Number(term):
            return term in numbers
        case Head():
            return head
        case All(parts, without):
            return all(matches(p, text, numbers, head) for p in parts) and not any(matches(p, text, numbers, head) for p in without)
        case Any(parts):
            return any(matches(p, text, numbers, head) for p in parts)
        case AtLeast(count, parts):
            return sum(matches(p, text, numbers, head) for p in parts) >= count


def issued_by(issuers: Iterable[Issuer], name: str) -> bool:
    """Whether a canonical issuer's name answers any of the conditions."""
    return any(matches(issuer.node, bare(name) if issuer.bare else name) for issuer in issuers)


def _kept(held: _Held, query: Query, within: frozenset[str] | None) -> bool:
    unit, wanted = held.unit, query.wanted
    if within is not None and unit.document not in within:
        return False
    if not _answers(held, wanted, True) or _answers(held, query.unwanted, False):
        return False
    if wanted.since or wanted.until:
        return unit.issued is not None and not (
            (wanted.since and unit.issued < wanted.since) or (wanted.until and unit.issued >= wanted.until)
        )
    return True


def _answers(held: _Held, filters: Filters, every: bool) -> bool:
    """Whether the document has a value of every field asked (wanted), or of any (unwanted)."""
    told: list[bool] = []
    if filters.numbers:
        told.append(not held.own.isdisjoint(filters.numbers))
    if filters.types:
        told.append(type_code(held.unit.type) in filters.types)
    if filters.issuers:
        told.append(issued_by(filters.issuers, canonical(held.unit.issuer)))
    return all(told) if every else any(told)


class Scan:
    """An engine over a list."""

    name = "scan"

    def __init__(self, units: Iterable[Unit] = ()) -> None:
        self._held: list[_Held] = []
        self.write(units)

    def __len__(self) -> int:
        return len(self._held)

    def write(self, units: Iterable[Unit], gone: Iterable[str] = ()) -> None:
        new = list(map(_held, units))
        out = {*gone, *(held.unit.document for held in new)}
        self._held = [held for held in self._held if held.unit.document not in out] + new

    def close(self) -> None:
        """Holds no files."""

    def find(self, query: Query, within: frozenset[str] | None = None, first: int = 0, count: int = 20) -> Found:
        hits = list(self._matching(query, within))
        if not count:
            return Found(len(hits), ())
        scores = self._scores(query, hits)
        best = sorted(range(len(hits)), key=lambda i: -scores[i])
        return Found(len(hits), tuple(Scored(hits[i].unit, scores[i]) for i in best[first : first + count]))

    def documents(self, query: Query, within: frozenset[str] | None = None) -> dict[str, int]:
        return dict(Counter(held.unit.document for held in self._matching(query, within)))

    def matching(self, query: Query, within: frozenset[str] | None = None) -> list[Unit]:
        """The units that match, in the order in which they were put in."""
        return [held.unit for held in self._matching(query, within)]

    def vocabulary(self) -> Mapping[str, int]:
        found: Counter[str] = Counter()
        for held in self._held:
            found.update(set(syllables(held.exact.split())))
        return found

    def _matching(self, query: Query, within: frozenset[str] | None) -> Iterator[_Held]:
        for held in self._held:
            text = held.bare if query.bare else held.exact
            if matches(query.root, text, held.numbers, held.unit.head) and _kept(held, query, within):
                yield held

    def _scores(self, query: Query, hits: list[_Held]) -> list[float]:
        asked = terms(query)
        scores = [OWN_NUMBER if h.unit.head and not h.own.isdisjoint(asked.numbers) else 0.0 for h in hits]
        if not hits or not (asked.syllables or asked.pairs):
            return scores
        texts = [h.bare if query.bare else h.exact for h in self._held]
        for lists, words, weight, k1 in (
            ([pairs(h.bare) for h in self._held], asked.pairs, 1.0, K1_PAIRS),
            ([pairs(bare(canonical(h.unit.title))) for h in self._held], asked.pairs, TITLE, K1_PAIRS),
            ([syllables(text.split()) for text in texts], asked.syllables, SYLLABLES, K1_SYLLABLES),
        ):
            counts = [Counter(found) for found in lists]
            lengths = [c.total() for c in counts]
            average = max(sum(lengths) / len(lengths), 1e-9)
            weights = {w: weight * idf(n, len(counts)) for w in words if (n := sum(w in c for c in counts))}
            places = {id(h): i for i, h in enumerate(self._held)}
            for i, held in enumerate(hits):
                at = places[id(held)]
                scores[i] += sum(
                    bm25(value, counts[at][w], lengths[at], average, k1) for w, value in weights.items() if w in counts[at]
                )
        return scores
