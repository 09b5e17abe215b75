"""Statements of two documents that are to be read side by side: found by shared features, kept by a threshold, symmetric.

Documents meet where one rests on the other, or both detail one provision, or their titles have one subject or, within a
province, enough words in common, or statements of theirs share enough shingles. A feature that more than COMMON documents have says nothing. No pair is ranked or cut off.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Protocol

from registry.library.features import features
from registry.library.rows import once, rows
from registry.library.statements import statements, vocabulary
from registry.model import Document, Link, Place, Span, Statement
from registry.model.text import fold

COMMON = 64
SHINGLES, NEAR = 2, 3
ALIKE, CONTAINED = 0.34, 0.7
_RESTS = ("quy_dinh_chi_tiet", "can_cu", "dan_chieu")
Pair = tuple[Place, Place, str]


class Sight(Protocol):
    """What of a library is looked at."""

    def document(self, id: str) -> Document | None: ...
    def links(self, id: str) -> Iterable[Link]: ...
    def cited_by(self, id: str) -> Iterable[Link]: ...
    def sharing(self, features: Iterable[str]) -> Sequence[tuple[str, str]]: ...


class Pairs:
    """Pairs by document, kept with the statements they are made of: both are functions of the shelf."""

    def __init__(self, sight: Sight) -> None:
        self._sight = sight
        self._held: dict[str, Held] = {}
        self._beside: dict[str, dict[str, str]] = {}
        self._of: dict[tuple[str, str], tuple[Pair, ...]] = {}

    def beside(self, id: str) -> tuple[str, ...]:
        """Who is to be read beside the document: ids, sorted."""
        return tuple(sorted(self._reasons(id)))

    def of(self, id: str, other: str) -> tuple[Pair, ...]:
        """(own statement, other statement, reason), also of titles with one subject and of rows of tables, in reading order."""
        if (id, other) not in self._of:
            self._of[id, other] = self._find(id, other)
        return self._of[id, other]

    def _find(self, id: str, other_id: str) -> tuple[Pair, ...]:
        reason = self._reasons(id).get(other_id)
        document, other = self._sight.document(id), self._sight.document(other_id)
        if reason is None or document is None or other is None:
            return ()
        found: list[Pair] = [(one, two, reason) for one in title_place(document) for two in title_place(other)] if reason == TITLE else []
        found += ((one.place, two.place, reason) for one, two in aligned(self.held(id), self.held(other_id)))
        return tuple(sorted(found, key=lambda pair: (pair[0].component, pair[0].span, pair[1].component, pair[1].span)))

    def _reasons(self, id: str) -> dict[str, str]:
        if id not in self._beside:
            document = self._sight.document(id)
            self._beside[id] = self._meeting(document) if document else {}
        return self._beside[id]

    def statement(self, place: Place) -> Statement | None:
        return self.held(place.document).at.get(place)

    def held(self, id: str) -> Held:
        """The statements of a document; none where it is not held."""
        if id not in self._held:
            self._held[id] = held(self._sight.document(id))
        return self._held[id]

    def _meeting(self, document: Document) -> dict[str, str]:
        """Other documents with the reason, the strongest where there are several."""
        reasons: dict[str, set[str]] = defaultdict(set)
        for link in self._sight.links(document.id):
            if link.target and link.mention.relation in _RESTS:
                reasons[link.target].add(f"1 {CITED}")
        for link in self._sight.cited_by(document.id):
            if link.mention.relation in _RESTS:
                reasons[link.source].add(f"1 {CITED}")
        for id, reason in self._sharing(features(document)):
            reasons[id].add(reason)
        return {id: min(found)[2:] for id, found in reasons.items() if id != document.id}

    def _sharing(self, features: frozenset[str]) -> Iterator[tuple[str, str]]:
        by_feature: dict[str, list[str]] = defaultdict(list)
        for feature, id in self._sight.sharing(features):
            by_feature[feature].append(id)
        counted: dict[str, Counter[str]] = {"s:": Counter(), "w:": Counter()}
        for feature, ids in by_feature.items():
            if len(ids) > COMMON:
                continue
            if feature[:2] in counted:
                counted[feature[:2]].update(ids)
            elif feature[:2] in ("t:", "d:", "c:"):
                yield from ((id, _REASONS[feature[0]]) for id in ids)
        yield from ((id, "5 tên gần nhau") for id, count in counted["w:"].items() if count >= NEAR)
        yield from ((id, "6 câu chữ giống nhau") for id, count in counted["s:"].items() if count >= SHINGLES)


TITLE, CITED = "tên cùng nội dung", "viện dẫn"
_REASONS = {"t": f"0 {TITLE}", "d": "2 cùng quy định chi tiết một điều khoản", "c": "4 cùng dẫn một điều khoản"}


def title_place(document: Document) -> tuple[Place, ...]:
    """The title of the deciding part without the line of its type, where it was read."""
    main = document.component("main")
    zone = main.zone("title") if main else None
    if main is None or zone is None:
        return ()
    first, line_break, rest = zone.of(main.text).partition("\n")
    start = zone.start + len(first) + 1 if line_break and rest.strip() and fold(first.strip()) == fold(document.header.type) else zone.start
    span = Span(start, max(start, zone.end - len(zone.of(main.text)) + len(zone.of(main.text).rstrip())))
    return (Place(document.id, "main", "main/title", span, span.of(main.text)),)


class Held:
    """The statements of one document, and where each word of each kind stands, so that few pairs need be looked at.

    Rows of tables are found by all their words.
    """

    def __init__(self, found: Iterable[Statement], rows: Iterable[Statement]) -> None:
        self.statements = tuple(found)
        self.vocabularies = tuple(map(vocabulary, self.statements))
        self.rows = once(rows)
        self.at = {s.place: s for s in (*self.rows.values(), *self.statements)}
        self.words: dict[tuple[str, str], list[int]] = defaultdict(list)
        for n, words in enumerate(self.vocabularies):
            for word in words:
                self.words[self.statements[n].kind, word].append(n)


def held(document: Document | None) -> Held:
    """A function of the document alone, so that it may be kept as long as the text stands."""
    return Held(statements(document), rows(document)) if document else Held((), ())


def aligned(ones: Held, others: Held) -> Iterator[tuple[Statement, Statement]]:
    """Statements of two documents that speak of one thing, where neither has a likelier partner in the other document."""
    yield from ((row, others.rows[words]) for words, row in ones.rows.items() if words in others.rows)
    scores: dict[tuple[int, int], float] = {}
    for a, (one, own) in enumerate(zip(ones.statements, ones.vocabularies)):
        shared = Counter(chain.from_iterable(others.words.get((one.kind, word), ()) for word in own))
        for b, count in shared.items():
            told = likeness(len(own), len(others.vocabularies[b]), count)
            if told:
                scores[a, b] = told
    rows: dict[int, float] = {}
    columns: dict[int, float] = {}
    for (a, b), told in scores.items():
        rows[a], columns[b] = max(rows.get(a, 0), told), max(columns.get(b, 0), told)
    yield from ((ones.statements[a], others.statements[b]) for (a, b), told in sorted(scores.items()) if told == rows[a] == columns[b])


def likeness(one: int, other: int, shared: int) -> float:
    """Share of their words that two statements have in common; 0 where it is too little, or they have too few words to tell.

    one, other: how many words each has; shared: how many both have.
    """
    fewest, most = (one, other) if one < other else (other, one)
    if shared >= ALIKE * (fewest + most - shared) or (shared >= CONTAINED * fewest and 3 * fewest >= most):
        return shared / (fewest + most - shared)
    return 0
