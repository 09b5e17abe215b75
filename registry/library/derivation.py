"""Events of documents from what a library can see: their own, those of links into them, those of their parents and neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Protocol

from registry.law import acts
from registry.library.features import neighbourhood
from registry.model import Document, Event, Header, Link, Period
from registry.validity import (
    NEVER,
    Citing,
    Parent,
    Tree,
    amends,
    chain_events,
    details,
    doubt_events,
    effect,
    first_day,
    incoming_events,
    lapse_events,
    neighbour_events,
    order,
    own_events,
    same_subject,
    settled,
    tree,
)

PARENTS = 3
"""How many steps up a lapse is followed: decision, decree, law."""


class Sight(Protocol):
    """What of a library the derivation looks at."""

    def header(self, id: str) -> Header | None: ...
    def document(self, id: str) -> Document | None: ...
    def links(self, id: str) -> Iterable[Link]: ...
    def telling(self, id: str) -> Iterable[Link]: ...
    def doubtful(self, id: str) -> Iterable[Link]: ...
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
        self._dated: dict[str, tuple[Event, ...]] = {}
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
            self._events[id] = tuple(sorted(set(self._all(header)), key=order)) if header else ()
        return self._events[id]

    def own(self, id: str) -> tuple[Event, ...]:
        """What the document itself, the catalogue and its unit tell, and what persons recorded."""
        if id not in self._own:
            header = self._sight.header(id)
            told = own_events(header, self._sight.document(id), acts.act_of(id)) if header else ()
            self._own[id] = (*told, *self._sight.recorded(id))
        return self._own[id]

    def dated(self, id: str) -> tuple[Event, ...]:
        """own(), where a first day that hangs on another document's ('kể từ ngày Nghị định số … có hiệu lực') is that day."""
        if id not in self._dated:
            own = self.own(id)
            waits = {e: self._awaited(id, e) for e in own if e.cause == "hieu_luc" and e.period == NEVER}
            self._dated[id] = tuple(replace(e, period=waits[e]) if e in waits else e for e in own)
        return self._dated[id]

    def explicit(self, id: str) -> tuple[Event, ...]:
        """dated() and what other documents clearly say of it: everything but signs."""
        if id not in self._explicit:
            header = self._sight.header(id)
            told = self._told(self._sight.telling(id), id)
            found = incoming_events(header, told, self.tree(id)) if header else ()
            self._explicit[id] = tuple(settled(dict.fromkeys((*self.dated(id), *found)), self.tree(id)))
        return self._explicit[id]

    def _all(self, header: Header) -> Iterator[Event]:
        known = self.explicit(header.id)
        yield from known
        yield from doubt_events(header, self._told(self._sight.doubtful(header.id), header.id))
        yield from self._lapses(header, PARENTS, frozenset({header.id}))
        yield from self._neighbours(header, known)

    def _told(self, links: Iterable[Link], id: str) -> list[tuple[Citing, Link]]:
        links = [link for link in links if link.source != id]
        citing = {source: self._citing(source) for source in sorted({link.source for link in links})}
        return [(one, link) for link in links if (one := citing[link.source])]

    def _citing(self, id: str) -> Citing | None:
        header, document = self._sight.header(id), self._sight.document(id)
        if header is None:
            return None
        own = self.dated(id)
        (start, _), end = first_day(own), self._ended(header)
        return Citing(header, own, document.clauses if document else (), bool(start and end and end < start), end)

    def _ended(self, header: Header) -> date | None:
        """The first day on which another document clearly ended this one as a whole."""
        links = [link for link in self._sight.telling(header.id) if link.source != header.id]
        told = [(Citing(h, self.dated(link.source)), link) for link in links if (h := self._sight.header(link.source))]
        found = incoming_events(header, told, self.tree(header.id)) if told else ()
        ends = (e for e in found if effect(e.cause) == "end" and not e.provisions and e.territory is None and e.certainty == "fact")
        return min((e.period.start for e in ends if e.period.start), default=None)

    def _awaited(self, id: str, event: Event) -> Period:
        """From the first day of the one document named in the sentence, by its own text; NEVER where that is not known."""
        place = event.evidence
        if place is None:
            return NEVER
        inside = [link for link in self._sight.links(id) if link.mention.place.component == place.component]
        named = {link.target for link in inside if link.mention.place.span in place.span and not link.mention.nested}
        target = named.pop() if len(named) == 1 else None
        start, _ = first_day(self.own(target)) if target and target != id else (None, "flag")
        return Period(start, None) if start else NEVER

    def _lapses(self, header: Header, steps: int, path: frozenset[str]) -> tuple[Event, ...]:
        if steps == 0:
            return ()
        links = [link for link in self._sight.links(header.id) if link.target not in path]
        parents = self._parents([link for link in links if details(link)], steps, path)
        changed = [link for link in links if amends(link)]
        bases = self._parents(changed, 1, path) if all(link.target for link in changed) else []
        since = max((day for day in (header.issued, first_day(self.dated(header.id))[0]) if day), default=None)
        return (*(lapse_events(header, parents, since) if parents else ()), *(chain_events(header, bases, since) if bases else ()))

    def _parents(self, links: list[Link], steps: int, path: frozenset[str]) -> list[Parent]:
        return [
            Parent(link, target, (told := self._parent_events(target, steps, path)), self.tree(target), self._heirs(target, told))
            for link in links if (target := link.target)
        ]  # fmt: skip

    def _heirs(self, id: str, told: Iterable[Event]) -> frozenset[str]:
        header = self._sight.header(id)
        ending = {e.by for e in told if e.cause == "bai_bo" and not e.provisions}
        return frozenset(by for by in ending if header and (h := self._sight.header(by)) and same_subject(h, header))

    def _parent_events(self, id: str, steps: int, path: frozenset[str]) -> tuple[Event, ...]:
        header = self._sight.header(id)
        if header is None:
            return ()
        return (*self.explicit(id), *self._lapses(header, steps - 1, path | {id}))

    def _neighbours(self, header: Header, known: tuple[Event, ...]) -> Iterator[Event]:
        if header.form != "normative" or any(effect(e.cause) == "end" and not e.provisions for e in known):
            return
        others = {d.id: d for feature in neighbourhood(header) for d in self._sight.alike(feature) if d.id != header.id}
        yield from neighbour_events(header, known, [(others[id], self.dated(id)) for id in sorted(others)])
