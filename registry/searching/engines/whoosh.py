"""Whoosh 2.7.4 as the keeper of postings and columns; the boolean work and the ranking are ours, on sets of numbers.

Syllables decide what matches; bare pairs of neighbouring syllables rank, and find the candidates of a phrase, which is then
verified on the text. No positions: with them Whoosh is slowest on the commonest phrase of all, 'ủy ban nhân dân tỉnh'.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from heapq import nlargest, nsmallest
from pathlib import Path

from whoosh.columns import NumericColumn, VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from registry.model.keys import type_code
from registry.searching.analysis import bare, canonical, number_terms, numbers_in, pairs, syllables
from registry.searching.engine import Found, Scored
from registry.searching.engines.codec import Codec
from registry.searching.engines.matching import matching
from registry.searching.engines.pickles import OwnFolder
from registry.searching.engines.postings import Segment
from registry.searching.packing import days_of, pack, unpack
from registry.searching.ranking import FACTOR, K1_PAIRS, K1_SYLLABLES, OWN_NUMBER, SYLLABLES, TITLE, idf, terms
from registry.searching.tree import Query
from registry.searching.units import Unit

_MEMORY_MB = 256


class _Counts(FieldType):  # type: ignore[misc]
    """Terms with how often they occur, counted by us."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def index(self, value: Mapping[str, int], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term, count in value.items():
            yield term.encode(), count, float(count), b""


def _schema() -> Schema:
    return Schema(
        exact=_Counts(), bare=_Counts(), pair=_Counts(), title=_Counts(), number=_Counts(), own=_Counts(), head=_Counts(),
        document=_Counts(), type=_Counts(), issuer=_Counts(), day=_Counts(),
        unit=COLUMN(VarBytesColumn()), of=COLUMN(VarBytesColumn()), exact_text=COLUMN(VarBytesColumn()), bare_text=COLUMN(VarBytesColumn()),
        exact_length=COLUMN(NumericColumn("I")), pair_length=COLUMN(NumericColumn("I")), title_length=COLUMN(NumericColumn("I")),
    )  # fmt: skip


def _row(unit: Unit) -> dict[str, object]:
    text = canonical(unit.text)
    bare_text = bare(text)
    words, paired, title = syllables(text.split()), pairs(bare_text), pairs(bare(canonical(unit.title)))
    own = number_terms(unit.number, own=True)
    numbers = numbers_in(unit.text) | (own if unit.head else frozenset())
    return {
        "exact": Counter(words), "bare": Counter(syllables(bare_text.split())), "pair": Counter(paired), "title": Counter(title),
        "number": dict.fromkeys(numbers, 1), "own": dict.fromkeys(own, 1), "head": {"1": 1} if unit.head else {},
        "document": {unit.document: 1}, "type": {type_code(unit.type): 1}, "issuer": {canonical(unit.issuer): 1},
        "day": dict.fromkeys(days_of(unit.issued), 1),
        "unit": pack(unit), "of": unit.document.encode(), "exact_text": text.encode(), "bare_text": bare_text.encode(),
        "exact_length": len(words), "pair_length": len(paired), "title_length": len(title),
    }  # fmt: skip


