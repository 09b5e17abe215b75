"""Findings kept with what they asked the registry, so that a document added, changed or gone has only those checked again that it touches.

Each document is checked over a library of its own, on shared memory that writes down every question put to the shelf, found or not. Questions
and what a document answers to are strings of one kind, fit for an indexed column:

i:<id>     the document itself                       h:<block>  a document with that number or name
a:<block>  a mention of it that can change a status  m:<block>  any mention of it
f:<feature> a document with that feature             *          the whole list of documents

Kept results hold for one day and one state of the rules: version() names the latter. Rules that look at the whole registry are asked anew.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from registry.checks.rule import Rule
from registry.checks.runner import about, ordered, rules
from registry.library import Library, features
from registry.library.pairs import COMMON, NEAR, SHINGLES, Held, Pairs, held
from registry.model import Document, Event, Finding, Header, Link, Mention, Place, Shelf, Statement
from registry.model import Library as LibraryProtocol
from registry.model.keys import TargetKey
from registry.validity import CAUSED

EVERYTHING = "*"
_PAIRING = {"f:s:": SHINGLES, "f:w:": NEAR, "f:c:": 1, "f:d:": 1, "f:t:": 1}
"""Kinds of features that do nothing but bring two documents together, and how many in common it takes."""
_HELD = 1024
"""Documents with their texts held in memory at a time."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The findings about one document as of a day. asked: keys; a document that answers to one of them makes this stale."""

    document: str
    day: date
    version: str
    asked: frozenset[str]
    findings: tuple[Finding, ...]


def answers(document: Document) -> frozenset[str]:
    """The keys that a document answers to by being there: its id, its number and names, what it mentions, its features."""
    header = document.header
    found = {EVERYTHING, *(f"i:{id}" for id in (header.id, *header.aliases)), *(f"h:{block}" for block in header.blocks)}
    for mention in document.mentions:
        if isinstance(mention.target, TargetKey):
            found |= {f"{kind}:{block}" for kind in _kinds(mention) for block in mention.target.blocks}
    return frozenset({*found, *(f"f:{feature}" for feature in features(document))})


@dataclass(frozen=True, slots=True)
class Touched:
    """Whom a change touches. stale: ids of documents to be checked again, sorted; beside: of these others only the pairs with the changed
    documents named must be looked at again, because a feature brings them together and nothing else of theirs can differ.
    """

    stale: tuple[str, ...]
    beside: Mapping[str, frozenset[str]]


def stale(kept: Iterable[Kept], changed: Iterable[Document], shelf: Shelf) -> Touched:
    """Whom a change touches. changed: what was added or is gone, of a new version both texts; shelf: as it is after the change."""
    answered = {document.id: answers(document) for document in changed}
    asked = ((one.document, key, id) for one in kept for id, keys in answered.items() for key in keys & one.asked)
    return touched(asked, crowded(frozenset().union(*answered.values()), shelf))


def crowded(keys: Iterable[str], shelf: Shelf) -> frozenset[str]:
    """Those features among the keys that COMMON or more documents have: one more or less changes whom they bring together."""
    holders = Counter(feature for feature, _ in shelf.sharing(key[2:] for key in keys if key.startswith("f:")))
    return frozenset(f"f:{feature}" for feature, count in holders.items() if count >= COMMON)


def touched(asked: Iterable[tuple[str, str, str]], crowded: Container[str]) -> Touched:
    """The same from the columns of a store. asked: (document, key, changed document) for every key that the changed document answers
    to and that the kept result had asked. One word of a title or one shingle in common brings nobody together (library.pairs).
    """
    stale: set[str] = set()
    shared: dict[tuple[str, str, str], int] = defaultdict(int)
    for document, key, changed in asked:
        kind = key[:4]
        if kind not in _PAIRING or key in crowded:
            stale.add(document)
        shared[document, changed, kind] += 1
    beside: dict[str, set[str]] = defaultdict(set)
    for (document, changed, kind), count in shared.items():
        if document not in stale and count >= _PAIRING[kind]:
            beside[document].add(changed)
    return Touched(tuple(sorted(stale)), {document: frozenset(beside[document]) for document in sorted(beside)})


