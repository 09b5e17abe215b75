"""Library: links, events and status, computed when asked over any shelf and kept for the life of the object (ADR 2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from registry.law import acts
from registry.library.derivation import Derivation
from registry.library.pairs import Pairs
from registry.linking import resolve
from registry.model import Document, Event, Header, Link, Mention, Place, Shelf, Statement, Status
from registry.model.keys import TargetKey, law_name
from registry.validity import CAUSED, Timeline, located, on, timeline


class Library:
    """All that tracking and checks ask of documents, over one shelf and for one day.

    Central acts of the catalogue are headers and events without text; a document that is held stands for its act.
    day: what status() takes where no day is given. The shelf must not change while the library lives.
    """

    def __init__(self, shelf: Shelf, day: date) -> None:
        self.day = day
        self._shelf = shelf
        self._asked: set[str] = set()
        self._headers: dict[str, Header | None] = {}
        self._documents: dict[str, Document | None] = {}
        self._candidates: dict[str, tuple[Header, ...]] = {}
        self._resolved: dict[tuple[TargetKey, str], Link] = {}
        self._links: dict[str, tuple[Link, ...]] = {}
        self._cited: dict[str, tuple[Link, ...]] = {}
        self._telling: dict[str, tuple[Link, ...]] = {}
        self._timelines: dict[tuple[str, str | None, str | None], Timeline] = {}
        self._derivation = Derivation(self)
        self._pairs = Pairs(self)

    @property
    def asked(self) -> frozenset[str]:
        """Ids, blocks and features asked for so far, found or not: a newcomer that has one of them is a reason to compute again."""
        return frozenset(self._asked)

    def ids(self) -> Sequence[str]:
        """Ids of the documents held, sorted; acts of the catalogue are not among them."""
        return self._shelf.ids()

    def header(self, id: str) -> Header | None:
        """Of a document held, also by an id that it had before a correction, or of an act of the catalogue."""
        if id not in self._headers:
            self._asked.add(id)
            found = self._shelf.headers(ids=(id,))
            self._headers[id] = found[0] if found else acts.header_of(id)
        return self._headers[id]

    def document(self, id: str) -> Document | None:
        if id not in self._documents:
            self._asked.add(id)
            self._documents[id] = next(iter(self._shelf.documents((id,))), None)
        return self._documents[id]

    def links(self, id: str) -> Sequence[Link]:
        """The document's mentions of other documents, each with what it can mean, in the order of Document.mentions."""
        if id not in self._links:
            document = self.document(id)
            self._links[id] = tuple(filter(None, map(self._link, document.mentions))) if document else ()
        return self._links[id]

    def cited_by(self, id: str) -> Sequence[Link]:
        """Links of all documents that resolve to this one, by citing document and place."""
        if id not in self._cited:
            self._cited[id] = self._incoming(id, frozenset())
        return self._cited[id]

    def telling(self, id: str) -> Sequence[Link]:
        """cited_by() without the relations that cannot change the status."""
        if id not in self._telling:
            self._telling[id] = self._incoming(id, frozenset(CAUSED))
        return self._telling[id]

    def doubtful(self, id: str) -> Sequence[Link]:
        """Links of relations that could change the status and that may mean this document, but do not say so clearly."""
        header = self.header(id)
        if header is None:
            return ()
        return tuple(
            link for m in self._mentions(header, frozenset(CAUSED))
            if (link := self._link(m)) and (
                (link.state == "mismatch" and link.candidates[0][0] == header.id)
                or (link.state == "ambiguous" and header.id in dict(link.candidates))
            )
        )  # fmt: skip

    def events(self, id: str) -> Sequence[Event]:
        """Every dated event about the document that texts, the catalogue and persons tell, earliest first."""
        header = self.header(id)
        return self._derivation.events(header.id) if header else ()

    def status(
        self, id: str, provision: str | None = None, day: date | None = None, territory: str | None = None
    ) -> Status:
        """The status on a day (default self.day); unknown ids are 'chưa xác định'.

        provision: 'main/dieu_2'; without component it is the deciding part's, unless only an attachment has it.
        territory: a unit id of law/units, None = all where the document applies.
        """
        return on(self.timeline(id, provision, territory), day or self.day)

    def timeline(self, id: str, provision: str | None = None, territory: str | None = None) -> Timeline:
        """Every status that the document, or a provision of it, has over time."""
        tree = self._derivation.tree(id)
        where = located((provision,), None, tree)[0] if provision else None
        key = (id, where, territory)
        if key not in self._timelines:
            self._timelines[key] = timeline(self.events(id), where, territory, tree)
        return self._timelines[key]

    def coverage(self, id: str) -> tuple[int, int]:
        """(documents held or in the catalogue, documents cited): how much of what the document rests on is known."""
        links = [link for link in self.links(id) if link.target != id and not link.mention.nested]
        cited = {link.target or str(sorted(_blocks(link.mention))) for link in links}
        return len({link.target for link in links if link.target}), len(cited)

    def beside(self, id: str) -> Sequence[str]:
        """Ids of the documents that share enough features with this one, or rest on it, or it on them; sorted."""
        return self._pairs.beside(id)

    def pairs(self, id: str, other: str) -> Sequence[tuple[Place, Place, str]]:
        """Provisions of the document with those of one beside it, with the reason, in reading order; symmetric."""
        return self._pairs.of(id, other)

    def statement(self, place: Place) -> Statement | None:
        """What stands at a place that pairs() gave; None for titles."""
        return self._pairs.statement(place)

    def alike(self, feature: str) -> Sequence[Document]:
        """Documents that have the feature."""
        self._asked.add(feature)
        ids = sorted({id for _, id in self._shelf.sharing((feature,))})
        return tuple(document for id in ids if (document := self.document(id)))

    def sharing(self, features: Iterable[str]) -> Sequence[tuple[str, str]]:
        """(feature, id) of documents that have one of the features."""
        features = tuple(features)
        self._asked.update(features)
        return self._shelf.sharing(features)

    def recorded(self, id: str) -> Sequence[Event]:
        """Events that persons recorded."""
        self._asked.add(id)
        return self._shelf.events(id)

    def _incoming(self, id: str, relations: frozenset[str]) -> tuple[Link, ...]:
        header = self.header(id)
        if header is None:
            return ()
        mentions = self._mentions(header, relations)
        return tuple(link for m in mentions if (link := self._link(m)) and link.target == header.id)

    def _mentions(self, header: Header, relations: frozenset[str]) -> list[Mention]:
        """Mentions that share a block with the document; relations: only these, all where that is empty."""
        self._asked |= header.blocks
        return [m for m in self._shelf.mentions(sorted(header.blocks)) if not relations or m.relation in relations]

    def _link(self, mention: Mention) -> Link | None:
        """The mention resolved; equal keys of one document are resolved once."""
        if not isinstance(mention.target, TargetKey):
            return None
        key = (mention.target, mention.place.document)
        if key not in self._resolved:
            citing = self.header(mention.place.document)
            candidates = {h.id: h for block in mention.target.blocks for h in self._candidates_of(block)}
            day = citing.issued if citing else None
            headers = [candidates[id] for id in sorted(candidates)]
            self._resolved[key] = resolve(mention, headers, day, lambda name: self._basis(mention.place.document, name))
        return replace(self._resolved[key], mention=mention)

    def _basis(self, id: str, name: str) -> TargetKey | None:
        """How the document's own căn cứ names the law of that name with its number, where it says one."""
        document = self.document(id)
        keys = [m.target for m in document.mentions if m.relation == "can_cu" and not m.nested] if document else []
        said = {k for k in keys if isinstance(k, TargetKey) and k.number and k.name and law_name(k.name) == law_name(name)}
        return said.pop() if len(said) == 1 else None

    def _candidates_of(self, block: str) -> tuple[Header, ...]:
        if block not in self._candidates:
            self._asked.add(block)
            held = {h.id: h for h in (*acts.headers((block,)), *self._shelf.headers(blocks=(block,)))}
            self._candidates[block] = tuple(held[id] for id in sorted(held))
        return self._candidates[block]


def _blocks(mention: Mention) -> frozenset[str]:
    return mention.target.blocks if isinstance(mention.target, TargetKey) else frozenset()
