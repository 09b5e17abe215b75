"""Provisions of two documents that are to be read side by side: found by shared features, kept by a threshold, symmetric.

Documents meet where one rests on the other, or both detail one provision, or their titles have one subject, or provisions of
theirs share enough shingles. A feature that more than COMMON documents have says nothing. No pair is ranked or cut off.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from registry.library.features import features
from registry.library.units import Unit, units
from registry.model import Document, Link, Place

COMMON = 64
SHINGLES = 2
ALIKE, CONTAINED, FEWEST = 0.45, 0.7, 4
_RESTS = ("quy_dinh_chi_tiet", "can_cu", "dan_chieu")
Pair = tuple[Place, Place, str]


class Sight(Protocol):
    """What of a library is looked at."""

    def document(self, id: str) -> Document | None: ...
    def links(self, id: str) -> Iterable[Link]: ...
    def cited_by(self, id: str) -> Iterable[Link]: ...
    def sharing(self, features: Iterable[str]) -> Sequence[tuple[str, str]]: ...


class Pairs:
    """Pairs by document; what is kept (the units of a document) is a function of the document alone."""

    def __init__(self, sight: Sight) -> None:
        self._sight = sight
        self._units: dict[str, tuple[Unit, ...]] = {}

    def of(self, id: str) -> tuple[Pair, ...]:
        """(own provision, other provision, reason), in reading order, then by the other document."""
        document = self._sight.document(id)
        if document is None or not self.units(id):
            return ()
        found = [
            (one.place, other.place, reason)
            for other_id, reason in sorted(self._meeting(document).items())
            for one, other in aligned(self.units(id), self.units(other_id))
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda pair: (pair[0].component, pair[0].span, pair[1].document, pair[1].component, pair[1].span)))

    def units(self, id: str) -> tuple[Unit, ...]:
        if id not in self._units:
            document = self._sight.document(id)
            self._units[id] = units(document) if document else ()
        return self._units[id]

    def _meeting(self, document: Document) -> dict[str, str]:
        """Other documents with the reason, the strongest where there are several."""
        reasons: dict[str, set[str]] = defaultdict(set)
        for link in self._sight.links(document.id):
            if link.target and link.mention.relation in _RESTS:
                reasons[link.target].add("1 viện dẫn")
        for link in self._sight.cited_by(document.id):
            if link.mention.relation in _RESTS:
                reasons[link.source].add("1 viện dẫn")
        for id, reason in self._sharing(features(document)):
            reasons[id].add(reason)
        return {id: min(found)[2:] for id, found in reasons.items() if id != document.id and self.units(id)}

    def _sharing(self, features: frozenset[str]) -> Iterator[tuple[str, str]]:
        by_feature: dict[str, list[str]] = defaultdict(list)
        for feature, id in self._sight.sharing(features):
            by_feature[feature].append(id)
        shingles: Counter[str] = Counter()
        for feature, ids in by_feature.items():
            if len(ids) > COMMON:
                continue
            if feature.startswith("s:"):
                shingles.update(ids)
            elif feature[:2] in ("t:", "d:", "c:"):
                yield from ((id, _REASONS[feature[0]]) for id in ids)
        yield from ((id, "5 câu chữ giống nhau") for id, count in shingles.items() if count >= SHINGLES)


_REASONS = {"d": "2 cùng quy định chi tiết một điều khoản", "t": "3 tên cùng nội dung", "c": "4 cùng dẫn một điều khoản"}


def aligned(ones: Sequence[Unit], others: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Units of two documents that speak of one thing, where neither has a likelier partner in the other document."""
    scores = {(a, b): told for a, one in enumerate(ones) for b, other in enumerate(others) if (told := likeness(one, other))}
    rows: dict[int, float] = {}
    columns: dict[int, float] = {}
    for (a, b), told in scores.items():
        rows[a], columns[b] = max(rows.get(a, 0), told), max(columns.get(b, 0), told)
    yield from ((ones[a], others[b]) for (a, b), told in scores.items() if told == rows[a] == columns[b])


def likeness(one: Unit, other: Unit) -> float:
    """Share of their words that two units have in common; 0 where it is too little, or they have too few words to tell."""
    a, b = one.vocabulary, other.vocabulary
    fewest, most = sorted((len(a), len(b)))
    if fewest < FEWEST or (fewest < ALIKE * most and 3 * fewest < most):
        return 0
    shared = len(a & b)
    if shared >= ALIKE * (fewest + most - shared) or (shared >= CONTAINED * fewest and 3 * fewest >= most):
        return shared / (fewest + most - shared)
    return 0