class Whoosh:
    """An index in a folder of its own. One reader for all threads, one at a time."""

    name = "whoosh"

    def __init__(self, folder: Path, create: bool = False) -> None:
        storage = OwnFolder(str(folder))
        self._index = FileIndex.create(storage, _schema()) if create else FileIndex(storage, _schema())
        self._lock = threading.Lock()
        self._reader = self._index.reader()

    def close(self) -> None:
        self._reader.close()

    def __len__(self) -> int:
        return int(self._reader.doc_count())

    def write(self, units: Iterable[Unit], gone: Iterable[str] = ()) -> None:
        writer = self._index.writer(limitmb=_MEMORY_MB, codec=Codec(), timeout=60)
        try:
            out: set[str] = set()
            for document in gone:
                self._take_out(writer, document, out)
            for unit in units:
                self._take_out(writer, unit.document, out)
                writer.add_document(**_row(unit))
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
        with self._lock:
            self._reader = self._index.reader(reuse=self._reader)
            self.__dict__.pop("_segments", None)

    def _take_out(self, writer: SegmentWriter, document: str, out: set[str]) -> None:
        if document not in out:
            out.add(document)
            for reader, base in self._reader.leaf_readers():
                if reader.doc_count_all():
                    for number in Segment(reader).ids("document", document):
                        writer.delete_document(base + number)

    def find(self, query: Query, within: frozenset[str] | None = None, first: int = 0, count: int = 20) -> Found:
        with self._lock:
            hits = [matching(segment, query, within) for segment in self._segments]
            total = sum(map(len, hits))
            if not total or not count:
                return Found(total, ())
            best = self._best(query, hits, first + count)[first:]
            return Found(total, tuple(Scored(unpack(self._segments[s].unit[n]), -score) for score, s, n in best))

    def documents(self, query: Query, within: frozenset[str] | None = None) -> dict[str, int]:
        found: Counter[str] = Counter()
        with self._lock:
            for segment in self._segments:
                found.update(map(segment.documents.__getitem__, matching(segment, query, within)))
        return dict(found)

    def vocabulary(self) -> Mapping[str, int]:
        with self._lock:
            found: Counter[str] = Counter()
            for segment in self._segments:
                found.update(segment.vocabulary)
            return found

    @cached_property
    def _segments(self) -> list[Segment]:
        return [Segment(reader) for reader, _ in self._reader.leaf_readers() if reader.doc_count_all()]

    def _best(self, query: Query, hits: list[set[int]], most: int) -> list[tuple[float, int, int]]:
        """(-score, segment, number) of the best hits, best first; as good ones in the order in which they were put in."""
        asked = terms(query)
        scores = [dict.fromkeys(numbers, 0.0) for numbers in hits]
        for number in asked.numbers:
            for segment, scored in zip(self._segments, scores):
                for n in segment.ids("own", number) & segment.ids("head", "1") & scored.keys():
                    scored[n] += OWN_NUMBER
        for pair in asked.pairs:
            self._add(scores, "pair", pair, self._worth("pair", pair), K1_PAIRS)
            self._add(scores, "title", pair, TITLE * self._worth("title", pair), K1_PAIRS)
        field = "bare" if query.bare else "exact"
        worth = {syllable: SYLLABLES * self._worth(field, syllable) for syllable in asked.syllables}
        scores = _within_reach(scores, most, sum(worth.values()))
        for syllable in asked.syllables:
            self._add(scores, field, syllable, worth[syllable], K1_SYLLABLES)
        return nsmallest(most, ((-score, s, n) for s, scored in enumerate(scores) for n, score in scored.items()))

    def _worth(self, field: str, term: str) -> float:
        """What a term can add to a score at most."""
        holding = sum(segment.holding(field, term) for segment in self._segments)
        return idf(holding, sum(segment.size for segment in self._segments)) * FACTOR if holding else 0.0

    def _add(self, scores: list[dict[int, float]], field: str, term: str, worth: float, k1: float) -> None:
        """Adds what a term is worth to the scores of the hits that hold it."""
        if not worth:
            return
        size = sum(segment.size for segment in self._segments)
        average = max(sum(segment.length(field) for segment in self._segments) / size, 1e-9)
        for segment, scored in zip(self._segments, scores):
            norms = segment.norms(field, average, k1)
            for n, times in segment.counts(field, term, scored):
                scored[n] += worth * times / (times + norms[n])


def _within_reach(scores: list[dict[int, float]], most: int, more: float) -> list[dict[int, float]]:
    """The hits that can be among the best `most` if each score can still grow by `more`."""
    best = nlargest(most, (score for scored in scores for score in scored.values()))
    least = best[-1] - more if len(best) == most else 0.0
    return [{n: score for n, score in scored.items() if score >= least} for scored in scores] if least > 0 else scores
