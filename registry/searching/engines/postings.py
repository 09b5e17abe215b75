"""A segment of a Whoosh index as lists and sets of numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import Any

from whoosh.reading import SegmentReader, TermNotFound

from registry.searching.ranking import B

_LOOK_UP = 12  # finding one number in a sorted list costs about as much as passing this many


class Segment:
    """One segment. Whoosh steps through postings one by one; whole blocks at once are some ten times faster."""

    def __init__(self, reader: SegmentReader) -> None:
        self._reader = reader
        self._memo: dict[tuple[str, str], tuple[list[int], list[float]]] = {}
        self._lengths: dict[str, list[int]] = {}
        self._sums: dict[str, int] = {}
        self._norms: dict[str, tuple[float, list[float]]] = {}
        self.size = int(reader.doc_count_all())
        self.gone = set(reader.segment().deleted_docs()) if reader.has_deletions() else set()

    def begin(self) -> None:
        """Forgets the postings read for the query before."""
        self._memo.clear()

    def column(self, name: str) -> Any:
        return self._reader.column_reader(name, translate=False)

    @cached_property
    def _texts(self) -> dict[str, Any]:
        return {"exact": self.column("exact_text"), "bare": self.column("bare_text")}

    @cached_property
    def unit(self) -> Any:
        return self.column("unit")

    @cached_property
    def documents(self) -> list[str]:
        """Number -> id of its document."""
        return [value.decode() for value in self.column("of")]

    def lengths(self, field: str) -> list[int]:
        """How many terms the field has in each unit; a bare text has as many as the exact one."""
        if field not in self._lengths:
            self._lengths[field] = list(self.column(("exact" if field == "bare" else field) + "_length"))
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
        return set(range(self.size)) - self.gone

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
        for (field, term), info in self._reader.iter_from("exact", b""):
            if field != "exact":
                break
            found[term.decode()] = info.doc_frequency()
        return found

    def beginning(self, field: str, start: str) -> list[str]:
        """Terms of the field that begin so."""
        return [term.decode() for term in self._reader.expand_prefix(field, start.encode())]

    def holding(self, field: str, term: str) -> int:
        """How many hold the term; those taken out since the last merge count too."""
        try:
            return int(self._reader.term_info(field, term.encode()).doc_frequency())
        except TermNotFound:
            return 0

    def postings(self, field: str, term: str) -> tuple[list[int], list[float]]:
        """Numbers of the units that hold the term, and how often; those taken out are still in it."""
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

    def counts(self, field: str, term: str, among: Collection[int]) -> Iterator[tuple[int, float]]:
        """Those of `among` (a set, or a dict's keys) that hold the term, and how often."""
        ids, counts = self.postings(field, term)
        if len(among) * _LOOK_UP < len(ids):
            places = ((number, bisect_left(ids, number)) for number in among)
            return ((number, counts[at]) for number, at in places if at < len(ids) and ids[at] == number)
        return ((number, count) for number, count in zip(ids, counts) if number in among)

    def ids(self, field: str, term: str) -> set[int]:
        found = set(self.postings(field, term)[0])
        return found - self.gone if self.gone else found

    def holding_text(self, field: str, tokens: Iterable[str], among: Iterable[int]) -> set[int]:
        """Those of `among` whose canonical text, exact or bare, holds the tokens next to one another."""
        texts, looked = self._texts[field], f" {' '.join(tokens)} ".encode()
        return {number for number in among if looked in texts[number]}