def check_kept(
    ids: Iterable[str], shelf: Shelf, day: date, kept: Mapping[str, Kept] = {}, beside: Mapping[str, frozenset[str]] = {},
    chosen: Iterable[Rule] = (),
) -> Iterator[Kept]:
    """A result for each document held, in the order of ids: the kept one of this day and version, else a new one.

    Who keeps results takes those of Touched.stale out before, and hands over Touched.beside. chosen: rules, empty = all; of
    registry-wide ones nothing is asked here.
    """  # fmt: skip
    memory, now = _Memory(shelf), version()
    wanted = [rule for rule in tuple(chosen) or rules() if not rule.registry_wide]
    for id in ids:
        held = kept.get(id)
        fits = held is not None and held.day == day and held.version == now
        if held and fits and id not in beside:
            yield held
            continue
        asking = _Asking(memory, day, beside.get(id) if fits else None)
        document = asking.document(id)
        if document is None:
            continue
        if held and fits:
            yield _again(held, document, asking, wanted, beside[id])
        else:
            found = tuple(about(document, asking, wanted))
            yield Kept(document.id, day, now, asking.notes, found)


def _again(held: Kept, document: Document, asking: _Asking, wanted: Iterable[Rule], changed: frozenset[str]) -> Kept:
    """The kept result with the pairs of the changed documents looked at anew."""
    pairing = [rule for rule in wanted if rule.by_pair]
    codes = {rule.code for rule in pairing}
    stay = [f for f in held.findings if f.rule not in codes or f.others[0].document not in changed]
    found = ordered(document, (*stay, *(f for rule in pairing for f in rule.check(document, asking))))
    return replace(held, asked=held.asked | asking.notes, findings=tuple(found))


def findings(kept: Iterable[Kept], library: LibraryProtocol, chosen: Iterable[Rule] = ()) -> list[Finding]:
    """As check() lists them: the kept findings, and those of registry-wide rules, asked now, of the same documents."""
    wide = [rule for rule in tuple(chosen) or rules() if rule.registry_wide]
    found: list[Finding] = []
    for one in sorted(kept, key=lambda one: one.document):
        document = library.document(one.document) if wide else None
        told = [finding for rule in wide for finding in rule.check(document, library)] if document else []
        found += ordered(document, (*one.findings, *told)) if document and told else one.findings
    return found


@cache
def version() -> str:
    """Changes with the text of rules and of everything that derives links, events and status, and with the data of the law."""
    digest = hashlib.sha256()
    for package in ("checks", "law", "linking", "validity", "library", "model", "law/data", "validity/data"):
        room = files("registry").joinpath(*package.split("/"))
        for entry in sorted(room.iterdir(), key=lambda one: one.name):
            if entry.name.endswith((".py", ".csv")):
                digest.update(entry.name.encode() + entry.read_bytes())
    return digest.hexdigest()[:16]


def _kinds(mention: Mention) -> tuple[str, ...]:
    return ("a", "m") if mention.relation in CAUSED else ("m",)


