"""Shelves in memory: a dict for tests and one-off checks, and a draft laid over any other shelf."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from registry.library.features import features
from registry.model import Document, Event, Header, Mention, Shelf
from registry.model.json import dumps
from registry.model.keys import TargetKey


def mention_order(mention: Mention) -> tuple[str, str, int, int]:
    place = mention.place
    return place.document, place.component, place.span.start, place.span.end


class MemoryShelf:
    """Documents in a dict, indexed by block and by feature. The order in which they are given changes nothing.

    Of two documents with one id the longer text stays, else the one whose JSON sorts first. events: what persons recorded.
    """

    def __init__(self, documents: Iterable[Document] = (), events: Iterable[Event] = ()) -> None:
        self._documents: dict[str, Document] = {}
        for document in documents:
            held = self._documents.get(document.id)
            self._documents[document.id] = min(held, document, key=_preferred) if held else document
        self._ids = tuple(sorted(self._documents))
        self._aliases = {alias: id for id in reversed(self._ids) for alias in self._documents[id].header.aliases}
        self._blocks: dict[str, list[str]] = defaultdict(list)
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        self._features: dict[str, list[str]] | None = None
        self._events: dict[str, list[Event]] = defaultdict(list)
        for id in self._ids:
            for block in self._documents[id].header.blocks:
                self._blocks[block].append(id)
            for mention in self._documents[id].mentions:
                if isinstance(mention.target, TargetKey):
                    for block in mention.target.blocks:
                        self._mentions[block].append(mention)
        for event in events:
            self._events[event.document].append(event)

    @property
    def change(self) -> int:
        return len(self._ids)

    def ids(self) -> Sequence[str]:
        return self._ids

    def headers(self, *, ids: Iterable[str] = (), blocks: Iterable[str] = ()) -> Sequence[Header]:
        found = {id if id in self._documents else self._aliases.get(id, "") for id in ids}
        found |= {id for block in blocks for id in self._blocks.get(block, ())}
        return tuple(self._documents[id].header for id in sorted(found) if id in self._documents)

    def documents(self, ids: Iterable[str]) -> Iterator[Document]:
        found = {id if id in self._documents else self._aliases.get(id, "") for id in ids}
        return (self._documents[id] for id in sorted(found) if id in self._documents)

    def mentions(self, blocks: Iterable[str]) -> Sequence[Mention]:
        found = {(*mention_order(m), n): m for block in set(blocks) for n, m in enumerate(self._mentions.get(block, ()))}
        return tuple(dict.fromkeys(found[key] for key in sorted(found)))

    def sharing(self, features: Iterable[str]) -> Sequence[tuple[str, str]]:
        index = self._by_feature()
        return tuple((feature, id) for feature in sorted(set(features)) for id in index.get(feature, ()))

    def events(self, id: str) -> Sequence[Event]:
        return tuple(self._events.get(id, ()))

    def _by_feature(self) -> dict[str, list[str]]:
        if self._features is None:
            self._features = defaultdict(list)
            for id in self._ids:
                for feature in features(self._documents[id]):
                    self._features[feature].append(id)
        return self._features


class Overlay:
    """A draft upon another shelf, as if it had been added; where the shelf has that id, the draft stands for it."""

    def __init__(self, shelf: Shelf, document: Document) -> None:
        self._shelf = shelf
        self._draft = MemoryShelf((document,))
        self._id = document.id

    @property
    def change(self) -> int:
        return self._shelf.change

    def ids(self) -> Sequence[str]:
        return tuple(sorted({*self._shelf.ids(), self._id}))

    def headers(self, *, ids: Iterable[str] = (), blocks: Iterable[str] = ()) -> Sequence[Header]:
        ids, blocks = tuple(ids), tuple(blocks)
        below = [h for h in self._shelf.headers(ids=ids, blocks=blocks) if h.id != self._id]
        return tuple(sorted((*below, *self._draft.headers(ids=ids, blocks=blocks)), key=lambda h: h.id))

    def documents(self, ids: Iterable[str]) -> Iterator[Document]:
        ids = tuple(ids)
        if self._id in ids:
            yield from self._draft.documents((self._id,))
        yield from self._shelf.documents(id for id in ids if id != self._id)

    def mentions(self, blocks: Iterable[str]) -> Sequence[Mention]:
        blocks = tuple(blocks)
        below = [m for m in self._shelf.mentions(blocks) if m.place.document != self._id]
        return tuple(sorted((*below, *self._draft.mentions(blocks)), key=mention_order))

    def sharing(self, features: Iterable[str]) -> Sequence[tuple[str, str]]:
        features = tuple(features)
        below = [(f, id) for f, id in self._shelf.sharing(features) if id != self._id]
        return tuple(sorted((*below, *self._draft.sharing(features))))

    def events(self, id: str) -> Sequence[Event]:
        return self._shelf.events(id)


def _preferred(document: Document) -> tuple[int, str]:
    return -sum(len(c.text) for c in document.components), dumps(document)
