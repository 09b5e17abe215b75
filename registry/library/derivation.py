"""Events of documents from what a library can see: their own, those of links into them, those of their parents and neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from registry.law import acts
from registry.library.features import subject_feature
from registry.model import Document, Event, Header, Link
from registry.validity import (
    Citing,
    Parent,
    Tree,
    details,
    effect,
    first_day,
    incoming_events,
    lapse_events,
    neighbour_events,
    order,
    own_events,
    tree,
)  # fmt: skip

PARENTS = 3
"""How many steps up a lapse is followed: decision, decree, law."""


class Sight(Protocol):
    """What of a library the derivation looks at."""

    def header(self, id: str) -> Header | None: ...
    def document(self, id: str) -> Document | None: ...
    def links(self, id: str) -> Iterable[Link]: ...
    def telling(self, id: str) -> Iterable[Link]: ...
    def alike(self, feature: str) -> Iterable[Document]: ...
    def recorded(self, id: str) -> Iterable[Event]: ...


class Derivation:
    """Events by document, kept once computed. Nothing kept depends on the order of asking: each is a function of the shelf,
    and a chain of parents is walked anew from its own beginning.
    """

    def __init__(self, sight: Sight) -> None:
        self._sight = sight
        self._trees: dict[str, Tree] = {}
        self._own: dict[str, tuple[Event, ...]] = {}
        self._explicit: dict[str, tuple[Event, ...]] = {}
        self._events: dict[str, tuple[Event, ...]] = {}

    def tree(self, id: str) -> Tree:
        if id not in self._trees:
            self._trees[id] = tree(self._sight.document(id))
        return self._trees[id]

    def events(self, id: str) -> tuple[Event, ...]:
        """All events, earliest first."""
        if id not in self._events:
            header = self._sight.header(id)
            found: set[Event] = set()
            if header:
                known = self.explicit(id)
                found = {*known, *self._lapses(header, PARENTS, frozenset({id})), *self._neighbours(header, known)}
            self._events[id] = tuple(sorted(found, key=order))
        return self._events[id]

    def own(self, id: str) -> tuple[Event, ...]:
        """What the document itself, the catalogue and its unit tell, and what persons recorded."""
        if id not in self._own:
            header = self._sight.header(id)
            told = own_events(header, self._sight.document(id), acts.act_of(id)) if header else ()
            self._own[id] = (*told, *self._sight.recorded(id))
        return self._own[id]

    def explicit(self, id: str) -> tuple[Event, ...]:
        """own() and what other documents say of it: everything but signs."""
        if id not in self._explicit:
            header = self._sight.header(id)
            links = [link for link in self._sight.telling(id) if link.source != id]
            citing = {source: self._citing(source) for source in sorted({link.source for link in links})}
            told = [(c, link) for link in links if (c := citing[link.source])]
            found = incoming_events(header, told, self.tree(id)) if header else ()
            self._explicit[id] = tuple(dict.fromkeys((*self.own(id), *found)))
        return self._explicit[id]

    def _citing(self, id: str) -> Citing | None:
        header, document = self._sight.header(id), self._sight.document(id)
        if header is None:
            return None
        return Citing(header, self.own(id), document.clauses if document else (), self._void(id))

    def _void(self, id: str) -> bool:
        """Whether the document was ended as a whole before it began, so that what it says of others never happened."""
        start, _ = first_day(self.own(id))
        header = self._sight.header(id)
        if start is None or header is None:
            return False
        links = [link for link in self._sight.telling(id) if link.source != id]
        told = [(Citing(h, self.own(link.source)), link) for link in links if (h := self._sight.header(link.source))]
        found = incoming_events(header, told, self.tree(id)) if told else ()
        ends = (e for e in found if effect(e.cause) == "end" and not e.provisions and e.certainty == "fact")
        return any(e.period.start and e.period.start < start for e in ends)

    def _lapses(self, header: Header, steps: int, path: frozenset[str]) -> tuple[Event, ...]:
        if steps == 0:
            return ()
        links = [link for link in self._sight.links(header.id) if details(link) and link.target not in path]
        parents = [Parent(link, target, self._parent_events(target, steps, path), self.tree(target))
                   for link in links if (target := link.target)]  # fmt: skip
        return lapse_events(header, parents) if parents else ()

    def _parent_events(self, id: str, steps: int, path: frozenset[str]) -> tuple[Event, ...]:
        header = self._sight.header(id)
        if header is None:
            return ()
        return (*self.explicit(id), *self._lapses(header, steps - 1, path | {id}))

    def _neighbours(self, header: Header, known: tuple[Event, ...]) -> Iterator[Event]:
        feature = subject_feature(header)
        if feature is None or header.form != "normative" or any(effect(e.cause) == "end" and not e.provisions for e in known):
            return
        others = [d for d in self._sight.alike(feature) if d.id != header.id]
        yield from neighbour_events(header, known, [(d, self.own(d.id)) for d in others])