class _Memory:
    """A shelf that answers the same question from memory; it must not change meanwhile."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._headers: dict[tuple[str, ...], Sequence[Header]] = {}
        self._mentions: dict[tuple[str, ...], Sequence[Mention]] = {}
        self._documents: dict[str, Document | None] = {}
        self._sharing: dict[tuple[str, ...], Sequence[tuple[str, str]]] = {}
        self.statements: dict[str, Held] = {}

    @property
    def change(self) -> int:
        return self._shelf.change

    def ids(self) -> Sequence[str]:
        return self._shelf.ids()

    def headers(self, *, ids: Iterable[str] = (), blocks: Iterable[str] = ()) -> Sequence[Header]:
        ids, blocks = tuple(ids), tuple(blocks)
        key = (*ids, "", *blocks)
        if key not in self._headers:
            self._headers[key] = tuple(self._shelf.headers(ids=ids, blocks=blocks))
        return self._headers[key]

    def documents(self, ids: Iterable[str]) -> Iterator[Document]:
        for id in ids:
            found = self._documents.pop(id) if id in self._documents else next(iter(self._shelf.documents((id,))), None)
            self._documents[id] = found  # last in the dict: the latest asked for
            if len(self._documents) > _HELD:
                del self._documents[next(iter(self._documents))]
            if found is not None:
                yield found

    def mentions(self, blocks: tuple[str, ...], acting: bool) -> Sequence[Mention]:
        """acting: only those that can change a status; of a law that everybody cites these are few."""
        key = (*blocks, "a" if acting else "m")
        if key not in self._mentions:
            found = tuple(self._shelf.mentions(blocks))
            self._mentions[*blocks, "m"] = found
            self._mentions[*blocks, "a"] = tuple(m for m in found if m.relation in CAUSED)
        return self._mentions[key]

    def sharing(self, features: Iterable[str]) -> Sequence[tuple[str, str]]:
        key = tuple(features)
        if key not in self._sharing:
            self._sharing[key] = tuple(self._shelf.sharing(key))
        return self._sharing[key]

    def events(self, id: str) -> Sequence[Event]:
        return self._shelf.events(id)


class _Noting:
    """Puts questions on to the memory and notes them."""

    def __init__(self, memory: _Memory) -> None:
        self._memory = memory
        self.notes: set[str] = set()
        self.all_mentions = False

    @property
    def change(self) -> int:
        return self._memory.change

    def ids(self) -> Sequence[str]:
        self.notes.add(EVERYTHING)
        return self._memory.ids()

    def headers(self, *, ids: Iterable[str] = (), blocks: Iterable[str] = ()) -> Sequence[Header]:
        ids, blocks = tuple(ids), tuple(blocks)
        self.notes |= {f"i:{id}" for id in ids} | {f"h:{block}" for block in blocks}
        return self._memory.headers(ids=ids, blocks=blocks)

    def documents(self, ids: Iterable[str]) -> Iterator[Document]:
        ids = tuple(ids)
        self.notes |= {f"i:{id}" for id in ids}
        return self._memory.documents(ids)

    def mentions(self, blocks: Iterable[str]) -> Sequence[Mention]:
        """Library asks for mentions to learn of statuses, or, in cited_by(), for all of them."""
        blocks, kind = tuple(blocks), "m" if self.all_mentions else "a"
        self.notes |= {f"{kind}:{block}" for block in blocks}
        return self._memory.mentions(blocks, acting=not self.all_mentions)

    def sharing(self, features: Iterable[str]) -> Sequence[tuple[str, str]]:
        features = tuple(features)
        self.notes |= {f"f:{feature}" for feature in features}
        return self._memory.sharing(features)

    def events(self, id: str) -> Sequence[Event]:
        self.notes.add(f"i:{id}")
        return self._memory.events(id)


class _Statements(Pairs):
    """Pairs whose statements, a function of the document alone, outlive one check."""

    def __init__(self, asking: _Asking, memory: _Memory, only: frozenset[str] | None) -> None:
        super().__init__(asking)
        self._asking, self._told, self._only = asking, memory.statements, only

    def _meeting(self, document: Document) -> dict[str, str]:
        found = super()._meeting(document)
        return found if self._only is None else {id: reason for id, reason in found.items() if id in self._only}

    def held(self, id: str) -> Held:
        document = self._asking.document(id)  # asked each time, so that it is noted
        if id not in self._told:
            self._told[id] = held(document)
        return self._told[id]


class _Asking(Library):
    """A library for one check, which notes what is asked. only: the documents that pairs() is about, None = all."""

    def __init__(self, memory: _Memory, day: date, only: frozenset[str] | None = None) -> None:
        self._noting = _Noting(memory)
        super().__init__(self._noting, day)
        self._statements = _Statements(self, memory, only)

    @property
    def notes(self) -> frozenset[str]:
        return frozenset(self._noting.notes)

    def beside(self, id: str) -> Sequence[str]:
        return self._statements.beside(id)

    def pairs(self, id: str, other: str) -> Sequence[tuple[Place, Place, str]]:
        return self._statements.of(id, other)

    def statement(self, place: Place) -> Statement | None:
        return self._statements.statement(place)

    def cited_by(self, id: str) -> Sequence[Link]:
        self._noting.all_mentions = True
        try:
            return super().cited_by(id)
        finally:
            self._noting.all_mentions = False
